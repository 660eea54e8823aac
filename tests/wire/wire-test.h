/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-error.h"
#include "sender-test.h"
#include "sender-transport.h"
#include "stub-server.h"

G_BEGIN_DECLS

/* What the tests of the transport share. */

/**
 * WireSend:
 * @response: (owned) (nullable): the answer
 * @error: (owned) (nullable): or why there is none
 * @was_written: what the transport says of it
 * @seconds: from the call to the callback
 *
 * One request on its way, then how it ended. Stays where it is until it has.
 */
typedef struct
{
  SenderResponse *response;
  GError         *error;
  gboolean        was_written;
  gboolean        has_ended;
  double          seconds;
  gint64          begin;
} WireSend;

void wire_send_clear (WireSend *self);
void wire_send_start (WireSend        *self,
                      SenderTransport *transport,
                      SenderRequest   *request,
                      GCancellable    *cancellable);
void wire_send_wait (WireSend *self);

/* Both at once. */
void wire_send_run (WireSend        *self,
                    SenderTransport *transport,
                    SenderRequest   *request);

/* A POST with a form body, an Authorization header that counts as secret, and two more headers;
 * @method other than POST has no body. */
SenderRequest *wire_request_new (const char *method,
                                 const char *url);
SenderRequest *wire_request_new_for (StubServer *server,
                                     const char *method,
                                     const char *path);

#define WIRE_SECRET "Basic c2VjcmV0OnNlY3JldA=="

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WireSend, wire_send_clear)

G_END_DECLS
