/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-fixture.h"
#include "sender-config.h"
#include "sender-document-file.h"
#include "sender-test.h"
#include "watch-fixture.h"
#include "widgets.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What stands between an edit and its file: somebody else, a full disk, a folder that is none. */

/* What is defined here stands before the C library's, for GLib too: a disk that is full says so at
 * the latest when what was written is to be durable. */
static gint disk_is_full;

int
fsync (int descriptor)
{
  if (g_atomic_int_get (&disk_is_full))
    {
      errno = ENOSPC;
      return -1;
    }
  return (int) syscall (SYS_fsync, descriptor);
}

static void
set_full (gboolean is_full)
{
  g_atomic_int_set (&disk_is_full, is_full);
}

static gboolean
is_saved (gpointer data)
{
  return sender_document_get_state (data) == SENDER_CONFIG_STATE_SAVED;
}

static const char *
get_name (SenderDocument *document)
{
  return sender_config_get_name (sender_document_get_config (document));
}

static void
assert_file (SenderDocument *document,
             const char     *there,
             const char     *missing)
{
  g_autofree char *text = frame_fixture_read (sender_document_get_path (document));

  if (there != NULL)
    g_assert_nonnull (strstr (text, there));
  if (missing != NULL)
    g_assert_null (strstr (text, missing));
}

static gboolean
is_written_no_more (gpointer data)
{
  return !sender_document_is_written (data);
}

static gboolean
is_saved_or_asked (gpointer data)
{
  return is_saved (data) || frame_fixture_has_dialog ();
}

/* Who saves twice without waiting is alone all the same. */
static void
test_twice (FrameFixture *fixture,
            gconstpointer data)
{
  SenderDocument  *document = frame_fixture_create (fixture, "blank");
  g_autofree char *before = g_strconcat (sender_document_get_path (document), "~", NULL);
  g_autofree char *text = NULL;

  frame_fixture_edit (document, "Mine");
  frame_fixture_activate (fixture, "document.save", NULL);
  frame_fixture_activate (fixture, "document.save", NULL);
  frame_fixture_edit (document, "Mine too");
  frame_fixture_activate (fixture, "document.save", NULL);
  sender_test_wait_until (is_saved_or_asked, document, "a saved document");
  g_assert_false (frame_fixture_has_dialog ());
  assert_file (document, "Mine too", NULL);
  text = frame_fixture_read (before);
  g_assert_nonnull (strstr (text, "\"Mine\""));
}

/* The same while it is found out what is there instead: it is asked once. */
static void
test_twice_changed (FrameFixture *fixture,
                    gconstpointer data)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");

  frame_fixture_edit (document, "Mine");
  watch_fixture_write_theirs (document, "Theirs");
  frame_fixture_activate (fixture, "document.save", NULL);
  sender_test_wait_until (is_written_no_more, document, "the end of the writing");
  g_assert_false (frame_fixture_has_dialog ());
  frame_fixture_activate (fixture, "document.save", NULL);
  frame_fixture_answer (frame_fixture_wait_dialog ("Changed by Another Program"), "mine");
  sender_test_wait_until (is_saved_or_asked, document, "a saved document");
  g_assert_false (frame_fixture_has_dialog ());
  assert_file (document, "Mine", "Theirs");
}

static SenderDocument *
make_conflict (FrameFixture *fixture,
               GtkWidget   **dialog)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");

  frame_fixture_edit (document, "Mine");
  watch_fixture_write_theirs (document, "Theirs");
  frame_fixture_activate (fixture, "document.save", NULL);
  *dialog = frame_fixture_wait_dialog ("Changed by Another Program");
  /* Both sides are to be seen before anybody chooses. */
  g_assert_true (widgets_say (*dialog, "“Theirs” becomes “New sender”"));
  g_assert_true (widgets_say (*dialog, "“Mine”"));
  assert_file (document, "Theirs", "Mine");
  return document;
}

static void
test_mine (FrameFixture *fixture,
           gconstpointer data)
{
  GtkWidget      *dialog = NULL;
  SenderDocument *document = make_conflict (fixture, &dialog);

  frame_fixture_answer (dialog, "mine");
  sender_test_wait_until (is_saved, document, "a saved document");
  assert_file (document, "Mine", "Theirs");
}

static void
test_theirs (FrameFixture *fixture,
             gconstpointer data)
{
  GtkWidget      *dialog = NULL;
  SenderDocument *document = make_conflict (fixture, &dialog);

  frame_fixture_answer (dialog, "theirs");
  g_assert_true (is_saved (document));
  g_assert_cmpstr (get_name (document), ==, "Theirs");
  g_assert_cmpstr (frame_fixture_get_edited (document), !=, "Mine");
  assert_file (document, "Theirs", "Mine");
  frame_fixture_wait_said (fixture, "Reloaded; Undo brings your edits back");
  sender_document_undo (document);
  g_assert_cmpstr (frame_fixture_get_edited (document), ==, "Mine");
  /* Which is saved over theirs without a question: they were seen. */
  frame_fixture_activate (fixture, "document.save", NULL);
  sender_test_wait_until (is_saved, document, "a saved document");
  assert_file (document, "Mine", "Theirs");
}

