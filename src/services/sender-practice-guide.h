/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-workspace.h"

G_BEGIN_DECLS

/*
 * What leads a newcomer from finding to finding and from test to test, and offers what only an
 * account could give.
 *
 * The signal `changed` tells that something else is next.
 */

#define SENDER_TYPE_PRACTICE_GUIDE (sender_practice_guide_get_type ())

G_DECLARE_FINAL_TYPE (SenderPracticeGuide, sender_practice_guide, SENDER, PRACTICE_GUIDE, GObject)

SenderPracticeGuide *sender_practice_guide_new (void);
void                 sender_practice_guide_set (SenderPracticeGuide *self,
                                                SenderWorkspace     *workspace,
                                                SenderDocument      *document);
guint                sender_practice_guide_get_left (SenderPracticeGuide *self);
/* What is next, in words. */
const char *sender_practice_guide_get_text (SenderPracticeGuide *self);
/* Where it is; NULL when nothing is left. */
const char *sender_practice_guide_get_path (SenderPracticeGuide *self);
/* The pretend value that belongs there; NULL if none does. */
const char *sender_practice_guide_get_offer (SenderPracticeGuide *self);
/* Whether what is next can be done at once: there is a fix, or a pretend value. */
gboolean sender_practice_guide_can_apply (SenderPracticeGuide *self);
/* Does it, as one step that can be undone. */
void sender_practice_guide_apply (SenderPracticeGuide *self);

G_END_DECLS
