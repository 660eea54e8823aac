/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "given.h"
#include "run-fixture.h"
#include "sender-config.h"
#include "sender-practice-strip.h"
#include "sender-test-config.h"
#include "sender-test-page.h"
#include "ui-find.h"

static gboolean
misses_secret (gpointer data)
{
  return ui_find (data, ui_has_label, "is not in the keyring") != NULL;
}

static void
click (GtkWidget  *strip,
       const char *label)
{
  GtkWidget *button = ui_find (strip, ui_is_button, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* Leads from finding to finding, and offers what only an account could give. */
static void
test_leads (void)
{
  g_autoptr (SenderDocument)  document = NULL;
  g_autoptr (SenderWorkspace) workspace = given_practice (&document);
  GtkWidget                  *strip =
    g_object_ref_sink (g_object_new (SENDER_TYPE_PRACTICE_STRIP, "workspace", workspace,
                                     "document", document, NULL));

  g_assert_true (gtk_widget_get_visible (strip));
  g_assert_nonnull (ui_find (strip, ui_has_label, "SIMULATED"));
  g_assert_nonnull (ui_find (strip, ui_has_label, "The provider has no name"));
  click (strip, "F_ill In");
  sender_test_config_assert (sender_document_get_config (document), "provider.name", "Rehearsal");
  g_assert_nonnull (ui_find (strip, ui_has_label, "The user name is missing"));
  click (strip, "F_ill In");
  sender_test_wait_until (misses_secret, strip, "the look into the keyring");
  sender_document_undo (document);
  g_assert_nonnull (ui_find (strip, ui_has_label, "The user name is missing"));
  g_object_set (strip, "workspace", NULL, NULL);
  g_assert_false (gtk_widget_get_visible (strip));
  g_assert_finalize_object (strip);
}

/* In Practice the test page has the phone, and its number. */
static void
test_phone (void)
{
  g_autoptr (SenderDocument)  document = NULL;
  g_autoptr (SenderWorkspace) workspace = given_practice (&document);
  GtkWidget                  *page =
    g_object_ref_sink (g_object_new (SENDER_TYPE_TEST_PAGE, "workspace", workspace, "document",
                                     document, NULL));

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (ui_is_shown (ui_find (page, ui_is_type, "SenderHandset"), page));
  g_assert_nonnull (ui_find (page, ui_has_label, "Nothing has arrived"));
  g_assert_nonnull (ui_find (page, ui_has_text, "+14155550123"));
  g_assert_nonnull (ui_find (page, ui_has_label, "costs nothing"));
  g_object_run_dispose (G_OBJECT (page));
  g_object_unref (page);
}

/* What somebody else redirected is marked as well, and leads nowhere. */
static void
test_redirected (void)
{
  RunFixture run = { NULL };
  GtkWidget *strip = NULL;

  run_fixture_set_up (&run, NULL);
  strip = g_object_ref_sink (
    g_object_new (SENDER_TYPE_PRACTICE_STRIP, "workspace", run.workspace, NULL));
  g_assert_true (gtk_widget_get_visible (strip));
  g_assert_nonnull (ui_find (strip, ui_has_label, "SIMULATED"));
  g_assert_null (ui_find (strip, ui_is_button, "_Leave"));
  g_assert_finalize_object (strip);
  run_fixture_tear_down (&run, NULL);
}

int
main (int    argc,
      char **argv)
{
  /* Before the folders are isolated: the toolkit needs its own schemas and icons. */
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/practice-strip/leads", test_leads);
  g_test_add_func ("/ui/practice-strip/phone", test_phone);
  g_test_add_func ("/ui/practice-strip/redirected", test_redirected);
  return g_test_run ();
}
