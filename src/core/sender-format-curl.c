/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-format-curl.h"

#include "sender-authorization.h"
#include "sender-builder.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-credential.h"
#include "sender-curl-command.h"
#include "sender-error.h"
#include "sender-format-curl-private.h"
#include "sender-header.h"
#include "sender-input.h"
#include "sender-list.h"
#include "sender-wipe.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define JSON_TYPE "application/json"

typedef struct
{
  SenderCurlCommand    *command;
  SenderImport         *import;
  SenderImportItem     *item;
  SenderChannelRequest *request;
  gboolean              has_credential;
} Reader;

/**
 * sender_format_curl_is:
 * @text: any text
 *
 * Tells a curl command from other text; a prompt may stand before it.
 *
 * Returns: whether the first word is curl
 */
gboolean
sender_format_curl_is (const char *text)
{
  return g_regex_match_simple ("^\\s*(\\$[ \\t]+)?curl(\\.exe)?(\\s|\\\\|$)", text, 0, 0);
}

/* A configuration has one credential: the first, in the order of read_headers(). */
static gboolean
claim (Reader                 *self,
       SenderAuthorizationKind kind,
       const char             *header_name,
       const char             *from)
{
  if (self->has_credential)
    {
      sender_import_note (self->import, _ ("A second credential was left out: %s"), from);
      return FALSE;
    }
  self->has_credential = TRUE;
  g_object_set (sender_config_get_authorization (self->item->config), "kind", kind,
                "header-name", header_name, NULL);
  return TRUE;
}

/* The secret goes beside the configuration; one that stands in a shell's variable is not known. */
static void
take_secret (Reader     *self,
             const char *secret,
             gboolean    expands,
             const char *from)
{
  if (expands && strchr (secret, '$') != NULL)
    sender_import_note (self->import, _ ("The secret stands in a variable of a shell; enter it "
                                         "yourself"));
  else if (*secret != '\0')
    {
      self->item->secret = g_strdup (secret);
      self->item->secret_from = g_strdup (from);
    }
}

static void
take_user (Reader     *self,
           const char *user,
           gboolean    expands,
           const char *from)
{
  const char      *colon = strchr (user, ':');
  g_autofree char *name = NULL;

  if (!claim (self, SENDER_AUTHORIZATION_KIND_BASIC, NULL, from))
    return;
  name = colon != NULL ? g_strndup (user, (gsize) (colon - user)) : g_strdup (user);
  if (expands && strchr (name, '$') != NULL)
    sender_import_note (self->import, _ ("The user name stands in a variable of a shell; enter it "
                                         "yourself"));
  else
    g_object_set (sender_config_get_authorization (self->item->config), "username", name, NULL);
  if (colon != NULL)
    take_secret (self, colon + 1, expands, from);
}

static void
take_basic (Reader     *self,
            const char *encoded,
            gboolean    expands,
            const char *from)
{
  gsize            length = 0;
  g_autofree char *user = NULL;

  if (expands && strchr (encoded, '$') != NULL)
    {
      take_user (self, encoded, expands, from);
      return;
    }
  user = (char *) g_base64_decode (encoded, &length);
  if (length > 0 && g_utf8_validate (user, (gssize) length, NULL))
    take_user (self, user, FALSE, from);
  else
    sender_import_note (self->import, _ ("The Basic credential is no user name and password in "
                                         "Base64 and was left out"));
  /* What is no text may have a zero in the middle. */
  if (user != NULL)
    explicit_bzero (user, length);
}

static void
take_authorization (Reader     *self,
                    const char *value,
                    gboolean    expands)
{
  const char *from = "--header Authorization";
  gsize       length = strcspn (value, " ");
  const char *credential = value + length + strspn (value + length, " ");

  if (length == strlen ("Basic") && g_ascii_strncasecmp (value, "Basic", length) == 0)
    take_basic (self, credential, expands, from);
  else if (length == strlen ("Bearer") && g_ascii_strncasecmp (value, "Bearer", length) == 0)
    {
      if (claim (self, SENDER_AUTHORIZATION_KIND_BEARER, NULL, from))
        take_secret (self, credential, expands, from);
    }
  else if (claim (self, SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER, "Authorization", from))
    take_secret (self, value, expands, from);
}

