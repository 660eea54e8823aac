/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * One difference between what is live and what we want: the place, what is there now, and what is
 * there after publishing. Somebody else’s change is decided about here: theirs stays, or ours is
 * written.
 *
 * Signal: decided, when somebody chose; overwrites() says what.
 */

#define SENDER_TYPE_PLAN_ROW (sender_plan_row_get_type ())

G_DECLARE_FINAL_TYPE (SenderPlanRow, sender_plan_row, SENDER, PLAN_ROW, GtkListBoxRow)

GtkWidget *sender_plan_row_new (void);
/* Shows @change of a plan for @config; what is undecided has neither of its buttons down. */
void sender_plan_row_show (SenderPlanRow      *self,
                           const SenderChange *change,
                           SenderConfig       *config,
                           gboolean            is_undecided);

const char *sender_plan_row_get_path (SenderPlanRow *self);
gboolean    sender_plan_row_overwrites (SenderPlanRow *self);

G_END_DECLS
