/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-fixture.h"
#include "sender-config.h"
#include "sender-document-file.h"
#include "sender-entry-state.h"
#include "sender-format-document.h"
#include "sender-recovery.h"
#include "sender-test.h"
#include "sender-window-private.h"
#include "widgets.h"

#include <glib/gstdio.h>

/* What an earlier run left unsaved is offered, with what it would change, and is never lost. */

/* Windows come and go with the state that they leave. */
static void
restart (FrameFixture *fixture)
{
  frame_fixture_close (fixture);
  frame_fixture_open (fixture);
}

/* A configuration with edits that were not saved when the program ended. (transfer full): its
 * file. */
static char *
leave_draft (FrameFixture *fixture,
             const char   *name)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");
  char           *path = g_strdup (sender_document_get_path (document));

  frame_fixture_edit (document, name);
  restart (fixture);
  return path;
}

static void
begin (FrameFixture *fixture,
       const char   *path)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_for_path (path));
  sender_window_begin (fixture->window, files);
}

static GtkWidget *
begin_and_wait (FrameFixture *fixture,
                const char   *path)
{
  begin (fixture, path);
  return frame_fixture_wait_dialog ("Restore Unsaved Edits?");
}

static gboolean
has_document (gpointer data)
{
  return sender_window_get_document (data) != NULL;
}

/* Nobody tells when a look has found nothing: it is over when another has ended. */
static void
let_it_look (FrameFixture *fixture)
{
  SenderRecovery          *recovery = sender_window_get_recovery (fixture->window);
  g_autoptr (GAsyncResult) result = NULL;

  sender_leftovers_read_async (sender_recovery_get_leftovers (recovery), NULL,
                               sender_test_result_cb, &result);
  sender_test_wait_result (&result, "a look at the drafts");
  widgets_settle ();
}

static void
test_restore (FrameFixture *fixture,
              gconstpointer data)
{
  g_autofree char *path = leave_draft (fixture, "Typed");
  GtkWidget       *dialog = begin_and_wait (fixture, path);
  SenderDocument  *document = sender_window_get_document (fixture->window);
  g_autofree char *before = frame_fixture_read (path);

  /* What differs is said, and nothing is done before the answer. */
  g_assert_null (
    strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "was changed since"));
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "restore");
  g_assert_false (adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (dialog), "copy"));
  g_assert_true (widgets_say (dialog, "rovider"));
  g_assert_true (widgets_say (dialog, "becomes “Typed”"));
  g_assert_cmpstr (frame_fixture_get_edited (document), !=, "Typed");
  frame_fixture_answer (dialog, "restore");
  g_assert_cmpstr (frame_fixture_get_edited (document), ==, "Typed");
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_DRAFT);
  g_assert_null (strstr (before, "Typed"));
  sender_document_undo (document);
  g_assert_cmpstr (frame_fixture_get_edited (document), !=, "Typed");
  sender_document_redo (document);
  restart (fixture);
  /* It was kept once more. */
  frame_fixture_answer (begin_and_wait (fixture, path), "restore");
}

