/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-file-watch.h"
#include "sender-format-document.h"
#include "sender-importer.h"
#include "sender-test.h"
#include "watch-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

/* A file that somebody takes away is missed, and so is what it said once it says something else. */

typedef struct
{
  char            *folder;
  char            *path;
  char            *text; /* what the file says */
  SenderDocument  *document;
  SenderFileWatch *watch;
  guint            n_told;
} Fixture;

static void
write_text (const char *path,
            const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
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
  fixture->document = make_document (fixture->path);
  fixture->text = sender_format_document_write (sender_document_get_config (fixture->document));
  write_text (fixture->path, fixture->text);
  g_signal_connect_swapped (fixture->document, "notify::disk", G_CALLBACK (count_cb), fixture);
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
  g_free (fixture->text);
  g_free (fixture->folder);
}

static void
test_deleted (Fixture      *fixture,
              gconstpointer data)
{
  watch_fixture_let_it_look (fixture->folder);
  g_assert_false (sender_document_is_gone (fixture->document));
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  sender_test_wait_until (watch_fixture_is_gone, fixture->document, "it to be missed");
  g_assert_cmpint (sender_document_get_state (fixture->document), ==, SENDER_CONFIG_STATE_DRAFT);
  write_text (fixture->path, fixture->text);
  sender_test_wait_until (watch_fixture_is_there, fixture->document, "it to be back");
  g_assert_cmpint (sender_document_get_state (fixture->document), ==, SENDER_CONFIG_STATE_SAVED);
  g_assert_cmpuint (fixture->n_told, ==, 2);
}

static void
test_moved (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "elsewhere.json", NULL);

  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);
  sender_test_wait_until (watch_fixture_is_gone, fixture->document, "it to be missed");
}

/* With its whole folder, as a checkout goes. */
static void
test_folder (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "checkout", NULL);
  g_autofree char *path = g_build_filename (folder, "northwind.json", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  write_text (path, fixture->text);
  sender_document_set_path (fixture->document, path);
  /* It is the new place that counts. */
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  watch_fixture_let_it_look (fixture->folder);
  g_assert_false (sender_document_is_gone (fixture->document));
  sender_test_remove_tree (folder);
  sender_test_wait_until (watch_fixture_is_gone, fixture->document, "it to be missed");
}

/* As editors, version control and this program itself do it. */
static void
test_replaced (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *fresh = g_build_filename (fixture->folder, "fresh", NULL);
  g_autofree char *before = g_build_filename (fixture->folder, "before", NULL);

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  write_text (fixture->path, fixture->text);
  watch_fixture_let_it_look (fixture->folder);
  write_text (fresh, fixture->text);
  g_assert_cmpint (g_rename (fresh, fixture->path), ==, 0);
  watch_fixture_let_it_look (fixture->folder);
  g_assert_cmpint (g_rename (fixture->path, before), ==, 0);
  write_text (fixture->path, fixture->text);
  watch_fixture_let_it_look (fixture->folder);
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
  sender_test_wait_until (watch_fixture_is_gone, fixture->document, "it to be missed");
}

/* What was saved again is there. */
static void
test_saved (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  sender_test_wait_until (watch_fixture_is_gone, fixture->document, "it to be missed");
  write_text (fixture->path, fixture->text);
  sender_document_mark_saved (fixture->document, sender_document_get_config (fixture->document),
                              fixture->path);
  g_assert_false (sender_document_is_gone (fixture->document));
  watch_fixture_let_it_look (fixture->folder);
  g_assert_cmpuint (fixture->n_told, ==, 2);
}

