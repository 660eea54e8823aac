/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-builder-private.h"

#include "sender-channel-request.h"
#include "sender-form.h"

#include <string.h>

/* Whose endpoint a request names. A URL with `<flowID>` left in it is no URL yet, but the part that
 * says whose it is may be right. */
const SenderVendor *
sender_builder_get_vendor (SenderChannelRequest *request)
{
  g_autofree char      *text = g_strstrip (g_strdup (sender_channel_request_get_url (request)));
  char                 *authority = strstr (text, "://");
  char                 *user = NULL;
  SenderUrlFault        fault = SENDER_URL_OK;
  g_autoptr (SenderUrl) origin = NULL;

  if (authority == NULL)
    return sender_vendor_get_generic ();
  authority += strlen ("://");
  authority[strcspn (authority, "/?#")] = '\0';
  user = strrchr (authority, '@');
  if (user != NULL)
    memmove (authority, user + 1, strlen (user));
  origin = sender_url_parse (text, &fault);
  return sender_vendor_for_url (origin);
}

/* The key of the first pair in @pairs whose value holds the message. */
static gboolean
find_message_key_cb (const char *key,
                     gsize       key_length,
                     const char *value,
                     gsize       value_length,
                     gboolean    has_value,
                     gpointer    user_data)
{
  g_autofree char    *text = has_value ? g_strndup (value, value_length) : g_strdup ("");
  g_autoptr (GString) decoded = NULL;

  if (!sender_variables_uses (text, "message"))
    return TRUE;
  decoded = g_string_new (NULL);
  sender_form_append_decoded (decoded, key, (gssize) key_length);
  *(char **) user_data = g_strdup (decoded->str);
  return FALSE;
}

static char *
find_message_key (const char *pairs)
{
  char *key = NULL;

  if (pairs != NULL)
    sender_form_foreach_pair (pairs, -1, find_message_key_cb, &key);
  return key;
}

static const char *
get_query (const char *url)
{
  const char *mark = url != NULL ? strchr (url, '?') : NULL;

  return mark != NULL ? mark + 1 : NULL;
}

void
sender_carrier_init (SenderCarrier        *self,
                     SenderChannelRequest *request)
{
  const char         *url = sender_channel_request_get_url (request);
  const SenderVendor *vendor = sender_builder_get_vendor (request);
  SenderHttpMethod    method = sender_channel_request_get_method (request);
  gboolean            post = method == SENDER_HTTP_METHOD_POST;
  g_autofree char    *body = sender_builder_dup_body (request);

  *self = (SenderCarrier){ SENDER_CARRIER_NONE, NULL };
  if (vendor->message_key != NULL)
    self->key = post ? g_strdup (vendor->message_key) : NULL;
  else if (!post)
    self->key = find_message_key (get_query (url));
  else if (sender_channel_request_get_body_format (request) == SENDER_BODY_FORMAT_FORM)
    self->key = find_message_key (body);
  else
    self->kind = SENDER_CARRIER_BODY;
  if (self->key != NULL)
    self->kind = post ? SENDER_CARRIER_FORM : SENDER_CARRIER_QUERY;
}

void
sender_carrier_clear (SenderCarrier *self)
{
  g_clear_pointer (&self->key, g_free);
}

gboolean
sender_carrier_read (const SenderCarrier *self,
                     const char          *url,
                     const char          *body,
                     gsize                body_length,
                     GString             *out)
{
  const char *query = get_query (url);

  if (self->kind == SENDER_CARRIER_FORM)
    return sender_form_lookup (body, (gssize) body_length, self->key, out);
  if (self->kind == SENDER_CARRIER_QUERY)
    return query != NULL && sender_form_lookup (query, -1, self->key, out);
  if (self->kind == SENDER_CARRIER_NONE)
    return FALSE;
  g_string_append_len (out, body, (gssize) body_length);
  return TRUE;
}

/**
 * sender_builder_dup_payload:
 * @config: the configuration
 * @request: the channel's request @built was made of
 * @built: a request of [func@builder_build]
 *
 * Reads what reaches the flow out of the bytes that leave: the decoded value of the vendor's
 * message key, of whichever other key carries `${message}`, or the raw body.
 *
 * Returns: (transfer full) (nullable): the text, %NULL if the message leaves nowhere
 */
char *
sender_builder_dup_payload (SenderConfig         *config,
                            SenderChannelRequest *request,
                            SenderRequest        *built)
{
  g_auto (SenderCarrier) carrier = { SENDER_CARRIER_NONE, NULL };
  g_autoptr (GString)    out = g_string_new (NULL);
  GBytes                *bytes = sender_request_get_body (built);
  gsize                  length = 0;
  const char            *body = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  sender_carrier_init (&carrier, request);
  if (!sender_carrier_read (&carrier, sender_request_get_url (built), body, length, out))
    return NULL;
  return g_strdup (out->str);
}