/* A name under which services take a key, such as `X-Api-Key`, or a value that is a variable. */
static gboolean
is_credential (const char *name,
               const char *value,
               gboolean    expands)
{
  return sender_credential_is_name (name) ||
         (expands && g_regex_match_simple ("^\\$\\{?[A-Za-z_][A-Za-z0-9_]*\\}?$", value, 0, 0));
}

static void
add_header (Reader     *self,
            const char *name,
            const char *value)
{
  g_autoptr (SenderHeader) header = NULL;

  header = g_object_new (SENDER_TYPE_HEADER, "name", name, "value", value, NULL);
  sender_list_append (sender_channel_request_get_headers (self->request), header);
}

/* `Name: value`, or `Name;` for an empty one; `Name:` takes a header of curl's own away. */
static void
take_header (Reader               *self,
             const SenderCurlText *text)
{
  gsize            length = strcspn (text->text, ":;");
  g_autofree char *name = g_strndup (text->text, length);
  const char      *value = text->text + length;
  gboolean         removes = g_str_equal (value, ":");
  g_autofree char *from = NULL;

  g_strstrip (name);
  value += strspn (value, ":;");
  value += strspn (value, " \t");
  if (*name == '\0' || removes)
    sender_import_note (self->import, _ ("A header without name or value was left out: %s"), name);
  else if (g_ascii_strcasecmp (name, "Authorization") == 0)
    take_authorization (self, value, text->expands);
  else if (is_credential (name, value, text->expands))
    {
      from = g_strconcat ("--header ", name, NULL);
      if (claim (self, SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER, name, from))
        take_secret (self, value, text->expands, from);
    }
  else
    add_header (self, name, value);
}

static gboolean
has_header (Reader     *self,
            const char *name)
{
  SenderList *headers = sender_channel_request_get_headers (self->request);

  for (guint i = 0; i < sender_list_get_n_items (headers); i++)
    if (g_ascii_strcasecmp (sender_header_get_name (sender_list_get (headers, i)), name) == 0)
      return TRUE;
  return FALSE;
}

/* Credentials of their own options first: a header that looks like a key comes after them. */
static void
read_headers (Reader *self)
{
  SenderCurlCommand *command = self->command;

  if (command->user.text != NULL)
    take_user (self, command->user.text, command->user.expands, "--user");
  if (command->bearer.text != NULL &&
      claim (self, SENDER_AUTHORIZATION_KIND_BEARER, NULL, "--oauth2-bearer"))
    take_secret (self, command->bearer.text, command->bearer.expands, "--oauth2-bearer");
  for (guint i = 0; i < command->headers->len; i++)
    take_header (self, command->headers->pdata[i]);
  if (!command->json)
    return;
  if (!has_header (self, "content-type"))
    add_header (self, "Content-Type", JSON_TYPE);
  if (!has_header (self, "accept"))
    add_header (self, "Accept", JSON_TYPE);
}

/* Where the host's part of an address begins; curl guesses a scheme that is missing. */
static const char *
find_authority (const char *url)
{
  gsize length = strspn (url, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "+.-");

  return length > 0 && g_str_has_prefix (url + length, "://") ? url + length + strlen ("://") : url;
}

/* A credential in the address would stay in the document. */
static char *
take_user_info (Reader     *self,
                const char *url)
{
  const char              *authority = find_authority (url);
  g_auto (SenderWipedText) host = g_strndup (authority, strcspn (authority, "/?#"));
  char                    *at = strrchr (host, '@');
  g_auto (SenderWipedText) decoded = NULL;
  g_auto (SenderWipedText) rest = NULL;

  if (at == NULL)
    return g_strdup (url);
  *at = '\0';
  decoded = g_uri_unescape_string (host, NULL);
  take_user (self, decoded != NULL ? decoded : host, FALSE, "--url");
  sender_import_note (self->import, _ ("The user name was taken out of the address"));
  rest = g_strdup_printf ("%.*s%s", (int) (authority - url), url, authority + (at - host) + 1);
  /* Without a scheme, what is left can look like one. */
  return take_user_info (self, rest);
}

