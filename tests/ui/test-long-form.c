/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "channel-fixture.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-form-field.h"
#include "sender-list.h"
#include "sender-pair-rows.h"
#include "widgets.h"

#include <adwaita.h>

/* A form whose rows are not all made yet. */

#define N_ROWS 80

static SenderList *
get_body (SenderConfig *config)
{
  return sender_channel_request_get_body (
    sender_config_get_request (config, SENDER_CHANNEL_SMS, 0));
}

static SenderConfig *
make_form (void)
{
  SenderConfig *config = sender_test_config_procedure ();
  SenderList   *body = get_body (config);

  for (guint i = sender_list_get_n_items (body); i < N_ROWS; i++)
    {
      g_autofree char         *key = g_strdup_printf ("Key%u", i);
      g_autoptr (SenderRecord) field = NULL;

      field = g_object_new (SENDER_TYPE_FORM_FIELD, "key", key, "value", "1", NULL);
      sender_list_append (body, field);
    }
  return config;
}

/* Shown anew, before the main loop comes to make the rest. */
static void
open (ChannelFixture *fixture)
{
  channel_fixture_open (fixture, make_form (), SENDER_CHANNEL_SMS);
  g_object_set (fixture->page, "document", NULL, NULL);
  sender_test_settle ();
  g_object_set (fixture->page, "document", fixture->document, NULL);
}

static guint
count_rows (ChannelFixture *fixture)
{
  GtkWidget *rows = sender_test_find_typed (fixture->page, SENDER_TYPE_PAIR_ROWS, 0);
  guint      n_rows = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n_rows++;
  return n_rows;
}

static void
assert_shown (ChannelFixture *fixture)
{
  SenderList *body = get_body (fixture->config);

  sender_test_settle ();
  g_assert_cmpuint (count_rows (fixture), ==, sender_list_get_n_items (body));
  for (guint i = 0; i < sender_list_get_n_items (body); i++)
    {
      g_autofree char *key = NULL;

      g_object_get (sender_list_get (body, i), "key", &key, NULL);
      channel_fixture_assert_entry (fixture, i, 0, key);
    }
}

static void
test_opened (void)
{
  ChannelFixture fixture = { NULL };

  open (&fixture);
  g_assert_cmpuint (count_rows (&fixture), >, 0);
  g_assert_cmpuint (count_rows (&fixture), <, N_ROWS / 4);
  assert_shown (&fixture);
  channel_fixture_close (&fixture);
}

