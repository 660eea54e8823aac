/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-findings-list-row.h"
#include "sender-findings-popover.h"
#include "sender-importer.h"
#include "sender-list.h"
#include "sender-origination-number.h"
#include "sender-path.h"
#include "sender-section.h"
#include "sender-test.h"
#include "widgets.h"

/* The list of findings: however long it is, it opens at once and can be searched. */

#define N_NUMBERS 10000

typedef struct
{
  SenderDocument *document;
  GtkWidget      *window;
  GtkWidget      *button;
  GtkWidget      *popover;
  char           *gone_to; /* (nullable) */
} Fixture;

/* A screenful and what a list view keeps around it. */
#define MOST_ROWS 250

static void
go_to_cb (GSimpleAction *action,
          GVariant      *path,
          gpointer       user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->gone_to);
  fixture->gone_to = g_variant_dup_string (path, NULL);
}

static void
add_action (Fixture *fixture)
{
  static const GActionEntry      entries[] = { { "go-to", go_to_cb, "s", NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, 1, fixture);
  gtk_widget_insert_action_group (fixture->window, "window", G_ACTION_GROUP (group));
}

static void
set_up (Fixture      *fixture,
        gconstpointer n_numbers)
{
  g_autoptr (SenderConfig) config = sender_preset_new ("procedure", "Northwind");
  SenderList              *numbers = sender_config_get_numbers (config);

  for (guint i = 0; i < GPOINTER_TO_UINT (n_numbers); i++)
    {
      g_autoptr (SenderOriginationNumber) number =
        g_object_new (SENDER_TYPE_ORIGINATION_NUMBER, NULL);
      g_autofree char *text = g_strdup_printf ("+1 206 55%05u9", i);

      g_object_set (number, "number", text, "sms", TRUE, "selected", TRUE, NULL);
      sender_list_append (numbers, number);
    }
  fixture->document = sender_document_new (config, NULL, FALSE);
  fixture->window = gtk_window_new ();
  fixture->button = gtk_menu_button_new ();
  /* Newer versions of GTK close a popover for which there is no room below its button. */
  gtk_widget_set_valign (fixture->button, GTK_ALIGN_START);
  fixture->popover = g_object_new (SENDER_TYPE_FINDINGS_POPOVER, NULL);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (fixture->button), fixture->popover);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->button);
  g_object_set (fixture->popover, "document", fixture->document, NULL);
  add_action (fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  widgets_settle ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer n_numbers)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  widgets_settle ();
  g_clear_object (&fixture->document);
  g_free (fixture->gone_to);
}

static GListModel *
get_shown (Fixture *fixture)
{
  GObject *list = gtk_widget_get_template_child (fixture->popover, SENDER_TYPE_FINDINGS_POPOVER,
                                                 "list");

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

static guint
count_shown (Fixture *fixture)
{
  return g_list_model_get_n_items (get_shown (fixture));
}

static guint
count_all (Fixture *fixture)
{
  return g_list_model_get_n_items (
    sender_inspection_get_findings (sender_document_get_inspection (fixture->document)));
}

static void
count_row_cb (GtkWidget *widget,
              gpointer   count)
{
  if (SENDER_IS_FINDINGS_LIST_ROW (widget))
    (*(guint *) count)++;
}

static gboolean
is_one (gpointer fixture)
{
  return count_shown (fixture) == 1;
}

static gboolean
is_none (gpointer fixture)
{
  return count_shown (fixture) == 0 &&
         widgets_say (((Fixture *) fixture)->popover, "No finding says that");
}

static gboolean
is_all (gpointer fixture)
{
  return count_shown (fixture) == count_all (fixture);
}

static void
open_list (Fixture *fixture)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (fixture->button));
  sender_test_wait_until (is_all, fixture, "all findings");
}

static void
seek (Fixture    *fixture,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (widgets_get_type (fixture->popover, GTK_TYPE_SEARCH_ENTRY)),
                         text);
}

static void
choose (Fixture *fixture,
        guint    nth,
        guint    choice)
{
  gtk_drop_down_set_selected (
    GTK_DROP_DOWN (widgets_get_nth (fixture->popover, GTK_TYPE_DROP_DOWN, nth)), choice);
  widgets_settle ();
}

static void
test_many (Fixture      *fixture,
           gconstpointer n_numbers)
{
  guint n_rows = 0;

  open_list (fixture);
  g_assert_cmpuint (count_shown (fixture), >, N_NUMBERS);
  widgets_foreach (fixture->popover, count_row_cb, &n_rows);
  g_assert_cmpuint (n_rows, >, 0);
  g_assert_cmpuint (n_rows, <, MOST_ROWS);
  seek (fixture, "206 55042179");
  sender_test_wait_until (is_one, fixture, "the number sought");
  seek (fixture, "says nobody");
  sender_test_wait_until (is_none, fixture, "nothing");
  seek (fixture, "");
  sender_test_wait_until (is_all, fixture, "all findings again");
}

