/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-drafts.h"

G_BEGIN_DECLS

/* Drafts in a folder of their own, and a document whose file says what was read. */

typedef struct
{
  char           *folder;
  char           *places;
  SenderDrafts   *drafts;
  SenderDocument *document;
} DraftsFixture;

void drafts_fixture_set_up (DraftsFixture *fixture, gconstpointer data);
void drafts_fixture_tear_down (DraftsFixture *fixture, gconstpointer data);

SenderDocument *drafts_fixture_make (const char *path);
/* The file says what was read, or saved last. */
void drafts_fixture_write_saved (SenderDocument *document);
void drafts_fixture_type (SenderDocument *document, const char *name);
/* The name that was typed. */
const char *drafts_fixture_get_typed (const SenderDraft *draft);

/* (element-type SenderDraft) (transfer full) */
GPtrArray *drafts_fixture_list (SenderDrafts *drafts);
guint      drafts_fixture_count (SenderDrafts *drafts);
/* Whether there is one or none, to wait for. */
gboolean drafts_fixture_is_one (gpointer data);
gboolean drafts_fixture_is_none (gpointer data);
/* Writes down all there is. */
void drafts_fixture_flush (SenderDrafts *drafts);

G_END_DECLS
