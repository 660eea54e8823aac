/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-publishing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the plan below is about: the environment, when it was read, how much differs, or why there
 * is no plan and what to do about it. */

#define SENDER_TYPE_PUBLISH_HEAD (sender_publish_head_get_type ())

G_DECLARE_FINAL_TYPE (SenderPublishHead, sender_publish_head, SENDER, PUBLISH_HEAD, AdwBin)

/* @publishing (nullable). */
void sender_publish_head_set_publishing (SenderPublishHead *self,
                                         SenderPublishing  *publishing);

G_END_DECLS
