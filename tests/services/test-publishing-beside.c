/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "publishing-fixture.h"

#include "sender-config.h"
#include "sender-connection.h"
#include "sender-document-file.h"
#include "sender-pull-into.h"
#include "sender-test-config.h"
#include "sender-test.h"

#include <glib/gstdio.h>
#include <string.h>

/* Publishing what another program has written to meanwhile. Nobody follows the file here: it is
 * known of it what publishing looks for. */

/* Published, and then edited and saved. */
static void
set_up (PublishingFixture *fixture,
        gconstpointer      data)
{
  publishing_fixture_set_up_published (fixture, NULL);
  publishing_fixture_edit (fixture, "sms.body[1].key=to");
  publishing_fixture_save (fixture);
}

static const char *
get_path (PublishingFixture *fixture)
{
  return sender_document_get_path (fixture->document);
}

/* Waits for the end of what was begun after @n_writes. */
static void
assert_stopped (PublishingFixture *fixture,
                guint              n_writes,
                const char        *why)
{
  publishing_fixture_wait (fixture);
  g_assert_null (sender_publishing_get_result (fixture->publishing));
  g_assert_nonnull (strstr (sender_publishing_get_failure (fixture->publishing), why));
  g_assert_cmpuint (publishing_fixture_count (fixture, TRUE), ==, n_writes);
  g_assert_cmpint (sender_live_source_get_state (fixture->source), ==, SENDER_LIVE_STATE_READ);
}

static void
assert_not_published (PublishingFixture *fixture,
                      const char        *why)
{
  guint n_writes = publishing_fixture_count (fixture, TRUE);

  sender_publishing_run (fixture->publishing);
  assert_stopped (fixture, n_writes, why);
}

static void
assert_published (PublishingFixture *fixture)
{
  const SenderPublishResult *result = NULL;

  publishing_fixture_run (fixture);
  g_assert_cmpstr (sender_publishing_get_failure (fixture->publishing), ==, NULL);
  result = sender_publishing_get_result (fixture->publishing);
  g_assert_nonnull (result);
  g_assert_cmpint (result->state, ==, SENDER_PUBLISH_PUBLISHED);
}

static void
assert_disk (PublishingFixture *fixture,
             SenderDiskState    disk)
{
  g_assert_cmpint (sender_document_get_disk (fixture->document), ==, disk);
}

static void
read_kept (PublishingFixture *fixture,
           SenderArchiveKept *kept)
{
  SenderArchive           *archive = sender_workspace_get_archive (fixture->workspace);
  g_autofree char         *here = sender_connection_dup_environment (fixture->config);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;

  sender_archive_read_all_async (archive, sender_config_get_id (fixture->config), here, NULL,
                                 sender_test_result_cb, &result);
  sender_test_wait_result (&result, "what is kept");
  sender_archive_read_all_finish (archive, result, kept, &error);
  g_assert_no_error (error);
}

