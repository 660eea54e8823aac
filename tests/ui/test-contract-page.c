/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract-page.h"

#include "sender-config.h"
#include "sender-contract-drawing.h"
#include "sender-contract-item.h"
#include "sender-contract-rows.h"
#include "sender-finding-view.h"
#include "sender-flow-choices.h"
#include "sender-json.h"
#include "sender-message-choice.h"
#include "sender-message.h"
#include "sender-operation-line.h"
#include "sender-proof-bars.h"
#include "sender-proof-view.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "widgets.h"

#include <string.h>

#define BRANDED "{\"brand\":\"Northwind\",\"OTP\":\"${otp}\"}"
#define UNQUOTED "{\"brand\":\"Northwind\",\"OTP\":${otp}}"

typedef struct
{
  SenderDocument *document;
  GtkWidget      *window;
  GtkWidget      *page;
} Fixture;

/* Widgets of a type below @widget, in order. */
static void
collect (GtkWidget *widget,
         GType      type,
         GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
find_all (GtkWidget *widget,
          GType      type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (widget, type, found);
  return found;
}

static gpointer
find (GtkWidget *widget,
      GType      type)
{
  g_autoptr (GPtrArray) found = find_all (widget, type);

  return found->len > 0 ? g_ptr_array_index (found, 0) : NULL;
}

static void
fix_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  SenderDocument   *document = g_object_get_data (G_OBJECT (widget), "document");
  SenderInspection *inspection = sender_document_get_inspection (document);
  GListModel       *findings = sender_inspection_get_findings (inspection);
  const char       *id = NULL;
  const char       *path = NULL;

  g_variant_get (parameter, "(&s&s)", &id, &path);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (!g_str_equal (sender_finding_get_id (finding), id) ||
          !g_str_equal (sender_finding_get_path (finding), path))
        continue;
      g_assert_true (sender_document_fix (document, finding, NULL));
      return;
    }
  g_assert_not_reached ();
}

/* A window with the actions the page expects of it. */

#define TEST_TYPE_WINDOW (test_window_get_type ())
static GType test_window_get_type (void);
G_DECLARE_FINAL_TYPE (TestWindow, test_window, TEST, WINDOW, GtkWindow)

struct _TestWindow
{
  GtkWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (TestWindow, test_window, GTK_TYPE_WINDOW)

static void
go_to_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  g_object_set_data_full (G_OBJECT (widget), "gone-to", g_variant_dup_string (parameter, NULL),
                          g_free);
}

static void
test_window_class_init (TestWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "document.fix", "(ss)", fix_cb);
  gtk_widget_class_install_action (widget_class, "window.go-to", "s", go_to_cb);
}

static void
test_window_init (TestWindow *self)
{
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();

  sender_test_set_message (config, SENDER_CHANNEL_SMS, data);
  fixture->document = sender_document_new (config, NULL, FALSE);
  fixture->page = g_object_ref_sink (g_object_new (SENDER_TYPE_CONTRACT_PAGE,
                                                   "document", fixture->document, NULL));
  fixture->window = g_object_new (TEST_TYPE_WINDOW, NULL);
  g_object_set_data (G_OBJECT (fixture->window), "document", fixture->document);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
}

static gboolean
has_proved (gpointer user_data)
{
  return sender_proof_view_get_proof (user_data) != NULL;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->page);
  g_assert_finalize_object (fixture->document);
}

/* Whether it has been given its size. */
static gboolean
is_there (gpointer user_data)
{
  return gtk_widget_get_mapped (user_data) && gtk_widget_get_width (user_data) > 1;
}

static void
present (Fixture *fixture,
         int      width)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  sender_test_wait_until (is_there, fixture->page, "the window");
}

static void
know_flow (Fixture *fixture)
{
  SenderConfig          *config = sender_document_get_config (fixture->document);
  SenderInspection      *inspection = sender_document_get_inspection (fixture->document);
  SenderMessage         *message = sender_config_get_first_message (config, SENDER_CHANNEL_SMS);
  g_autoptr (SenderJson) definition = sender_flow_template (SENDER_FLOW_TEMPLATE_SMS, message);
  g_autoptr (SenderFlow) flow = sender_flow_new_from_json (definition, NULL);

  sender_inspection_set_flow (inspection, SENDER_CHANNEL_SMS, flow);
  sender_inspection_run (inspection);
}

