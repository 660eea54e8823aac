/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What can be set. */

#define SENDER_TYPE_PREFERENCES (sender_preferences_get_type ())

G_DECLARE_FINAL_TYPE (SenderPreferences, sender_preferences, SENDER, PREFERENCES,
                      AdwPreferencesWindow)

GtkWidget *sender_preferences_new (GtkWindow *parent,
                                   GSettings *settings);

G_END_DECLS