/* Somebody else changes the file of a configuration before it is opened again. */
static void
write_theirs (const char *path)
{
  g_autoptr (SenderConfig) theirs = sender_document_file_read (path, NULL, NULL);
  g_autofree char         *text = NULL;

  g_object_set (theirs, "name", "Theirs", NULL);
  text = sender_format_document_write (theirs);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static const char *
get_name (SenderDocument *document)
{
  return sender_config_get_name (sender_document_get_config (document));
}

/* What restoring would take back is told apart from one's own edits, and is no answer by haste. */
static void
test_outdated (FrameFixture *fixture,
               gconstpointer data)
{
  g_autofree char  *path = leave_draft (fixture, "Typed");
  g_autofree char  *before = NULL;
  g_autofree char  *after = NULL;
  GtkWidget        *dialog = NULL;
  AdwMessageDialog *message = NULL;
  SenderDocument   *document = NULL;
  int               width = 0;

  write_theirs (path);
  before = frame_fixture_read (path);
  dialog = begin_and_wait (fixture, path);
  message = ADW_MESSAGE_DIALOG (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (message), "was changed since"));
  g_assert_true (widgets_say (dialog, "“Keep as Copy” keeps both."));
  g_assert_true (widgets_say (dialog, "Your edits"));
  g_assert_true (widgets_say (dialog, "becomes “Typed”"));
  g_assert_true (widgets_say (dialog, "Changed since"));
  g_assert_true (widgets_say (dialog, "becomes “Theirs”"));
  g_assert_cmpstr (adw_message_dialog_get_default_response (message), ==, "copy");
  /* Large letters need the width that there is. */
  gtk_widget_get_size_request (adw_message_dialog_get_extra_child (message), &width, NULL);
  g_assert_cmpint (width, >, 300);
  g_assert_cmpint (adw_message_dialog_get_response_appearance (message, "restore"), ==,
                   ADW_RESPONSE_DEFAULT);

  frame_fixture_answer (dialog, "restore");
  document = sender_window_get_document (fixture->window);
  g_assert_cmpstr (frame_fixture_get_edited (document), ==, "Typed");
  g_assert_cmpstr (get_name (document), ==, "New sender");
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_DRAFT);
  after = frame_fixture_read (path);
  g_assert_cmpstr (after, ==, before);
  sender_document_undo (document);
  g_assert_cmpstr (get_name (document), ==, "Theirs");
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_SAVED);
}

/* Both are kept: theirs where it was, and mine beside it. */
static void
test_copy (FrameFixture *fixture,
           gconstpointer data)
{
  g_autofree char *path = leave_draft (fixture, "Typed");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  SenderDocument  *document = NULL;

  write_theirs (path);
  before = frame_fixture_read (path);
  frame_fixture_answer (begin_and_wait (fixture, path), "copy");
  document = frame_fixture_wait_shown (fixture, "New sender (recovered)");
  g_assert_cmpstr (frame_fixture_get_edited (document), ==, "Typed");
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_SAVED);
  g_assert_cmpstr (sender_document_get_path (document), !=, path);
  after = frame_fixture_read (path);
  g_assert_cmpstr (after, ==, before);
  sender_test_wait_until (frame_fixture_has_no_drafts, NULL, "no draft");
  g_assert_cmpuint (frame_fixture_count (fixture), ==, 2);
  frame_fixture_activate (fixture, "library.open", path);
  frame_fixture_wait_shown (fixture, "Theirs");
  let_it_look (fixture);
  g_assert_false (frame_fixture_has_dialog ());
}

static gboolean
has_two_drafts (gpointer data)
{
  return frame_fixture_count_drafts () == 2;
}

/* By the time of the answer there may be edits of this run, kept where the draft was: they stay. */
static void
test_copy_late (FrameFixture *fixture,
                gconstpointer data)
{
  g_autofree char           *path = leave_draft (fixture, "Typed");
  g_autoptr (SenderDocument) first = NULL;

  write_theirs (path);
  frame_fixture_answer (begin_and_wait (fixture, path), "later");
  first = g_object_ref (sender_window_get_document (fixture->window));
  frame_fixture_edit (first, "Own");
  sender_test_wait_until (has_two_drafts, NULL, "a draft of its own");
  g_signal_emit_by_name (widgets_get_button (GTK_WIDGET (fixture->window), "_Review…"), "clicked");
  frame_fixture_answer (frame_fixture_wait_dialog (NULL), "copy");
  frame_fixture_wait_shown (fixture, "New sender (recovered)");
  let_it_look (fixture);
  g_assert_cmpuint (frame_fixture_count_drafts (), ==, 2);
  g_assert_cmpstr (frame_fixture_get_edited (first), ==, "Own");
}

static void
test_discard (FrameFixture *fixture,
              gconstpointer data)
{
  g_autofree char *path = leave_draft (fixture, "Typed");
  SenderDocument  *document = NULL;

  frame_fixture_answer (begin_and_wait (fixture, path), "discard");
  document = sender_window_get_document (fixture->window);
  g_assert_cmpstr (frame_fixture_get_edited (document), !=, "Typed");
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_SAVED);
  sender_test_wait_until (frame_fixture_has_no_drafts, NULL, "no draft");
  restart (fixture);
  begin (fixture, path);
  sender_test_wait_until (has_document, fixture->window, "the configuration");
  let_it_look (fixture);
  g_assert_false (frame_fixture_has_dialog ());
}