static GPtrArray *
get_items (Fixture *fixture)
{
  return find_all (fixture->page, SENDER_TYPE_CONTRACT_ITEM);
}

static char *
dup_label (gpointer widget)
{
  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                             GTK_ACCESSIBLE_PROPERTY_LABEL, "?");
}

static void
assert_label (gpointer    widget,
              const char *expected)
{
  g_autofree char *other = gtk_test_accessible_check_property (
    GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, expected);

  g_assert_null (other);
}

/* To assistive tools the drawing is a list of its paths. */
static void
test_accessible (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char      *broken = NULL;

  know_flow (fixture);
  items = get_items (fixture);
  gtk_test_accessible_assert_role (find (fixture->page, SENDER_TYPE_CONTRACT_DRAWING),
                                   GTK_ACCESSIBLE_ROLE_LIST);
  g_assert_cmpuint (items->len, ==, 4);
  gtk_test_accessible_assert_role (g_ptr_array_index (items, 0), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  assert_label (g_ptr_array_index (items, 2),
                "brand: from \"brand\": \"Northwind\" through Parameters to flow.data.brand, "
                "shown by send_code; with this code it does not arrive");
  broken = dup_label (g_ptr_array_index (items, 3));
  g_assert_nonnull (strstr (broken, "; broken: "));
  g_assert_null (sender_contract_item_get_fix (g_ptr_array_index (items, 2)));
  g_assert_nonnull (sender_contract_item_get_fix (g_ptr_array_index (items, 3)));
}

static gboolean
has_no_fix (gpointer user_data)
{
  g_autoptr (GPtrArray) items = find_all (user_data, SENDER_TYPE_CONTRACT_ITEM);

  return items->len == 4 && sender_contract_item_get_fix (g_ptr_array_index (items, 3)) == NULL;
}

/* Fix on the wire repairs the message, the findings go, the focus stays here; undo brings back. */
static void
test_fix (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;
  GtkWidget            *fix = NULL;
  GtkWidget            *focus = NULL;
  SenderConfig         *config = sender_document_get_config (fixture->document);

  know_flow (fixture);
  present (fixture, 1100);
  items = get_items (fixture);
  g_assert_nonnull (find (fixture->page, SENDER_TYPE_FINDING_VIEW));
  fix = sender_contract_item_get_fix (g_ptr_array_index (items, 3));
  g_assert_true (gtk_widget_grab_focus (fix));
  g_assert_true (gtk_widget_activate (fix));
  sender_test_wait_until (has_no_fix, fixture->page, "the repair");
  sender_test_config_assert (config, "messages.strong_authentication.SMS.en", BRANDED);
  g_assert_null (find (fixture->page, SENDER_TYPE_FINDING_VIEW));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (SENDER_IS_CONTRACT_ITEM (focus));
  sender_document_undo (fixture->document);
  g_assert_false (has_no_fix (fixture->page));
}

/* Activating a whole path goes to where it is edited, a broken one to its Fix. */
static void
test_activate (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;

  know_flow (fixture);
  present (fixture, 1100);
  items = get_items (fixture);
  sender_test_wait_until (is_there, g_ptr_array_index (items, 3), "the drawing");
  gtk_widget_activate (g_ptr_array_index (items, 2));
  g_assert_cmpstr (g_object_get_data (G_OBJECT (fixture->window), "gone-to"), ==,
                   "messages.strong_authentication.SMS.en");
  gtk_widget_activate (g_ptr_array_index (items, 3));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 sender_contract_item_get_fix (g_ptr_array_index (items, 3)));
  gtk_widget_grab_focus (g_ptr_array_index (items, 0));
  gtk_widget_child_focus (fixture->window, GTK_DIR_DOWN);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 g_ptr_array_index (items, 1));
}

static gboolean
shows_drawing (gpointer user_data)
{
  return gtk_widget_get_mapped (find (user_data, SENDER_TYPE_CONTRACT_DRAWING));
}

