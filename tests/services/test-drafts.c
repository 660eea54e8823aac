/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drafts-fixture.h"
#include "sender-config.h"
#include "sender-difference.h"
#include "sender-test.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What is not saved outlives the program, however it ends. */

static void
mark_saved (SenderDocument *document)
{
  g_autoptr (SenderConfig) state = sender_record_copy (sender_document_get_config (document));
  g_autofree char         *path = g_strdup (sender_document_get_path (document));

  sender_document_mark_saved (document, state, path);
}

/* Within two seconds of the first edit, for nobody else to read, and gone when it is saved. */
static void
test_follow (DraftsFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) found = NULL;
  const SenderDraft    *draft = NULL;
  gint64                started = 0;
  struct stat           info;

  sender_drafts_follow (fixture->drafts, fixture->document);
  g_assert_cmpuint (drafts_fixture_count (fixture->drafts), ==, 0);
  started = g_get_monotonic_time ();
  drafts_fixture_type (fixture->document, "Typed");
  sender_test_wait_until (drafts_fixture_is_one, fixture->drafts, "a draft");
  g_assert_cmpint (g_get_monotonic_time () - started, <, 2 * G_TIME_SPAN_SECOND);

  found = drafts_fixture_list (fixture->drafts);
  draft = g_ptr_array_index (found, 0);
  g_assert_cmpstr (drafts_fixture_get_typed (draft), ==, "Typed");
  g_assert_cmpstr (draft->path, ==, sender_document_get_path (fixture->document));
  g_assert_cmpint (g_stat (draft->place, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  mark_saved (fixture->document);
  sender_test_wait_until (drafts_fixture_is_none, fixture->drafts, "no draft");
}

static void
test_undone (DraftsFixture *fixture,
             gconstpointer  data)
{
  sender_drafts_follow (fixture->drafts, fixture->document);
  drafts_fixture_type (fixture->document, "Typed");
  sender_document_commit (fixture->document, "Typing");
  drafts_fixture_flush (fixture->drafts);
  g_assert_cmpuint (drafts_fixture_count (fixture->drafts), ==, 1);
  sender_document_undo (fixture->document);
  sender_test_wait_until (drafts_fixture_is_none, fixture->drafts, "no draft");
}

/* A document that is let go with edits is still there, with them. */
static void
test_leave (DraftsFixture *fixture,
            gconstpointer  data)
{
  const char *path = sender_document_get_path (fixture->document);

  sender_drafts_follow (fixture->drafts, fixture->document);
  sender_drafts_leave (fixture->drafts, fixture->document, FALSE);
  g_assert_null (sender_drafts_get_document (fixture->drafts, path));

  sender_drafts_follow (fixture->drafts, fixture->document);
  drafts_fixture_type (fixture->document, "Typed");
  sender_document_commit (fixture->document, "Typing");
  sender_drafts_leave (fixture->drafts, fixture->document, FALSE);
  g_assert_true (sender_drafts_get_document (fixture->drafts, path) == fixture->document);
  sender_test_wait_until (drafts_fixture_is_one, fixture->drafts, "a draft");

  sender_drafts_leave (fixture->drafts, fixture->document, TRUE);
  g_assert_null (sender_drafts_get_document (fixture->drafts, path));
  sender_test_wait_until (drafts_fixture_is_none, fixture->drafts, "no draft");
}

static void
restart (DraftsFixture *fixture)
{
  g_autofree char *path = g_strdup (sender_document_get_path (fixture->document));

  drafts_fixture_flush (fixture->drafts);
  g_clear_object (&fixture->document);
  g_clear_object (&fixture->drafts);
  fixture->drafts = sender_drafts_new (fixture->places);
  fixture->document = drafts_fixture_make (path);
  sender_drafts_follow (fixture->drafts, fixture->document);
}

/* What was found and not answered is not written over. */
static void
test_unanswered (DraftsFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) found = NULL;

  sender_drafts_follow (fixture->drafts, fixture->document);
  drafts_fixture_type (fixture->document, "First");
  sender_document_commit (fixture->document, "Typing");
  restart (fixture);
  drafts_fixture_type (fixture->document, "Second");
  sender_document_commit (fixture->document, "Typing");
  drafts_fixture_flush (fixture->drafts);

  found = drafts_fixture_list (fixture->drafts);
  g_assert_cmpuint (found->len, ==, 2);
  mark_saved (fixture->document);
  sender_test_wait_until (drafts_fixture_is_one, fixture->drafts, "the first draft alone");
  g_clear_pointer (&found, g_ptr_array_unref);
  found = drafts_fixture_list (fixture->drafts);
  g_assert_cmpstr (drafts_fixture_get_typed (g_ptr_array_index (found, 0)), ==, "First");
}

