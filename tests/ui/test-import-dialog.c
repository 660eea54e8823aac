/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-fixture.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-import-dialog.h"
#include "sender-secret-key.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "told-vault.h"
#include "widgets.h"

#include <string.h>

/* What is pasted: every format, what is wrong with it, and where its secret goes. */

#define SECRET "an-imported-secret-4711"
#define SID "AC0123456789abcdef0123456789abcdef"
#define PINGONE(name)                                                            \
  "{\"provider\":\"CUSTOM_PROVIDER\",\"name\":\"" name "\",\"authentication\":{" \
  "\"method\":\"BASIC\",\"username\":\"" SID "\",\"password\":\"" SECRET "\"},"  \
  "\"numbers\":[],\"requests\":[]}"

static void
set_up (FrameFixture *fixture,
        gconstpointer data)
{
  fixture->vault = told_vault_new ();
  frame_fixture_set_up (fixture, data);
}

static GtkWidget *
open_dialog (FrameFixture *fixture,
             const char   *text)
{
  GtkWidget *dialog = NULL;

  frame_fixture_activate (fixture, "library.import", NULL);
  dialog = frame_fixture_wait_window (SENDER_TYPE_IMPORT_DIALOG);
  gtk_text_buffer_set_text (
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (widgets_get_type (dialog, GTK_TYPE_TEXT_VIEW))), text,
    -1);
  return dialog;
}

static void
import (GtkWidget *dialog)
{
  g_assert_true (gtk_widget_activate_action (dialog, "import.text", NULL));
}

static gboolean
has_no_dialog (gpointer data)
{
  return !frame_fixture_has_window (SENDER_TYPE_IMPORT_DIALOG);
}

/* Imports and reads what is to be known of it. */
static SenderDocument *
import_text (FrameFixture *fixture,
             const char   *text,
             const char   *name)
{
  SenderDocument *document = NULL;

  import (open_dialog (fixture, text));
  document = frame_fixture_wait_shown (fixture, name);
  sender_test_wait_until (has_no_dialog, NULL, "the dialog to go");
  return document;
}

static void
test_pingone (FrameFixture *fixture,
              gconstpointer data)
{
  SenderDocument *document = import_text (fixture, PINGONE ("Northwind"), "Northwind");
  GtkWidget      *notes = frame_fixture_wait_dialog ("1 Configuration Imported");

  g_assert_true (widgets_say (notes, "was put into the keyring for “Northwind”"));
  frame_fixture_answer (notes, "close");
  sender_test_config_assert (sender_document_get_config (document), "authorization.username",
                             SID);
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_SAVED);
}

/* Whether a file below @folder has the secret in it. */
static gboolean
is_in_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      gsize            length = 0;

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && is_in_files (path))
        return TRUE;
      if (g_file_get_contents (path, &text, &length, NULL) &&
          memmem (text, length, SECRET, strlen (SECRET)) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_secret (FrameFixture *fixture,
             gconstpointer data)
{
  SenderDocument *document = import_text (fixture, PINGONE ("Northwind"), "Northwind");

  told_vault_assert (fixture->vault, sender_document_get_config (document),
                     SENDER_SECRET_KIND_PROVIDER, SECRET);
  frame_fixture_answer (frame_fixture_wait_dialog (NULL), "close");
  frame_fixture_edit (document, "Typed");
  frame_fixture_close (fixture);
  g_assert_false (is_in_files (fixture->folder));
  g_assert_false (is_in_files (g_get_user_data_dir ()));
  g_assert_false (is_in_files (g_get_user_state_dir ()));
}

/* Without a place for the secret nothing is imported, and nothing typed is gone. */
static void
test_no_keyring (FrameFixture *fixture,
                 gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, PINGONE ("Northwind"));

  told_vault_fail (fixture->vault, SENDER_ERROR_KEYRING_LOCKED);
  import (dialog);
  widgets_wait_said (dialog, "Nothing was imported, since the secret of “Northwind”");
  g_assert_cmpuint (frame_fixture_count (fixture), ==, 0);
  told_vault_fail (fixture->vault, -1);
  import (dialog);
  frame_fixture_wait_shown (fixture, "Northwind");
  frame_fixture_answer (frame_fixture_wait_dialog (NULL), "close");
}

