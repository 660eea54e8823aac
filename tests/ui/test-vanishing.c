/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-fixture.h"
#include "sender-config.h"
#include "sender-importer.h"
#include "sender-test.h"
#include "watch-fixture.h"
#include "widgets.h"

#include <glib/gstdio.h>
#include <string.h>

/* Somebody deletes or replaces the file of what is open. */

#define MISSED "deleted or moved by another program"

static gboolean
is_saved (gpointer data)
{
  return sender_document_get_state (data) == SENDER_CONFIG_STATE_SAVED;
}

static gboolean
says (FrameFixture *fixture,
      const char   *fragment)
{
  return widgets_say (GTK_WIDGET (fixture->window), fragment);
}

static void
click (FrameFixture *fixture,
       const char   *label)
{
  g_signal_emit_by_name (widgets_get_button (GTK_WIDGET (fixture->window), label), "clicked");
}

static void
take_away (SenderDocument *document)
{
  g_assert_cmpint (g_unlink (sender_document_get_path (document)), ==, 0);
}

/* (transfer none): a configuration that was saved, and whose file is gone. */
static SenderDocument *
lose (FrameFixture *fixture)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");

  g_assert_true (says (fixture, "New sender — saved"));
  take_away (document);
  frame_fixture_wait_said (fixture, MISSED);
  return document;
}

static void
test_save_again (FrameFixture *fixture,
                 gconstpointer data)
{
  SenderDocument *document = lose (fixture);

  g_assert_true (says (fixture, "New sender — draft"));
  sender_test_wait_until (frame_fixture_has_draft, NULL, "a draft");
  click (fixture, "_Save Again");
  sender_test_wait_until (is_saved, document, "a saved document");
  g_assert_false (frame_fixture_has_dialog ());
  g_assert_true (g_file_test (sender_document_get_path (document), G_FILE_TEST_EXISTS));
  g_assert_false (says (fixture, MISSED));
  g_assert_true (says (fixture, "New sender — saved"));
  sender_test_wait_until (frame_fixture_has_no_drafts, NULL, "no draft");
}

/* Edits go on, and are written with the rest. */
static void
test_edited (FrameFixture *fixture,
             gconstpointer data)
{
  SenderDocument  *document = lose (fixture);
  g_autofree char *text = NULL;

  frame_fixture_edit (document, "Mine");
  sender_document_undo (document);
  g_assert_true (says (fixture, "New sender — draft"));
  sender_document_redo (document);
  frame_fixture_activate (fixture, "document.save", NULL);
  sender_test_wait_until (is_saved, document, "a saved document");
  text = frame_fixture_read (sender_document_get_path (document));
  g_assert_nonnull (strstr (text, "Mine"));
}

/* The program ends before it is saved. */
static void
test_kept (FrameFixture *fixture,
           gconstpointer data)
{
  lose (fixture);
  frame_fixture_close (fixture);
  frame_fixture_open (fixture);
  sender_window_begin (fixture->window, NULL);
  frame_fixture_wait_said (fixture, "“New sender” was left unsaved, and its file is gone.");
  frame_fixture_activate (fixture, "library.settle", NULL);
  frame_fixture_wait_shown (fixture, "New sender (recovered)");
}

/* It comes back as it was: nothing is to be saved. */
static void
test_back (FrameFixture *fixture,
           gconstpointer data)
{
  SenderDocument  *document = frame_fixture_create (fixture, "blank");
  const char      *path = sender_document_get_path (document);
  g_autofree char *elsewhere = g_strconcat (path, ".elsewhere", NULL);

  g_assert_cmpint (g_rename (path, elsewhere), ==, 0);
  frame_fixture_wait_said (fixture, MISSED);
  sender_test_wait_until (frame_fixture_has_draft, NULL, "a draft");
  g_assert_cmpint (g_rename (elsewhere, path), ==, 0);
  sender_test_wait_until (is_saved, document, "a saved document");
  g_assert_false (says (fixture, MISSED));
  sender_test_wait_until (frame_fixture_has_no_drafts, NULL, "no draft");
}

