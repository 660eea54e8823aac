/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "watch-fixture.h"

#include "sender-config.h"
#include "sender-file-watch.h"
#include "sender-format-document.h"
#include "sender-importer.h"
#include "sender-test.h"

#include <glib/gstdio.h>

gboolean
watch_fixture_is_gone (gpointer document)
{
  return sender_document_is_gone (document);
}

gboolean
watch_fixture_is_there (gpointer document)
{
  return !sender_document_is_gone (document);
}

void
watch_fixture_write_theirs (SenderDocument *document,
                            const char     *name)
{
  SenderConfig            *saved = sender_undo_get_saved (sender_document_get_undo (document));
  g_autoptr (SenderConfig) theirs = sender_record_copy (saved);
  g_autofree char         *text = NULL;

  g_object_set (theirs, "name", name, NULL);
  text = sender_format_document_write (theirs);
  g_assert_true (g_file_set_contents (sender_document_get_path (document), text, -1, NULL));
}

void
watch_fixture_let_it_look (const char *folder)
{
  g_autofree char            *path = g_build_filename (folder, "other.json", NULL);
  g_autoptr (SenderConfig)    config = sender_preset_new ("blank", "Other");
  g_autoptr (SenderDocument)  other = sender_document_new (config, path, FALSE);
  g_autoptr (SenderFileWatch) watch = sender_file_watch_new (other);

  g_assert_nonnull (watch);
  sender_test_wait_until (watch_fixture_is_gone, other, "another to be missed");
  g_assert_true (g_file_set_contents (path, "{}", -1, NULL));
  sender_test_wait_until (watch_fixture_is_there, other, "another to be found");
  g_assert_cmpint (g_unlink (path), ==, 0);
}
