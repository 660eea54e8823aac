/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-file-watch.h"
#include "sender-importer.h"
#include "sender-test.h"

#include <glib/gstdio.h>

/* A file that somebody takes away is missed; one that is replaced is not. */

typedef struct
{
  char            *folder;
  char            *path;
  SenderDocument  *document;
  SenderFileWatch *watch;
  guint            n_told;
} Fixture;

static void
write_file (const char *path)
{
  g_assert_true (g_file_set_contents (path, "{}", -1, NULL));
}

static void
count_cb (Fixture *fixture)
{
  fixture->n_told++;
}

static SenderDocument *
make_document (const char *path)
{
  g_autoptr (SenderConfig) config = sender_preset_new ("blank", "Northwind");

  return sender_document_new (config, path, FALSE);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = sender_test_make_dir ();
  fixture->path = g_build_filename (fixture->folder, "northwind.json", NULL);
  write_file (fixture->path);
  fixture->document = make_document (fixture->path);
  g_signal_connect_swapped (fixture->document, "notify::gone", G_CALLBACK (count_cb), fixture);
  fixture->watch = sender_file_watch_new (fixture->document);
}

static gboolean
is_finalized (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gpointer document = fixture->document;

  g_object_add_weak_pointer (document, &document);
  g_clear_object (&fixture->watch);
  g_clear_object (&fixture->document);
  /* A look that is under way keeps it until it has ended. */
  sender_test_wait_until (is_finalized, &document, "the document to be finalised");
  sender_test_remove_tree (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gboolean
is_gone (gpointer data)
{
  return sender_document_is_gone (data);
}

static gboolean
is_there (gpointer data)
{
  return !sender_document_is_gone (data);
}

/* Nobody tells that nothing was found: another that goes later is missed by then. */
static void
let_it_look (Fixture *fixture)
{
  g_autofree char            *path = g_build_filename (fixture->folder, "other.json", NULL);
  g_autoptr (SenderDocument)  document = make_document (path);
  g_autoptr (SenderFileWatch) watch = sender_file_watch_new (document);

  g_assert_nonnull (watch);
  sender_test_wait_until (is_gone, document, "another to be missed");
}

static void
test_deleted (Fixture      *fixture,
              gconstpointer data)
{
  let_it_look (fixture);
  g_assert_false (sender_document_is_gone (fixture->document));
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  sender_test_wait_until (is_gone, fixture->document, "it to be missed");
  g_assert_cmpint (sender_document_get_state (fixture->document), ==, SENDER_CONFIG_STATE_DRAFT);
  write_file (fixture->path);
  sender_test_wait_until (is_there, fixture->document, "it to be back");
  g_assert_cmpint (sender_document_get_state (fixture->document), ==, SENDER_CONFIG_STATE_SAVED);
  g_assert_cmpuint (fixture->n_told, ==, 2);
}

static void
test_moved (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "elsewhere.json", NULL);

  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);
  sender_test_wait_until (is_gone, fixture->document, "it to be missed");
}

/* With its whole folder, as a checkout goes. */
static void
test_folder (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "checkout", NULL);
  g_autofree char *path = g_build_filename (folder, "northwind.json", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  write_file (path);
  sender_document_set_path (fixture->document, path);
  /* It is the new place that counts. */
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  let_it_look (fixture);
  g_assert_false (sender_document_is_gone (fixture->document));
  sender_test_remove_tree (folder);
  sender_test_wait_until (is_gone, fixture->document, "it to be missed");
}

/* As editors, version control and this program itself do it. */
static void
test_replaced (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *fresh = g_build_filename (fixture->folder, "fresh", NULL);
  g_autofree char *before = g_build_filename (fixture->folder, "before", NULL);

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  write_file (fixture->path);
  let_it_look (fixture);
  write_file (fresh);
  g_assert_cmpint (g_rename (fresh, fixture->path), ==, 0);
  let_it_look (fixture);
  g_assert_cmpint (g_rename (fixture->path, before), ==, 0);
  write_file (fixture->path);
  let_it_look (fixture);
  g_assert_cmpuint (fixture->n_told, ==, 0);
}

/* It went before anybody looked. */
static void
test_too_late (Fixture      *fixture,
               gconstpointer data)
{
  g_clear_object (&fixture->watch);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  fixture->watch = sender_file_watch_new (fixture->document);
  sender_test_wait_until (is_gone, fixture->document, "it to be missed");
}

/* What was saved again is there. */
static void
test_saved (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  sender_test_wait_until (is_gone, fixture->document, "it to be missed");
  write_file (fixture->path);
  sender_document_mark_saved (fixture->document, sender_document_get_config (fixture->document),
                              fixture->path);
  g_assert_false (sender_document_is_gone (fixture->document));
  let_it_look (fixture);
  g_assert_cmpuint (fixture->n_told, ==, 2);
}

#define ADD(name, function) \
  g_test_add ("/services/file-watch/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("deleted", test_deleted);
  ADD ("moved", test_moved);
  ADD ("folder", test_folder);
  ADD ("replaced", test_replaced);
  ADD ("too-late", test_too_late);
  ADD ("saved", test_saved);
  return g_test_run ();
}
