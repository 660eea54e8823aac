/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-number-facts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * One number, edited in place: what is set, what the vendor told, and below it the findings. It is
 * used for one number after another.
 *
 * Properties, for its menus: kind, selected, available (of the number).
 */

#define SENDER_TYPE_NUMBER_ROW (sender_number_row_get_type ())

G_DECLARE_FINAL_TYPE (SenderNumberRow, sender_number_row, SENDER, NUMBER_ROW, GtkWidget)

GtkWidget               *sender_number_row_new (void);
SenderOriginationNumber *sender_number_row_get_number (SenderNumberRow *self);
/* @number (nullable): what is edited from now on. */
void sender_number_row_set_number (SenderNumberRow         *self,
                                   SenderOriginationNumber *number);
/* @findings (element-type SenderFinding) (nullable): those of the number; @brief: one line for
 * each. */
void sender_number_row_set_findings (SenderNumberRow *self,
                                     GPtrArray       *findings,
                                     gboolean         brief);
/* @shown: whether there is a column for them at all; @facts (nullable): not asked for. */
void sender_number_row_set_facts (SenderNumberRow         *self,
                                  gboolean                 shown,
                                  const SenderNumberFacts *facts);
/* Gives the focus to where a property of the number is edited; the number itself by default. */
void sender_number_row_focus (SenderNumberRow *self,
                              const char      *property);

G_END_DECLS
