/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-router.h"
#include "sender-shape.h"

G_BEGIN_DECLS

/* What the parts of the control interface have in common. */

#define SENDER_CONTROL_ROUTE(method, name, handler)              \
  {                                                              \
    SENDER_SERVICE_CONTROL, method, "/_rehearsal/" name, handler \
  }

/* Ends with a row without a handler. */
extern const SenderRoute sender_control_pingone_routes[];

typedef gboolean (*SenderControlCheck) (SenderJson *json,
                                        GError    **error);
typedef void (*SenderControlAdd) (SenderStage *stage,
                                  SenderJson  *json);

/* An answer to be filled. (transfer full) */
SenderJson *sender_control_new_answer (void);
void        sender_control_refuse (SenderVisit *visit,
                                   guint        status,
                                   const char  *message);
void        sender_control_reply_done (SenderVisit *visit);
void        sender_control_reply_list (SenderVisit *visit,
                                       const char  *name,
                                       SenderJson  *list);
/* The body; NULL if it is none, or not of that shape, and 400 was answered. (transfer full) */
SenderJson *sender_control_read_body (SenderVisit *visit);
SenderJson *sender_control_read_shape (SenderVisit       *visit,
                                       const SenderShape *shape);
/* One object, or several in an array: all, or none if one is wrong. */
void sender_control_add_each (SenderVisit       *visit,
                              SenderControlCheck check,
                              SenderControlAdd   add);

G_END_DECLS
