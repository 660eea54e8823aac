/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/*
 * All stand-ins in one process on 127.0.0.1 (design, section 7). Linked into sender-rehearsal and
 * into tests; runs on the thread-default main context.
 */

#define SENDER_TYPE_REHEARSAL (sender_rehearsal_get_type ())

G_DECLARE_FINAL_TYPE (SenderRehearsal, sender_rehearsal, SENDER, REHEARSAL, GObject)

SenderRehearsal *sender_rehearsal_new (void);
/* Listens; @port 0 takes a free one for each service. */
gboolean sender_rehearsal_start (SenderRehearsal *self,
                                 guint            port,
                                 GError         **error);
void     sender_rehearsal_stop (SenderRehearsal *self);
/* The value for SENDER_STUDIO_ENDPOINTS. (transfer full) */
char *sender_rehearsal_dup_endpoints (SenderRehearsal *self);
/* `http://127.0.0.1:PORT/_rehearsal/`. (transfer full) */
char *sender_rehearsal_dup_control (SenderRehearsal *self);
/* Does what a request to /_rehearsal/… with @body would do, and gives its answer: one path
 * for tests in process and for programs. (transfer full) */
SenderJson *sender_rehearsal_control (SenderRehearsal *self,
                                      const char      *method,
                                      const char      *path,
                                      SenderJson      *body,
                                      GError         **error);

G_END_DECLS
