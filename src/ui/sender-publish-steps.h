/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-publishing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A publish that goes on, what became of it, or what is live of one that did not end. Not there
 * while there is nothing of the kind. */

#define SENDER_TYPE_PUBLISH_STEPS (sender_publish_steps_get_type ())

G_DECLARE_FINAL_TYPE (SenderPublishSteps, sender_publish_steps, SENDER, PUBLISH_STEPS,
                      AdwPreferencesGroup)

/* @publishing (nullable). */
void sender_publish_steps_set_publishing (SenderPublishSteps *self,
                                          SenderPublishing   *publishing);

G_END_DECLS
