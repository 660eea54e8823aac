/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-attempt.h"

#include "sender-serving.h"
#include "sender-url.h"

#include <string.h>

/* How long PingOne waits is not documented. */
#define PATIENCE_MILLISECONDS 20000

/* The stand-in for a host: ours by its port, or the vendor's by its name, with or without edge and
 * region. SENDER_N_SERVICES: nothing that could be reached here. */
static SenderService
find_service (SenderStage *stage,
              SenderUrl   *url)
{
  g_autofree char *host = g_ascii_strdown (url->host, -1);
  const char      *dot = strchr (host, '.');
  g_autofree char *product = dot != NULL ? g_strndup (host, dot - host) : g_strdup (host);

  for (guint i = 0; i < SENDER_SERVICE_CONTROL; i++)
    if (strcmp (host, "127.0.0.1") == 0 && url->port == stage->ports[i] && url->port > 0)
      return (SenderService) i;
  if (!g_str_has_suffix (host, ".twilio.com"))
    return SENDER_N_SERVICES;
  return sender_service_from_name (product);
}

static char *
dup_head (SenderRequest *request,
          SenderUrl     *url,
          gsize          length)
{
  GString *head = g_string_new (sender_request_get_method (request));

  g_string_append_printf (head, " %s%s%s HTTP/1.1\r\nHost: %s\r\n",
                          *url->path != '\0' ? url->path : "/", url->query != NULL ? "?" : "",
                          url->query != NULL ? url->query : "", url->host);
  for (guint i = 0; i < sender_request_get_n_headers (request); i++)
    g_string_append_printf (head, "%s: %s\r\n", sender_request_get_header_name (request, i),
                            sender_request_get_header_value (request, i));
  g_string_append_printf (head, "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n", length);
  return g_string_free (head, FALSE);
}

static gboolean
takes_too_long (SenderServing *delivery)
{
  gsize size = delivery->bytes != NULL ? g_bytes_get_size (delivery->bytes) : 0;

  if (delivery->hang)
    return TRUE;
  return delivery->drip_bytes > 0 &&
         size / delivery->drip_bytes * delivery->drip_milliseconds > PATIENCE_MILLISECONDS;
}

static SenderAttempt
judge (SenderServing *delivery)
{
  gsize size = delivery->bytes != NULL ? g_bytes_get_size (delivery->bytes) : 0;

  if (takes_too_long (delivery))
    return (SenderAttempt){ .failure = "timeout" };
  if (size == 0 || delivery->cut < size)
    return (SenderAttempt){ .failure = "cut" };
  if (delivery->status == 0)
    return (SenderAttempt){ .failure = "garbage" };
  if (delivery->status < 200 || delivery->status > 299)
    return (SenderAttempt){ .status = delivery->status, .failure = "status" };
  return (SenderAttempt){ .accepted = TRUE, .status = delivery->status };
}

/**
 * sender_pingone_attempt:
 * @stage: what the stand-ins share
 * @request: what PingOne would send
 *
 * Tries one provider. Nothing leaves the process: time that would pass waiting passes on the clock
 * of the rehearsal only.
 *
 * Returns: what came of it
 */
SenderAttempt
sender_pingone_attempt (SenderStage   *stage,
                        SenderRequest *request)
{
  g_autoptr (SenderUrl)     url = sender_url_parse (sender_request_get_url (request), NULL);
  GBytes                   *body = sender_request_get_body (request);
  SenderService             service = url != NULL ? find_service (stage, url) : SENDER_N_SERVICES;
  g_autofree char          *head = NULL;
  g_autoptr (SenderServing) delivery = NULL;
  g_autoptr (GBytes)        empty = g_bytes_new_static ("", 0);

  if (service == SENDER_N_SERVICES)
    return (SenderAttempt){ .failure = "unreachable" };
  if (sender_faults_has (stage->faults, SENDER_FAULT_REFUSE, sender_service_get_name (service)))
    return (SenderAttempt){ .failure = "connection-refused" };
  if (body == NULL)
    body = empty;
  head = dup_head (request, url, g_bytes_get_size (body));
  delivery = sender_serving_perform (stage, service, head, strlen (head), body);
  if (takes_too_long (delivery))
    sender_clock_advance (stage->clock, PATIENCE_MILLISECONDS * SENDER_MILLISECOND);
  return judge (delivery);
}