static gboolean
shows_list (gpointer user_data)
{
  return !shows_drawing (user_data);
}

/* Where the drawing does not fit, rows say the same. */
static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;

  know_flow (fixture);
  present (fixture, 360);
  sender_test_wait_until (shows_list, fixture->page, "the list");
  g_assert_cmpint (gtk_widget_get_width (fixture->window), <=, 400);
  rows = find_all (fixture->page, ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (rows->len, ==, 4);
  assert_label (g_ptr_array_index (rows, 2),
                "brand: from \"brand\": \"Northwind\" through Parameters to flow.data.brand, "
                "shown by send_code; with this code it does not arrive");
}

static void
test_wide (Fixture      *fixture,
           gconstpointer data)
{
  know_flow (fixture);
  present (fixture, 1100);
  sender_test_wait_until (shows_drawing, fixture->page, "the drawing");
}

static gboolean
shows_choices (gpointer user_data)
{
  g_autoptr (GPtrArray) choices = find_all (user_data, SENDER_TYPE_FLOW_CHOICES);

  for (guint i = 0; i < choices->len; i++)
    if (gtk_widget_get_mapped (g_ptr_array_index (choices, i)))
      return TRUE;
  return FALSE;
}

static gboolean
hides_choices (gpointer user_data)
{
  return !shows_choices (user_data);
}

/* Without a flow the right half offers where one can come from. */
static void
test_no_flow (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget            *drawing = find (fixture->page, SENDER_TYPE_CONTRACT_DRAWING);
  g_autofree char      *words = g_strnfill (600, 'm');
  g_autoptr (GPtrArray) labels = NULL;
  int                   needed = 0;
  int                   natural = 0;

  for (guint i = 5; i < 600; i += 6)
    words[i] = ' ';
  present (fixture, 1100);
  sender_test_wait_until (shows_choices, fixture->page, "the choices");
  labels = find_all (find (drawing, SENDER_TYPE_FLOW_CHOICES), GTK_TYPE_LABEL);
  gtk_label_set_label (g_ptr_array_index (labels, 1), words);
  /* What scrolls it asks without a width. */
  gtk_widget_measure (drawing, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (drawing), &needed,
                      NULL, NULL, NULL);
  gtk_widget_measure (drawing, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (needed, >, 0);
  g_assert_cmpint (natural, >=, needed);
  know_flow (fixture);
  sender_test_wait_until (hides_choices, fixture->page, "the flow");
}

static void
test_voice (Fixture      *fixture,
            gconstpointer data)
{
  SenderConfig         *config = sender_document_get_config (fixture->document);
  SenderMessageChoice  *choice = find (fixture->page, SENDER_TYPE_MESSAGE_CHOICE);
  g_autoptr (GPtrArray) toggles = find_all (fixture->page, GTK_TYPE_TOGGLE_BUTTON);
  g_autoptr (GPtrArray) before = get_items (fixture);
  g_autoptr (GPtrArray) after = NULL;

  g_assert_true (sender_message_choice_get_message (choice) ==
                 sender_config_get_first_message (config, SENDER_CHANNEL_SMS));
  g_assert_cmpuint (before->len, ==, 4);
  for (guint i = 0; i < toggles->len; i++)
    if (g_strcmp0 (gtk_button_get_label (g_ptr_array_index (toggles, i)), "Voice") == 0)
      gtk_toggle_button_set_active (g_ptr_array_index (toggles, i), TRUE);
  g_assert_true (sender_message_choice_get_message (choice) ==
                 sender_config_get_first_message (config, SENDER_CHANNEL_VOICE));
  after = get_items (fixture);
  g_assert_cmpuint (after->len, ==, 3);
}

/* With another code the same message comes through. */
static void
test_code (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;

  know_flow (fixture);
  gtk_widget_activate_action (fixture->page, "contract.code", "s", "123456");
  items = get_items (fixture);
  assert_label (g_ptr_array_index (items, 2),
                "brand: from \"brand\": \"Northwind\" through Parameters to flow.data.brand, "
                "shown by send_code");
  gtk_widget_activate_action (fixture->page, "contract.random-code", NULL);
}

static void
test_proof (Fixture      *fixture,
            gconstpointer data)
{
  SenderProofView *view = find (fixture->page, SENDER_TYPE_PROOF_VIEW);
  SenderProofBars *bars = find (fixture->page, SENDER_TYPE_PROOF_BARS);
  g_autofree char *label = NULL;

  g_assert_null (sender_proof_view_get_proof (view));
  present (fixture, 1100);
  sender_test_wait_until (has_proved, view, "the proof");
  g_assert_cmpuint (sender_proof_view_get_proof (view)->survived, ==, 900000);
  gtk_test_accessible_assert_role (bars, GTK_ACCESSIBLE_ROLE_LIST);
  label = dup_label (gtk_widget_get_first_child (GTK_WIDGET (bars)));
  g_assert_nonnull (strstr (label, "Codes that begin with 0: 0 of 100000 survive"));
}

/* An operation is told of while it runs and where it failed, and else not there. */
static void
test_operation_line (void)
{
  g_autoptr (SenderOperation) operation = sender_operation_new ();
  SenderOperationLine        *line =
    g_object_ref_sink (g_object_new (SENDER_TYPE_OPERATION_LINE, NULL));
  GtkWidget         *cancel = find (GTK_WIDGET (line), GTK_TYPE_BUTTON);
  GtkLabel          *text = find (GTK_WIDGET (line), GTK_TYPE_LABEL);
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Too bad");
  GCancellable      *cancellable = NULL;

  sender_operation_line_set_operation (line, operation);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (line)));
  cancellable = sender_operation_begin (operation, "Reading");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (line)));
  g_assert_cmpstr (gtk_label_get_label (text), ==, "Reading");
  g_signal_emit_by_name (cancel, "clicked");
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  sender_operation_end (operation, cancellable, NULL, error);
  g_assert_cmpstr (gtk_label_get_label (text), ==, "Too bad");
  g_assert_false (gtk_widget_get_visible (cancel));
  sender_operation_begin (operation, "Again");
  sender_operation_line_set_operation (line, NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (line)));
  sender_operation_line_set_idle_text (line, "Flow: a.json");
  g_assert_cmpstr (gtk_label_get_label (text), ==, "Flow: a.json");
  g_assert_finalize_object (line);
}

