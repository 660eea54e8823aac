/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-dispatcher.h"

G_BEGIN_DECLS

/* How the dispatcher writes a dispatch; everybody else only reads it. */

SenderDispatch *sender_dispatch_new (const SenderDispatchPlan *plan,
                                     gboolean                  simulated);
void            sender_dispatch_add_step (SenderDispatch *self,
                                          const char     *stage,
                                          const char     *format,
                                          ...) G_GNUC_PRINTF (3, 4);
/* As above, with the parts a view may show instead. */
void sender_dispatch_add_parts (SenderDispatch *self,
                                const char     *stage,
                                const char     *subject,
                                const char     *detail,
                                const char     *format,
                                ...) G_GNUC_PRINTF (5, 6);
void sender_dispatch_set_response (SenderDispatch *self,
                                   SenderResponse *response);
void sender_dispatch_set_state (SenderDispatch     *self,
                                SenderDispatchState state);
void sender_dispatch_set_http_status (SenderDispatch *self,
                                      guint           status);
void sender_dispatch_set_execution_sid (SenderDispatch *self,
                                        const char     *sid);
void sender_dispatch_set_message_sid (SenderDispatch *self,
                                      const char     *sid);
void sender_dispatch_set_call_sid (SenderDispatch *self,
                                   const char     *sid);
void sender_dispatch_set_conflict (SenderDispatch *self,
                                   const char     *execution_sid);
void sender_dispatch_set_check_url (SenderDispatch *self,
                                    const char     *url);
void sender_dispatch_set_error_code (SenderDispatch *self,
                                     int             code);
/* Ends it: no more running, with the one sentence people read. */
void sender_dispatch_end (SenderDispatch *self,
                          const char     *format,
                          ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
