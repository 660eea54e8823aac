/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-account-check.h"
#include "sender-document.h"
#include "sender-finding-index.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The numbers of a document, below their heading: edited in place, selected, moved and removed.
 * Signal: removed (number of them). Actions: numbers.remove, numbers.move-up, numbers.move-down.
 */

#define SENDER_TYPE_NUMBER_LIST (sender_number_list_get_type ())

G_DECLARE_FINAL_TYPE (SenderNumberList, sender_number_list, SENDER, NUMBER_LIST, AdwBin)

/* @document (nullable). */
void sender_number_list_set_document (SenderNumberList *self,
                                      SenderDocument   *document);
/* @check (nullable): what was told of the numbers. */
void sender_number_list_set_check (SenderNumberList   *self,
                                   SenderAccountCheck *check);
/* Shows only what is looked for. */
void sender_number_list_set_search (SenderNumberList *self,
                                    const char       *text);
/* Where Tab leads from the row that has the focus. */
void sender_number_list_set_neighbours (SenderNumberList *self,
                                        GtkWidget        *before,
                                        GtkWidget        *after);
/* What is shown, as far as it is looked for. (transfer none) */
GtkSelectionModel *sender_number_list_get_model (SenderNumberList *self);
/* (transfer none): what was found of the numbers; NULL without a document. */
SenderFindingIndex *sender_number_list_get_findings (SenderNumberList *self);
/* Scrolls to @number, selects it and gives the focus to where @property (nullable) is edited. */
gboolean sender_number_list_reveal (SenderNumberList        *self,
                                    SenderOriginationNumber *number,
                                    const char              *property);
/* Moves the selected ones, or @number if it is none of them, before or behind @other. FALSE if they
 * are not of this list. */
gboolean sender_number_list_drop (SenderNumberList        *self,
                                  SenderOriginationNumber *number,
                                  SenderOriginationNumber *other,
                                  gboolean                 behind);

G_END_DECLS
