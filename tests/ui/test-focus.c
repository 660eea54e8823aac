/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-fixture.h"
#include "sender-focus.h"
#include "sender-switcher.h"
#include "sender-test.h"
#include "widgets.h"

/* The row of a list that has the focus goes: the keyboard must still do something. */

typedef struct
{
  GtkWindow     *window;
  GtkPopover    *popover;
  GtkWidget     *entry;
  GtkWidget     *list;
  GtkStringList *strings;
} Fixture;

static void
set_row_text_cb (GtkListItemFactory *factory,
                 GtkListItem        *item)
{
  gtk_list_item_set_child (item, gtk_label_new ("Row"));
}

/* A popover with an entry and a list of two. */
static GtkWidget *
make_popover (Fixture *self)
{
  const char         *names[] = { "One", "Two", NULL };
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget          *popover = gtk_popover_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_row_text_cb), NULL);
  self->strings = gtk_string_list_new (names);
  self->entry = gtk_entry_new ();
  self->list = gtk_list_view_new (
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (self->strings))), factory);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  self->popover = GTK_POPOVER (popover);
  return popover;
}

static gboolean
is_open (gpointer data)
{
  const Fixture *self = data;

  return gtk_widget_get_mapped (GTK_WIDGET (self->popover)) &&
         gtk_widget_get_first_child (self->list) != NULL;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), make_popover (self));
  gtk_window_set_child (self->window, button);
  gtk_window_present (self->window);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  sender_test_wait_until (is_open, self, "the popover");
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  gtk_window_destroy (self->window);
  widgets_settle ();
}

static gboolean
is_within (GtkWindow *window,
           GtkWidget *holder)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && gtk_widget_is_ancestor (focus, holder);
}

static gboolean
is_in_popover (gpointer data)
{
  const Fixture *self = data;

  return is_within (self->window, GTK_WIDGET (self->popover));
}

static gboolean
is_in_list (gpointer data)
{
  const Fixture *self = data;

  return is_within (self->window, self->list);
}

static void
test_all_rows (Fixture      *self,
               gconstpointer data)
{
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_first_child (self->list)));
  gtk_string_list_splice (self->strings, 0, 2, NULL);
  sender_test_wait_until (is_in_popover, self, "the focus in the popover");
}

static void
test_one_row (Fixture      *self,
              gconstpointer data)
{
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_last_child (self->list)));
  gtk_string_list_remove (self->strings, 1);
  sender_test_wait_until (is_in_list, self, "the focus in the list");
}

static gboolean
is_on_button (gpointer data)
{
  const Fixture *self = data;

  return is_within (self->window, gtk_window_get_child (self->window)) &&
         !is_within (self->window, GTK_WIDGET (self->popover));
}

/* The popover is closed before the frame in which the focus would have moved on in it. */
static void
test_closed (Fixture      *self,
             gconstpointer data)
{
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_first_child (self->list)));
  gtk_string_list_splice (self->strings, 0, 2, NULL);
  gtk_popover_popdown (self->popover);
  sender_test_wait_until (is_on_button, self, "the focus on the button");
}

static gboolean
is_not_lost (gpointer data)
{
  const Fixture *self = data;
  GtkWidget     *focus = gtk_window_get_focus (self->window);

  return focus == NULL || gtk_widget_get_root (focus) != NULL;
}

/* Nothing else can have it: the window gets the keys. */
static void
test_nothing_left (Fixture      *self,
                   gconstpointer data)
{
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_first_child (self->list)));
  gtk_widget_set_sensitive (self->entry, FALSE);
  gtk_widget_set_can_focus (gtk_widget_get_first_child (gtk_window_get_child (self->window)),
                            FALSE);
  gtk_string_list_splice (self->strings, 0, 2, NULL);
  g_assert_false (is_not_lost (self));
  sender_test_wait_until (is_not_lost, self, "the row to lose the focus");
}

