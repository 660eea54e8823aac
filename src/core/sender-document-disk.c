/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-document-private.h"

#include "sender-config.h"
#include "sender-error.h"

#include <glib/gi18n-lib.h>

/* What somebody else did to the file of a document, and what becomes of that. */

static void
set_state (SenderDocument *self,
           SenderDiskState state,
           SenderConfig   *theirs,
           gboolean        is_newer)
{
  SenderDocumentDisk *disk = sender_document_peek_disk (self);

  if (disk->state == state && disk->is_newer == is_newer &&
      (disk->theirs == theirs ||
       (disk->theirs != NULL && theirs != NULL && sender_record_equal (disk->theirs, theirs))))
    return;
  disk->state = state;
  disk->is_newer = is_newer;
  g_set_object (&disk->theirs, theirs);
  sender_document_notify_disk (self);
}

void
sender_document_clear_disk (SenderDocument *self)
{
  set_state (self, SENDER_DISK_STATE_SAME, NULL, FALSE);
}

/**
 * sender_document_get_disk:
 *
 * Gets what somebody else did to the document's file since it was read or saved.
 *
 * Returns: one of [enum@DiskState]
 */
SenderDiskState
sender_document_get_disk (SenderDocument *self)
{
  return sender_document_peek_disk (self)->state;
}

/**
 * sender_document_is_gone:
 *
 * Tells whether somebody took the document's file away since it was read or saved.
 *
 * Returns: whether there is no file
 */
gboolean
sender_document_is_gone (SenderDocument *self)
{
  return sender_document_get_disk (self) == SENDER_DISK_STATE_GONE;
}

/**
 * sender_document_get_theirs:
 *
 * Gets what the file says by now.
 *
 * Returns: (transfer none) (nullable): %NULL unless it was changed
 */
SenderConfig *
sender_document_get_theirs (SenderDocument *self)
{
  return sender_document_peek_disk (self)->theirs;
}

/**
 * sender_document_is_only_here:
 *
 * Tells whether something would be lost with the document. What was read and not edited is not,
 * once somebody changed the file: the file says what counts.
 *
 * Returns: whether it is to be kept
 */
gboolean
sender_document_is_only_here (SenderDocument *self)
{
  SenderDiskState disk = sender_document_get_disk (self);

  return sender_document_get_path (self) == NULL ||
         sender_undo_is_dirty (sender_document_get_undo (self)) || disk == SENDER_DISK_STATE_GONE ||
         disk == SENDER_DISK_STATE_DAMAGED;
}

/* What the disk did not take for good may be in the file all the same. */
static gboolean
was_refused (SenderDocument *self,
             SenderConfig   *found)
{
  GPtrArray *refused = sender_document_get_refused (self);

  for (guint i = 0; refused != NULL && i < refused->len; i++)
    if (sender_record_equal (found, g_ptr_array_index (refused, i)))
      return TRUE;
  return FALSE;
}

/**
 * sender_document_get_refused:
 *
 * Gets what this program wrote, or tried to, since the file was last saved for good. Found in the
 * file, it is nobody else's.
 *
 * Returns: (transfer none) (nullable) (element-type SenderConfig): %NULL if there was none
 */
GPtrArray *
sender_document_get_refused (SenderDocument *self)
{
  return sender_document_peek_disk (self)->refused;
}

/**
 * sender_document_set_found:
 * @found: what the file says
 * @is_newer: whether a newer version wrote it
 *
 * Compares what the file says with what was last read or saved. That nobody need be asked about
 * which is the same, or what was made here just as well; but what the disk refused to keep is not
 * saved because it can be read. What a newer version wrote is not put into what may be saved: what
 * this version does not know of it would be lost.
 */
