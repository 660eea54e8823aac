/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-document.h"
#include "sender-finding-view.h"
#include "sender-list.h"
#include "sender-number-list.h"
#include "sender-number-row.h"
#include "sender-origination-page.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "widgets.h"

typedef struct
{
  SenderConfig   *config;
  SenderDocument *document;
  GtkWidget      *page;
  GtkWidget      *window;
} Fixture;

static SenderList *
get_numbers (Fixture *self)
{
  return sender_config_get_numbers (self->config);
}

static guint
count (Fixture *self)
{
  return sender_list_get_n_items (get_numbers (self));
}

/* @data: edits of a configuration with the one number +14155550100, as “-numbers[0]”. */
static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->config = sender_test_config_studio ();
  if (data != NULL)
    sender_test_config_edit (self->config, data);
  self->document = sender_document_new (self->config, "/x.json", FALSE);
  self->page = g_object_new (SENDER_TYPE_ORIGINATION_PAGE, NULL);
  g_object_set (self->page, "document", self->document, NULL);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (self->window), g_object_ref (self->page));
  gtk_window_present (GTK_WINDOW (self->window));
  widgets_settle ();
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  widgets_settle ();
  g_assert_finalize_object (self->page);
  g_assert_finalize_object (self->document);
  g_assert_finalize_object (self->config);
}

static SenderNumberList *
get_list (Fixture *self)
{
  return SENDER_NUMBER_LIST (widgets_get_nth (self->page, SENDER_TYPE_NUMBER_LIST, 0));
}

static GtkWidget *
get_row (Fixture *self,
         guint    position)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *row = widgets_get_nth (self->page, SENDER_TYPE_NUMBER_ROW, i);

      g_assert_nonnull (row);
      if (sender_number_row_get_number (SENDER_NUMBER_ROW (row)) ==
          sender_list_get (get_numbers (self), position))
        return row;
    }
}

static GtkWidget *
get_cell (Fixture *self,
          guint    position,
          GType    type,
          guint    nth)
{
  return widgets_get_nth (get_row (self, position), type, nth);
}

static const char *
get_text (Fixture *self,
          guint    position)
{
  return gtk_editable_get_text (GTK_EDITABLE (get_cell (self, position, GTK_TYPE_TEXT, 0)));
}

static void
assert_focus (Fixture   *self,
              GtkWidget *expected)
{
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == expected);
}

static void
act (Fixture    *self,
     const char *name)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (self)), name, NULL));
  widgets_settle ();
}

static void
assert_page (Fixture    *self,
             const char *name)
{
  GtkWidget *stack = widgets_get_nth (self->page, GTK_TYPE_STACK, 0);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, name);
}

static void
undo (Fixture *self)
{
  sender_document_undo (self->document);
  widgets_settle ();
}

/* Without numbers the page says what to do; the first one is edited at once. */
static void
test_empty (Fixture      *self,
            gconstpointer data)
{
  assert_page (self, "empty");
  act (self, "numbers.add");
  assert_page (self, "numbers");
  g_assert_cmpuint (count (self), ==, 1);
  assert_focus (self, get_cell (self, 0, GTK_TYPE_TEXT, 0));
  undo (self);
  assert_page (self, "empty");
}

static void
test_edit (Fixture      *self,
           gconstpointer data)
{
  GtkWidget *text = get_cell (self, 0, GTK_TYPE_TEXT, 0);
  GtkWidget *sms = get_cell (self, 0, GTK_TYPE_CHECK_BUTTON, 0);
  GtkWidget *voice = get_cell (self, 0, GTK_TYPE_CHECK_BUTTON, 1);

  g_assert_cmpstr (get_text (self, 0), ==, "+14155550100");
  gtk_editable_set_text (GTK_EDITABLE (text), "+12065550142");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (sms), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (voice), TRUE);
  sender_test_config_assert (self->config, "numbers[0].number", "+12065550142");
  sender_test_config_assert (self->config, "numbers[0].sms", "false");
  sender_test_config_assert (self->config, "numbers[0].voice", "true");
  widgets_settle ();
  undo (self);
  g_assert_cmpstr (get_text (self, 0), ==, "+14155550100");
  sender_test_config_edit (self->config, "numbers[0].sms=false");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (sms)));
}

/* The type of a new number follows once the number is complete. */
static void
test_type_follows (Fixture      *self,
                   gconstpointer data)
{
  GtkWidget *text = NULL;

  act (self, "numbers.add");
  text = get_cell (self, 1, GTK_TYPE_TEXT, 0);
  gtk_editable_set_text (GTK_EDITABLE (text), "+18");
  sender_test_config_assert (self->config, "numbers[1].type", "standard");
  gtk_editable_set_text (GTK_EDITABLE (text), "+18445550119");
  g_signal_emit_by_name (text, "activate");
  sender_test_config_assert (self->config, "numbers[1].type", "toll-free");
  sender_test_config_assert (self->config, "numbers[1].countries", "US");
}

