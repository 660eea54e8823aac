/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-drafts.h"
#include "sender-file-watch.h"

G_BEGIN_DECLS

/**
 * SenderDraftWriting:
 * @place: the draft's file
 * @text: (nullable): what it is to say; %NULL: it is to go
 * @obsolete: (nullable): another draft's file that goes once this is done
 * @claimed: whether the file is ours, not an earlier run's
 *
 * What a thread gets: nothing that a document has.
 */
typedef struct
{
  char    *place;
  char    *text;
  char    *obsolete;
  gboolean claimed;
} SenderDraftWriting;

/* The text of a draft's file. @base, @path: (nullable). (transfer full) */
char *sender_draft_format (SenderConfig *config,
                           SenderConfig *base,
                           const char   *path);
/* @writing is taken; the result is a GTask that returns a boolean. */
void sender_draft_write_async (SenderDrafts       *drafts,
                               SenderDraftWriting *writing,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
/* NULL if the file is no draft that can be read. (transfer full) */
SenderDraft *sender_draft_read (const char *place);
const char  *sender_drafts_get_folder (SenderDrafts *self);

/* A document and its draft. */
typedef struct
{
  SenderDrafts    *drafts;   /* (unowned) */
  SenderDocument  *document; /* (owned) */
  char            *place;
  SenderConfig    *written; /* (owned) (nullable): what the draft says */
  SenderConfig    *base;    /* (owned) (nullable): what it says that the file said */
  SenderFileWatch *watch;   /* (owned): of the document’s file */
  gulong           changed_id;
  gulong           gone_id;
  guint            timer_id;
  gboolean         writing;
  gboolean         claimed;  /* whether the file is ours, not an earlier run's */
  char            *obsolete; /* (nullable): another draft that goes once ours is written */
  gboolean         left;     /* goes once it is written */
  gboolean         discard;
} SenderFollowed;

/* (element-type SenderFollowed) (transfer none) */
GPtrArray *sender_drafts_get_followed (SenderDrafts *self);
/* NULL if the document is not followed. */
SenderFollowed *sender_drafts_find (SenderDrafts *self, SenderDocument *document);

G_END_DECLS
