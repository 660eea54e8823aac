/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-entry-state.h"

#include "sender-status.h"

#include <glib/gi18n-lib.h>

/**
 * sender_entry_state_is_shown:
 * @entry: an entry of the store
 * @shown: (nullable): the document that is shown
 *
 * Tells whether both are the same file.
 *
 * Returns: whether the entry is the shown one
 */
gboolean
sender_entry_state_is_shown (SenderStoreEntry *entry,
                             SenderDocument   *shown)
{
  const char *path = shown != NULL ? sender_document_get_path (shown) : NULL;

  return g_strcmp0 (path, sender_store_entry_get_path (entry)) == 0;
}

/**
 * sender_entry_state_get:
 * @entry: an entry of the store
 * @shown: (nullable): the document that is shown
 * @leftovers: (nullable): what is known of edits that are not saved
 *
 * Says how far a configuration is. One that is not open has been saved; but edits of it may be
 * kept, of this run or of an earlier one.
 *
 * Returns: a word or two, translated
 */
const char *
sender_entry_state_get (SenderStoreEntry *entry,
                        SenderDocument   *shown,
                        SenderLeftovers  *leftovers)
{
  const char *path = sender_store_entry_get_path (entry);

  if (sender_store_entry_get_error (entry) != NULL)
    return _ ("Can’t be read");
  if (leftovers != NULL && sender_leftovers_find (leftovers, path) != NULL)
    return _ ("Unsaved edits");
  if (sender_entry_state_is_shown (entry, shown))
    return sender_status_get_state_label (sender_document_get_state (shown));
  if (leftovers != NULL && sender_leftovers_has_open (leftovers, path))
    return sender_status_get_state_label (SENDER_CONFIG_STATE_DRAFT);
  return sender_status_get_state_label (SENDER_CONFIG_STATE_SAVED);
}
