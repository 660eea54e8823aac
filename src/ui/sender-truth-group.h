/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"
#include "sender-live.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who delivers when the provider fails, by a rehearsal. Actions: truth.rehearse, truth.cancel. */

#define SENDER_TYPE_TRUTH_GROUP (sender_truth_group_get_type ())

G_DECLARE_FINAL_TYPE (SenderTruthGroup, sender_truth_group,
                      SENDER, TRUTH_GROUP, AdwPreferencesGroup)

/* @document (nullable). */
void sender_truth_group_set_document (SenderTruthGroup *self,
                                      SenderDocument   *document);

/* @live (nullable). */
void sender_truth_group_set_live (SenderTruthGroup *self,
                                  SenderLive       *live);

G_END_DECLS
