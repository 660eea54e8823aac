/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-fixture.h"
#include "sender-config.h"
#include "sender-format-document.h"
#include "sender-secret-key.h"
#include "sender-test.h"
#include "watch-fixture.h"
#include "widgets.h"

#include <glib/gstdio.h>
#include <string.h>

/* Somebody else changes the file of what is open: nothing is lost, neither here nor there. */

#define CHANGED "The file was changed by another program. You see it as it was before."
#define CHANGED_BOTH "The file was changed by another program, and your edits are not saved."
#define DAMAGED "was changed by another program and can’t be read any more"
#define QUESTION "Changed by Another Program"

static gboolean
is_saved (gpointer data)
{
  return sender_document_get_state (data) == SENDER_CONFIG_STATE_SAVED;
}

static gboolean
is_draft (SenderDocument *document)
{
  return sender_document_get_state (document) == SENDER_CONFIG_STATE_DRAFT;
}

static gboolean
says (FrameFixture *fixture,
      const char   *fragment)
{
  return widgets_say (GTK_WIDGET (fixture->window), fragment);
}

static gboolean
is_offered (GtkWidget *widget,
            gpointer   label)
{
  return GTK_IS_BUTTON (widget) && widgets_is_shown (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

/* Two notices may offer the same: it is the one that is seen. */
static void
click (FrameFixture *fixture,
       const char   *label)
{
  GtkWidget *button = widgets_find (GTK_WIDGET (fixture->window), is_offered, (gpointer) label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static const char *
get_name (SenderDocument *document)
{
  return sender_config_get_name (sender_document_get_config (document));
}

static void
write_text (SenderDocument *document,
            const char     *text)
{
  g_assert_true (g_file_set_contents (sender_document_get_path (document), text, -1, NULL));
}

/* @suffix: of the file, or of the one before. */
static void
assert_file (SenderDocument *document,
             const char     *suffix,
             const char     *fragment)
{
  g_autofree char *path = g_strconcat (sender_document_get_path (document), suffix, NULL);
  g_autofree char *text = frame_fixture_read (path);

  g_assert_nonnull (strstr (text, fragment));
}

/* (transfer none): a configuration that nobody edited, and whose file says something else. */
static SenderDocument *
change (FrameFixture *fixture)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");

  g_assert_true (says (fixture, "New sender — saved"));
  watch_fixture_write_theirs (document, "Theirs");
  frame_fixture_wait_said (fixture, CHANGED);
  g_assert_true (says (fixture, "New sender — draft"));
  g_assert_cmpstr (get_name (document), ==, "New sender");
  return document;
}

/* The same, with edits. */
static SenderDocument *
change_both (FrameFixture *fixture)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");

  frame_fixture_edit (document, "Mine");
  watch_fixture_write_theirs (document, "Theirs");
  frame_fixture_wait_said (fixture, CHANGED_BOTH);
  g_assert_cmpstr (frame_fixture_get_edited (document), ==, "Mine");
  return document;
}

static void
assert_settled (FrameFixture *fixture)
{
  g_assert_false (says (fixture, "changed by another program"));
  g_assert_false (frame_fixture_has_dialog ());
}

static gboolean
has_no_dialog (gpointer data)
{
  return !frame_fixture_has_dialog ();
}

static void
save (FrameFixture   *fixture,
      SenderDocument *document)
{
  frame_fixture_activate (fixture, "document.save", NULL);
  sender_test_wait_until (is_saved, document, "a saved document");
  assert_settled (fixture);
}

/* As one edit, which can be undone. */
static void
test_reload (FrameFixture *fixture,
             gconstpointer data)
{
  SenderDocument *document = change (fixture);

  click (fixture, "_Reload");
  assert_settled (fixture);
  g_assert_true (says (fixture, "Theirs — saved"));
  frame_fixture_wait_said (fixture, "Reloaded");
  g_assert_false (says (fixture, "Undo brings your edits back"));
  g_assert_cmpuint (frame_fixture_count_drafts (), ==, 0);
  frame_fixture_activate (fixture, "document.undo", NULL);
  g_assert_true (says (fixture, "New sender — draft"));
  save (fixture, document);
  assert_file (document, "", "New sender");
  assert_file (document, "~", "Theirs");
}

/* The notice was the question: saving asks no more. */
static void
test_keep (FrameFixture *fixture,
           gconstpointer data)
{
  SenderDocument *document = change (fixture);

  click (fixture, "Keep _Mine");
  assert_settled (fixture);
  g_assert_true (says (fixture, "New sender — draft"));
  assert_file (document, "", "Theirs");
  sender_test_wait_until (frame_fixture_has_draft, NULL, "a draft");
  save (fixture, document);
  assert_file (document, "", "New sender");
  assert_file (document, "~", "Theirs");
  sender_test_wait_until (frame_fixture_has_no_drafts, NULL, "no draft");
}

/* What became of theirs since was not seen. */
static void
test_keep_unseen (FrameFixture *fixture,
                  gconstpointer data)
{
  SenderDocument *document = change (fixture);
  GtkWidget      *dialog = NULL;

  click (fixture, "Keep _Mine");
  watch_fixture_write_theirs (document, "Theirs once more");
  frame_fixture_activate (fixture, "document.save", NULL);
  dialog = frame_fixture_wait_dialog (QUESTION);
  g_assert_true (widgets_say (dialog, "“Theirs once more” becomes “New sender”"));
  frame_fixture_answer (dialog, "cancel");
  assert_file (document, "", "Theirs once more");
  frame_fixture_wait_said (fixture, CHANGED_BOTH);
}

/* Saving with the notice unanswered asks. */
static void
test_save_asks (FrameFixture *fixture,
                gconstpointer data)
{
  SenderDocument *document = change (fixture);
  GtkWidget      *dialog = NULL;

  frame_fixture_activate (fixture, "document.save", NULL);
  dialog = frame_fixture_wait_dialog (QUESTION);
  frame_fixture_answer (dialog, "cancel");
  assert_file (document, "", "Theirs");
  g_assert_true (says (fixture, CHANGED));
  frame_fixture_activate (fixture, "document.save", NULL);
  frame_fixture_answer (frame_fixture_wait_dialog (QUESTION), "mine");
  sender_test_wait_until (is_saved, document, "a saved document");
  assert_settled (fixture);
  assert_file (document, "", "New sender");
}

/* With the first edit there is something to compare. */
static void
test_edited_later (FrameFixture *fixture,
                   gconstpointer data)
{
  SenderDocument *document = change (fixture);

  frame_fixture_edit (document, "Mine");
  g_assert_true (says (fixture, CHANGED_BOTH));
  click (fixture, "_Compare…");
  frame_fixture_answer (frame_fixture_wait_dialog (QUESTION), "cancel");
  sender_document_undo (document);
  g_assert_true (says (fixture, CHANGED));
}

/* Both sides are to be seen; what is kept is not saved by that. */
static void
test_compare_mine (FrameFixture *fixture,
                   gconstpointer data)
{
  SenderDocument *document = change_both (fixture);
  GtkWidget      *dialog = NULL;

  click (fixture, "_Compare…");
  dialog = frame_fixture_wait_dialog (QUESTION);
  g_assert_true (widgets_say (dialog, "“Theirs” becomes “New sender”"));
  g_assert_true (widgets_say (dialog, "“Mine”"));
  frame_fixture_answer (dialog, "mine");
  assert_settled (fixture);
  g_assert_true (is_draft (document));
  assert_file (document, "", "Theirs");
  save (fixture, document);
  assert_file (document, "", "Mine");
  assert_file (document, "~", "Theirs");
}

static void
test_compare_theirs (FrameFixture *fixture,
                     gconstpointer data)
{
  SenderDocument *document = change_both (fixture);

  click (fixture, "_Compare…");
  frame_fixture_answer (frame_fixture_wait_dialog (QUESTION), "theirs");
  assert_settled (fixture);
  g_assert_true (says (fixture, "Theirs — saved"));
  sender_document_undo (document);
  g_assert_cmpstr (frame_fixture_get_edited (document), ==, "Mine");
  g_assert_true (is_draft (document));
}

/* Also what was typed a moment before. */
static void
test_reload_both (FrameFixture *fixture,
                  gconstpointer data)
{
  SenderDocument *document = change_both (fixture);

  g_object_set (sender_config_get_provider (sender_document_get_config (document)),
                "name", "Mine too",
                NULL);
  click (fixture, "_Reload");
  assert_settled (fixture);
  g_assert_true (is_saved (document));
  g_assert_cmpstr (get_name (document), ==, "Theirs");
  sender_document_undo (document);
  g_assert_cmpstr (frame_fixture_get_edited (document), ==, "Mine too");
}

static gboolean
has_secret (gpointer data)
{
  SenderInspection *inspection = sender_document_get_inspection (data);

  return sender_inspection_get_secret_state (inspection) == SENDER_SECRET_STATE_PRESENT;
}

/* The keyring has one for theirs, and none for mine. */
static void
test_secret (FrameFixture *fixture,
             gconstpointer data)
{
  SenderDocument          *document = frame_fixture_create (fixture, "blank");
  g_autoptr (SenderConfig) theirs =
    sender_record_copy (sender_document_get_config (document));
  g_autoptr (GAsyncResult) stored = NULL;
  g_autofree char         *text = NULL;
  SenderSecretKey          key;

  g_object_set (theirs, "id", "theirs", NULL);
  key = sender_secret_key_make (theirs, SENDER_SECRET_KIND_PROVIDER);
  sender_vault_store_async (fixture->vault, &key, "label", "secret", NULL, sender_test_result_cb,
                            &stored);
  sender_test_wait_result (&stored, "the keyring");
  g_assert_true (
    sender_vault_store_finish (fixture->vault, stored, NULL));
  text = sender_format_document_write (theirs);
  write_text (document, text);
  frame_fixture_wait_said (fixture, CHANGED);
  g_assert_false (has_secret (document));
  click (fixture, "_Reload");
  sender_test_wait_until (has_secret, document, "the secret");
}

/* What is answered is what is shown. */
static void
test_while_asked (FrameFixture *fixture,
                  gconstpointer data)
{
  SenderDocument *document = change_both (fixture);
  GtkWidget      *dialog = NULL;

  click (fixture, "_Compare…");
  dialog = frame_fixture_wait_dialog (QUESTION);
  watch_fixture_write_theirs (document, "Theirs once more");
  widgets_wait_said (dialog, "“Theirs once more” becomes “New sender”");
  frame_fixture_answer (dialog, "theirs");
  g_assert_true (says (fixture, "Theirs once more — saved"));
}

/* There is nothing to choose any more. */
static void
test_taken_back (FrameFixture *fixture,
                 gconstpointer data)
{
  SenderDocument *document = change_both (fixture);

  click (fixture, "_Compare…");
  frame_fixture_wait_dialog (QUESTION);
  watch_fixture_write_theirs (document, "New sender");
  sender_test_wait_until (has_no_dialog, NULL, "the question to go");
  assert_settled (fixture);
  g_assert_cmpstr (frame_fixture_get_edited (document), ==, "Mine");
  g_assert_true (is_draft (document));
}

/* Nothing is lost, and what was there is kept. */
static void
test_damaged (FrameFixture *fixture,
              gconstpointer data)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");
  GtkWidget      *dialog = NULL;

  write_text (document, "<xml/>");
  frame_fixture_wait_said (fixture, DAMAGED);
  g_assert_true (says (fixture, "New sender — draft"));
  sender_test_wait_until (frame_fixture_has_draft, NULL, "a draft");
  click (fixture, "_Save Again");
  dialog = frame_fixture_wait_dialog ("The File Can’t Be Read");
  frame_fixture_answer (dialog, "cancel");
  assert_file (document, "", "<xml/>");
  click (fixture, "_Save Again");
  frame_fixture_answer (frame_fixture_wait_dialog ("The File Can’t Be Read"), "mine");
  sender_test_wait_until (is_saved, document, "a saved document");
  assert_settled (fixture);
  assert_file (document, "", "New sender");
  assert_file (document, "~", "<xml/>");
}

/* Half of a document is followed by the rest. */
static void
test_half_written (FrameFixture *fixture,
                   gconstpointer data)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");

  write_text (document, "{ \"format\": ");
  frame_fixture_wait_said (fixture, DAMAGED);
  watch_fixture_write_theirs (document, "Theirs");
  frame_fixture_wait_said (fixture, CHANGED);
  g_assert_false (says (fixture, DAMAGED));
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* Our own saving, and whoever writes the same, are no news. */
static void
test_own (FrameFixture *fixture,
          gconstpointer data)
{
  SenderDocument  *document = frame_fixture_create (fixture, "blank");
  g_autofree char *text = NULL;
  guint            n = 0;

  g_signal_connect_swapped (document, "notify::disk", G_CALLBACK (count_cb), &n);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("Mine %u", i);

      frame_fixture_edit (document, name);
      save (fixture, document);
    }
  watch_fixture_let_it_look (fixture->folder);
  text = frame_fixture_read (sender_document_get_path (document));
  write_text (document, text);
  frame_fixture_edit (document, "Mine at last");
  watch_fixture_let_it_look (fixture->folder);
  g_assert_cmpuint (n, ==, 0);
  assert_settled (fixture);
  g_signal_handlers_disconnect_by_data (document, &n);
}