/* A channel without a request has nothing to draw, and says how it gets one. */
static void
test_nothing (void)
{
  g_autoptr (SenderConfig) config = sender_config_new ();
  SenderDocument          *document = sender_document_new (config, NULL, FALSE);
  GtkWidget               *page =
    g_object_ref_sink (g_object_new (SENDER_TYPE_CONTRACT_PAGE, "document", document, NULL));
  GtkWidget *empty = find (page, ADW_TYPE_STATUS_PAGE);

  g_assert_true (gtk_widget_get_visible (empty));
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (empty)), ==, "SMS Is Not Set Up");
  sender_config_ensure_request (config, SENDER_CHANNEL_SMS);
  sender_document_commit (document, "Request");
  g_assert_false (gtk_widget_get_visible (empty));
  g_assert_finalize_object (page);
  g_assert_finalize_object (document);
}

#define ADD(name, data, function) \
  g_test_add ("/ui/contract/" name, Fixture, data, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  /* Before the folders are isolated: the toolkit needs its own schemas and icons. */
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  widgets_forgive_toolkit ();
  ADD ("accessible", UNQUOTED, test_accessible);
  ADD ("fix", UNQUOTED, test_fix);
  ADD ("activate", UNQUOTED, test_activate);
  ADD ("narrow", UNQUOTED, test_narrow);
  ADD ("wide", BRANDED, test_wide);
  ADD ("no-flow", BRANDED, test_no_flow);
  ADD ("voice", BRANDED, test_voice);
  ADD ("code", UNQUOTED, test_code);
  ADD ("proof", UNQUOTED, test_proof);
  g_test_add_func ("/ui/contract/operation-line", test_operation_line);
  g_test_add_func ("/ui/contract/nothing", test_nothing);
  return g_test_run ();
}
