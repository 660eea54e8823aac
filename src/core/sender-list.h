/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

#define SENDER_TYPE_LIST (sender_list_get_type ())

G_DECLARE_FINAL_TYPE (SenderList, sender_list, SENDER, LIST, GObject)

SenderList *sender_list_new (GType item_type);
guint       sender_list_get_n_items (SenderList *self);
/* (transfer none): valid until the list changes. */
gpointer sender_list_get (SenderList *self,
                          guint       position);
gboolean sender_list_find (SenderList *self,
                           gpointer    item,
                           guint      *position);
void     sender_list_append (SenderList *self,
                             gpointer    item);
void     sender_list_insert (SenderList *self,
                             guint       position,
                             gpointer    item);
void     sender_list_remove (SenderList *self,
                             guint       position);
void     sender_list_move (SenderList *self,
                           guint       from,
                           guint       to);
void     sender_list_splice (SenderList *self,
                             guint       position,
                             guint       n_removals,
                             gpointer   *additions,
                             guint       n_additions);
GType    sender_list_get_type_of_items (SenderList *self);

G_END_DECLS
