/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-publishing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks before a plan is carried out in a production environment, before anything is deleted, and
 * before going back; a production environment is to be named. */

/* Whether there is anything to ask. */
gboolean sender_publish_question_is_needed (SenderPublishing *publishing);
/* Carries the plan out if the answer is yes. */
void sender_publish_question_ask (GtkWidget        *widget,
                                  SenderPublishing *publishing);

G_END_DECLS