/* Another took its place: nobody's work is written over unseen. */
static void
test_place_taken (FrameFixture *fixture,
                  gconstpointer data)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");

  take_away (document);
  frame_fixture_wait_said (fixture, MISSED);
  watch_fixture_write_theirs (document, "Theirs");
  frame_fixture_activate (fixture, "document.save", NULL);
  frame_fixture_answer (frame_fixture_wait_dialog ("Changed by Another Program"), "theirs");
  g_assert_cmpstr (sender_config_get_name (sender_document_get_config (document)), ==, "Theirs");
  sender_test_wait_until (watch_fixture_is_there, document, "the file to be found");
  g_assert_true (is_saved (document));
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* To be disconnected again: the document may outlive @n. */
static void
count_gone (SenderDocument *document,
            guint          *n)
{
  g_signal_connect_swapped (document, "notify::disk", G_CALLBACK (count_cb), n);
}

static void
assert_never_missed (SenderDocument *document,
                     guint          *n)
{
  g_assert_cmpuint (*n, ==, 0);
  g_signal_handlers_disconnect_by_data (document, n);
}

/* As editors do it: nothing is missed but what it said, and saving asks. */
static void
test_replaced (FrameFixture *fixture,
               gconstpointer data)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");
  guint           n = 0;

  count_gone (document, &n);
  take_away (document);
  watch_fixture_write_theirs (document, "Theirs");
  frame_fixture_wait_said (fixture, "The file was changed by another program.");
  g_assert_cmpuint (n, ==, 1);
  g_signal_handlers_disconnect_by_data (document, &n);
  g_assert_false (says (fixture, MISSED));
  frame_fixture_edit (document, "Mine");
  frame_fixture_activate (fixture, "document.save", NULL);
  frame_fixture_answer (frame_fixture_wait_dialog ("Changed by Another Program"), "cancel");
}

/* Our own deletion is nobody else's, also while it is undone. */
static void
test_own (FrameFixture *fixture,
          gconstpointer data)
{
  g_autoptr (SenderDocument) first = g_object_ref (frame_fixture_create (fixture, "blank"));
  guint                      n = 0;

  count_gone (first, &n);
  frame_fixture_edit (first, "Mine");
  frame_fixture_activate (fixture, "library.delete", NULL);
  frame_fixture_wait_said (fixture, "“New sender” deleted");
  click (fixture, "_Undo");
  frame_fixture_wait_shown (fixture, "New sender");
  watch_fixture_let_it_look (fixture->folder);
  assert_never_missed (first, &n);
  g_assert_true (g_file_test (sender_document_get_path (first), G_FILE_TEST_EXISTS));
}

/* No list has it while another is shown. */
static void
test_show (FrameFixture *fixture,
           gconstpointer data)
{
  g_autoptr (SenderDocument) document = g_object_ref (lose (fixture));

  frame_fixture_create (fixture, "studio");
  g_assert_false (says (fixture, MISSED));
  frame_fixture_wait_said (fixture, "“New sender” is open and not saved, and its file is gone.");
  click (fixture, "_Show");
  g_assert_true (sender_window_get_document (fixture->window) == document);
  g_assert_true (says (fixture, MISSED));
  g_assert_false (says (fixture, "is open and not saved"));
}

/* The file goes while it is asked whose is to be kept: there is no theirs any more. */
static void
test_while_asked (FrameFixture *fixture,
                  gconstpointer data)
{
  SenderDocument   *document = frame_fixture_create (fixture, "blank");
  AdwMessageDialog *dialog = NULL;

  frame_fixture_edit (document, "Mine");
  watch_fixture_write_theirs (document, "Theirs");
  frame_fixture_activate (fixture, "document.save", NULL);
  dialog = ADW_MESSAGE_DIALOG (frame_fixture_wait_dialog ("Changed by Another Program"));
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "theirs"));
  take_away (document);
  widgets_wait_said (GTK_WIDGET (dialog), "The File Is Gone");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "theirs"));
  g_assert_false (widgets_say (GTK_WIDGET (dialog), "becomes"));
  /* What is put there now was not seen, and is asked about. */
  watch_fixture_write_theirs (document, "Theirs");
  frame_fixture_answer (GTK_WIDGET (dialog), "mine");
  dialog = ADW_MESSAGE_DIALOG (frame_fixture_wait_dialog ("Changed by Another Program"));
  frame_fixture_answer (GTK_WIDGET (dialog), "mine");
  sender_test_wait_until (is_saved, document, "a saved document");
  g_assert_cmpstr (frame_fixture_get_edited (document), ==, "Mine");
}

