/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Chooses countries, by name or code. Properties: countries (strv of codes); single, where one
 * choice takes the place of the other.
 */

#define SENDER_TYPE_COUNTRIES_POPOVER (sender_countries_popover_get_type ())

G_DECLARE_FINAL_TYPE (SenderCountriesPopover, sender_countries_popover,
                      SENDER, COUNTRIES_POPOVER, GtkPopover)

GtkWidget *sender_countries_popover_new (void);

G_END_DECLS
