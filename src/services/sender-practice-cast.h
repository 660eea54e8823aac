/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-stand-ins.h"
#include "sender-types.h"

G_BEGIN_DECLS

/* What a rehearsal needs besides the configuration: an account, flows, a number, a phone. Nothing
 * of it opens anything. */

#define SENDER_PRACTICE_NAME "Rehearsal"
#define SENDER_PRACTICE_ACCOUNT "AC00000000000000000000000000000000"
#define SENDER_PRACTICE_TOKEN "00000000000000000000000000000000"
#define SENDER_PRACTICE_NUMBER "+14155550100"
#define SENDER_PRACTICE_PHONE "+14155550123"
#define SENDER_PRACTICE_ENVIRONMENT "00000000-0000-4000-8000-000000000001"
#define SENDER_PRACTICE_CLIENT "00000000-0000-4000-8000-000000000002"
#define SENDER_PRACTICE_CLIENT_SECRET "rehearsal-client-secret"

/* The pretend value for a path only a person can fill, such as `sms.url`; NULL if there is none. */
const char *sender_practice_cast_get_value (const char *path);
/* Sets it; `numbers` adds the pretend number. */
gboolean sender_practice_cast_supply_path (SenderConfig *config,
                                           const char   *path,
                                           GError      **error);
/* What only a person can supply is supplied where it is missing; (element-type utf8): the paths
 * that were set. */
GPtrArray *sender_practice_cast_supply (SenderConfig *config,
                                        GError      **error);
/* Tells the stand-ins of the configuration's account, with the pretend token, and of its flows. */
void     sender_practice_cast_announce_async (SenderStandIns     *stand_ins,
                                              SenderConfig       *config,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
gboolean sender_practice_cast_announce_finish (SenderStandIns *stand_ins,
                                               GAsyncResult   *result,
                                               GError        **error);

G_END_DECLS
