/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-guard.h"
#include "sender-response.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* One request under way: what the transport does between send_async() and the task's return. */

typedef struct _SenderExchange SenderExchange;

SenderExchange *sender_exchange_new (SenderRequest *request);
SenderExchange *sender_exchange_ref (SenderExchange *self);
void            sender_exchange_unref (SenderExchange *self);

void     sender_exchange_start (SenderExchange     *self,
                                SoupSession        *session,
                                const SenderTarget *target,
                                double              seconds,
                                GTask              *task);
gboolean sender_exchange_was_written (SenderExchange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderExchange, sender_exchange_unref)

G_END_DECLS
