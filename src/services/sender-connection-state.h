/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-secret-place.h"
#include "sender-types.h"

G_BEGIN_DECLS

/* Whether a configuration has all that signing in to PingOne needs, in words; nobody is asked. */

/* Whether connection and client secret are there. */
gboolean sender_connection_state_is_set_up (SenderConfig     *config,
                                            SenderSecretPlace place);
/* A sentence or two, translated. */
const char *sender_connection_state_get_missing (SenderSecretPlace place);
/* A sentence or two, translated. (transfer full) */
char *sender_connection_state_dup_text (SenderConfig     *config,
                                        SenderSecretPlace place);

G_END_DECLS
