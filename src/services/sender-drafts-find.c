/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-drafts-private.h"

#include <string.h>

/* The documents that are followed, shown or let go with what is not saved. */

SenderFollowed *
sender_drafts_find (SenderDrafts   *self,
                    SenderDocument *document)
{
  GPtrArray *all = sender_drafts_get_followed (self);

  for (guint i = 0; i < all->len; i++)
    {
      SenderFollowed *followed = g_ptr_array_index (all, i);

      if (followed->document == document)
        return followed;
    }
  return NULL;
}

/**
 * sender_drafts_hold:
 * @document: a document
 * @hold: whether this program is about to take its file away, or has failed to
 *
 * Keeps a deletion of our own from passing for somebody else’s, until the document is let go.
 */
void
sender_drafts_hold (SenderDrafts   *self,
                    SenderDocument *document,
                    gboolean        hold)
{
  SenderFollowed *followed = sender_drafts_find (self, document);

  if (followed != NULL)
    sender_file_watch_hold (followed->watch, hold);
}

/**
 * sender_drafts_get_document:
 * @path: file of a document
 *
 * Gets a document that was let go with edits that are not saved.
 *
 * Returns: (transfer none) (nullable): the document, with its undo
 */
SenderDocument *
sender_drafts_get_document (SenderDrafts *self,
                            const char   *path)
{
  GPtrArray *all = sender_drafts_get_followed (self);

  for (guint i = 0; i < all->len; i++)
    {
      const SenderFollowed *followed = g_ptr_array_index (all, i);

      if (g_strcmp0 (sender_document_get_path (followed->document), path) == 0 &&
          !followed->discard)
        return followed->document;
    }
  return NULL;
}

/**
 * sender_drafts_get_gone:
 * @shown: (nullable): the document that is shown
 *
 * Gets a document that was let go, and whose file somebody took away since: no list of files has
 * it.
 *
 * Returns: (transfer none) (nullable): the document, with its undo
 */
SenderDocument *
sender_drafts_get_gone (SenderDrafts   *self,
                        SenderDocument *shown)
{
  GPtrArray *all = sender_drafts_get_followed (self);

  for (guint i = 0; i < all->len; i++)
    {
      const SenderFollowed *followed = g_ptr_array_index (all, i);

      if (followed->document != shown && !followed->discard &&
          sender_document_is_gone (followed->document))
        return followed->document;
    }
  return NULL;
}

/**
 * sender_drafts_is_own:
 * @draft: a draft that was found
 *
 * Tells whether it is what is kept of a document that is open now.
 *
 * Returns: whether no earlier run left it
 */
gboolean
sender_drafts_is_own (SenderDrafts      *self,
                      const SenderDraft *draft)
{
  GPtrArray *all = sender_drafts_get_followed (self);

  for (guint i = 0; i < all->len; i++)
    {
      const SenderFollowed *followed = g_ptr_array_index (all, i);

      if (followed->claimed && strcmp (followed->place, draft->place) == 0)
        return TRUE;
    }
  return FALSE;
}
