/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-platform-body.h"
#include "sender-platform-fault.h"
#include "sender-platform-token.h"

G_BEGIN_DECLS

/* One request to the platform API: with the token, which is renewed once, and with its pauses. */

/**
 * SenderPlatformLine:
 * @transport: what sends
 * @token: what is sent with each request
 * @pace: factor for pauses
 *
 * What the requests of a client share.
 */
typedef struct
{
  SenderTransport     *transport;
  SenderPlatformToken *token;
  double               pace;
} SenderPlatformLine;

/**
 * SenderPlatformEnd:
 * @status: of the newest answer, 0 if there was none
 * @maybe: of an error, whether it may have had an effect nevertheless
 * @fault: (nullable): of an error, what is known of it
 *
 * What a request came to, beside its answer.
 */
typedef struct
{
  guint                status;
  gboolean             maybe;
  SenderPlatformFault *fault;
} SenderPlatformEnd;

/* A GET is a read, all else a write. @line is copied, @body (transfer full) (nullable). */
void sender_platform_call_async (const SenderPlatformLine *line,
                                 const char               *method,
                                 const char               *url,
                                 SenderPlatformBody       *body,
                                 GCancellable             *cancellable,
                                 GAsyncReadyCallback       callback,
                                 gpointer                  user_data);
/* The object of a 2xx; NULL without an error where none was answered to a write. @end (out). */
SenderJson *sender_platform_call_finish (GAsyncResult      *result,
                                         SenderPlatformEnd *end,
                                         GError           **error);

G_END_DECLS
