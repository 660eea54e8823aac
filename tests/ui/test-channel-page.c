/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-channel-page.h"
#include "sender-channel-request.h"
#include "sender-finding-view.h"
#include "sender-form-field.h"
#include "sender-further-requests.h"
#include "sender-list.h"
#include "sender-pair-list.h"
#include "sender-pair-row.h"
#include "sender-path.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "sender-text-field.h"
#include "sender-wire-preview.h"

#include <string.h>

/* A page in a window of its own, with a document. */
typedef struct
{
  SenderConfig   *config;
  SenderDocument *document;
  GtkWidget      *overlay;
  GtkWidget      *window;
  SenderPage     *page;
} Fixture;

static gboolean
is_quiet (gpointer user_data)
{
  return !g_main_context_pending (NULL);
}

static void
settle (void)
{
  sender_test_wait_until (is_quiet, NULL, "the main loop to be idle");
}

static void
open_page (Fixture      *self,
           SenderConfig *config,
           SenderChannel channel)
{
  self->config = config;
  self->document = sender_document_new (config, NULL, FALSE);
  self->page = g_object_new (SENDER_TYPE_CHANNEL_PAGE, "channel", channel, NULL);
  self->overlay = adw_toast_overlay_new ();
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 800);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->overlay), GTK_WIDGET (self->page));
  gtk_window_set_child (GTK_WINDOW (self->window), self->overlay);
  g_object_set (self->page, "document", self->document, NULL);
  g_object_ref (self->page);
  gtk_window_present (GTK_WINDOW (self->window));
  settle ();
}

static void
close_page (Fixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  settle ();
  g_assert_finalize_object (self->page);
  g_assert_finalize_object (self->document);
  g_object_unref (self->config);
}

/* The nth widget of a type, hidden ones too, in the order of the tree. */
static GtkWidget *
find_nth (GtkWidget *widget,
          GType      type,
          guint     *nth)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*nth)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, nth);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gpointer
find (gpointer widget,
      GType    type,
      guint    nth)
{
  return find_nth (GTK_WIDGET (widget), type, &nth);
}

/* Of the form first, of the headers after that. */
static SenderPairRow *
get_row (Fixture *self,
         guint    position)
{
  return find (self->page, SENDER_TYPE_PAIR_ROW, position);
}

static GtkEditable *
get_entry (Fixture *self,
           guint    position,
           guint    nth)
{
  return find (get_row (self, position), GTK_TYPE_ENTRY, nth);
}

static void
assert_entry (Fixture    *self,
              guint       position,
              guint       nth,
              const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (get_entry (self, position, nth)), ==, text);
}

static char *
dup_wire (Fixture *self)
{
  SenderTextField *field = find (find (self->page, SENDER_TYPE_WIRE_PREVIEW, 0),
                                 SENDER_TYPE_TEXT_FIELD, 0);
  char            *text = NULL;

  g_object_get (field, "text", &text, NULL);
  return text;
}

static void
assert_wire (Fixture    *self,
             const char *fragment,
             gboolean    has)
{
  g_autofree char *text = NULL;

  settle ();
  text = dup_wire (self);
  if ((strstr (text, fragment) != NULL) != has)
    g_error ("“%s” %s “%s”", text, has ? "lacks" : "has", fragment);
}

/* Whether a visible label somewhere below says it. */
static gboolean
says (GtkWidget  *widget,
      const char *fragment)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), fragment) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, fragment))
      return TRUE;
  return FALSE;
}

static gboolean
page_says (Fixture    *self,
           const char *fragment)
{
  settle ();
  return says (GTK_WIDGET (self->page), fragment);
}

/* What has the focus is in the row and field. */
static void
assert_focus (Fixture    *self,
              guint       position,
              const char *property)
{
  settle ();
  g_assert_cmpstr (sender_pair_row_get_focus (get_row (self, position)), ==, property);
}

static void
test_binding (void)
{
  Fixture          fixture = { NULL };
  SenderTextField *url = NULL;
  g_autofree char *text = NULL;

  open_page (&fixture, sender_test_config_procedure (), SENDER_CHANNEL_SMS);
  assert_entry (&fixture, 1, 0, "to");
  assert_entry (&fixture, 1, 1, "${to}");
  sender_test_config_edit (fixture.config, "sms.body[1].key=An;;sms.url=https://example.com/");
  assert_entry (&fixture, 1, 0, "An");
  url = find (fixture.page, SENDER_TYPE_TEXT_FIELD, 0);
  g_object_get (url, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "https://example.com/");
  gtk_editable_set_text (get_entry (&fixture, 0, 1), "+1");
  sender_test_config_assert (fixture.config, "sms.body[0].value", "+1");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (url)), "https://e.org/", -1);
  sender_test_config_assert (fixture.config, "sms.url", "https://e.org/");
  assert_wire (&fixture, "Host: e.org", TRUE);
  close_page (&fixture);
}