static gboolean
is_changed (gpointer data)
{
  return sender_document_get_disk (data) == SENDER_DISK_STATE_CHANGED;
}

/* What is asked about already is found in the file once more: what is read there stays. */
static void
test_seen (FrameFixture *fixture,
           gconstpointer data)
{
  GtkWidget      *dialog = NULL;
  SenderDocument *document = make_conflict (fixture, &dialog);
  GtkWidget      *shown = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));

  g_object_add_weak_pointer (G_OBJECT (shown), (gpointer *) &shown);
  sender_test_wait_until (is_changed, document, "the change");
  g_assert_nonnull (shown);
  g_assert_true (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog)) == shown);
  g_clear_weak_pointer (&shown);
  frame_fixture_answer (dialog, "cancel");
}

static void
test_neither (FrameFixture *fixture,
              gconstpointer data)
{
  GtkWidget      *dialog = NULL;
  SenderDocument *document = make_conflict (fixture, &dialog);

  /* As Escape does. */
  gtk_window_close (GTK_WINDOW (dialog));
  widgets_settle ();
  g_assert_cmpstr (frame_fixture_get_edited (document), ==, "Mine");
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_DRAFT);
  assert_file (document, "Theirs", "Mine");
}

static void
test_closed (FrameFixture *fixture,
             gconstpointer data)
{
  GtkWidget *dialog = NULL;

  make_conflict (fixture, &dialog);
  frame_fixture_close (fixture);
  g_assert_false (frame_fixture_has_dialog ());
}

/* The window goes before the answer comes. */
static void
test_gone_window (FrameFixture *fixture,
                  gconstpointer data)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");

  frame_fixture_edit (document, "Mine");
  watch_fixture_write_theirs (document, "Theirs");
  frame_fixture_activate (fixture, "document.save", NULL);
  frame_fixture_destroy (fixture);
  g_assert_false (frame_fixture_has_dialog ());
}

static void
test_gone_file (FrameFixture *fixture,
                gconstpointer data)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");
  const char     *path = sender_document_get_path (document);
  GtkWidget      *dialog = NULL;

  frame_fixture_edit (document, "Mine");
  g_assert_cmpint (g_unlink (path), ==, 0);
  frame_fixture_activate (fixture, "document.save", NULL);
  dialog = frame_fixture_wait_dialog ("The File Is Gone");
  g_assert_false (
    adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (dialog), "theirs"));
  frame_fixture_answer (dialog, "cancel");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  frame_fixture_activate (fixture, "document.save", NULL);
  frame_fixture_answer (frame_fixture_wait_dialog ("The File Is Gone"), "mine");
  sender_test_wait_until (is_saved, document, "a saved document");
  assert_file (document, "Mine", NULL);
}

/* Nothing is lost while there is no room, and it is saved as soon as there is. */
static void
test_full_disk (FrameFixture *fixture,
                gconstpointer data)
{
  SenderDocument  *document = frame_fixture_create (fixture, "blank");
  g_autofree char *before = frame_fixture_read (sender_document_get_path (document));
  g_autofree char *after = NULL;

  frame_fixture_edit (document, "Mine");
  set_full (TRUE);
  frame_fixture_activate (fixture, "document.save", NULL);
  frame_fixture_wait_said (fixture, "Not saved: ");
  g_assert_true (widgets_say (GTK_WIDGET (fixture->window), "No space left on device"));
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_DRAFT);
  g_assert_cmpstr (frame_fixture_get_edited (document), ==, "Mine");
  after = frame_fixture_read (sender_document_get_path (document));
  g_assert_cmpstr (after, ==, before);

  set_full (FALSE);
  g_signal_emit_by_name (widgets_get_button (GTK_WIDGET (fixture->window), "_Save Again"),
                         "clicked");
  sender_test_wait_until (is_saved, document, "a saved document");
  g_assert_false (widgets_say (GTK_WIDGET (fixture->window), "Not saved: "));
  assert_file (document, "Mine", NULL);
}