static void
test_restore (DraftsFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) found = NULL;
  const SenderDraft    *draft = NULL;

  sender_drafts_follow (fixture->drafts, fixture->document);
  drafts_fixture_type (fixture->document, "Typed");
  sender_document_commit (fixture->document, "Typing");
  restart (fixture);
  found = drafts_fixture_list (fixture->drafts);
  draft = g_ptr_array_index (found, 0);
  sender_record_assign (sender_document_get_config (fixture->document), draft->config);
  sender_document_commit (fixture->document, "Restore");
  sender_drafts_adopt (fixture->drafts, fixture->document, draft);
  drafts_fixture_flush (fixture->drafts);
  g_assert_cmpuint (drafts_fixture_count (fixture->drafts), ==, 1);
  mark_saved (fixture->document);
  sender_test_wait_until (drafts_fixture_is_none, fixture->drafts, "no draft");
}

static void
test_discard (DraftsFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) found = NULL;

  sender_drafts_follow (fixture->drafts, fixture->document);
  drafts_fixture_type (fixture->document, "Typed");
  sender_document_commit (fixture->document, "Typing");
  restart (fixture);
  found = drafts_fixture_list (fixture->drafts);
  sender_drafts_adopt (fixture->drafts, fixture->document, g_ptr_array_index (found, 0));
  sender_test_wait_until (drafts_fixture_is_none, fixture->drafts, "no draft");
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
test_failed (DraftsFixture *fixture,
             gconstpointer  data)
{
  g_autofree char *told = NULL;

  g_assert_true (g_file_set_contents (fixture->places, "in the way", -1, NULL));
  g_signal_connect (fixture->drafts, "failed", G_CALLBACK (failed_cb), &told);
  sender_drafts_follow (fixture->drafts, fixture->document);
  drafts_fixture_type (fixture->document, "Typed");
  sender_test_wait_until (is_told, &told, "the failure");
  g_assert_nonnull (strstr (told, "can’t be kept"));
}

static void
test_rubbish (DraftsFixture *fixture,
              gconstpointer  data)
{
  g_autofree char *broken = g_build_filename (fixture->places, "broken.json", NULL);
  g_autofree char *other = g_build_filename (fixture->places, "other.json", NULL);

  g_assert_cmpint (g_mkdir (fixture->places, 0700), ==, 0);
  g_assert_true (g_file_set_contents (broken, "{\"format\":", -1, NULL));
  g_assert_true (g_file_set_contents (other, "[]", -1, NULL));
  g_assert_cmpuint (drafts_fixture_count (fixture->drafts), ==, 0);
  g_assert_true (g_file_test (broken, G_FILE_TEST_EXISTS));
}

/* The program that types, until it is killed. */
G_NORETURN static void
run_child (const char *folder,
           const char *path)
{
  g_autoptr (SenderDrafts)   drafts = sender_drafts_new (folder);
  g_autoptr (SenderDocument) document = drafts_fixture_make (path);

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  sender_drafts_follow (drafts, document);
  drafts_fixture_type (document, "Typed before the end");
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
test_killed (DraftsFixture *fixture,
             gconstpointer  data)
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
  sender_test_wait_until (drafts_fixture_is_one, fixture->drafts, "the child's draft");
  g_source_remove (timer_id);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);

  found = drafts_fixture_list (fixture->drafts);
  differences =
    sender_difference_list (sender_document_get_config (fixture->document),
                            ((SenderDraft *) g_ptr_array_index (found, 0))->config, 10);
  g_assert_cmpuint (differences->len, ==, 1);
  g_assert_cmpstr (((SenderDifference *) g_ptr_array_index (differences, 0))->path, ==,
                   "provider.name");
  g_assert_cmpstr (((SenderDifference *) g_ptr_array_index (differences, 0))->after, ==,
                   "Typed before the end");
}

#define ADD(name, function)                                                         \
  g_test_add ("/services/drafts/" name, DraftsFixture, NULL, drafts_fixture_set_up, \
              function, drafts_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    run_child (argv[2], argv[3]);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("follow", test_follow);
  ADD ("undone", test_undone);
  ADD ("leave", test_leave);
  ADD ("unanswered", test_unanswered);
  ADD ("restore", test_restore);
  ADD ("discard", test_discard);
  ADD ("failed", test_failed);
  ADD ("rubbish", test_rubbish);
  ADD ("killed", test_killed);
  return g_test_run ();
}
