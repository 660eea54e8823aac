/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Help that needs no network: what each section is for and where its values are found, what each
 * finding and each error code means. */

#define SENDER_TYPE_HELP_WINDOW (sender_help_window_get_type ())

G_DECLARE_FINAL_TYPE (SenderHelpWindow, sender_help_window, SENDER, HELP_WINDOW, AdwWindow)

/* Opens at a topic, such as `origination`, `SS306` or `30007`; a window that has help open already
 * gets no second one. */
void sender_help_window_present (GtkWindow  *parent,
                                 const char *id);

G_END_DECLS
