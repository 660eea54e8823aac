/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-suggestions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Suggestions below the entry that has the focus, and keeps it. */

#define SENDER_TYPE_SUGGESTION_POPOVER (sender_suggestion_popover_get_type ())

G_DECLARE_FINAL_TYPE (SenderSuggestionPopover, sender_suggestion_popover,
                      SENDER, SUGGESTION_POPOVER, GtkPopover)

GtkWidget *sender_suggestion_popover_new (void);
/* Shows @found (transfer full) below @entry, or goes away if it is empty. */
void sender_suggestion_popover_offer (SenderSuggestionPopover *self,
                                      GtkEditable             *entry,
                                      SenderSuggestions       *found);
/* Whether a key pressed in the entry was meant for the suggestions. */
gboolean sender_suggestion_popover_take_key (SenderSuggestionPopover *self,
                                             guint                    key);

G_END_DECLS
