/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Things by key in the order they came, never more than a limit: the oldest goes. */

#define SENDER_SHELF_LIMIT 10000

typedef struct _SenderShelf SenderShelf;

SenderShelf *sender_shelf_new (guint          limit,
                               GDestroyNotify destroy);
void         sender_shelf_free (SenderShelf *self);
/* @item is taken; one of the same key is replaced. */
void     sender_shelf_add (SenderShelf *self,
                           const char  *key,
                           gpointer     item);
gpointer sender_shelf_find (SenderShelf *self,
                            const char  *key);
guint    sender_shelf_get_length (SenderShelf *self);
gpointer sender_shelf_get (SenderShelf *self,
                           guint        position);
gboolean sender_shelf_remove (SenderShelf *self,
                              const char  *key);
void     sender_shelf_clear (SenderShelf *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderShelf, sender_shelf_free)

G_END_DECLS
