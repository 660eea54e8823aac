/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-stage.h"

G_BEGIN_DECLS

/*
 * What the platform demands of a sender (reference: PingOne, 1.2 to 1.6). @body loses what the
 * service drops silently. @before (nullable): what a PUT replaces.
 */
void sender_pingone_sender_check (SenderStage *stage,
                                  SenderJson  *details,
                                  SenderJson  *body,
                                  SenderJson  *before);
/* How the kinds of senders sign in: part of the above. */
void sender_pingone_authentication_check (SenderJson *details,
                                          SenderJson *authentication);
/* Their numbers: @own: of a provider that is not Ping's partner. */
void sender_pingone_numbers_check (SenderJson *details,
                                   SenderJson *numbers,
                                   gboolean    own);

G_END_DECLS
