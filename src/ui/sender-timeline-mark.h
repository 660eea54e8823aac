/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-timeline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The node of a timeline's row, and the rail that leads through it. */

#define SENDER_TYPE_TIMELINE_MARK (sender_timeline_mark_get_type ())

G_DECLARE_FINAL_TYPE (SenderTimelineMark, sender_timeline_mark, SENDER, TIMELINE_MARK, GtkWidget)

GtkWidget *sender_timeline_mark_new (void);
/* @is_first, @is_last: where the rail ends. */
void sender_timeline_mark_set (SenderTimelineMark *self,
                               SenderTimelineKind  kind,
                               gboolean            is_first,
                               gboolean            is_last);

G_END_DECLS
