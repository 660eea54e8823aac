/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-fixture.h"
#include "sender-config.h"
#include "sender-test.h"
#include "widgets.h"

#include <glib/gstdio.h>
#include <string.h>

/* What is done with whole configurations, as a person does it: delete and take back, rename,
 * duplicate, open, drop. */

/* What is waited for. */
typedef struct
{
  FrameFixture *fixture;
  guint         n;
} Counted;

static gboolean
has_n (gpointer data)
{
  const Counted *counted = data;

  return frame_fixture_count (counted->fixture) == counted->n;
}

static void
wait_count (FrameFixture *fixture,
            guint         n)
{
  Counted counted = { fixture, n };

  sender_test_wait_until (has_n, &counted, "the library to be as long");
}

static const char *
get_name (SenderDocument *document)
{
  return sender_config_get_name (sender_document_get_config (document));
}

static GtkWidget *
get_button (FrameFixture *fixture,
            const char   *label)
{
  return widgets_get_button (GTK_WIDGET (fixture->window), label);
}

/* Comes back whole: with what was not saved, and its undo. */
static void
test_delete_undo (FrameFixture *fixture,
                  gconstpointer data)
{
  SenderDocument  *document = frame_fixture_create (fixture, "blank");
  g_autofree char *path = g_strdup (sender_document_get_path (document));

  frame_fixture_create (fixture, "studio");
  frame_fixture_activate (fixture, "library.open", path);
  frame_fixture_wait_shown (fixture, "New sender");
  document = sender_window_get_document (fixture->window);
  frame_fixture_edit (document, "Typed");
  frame_fixture_activate (fixture, "library.delete", NULL);
  frame_fixture_wait_shown (fixture, "New sender 2");
  wait_count (fixture, 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  frame_fixture_wait_said (fixture, "“New sender” deleted");

  g_signal_emit_by_name (get_button (fixture, "_Undo"), "clicked");
  wait_count (fixture, 2);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (sender_window_get_document (fixture->window) == document);
  g_assert_cmpstr (frame_fixture_get_edited (document), ==, "Typed");
  sender_document_undo (document);
  g_assert_cmpstr (frame_fixture_get_edited (document), ==, "");
}

/* Practice has begun since: the file comes back, and is not shown among what is simulated. */
static void
test_delete_elsewhere (FrameFixture *fixture,
                       gconstpointer data)
{
  SenderDocument  *document = frame_fixture_create (fixture, "blank");
  g_autofree char *path = g_strdup (sender_document_get_path (document));

  frame_fixture_activate (fixture, "library.delete", NULL);
  wait_count (fixture, 0);
  frame_fixture_wait_said (fixture, "deleted");
  sender_window_set_document (fixture->window, NULL);
  sender_window_set_workspace (fixture->window, NULL);
  g_signal_emit_by_name (get_button (fixture, "_Undo"), "clicked");
  frame_fixture_wait_said (fixture, "It is in your library again");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (sender_window_get_document (fixture->window));
}

/* What took the place meanwhile is not written over, and it is said. */
static void
test_delete_taken (FrameFixture *fixture,
                   gconstpointer data)
{
  SenderDocument  *document = frame_fixture_create (fixture, "blank");
  g_autofree char *path = g_strdup (sender_document_get_path (document));
  g_autofree char *text = NULL;

  frame_fixture_activate (fixture, "library.delete", NULL);
  wait_count (fixture, 0);
  frame_fixture_wait_said (fixture, "deleted");
  g_assert_true (g_file_set_contents (path, "somebody else’s", -1, NULL));
  g_signal_emit_by_name (get_button (fixture, "_Undo"), "clicked");
  frame_fixture_answer (frame_fixture_wait_dialog ("Can’t Take the Deletion Back"), "close");
  text = frame_fixture_read (path);
  g_assert_cmpstr (text, ==, "somebody else’s");
}

/* What is to hold the deleted can't be made. */
static void
test_delete_fails (FrameFixture *fixture,
                   gconstpointer data)
{
  SenderDocument  *document = frame_fixture_create (fixture, "blank");
  g_autofree char *place = g_build_filename (fixture->folder, ".deleted", NULL);

  g_assert_true (g_file_set_contents (place, "in the way", -1, NULL));
  frame_fixture_activate (fixture, "library.delete", NULL);
  frame_fixture_answer (frame_fixture_wait_dialog ("Can’t Delete"), "close");
  g_assert_true (sender_window_get_document (fixture->window) == document);
  g_assert_true (g_file_test (sender_document_get_path (document), G_FILE_TEST_EXISTS));
}

/* Somebody else was faster: it is deleted all the same, and Undo has what they took. */
static void
test_delete_late (FrameFixture *fixture,
                  gconstpointer data)
{
  g_autoptr (SenderDocument) document = g_object_ref (frame_fixture_create (fixture, "blank"));

  g_assert_cmpint (g_unlink (sender_document_get_path (document)), ==, 0);
  frame_fixture_activate (fixture, "library.delete", NULL);
  frame_fixture_wait_said (fixture, "“New sender” deleted");
  g_assert_null (sender_window_get_document (fixture->window));
  g_signal_emit_by_name (get_button (fixture, "_Undo"), "clicked");
  g_assert_true (sender_window_get_document (fixture->window) == document);
  frame_fixture_wait_said (fixture, "deleted or moved by another program");
}

static GtkWidget *
ask_name (FrameFixture *fixture,
          const char   *name)
{
  GtkWidget *dialog = NULL;

  frame_fixture_activate (fixture, "library.rename", NULL);
  dialog = frame_fixture_wait_dialog ("Rename Configuration");
  gtk_editable_set_text (GTK_EDITABLE (widgets_get_type (dialog, GTK_TYPE_ENTRY)), name);
  return dialog;
}

static void
test_rename (FrameFixture *fixture,
             gconstpointer data)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");

  frame_fixture_answer (ask_name (fixture, "  Northwind & <Co>  "), "rename");
  g_assert_cmpstr (get_name (document), ==, "Northwind & <Co>");
  frame_fixture_answer (ask_name (fixture, "Other"), "cancel");
  g_assert_cmpstr (get_name (document), ==, "Northwind & <Co>");
  frame_fixture_activate (fixture, "document.undo", NULL);
  g_assert_cmpstr (get_name (document), ==, "New sender");
}

