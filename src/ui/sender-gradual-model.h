/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The items of another list, little by little. A list view makes two hundred rows at once, of which
 * a dozen are seen; this one has the first ones at once, and more while there is nothing else to
 * do. So it is again where many come at the end or are replaced, unless somebody has scrolled down.
 */

#define SENDER_TYPE_GRADUAL_MODEL (sender_gradual_model_get_type ())

G_DECLARE_FINAL_TYPE (SenderGradualModel, sender_gradual_model, SENDER, GRADUAL_MODEL, GObject)

/* @view: where it is shown, which it does not keep. */
SenderGradualModel *sender_gradual_model_new (GListModel    *source,
                                              GtkScrollable *view);
/* (transfer none) */
GListModel *sender_gradual_model_get_source (SenderGradualModel *self);
void        sender_gradual_model_finish (SenderGradualModel *self);

G_END_DECLS
