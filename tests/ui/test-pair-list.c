/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "channel-fixture.h"
#include "sender-channel-request.h"
#include "sender-finding-view.h"
#include "sender-form-field.h"
#include "sender-list.h"
#include "sender-pair-list.h"
#include "sender-path.h"
#include "sender-suggestion-popover.h"
#include "sender-test.h"
#include "widgets.h"

static void
test_add_and_move (void)
{
  ChannelFixture fixture = { NULL };
  GtkWidget     *list = NULL;

  channel_fixture_open (&fixture, sender_test_config_procedure (), SENDER_CHANNEL_SMS);
  list = sender_test_find_typed (fixture.page, SENDER_TYPE_PAIR_LIST, 0);
  gtk_widget_activate_action (list, "pairs.add", NULL);
  channel_fixture_assert_focus (&fixture, 3, "key");
  channel_fixture_act (&fixture, 3, "pair.move-up");
  channel_fixture_assert_focus (&fixture, 2, "key");
  sender_test_config_assert (fixture.config, "sms.body[3].key", "Parameter");
  sender_pair_row_focus (channel_fixture_get_row (&fixture, 0), "value");
  channel_fixture_act (&fixture, 0, "pair.move-down");
  channel_fixture_assert_focus (&fixture, 1, "value");
  channel_fixture_assert_entry (&fixture, 0, 0, "to");
  channel_fixture_assert_entry (&fixture, 1, 0, "From");
  sender_document_undo (fixture.document);
  channel_fixture_assert_entry (&fixture, 0, 0, "From");
  sender_document_undo (fixture.document);
  sender_document_undo (fixture.document);
  g_assert_null (sender_path_resolve (fixture.config, "sms.body[3]", &(const char *){ NULL }));
  channel_fixture_close (&fixture);
}

static void
test_disable (void)
{
  ChannelFixture fixture = { NULL };
  GtkWidget     *row = NULL;

  channel_fixture_open (&fixture, sender_test_config_procedure (), SENDER_CHANNEL_SMS);
  row = GTK_WIDGET (channel_fixture_get_row (&fixture, 2));
  channel_fixture_assert_wire (&fixture, "Parameter=", TRUE);
  channel_fixture_act (&fixture, 2, "pair.enabled");
  sender_test_config_assert (fixture.config, "sms.body[2].enabled", "false");
  g_assert_true (sender_test_says (row, "Not sent"));
  channel_fixture_assert_wire (&fixture, "Parameter=", FALSE);
  sender_test_config_edit (fixture.config, "sms.body[2].enabled=true");
  g_assert_false (sender_test_says (row, "Not sent"));
  channel_fixture_close (&fixture);
}

static void
test_delete (void)
{
  ChannelFixture fixture = { NULL };

  channel_fixture_open (&fixture, sender_test_config_procedure (), SENDER_CHANNEL_SMS);
  channel_fixture_act (&fixture, 1, "pair.remove");
  channel_fixture_assert_entry (&fixture, 1, 0, "Parameter");
  channel_fixture_assert_focus (&fixture, 1, "key");
  g_assert_true (sender_test_says (fixture.overlay, "“to” removed"));
  sender_document_undo (fixture.document);
  channel_fixture_assert_entry (&fixture, 1, 0, "to");
  sender_test_config_assert (fixture.config, "sms.body[2].key", "Parameter");
  channel_fixture_close (&fixture);
}

/* The finding stands in its row, and its fix is the document's action. */
static void
test_findings (void)
{
  ChannelFixture            fixture = { NULL };
  GtkWidget                *row = NULL;
  GtkWidget                *other = NULL;
  g_autoptr (SenderFinding) finding = NULL;
  GListModel               *findings = NULL;

  channel_fixture_open (&fixture, sender_test_config_procedure (), SENDER_CHANNEL_SMS);
  row = GTK_WIDGET (channel_fixture_get_row (&fixture, 1));
  g_assert_true (sender_test_says (row, "should be “To”"));
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  other = GTK_WIDGET (channel_fixture_get_row (&fixture, 0));
  g_assert_false (gtk_widget_has_css_class (other, "error"));
  findings = sender_inspection_get_findings (sender_document_get_inspection (fixture.document));
  for (guint i = 0; finding == NULL; i++)
    {
      finding = g_list_model_get_item (findings, i);
      if (!g_str_equal (sender_finding_get_id (finding), "SS306"))
        g_clear_object (&finding);
    }
  g_assert_true (sender_document_fix (fixture.document, finding, NULL));
  sender_test_settle ();
  channel_fixture_assert_entry (&fixture, 1, 0, "To");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_null (sender_test_find_typed (row, SENDER_TYPE_FINDING_VIEW, 0));
  channel_fixture_close (&fixture);
}