/* What nobody edited is not kept: the file is what is opened next. */
static void
test_closed (FrameFixture *fixture,
             gconstpointer data)
{
  change (fixture);
  frame_fixture_close (fixture);
  g_assert_cmpuint (frame_fixture_count_drafts (), ==, 0);
  frame_fixture_open (fixture);
  sender_window_begin (fixture->window, NULL);
  frame_fixture_wait_shown (fixture, "Theirs");
  g_assert_true (says (fixture, "Theirs — saved"));
}

#define ADD(name, function)                                                       \
  g_test_add ("/ui/changed-file/" name, FrameFixture, NULL, frame_fixture_set_up, \
              function, frame_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  frame_fixture_register ();
  ADD ("reload", test_reload);
  ADD ("keep", test_keep);
  ADD ("keep-unseen", test_keep_unseen);
  ADD ("save-asks", test_save_asks);
  ADD ("edited-later", test_edited_later);
  ADD ("compare-mine", test_compare_mine);
  ADD ("compare-theirs", test_compare_theirs);
  ADD ("secret", test_secret);
  ADD ("reload-both", test_reload_both);
  ADD ("while-asked", test_while_asked);
  ADD ("taken-back", test_taken_back);
  ADD ("damaged", test_damaged);
  ADD ("half-written", test_half_written);
  ADD ("own", test_own);
  ADD ("closed", test_closed);
  return g_test_run ();
}