static gboolean
is_on_shown_row (gpointer data)
{
  const Fixture *self = data;

  return gtk_window_get_focus (self->window) ==
         gtk_widget_get_first_child (gtk_window_get_child (self->window));
}

/* Page Down takes a list's rows that are not shown as well. */
static void
test_hidden_row (Fixture      *self,
                 gconstpointer data)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *hidden = gtk_list_box_row_new ();

  gtk_widget_set_visible (hidden, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new ("Shown"));
  gtk_list_box_append (GTK_LIST_BOX (list), hidden);
  gtk_window_set_child (self->window, list);
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
  g_assert_true (is_on_shown_row (self));
  g_assert_true (gtk_widget_grab_focus (hidden));
  g_assert_true (gtk_window_get_focus (self->window) == hidden);
  sender_test_wait_until (is_on_shown_row, self, "the focus on the row that is shown");
}

static gboolean
is_above_list (gpointer data)
{
  const Fixture *self = data;
  GtkWidget     *box = gtk_window_get_child (self->window);

  return gtk_window_get_focus (self->window) == gtk_widget_get_first_child (box);
}

/* A list goes with its last row: nothing has the focus then, and Tab is to lead somewhere. */
static void
test_hidden_list (Fixture      *self,
                  gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *holder = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_box_append (GTK_BOX (holder), list);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Above"));
  gtk_box_append (GTK_BOX (box), holder);
  gtk_window_set_child (self->window, box);
  g_assert_true (gtk_widget_grab_focus (row));
  gtk_list_box_remove (GTK_LIST_BOX (list), row);
  gtk_widget_set_visible (holder, FALSE);
  sender_test_wait_until (is_above_list, self, "the focus above the list");
}

static GtkWidget *
get_switcher (FrameFixture *fixture,
              const char   *name)
{
  GtkWidget *switcher = widgets_get_type (GTK_WIDGET (fixture->window), SENDER_TYPE_SWITCHER);

  return GTK_WIDGET (gtk_widget_get_template_child (switcher, SENDER_TYPE_SWITCHER, name));
}

static gboolean
has_row (gpointer data)
{
  return gtk_widget_get_first_child (get_switcher (data, "list")) != NULL;
}

static gboolean
is_out_of_rows (gpointer data)
{
  FrameFixture *fixture = data;
  GtkWindow    *window = GTK_WINDOW (fixture->window);

  return is_within (window, get_switcher (fixture, "popover")) &&
         !is_within (window, get_switcher (fixture, "list"));
}

/* One types a name, and goes down to the row before the search takes it away. */
static void
test_switcher (FrameFixture *fixture,
               gconstpointer data)
{
  GtkWidget *search = NULL;
  GtkWidget *list = NULL;

  frame_fixture_create (fixture, "blank");
  sender_switcher_popup (
    SENDER_SWITCHER (widgets_get_type (GTK_WIDGET (fixture->window), SENDER_TYPE_SWITCHER)));
  sender_test_wait_until (has_row, fixture, "the row");
  search = get_switcher (fixture, "search");
  list = get_switcher (fixture, "list");
  gtk_editable_set_text (GTK_EDITABLE (search), "zzz");
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_first_child (list)));
  g_assert_false (is_out_of_rows (fixture));
  sender_test_wait_until (is_out_of_rows, fixture, "the focus elsewhere in the popover");
  g_assert_false (has_row (fixture));
}

#define ADD(name, function) \
  g_test_add ("/ui/focus/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  frame_fixture_register ();
  sender_focus_guard ();
  ADD ("all-rows", test_all_rows);
  ADD ("one-row", test_one_row);
  ADD ("closed", test_closed);
  ADD ("nothing-left", test_nothing_left);
  ADD ("hidden-row", test_hidden_row);
  ADD ("hidden-list", test_hidden_list);
  g_test_add ("/ui/focus/switcher", FrameFixture, NULL, frame_fixture_set_up, test_switcher,
              frame_fixture_tear_down);
  return g_test_run ();
}
