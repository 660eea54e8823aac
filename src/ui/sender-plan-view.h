/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-publishing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A plan, object by object in the order of the writes. What somebody else changed is decided about
 * in its row. Property: publishing (nullable). Signal: kept, when theirs is to stay where it can’t
 * be published with ours.
 */

#define SENDER_TYPE_PLAN_VIEW (sender_plan_view_get_type ())

G_DECLARE_FINAL_TYPE (SenderPlanView, sender_plan_view, SENDER, PLAN_VIEW, AdwBin)

void sender_plan_view_set_publishing (SenderPlanView   *self,
                                      SenderPublishing *publishing);
/* Gives the focus to the row of @path. Returns whether there is one. */
gboolean sender_plan_view_reveal (SenderPlanView *self,
                                  const char     *path);

G_END_DECLS
