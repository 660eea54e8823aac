/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history-item.h"

/**
 * SenderHistoryItem:
 *
 * One row of a history: it is there before what it says is read.
 */
struct _SenderHistoryItem
{
  GObject parent_instance;

  SenderHistoryEntry *entry; /* (owned) (nullable) */
};

enum
{
  LOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SenderHistoryItem, sender_history_item, G_TYPE_OBJECT)

static void
sender_history_item_finalize (GObject *object)
{
  SenderHistoryItem *self = SENDER_HISTORY_ITEM (object);

  g_clear_pointer (&self->entry, sender_history_entry_free);
  G_OBJECT_CLASS (sender_history_item_parent_class)->finalize (object);
}

static void
sender_history_item_class_init (SenderHistoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sender_history_item_finalize;
  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
sender_history_item_init (SenderHistoryItem *self)
{
}

/**
 * sender_history_item_new:
 *
 * Makes a row of which nothing is known yet.
 *
 * Returns: (transfer full): the row
 */
SenderHistoryItem *
sender_history_item_new (void)
{
  return g_object_new (SENDER_TYPE_HISTORY_ITEM, NULL);
}

/**
 * sender_history_item_get_entry:
 *
 * Gets what the row says.
 *
 * Returns: (transfer none) (nullable): the entry
 */
const SenderHistoryEntry *
sender_history_item_get_entry (SenderHistoryItem *self)
{
  return self->entry;
}

/**
 * sender_history_item_take_entry:
 * @entry: (transfer full): what was read
 *
 * Fills the row.
 */
void
sender_history_item_take_entry (SenderHistoryItem  *self,
                                SenderHistoryEntry *entry)
{
  g_clear_pointer (&self->entry, sender_history_entry_free);
  self->entry = entry;
  g_signal_emit (self, signals[LOADED], 0);
}