/* What is chosen in the menus of a row. */
static void
test_menu (Fixture      *self,
           gconstpointer data)
{
  GtkWidget *row = get_row (self, 0);

  g_assert_true (gtk_widget_activate_action (row, "number.kind", "s", "short-code"));
  sender_test_config_assert (self->config, "numbers[0].type", "short-code");
  g_assert_true (gtk_widget_activate_action (row, "number.selected", NULL));
  sender_test_config_assert (self->config, "numbers[0].selected", "false");
}

/* A finding stands below its number, marks what it is about, and goes when it is mended. */
static void
test_findings (Fixture      *self,
               gconstpointer data)
{
  GtkWidget *voice = get_cell (self, 1, GTK_TYPE_CHECK_BUTTON, 1);
  GtkWidget *view = get_cell (self, 1, SENDER_TYPE_FINDING_VIEW, 0);

  g_assert_nonnull (view);
  g_assert_true (gtk_widget_has_css_class (voice, "error"));
  g_assert_true (gtk_widget_has_css_class (get_row (self, 1), "error"));
  g_assert_null (get_cell (self, 0, SENDER_TYPE_FINDING_VIEW, 0));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (voice), FALSE);
  widgets_settle ();
  g_assert_null (get_cell (self, 1, SENDER_TYPE_FINDING_VIEW, 0));
  g_assert_false (gtk_widget_has_css_class (voice, "error"));
  g_assert_false (gtk_widget_has_css_class (get_row (self, 1), "error"));
}

static void
removed_cb (guint *n_removed,
            guint  n)
{
  *n_removed = n;
}

static void
test_remove (Fixture      *self,
             gconstpointer data)
{
  GtkSelectionModel *model = sender_number_list_get_model (get_list (self));
  guint              n_removed = 0;

  g_signal_connect_swapped (get_list (self), "removed", G_CALLBACK (removed_cb), &n_removed);
  gtk_selection_model_select_all (model);
  gtk_selection_model_unselect_item (model, 1);
  act (self, "numbers.remove");
  g_assert_cmpuint (n_removed, ==, 2);
  g_assert_cmpuint (count (self), ==, 1);
  g_assert_cmpstr (get_text (self, 0), ==, "+12065550142");
  undo (self);
  g_assert_cmpuint (count (self), ==, 3);
  g_assert_cmpstr (get_text (self, 2), ==, "+13035550163");
}

/* What is done in a row that is not selected is about that row. */
static void
test_row_before_selection (Fixture      *self,
                           gconstpointer data)
{
  gtk_selection_model_select_item (sender_number_list_get_model (get_list (self)), 0, TRUE);
  sender_number_row_focus (SENDER_NUMBER_ROW (get_row (self, 2)), "sms");
  act (self, "numbers.remove");
  g_assert_cmpuint (count (self), ==, 2);
  sender_test_config_assert (self->config, "numbers[1].number", "+12065550142");
}

static void
test_move (Fixture      *self,
           gconstpointer data)
{
  GtkSelectionModel *model = sender_number_list_get_model (get_list (self));

  gtk_selection_model_select_item (model, 0, TRUE);
  act (self, "numbers.move-down");
  sender_test_config_assert (self->config, "numbers[1].number", "+14155550100");
  g_assert_true (gtk_selection_model_is_selected (model, 1));
  act (self, "numbers.move-up");
  sender_test_config_assert (self->config, "numbers[0].number", "+14155550100");
  g_assert_true (sender_number_list_drop (get_list (self), sender_list_get (get_numbers (self), 0),
                                          sender_list_get (get_numbers (self), 2), TRUE));
  sender_test_config_assert (self->config, "numbers[2].number", "+14155550100");
  undo (self);
  sender_test_config_assert (self->config, "numbers[0].number", "+14155550100");
}

static void
test_reveal (Fixture      *self,
             gconstpointer data)
{
  GtkWidget  *search = widgets_get_nth (self->page, GTK_TYPE_SEARCH_ENTRY, 0);
  GListModel *model = NULL;

  g_assert_true (sender_page_reveal (SENDER_PAGE (self->page), "numbers[2].voice"));
  assert_focus (self, get_cell (self, 2, GTK_TYPE_CHECK_BUTTON, 1));
  g_assert_true (sender_page_reveal (SENDER_PAGE (self->page), "numbers[1]"));
  assert_focus (self, get_cell (self, 1, GTK_TYPE_TEXT, 0));
  gtk_editable_set_text (GTK_EDITABLE (search), "206");
  g_signal_emit_by_name (search, "search-changed");
  widgets_settle ();
  model = G_LIST_MODEL (sender_number_list_get_model (get_list (self)));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
  g_assert_true (sender_page_reveal (SENDER_PAGE (self->page), "numbers[2].number"));
  assert_focus (self, get_cell (self, 2, GTK_TYPE_TEXT, 0));
  g_assert_false (sender_page_reveal (SENDER_PAGE (self->page), "numbers[9].number"));
  g_assert_false (sender_page_reveal (SENDER_PAGE (self->page), "sms.url"));
}

