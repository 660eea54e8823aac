/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Shows toasts in turn. Of one that goes while it still comes, libadwaita 1.2 uses what it has
 * freed: nothing dismisses a toast, nor takes its place, before it has come.
 */

/* @widget: in the window, or its toast overlay; elsewhere nothing is shown. @toast (transfer
 * full). */
void sender_toasts_show (GtkWidget *widget,
                         AdwToast  *toast);

G_END_DECLS