/* A method of a newer service stays, and nothing is written over it by showing it. */
static void
test_unknown_method (void)
{
  Fixture               fixture = { NULL };
  SenderChannelRequest *request = NULL;
  GtkDropDown          *method = NULL;
  SenderConfig         *config = sender_test_config_studio ();

  request = sender_config_get_request (config, SENDER_CHANNEL_SMS, 0);
  g_object_set (request, "method", SENDER_HTTP_METHOD_UNKNOWN, NULL);
  open_page (&fixture, config, SENDER_CHANNEL_SMS);
  method = find (fixture.page, GTK_TYPE_DROP_DOWN, 0);
  g_assert_cmpint (sender_channel_request_get_method (request), ==, SENDER_HTTP_METHOD_UNKNOWN);
  g_assert_cmpuint (gtk_drop_down_get_selected (method), ==, GTK_INVALID_LIST_POSITION);
  g_assert_true (page_says (&fixture, "doesn't know the request's method"));
  gtk_drop_down_set_selected (method, 1);
  g_assert_cmpint (sender_channel_request_get_method (request), ==, SENDER_HTTP_METHOD_GET);
  close_page (&fixture);
}

static void
test_form_and_raw (void)
{
  Fixture          fixture = { NULL };
  GtkToggleButton *form = NULL;
  GtkToggleButton *raw = NULL;

  open_page (&fixture, sender_test_config_studio (), SENDER_CHANNEL_SMS);
  form = find (fixture.page, GTK_TYPE_TOGGLE_BUTTON, 1);
  while (!g_str_equal (gtk_button_get_label (GTK_BUTTON (form)), "_Form"))
    form = GTK_TOGGLE_BUTTON (gtk_widget_get_next_sibling (GTK_WIDGET (form)));
  raw = GTK_TOGGLE_BUTTON (gtk_widget_get_next_sibling (GTK_WIDGET (form)));
  sender_test_config_edit (fixture.config, "sms.raw={\"a\":1}");
  g_assert_true (page_says (&fixture, "keep the form; the raw text stays"));
  gtk_toggle_button_set_active (raw, TRUE);
  sender_test_config_assert (fixture.config, "sms.body-format", "raw");
  g_assert_true (page_says (&fixture, "keep the raw text; the form stays"));
  sender_test_config_assert (fixture.config, "sms.body[0].value", "${from}");
  assert_wire (&fixture, "{\"a\":1}", TRUE);
  sender_document_undo (fixture.document);
  sender_test_config_assert (fixture.config, "sms.body-format", "form");
  g_assert_true (gtk_toggle_button_get_active (form));
  sender_test_config_assert (fixture.config, "sms.raw", "{\"a\":1}");
  close_page (&fixture);
}

static void
test_add_and_move (void)
{
  Fixture    fixture = { NULL };
  GtkWidget *list = NULL;

  open_page (&fixture, sender_test_config_procedure (), SENDER_CHANNEL_SMS);
  list = find (fixture.page, SENDER_TYPE_PAIR_LIST, 0);
  gtk_widget_activate_action (list, "pairs.add", NULL);
  assert_focus (&fixture, 3, "key");
  gtk_widget_activate_action (GTK_WIDGET (get_row (&fixture, 3)), "pair.move-up", NULL);
  assert_focus (&fixture, 2, "key");
  sender_test_config_assert (fixture.config, "sms.body[3].key", "Parameter");
  sender_pair_row_focus (get_row (&fixture, 0), "value");
  gtk_widget_activate_action (GTK_WIDGET (get_row (&fixture, 0)), "pair.move-down", NULL);
  assert_focus (&fixture, 1, "value");
  assert_entry (&fixture, 0, 0, "to");
  assert_entry (&fixture, 1, 0, "From");
  sender_document_undo (fixture.document);
  assert_entry (&fixture, 0, 0, "From");
  sender_document_undo (fixture.document);
  sender_document_undo (fixture.document);
  g_assert_null (sender_path_resolve (fixture.config, "sms.body[3]", &(const char *){ NULL }));
  close_page (&fixture);
}

static void
test_disable (void)
{
  Fixture    fixture = { NULL };
  GtkWidget *row = NULL;

  open_page (&fixture, sender_test_config_procedure (), SENDER_CHANNEL_SMS);
  row = GTK_WIDGET (get_row (&fixture, 2));
  assert_wire (&fixture, "Parameter=", TRUE);
  gtk_widget_activate_action (row, "pair.enabled", NULL);
  sender_test_config_assert (fixture.config, "sms.body[2].enabled", "false");
  g_assert_true (says (row, "Not sent"));
  assert_wire (&fixture, "Parameter=", FALSE);
  sender_test_config_edit (fixture.config, "sms.body[2].enabled=true");
  g_assert_false (says (row, "Not sent"));
  close_page (&fixture);
}