static GtkWidget *
get_focus (ChannelFixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

static void
assert_focus_seen (ChannelFixture *fixture)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  sender_test_settle ();
  g_assert_true (gtk_widget_compute_bounds (get_focus (fixture), fixture->window, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=,
                     (float) gtk_widget_get_height (fixture->window));
}

/* Of a finding far below: its row is made, and no more than that; one sees it, and still does
 * when those between are made. */
static void
test_reveal (void)
{
  ChannelFixture fixture = { NULL };
  GtkWidget     *focus = NULL;
  guint          n_rows = 0;

  open (&fixture);
  n_rows = count_rows (&fixture);
  g_assert_true (sender_page_reveal (fixture.page, "sms.body[60].value"));
  g_assert_cmpuint (count_rows (&fixture), ==, n_rows + 1);
  focus = get_focus (&fixture);
  channel_fixture_assert_focus (&fixture, 60, "value");
  g_assert_true (get_focus (&fixture) == focus);
  assert_focus_seen (&fixture);
  assert_shown (&fixture);
  channel_fixture_close (&fixture);
}

static guint
get_position (GtkWidget *widget)
{
  return sender_pair_row_get_position (
    SENDER_PAIR_ROW (gtk_widget_get_ancestor (widget, SENDER_TYPE_PAIR_ROW)));
}

static GtkWidget *
step (ChannelFixture  *fixture,
      GtkDirectionType direction)
{
  g_assert_true (gtk_widget_child_focus (fixture->window, direction));
  return get_focus (fixture);
}

/* Tab comes to each row in turn, however fast it is pressed. */
static void
test_tab (void)
{
  ChannelFixture fixture = { NULL };
  GtkWidget     *rows = NULL;
  GtkWidget     *focus = NULL;
  guint          position = 0;

  open (&fixture);
  rows = sender_test_find_typed (fixture.page, SENDER_TYPE_PAIR_ROWS, 0);
  g_assert_true (sender_page_reveal (fixture.page, "sms.body[0].key"));
  while (focus = step (&fixture, GTK_DIR_TAB_FORWARD), gtk_widget_is_ancestor (focus, rows))
    {
      guint next = get_position (focus);

      g_assert_cmpuint (next - position, <=, 1);
      position = next;
    }
  g_assert_cmpuint (position, ==, N_ROWS - 1);
  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_true (gtk_widget_is_ancestor (step (&fixture, GTK_DIR_TAB_BACKWARD), rows));
  g_assert_cmpuint (get_position (get_focus (&fixture)), ==, N_ROWS - 1);
  assert_focus_seen (&fixture);
  channel_fixture_close (&fixture);
}

/* From below, where the last row is not made yet: rows are made as they are come to. */
static void
test_tab_back (void)
{
  ChannelFixture fixture = { NULL };
  GtkWidget     *rows = NULL;
  guint          position = 0;
  guint          n_rows = 0;

  open (&fixture);
  rows = sender_test_find_typed (fixture.page, SENDER_TYPE_PAIR_ROWS, 0);
  g_assert_true (gtk_widget_child_focus (
    gtk_widget_get_next_sibling (rows), GTK_DIR_TAB_FORWARD));
  n_rows = count_rows (&fixture);
  g_assert_true (gtk_widget_is_ancestor (step (&fixture, GTK_DIR_TAB_BACKWARD), rows));
  while (position = get_position (get_focus (&fixture)), position > N_ROWS - 4)
    {
      g_assert_cmpuint (count_rows (&fixture), ==, n_rows + N_ROWS - position);
      g_assert_true (gtk_widget_is_ancestor (step (&fixture, GTK_DIR_TAB_BACKWARD), rows));
      g_assert_cmpuint (position - get_position (get_focus (&fixture)), <=, 1);
    }
  g_assert_cmpuint (position, ==, N_ROWS - 4);
  assert_focus_seen (&fixture);
  g_assert_cmpuint (get_position (get_focus (&fixture)), ==, N_ROWS - 4);
  assert_shown (&fixture);
  channel_fixture_close (&fixture);
}

static void
test_edits (void)
{
  ChannelFixture fixture = { NULL };
  GtkWidget     *list = NULL;

  open (&fixture);
  list = gtk_widget_get_parent (sender_test_find_typed (fixture.page, SENDER_TYPE_PAIR_ROWS, 0));
  g_assert_true (gtk_widget_activate_action (list, "pairs.move", "(uu)", 1, 70));
  g_assert_true (gtk_widget_activate_action (list, "pairs.remove", "u", 50));
  channel_fixture_assert_focus (&fixture, 50, "key");
  sender_document_undo (fixture.document);
  sender_document_undo (fixture.document);
  assert_shown (&fixture);
  sender_document_redo (fixture.document);
  sender_document_redo (fixture.document);
  assert_shown (&fixture);
  channel_fixture_close (&fixture);
}

/* Suggestions are open over the new row: the others wait until they are closed. */
static void
test_add (void)
{
  ChannelFixture fixture = { NULL };
  GtkWidget     *rows = NULL;
  GtkWidget     *row = NULL;
  GtkWidget     *popover = NULL;

  open (&fixture);
  rows = sender_test_find_typed (fixture.page, SENDER_TYPE_PAIR_ROWS, 0);
  g_assert_true (gtk_widget_activate_action (rows, "pairs.add", NULL));
  assert_focus_seen (&fixture);
  g_assert_cmpuint (get_position (get_focus (&fixture)), ==, N_ROWS);
  row = gtk_widget_get_ancestor (get_focus (&fixture), SENDER_TYPE_PAIR_ROW);
  g_assert_cmpstr (sender_pair_row_get_focus (SENDER_PAIR_ROW (row)), ==, "key");
  popover = sender_test_find_typed (row, GTK_TYPE_POPOVER, 0);
  g_assert_true (gtk_widget_get_mapped (popover));
  g_assert_cmpuint (count_rows (&fixture), <, N_ROWS / 4);
  gtk_popover_popdown (GTK_POPOVER (popover));
  assert_shown (&fixture);
  assert_focus_seen (&fixture);
  channel_fixture_close (&fixture);
}

/* What is left before all is made makes nothing any more. */
static void
test_closed (void)
{
  ChannelFixture fixture = { NULL };

  open (&fixture);
  g_object_set (fixture.page, "document", NULL, NULL);
  g_assert_cmpuint (count_rows (&fixture), ==, 0);
  sender_test_settle ();
  g_assert_cmpuint (count_rows (&fixture), ==, 0);
  g_object_set (fixture.page, "document", fixture.document, NULL);
  channel_fixture_close (&fixture);
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  widgets_forgive_toolkit ();
  g_test_add_func ("/ui/long-form/opened", test_opened);
  g_test_add_func ("/ui/long-form/reveal", test_reveal);
  g_test_add_func ("/ui/long-form/tab", test_tab);
  g_test_add_func ("/ui/long-form/tab-back", test_tab_back);
  g_test_add_func ("/ui/long-form/edits", test_edits);
  g_test_add_func ("/ui/long-form/add", test_add);
  g_test_add_func ("/ui/long-form/closed", test_closed);
  return g_test_run ();
}
