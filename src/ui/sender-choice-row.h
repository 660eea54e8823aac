/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A combo row for an enumeration whose last value keeps what a newer service sends: that one is
 * listed only where it is the value. Property: value.
 */

#define SENDER_TYPE_CHOICE_ROW (sender_choice_row_get_type ())

G_DECLARE_FINAL_TYPE (SenderChoiceRow, sender_choice_row, SENDER, CHOICE_ROW, AdwComboRow)

/* @labels: one for each value that can be chosen, NULL-terminated and translated; @unknown
 * (nullable): the one after those. */
void sender_choice_row_set_labels (SenderChoiceRow   *self,
                                   const char *const *labels,
                                   const char        *unknown);

G_END_DECLS