/* What has no file is let go of; the toast has it until it is gone itself. */
static void
test_delete (FrameFixture *fixture,
             gconstpointer data)
{
  g_autoptr (SenderDocument) document = g_object_ref (lose (fixture));

  sender_test_wait_until (frame_fixture_has_draft, NULL, "a draft");
  frame_fixture_activate (fixture, "library.delete", NULL);
  frame_fixture_wait_said (fixture, "“New sender” deleted");
  g_assert_false (frame_fixture_has_dialog ());
  g_assert_null (sender_window_get_document (fixture->window));
  g_assert_false (says (fixture, "is open and not saved"));
  sender_test_wait_until (frame_fixture_has_no_drafts, NULL, "no draft");
  click (fixture, "_Undo");
  g_assert_true (sender_window_get_document (fixture->window) == document);
  g_assert_true (says (fixture, MISSED));
  sender_test_wait_until (frame_fixture_has_draft, NULL, "a draft");
}

/* Neither the list nor the window knows yet that it is gone. */
static void
test_delete_unseen (FrameFixture *fixture,
                    gconstpointer data)
{
  g_autoptr (SenderDocument) document = g_object_ref (frame_fixture_create (fixture, "blank"));

  take_away (document);
  frame_fixture_activate (fixture, "library.delete", NULL);
  frame_fixture_wait_said (fixture, "“New sender” deleted");
  watch_fixture_let_it_look (fixture->folder);
  g_assert_false (frame_fixture_has_dialog ());
  g_assert_cmpuint (frame_fixture_count (fixture), ==, 0);
  click (fixture, "_Undo");
  g_assert_true (sender_window_get_document (fixture->window) == document);
  frame_fixture_wait_said (fixture, MISSED);
}

/* The list still has what is gone: it is tried once. */
static void
test_next_unseen (FrameFixture *fixture,
                  gconstpointer data)
{
  GtkWidget *dialog = NULL;

  take_away (frame_fixture_create (fixture, "blank"));
  sender_window_show_next (fixture->window);
  dialog = frame_fixture_wait_dialog ("Can’t Open the File");
  frame_fixture_answer (dialog, "close");
  watch_fixture_let_it_look (fixture->folder);
  g_assert_false (frame_fixture_has_dialog ());
  g_assert_null (sender_window_get_document (fixture->window));
}

static void
test_delete_unsaved (FrameFixture *fixture,
                     gconstpointer data)
{
  g_autoptr (SenderConfig)   config = sender_preset_new ("blank", "Never saved");
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);

  sender_window_set_document (fixture->window, document);
  sender_test_wait_until (frame_fixture_has_draft, NULL, "a draft");
  frame_fixture_activate (fixture, "library.delete", NULL);
  frame_fixture_wait_said (fixture, "“Never saved” deleted");
  g_assert_null (sender_window_get_document (fixture->window));
  sender_test_wait_until (frame_fixture_has_no_drafts, NULL, "no draft");
  click (fixture, "_Undo");
  g_assert_true (sender_window_get_document (fixture->window) == document);
  g_assert_true (says (fixture, "Never saved — draft"));
  g_assert_false (says (fixture, MISSED));
  sender_test_wait_until (frame_fixture_has_draft, NULL, "a draft");
}

#define ADD(name, function)                                                    \
  g_test_add ("/ui/vanishing/" name, FrameFixture, NULL, frame_fixture_set_up, \
              function, frame_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  frame_fixture_register ();
  ADD ("save-again", test_save_again);
  ADD ("edited", test_edited);
  ADD ("kept", test_kept);
  ADD ("back", test_back);
  ADD ("place-taken", test_place_taken);
  ADD ("replaced", test_replaced);
  ADD ("own", test_own);
  ADD ("show", test_show);
  ADD ("while-asked", test_while_asked);
  ADD ("delete", test_delete);
  ADD ("delete-unseen", test_delete_unseen);
  ADD ("next-unseen", test_next_unseen);
  ADD ("delete-unsaved", test_delete_unsaved);
  return g_test_run ();
}
