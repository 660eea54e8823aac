/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drafts-fixture.h"

#include "sender-config.h"
#include "sender-format-document.h"
#include "sender-importer.h"
#include "sender-provider.h"
#include "sender-test.h"

SenderDocument *
drafts_fixture_make (const char *path)
{
  g_autoptr (SenderConfig) config = sender_preset_new ("blank", "Northwind");

  return sender_document_new (config, path, FALSE);
}

/* The file says what was read. */
void
drafts_fixture_write_saved (SenderDocument *document)
{
  SenderConfig    *saved = sender_undo_get_saved (sender_document_get_undo (document));
  g_autofree char *text = sender_format_document_write (saved);

  g_assert_true (g_file_set_contents (sender_document_get_path (document), text, -1, NULL));
}

void
drafts_fixture_set_up (DraftsFixture *fixture,
                       gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = sender_test_make_dir ();
  fixture->places = g_build_filename (fixture->folder, "drafts", NULL);
  path = g_build_filename (fixture->folder, "northwind.json", NULL);
  fixture->drafts = sender_drafts_new (fixture->places);
  fixture->document = drafts_fixture_make (path);
  drafts_fixture_write_saved (fixture->document);
}

void
drafts_fixture_tear_down (DraftsFixture *fixture,
                          gconstpointer  data)
{
  g_clear_object (&fixture->document);
  g_clear_object (&fixture->drafts);
  sender_test_remove_tree (fixture->folder);
  g_free (fixture->places);
  g_free (fixture->folder);
}

void
drafts_fixture_type (SenderDocument *document,
                     const char     *name)
{
  g_object_set (sender_config_get_provider (sender_document_get_config (document)), "name", name,
                NULL);
}

GPtrArray *
drafts_fixture_list (SenderDrafts *drafts)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_drafts_list_async (drafts, NULL, sender_test_result_cb, &result);
  return sender_drafts_list_finish (drafts, sender_test_wait_result (&result, "the drafts"), NULL);
}

guint
drafts_fixture_count (SenderDrafts *drafts)
{
  g_autoptr (GPtrArray) found = drafts_fixture_list (drafts);

  return found->len;
}

gboolean
drafts_fixture_is_one (gpointer data)
{
  return drafts_fixture_count (data) == 1;
}

gboolean
drafts_fixture_is_none (gpointer data)
{
  return drafts_fixture_count (data) == 0;
}

void
drafts_fixture_flush (SenderDrafts *drafts)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_drafts_flush_async (drafts, sender_test_result_cb, &result);
  g_assert_true (
    sender_drafts_flush_finish (drafts, sender_test_wait_result (&result, "a flush"), NULL));
}

const char *
drafts_fixture_get_typed (const SenderDraft *draft)
{
  return sender_provider_get_name (sender_config_get_provider (draft->config));
}