static void
test_procedure (FrameFixture *fixture,
                gconstpointer data)
{
  g_autofree char *text = sender_test_data ("procedure-like.txt", NULL);
  SenderDocument  *document = import_text (fixture, text, "Imported sender");

  /* With its mistakes, which are to be found. */
  sender_test_config_assert (sender_document_get_config (document), "sms.body[1].key", "to");
  if (frame_fixture_has_dialog ())
    frame_fixture_answer (frame_fixture_wait_dialog (NULL), "close");
}

static void
test_curl (FrameFixture *fixture,
           gconstpointer data)
{
  SenderDocument *document =
    import_text (fixture, "curl https://a.example/x -u " SID ":" SECRET " -d 'To=${to}'",
                 "Imported sender");

  sender_test_config_assert (sender_document_get_config (document), "sms.url",
                             "https://a.example/x");
  g_assert_true (widgets_say (frame_fixture_wait_dialog (NULL), "put into the keyring"));
  frame_fixture_answer (frame_fixture_wait_dialog (NULL), "close");
}

static void
test_document (FrameFixture *fixture,
               gconstpointer data)
{
  g_autofree char *text = sender_test_data ("document.json", NULL);

  import_text (fixture, text, "Example");
  g_assert_false (frame_fixture_has_dialog ());
  /* The same once more is a copy, and told apart. */
  import_text (fixture, text, "Example 2");
  g_assert_true (widgets_say (frame_fixture_wait_dialog (NULL), "in the library already"));
  frame_fixture_answer (frame_fixture_wait_dialog (NULL), "close");
  g_assert_cmpuint (frame_fixture_count (fixture), ==, 2);
}

static void
test_several (FrameFixture *fixture,
              gconstpointer data)
{
  import_text (fixture, "[" PINGONE ("One") "," PINGONE ("One") "]", "One");
  frame_fixture_answer (frame_fixture_wait_dialog ("2 Configurations Imported"), "close");
  g_assert_cmpuint (frame_fixture_count (fixture), ==, 2);
}

/* What can't be read stays to be mended, with the place of the mistake. */
static void
test_broken (FrameFixture *fixture,
             gconstpointer data)
{
  GtkWidget     *dialog = open_dialog (fixture, "{\"a\": 1,\n \"b\": }");
  GtkTextBuffer *buffer =
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (widgets_get_type (dialog, GTK_TYPE_TEXT_VIEW)));

  import (dialog);
  widgets_wait_said (dialog, "Line 2, column 7");
  g_assert_cmpuint (frame_fixture_count (fixture), ==, 0);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 16);
  gtk_text_buffer_set_text (buffer, "curl https://a.example", -1);
  import (dialog);
  frame_fixture_wait_shown (fixture, "Imported sender");
  sender_test_wait_until (has_no_dialog, NULL, "the dialog to go");
}

/* Nothing to import is said, and so is what has no format. */
static void
test_nothing (FrameFixture *fixture,
              gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "");

  import (dialog);
  g_assert_true (widgets_say (dialog, "Paste first"));
  gtk_window_close (GTK_WINDOW (dialog));
  dialog = open_dialog (fixture, "Dear Sir or Madam");
  import (dialog);
  widgets_wait_said (dialog, "none of what can be imported");
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_cmpuint (frame_fixture_count (fixture), ==, 0);
}

/* The window is closed while it imports: what it had begun ends, and nothing comes up. */
static void
test_closed (FrameFixture *fixture,
             gconstpointer data)
{
  import (open_dialog (fixture, PINGONE ("Northwind")));
  frame_fixture_destroy (fixture);
  g_assert_false (frame_fixture_has_window (GTK_TYPE_WINDOW));
}

#define ADD(name, function)                                          \
  g_test_add ("/ui/import-dialog/" name, FrameFixture, NULL, set_up, \
              function, frame_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  frame_fixture_register ();
  ADD ("pingone", test_pingone);
  ADD ("secret", test_secret);
  ADD ("no-keyring", test_no_keyring);
  ADD ("procedure", test_procedure);
  ADD ("curl", test_curl);
  ADD ("document", test_document);
  ADD ("several", test_several);
  ADD ("broken", test_broken);
  ADD ("nothing", test_nothing);
  ADD ("closed", test_closed);
  return g_test_run ();
}