/* (transfer full): the text with one name for another. */
static char *
dup_theirs (Fixture *fixture)
{
  g_auto (GStrv) parts = g_strsplit (fixture->text, "Northwind", 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv ("Theirs", parts);
}

static gboolean
is_changed (gpointer data)
{
  return sender_document_get_disk (data) == SENDER_DISK_STATE_CHANGED;
}

static gboolean
is_same (gpointer data)
{
  return sender_document_get_disk (data) == SENDER_DISK_STATE_SAME;
}

static gboolean
is_damaged (gpointer data)
{
  return sender_document_get_disk (data) == SENDER_DISK_STATE_DAMAGED;
}

static const char *
get_name (SenderConfig *config)
{
  return sender_config_get_name (config);
}

/* What is open stays as it is, and is not what is saved; until the file says it again. */
static void
test_changed (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *theirs = dup_theirs (fixture);

  write_text (fixture->path, theirs);
  sender_test_wait_until (is_changed, fixture->document, "the change");
  g_assert_cmpstr (get_name (sender_document_get_theirs (fixture->document)), ==, "Theirs");
  g_assert_cmpstr (get_name (sender_document_get_config (fixture->document)), ==, "Northwind");
  g_assert_cmpint (sender_document_get_state (fixture->document), ==, SENDER_CONFIG_STATE_DRAFT);
  g_assert_false (sender_document_is_only_here (fixture->document));
  write_text (fixture->path, fixture->text);
  sender_test_wait_until (is_same, fixture->document, "the change to be taken back");
  g_assert_null (sender_document_get_theirs (fixture->document));
  g_assert_cmpint (sender_document_get_state (fixture->document), ==, SENDER_CONFIG_STATE_SAVED);
  g_assert_cmpuint (fixture->n_told, ==, 2);
}

/* (transfer full): a file in a folder of its own, with the text; the document is a link to it. */
static char *
make_link (Fixture    *fixture,
           const char *name)
{
  g_autofree char *folder = g_build_filename (fixture->folder, name, NULL);
  char            *target = g_build_filename (folder, "target.json", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  write_text (target, fixture->text);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_no_errno (symlink (target, fixture->path));
  return target;
}

/* What is behind a link is written in place, replaced, and gone; and the link is turned. */
static void
test_link (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *target = make_link (fixture, "first");
  g_autofree char *theirs = dup_theirs (fixture);
  g_autofree char *second = NULL;
  FILE            *file = NULL;

  watch_fixture_let_it_look (fixture->folder);
  g_assert_cmpuint (fixture->n_told, ==, 0);
  file = fopen (target, "w");
  g_assert_nonnull (file);
  g_assert_cmpint (fputs (theirs, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
  sender_test_wait_until (is_changed, fixture->document, "the change");
  write_text (target, fixture->text);
  sender_test_wait_until (is_same, fixture->document, "the change to be taken back");
  g_assert_cmpint (g_unlink (target), ==, 0);
  sender_test_wait_until (watch_fixture_is_gone, fixture->document, "it to be missed");
  second = make_link (fixture, "second");
  sender_test_wait_until (is_same, fixture->document, "the other file");
  write_text (second, theirs);
  sender_test_wait_until (is_changed, fixture->document, "its change");
}

/* Another took the place of what was missed already. */
static void
test_place_taken (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *theirs = dup_theirs (fixture);

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  sender_test_wait_until (watch_fixture_is_gone, fixture->document, "it to be missed");
  write_text (fixture->path, theirs);
  sender_test_wait_until (is_changed, fixture->document, "what is there now");
  g_assert_false (sender_document_is_gone (fixture->document));
}

/* Touched, written once more, and written in another way: it says the same. */
static void
test_equal (Fixture      *fixture,
            gconstpointer data)
{
  g_auto (GStrv)   lines = g_strsplit (fixture->text, "\n", -1);
  g_autofree char *one_line = g_strjoinv (" ", lines);

  g_assert_cmpint (g_utime (fixture->path, NULL), ==, 0);
  watch_fixture_let_it_look (fixture->folder);
  write_text (fixture->path, fixture->text);
  watch_fixture_let_it_look (fixture->folder);
  g_assert_cmpstr (one_line, !=, fixture->text);
  write_text (fixture->path, one_line);
  watch_fixture_let_it_look (fixture->folder);
  g_assert_cmpuint (fixture->n_told, ==, 0);
}

/* What was made here just as well is saved: there is nothing to choose. */
static void
test_same_edit (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *theirs = dup_theirs (fixture);

  g_object_set (sender_document_get_config (fixture->document), "name", "Theirs", NULL);
  sender_document_commit (fixture->document, "Edit");
  g_assert_cmpint (sender_document_get_state (fixture->document), ==, SENDER_CONFIG_STATE_DRAFT);
  write_text (fixture->path, theirs);
  watch_fixture_let_it_look (fixture->folder);
  g_assert_cmpint (sender_document_get_state (fixture->document), ==, SENDER_CONFIG_STATE_SAVED);
  g_assert_cmpuint (fixture->n_told, ==, 0);
}

/* Half of it, something else, nothing, too much: nothing that is open is lost. */
static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  const gsize      half = strlen (fixture->text) / 2;
  g_autofree char *start = g_strndup (fixture->text, half);
  g_autofree char *large = g_strnfill (4 * 1024 * 1024 + 1, ' ');
  const char      *texts[] = { start, "{}", "<xml/>", "", large };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      write_text (fixture->path, texts[i]);
      sender_test_wait_until (is_damaged, fixture->document, "the damage");
      g_assert_cmpstr (get_name (sender_document_get_config (fixture->document)), ==, "Northwind");
      g_assert_true (sender_document_is_only_here (fixture->document));
      write_text (fixture->path, fixture->text);
      sender_test_wait_until (is_same, fixture->document, "it to be whole again");
    }
}

/* Who writes bit by bit is read when it is done. */
static void
test_bit_by_bit (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *theirs = dup_theirs (fixture);
  FILE            *file = fopen (fixture->path, "w");

  g_assert_nonnull (file);
  for (const char *p = theirs; *p != '\0'; p++)
    {
      g_assert_cmpint (fputc (*p, file), !=, EOF);
      if (p - theirs == 100)
        g_assert_cmpint (fflush (file), ==, 0);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_cmpint (fclose (file), ==, 0);
  sender_test_wait_until (is_changed, fixture->document, "the change");
  g_assert_cmpuint (fixture->n_told, ==, 1);
}

/* What a newer version says is not put into what may be saved. */
static void
test_newer (Fixture      *fixture,
            gconstpointer data)
{
  g_auto (GStrv)   parts = g_strsplit (fixture->text, "\"version\": 1", 2);
  g_autofree char *newer = g_strjoinv ("\"version\": 999", parts);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  write_text (fixture->path, newer);
  watch_fixture_let_it_look (fixture->folder);
  g_assert_cmpint (sender_document_get_disk (fixture->document), ==, SENDER_DISK_STATE_NEWER);
  g_assert_null (sender_document_get_theirs (fixture->document));
  write_text (fixture->path, fixture->text);
  sender_test_wait_until (is_same, fixture->document, "the old one");
}

/* What is read while this program writes is its own, whatever it says. */
static void
test_own_writing (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char         *theirs = dup_theirs (fixture);
  g_autoptr (SenderConfig) written =
    sender_record_copy (sender_document_get_config (fixture->document));

  g_object_set (written, "name", "Theirs", NULL);
  sender_document_begin_writing (fixture->document);
  write_text (fixture->path, theirs);
  watch_fixture_let_it_look (fixture->folder);
  g_assert_cmpuint (fixture->n_told, ==, 0);
  sender_document_mark_saved (fixture->document, written, fixture->path);
  sender_document_end_writing (fixture->document, written, NULL);
  watch_fixture_let_it_look (fixture->folder);
  g_assert_cmpuint (fixture->n_told, ==, 0);
  /* And it looks again, when all is written: the file says what is open. */
  g_assert_cmpint (sender_document_get_state (fixture->document), ==, SENDER_CONFIG_STATE_DRAFT);
  write_text (fixture->path, fixture->text);
  watch_fixture_let_it_look (fixture->folder);
  g_assert_cmpint (sender_document_get_state (fixture->document), ==, SENDER_CONFIG_STATE_SAVED);
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
  ADD ("changed", test_changed);
  ADD ("link", test_link);
  ADD ("place-taken", test_place_taken);
  ADD ("equal", test_equal);
  ADD ("same-edit", test_same_edit);
  ADD ("damaged", test_damaged);
  ADD ("bit-by-bit", test_bit_by_bit);
  ADD ("newer", test_newer);
  ADD ("own-writing", test_own_writing);
  return g_test_run ();
}