static gboolean
read_method (Reader  *self,
             GError **error)
{
  SenderCurlCommand *command = self->command;
  const char        *word = command->method;
  int                method = 0;

  if (word == NULL)
    word = command->data != NULL && !command->get ? "POST" : "GET";
  if (!sender_enum_from_nick (SENDER_TYPE_HTTP_METHOD, word, &method) ||
      method == SENDER_HTTP_METHOD_UNKNOWN)
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_FORMAT,
                   _ ("The command sends %s; a sender sends POST or GET"), word);
      return FALSE;
    }
  g_object_set (self->request, "method", method, NULL);
  return TRUE;
}

static void
read_url (Reader *self)
{
  SenderCurlCommand *command = self->command;
  g_autofree char   *url = take_user_info (self, command->url);
  g_autofree char   *whole = NULL;

  if (command->get && command->data != NULL)
    whole = g_strconcat (url, strchr (url, '?') != NULL ? "&" : "?", command->data->str, NULL);
  g_object_set (self->request, "url", whole != NULL ? whole : url, NULL);
}

static void
read_body (Reader *self)
{
  SenderCurlCommand *command = self->command;
  const char        *data = command->data != NULL ? command->data->str : "";

  if (command->get || *data == '\0')
    return;
  if (command->json || sender_input_looks_like_json (data))
    g_object_set (self->request, "body-format", SENDER_BODY_FORMAT_RAW, "raw", data, NULL);
  else
    sender_builder_set_form (self->request, data);
}

static void
add_notes (Reader *self)
{
  GPtrArray          *left_out = self->command->left_out;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < left_out->len; i++)
    {
      const SenderCurlOption *option = left_out->pdata[i];

      if (option->text != NULL)
        sender_import_note (self->import, _ ("“%s” is not carried over: %s"), option->name,
                            _ (option->text));
      else
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", option->name);
    }
  if (names->len > 0)
    sender_import_note (self->import, _ ("Options of curl without a counterpart were left out: %s"),
                        names->str);
  for (guint i = 0; i < self->command->variables->len; i++)
    sender_import_note (self->import, _ ("“%s” is a variable of a shell and stays as it stands"),
                        (char *) self->command->variables->pdata[i]);
  sender_import_note (self->import, _ ("The command became the SMS request; Voice has none yet"));
}

/**
 * sender_format_curl_read:
 * @text: a curl command
 * @import: where the configuration goes
 * @error: return location
 *
 * Reads a curl command as the SMS request of a configuration. For a Studio flow, numbers and the
 * content that were sent as an example become `${to}`, `${from}` with an origination number, and a
 * message with `${message}`; each is noted, as is every option that has no counterpart.
 *
 * Returns: whether it was read; else %SENDER_ERROR_FORMAT is set and @import is as it was
 */
gboolean
sender_format_curl_read (const char   *text,
                         SenderImport *import,
                         GError      **error)
{
  g_autoptr (SenderCurlCommand)    command = sender_curl_command_parse (text, error);
  g_autoptr (SenderConfig)         config = sender_config_new ();
  g_autoptr (SenderChannelRequest) request = NULL;
  Reader                           self = { .command = command, .import = import };

  if (command == NULL)
    return FALSE;
  request = g_object_ref (sender_config_ensure_request (config, SENDER_CHANNEL_SMS));
  self.request = request;
  if (!read_method (&self, error))
    return FALSE;
  self.item = sender_import_add (import, g_steal_pointer (&config));
  read_headers (&self);
  read_url (&self);
  read_body (&self);
  sender_format_curl_replace_examples (import, self.item->config, request);
  add_notes (&self);
  return TRUE;
}