static void
test_filters (Fixture      *fixture,
              gconstpointer n_numbers)
{
  open_list (fixture);
  choose (fixture, 0, SENDER_SEVERITY_ERROR + 1);
  choose (fixture, 1, SENDER_SECTION_SMS + 1);
  g_assert_cmpuint (count_shown (fixture), >, 0);
  g_assert_cmpuint (count_shown (fixture), <, count_all (fixture));
  for (guint i = 0; i < count_shown (fixture); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (get_shown (fixture), i);

      g_assert_cmpint (sender_finding_get_severity (finding), ==, SENDER_SEVERITY_ERROR);
      g_assert_cmpint (sender_section_for_path (sender_finding_get_path (finding)), ==,
                       SENDER_SECTION_SMS);
    }
  choose (fixture, 1, SENDER_SECTION_TEST + 1);
  g_assert_true (is_none (fixture));
  /* Opened again nothing is hidden. */
  gtk_popover_popdown (GTK_POPOVER (fixture->popover));
  widgets_settle ();
  open_list (fixture);
}

static void
count_title_cb (GtkWidget *widget,
                gpointer   count)
{
  if (SENDER_IS_FINDINGS_LIST_ROW (widget) &&
      gtk_widget_get_visible (gtk_widget_get_first_child (widget)))
    (*(guint *) count)++;
}

static guint
count_titles (Fixture *fixture)
{
  guint count = 0;

  widgets_foreach (fixture->popover, count_title_cb, &count);
  return count;
}

static SenderSection
get_section (SenderFinding *finding)
{
  return sender_section_for_path (sender_finding_get_path (finding));
}

/* Each section is named once, above its first finding. */
static void
test_titles (Fixture      *fixture,
             gconstpointer n_numbers)
{
  guint         n_sections = 0;
  SenderSection before = SENDER_N_SECTIONS;

  open_list (fixture);
  for (guint i = 0; i < count_shown (fixture); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (get_shown (fixture), i);
      SenderSection             section = get_section (finding);

      n_sections += section != before ? 1 : 0;
      before = section;
    }
  g_assert_cmpuint (n_sections, >, 2);
  g_assert_cmpuint (count_titles (fixture), ==, n_sections);
  choose (fixture, 1, SENDER_SECTION_ORIGINATION + 1);
  g_assert_cmpuint (count_titles (fixture), ==, 1);
}

static gboolean
is_focused (gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (((Fixture *) data)->window));

  return focus != NULL &&
         SENDER_IS_FINDINGS_LIST_ROW (gtk_widget_get_first_child (focus));
}

/* From the keyboard: the first finding has the focus, and Enter goes to its field. */
static void
test_activate (Fixture      *fixture,
               gconstpointer n_numbers)
{
  g_autoptr (SenderFinding) first = NULL;

  open_list (fixture);
  sender_test_wait_until (is_focused, fixture, "the focus");
  first = g_list_model_get_item (get_shown (fixture), 0);
  g_assert_true (
    gtk_widget_activate (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  widgets_settle ();
  g_assert_cmpstr (fixture->gone_to, ==, sender_finding_get_path (first));
  g_assert_false (gtk_widget_get_visible (fixture->popover));
}

/* What is fixed goes, and the next one has the focus. */
static void
test_fix (Fixture      *fixture,
          gconstpointer n_numbers)
{
  guint before = 0;

  open_list (fixture);
  sender_test_wait_until (is_focused, fixture, "the focus");
  before = count_all (fixture);
  g_assert_true (sender_path_set (sender_document_get_config (fixture->document),
                                  "sms.body[1].key", "To", NULL));
  sender_document_commit (fixture->document, "Edit");
  g_assert_cmpuint (count_all (fixture), <, before);
  sender_test_wait_until (is_all, fixture, "one less");
  sender_test_wait_until (is_focused, fixture, "the focus");
}

static void
test_few (Fixture      *fixture,
          gconstpointer n_numbers)
{
  g_autoptr (SenderConfig)   config = sender_preset_new ("studio", "Northwind");
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);

  g_set_object (&fixture->document, document);
  g_object_set (fixture->popover, "document", document, NULL);
  open_list (fixture);
  g_assert_cmpuint (count_shown (fixture), >, 0);
  g_assert_false (
    widgets_is_shown (widgets_get_type (fixture->popover, GTK_TYPE_SEARCH_ENTRY)));
}

#define ADD(name, n_numbers, function)                                                     \
  g_test_add ("/ui/findings-popover/" name, Fixture, GUINT_TO_POINTER (n_numbers), set_up, \
              function, tear_down)

int
main (int    argc,
      char **argv)
{
  /* Before the folders are isolated: the toolkit needs its own schemas and icons. */
  adw_init ();
  g_free (g_content_type_guess ("icon.svg", NULL, 0, NULL));
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  widgets_forgive_toolkit ();
  ADD ("many", N_NUMBERS, test_many);
  ADD ("filters", 20, test_filters);
  ADD ("titles", 20, test_titles);
  ADD ("activate", 20, test_activate);
  ADD ("fix", 20, test_fix);
  ADD ("few", 0, test_few);
  return g_test_run ();
}
