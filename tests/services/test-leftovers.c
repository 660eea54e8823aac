/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-importer.h"
#include "sender-leftovers.h"
#include "sender-memory-vault.h"
#include "sender-provider.h"
#include "sender-test.h"

#include <glib/gstdio.h>

/* What earlier runs left: told once, in the order in which it presses, and ended one by one. */

typedef struct
{
  char            *folder;
  char            *places;
  SenderWorkspace *workspace;
  SenderLibrary   *library;
  SenderDrafts    *drafts;
  SenderLeftovers *leftovers;
  guint            n_changes;
} Fixture;

static void
count_change_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new_from_environment (NULL);
  g_autoptr (SenderVault)     vault = sender_memory_vault_new ();
  g_autofree char            *senders = NULL;
  g_autoptr (SenderStore)     store = NULL;
  g_autoptr (SenderHistory)   history = sender_history_new (NULL);

  fixture->folder = sender_test_make_dir ();
  senders = g_build_filename (fixture->folder, "senders", NULL);
  fixture->places = g_build_filename (fixture->folder, "drafts", NULL);
  store = sender_store_new (senders);
  fixture->workspace = sender_workspace_new (store, history, vault, endpoints, NULL);
  fixture->library = sender_library_new (fixture->workspace);
  fixture->drafts = sender_drafts_new (fixture->places);
  fixture->leftovers = sender_leftovers_new (fixture->drafts);
  g_signal_connect_swapped (fixture->leftovers, "changed", G_CALLBACK (count_change_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_unref (fixture->leftovers);
  g_object_unref (fixture->drafts);
  g_object_unref (fixture->library);
  g_object_unref (fixture->workspace);
  sender_test_remove_tree (fixture->folder);
  g_free (fixture->places);
  g_free (fixture->folder);
}

static void
look (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_leftovers_read_async (fixture->leftovers, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "a look");
  g_assert_true (sender_leftovers_read_finish (fixture->leftovers, result, NULL));
}

static SenderDocument *
create (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  SenderDocument          *document = NULL;

  sender_library_create_async (fixture->library, "blank", "Northwind", NULL,
                               sender_test_result_cb, &result);
  sender_test_wait_result (&result, "a configuration");
  document = sender_library_create_finish (fixture->library, result, NULL);
  g_assert_nonnull (document);
  return document;
}

/* As a run does that ends with edits: by drafts of its own. */
static void
leave (Fixture        *fixture,
       SenderDocument *document,
       const char     *name)
{
  g_autoptr (SenderDrafts) drafts = sender_drafts_new (fixture->places);
  g_autoptr (GAsyncResult) result = NULL;
  SenderConfig            *config = sender_document_get_config (document);

  sender_drafts_follow (drafts, document);
  g_object_set (sender_config_get_provider (config), "name", name, NULL);
  sender_document_commit (document, "Typing");
  sender_drafts_flush_async (drafts, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "a draft");
  g_assert_true (sender_drafts_flush_finish (drafts, result, NULL));
}

static void
assert_told (Fixture           *fixture,
             SenderDocument    *shown,
             SenderLeftoverKind kind)
{
  g_autofree char *text = NULL;

  g_assert_cmpint (sender_leftovers_tell (fixture->leftovers, shown, &text), ==, kind);
  g_assert_cmpint (text != NULL, ==, kind != SENDER_LEFTOVER_NONE);
}

static void
test_order (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (SenderDocument) here = create (fixture);
  g_autoptr (SenderDocument) lost = create (fixture);
  g_autoptr (SenderDocument) other = create (fixture);
  g_autofree char           *place = NULL;

  look (fixture);
  assert_told (fixture, here, SENDER_LEFTOVER_NONE);
  leave (fixture, other, "Other");
  look (fixture);
  assert_told (fixture, here, SENDER_LEFTOVER_ELSEWHERE);
  g_assert_cmpstr (sender_leftovers_get_elsewhere (fixture->leftovers, here), ==,
                   sender_document_get_path (other));
  g_assert_null (sender_leftovers_get_elsewhere (fixture->leftovers, other));
  leave (fixture, lost, "Lost");
  g_assert_cmpint (g_unlink (sender_document_get_path (lost)), ==, 0);
  look (fixture);
  assert_told (fixture, here, SENDER_LEFTOVER_LOST);
  leave (fixture, here, "Here");
  look (fixture);
  assert_told (fixture, here, SENDER_LEFTOVER_HERE);

  /* What was answered is not told again, though its file may still be there. */
  place = g_strdup (
    sender_leftovers_find (fixture->leftovers, sender_document_get_path (here))->place);
  sender_drafts_follow (fixture->drafts, here);
  sender_leftovers_adopt (fixture->leftovers, here, place);
  assert_told (fixture, here, SENDER_LEFTOVER_LOST);
  look (fixture);
  assert_told (fixture, here, SENDER_LEFTOVER_LOST);
  g_assert_cmpuint (fixture->n_changes, ==, 6);
}

static SenderDocument *
recover (Fixture *fixture,
         guint   *n,
         GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_leftovers_recover_async (fixture->leftovers, fixture->library, NULL,
                                  sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the recovery");
  return sender_leftovers_recover_finish (fixture->leftovers, result, n, error);
}

static void
test_recover (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (SenderDocument) one = create (fixture);
  g_autoptr (SenderDocument) two = create (fixture);
  g_autoptr (SenderDocument) first = NULL;
  g_autoptr (SenderDocument) none = NULL;
  g_autoptr (GError)         error = NULL;
  guint                      n = 0;

  leave (fixture, one, "One");
  leave (fixture, two, "Two");
  g_assert_cmpint (g_unlink (sender_document_get_path (one)), ==, 0);
  g_assert_cmpint (g_unlink (sender_document_get_path (two)), ==, 0);
  look (fixture);
  first = recover (fixture, &n, &error);
  g_assert_no_error (error);
  g_assert_nonnull (first);
  g_assert_cmpuint (n, ==, 2);
  assert_told (fixture, NULL, SENDER_LEFTOVER_NONE);
  look (fixture);
  assert_told (fixture, NULL, SENDER_LEFTOVER_NONE);
  none = recover (fixture, &n, &error);
  g_assert_no_error (error);
  g_assert_null (none);
  g_assert_cmpuint (n, ==, 0);
}

/* Where it can't be stored its draft stays, to be tried again. */
static void
test_recover_fails (Fixture      *fixture,
                    gconstpointer data)
{
  SenderStore               *store = sender_workspace_get_store (fixture->workspace);
  g_autoptr (SenderDocument) one = create (fixture);
  g_autoptr (SenderDocument) none = NULL;
  g_autoptr (GError)         error = NULL;
  guint                      n = 0;

  leave (fixture, one, "One");
  sender_test_remove_tree (sender_store_get_folder (store));
  g_assert_true (
    g_file_set_contents (sender_store_get_folder (store), "in the way", -1, NULL));
  look (fixture);
  none = recover (fixture, &n, &error);
  g_assert_null (none);
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE);
  look (fixture);
  assert_told (fixture, NULL, SENDER_LEFTOVER_LOST);
}

#define ADD(name, function) \
  g_test_add ("/services/leftovers/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("order", test_order);
  ADD ("recover", test_recover);
  ADD ("recover-fails", test_recover_fails);
  return g_test_run ();
}