static void
test_delete (void)
{
  Fixture fixture = { NULL };

  open_page (&fixture, sender_test_config_procedure (), SENDER_CHANNEL_SMS);
  gtk_widget_activate_action (GTK_WIDGET (get_row (&fixture, 1)), "pair.remove", NULL);
  assert_entry (&fixture, 1, 0, "Parameter");
  assert_focus (&fixture, 1, "key");
  g_assert_true (says (fixture.overlay, "“to” removed"));
  sender_document_undo (fixture.document);
  assert_entry (&fixture, 1, 0, "to");
  sender_test_config_assert (fixture.config, "sms.body[2].key", "Parameter");
  close_page (&fixture);
}

/* The finding stands in its row, and its fix is the document's action. */
static void
test_findings (void)
{
  Fixture                   fixture = { NULL };
  GtkWidget                *row = NULL;
  g_autoptr (SenderFinding) finding = NULL;
  GListModel               *findings = NULL;

  open_page (&fixture, sender_test_config_procedure (), SENDER_CHANNEL_SMS);
  row = GTK_WIDGET (get_row (&fixture, 1));
  g_assert_true (says (row, "it must be “To”"));
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (get_row (&fixture, 0)), "error"));
  findings = sender_inspection_get_findings (sender_document_get_inspection (fixture.document));
  for (guint i = 0; finding == NULL; i++)
    {
      finding = g_list_model_get_item (findings, i);
      if (!g_str_equal (sender_finding_get_id (finding), "SS306"))
        g_clear_object (&finding);
    }
  g_assert_true (sender_document_fix (fixture.document, finding, NULL));
  settle ();
  assert_entry (&fixture, 1, 0, "To");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_null (find (row, SENDER_TYPE_FINDING_VIEW, 0));
  close_page (&fixture);
}

static void
test_copy (void)
{
  Fixture fixture = { NULL };

  open_page (&fixture, sender_test_config_procedure (), SENDER_CHANNEL_SMS);
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "channel.copy", NULL);
  assert_entry (&fixture, 1, 0, "To");
  g_assert_true (says (fixture.overlay, "Copied from Voice"));
  sender_document_undo (fixture.document);
  assert_entry (&fixture, 1, 0, "to");
  g_assert_false (sender_undo_undo (sender_document_get_undo (fixture.document)));
  close_page (&fixture);
}

static void
test_no_request (void)
{
  Fixture fixture = { NULL };

  open_page (&fixture, sender_config_new (), SENDER_CHANNEL_VOICE);
  g_assert_true (page_says (&fixture, "No Voice Request"));
  g_assert_true (sender_page_reveal (fixture.page, "voice.url"));
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "channel.add-request", NULL);
  settle ();
  assert_entry (&fixture, 0, 0, "To");
  sender_test_config_assert (fixture.config, "voice.body[2].value", "${message}");
  g_assert_true (page_says (&fixture, "Spoken Tags"));
  sender_document_undo (fixture.document);
  settle ();
  g_assert_null (sender_config_get_request (fixture.config, SENDER_CHANNEL_VOICE, 0));
  g_assert_null (get_row (&fixture, 0));
  close_page (&fixture);
}

static void
test_further (void)
{
  Fixture fixture = { NULL };

  open_page (&fixture, sender_test_config_studio (), SENDER_CHANNEL_SMS);
  g_assert_false (page_says (&fixture, "Further Requests"));
  sender_test_config_edit (fixture.config, "+sms|url=https://example.com/second");
  g_assert_true (page_says (&fixture, "Further Requests"));
  g_assert_true (page_says (&fixture, "https://example.com/second"));
  g_assert_true (sender_page_reveal (fixture.page, "sms[1].url"));
  sender_document_undo (fixture.document);
  g_assert_false (page_says (&fixture, "Further Requests"));
  close_page (&fixture);
}

static void
test_reveal (void)
{
  Fixture    fixture = { NULL };
  GtkWidget *focus = NULL;

  open_page (&fixture, sender_test_config_studio (), SENDER_CHANNEL_SMS);
  g_assert_true (sender_page_reveal (fixture.page, "sms.body[1].value"));
  assert_focus (&fixture, 1, "value");
  sender_test_config_edit (fixture.config, "+sms.headers|name=X-A|value=b");
  settle ();
  g_assert_true (sender_page_reveal (fixture.page, "sms.headers[0].value"));
  assert_focus (&fixture, 3, "value");
  g_assert_true (sender_page_reveal (fixture.page, "sms.raw"));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture.window));
  g_assert_true (SENDER_IS_TEXT_FIELD (focus));
  g_assert_true (gtk_widget_get_mapped (focus));
  sender_test_config_assert (fixture.config, "sms.body-format", "form");
  g_assert_true (sender_page_reveal (fixture.page, "sms.url"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture.window)) != focus);
  g_assert_true (sender_page_reveal (fixture.page, "sms.number-format"));
  g_assert_true (sender_page_reveal (fixture.page, "sms"));
  g_assert_false (sender_page_reveal (fixture.page, "voice.url"));
  close_page (&fixture);
}