/* Whoever answers later is reminded, and asked again when they want. */
static void
test_later (FrameFixture *fixture,
            gconstpointer data)
{
  g_autofree char *path = leave_draft (fixture, "Typed");

  frame_fixture_answer (begin_and_wait (fixture, path), "later");
  g_assert_cmpuint (frame_fixture_count_drafts (), ==, 1);
  frame_fixture_wait_said (fixture, "unsaved edits from last time");
  g_signal_emit_by_name (widgets_get_button (GTK_WIDGET (fixture->window), "_Review…"), "clicked");
  frame_fixture_answer (frame_fixture_wait_dialog (NULL), "discard");
  g_assert_false (widgets_say (GTK_WIDGET (fixture->window), "unsaved edits from last time"));
}

/* Edits of this run are nothing to be restored, though they are written down. */
static void
test_own (FrameFixture *fixture,
          gconstpointer data)
{
  g_autoptr (SenderDocument) first = g_object_ref (frame_fixture_create (fixture, "blank"));

  frame_fixture_edit (first, "Typed");
  frame_fixture_create (fixture, "studio");
  sender_test_wait_until (frame_fixture_has_draft, NULL, "a draft");
  frame_fixture_activate (fixture, "library.open", sender_document_get_path (first));
  g_assert_true (sender_window_get_document (fixture->window) == first);
  sender_document_undo (first);
  let_it_look (fixture);
  g_assert_false (frame_fixture_has_dialog ());
  g_assert_false (widgets_say (GTK_WIDGET (fixture->window), "not saved"));
}

/* A question about what is not shown any more would be answered for the wrong one. */
static void
test_switched (FrameFixture *fixture,
               gconstpointer data)
{
  g_autofree char *path = leave_draft (fixture, "Typed");

  begin_and_wait (fixture, path);
  frame_fixture_create (fixture, "studio");
  g_assert_false (frame_fixture_has_dialog ());
  g_assert_cmpuint (frame_fixture_count_drafts (), ==, 1);
}

/* The window goes while it asks, and takes the question with it. */
static void
test_closed (FrameFixture *fixture,
             gconstpointer data)
{
  g_autofree char *path = leave_draft (fixture, "Typed");

  begin_and_wait (fixture, path);
  frame_fixture_destroy (fixture);
  g_assert_false (frame_fixture_has_dialog ());
  g_assert_cmpuint (frame_fixture_count_drafts (), ==, 1);
  frame_fixture_open (fixture);
  frame_fixture_answer (begin_and_wait (fixture, path), "discard");
}

static const char *
get_state (FrameFixture *fixture,
           const char   *path)
{
  SenderRecovery *recovery = sender_window_get_recovery (fixture->window);
  GListModel     *entries = G_LIST_MODEL (sender_workspace_get_store (fixture->workspace));

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (SenderStoreEntry) entry = g_list_model_get_item (entries, i);

      if (g_str_equal (sender_store_entry_get_path (entry), path))
        return sender_entry_state_get (entry, sender_window_get_document (fixture->window),
                                       sender_recovery_get_leftovers (recovery));
    }
  return NULL;
}

/* Others that have drafts are told of, and marked in the list. */
static void
test_elsewhere (FrameFixture *fixture,
                gconstpointer data)
{
  g_autofree char *one = leave_draft (fixture, "First");
  g_autofree char *two = leave_draft (fixture, "Second");
  g_autofree char *plain = NULL;

  plain = g_strdup (sender_document_get_path (frame_fixture_create (fixture, "blank")));
  frame_fixture_wait_said (fixture, "2 other configurations were left");
  g_assert_false (frame_fixture_has_dialog ());
  g_assert_cmpstr (get_state (fixture, one), ==, "Unsaved edits");
  g_assert_cmpstr (get_state (fixture, two), ==, "Unsaved edits");
  g_assert_cmpstr (get_state (fixture, plain), ==, "Saved");
  frame_fixture_edit (sender_window_get_document (fixture->window), "Typed");
  g_assert_cmpstr (get_state (fixture, plain), ==, "Draft");

  /* One after the other is opened, and its question comes. */
  g_signal_emit_by_name (widgets_get_button (GTK_WIDGET (fixture->window), "_Open"), "clicked");
  frame_fixture_answer (frame_fixture_wait_dialog ("Restore Unsaved Edits?"), "discard");
  frame_fixture_wait_said (fixture, "was left with edits");
  g_assert_cmpstr (get_state (fixture, plain), ==, "Draft");
  g_signal_emit_by_name (widgets_get_button (GTK_WIDGET (fixture->window), "_Open"), "clicked");
  frame_fixture_answer (frame_fixture_wait_dialog ("Restore Unsaved Edits?"), "restore");
  g_assert_false (widgets_say (GTK_WIDGET (fixture->window), "left with edits"));
  g_assert_cmpstr (get_state (fixture, one), !=, "Unsaved edits");
  g_assert_cmpstr (get_state (fixture, two), !=, "Unsaved edits");
}

