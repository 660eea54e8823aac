/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * One row of a form or one header: a name and a value, with what is wrong with them below. What
 * concerns the list is asked for by its actions, `pairs.remove` and `pairs.move`.
 *
 * Property: enabled, whether the row is sent.
 */

#define SENDER_TYPE_PAIR_ROW (sender_pair_row_get_type ())

G_DECLARE_FINAL_TYPE (SenderPairRow, sender_pair_row, SENDER, PAIR_ROW, GtkBox)

/* @type: SENDER_TYPE_FORM_FIELD or SENDER_TYPE_HEADER. */
GtkWidget *sender_pair_row_new (GType type);

/**
 * SenderPairPlace:
 * @document: the document
 * @request: the request the row is of
 * @list: path of the list, such as `sms.body`
 * @position: the row's
 * @n_rows: how many there are
 *
 * Where a row is; borrowed for the call.
 */
typedef struct
{
  SenderDocument       *document;
  SenderChannelRequest *request;
  const char           *list;
  guint                 position;
  guint                 n_rows;
} SenderPairPlace;

/* NULL shows nothing. What was found of a record stays shown until the checks have run with its new
 * place. */
void  sender_pair_row_set_record (SenderPairRow         *self,
                                  SenderRecord          *record,
                                  const SenderPairPlace *place);
guint sender_pair_row_get_position (SenderPairRow *self);
/* Whether suggestions or the menu are open: `pairs.make-rest` is asked for when they are closed. */
gboolean sender_pair_row_is_open (SenderPairRow *self);
/* The name is as wide as what stands above it. */
void sender_pair_row_align (SenderPairRow *self,
                            GtkSizeGroup  *names);
/* Gives the focus to the name, the value or, for `enabled`, the menu; NULL is the name. */
void sender_pair_row_focus (SenderPairRow *self,
                            const char    *property);
/* The property whose field has the focus, NULL if none has. */
const char *sender_pair_row_get_focus (SenderPairRow *self);

G_END_DECLS
