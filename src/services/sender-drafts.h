/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

G_BEGIN_DECLS

/*
 * Edits that are not saved, written to a folder of the state at most two seconds behind the
 * keyboard, so that they outlive the program. A draft goes when its document is saved. None that
 * was found is written over.
 */

/**
 * SenderDraft:
 * @place: the draft's own file
 * @path: (nullable): file of the document it belongs to, %NULL if that was never saved
 * @config: how the configuration was
 * @base: (nullable): what its file said then, %NULL if it had none, or that was not kept
 * @written: when, in seconds since the epoch
 * @is_lost: whether there is no document it could be put back into
 *
 * What was left unsaved.
 */
typedef struct
{
  char         *place;
  char         *path;
  SenderConfig *config;
  SenderConfig *base;
  gint64        written;
  gboolean      is_lost;
} SenderDraft;

void sender_draft_free (SenderDraft *self);
/* Whether the file was changed since: what is @saved is not what the draft was made from. */
gboolean sender_draft_is_outdated (const SenderDraft *self,
                                   SenderConfig      *saved);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderDraft, sender_draft_free)

#define SENDER_TYPE_DRAFTS (sender_drafts_get_type ())

G_DECLARE_FINAL_TYPE (SenderDrafts, sender_drafts, SENDER, DRAFTS, GObject)

/* @folder NULL: $XDG_STATE_HOME/sender-studio/drafts. Signals: failed (a message): a draft could
 * not be written; gone: the file of a document is there no more, or again, or says something
 * else. */
SenderDrafts *sender_drafts_new (const char *folder);

/* Writes down what is not saved of a document from now on, until it is let go. */
void sender_drafts_follow (SenderDrafts   *self,
                           SenderDocument *document);
/* Lets a document go; its draft too if @discard. One with unsaved edits stays open otherwise. */
void sender_drafts_leave (SenderDrafts   *self,
                          SenderDocument *document,
                          gboolean        discard);
/* The document that is open with unsaved edits. (transfer none) (nullable) */
SenderDocument *sender_drafts_get_document (SenderDrafts *self,
                                            const char   *path);
/* One that is open, not @shown (nullable), and has no file any more. (transfer none) (nullable) */
SenderDocument *sender_drafts_get_gone (SenderDrafts   *self,
                                        SenderDocument *shown);
/* Its file is about to be taken away by this program: that is no loss. */
void sender_drafts_hold (SenderDrafts   *self,
                         SenderDocument *document,
                         gboolean        hold);
/* Writes what is not written yet, before the program ends. FALSE if something can't be kept. */
void     sender_drafts_flush_async (SenderDrafts       *self,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean sender_drafts_flush_finish (SenderDrafts *self,
                                     GAsyncResult *result,
                                     GError      **error);

/* What an earlier run left, newest first. (element-type SenderDraft) (transfer full) */
void       sender_drafts_list_async (SenderDrafts       *self,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
GPtrArray *sender_drafts_list_finish (SenderDrafts *self,
                                      GAsyncResult *result,
                                      GError      **error);
/* A draft was looked at: what is wanted of it is in @document, which is followed. Its file goes as
 * soon as nothing is lost by that. */
void sender_drafts_adopt (SenderDrafts      *self,
                          SenderDocument    *document,
                          const SenderDraft *draft);
/* Whether it is what is kept of a document that is open now: no earlier run left it. */
gboolean sender_drafts_is_own (SenderDrafts      *self,
                               const SenderDraft *draft);

G_END_DECLS
