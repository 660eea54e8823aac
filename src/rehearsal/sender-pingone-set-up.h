/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-stage.h"

G_BEGIN_DECLS

/* What exists in PingOne, as the control interface sets it: nothing of it is judged as the platform
 * would. Each is checked first and then set. */

/* A sender as the platform API takes it; one of the same id is replaced. */
gboolean sender_pingone_check_sender (SenderJson *json,
                                      GError    **error);
void     sender_pingone_add_sender (SenderStage *stage,
                                    SenderJson  *json);
/* `id` (else the default one) and as needed `senders`, `settings`, `policies`, `templates`,
 * `contents` (by template: an array), `languages`, `users`: what is given replaces what is
 * there. */
gboolean sender_pingone_check_environment (SenderJson *json,
                                           GError    **error);
void     sender_pingone_set_environment (SenderStage *stage,
                                         SenderJson  *json);

/* What somebody else does: `environment` (else the default one), `in` (senders, settings,
 * policies, templates, contents, languages, users), for contents `template`, `where` {member: text}
 * (else all), and `set` {member: value, null takes it away} or `remove`. */
gboolean sender_pingone_check_change (SenderJson *json,
                                      GError    **error);
/* How many objects it changed. */
guint sender_pingone_change (SenderStage *stage,
                             SenderJson  *json);

G_END_DECLS
