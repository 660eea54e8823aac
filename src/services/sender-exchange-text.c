/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-exchange-text.h"

#include <string.h>

#define REDACTED "•••"
/* Shorter ones would take ordinary text away with them, and are no secrets. */
#define MIN_SECRET 4
/* Bytes of a body that are shown. */
#define MAX_BODY 16384

static void
take_out (GString    *text,
          const char *secret)
{
  if (secret != NULL && strlen (secret) >= MIN_SECRET)
    g_string_replace (text, secret, REDACTED, 0);
}

/* The whole value of a header, and what stands behind its scheme: `Basic …`. */
static void
take_out_headers (GString       *text,
                  SenderRequest *request)
{
  for (guint i = 0; i < sender_request_get_n_headers (request); i++)
    {
      const char *value = sender_request_get_header_value (request, i);
      const char *blank = strchr (value, ' ');

      if (!sender_request_is_header_secret (request, i))
        continue;
      take_out (text, value);
      take_out (text, blank != NULL ? blank + 1 : NULL);
    }
}

static void
append_body (GString        *text,
             SenderResponse *response)
{
  gsize            size = 0;
  const char      *data = g_bytes_get_data (sender_response_get_body (response), &size);
  g_autofree char *body = g_utf8_make_valid (data != NULL ? data : "",
                                             (gssize) MIN (size, MAX_BODY));

  g_string_append_printf (text, "\n%s", body);
  if (size > MAX_BODY)
    g_string_append (text, "\n…");
}

/**
 * sender_exchange_text_of_response:
 * @response: an answer
 * @request: (nullable): what it answers
 * @secret: (nullable): the credential in it
 *
 * Writes an answer as text to show. A server may repeat whatever it was sent: what was secret in
 * the request is taken out.
 *
 * Returns: (transfer full): the text
 */
char *
sender_exchange_text_of_response (SenderResponse *response,
                                  SenderRequest  *request,
                                  const char     *secret)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "HTTP/1.1 %u\n", sender_response_get_status (response));
  for (guint i = 0; i < sender_response_get_n_headers (response); i++)
    g_string_append_printf (text, "%s: %s\n", sender_response_get_header_name (response, i),
                            sender_response_get_header_value (response, i));
  append_body (text, response);
  take_out (text, secret);
  if (request != NULL)
    take_out_headers (text, request);
  return g_string_free (text, FALSE);
}
