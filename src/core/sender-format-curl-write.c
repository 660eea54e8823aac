/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-format-curl.h"

#include "sender-authorization.h"
#include "sender-builder.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-form-field.h"
#include "sender-form.h"
#include "sender-header.h"
#include "sender-json.h"
#include "sender-list.h"
#include "sender-shell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SECRET "\"$SENDER_STUDIO_SECRET\""
#define TOKEN "\"$SENDER_STUDIO_TOKEN\""

static void
append_option (GString    *out,
               const char *option,
               const char *value)
{
  g_string_append_printf (out, " \\\n  %s ", option);
  sender_shell_append_quoted (out, value);
}

/* What the credential is sent in, before its value; NULL where it is no header. */
static char *
get_credential_header (SenderAuthorization *authorization)
{
  switch (sender_authorization_get_kind (authorization))
    {
    case SENDER_AUTHORIZATION_KIND_BASIC:
    case SENDER_AUTHORIZATION_KIND_BEARER:
    case SENDER_AUTHORIZATION_KIND_OAUTH2:
      return g_strdup ("Authorization");
    case SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER:
      return g_strdup (sender_authorization_get_header_name (authorization));
    case SENDER_AUTHORIZATION_KIND_UNKNOWN:
    default:
      return g_strdup ("");
    }
}

/* A reference follows the quoted text at once, so that a shell joins them to one word. */
static void
append_credential (GString             *out,
                   SenderAuthorization *authorization)
{
  SenderAuthorizationKind kind = sender_authorization_get_kind (authorization);
  const char             *username = sender_authorization_get_username (authorization);
  const char             *header = sender_authorization_get_header_name (authorization);
  g_autofree char        *text = NULL;

  if (kind == SENDER_AUTHORIZATION_KIND_BASIC)
    text = g_strconcat (username, ":", NULL);
  else if (kind == SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER && *header != '\0')
    text = g_strconcat (header, ": ", NULL);
  else if (kind == SENDER_AUTHORIZATION_KIND_BEARER || kind == SENDER_AUTHORIZATION_KIND_OAUTH2)
    text = g_strdup ("Authorization: Bearer ");
  if (text == NULL)
    return;
  append_option (out, kind == SENDER_AUTHORIZATION_KIND_BASIC ? "--user" : "--header", text);
  g_string_append (out, kind == SENDER_AUTHORIZATION_KIND_OAUTH2 ? TOKEN : SECRET);
}

/* As the builder does: the credential replaces a header of its name, empty rows are none, and raw
 * text is JSON unless a header says otherwise (curl itself would call it a form). */
static void
append_headers (GString              *out,
                SenderChannelRequest *request,
                const char           *credential)
{
  SenderList *headers = sender_channel_request_get_headers (request);
  gboolean    has_type = FALSE;

  for (guint i = 0; i < sender_list_get_n_items (headers); i++)
    {
      const char      *name = sender_header_get_name (sender_list_get (headers, i));
      const char      *value = sender_header_get_value (sender_list_get (headers, i));
      g_autofree char *text = NULL;

      if (*name == '\0' || g_ascii_strcasecmp (name, credential) == 0)
        continue;
      has_type |= g_ascii_strcasecmp (name, "content-type") == 0;
      text = *value != '\0' ? g_strconcat (name, ": ", value, NULL) : g_strconcat (name, ";", NULL);
      append_option (out, "--header", text);
    }
  if (!has_type && sender_channel_request_get_method (request) != SENDER_HTTP_METHOD_GET &&
      sender_channel_request_get_body_format (request) == SENDER_BODY_FORMAT_RAW)
    append_option (out, "--header", "Content-Type: application/json");
}

/* Left to curl to encode where that means the same, so that it can be read and changed; else the
 * very bytes. */
static void
append_row (GString         *out,
            SenderFormField *row)
{
  const char         *key = sender_form_field_get_key (row);
  const char         *value = sender_form_field_get_value (row);
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (GString) fresh = g_string_new (NULL);
  g_autoptr (GString) readable = g_string_new (NULL);

  sender_builder_append_row (bytes, row);
  sender_form_append_template (readable, key, -1);
  g_string_append_c (readable, '=');
  g_string_append (fresh, readable->str);
  g_string_append (readable, value);
  sender_form_append_template (fresh, value, -1);
  if (*key != '\0' && g_string_equal (bytes, fresh))
    append_option (out, "--data-urlencode", readable->str);
  else
    append_option (out, "--data-raw", bytes->str);
}

static void
append_body (GString              *out,
             SenderChannelRequest *request)
{
  SenderList      *rows = sender_channel_request_get_body (request);
  g_autofree char *body = sender_builder_dup_body (request);

  if (sender_channel_request_get_method (request) == SENDER_HTTP_METHOD_GET)
    return;
  if (sender_channel_request_get_body_format (request) == SENDER_BODY_FORMAT_RAW || *body == '\0')
    {
      append_option (out, "--data-raw", body);
      return;
    }
  for (guint i = 0; i < sender_list_get_n_items (rows); i++)
    if (sender_form_field_is_enabled (sender_list_get (rows, i)))
      append_row (out, sender_list_get (rows, i));
}

/* A method unknown here is known to the object it came with. */
static const char *
get_method (SenderChannelRequest *request)
{
  SenderHttpMethod method = sender_channel_request_get_method (request);
  SenderJson      *remote = sender_channel_request_get_remote (request);

  if (method != SENDER_HTTP_METHOD_UNKNOWN)
    return sender_enum_get_nick (SENDER_TYPE_HTTP_METHOD, (int) method);
  return remote != NULL ? sender_json_get_string_member (remote, "method") : NULL;
}

/**
 * sender_format_curl_write:
 * @config: a configuration
 * @request: one of its requests
 * @error: return location
 *
 * Writes a request as a command for a shell, which runs it as it stands: variables such as `${to}`
 * are in single quotes, and the secret is a reference to the shell's `SENDER_STUDIO_SECRET` (with
 * OAuth 2, where a token has to be fetched first, `SENDER_STUDIO_TOKEN`).
 *
 * Returns: (transfer full) (nullable): the command, or %NULL with %SENDER_ERROR_INVALID set where
 *   the request has no URL or a method of which nothing is known
 */
char *
sender_format_curl_write (SenderConfig         *config,
                          SenderChannelRequest *request,
                          GError              **error)
{
  SenderAuthorization *authorization = sender_config_get_authorization (config);
  const char          *url = sender_channel_request_get_url (request);
  const char          *method = get_method (request);
  g_autofree char     *credential = get_credential_header (authorization);
  g_autoptr (GString)  out = g_string_new ("curl --request ");

  if (*url == '\0' || method == NULL)
    {
      g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                           *url == '\0' ? _ ("The request has no URL yet")
                                        : _ ("The request has no method that is known"));
      return NULL;
    }
  if (strspn (method, G_CSET_A_2_Z) == strlen (method))
    g_string_append (out, method);
  else
    sender_shell_append_quoted (out, method);
  append_option (out, "--url", url);
  /* curl itself gives braces and brackets in an address a meaning. */
  if (strpbrk (url, "{}[]") != NULL)
    g_string_append (out, " --globoff");
  append_credential (out, authorization);
  append_headers (out, request, credential);
  append_body (out, request);
  g_string_append_c (out, '\n');
  return g_strdup (out->str);
}
