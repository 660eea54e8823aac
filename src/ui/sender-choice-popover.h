/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Chooses one of several names, or one that is typed. Signal: chosen (name).
 */

#define SENDER_TYPE_CHOICE_POPOVER (sender_choice_popover_get_type ())

G_DECLARE_FINAL_TYPE (SenderChoicePopover, sender_choice_popover, SENDER, CHOICE_POPOVER,
                      GtkPopover)

/* Whether a name may be what was typed. */
typedef gboolean (*SenderChoiceValid) (const char *name);

/* @label: what is chosen, for the entry; @hint: what a name looks like. */
GtkWidget *sender_choice_popover_new (const char       *label,
                                      const char       *hint,
                                      SenderChoiceValid is_valid);
/* Offers @name, shown as @title, with a @note (nullable) below it. */
void sender_choice_popover_add (SenderChoicePopover *self,
                                const char          *name,
                                const char          *title,
                                const char          *note);

G_END_DECLS
