/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-dispatcher.h"
#include "sender-history.h"

G_BEGIN_DECLS

/* What the phases of a dispatch ask of the dispatcher. */

SenderTransport *sender_dispatcher_get_transport (SenderDispatcher *self);
SenderHistory   *sender_dispatcher_get_history (SenderDispatcher *self);
double           sender_dispatcher_get_pace (SenderDispatcher *self);
/* The URL a plan is about: of its request, else of the channel's request. */
const char *sender_dispatcher_get_url (const SenderDispatchPlan *plan);

G_END_DECLS