void
sender_document_set_found (SenderDocument *self,
                           SenderConfig   *found,
                           gboolean        is_newer)
{
  g_autofree char *path = g_strdup (sender_document_get_path (self));
  SenderConfig    *saved = sender_undo_get_saved (sender_document_get_undo (self));

  if (is_newer && !sender_document_is_read_only (self))
    set_state (self, SENDER_DISK_STATE_NEWER, NULL, FALSE);
  else if (sender_record_equal (found, saved) || was_refused (self, found))
    sender_document_clear_disk (self);
  else if (!sender_record_equal (found, sender_document_get_config (self)))
    set_state (self, SENDER_DISK_STATE_CHANGED, found, is_newer);
  else
    sender_document_mark_saved (self, found, path);
}

/**
 * sender_document_set_gone:
 *
 * Says that the document's file is not there. Nothing else changes: what it said when it was read
 * is still what edits are told from, should it come back.
 */
void
sender_document_set_gone (SenderDocument *self)
{
  set_state (self, SENDER_DISK_STATE_GONE, NULL, FALSE);
}

/**
 * sender_document_set_damaged:
 *
 * Says that what the document's file says by now can't be read.
 */
void
sender_document_set_damaged (SenderDocument *self)
{
  set_state (self, SENDER_DISK_STATE_DAMAGED, NULL, FALSE);
}

/**
 * sender_document_take_theirs:
 * @theirs: what the file says
 *
 * Shows what somebody else wrote. What was open stays in the history of edits: undo brings it back.
 */
void
sender_document_take_theirs (SenderDocument *self,
                             SenderConfig   *theirs)
{
  g_autoptr (SenderConfig) taken = g_object_ref (theirs);
  SenderUndo              *undo = sender_document_get_undo (self);
  gboolean                 is_newer = sender_document_peek_disk (self)->is_newer;

  sender_document_settle (self);
  sender_record_assign (sender_document_get_config (self), taken);
  sender_undo_commit (undo, _ ("Reload"), NULL);
  /* What is in the file came of what was saved, not of what was edited here since. */
  sender_undo_set_note (undo, sender_undo_get_saved_note (undo));
  sender_document_settle (self);
  sender_document_set_read_only (self, sender_document_is_read_only (self) && is_newer);
  sender_document_keep_mine (self, taken);
}

/**
 * sender_document_keep_mine:
 * @theirs: what the file says
 *
 * Takes note that what somebody else wrote was seen. What differs from it is not saved, and will be
 * written over it when it is.
 */
void
sender_document_keep_mine (SenderDocument *self,
                           SenderConfig   *theirs)
{
  g_autoptr (SenderConfig) seen = g_object_ref (theirs);
  g_autofree char         *path = g_strdup (sender_document_get_path (self));

  sender_document_mark_saved (self, seen, path);
}

/**
 * sender_document_begin_writing:
 *
 * Says that this program begins to write the file.
 */
void
sender_document_begin_writing (SenderDocument *self)
{
  sender_document_peek_disk (self)->n_writing++;
}

/**
 * sender_document_end_writing:
 * @written: what was to be written
 * @error: (nullable): why it could not be written, or not for good
 *
 * Says that it is written, or could not be.
 */
void
sender_document_end_writing (SenderDocument *self,
                             SenderConfig   *written,
                             const GError   *error)
{
  SenderDocumentDisk *disk = sender_document_peek_disk (self);

  g_return_if_fail (sender_document_is_written (self));

  disk->n_writing--;
  if (error == NULL)
    g_clear_pointer (&disk->refused, g_ptr_array_unref);
  else if (g_error_matches (error, SENDER_ERROR, SENDER_ERROR_STORAGE) &&
           !was_refused (self, written))
    {
      if (disk->refused == NULL)
        disk->refused = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (disk->refused, sender_record_copy (written));
    }
}

/**
 * sender_document_is_written:
 *
 * Tells whether this program is writing the file.
 *
 * Returns: whether what the file says may be known only when that has ended
 */
gboolean
sender_document_is_written (SenderDocument *self)
{
  return sender_document_peek_disk (self)->n_writing > 0;
}