/* Why it can't be is said beside it, and nothing typed is taken away. */
static void
test_rename_refused (FrameFixture *fixture,
                     gconstpointer data)
{
  static const char *const reasons[] = {
    "needs a name",
    "needs a name",
    "256 characters",
    "Another configuration is called so",
    NULL,
  };
  g_autofree char *too_long = g_strnfill (257, 'x');
  g_autofree char *longest = g_strnfill (256, 'x');
  const char      *names[] = { "", "   ", too_long, "New sender", longest };
  GtkWidget       *dialog = NULL;
  GtkEditable     *entry = NULL;

  frame_fixture_create (fixture, "blank");
  frame_fixture_create (fixture, "studio");
  dialog = ask_name (fixture, "Free");
  entry = GTK_EDITABLE (widgets_get_type (dialog, GTK_TYPE_ENTRY));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gboolean fits = reasons[i] == NULL;

      gtk_editable_set_text (entry, names[i]);
      g_assert_cmpint (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog),
                                                                "rename"),
                       ==, fits);
      g_assert_cmpint (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"), ==, !fits);
      if (!fits)
        g_assert_true (widgets_say (dialog, reasons[i]));
      g_assert_cmpstr (gtk_editable_get_text (entry), ==, names[i]);
    }
  frame_fixture_answer (dialog, "rename");
  g_assert_cmpstr (get_name (sender_window_get_document (fixture->window)), ==, longest);
  /* Its own name is not taken by itself. */
  frame_fixture_answer (ask_name (fixture, longest), "rename");
}

/* The copy is of what is seen, edits too, and has a name of its own. */
static void
test_duplicate (FrameFixture *fixture,
                gconstpointer data)
{
  g_autoptr (SenderDocument) first = g_object_ref (frame_fixture_create (fixture, "blank"));
  SenderDocument            *copy = NULL;

  frame_fixture_edit (first, "Typed");
  frame_fixture_activate (fixture, "library.duplicate", NULL);
  copy = frame_fixture_wait_shown (fixture, "New sender copy");
  g_assert_cmpstr (frame_fixture_get_edited (copy), ==, "Typed");
  g_assert_cmpint (sender_document_get_state (copy), ==, SENDER_CONFIG_STATE_SAVED);
  g_assert_cmpint (sender_document_get_state (first), ==, SENDER_CONFIG_STATE_DRAFT);
  g_assert_cmpstr (sender_config_get_id (sender_document_get_config (copy)), !=,
                   sender_config_get_id (sender_document_get_config (first)));
  frame_fixture_activate (fixture, "library.open", sender_document_get_path (first));
  g_assert_true (sender_window_get_document (fixture->window) == first);
  frame_fixture_activate (fixture, "library.duplicate", NULL);
  frame_fixture_wait_shown (fixture, "New sender copy 2");
}

