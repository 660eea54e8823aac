/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-fixture.h"
#include "sender-config.h"
#include "sender-test.h"
#include "widgets.h"

#include <string.h>

/* A newer version of this program writes the file of what is open: it can't be written over. */

typedef struct
{
  FrameFixture    frame;
  SenderDocument *document; /* (not owned) */
  char           *text;     /* what its file said before */
} Fixture;

static void
write_text (SenderDocument *document,
            const char     *text)
{
  g_assert_true (g_file_set_contents (sender_document_get_path (document), text, -1, NULL));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_auto (GStrv)   parts = NULL;
  g_autofree char *newer = NULL;

  frame_fixture_set_up (&fixture->frame, data);
  fixture->document = frame_fixture_create (&fixture->frame, "blank");
  fixture->text = frame_fixture_read (sender_document_get_path (fixture->document));
  parts = g_strsplit (fixture->text, "\"version\": 1", 2);
  newer = g_strjoinv ("\"version\": 999", parts);
  write_text (fixture->document, newer);
  frame_fixture_wait_said (&fixture->frame,
                           "written by a newer version of Sender Studio meanwhile");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_free (fixture->text);
  frame_fixture_tear_down (&fixture->frame, data);
}

static gboolean
can_save (gpointer data)
{
  GtkWidget *window = GTK_WIDGET (((Fixture *) data)->frame.window);

  return gtk_widget_is_sensitive (widgets_get_button (window, "_Save"));
}

static gboolean
is_saved (gpointer data)
{
  return sender_document_get_state (data) == SENDER_CONFIG_STATE_SAVED;
}

/* Saving is offered as soon as it can be done. */
static void
test_save (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *saved = NULL;

  g_assert_false (can_save (fixture));
  frame_fixture_edit (fixture->document, "Mine");
  g_assert_false (is_saved (fixture->document));
  g_assert_false (can_save (fixture));
  write_text (fixture->document, fixture->text);
  sender_test_wait_until (can_save, fixture, "saving to be offered");
  frame_fixture_activate (&fixture->frame, "document.save", NULL);
  sender_test_wait_until (is_saved, fixture->document, "a saved document");
  g_assert_false (frame_fixture_has_dialog ());
  saved = frame_fixture_read (sender_document_get_path (fixture->document));
  g_assert_nonnull (strstr (saved, "Mine"));
}

/* What can't be written over can be kept beside it. */
static void
test_duplicate (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget    *window = GTK_WIDGET (fixture->frame.window);
  SenderConfig *config = sender_document_get_config (fixture->document);

  g_assert_cmpstr (sender_config_get_name (config), ==, "New sender");
  g_signal_emit_by_name (widgets_get_button (window, "_Duplicate"), "clicked");
  frame_fixture_wait_shown (&fixture->frame, "New sender copy");
  g_assert_false (widgets_say (window, "meanwhile"));
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  frame_fixture_register ();
  g_test_add ("/ui/newer-file/save", Fixture, NULL, set_up, test_save, tear_down);
  g_test_add ("/ui/newer-file/duplicate", Fixture, NULL, set_up, test_duplicate, tear_down);
  return g_test_run ();
}