static void
add_numbers (Fixture *self,
             guint    n_numbers)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_numbers; i++)
    g_ptr_array_add (items, sender_origination_number_new ());
  sender_list_splice (get_numbers (self), count (self), 0, items->pdata, items->len);
}

static void
press (GtkWidget *widget,
       guint      key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean                       is_handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, GDK_CONTROL_MASK, &is_handled);
    }
}

/* Many come little by little, unless somebody does something with them all. */
static void
test_gradual (Fixture      *self,
              gconstpointer data)
{
  GtkSelectionModel *model = sender_number_list_get_model (get_list (self));
  GtkWidget         *view = widgets_get_nth (self->page, GTK_TYPE_LIST_VIEW, 0);

  gtk_selection_model_select_item (model, 1, TRUE);
  add_numbers (self, 1000);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), <, 100);
  g_assert_true (gtk_selection_model_is_selected (model, 1));
  press (view, GDK_KEY_a);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1003);
  add_numbers (self, 1); /* Few come at once. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1004);
  g_assert_true (gtk_selection_model_is_selected (model, 1));
}

/* The same where somebody goes to one that is not shown yet, and where some are moved. */
static void
test_gradual_reveal (Fixture      *self,
                     gconstpointer data)
{
  GtkSelectionModel *model = sender_number_list_get_model (get_list (self));

  add_numbers (self, 1000);
  g_assert_true (sender_page_reveal (SENDER_PAGE (self->page), "numbers[900].sms"));
  assert_focus (self, get_cell (self, 900, GTK_TYPE_CHECK_BUTTON, 0));
  g_assert_true (gtk_selection_model_is_selected (model, 900));
}

static void
test_gradual_moved (Fixture      *self,
                    gconstpointer data)
{
  GtkSelectionModel *model = sender_number_list_get_model (get_list (self));

  add_numbers (self, 200);
  g_assert_true (sender_number_list_drop (get_list (self), sender_list_get (get_numbers (self), 0),
                                          sender_list_get (get_numbers (self), 202), TRUE));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 203);
  g_assert_true (gtk_selection_model_is_selected (model, 202));
}

/* The last of thousands is brought into view; the search is offered by itself. */
static void
test_many (Fixture      *self,
           gconstpointer data)
{
  add_numbers (self, 2000);
  sender_document_commit (self->document, "Add");
  widgets_settle ();
  g_assert_true (gtk_widget_get_visible (
    widgets_get_nth (self->page, GTK_TYPE_SEARCH_ENTRY, 0)));
  g_assert_nonnull (get_cell (self, 1, GTK_TYPE_INSCRIPTION, 0)); /* A line for each finding. */
  g_assert_null (get_cell (self, 1, SENDER_TYPE_FINDING_VIEW, 0));
  g_assert_true (sender_page_reveal (SENDER_PAGE (self->page), "numbers[2000].sms"));
  assert_focus (self, get_cell (self, 2000, GTK_TYPE_CHECK_BUTTON, 0));
}

/* In every width the cells are within the row, and nothing is wider than it may be. */
static void
test_widths (Fixture      *self,
             gconstpointer data)
{
  static const int widths[] = { 300, 420, 600, 760, 900, 1300 };
  GtkWidget       *row = get_row (self, 0);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkAllocation at = { 0, 0, widths[i], 0 };

      gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, widths[i], &at.height, NULL, NULL, NULL);
      gtk_widget_size_allocate (row, &at, -1);
      for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        {
          graphene_rect_t bounds;

          if (!gtk_widget_get_child_visible (child) || !gtk_widget_get_visible (child))
            continue;
          g_assert_true (gtk_widget_compute_bounds (child, row, &bounds));
          g_assert_cmpfloat (bounds.origin.x, >=, 0);
          g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, widths[i]);
          g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, at.height);
        }
    }
}

#define THREE "+numbers|number=+12065550142|sms=true;;+numbers|number=+13035550163|voice=true"
#define ADD(name, edits, func) \
  g_test_add ("/ui/origination/" name, Fixture, edits, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  widgets_forgive_toolkit ();
  ADD ("empty", "-numbers[0]", test_empty);
  ADD ("edit", NULL, test_edit);
  ADD ("type-follows", NULL, test_type_follows);
  ADD ("menu", NULL, test_menu);
  ADD ("findings", "+numbers|number=55501|type=short-code|sms=true|voice=true|countries=US",
       test_findings);
  ADD ("remove", THREE, test_remove);
  ADD ("row-before-selection", THREE, test_row_before_selection);
  ADD ("move", THREE, test_move);
  ADD ("reveal", THREE, test_reveal);
  ADD ("many", NULL, test_many);
  ADD ("gradual", THREE, test_gradual);
  ADD ("gradual-reveal", THREE, test_gradual_reveal);
  ADD ("gradual-moved", THREE, test_gradual_moved);
  ADD ("widths", THREE, test_widths);
  return g_test_run ();
}