static void
test_preview (void)
{
  Fixture            fixture = { NULL };
  SenderWirePreview *preview = NULL;

  open_page (&fixture, sender_test_config_studio (), SENDER_CHANNEL_SMS);
  preview = find (fixture.page, SENDER_TYPE_WIRE_PREVIEW, 0);
  assert_wire (&fixture, "%22012345%22", TRUE);
  g_assert_true (page_says (&fixture, "Twilio would answer 201"));
  g_assert_true (page_says (&fixture, "Documented by Twilio"));
  g_object_set (preview, "decoded", TRUE, NULL);
  assert_wire (&fixture, "\"012345\"", TRUE);
  gtk_drop_down_set_selected (find (preview, GTK_TYPE_DROP_DOWN, 0), 1);
  assert_wire (&fixture, "\"000000\"", TRUE);
  sender_inspection_set_secret_state (sender_document_get_inspection (fixture.document),
                                      SENDER_SECRET_STATE_PRESENT);
  assert_wire (&fixture, "•••••••• from the keyring", TRUE);
  sender_test_config_edit (fixture.config, "sms.url=https://example.com/\nx");
  g_assert_true (page_says (&fixture, "holds a control character"));
  g_assert_false (page_says (&fixture, "Twilio would answer"));
  close_page (&fixture);
}

/* Two hundred rows are shown, and go away, while nobody has to wait. */
static void
test_many_rows (void)
{
  Fixture       fixture = { NULL };
  SenderConfig *config = sender_test_config_generic ();
  SenderList   *list = sender_channel_request_get_body (
      sender_config_get_request (config, SENDER_CHANNEL_SMS, 0));
  gint64 start = 0;
  double seconds = 0;

  while (sender_list_get_n_items (list) < 200)
    {
      g_autoptr (SenderFormField) row = sender_form_field_new ();
      g_autofree char            *key = g_strdup_printf ("k%u", sender_list_get_n_items (list));

      g_object_set (row, "key", key, NULL);
      sender_list_append (list, row);
    }
  start = g_get_monotonic_time ();
  open_page (&fixture, config, SENDER_CHANNEL_SMS);
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_test_minimized_result (seconds, "200 rows are open after %.3f s", seconds);
  assert_entry (&fixture, 199, 0, "k199");
  gtk_widget_activate_action (GTK_WIDGET (get_row (&fixture, 199)), "pairs.move", "(uu)", 199, 0);
  settle ();
  assert_entry (&fixture, 0, 0, "k199");
  sender_document_undo (fixture.document);
  settle ();
  assert_entry (&fixture, 199, 0, "k199");
  close_page (&fixture);
}

/* Narrow enough for the narrowest window, whatever is wrong. */
static void
test_narrow (void)
{
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    {
      Fixture fixture = { NULL };
      int     minimum = 0;

      open_page (&fixture, sender_test_config_procedure (), channel);
      gtk_widget_measure (GTK_WIDGET (fixture.page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                          NULL, NULL);
      g_assert_cmpint (minimum, <=, 360);
      close_page (&fixture);
    }
}

int
main (int    argc,
      char **argv)
{
  /* Before the folders are isolated: the toolkit needs its own schemas and icons. */
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/channel-page/binding", test_binding);
  g_test_add_func ("/ui/channel-page/unknown-method", test_unknown_method);
  g_test_add_func ("/ui/channel-page/form-and-raw", test_form_and_raw);
  g_test_add_func ("/ui/channel-page/add-and-move", test_add_and_move);
  g_test_add_func ("/ui/channel-page/disable", test_disable);
  g_test_add_func ("/ui/channel-page/delete", test_delete);
  g_test_add_func ("/ui/channel-page/findings", test_findings);
  g_test_add_func ("/ui/channel-page/copy", test_copy);
  g_test_add_func ("/ui/channel-page/no-request", test_no_request);
  g_test_add_func ("/ui/channel-page/further", test_further);
  g_test_add_func ("/ui/channel-page/reveal", test_reveal);
  g_test_add_func ("/ui/channel-page/preview", test_preview);
  g_test_add_func ("/ui/channel-page/many-rows", test_many_rows);
  g_test_add_func ("/ui/channel-page/narrow", test_narrow);
  return g_test_run ();
}
