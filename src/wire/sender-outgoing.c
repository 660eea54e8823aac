/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-outgoing.h"

#include <string.h>

#define USER_AGENT "SenderStudio/" SENDER_VERSION

static void
fill_body (SoupMessage   *message,
           SenderRequest *request)
{
  GBytes            *body = sender_request_get_body (request);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  if (body == NULL)
    body = nothing;
  /* Every write says how long it is, an empty one too. */
  if (g_bytes_get_size (body) > 0 || !sender_outgoing_is_safe (message))
    soup_message_set_request_body_from_bytes (message, NULL, body);
}

static void
fill_headers (SoupMessage   *message,
              SenderRequest *request)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  for (guint i = 0; i < sender_request_get_n_headers (request); i++)
    soup_message_headers_append (headers, sender_request_get_header_name (request, i),
                                 sender_request_get_header_value (request, i));
  if (sender_request_lookup_header (request, "User-Agent") == NULL)
    soup_message_headers_append (headers, "User-Agent", USER_AGENT);
}

/**
 * sender_outgoing_new:
 * @request: a request that sender_guard_check_request() let pass
 * @uri: where to, as sender_guard_check_url() gave it
 *
 * Makes the message that carries the request: it follows no redirect, and what may have an effect
 * gets a connection of its own, on which libsoup has no reason to send it twice.
 *
 * Returns: (transfer full): the message
 */
SoupMessage *
sender_outgoing_new (SenderRequest *request,
                     GUri          *uri)
{
  SoupMessage *message = soup_message_new_from_uri (sender_request_get_method (request), uri);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);
  if (!sender_outgoing_is_safe (message))
    soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
  /* The body first: setting it drops the Content-Type. */
  fill_body (message, request);
  fill_headers (message, request);
  return message;
}

/**
 * sender_outgoing_is_safe:
 * @message: a message
 *
 * Whether it may be sent again without asking: it only reads.
 *
 * Returns: whether the method is GET or HEAD
 */
gboolean
sender_outgoing_is_safe (SoupMessage *message)
{
  const char *method = soup_message_get_method (message);

  return strcmp (method, "GET") == 0 || strcmp (method, "HEAD") == 0;
}