/* Two hundred rows are shown, and go away, while nobody has to wait. */
static void
test_many_rows (void)
{
  ChannelFixture fixture = { NULL };
  GtkWidget     *row = NULL;
  SenderConfig  *config = sender_test_config_generic ();
  SenderList    *list = sender_channel_request_get_body (
       sender_config_get_request (config, SENDER_CHANNEL_SMS, 0));
  gint64 start = 0;
  double seconds = 0;

  while (sender_list_get_n_items (list) < 200)
    {
      g_autoptr (SenderFormField) field = sender_form_field_new ();
      g_autofree char            *key = g_strdup_printf ("k%u", sender_list_get_n_items (list));

      g_object_set (field, "key", key, NULL);
      sender_list_append (list, field);
    }
  start = g_get_monotonic_time ();
  channel_fixture_open (&fixture, config, SENDER_CHANNEL_SMS);
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_test_minimized_result (seconds, "200 rows are open after %.3f s", seconds);
  channel_fixture_assert_entry (&fixture, 199, 0, "k199");
  row = GTK_WIDGET (channel_fixture_get_row (&fixture, 199));
  gtk_widget_activate_action (row, "pairs.move", "(uu)", 199, 0);
  sender_test_settle ();
  channel_fixture_assert_entry (&fixture, 0, 0, "k199");
  sender_document_undo (fixture.document);
  sender_test_settle ();
  channel_fixture_assert_entry (&fixture, 199, 0, "k199");
  channel_fixture_close (&fixture);
}

static gboolean
has_popover (gpointer row)
{
  return sender_test_find_typed (row, SENDER_TYPE_SUGGESTION_POPOVER, 0) != NULL;
}

/* A fresh row offers the keys that are missing, once it is seen. */
static void
test_suggested_key (void)
{
  ChannelFixture           fixture = { NULL };
  SenderPairRow           *row = NULL;
  SenderSuggestionPopover *popover = NULL;

  channel_fixture_open (&fixture, sender_test_config_procedure (), SENDER_CHANNEL_SMS);
  gtk_widget_activate_action (sender_test_find_typed (fixture.page, SENDER_TYPE_PAIR_LIST, 0),
                              "pairs.add", NULL);
  row = channel_fixture_get_row (&fixture, 3);
  sender_test_wait_until (has_popover, row, "the keys");
  popover = sender_test_find_typed (row, SENDER_TYPE_SUGGESTION_POPOVER, 0);
  g_assert_true (sender_suggestion_popover_take_key (popover, GDK_KEY_Up));
  g_assert_true (sender_suggestion_popover_take_key (popover, GDK_KEY_Tab));
  sender_test_config_assert (fixture.config, "sms.body[3].key", "Parameters");
  g_assert_false (sender_suggestion_popover_take_key (popover, GDK_KEY_Escape));
  channel_fixture_close (&fixture);
}

/* Chosen with the arrows and taken with Return; the entry keeps the focus. */
static void
test_suggestions (void)
{
  ChannelFixture           fixture = { NULL };
  GtkEditable             *entry = NULL;
  SenderSuggestionPopover *popover = NULL;

  channel_fixture_open (&fixture, sender_test_config_procedure (), SENDER_CHANNEL_SMS);
  sender_pair_row_focus (channel_fixture_get_row (&fixture, 1), "value");
  entry = channel_fixture_get_entry (&fixture, 1, 1);
  gtk_editable_set_text (entry, "a$fr");
  gtk_editable_set_position (entry, 4);
  sender_test_settle ();
  popover = sender_test_find_typed (channel_fixture_get_row (&fixture, 1),
                                    SENDER_TYPE_SUGGESTION_POPOVER, 0);
  g_assert_nonnull (popover);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (popover)));
  g_assert_false (sender_suggestion_popover_take_key (popover, GDK_KEY_Return));
  g_assert_true (sender_suggestion_popover_take_key (popover, GDK_KEY_Down));
  g_assert_true (sender_suggestion_popover_take_key (popover, GDK_KEY_Return));
  channel_fixture_assert_entry (&fixture, 1, 1, "a${from}");
  sender_test_config_assert (fixture.config, "sms.body[1].value", "a${from}");
  channel_fixture_assert_focus (&fixture, 1, "value");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (popover)));
  g_assert_false (sender_suggestion_popover_take_key (popover, GDK_KEY_Down));
  channel_fixture_close (&fixture);
}

int
main (int    argc,
      char **argv)
{
  /* Before the folders are isolated: the toolkit needs its own schemas and icons. */
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  widgets_forgive_toolkit ();
  g_test_add_func ("/ui/pair-list/add-and-move", test_add_and_move);
  g_test_add_func ("/ui/pair-list/disable", test_disable);
  g_test_add_func ("/ui/pair-list/delete", test_delete);
  g_test_add_func ("/ui/pair-list/findings", test_findings);
  g_test_add_func ("/ui/pair-list/many-rows", test_many_rows);
  g_test_add_func ("/ui/pair-list/suggested-key", test_suggested_key);
  g_test_add_func ("/ui/pair-list/suggestions", test_suggestions);
  return g_test_run ();
}
