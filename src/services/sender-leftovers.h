/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-drafts.h"
#include "sender-library.h"

G_BEGIN_DECLS

/*
 * The drafts that earlier runs left and nobody has answered yet. Those of a document are offered
 * when it is opened; those that have none any more become configurations of their own. None is kept
 * without being told of.
 */

#define SENDER_TYPE_LEFTOVERS (sender_leftovers_get_type ())

G_DECLARE_FINAL_TYPE (SenderLeftovers, sender_leftovers, SENDER, LEFTOVERS, GObject)

/* What is to be told of them, the most pressing first. */
typedef enum
{
  SENDER_LEFTOVER_NONE,
  SENDER_LEFTOVER_HERE,      /* of the document that is shown */
  SENDER_LEFTOVER_OPEN,      /* nothing: another is open whose file is gone */
  SENDER_LEFTOVER_LOST,      /* of documents that are gone */
  SENDER_LEFTOVER_ELSEWHERE, /* of other documents */
} SenderLeftoverKind;

/* Signal: changed. */
SenderLeftovers *sender_leftovers_new (SenderDrafts *drafts);

/* Looks what there is; `changed` tells. */
void     sender_leftovers_read_async (SenderLeftovers    *self,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean sender_leftovers_read_finish (SenderLeftovers *self,
                                       GAsyncResult    *result,
                                       GError         **error);

/* The newest that belongs to the document at @path. (transfer none) (nullable) */
const SenderDraft *sender_leftovers_find (SenderLeftovers *self,
                                          const char      *path);
/* Whether the document at @path has edits of this run that are not saved, shown or not. */
gboolean sender_leftovers_has_open (SenderLeftovers *self,
                                    const char      *path);
/* What is wanted of the one in the file @place is in @document: it is no leftover any more. */
void sender_leftovers_adopt (SenderLeftovers *self,
                             SenderDocument  *document,
                             const char      *place);

/* @shown (nullable): the document that is shown. @text (out) (transfer full): a sentence. */
SenderLeftoverKind sender_leftovers_tell (SenderLeftovers *self,
                                          SenderDocument  *shown,
                                          char           **text);
/* The one of %SENDER_LEFTOVER_OPEN. (transfer none) (nullable) */
SenderDocument *sender_leftovers_get_open (SenderLeftovers *self,
                                           SenderDocument  *shown);
/* Where the newest of %SENDER_LEFTOVER_ELSEWHERE belongs. (transfer none) (nullable) */
const char *sender_leftovers_get_elsewhere (SenderLeftovers *self,
                                            SenderDocument  *shown);

/* Makes configurations of those whose documents are gone. */
void sender_leftovers_recover_async (SenderLeftovers    *self,
                                     SenderLibrary      *library,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
/* Makes one of that in the file @place; its document stays as it is. Ended as those are. */
void sender_leftovers_copy_async (SenderLeftovers    *self,
                                  SenderLibrary      *library,
                                  const char         *place,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
/* @n_recovered (out). (transfer full) (nullable): the first of them, open. */
SenderDocument *sender_leftovers_recover_finish (SenderLeftovers *self,
                                                 GAsyncResult    *result,
                                                 guint           *n_recovered,
                                                 GError         **error);

G_END_DECLS
