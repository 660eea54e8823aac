/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wire-test.h"

#include <string.h>

void
wire_send_clear (WireSend *self)
{
  g_clear_pointer (&self->response, sender_response_unref);
  g_clear_error (&self->error);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  WireSend *self = user_data;

  self->response = sender_transport_send_finish (SENDER_TRANSPORT (source), result,
                                                 &self->was_written, &self->error);
  self->seconds = (double) (g_get_monotonic_time () - self->begin) / G_USEC_PER_SEC;
  self->has_ended = TRUE;
  g_assert_true ((self->response == NULL) == (self->error != NULL));
  if (self->error != NULL)
    g_assert_null (strstr (self->error->message, "c2VjcmV0"));
}

void
wire_send_start (WireSend        *self,
                 SenderTransport *transport,
                 SenderRequest   *request,
                 GCancellable    *cancellable)
{
  self->begin = g_get_monotonic_time ();
  sender_transport_send_async (transport, request, cancellable, sent_cb, self);
}

static gboolean
has_ended (gpointer user_data)
{
  return ((WireSend *) user_data)->has_ended;
}

void
wire_send_wait (WireSend *self)
{
  sender_test_wait_until (has_ended, self, "the transport");
}

void
wire_send_run (WireSend        *self,
               SenderTransport *transport,
               SenderRequest   *request)
{
  wire_send_start (self, transport, request, NULL);
  wire_send_wait (self);
}

SenderRequest *
wire_request_new (const char *method,
                  const char *url)
{
  SenderRequest *request = sender_request_new (method, url);

  sender_request_add_secret_header (request, "Authorization", WIRE_SECRET, "Basic …");
  sender_request_add_header (request, "X-First", "1");
  sender_request_add_header (request, "X-Second", "two, 2");
  if (strcmp (method, "POST") == 0)
    {
      sender_request_add_header (request, "Content-Type", "application/x-www-form-urlencoded");
      sender_request_set_body (request, "To=%2B1&Parameters=%7B%7D", 25);
    }
  return request;
}

SenderRequest *
wire_request_new_for (StubServer *server,
                      const char *method,
                      const char *path)
{
  g_autofree char *url = stub_server_dup_url (server, path);

  return wire_request_new (method, url);
}