/* What can be kept nowhere keeps the window. */
static void
test_closing_full (FrameFixture *fixture,
                   gconstpointer data)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");
  GtkWidget      *dialog = NULL;

  frame_fixture_edit (document, "Mine");
  set_full (TRUE);
  gtk_window_close (GTK_WINDOW (fixture->window));
  dialog = frame_fixture_wait_dialog ("Lose Unsaved Edits?");
  g_assert_true (widgets_say (dialog, "No space left on device"));
  frame_fixture_answer (dialog, "cancel");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  g_assert_true (sender_window_get_document (fixture->window) == document);
  g_assert_cmpstr (frame_fixture_get_edited (document), ==, "Mine");

  gtk_window_close (GTK_WINDOW (fixture->window));
  dialog = frame_fixture_wait_dialog ("Lose Unsaved Edits?");
  set_full (FALSE);
  frame_fixture_answer (dialog, "save");
  sender_test_wait_until (is_saved, document, "a saved document");
  assert_file (document, "Mine", NULL);
}

/* Somebody writes in the folder and does not end: that is no change of this file. */
static void
test_locked (FrameFixture *fixture,
             gconstpointer data)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");
  int             lock =
    sender_document_file_lock (sender_document_get_path (document), NULL, NULL, NULL);

  g_assert_cmpint (lock, >=, 0);
  frame_fixture_edit (document, "Mine");
  frame_fixture_activate (fixture, "document.save", NULL);
  sender_test_wait_until (is_written_no_more, document, "the end of the waiting");
  frame_fixture_wait_said (fixture, "Not saved: Another program has been writing in ");
  g_assert_false (frame_fixture_has_dialog ());
  assert_file (document, NULL, "Mine");
  sender_document_file_unlock (lock);
  frame_fixture_activate (fixture, "document.save", NULL);
  sender_test_wait_until (is_saved, document, "a saved document");
  assert_file (document, "Mine", NULL);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
test_closing_anyway (FrameFixture *fixture,
                     gconstpointer data)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");
  gpointer        window = fixture->window;

  g_object_add_weak_pointer (window, &window);
  frame_fixture_edit (document, "Mine");
  set_full (TRUE);
  gtk_window_close (window);
  frame_fixture_answer (frame_fixture_wait_dialog ("Lose Unsaved Edits?"), "close");
  fixture->window = NULL;
  sender_test_wait_until (is_gone, &window, "the window to be finalised");
  set_full (FALSE);
}

/* Another document is shown when the failure of the first is known. */
static void
test_failed_behind (FrameFixture *fixture,
                    gconstpointer data)
{
  g_autoptr (SenderDocument) second = g_object_ref (frame_fixture_create (fixture, "studio"));
  SenderDocument            *first = frame_fixture_create (fixture, "blank");
  GtkWidget                 *dialog = NULL;

  frame_fixture_edit (first, "Mine");
  set_full (TRUE);
  frame_fixture_activate (fixture, "document.save", NULL);
  sender_window_set_document (fixture->window, second);
  dialog = frame_fixture_wait_dialog ("“New sender 2” Is Not Saved");
  g_assert_false (widgets_say (GTK_WIDGET (fixture->window), "Not saved: "));
  frame_fixture_answer (dialog, "close");
  set_full (FALSE);
}

static void
test_no_library (FrameFixture *fixture,
                 gconstpointer data)
{
  GtkWidget *dialog = NULL;

  frame_fixture_destroy (fixture);
  sender_test_remove_tree (fixture->folder);
  g_assert_true (g_file_set_contents (fixture->folder, "in the way", -1, NULL));
  frame_fixture_open (fixture);
  sender_window_begin (fixture->window, NULL);
  dialog = frame_fixture_wait_dialog ("Can’t Read the Library");
  g_assert_true (widgets_say (dialog, fixture->folder));
  frame_fixture_answer (dialog, "close");
  /* It goes on, and says what can’t be done. */
  frame_fixture_activate (fixture, "library.create", "blank");
  frame_fixture_answer (frame_fixture_wait_dialog ("Can’t Make a Configuration"), "close");
  frame_fixture_destroy (fixture);
  g_assert_cmpint (g_unlink (fixture->folder), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
}

#define ADD(name, function)                                                         \
  g_test_add ("/ui/saving-dialogs/" name, FrameFixture, NULL, frame_fixture_set_up, \
              function, frame_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  frame_fixture_register ();
  ADD ("twice", test_twice);
  ADD ("twice-changed", test_twice_changed);
  ADD ("mine", test_mine);
  ADD ("theirs", test_theirs);
  ADD ("seen", test_seen);
  ADD ("neither", test_neither);
  ADD ("closed", test_closed);
  ADD ("gone-window", test_gone_window);
  ADD ("gone-file", test_gone_file);
  ADD ("full-disk", test_full_disk);
  ADD ("closing-full", test_closing_full);
  ADD ("closing-anyway", test_closing_anyway);
  ADD ("locked", test_locked);
  ADD ("failed-behind", test_failed_behind);
  ADD ("no-library", test_no_library);
  return g_test_run ();
}
