/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row that chooses from a list of strings that changes. */

/* Replaces the strings where they differ; what is chosen stays if it is still there. @names is used
 * up. (element-type utf8) */
void sender_test_choices_fill (AdwComboRow   *row,
                               GtkStringList *list,
                               GPtrArray     *names);
/* (nullable) */
const char *sender_test_choices_get (AdwComboRow   *row,
                                     GtkStringList *list);
/* What is chosen is the number as it is; only what is shown has a direction. */
void sender_test_choices_show_numbers (AdwComboRow *row);

G_END_DECLS
