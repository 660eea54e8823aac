/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-platform-fault.h"
#include "sender-transport.h"

G_BEGIN_DECLS

/*
 * The token of a worker application: fetched when it is needed, kept in memory only, wiped. It is
 * renewed when less than a minute is left. Those who ask while it is fetched share the answer.
 */

#define SENDER_TYPE_PLATFORM_TOKEN (sender_platform_token_get_type ())

G_DECLARE_FINAL_TYPE (SenderPlatformToken, sender_platform_token, SENDER, PLATFORM_TOKEN, GObject)

/* @url: the only place the secret goes to. */
SenderPlatformToken *
sender_platform_token_new (SenderTransport           *transport,
                           const char                *url,
                           const char                *client_id,
                           const char                *secret,
                           SenderClientAuthentication client_authentication);

/* Factor for the pauses between tries, for tests; 1.0 is real time. */
void sender_platform_token_set_pace (SenderPlatformToken *self,
                                     double               pace);

void sender_platform_token_get_async (SenderPlatformToken *self,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
/* `Bearer …`, to be wiped. @fault (out) (optional) (transfer full): of an error, what is known of
 * it; NULL if cancelled. (transfer full) */
char *sender_platform_token_get_finish (SenderPlatformToken  *self,
                                        GAsyncResult         *result,
                                        SenderPlatformFault **fault,
                                        GError              **error);
/* The service refuses @authorization: the next one who asks gets another. */
void sender_platform_token_drop (SenderPlatformToken *self,
                                 const char          *authorization);
/* What may stand in no text: the secret, the pair and the tokens, as they are sent. (transfer full)
 * (element-type utf8): wiped when freed. */
GPtrArray *sender_platform_token_list_secrets (SenderPlatformToken *self);

G_END_DECLS