/* What has no file any more comes back as a configuration, with its secret. */
static void
test_lost (FrameFixture *fixture,
           gconstpointer data)
{
  g_autofree char *path = leave_draft (fixture, "Typed");
  g_autofree char *id = NULL;
  SenderDocument  *document = NULL;

  begin (fixture, path);
  frame_fixture_answer (frame_fixture_wait_dialog (NULL), "later");
  document = sender_window_get_document (fixture->window);
  id = g_strdup (sender_config_get_id (sender_document_get_config (document)));
  frame_fixture_close (fixture);
  g_assert_cmpint (g_unlink (path), ==, 0);

  frame_fixture_open (fixture);
  sender_window_begin (fixture->window, NULL);
  /* There is no configuration: the welcome says it. */
  frame_fixture_wait_said (fixture, "its file is gone");
  frame_fixture_activate (fixture, "library.settle", NULL);
  document = frame_fixture_wait_shown (fixture, "New sender (recovered)");
  g_assert_cmpstr (frame_fixture_get_edited (document), ==, "Typed");
  g_assert_cmpstr (sender_config_get_id (sender_document_get_config (document)), ==, id);
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_SAVED);
  g_assert_false (widgets_say (GTK_WIDGET (fixture->window), "its file is gone"));
  sender_test_wait_until (frame_fixture_has_no_drafts, NULL, "no draft");
  g_assert_cmpuint (frame_fixture_count (fixture), ==, 1);
}

/* As above, where the name and the id are taken, and the file is there but broken. */
static void
test_broken (FrameFixture *fixture,
             gconstpointer data)
{
  g_autofree char *path = leave_draft (fixture, "Typed");
  g_autofree char *text = frame_fixture_read (path);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.json", NULL);
  SenderDocument  *document = NULL;

  g_assert_true (g_file_set_contents (copy, text, -1, NULL));
  g_assert_true (g_file_set_contents (path, "{\"format\":", -1, NULL));
  begin (fixture, copy);
  frame_fixture_wait_shown (fixture, "New sender");
  frame_fixture_wait_said (fixture, "its file is gone");
  frame_fixture_activate (fixture, "library.settle", NULL);
  document = frame_fixture_wait_shown (fixture, "New sender (recovered)");
  g_assert_cmpstr (frame_fixture_get_edited (document), ==, "Typed");
  g_assert_cmpstr (sender_document_get_path (document), !=, path);
  g_clear_pointer (&text, g_free);
  text = frame_fixture_read (path);
  g_assert_cmpstr (text, ==, "{\"format\":");
}

#define ADD(name, function)                                                   \
  g_test_add ("/ui/recovery/" name, FrameFixture, NULL, frame_fixture_set_up, \
              function, frame_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  frame_fixture_register ();
  ADD ("restore", test_restore);
  ADD ("outdated", test_outdated);
  ADD ("copy", test_copy);
  ADD ("copy-late", test_copy_late);
  ADD ("discard", test_discard);
  ADD ("later", test_later);
  ADD ("own", test_own);
  ADD ("switched", test_switched);
  ADD ("closed", test_closed);
  ADD ("elsewhere", test_elsewhere);
  ADD ("lost", test_lost);
  ADD ("broken", test_broken);
  return g_test_run ();
}