/* As another program does that takes over what is live. */
static void
pull_into (PublishingFixture *fixture)
{
  g_autofree char           *folder = g_path_get_dirname (get_path (fixture));
  g_autoptr (SenderStore)    store = sender_store_new (folder);
  g_autofree char           *unkept = NULL;
  g_autoptr (GAsyncResult)   result = NULL;
  g_autoptr (GError)         error = NULL;
  g_autoptr (SenderConfig)   taken = NULL;
  g_auto (SenderArchiveKept) kept = { { NULL } };
  SenderPullInto             order = { .path = get_path (fixture), .kept = &kept };

  read_kept (fixture, &kept);
  order.id = sender_config_get_id (fixture->config);
  order.sender = sender_live_source_get_sender (fixture->source);
  order.live = sender_live_source_get_live (fixture->source);
  sender_pull_into_async (store, sender_workspace_get_archive (fixture->workspace), &order, NULL,
                          sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the pull");
  taken = sender_pull_into_finish (store, result, &unkept, &error);
  g_assert_no_error (error);
  g_assert_null (unkept);
}

static void
take_theirs (PublishingFixture *fixture)
{
  sender_document_take_theirs (fixture->document,
                               sender_document_get_theirs (fixture->document));
}

/* The base is newer than the document, which would pass for edits of ours: not at first, when the
 * plan becomes another, and not afterwards. */
static void
test_pulled (PublishingFixture *fixture,
             gconstpointer      data)
{
  publishing_fixture_drift (fixture, "{\"in\":\"senders\",\"set\":{\"name\":\"Theirs\"}}");
  pull_into (fixture);
  assert_disk (fixture, SENDER_DISK_STATE_SAME);
  assert_not_published (fixture, "changed by another program meanwhile");
  assert_disk (fixture, SENDER_DISK_STATE_CHANGED);
  assert_not_published (fixture, "It was not saved, and so not published");
  take_theirs (fixture);
  sender_test_config_assert (fixture->config, "provider.name", "Theirs");
  publishing_fixture_edit (fixture, "sms.body[1].key=to");
  assert_published (fixture);
  g_assert_null (publishing_fixture_find_change (fixture, "provider.name"));
  sender_test_config_assert (fixture->config, "provider.name", "Theirs");
}

/* As another program does that edits the configuration. */
static void
set_name (PublishingFixture *fixture)
{
  g_autofree char         *folder = g_path_get_dirname (get_path (fixture));
  g_autoptr (SenderStore)  store = sender_store_new (folder);
  g_autoptr (SenderConfig) config = sender_record_copy (fixture->config);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;

  sender_test_config_edit (config, "provider.name=Elsewhere");
  sender_store_save_async (store, config, get_path (fixture), NULL, NULL, NULL,
                           sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the file");
  sender_store_save_finish (store, result, &error);
  g_assert_no_error (error);
}

static void
test_edited (PublishingFixture *fixture,
             gconstpointer      data)
{
  set_name (fixture);
  assert_not_published (fixture, "The notice at the top says what you can do");
  assert_disk (fixture, SENDER_DISK_STATE_CHANGED);
  sender_document_keep_mine (fixture->document, sender_document_get_theirs (fixture->document));
  assert_published (fixture);
}

/* What this program saves while it is read is nobody else's, and not what was agreed to. */
static void
test_saved (PublishingFixture *fixture,
            gconstpointer      data)
{
  guint                    n_writes = publishing_fixture_count (fixture, TRUE);
  g_autofree char         *path = g_strdup (get_path (fixture));
  g_autoptr (SenderConfig) saved = NULL;
  g_autoptr (GError)       error = NULL;

  sender_publishing_run (fixture->publishing);
  publishing_fixture_edit (fixture, "provider.name=Later");
  saved = sender_record_copy (fixture->config);
  sender_document_file_write (path, saved, &error);
  g_assert_no_error (error);
  sender_document_mark_saved (fixture->document, saved, path);
  assert_stopped (fixture, n_writes, "Something was changed since the plan was made");
  assert_disk (fixture, SENDER_DISK_STATE_SAME);
  g_assert_nonnull (publishing_fixture_find_change (fixture, "provider.name"));
  assert_published (fixture);
}

/* What goes back to an earlier state does not come from the configuration. */
static void
test_restored (PublishingFixture *fixture,
               gconstpointer      data)
{
  GPtrArray *snapshots = NULL;

  assert_published (fixture);
  publishing_fixture_wait_snapshots (fixture, 2);
  snapshots = sender_publishing_get_snapshots (fixture->publishing);
  sender_publishing_set_target (fixture->publishing, SENDER_PUBLISHING_RESTORE,
                                ((SenderSnapshot *) snapshots->pdata[0])->id);
  publishing_fixture_wait (fixture);
  set_name (fixture);
  assert_published (fixture);
}

static void
write_file (PublishingFixture *fixture,
            const char        *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (get_path (fixture), text, -1, &error);
  g_assert_no_error (error);
}

static void
test_damaged (PublishingFixture *fixture,
              gconstpointer      data)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (get_path (fixture), &text, NULL, NULL));
  write_file (fixture, "{");
  assert_not_published (fixture, "The notice at the top");
  assert_disk (fixture, SENDER_DISK_STATE_DAMAGED);
  write_file (fixture, text);
  sender_document_set_found (fixture->document,
                             sender_undo_get_saved (sender_document_get_undo (fixture->document)),
                             FALSE);
  assert_published (fixture);
}

/* Whether it is to be there again is not for a publish to say. */
static void
test_gone (PublishingFixture *fixture,
           gconstpointer      data)
{
  g_assert_cmpint (g_unlink (get_path (fixture)), ==, 0);
  assert_not_published (fixture, "The notice at the top");
  assert_disk (fixture, SENDER_DISK_STATE_GONE);
  assert_not_published (fixture, "It was not saved, and so not published");
}

/* It may be there, and as it was: that is not known. */
static void
test_out_of_sight (PublishingFixture *fixture,
                   gconstpointer      data)
{
  g_autofree char *aside = g_strconcat (get_path (fixture), ".aside", NULL);

  g_assert_cmpint (g_rename (get_path (fixture), aside), ==, 0);
  g_assert_cmpint (g_mkdir (get_path (fixture), 0700), ==, 0);
  assert_not_published (fixture, "The configuration could not be read again: ");
  assert_disk (fixture, SENDER_DISK_STATE_SAME);
  g_assert_cmpint (g_rmdir (get_path (fixture)), ==, 0);
  g_assert_cmpint (g_rename (aside, get_path (fixture)), ==, 0);
  assert_published (fixture);
}

#define ADD(name, test)                                                          \
  g_test_add ("/publishing-beside/" name, PublishingFixture, NULL, set_up, test, \
              publishing_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("pulled", test_pulled);
  ADD ("edited", test_edited);
  ADD ("saved", test_saved);
  ADD ("restored", test_restored);
  ADD ("damaged", test_damaged);
  ADD ("gone", test_gone);
  ADD ("out-of-sight", test_out_of_sight);
  return g_test_run ();
}