static GtkDropTarget *
get_drop_target (FrameFixture *fixture)
{
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (GTK_WIDGET (fixture->window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  g_assert_not_reached ();
}

/* As when files are let go over the window. */
static gboolean
drop (FrameFixture *fixture,
      GSList       *files)
{
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean        handled = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, files);
  g_signal_emit_by_name (get_drop_target (fixture), "drop", &value, 10.0, 10.0, &handled);
  return handled;
}

static GFile *
write_file (FrameFixture *fixture,
            const char   *base,
            const char   *text)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "elsewhere", NULL);
  g_autofree char *path = g_build_filename (folder, base, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static gboolean
drop_one (FrameFixture *fixture,
          const char   *base,
          const char   *text)
{
  g_autoptr (GFile)  file = write_file (fixture, base, text);
  g_autoptr (GSList) files = g_slist_append (NULL, file);

  return drop (fixture, files);
}

static void
close_notes (void)
{
  GtkWidget *dialog = frame_fixture_wait_dialog (NULL);

  frame_fixture_answer (dialog, "close");
}

static void
test_drop (FrameFixture *fixture,
           gconstpointer data)
{
  g_autofree char *procedure = sender_test_data ("procedure-like.txt", NULL);
  g_autofree char *document = sender_test_data ("document.json", NULL);
  SenderDocument  *shown = NULL;

  g_assert_true (drop_one (fixture, "northwind.curl", "curl https://a.example -d To=+14155550100"));
  frame_fixture_wait_shown (fixture, "northwind");
  wait_count (fixture, 1);
  g_assert_true (drop_one (fixture, "southwind.txt", procedure));
  frame_fixture_wait_shown (fixture, "southwind");
  wait_count (fixture, 2);
  if (frame_fixture_has_dialog ())
    close_notes ();
  /* A document of ours stays where it is. */
  g_assert_true (drop_one (fixture, "ours.json", document));
  shown = frame_fixture_wait_shown (fixture, "Example");
  g_assert_true (g_str_has_suffix (sender_document_get_path (shown), "/elsewhere/ours.json"));
  wait_count (fixture, 2);
}

/* What can't be read is said, and nothing that is open goes away. */
static void
test_drop_broken (FrameFixture *fixture,
                  gconstpointer data)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");
  GtkWidget      *dialog = NULL;

  g_assert_true (drop_one (fixture, "broken.json", "{\"a\": 1,\n \"b\": }"));
  dialog = frame_fixture_wait_dialog ("Can’t Open the File");
  g_assert_true (widgets_say (dialog, "Line 2, column 7"));
  frame_fixture_answer (dialog, "close");
  g_assert_true (sender_window_get_document (fixture->window) == document);
  wait_count (fixture, 1);
  g_assert_false (drop (fixture, NULL));
}

static void
test_drop_several (FrameFixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GFile)  one = write_file (fixture, "one.curl", "curl https://a.example");
  g_autoptr (GFile)  two = write_file (fixture, "two.curl", "curl https://b.example");
  g_autoptr (GFile)  gone = g_file_new_for_path ("/nonexistent/three.json");
  g_autoptr (GSList) files = g_slist_append (g_slist_append (NULL, one), two);

  files = g_slist_append (files, gone);
  g_assert_true (drop (fixture, files));
  wait_count (fixture, 2);
  frame_fixture_answer (frame_fixture_wait_dialog ("Can’t Open the File"), "close");
}

#define ADD(name, function)                                                          \
  g_test_add ("/ui/library-dialogs/" name, FrameFixture, NULL, frame_fixture_set_up, \
              function, frame_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  frame_fixture_register ();
  ADD ("delete-undo", test_delete_undo);
  ADD ("delete-elsewhere", test_delete_elsewhere);
  ADD ("delete-taken", test_delete_taken);
  ADD ("delete-fails", test_delete_fails);
  ADD ("delete-late", test_delete_late);
  ADD ("rename", test_rename);
  ADD ("rename-refused", test_rename_refused);
  ADD ("duplicate", test_duplicate);
  ADD ("drop", test_drop);
  ADD ("drop-broken", test_drop_broken);
  ADD ("drop-several", test_drop_several);
  return g_test_run ();
}
