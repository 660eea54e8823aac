/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-endpoints.h"

G_BEGIN_DECLS

/*
 * A sender-rehearsal of our own: started, asked over its control interface, and ended with us. The
 * program is found beside this one, in a build tree, in PATH, or where SENDER_REHEARSAL_PROGRAM
 * says.
 */

#define SENDER_TYPE_STAND_INS (sender_stand_ins_get_type ())

G_DECLARE_FINAL_TYPE (SenderStandIns, sender_stand_ins, SENDER, STAND_INS, GObject)

/* @speed: seconds of the stand-ins in one of ours. */
void            sender_stand_ins_start_async (double              speed,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
SenderStandIns *sender_stand_ins_start_finish (GAsyncResult *result,
                                               GError      **error);
/* Where the stand-ins are. (transfer none) */
SenderEndpoints *sender_stand_ins_get_endpoints (SenderStandIns *self);

/* Asks `/_rehearsal/NAME`; @body (nullable) (transfer full). */
void        sender_stand_ins_ask_async (SenderStandIns     *self,
                                        const char         *method,
                                        const char         *name,
                                        SenderJson         *body,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
SenderJson *sender_stand_ins_ask_finish (SenderStandIns *self,
                                         GAsyncResult   *result,
                                         GError        **error);

G_END_DECLS
