/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-difference.h"
#include "sender-drafts.h"
#include "sender-format-document.h"
#include "sender-importer.h"
#include "sender-provider.h"
#include "sender-test.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What is not saved outlives the program, however it ends. */

typedef struct
{
  char           *folder;
  char           *places;
  SenderDrafts   *drafts;
  SenderDocument *document;
} Fixture;

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
  g_autofree char *path = NULL;

  fixture->folder = sender_test_make_dir ();
  fixture->places = g_build_filename (fixture->folder, "drafts", NULL);
  path = g_build_filename (fixture->folder, "northwind.json", NULL);
  fixture->drafts = sender_drafts_new (fixture->places);
  fixture->document = make_document (path);
  /* What it says does not matter: it is there. */
  g_assert_true (g_file_set_contents (path, "{}", -1, NULL));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->document);
  g_clear_object (&fixture->drafts);
  sender_test_remove_tree (fixture->folder);
  g_free (fixture->places);
  g_free (fixture->folder);
}

static void
type (SenderDocument *document,
      const char     *name)
{
  g_object_set (sender_config_get_provider (sender_document_get_config (document)), "name", name,
                NULL);
}

static GPtrArray *
list (SenderDrafts *drafts)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_drafts_list_async (drafts, NULL, sender_test_result_cb, &result);
  return sender_drafts_list_finish (drafts, sender_test_wait_result (&result, "the drafts"), NULL);
}

static guint
count (SenderDrafts *drafts)
{
  g_autoptr (GPtrArray) found = list (drafts);

  return found->len;
}

static gboolean
is_one (gpointer data)
{
  return count (data) == 1;
}

static gboolean
is_none (gpointer data)
{
  return count (data) == 0;
}

static void
flush (SenderDrafts *drafts)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_drafts_flush_async (drafts, sender_test_result_cb, &result);
  g_assert_true (
    sender_drafts_flush_finish (drafts, sender_test_wait_result (&result, "a flush"), NULL));
}

static void
mark_saved (SenderDocument *document)
{
  g_autoptr (SenderConfig) state = sender_record_copy (sender_document_get_config (document));
  g_autofree char         *path = g_strdup (sender_document_get_path (document));

  sender_document_mark_saved (document, state, path);
}

static const char *
get_typed (const SenderDraft *draft)
{
  return sender_provider_get_name (sender_config_get_provider (draft->config));
}

