/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-flow-source.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The ways a flow comes into a view: the actions `flow.open`, `flow.read` and `flow.save-starter`
 * of a widget, its file choosers, and files dropped onto it.
 */

#define SENDER_TYPE_FLOW_OPENER (sender_flow_opener_get_type ())

G_DECLARE_FINAL_TYPE (SenderFlowOpener, sender_flow_opener, SENDER, FLOW_OPENER, GObject)

/* @widget is not owned: it owns the opener. */
SenderFlowOpener *sender_flow_opener_new (GtkWidget *widget);
/* @source (nullable): who reads; @message (nullable): whose keys a starter flow reads. */
void sender_flow_opener_set_target (SenderFlowOpener *self,
                                    SenderFlowSource *source,
                                    SenderChannel     channel,
                                    SenderMessage    *message);

G_END_DECLS
