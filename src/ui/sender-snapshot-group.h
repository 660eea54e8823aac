/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-publishing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The states before each publish, the newest first, with what going back would change; choosing
 * one plans to go back to it. Not there while there is none. */

#define SENDER_TYPE_SNAPSHOT_GROUP (sender_snapshot_group_get_type ())

G_DECLARE_FINAL_TYPE (SenderSnapshotGroup, sender_snapshot_group, SENDER, SNAPSHOT_GROUP,
                      AdwPreferencesGroup)

/* @publishing (nullable). */
void sender_snapshot_group_set_publishing (SenderSnapshotGroup *self,
                                           SenderPublishing    *publishing);

G_END_DECLS