/* Within two seconds of the first edit, for nobody else to read, and gone when it is saved. */
static void
test_follow (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  const SenderDraft    *draft = NULL;
  gint64                started = 0;
  struct stat           info;

  sender_drafts_follow (fixture->drafts, fixture->document);
  g_assert_cmpuint (count (fixture->drafts), ==, 0);
  started = g_get_monotonic_time ();
  type (fixture->document, "Typed");
  sender_test_wait_until (is_one, fixture->drafts, "a draft");
  g_assert_cmpint (g_get_monotonic_time () - started, <, 2 * G_TIME_SPAN_SECOND);

  found = list (fixture->drafts);
  draft = g_ptr_array_index (found, 0);
  g_assert_cmpstr (get_typed (draft), ==, "Typed");
  g_assert_cmpstr (draft->path, ==, sender_document_get_path (fixture->document));
  g_assert_cmpint (g_stat (draft->place, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  mark_saved (fixture->document);
  sender_test_wait_until (is_none, fixture->drafts, "no draft");
}

static void
test_undone (Fixture      *fixture,
             gconstpointer data)
{
  sender_drafts_follow (fixture->drafts, fixture->document);
  type (fixture->document, "Typed");
  sender_document_commit (fixture->document, "Typing");
  flush (fixture->drafts);
  g_assert_cmpuint (count (fixture->drafts), ==, 1);
  sender_document_undo (fixture->document);
  sender_test_wait_until (is_none, fixture->drafts, "no draft");
}

static gboolean
is_gone (gpointer data)
{
  return sender_document_is_gone (data);
}

static void
count_cb (SenderDrafts *drafts,
          gpointer      user_data)
{
  ++*(guint *) user_data;
}

/* Without a file it is kept as if it were edited, shown or not, until the file is back. */
static void
test_gone (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  const char           *path = sender_document_get_path (fixture->document);
  guint                 n_told = 0;

  g_signal_connect (fixture->drafts, "gone", G_CALLBACK (count_cb), &n_told);
  sender_drafts_follow (fixture->drafts, fixture->document);
  g_assert_cmpint (g_unlink (path), ==, 0);
  sender_test_wait_until (is_one, fixture->drafts, "a draft");
  found = list (fixture->drafts);
  g_assert_true (((SenderDraft *) g_ptr_array_index (found, 0))->is_lost);
  g_assert_cmpstr (((SenderDraft *) g_ptr_array_index (found, 0))->path, ==, path);
  g_assert_cmpuint (n_told, ==, 1);

  g_assert_null (sender_drafts_get_gone (fixture->drafts, fixture->document));
  sender_drafts_leave (fixture->drafts, fixture->document, FALSE);
  g_assert_true (sender_drafts_get_gone (fixture->drafts, NULL) == fixture->document);
  g_assert_true (g_file_set_contents (path, "{}", -1, NULL));
  sender_test_wait_until (is_none, fixture->drafts, "no draft");
  g_assert_null (sender_drafts_get_gone (fixture->drafts, NULL));
  g_assert_cmpuint (n_told, ==, 2);
}

/* What the program itself takes away is missed by nobody, until it is known to have failed. */
static void
test_held (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char           *path = g_build_filename (fixture->folder, "other.json", NULL);
  g_autoptr (SenderDocument) other = make_document (path);

  sender_drafts_follow (fixture->drafts, fixture->document);
  sender_drafts_follow (fixture->drafts, other);
  sender_drafts_hold (fixture->drafts, fixture->document, TRUE);
  g_assert_cmpint (g_unlink (sender_document_get_path (fixture->document)), ==, 0);
  sender_test_wait_until (is_gone, other, "the other to be missed");
  g_assert_false (sender_document_is_gone (fixture->document));
  sender_drafts_hold (fixture->drafts, fixture->document, FALSE);
  sender_test_wait_until (is_gone, fixture->document, "it to be missed");
}

/* A document that is let go with edits is still there, with them. */
static void
test_leave (Fixture      *fixture,
            gconstpointer data)
{
  const char *path = sender_document_get_path (fixture->document);

  sender_drafts_follow (fixture->drafts, fixture->document);
  sender_drafts_leave (fixture->drafts, fixture->document, FALSE);
  g_assert_null (sender_drafts_get_document (fixture->drafts, path));

  sender_drafts_follow (fixture->drafts, fixture->document);
  type (fixture->document, "Typed");
  sender_document_commit (fixture->document, "Typing");
  sender_drafts_leave (fixture->drafts, fixture->document, FALSE);
  g_assert_true (sender_drafts_get_document (fixture->drafts, path) == fixture->document);
  sender_test_wait_until (is_one, fixture->drafts, "a draft");

  sender_drafts_leave (fixture->drafts, fixture->document, TRUE);
  g_assert_null (sender_drafts_get_document (fixture->drafts, path));
  sender_test_wait_until (is_none, fixture->drafts, "no draft");
}

static void
restart (Fixture *fixture)
{
  g_autofree char *path = g_strdup (sender_document_get_path (fixture->document));

  flush (fixture->drafts);
  g_clear_object (&fixture->document);
  g_clear_object (&fixture->drafts);
  fixture->drafts = sender_drafts_new (fixture->places);
  fixture->document = make_document (path);
  sender_drafts_follow (fixture->drafts, fixture->document);
}

/* What was found and not answered is not written over. */
static void
test_unanswered (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;

  sender_drafts_follow (fixture->drafts, fixture->document);
  type (fixture->document, "First");
  sender_document_commit (fixture->document, "Typing");
  restart (fixture);
  type (fixture->document, "Second");
  sender_document_commit (fixture->document, "Typing");
  flush (fixture->drafts);

  found = list (fixture->drafts);
  g_assert_cmpuint (found->len, ==, 2);
  mark_saved (fixture->document);
  sender_test_wait_until (is_one, fixture->drafts, "the first draft alone");
  g_clear_pointer (&found, g_ptr_array_unref);
  found = list (fixture->drafts);
  g_assert_cmpstr (get_typed (g_ptr_array_index (found, 0)), ==, "First");
}

static void
test_restore (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  const SenderDraft    *draft = NULL;

  sender_drafts_follow (fixture->drafts, fixture->document);
  type (fixture->document, "Typed");
  sender_document_commit (fixture->document, "Typing");
  restart (fixture);
  found = list (fixture->drafts);
  draft = g_ptr_array_index (found, 0);
  sender_record_assign (sender_document_get_config (fixture->document), draft->config);
  sender_document_commit (fixture->document, "Restore");
  sender_drafts_adopt (fixture->drafts, fixture->document, draft);
  flush (fixture->drafts);
  g_assert_cmpuint (count (fixture->drafts), ==, 1);
  mark_saved (fixture->document);
  sender_test_wait_until (is_none, fixture->drafts, "no draft");
}

static void
test_discard (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;

  sender_drafts_follow (fixture->drafts, fixture->document);
  type (fixture->document, "Typed");
  sender_document_commit (fixture->document, "Typing");
  restart (fixture);
  found = list (fixture->drafts);
  sender_drafts_adopt (fixture->drafts, fixture->document, g_ptr_array_index (found, 0));
  sender_test_wait_until (is_none, fixture->drafts, "no draft");
}

static void
failed_cb (SenderDrafts *drafts,
           const char   *message,
           gpointer      user_data)
{
  char **told = user_data;

  g_free (*told);
  *told = g_strdup (message);
}

static gboolean
is_told (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_failed (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *told = NULL;

  g_assert_true (g_file_set_contents (fixture->places, "in the way", -1, NULL));
  g_signal_connect (fixture->drafts, "failed", G_CALLBACK (failed_cb), &told);
  sender_drafts_follow (fixture->drafts, fixture->document);
  type (fixture->document, "Typed");
  sender_test_wait_until (is_told, &told, "the failure");
  g_assert_nonnull (strstr (told, "can’t be kept"));
}

static void
test_rubbish (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *broken = g_build_filename (fixture->places, "broken.json", NULL);
  g_autofree char *other = g_build_filename (fixture->places, "other.json", NULL);

  g_assert_cmpint (g_mkdir (fixture->places, 0700), ==, 0);
  g_assert_true (g_file_set_contents (broken, "{\"format\":", -1, NULL));
  g_assert_true (g_file_set_contents (other, "[]", -1, NULL));
  g_assert_cmpuint (count (fixture->drafts), ==, 0);
  g_assert_true (g_file_test (broken, G_FILE_TEST_EXISTS));
}

/* The program that types, until it is killed. */
G_NORETURN static void
run_child (const char *folder,
           const char *path)
{
  g_autoptr (SenderDrafts)   drafts = sender_drafts_new (folder);
  g_autoptr (SenderDocument) document = make_document (path);

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  sender_drafts_follow (drafts, document);
  type (document, "Typed before the end");
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

/* Another process writes: nothing here would wake the main loop. */
static gboolean
look_again_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
test_killed (Fixture      *fixture,
             gconstpointer data)
{
  const char           *path = sender_document_get_path (fixture->document);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  const char           *words[] = { "/proc/self/exe", "--child", fixture->places, path, NULL };
  GPid                  child = 0;
  int                   status = 0;
  guint                 timer_id = g_timeout_add (50, look_again_cb, NULL);

  g_assert_true (g_spawn_async (NULL, (char **) words, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                                &child, NULL));
  sender_test_wait_until (is_one, fixture->drafts, "the child's draft");
  g_source_remove (timer_id);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);

  found = list (fixture->drafts);
  differences =
    sender_difference_list (sender_document_get_config (fixture->document),
                            ((SenderDraft *) g_ptr_array_index (found, 0))->config, 10);
  g_assert_cmpuint (differences->len, ==, 1);
  g_assert_cmpstr (((SenderDifference *) g_ptr_array_index (differences, 0))->path, ==,
                   "provider.name");
  g_assert_cmpstr (((SenderDifference *) g_ptr_array_index (differences, 0))->after, ==,
                   "Typed before the end");
}

#define ADD(name, function) \
  g_test_add ("/services/drafts/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    run_child (argv[2], argv[3]);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("follow", test_follow);
  ADD ("undone", test_undone);
  ADD ("gone", test_gone);
  ADD ("held", test_held);
  ADD ("leave", test_leave);
  ADD ("unanswered", test_unanswered);
  ADD ("restore", test_restore);
  ADD ("discard", test_discard);
  ADD ("failed", test_failed);
  ADD ("rubbish", test_rubbish);
  ADD ("killed", test_killed);
  return g_test_run ();
}
