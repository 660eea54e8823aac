/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "channel-fixture.h"
#include "sender-channel-page.h"
#include "sender-channel-request.h"
#include "sender-columns.h"
#include "sender-text-field.h"
#include "sender-wire-preview.h"
#include "widgets.h"

static void
test_binding (void)
{
  ChannelFixture   fixture = { NULL };
  SenderTextField *url = NULL;
  g_autofree char *text = NULL;

  channel_fixture_open (&fixture, sender_test_config_procedure (), SENDER_CHANNEL_SMS);
  channel_fixture_assert_entry (&fixture, 1, 0, "to");
  channel_fixture_assert_entry (&fixture, 1, 1, "${to}");
  sender_test_config_edit (fixture.config, "sms.body[1].key=An;;sms.url=https://example.com/");
  channel_fixture_assert_entry (&fixture, 1, 0, "An");
  url = sender_test_find_typed (fixture.page, SENDER_TYPE_TEXT_FIELD, 0);
  g_object_get (url, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "https://example.com/");
  gtk_editable_set_text (channel_fixture_get_entry (&fixture, 0, 1), "+1");
  sender_test_config_assert (fixture.config, "sms.body[0].value", "+1");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (url)), "https://e.org/", -1);
  sender_test_config_assert (fixture.config, "sms.url", "https://e.org/");
  channel_fixture_assert_wire (&fixture, "Host: e.org", TRUE);
  channel_fixture_close (&fixture);
}

/* A method of a newer service stays, and nothing is written over it by showing it. */
static void
test_unknown_method (void)
{
  ChannelFixture        fixture = { NULL };
  SenderChannelRequest *request = NULL;
  GtkDropDown          *method = NULL;
  GtkStringObject      *shown = NULL;
  SenderConfig         *config = sender_test_config_studio ();

  request = sender_config_get_request (config, SENDER_CHANNEL_SMS, 0);
  g_object_set (request, "method", SENDER_HTTP_METHOD_UNKNOWN, NULL);
  channel_fixture_open (&fixture, config, SENDER_CHANNEL_SMS);
  method = sender_test_find_typed (fixture.page, GTK_TYPE_DROP_DOWN, 0);
  g_assert_cmpint (sender_channel_request_get_method (request), ==, SENDER_HTTP_METHOD_UNKNOWN);
  shown = gtk_drop_down_get_selected_item (method);
  g_assert_cmpstr (gtk_string_object_get_string (shown), ==, "Unknown");
  g_assert_true (channel_fixture_says (&fixture, "doesn’t know the request’s method"));
  gtk_drop_down_set_selected (method, 1);
  g_assert_cmpint (sender_channel_request_get_method (request), ==, SENDER_HTTP_METHOD_GET);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (method)), ==, 2);
  g_assert_cmpuint (gtk_drop_down_get_selected (method), ==, 1);
  channel_fixture_close (&fixture);
}

static void
test_form_and_raw (void)
{
  ChannelFixture   fixture = { NULL };
  GtkToggleButton *form = NULL;
  GtkToggleButton *raw = NULL;

  channel_fixture_open (&fixture, sender_test_config_studio (), SENDER_CHANNEL_SMS);
  form = sender_test_find_typed (fixture.page, GTK_TYPE_TOGGLE_BUTTON, 1);
  while (!g_str_equal (gtk_button_get_label (GTK_BUTTON (form)), "_Form"))
    form = GTK_TOGGLE_BUTTON (gtk_widget_get_next_sibling (GTK_WIDGET (form)));
  raw = GTK_TOGGLE_BUTTON (gtk_widget_get_next_sibling (GTK_WIDGET (form)));
  sender_test_config_edit (fixture.config, "sms.raw={\"a\":1}");
  g_assert_true (channel_fixture_says (&fixture, "keep the form; the raw text stays"));
  gtk_toggle_button_set_active (raw, TRUE);
  sender_test_config_assert (fixture.config, "sms.body-format", "raw");
  g_assert_true (channel_fixture_says (&fixture, "keep the raw text; the form stays"));
  sender_test_config_assert (fixture.config, "sms.body[0].value", "${from}");
  channel_fixture_assert_wire (&fixture, "{\"a\":1}", TRUE);
  sender_document_undo (fixture.document);
  sender_test_config_assert (fixture.config, "sms.body-format", "form");
  g_assert_true (gtk_toggle_button_get_active (form));
  sender_test_config_assert (fixture.config, "sms.raw", "{\"a\":1}");
  channel_fixture_close (&fixture);
}

static void
test_copy (void)
{
  ChannelFixture fixture = { NULL };

  channel_fixture_open (&fixture, sender_test_config_procedure (), SENDER_CHANNEL_SMS);
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "channel.copy", NULL);
  channel_fixture_assert_entry (&fixture, 1, 0, "To");
  g_assert_true (sender_test_says (fixture.overlay, "Copied from Voice"));
  sender_document_undo (fixture.document);
  channel_fixture_assert_entry (&fixture, 1, 0, "to");
  g_assert_false (sender_undo_undo (sender_document_get_undo (fixture.document)));
  channel_fixture_close (&fixture);
}

static void
test_no_request (void)
{
  ChannelFixture fixture = { NULL };

  channel_fixture_open (&fixture, sender_config_new (), SENDER_CHANNEL_VOICE);
  g_assert_true (channel_fixture_says (&fixture, "No Voice Request"));
  g_assert_true (sender_page_reveal (fixture.page, "voice.url"));
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "channel.add-request", NULL);
  sender_test_settle ();
  channel_fixture_assert_entry (&fixture, 0, 0, "To");
  sender_test_config_assert (fixture.config, "voice.body[2].value", "${message}");
  g_assert_true (channel_fixture_says (&fixture, "Spoken Tags"));
  sender_document_undo (fixture.document);
  sender_test_settle ();
  g_assert_null (sender_config_get_request (fixture.config, SENDER_CHANNEL_VOICE, 0));
  g_assert_null (channel_fixture_get_row (&fixture, 0));
  channel_fixture_close (&fixture);
}

static void
test_further (void)
{
  ChannelFixture fixture = { NULL };

  channel_fixture_open (&fixture, sender_test_config_studio (), SENDER_CHANNEL_SMS);
  g_assert_false (channel_fixture_says (&fixture, "Further Requests"));
  sender_test_config_edit (fixture.config, "+sms|url=https://example.com/second");
  g_assert_true (channel_fixture_says (&fixture, "Further Requests"));
  g_assert_true (channel_fixture_says (&fixture, "https://example.com/second"));
  g_assert_true (sender_page_reveal (fixture.page, "sms[1].url"));
  sender_document_undo (fixture.document);
  g_assert_false (channel_fixture_says (&fixture, "Further Requests"));
  channel_fixture_close (&fixture);
}

static void
test_reveal (void)
{
  ChannelFixture fixture = { NULL };
  GtkWidget     *focus = NULL;

  channel_fixture_open (&fixture, sender_test_config_studio (), SENDER_CHANNEL_SMS);
  g_assert_true (sender_page_reveal (fixture.page, "sms.body[1].value"));
  channel_fixture_assert_focus (&fixture, 1, "value");
  sender_test_config_edit (fixture.config, "+sms.headers|name=X-A|value=b");
  sender_test_settle ();
  g_assert_true (sender_page_reveal (fixture.page, "sms.headers[0].value"));
  channel_fixture_assert_focus (&fixture, 3, "value");
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
  channel_fixture_close (&fixture);
}

static void
test_preview (void)
{
  ChannelFixture     fixture = { NULL };
  SenderWirePreview *preview = NULL;

  channel_fixture_open (&fixture, sender_test_config_studio (), SENDER_CHANNEL_SMS);
  preview = sender_test_find_typed (fixture.page, SENDER_TYPE_WIRE_PREVIEW, 0);
  channel_fixture_assert_wire (&fixture, "%22012345%22", TRUE);
  g_assert_true (channel_fixture_says (&fixture, "Twilio would answer 201"));
  g_assert_true (channel_fixture_says (&fixture, "Documented by Twilio"));
  g_object_set (preview, "decoded", TRUE, NULL);
  channel_fixture_assert_wire (&fixture, "\"012345\"", TRUE);
  gtk_drop_down_set_selected (sender_test_find_typed (preview, GTK_TYPE_DROP_DOWN, 0), 1);
  channel_fixture_assert_wire (&fixture, "\"000000\"", TRUE);
  sender_inspection_set_secret_state (sender_document_get_inspection (fixture.document),
                                      SENDER_SECRET_STATE_PRESENT);
  channel_fixture_assert_wire (&fixture, "•••••••• from the keyring", TRUE);
  sender_test_config_edit (fixture.config, "sms.url=https://example.com/\nx");
  g_assert_true (channel_fixture_says (&fixture, "holds a control character"));
  g_assert_false (channel_fixture_says (&fixture, "Twilio would answer"));
  channel_fixture_close (&fixture);
}

/* Narrow enough for the narrowest window, whatever is wrong. */
static void
test_narrow (void)
{
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    {
      ChannelFixture fixture = { NULL };
      int            minimum = 0;

      channel_fixture_open (&fixture, sender_test_config_procedure (), channel);
      gtk_widget_measure (GTK_WIDGET (fixture.page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                          NULL, NULL);
      g_assert_cmpint (minimum, <=, 360);
      channel_fixture_close (&fixture);
    }
}

static void
make_columns (GtkWidget **columns,
              GtkWidget  *children[2])
{
  *columns = g_object_ref_sink (g_object_new (SENDER_TYPE_COLUMNS,
                                              "threshold", 400, "spacing", 20, "share", 50, NULL));
  for (guint i = 0; i < 2; i++)
    {
      children[i] = gtk_label_new ("x");
      gtk_widget_set_size_request (children[i], 100, 30);
      gtk_widget_insert_before (children[i], *columns, NULL);
    }
}

static int
get_height (GtkWidget *columns,
            int        width)
{
  int minimum = 0;

  gtk_widget_measure (columns, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Beside each other from the threshold on, below each other before it; one alone has all. */
static void
test_columns (void)
{
  GtkWidget *columns = NULL;
  GtkWidget *children[2] = { NULL, NULL };

  make_columns (&columns, children);
  g_assert_cmpint (get_height (columns, 399), ==, 80);
  g_assert_cmpint (get_height (columns, 400), ==, 30);
  gtk_widget_size_allocate (columns, &(GtkAllocation){ 0, 0, 420, 30 }, -1);
  g_assert_cmpint (gtk_widget_get_allocated_width (children[0]), ==, 200);
  g_assert_cmpint (gtk_widget_get_allocated_width (children[1]), ==, 200);
  gtk_widget_set_visible (children[1], FALSE);
  g_assert_cmpint (get_height (columns, 399), ==, 30);
  g_assert_finalize_object (columns);
}

/* Those of the wide form take no room where they would be stacked. */
static void
test_wide_columns (void)
{
  GtkWidget *columns = NULL;
  GtkWidget *children[2] = { NULL, NULL };

  make_columns (&columns, children);
  g_object_set (columns, "wide-only", 1, NULL);
  g_assert_cmpint (get_height (columns, -1), ==, 0);
  g_assert_cmpint (get_height (columns, 399), ==, 0);
  g_assert_cmpint (get_height (columns, 400), ==, 30);
  gtk_widget_size_allocate (columns, &(GtkAllocation){ 0, 0, 300, 30 }, -1);
  g_assert_false (gtk_widget_get_child_visible (children[0]));
  gtk_widget_size_allocate (columns, &(GtkAllocation){ 0, 0, 420, 30 }, -1);
  g_assert_true (gtk_widget_get_child_visible (children[0]));
  g_assert_true (gtk_widget_get_child_visible (children[1]));
  g_assert_finalize_object (columns);
}

/* What could be narrower in more lines is below, in one. */
static void
test_unbroken_columns (void)
{
  GtkWidget *columns = NULL;
  GtkWidget *children[2] = { NULL, NULL };
  int        natural = 0;

  make_columns (&columns, children);
  g_object_set (columns, "threshold", 0, "share", 0, NULL);
  gtk_widget_set_size_request (children[1], -1, 30);
  gtk_label_set_label (GTK_LABEL (children[1]), "one two three four five six seven eight");
  gtk_label_set_wrap (GTK_LABEL (children[1]), TRUE);
  gtk_widget_measure (columns, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  gtk_widget_size_allocate (columns, &(GtkAllocation){ 0, 0, natural - 1, 200 }, -1);
  g_assert_cmpint (gtk_widget_get_allocated_width (children[1]), <, natural - 100);
  g_object_set (columns, "unbroken", 1, NULL);
  gtk_widget_size_allocate (columns, &(GtkAllocation){ 0, 0, natural - 1, 200 }, -1);
  g_assert_cmpint (gtk_widget_get_allocated_width (children[1]), ==, natural - 1);
  gtk_widget_size_allocate (columns, &(GtkAllocation){ 0, 0, natural, 200 }, -1);
  g_assert_cmpint (gtk_widget_get_allocated_width (children[1]), <, natural - 100);
  g_assert_finalize_object (columns);
}

/* As a label of some fonts, which has a pixel more where it is given a width. */
static void
rounded_measure_cb (GtkWidget     *widget,
                    GtkOrientation orientation,
                    int            for_size,
                    int           *minimum,
                    int           *natural,
                    int           *minimum_baseline,
                    int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL && for_size < 0 ? 18 : 19;
  *natural = *minimum;
}

static GtkSizeRequestMode
rounded_mode_cb (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rounded_allocate_cb (GtkWidget *widget,
                     int        width,
                     int        height,
                     int        baseline)
{
}

/* A box that gives them room takes the height without a width for the least there is. */
static void
test_rounded_columns (void)
{
  GtkWidget        *columns = NULL;
  GtkWidget        *children[2] = { NULL, NULL };
  GtkLayoutManager *layout = gtk_custom_layout_new (rounded_mode_cb, rounded_measure_cb,
                                                    rounded_allocate_cb);

  make_columns (&columns, children);
  gtk_widget_set_visible (children[0], FALSE);
  gtk_widget_set_size_request (children[1], -1, -1);
  gtk_widget_set_layout_manager (children[1], layout);
  g_assert_cmpint (get_height (columns, -1), ==, 19);
  g_assert_cmpint (get_height (columns, -1), ==, get_height (columns, 1 << 20));
  g_assert_finalize_object (columns);
}

/* What was measured once holds for that width and that text. */
static void
test_text_height (void)
{
  ChannelFixture fixture = { NULL };
  GtkWidget     *field = NULL;
  int            narrow = 0;
  int            wide = 0;

  channel_fixture_open (&fixture, sender_test_config_procedure (), SENDER_CHANNEL_SMS);
  field = sender_test_find_typed (fixture.page, SENDER_TYPE_TEXT_FIELD, 0);
  narrow = get_height (field, 120);
  wide = get_height (field, 900);
  g_assert_cmpint (narrow, >, wide);
  g_object_set (field, "text", "a", NULL);
  sender_test_settle ();
  g_assert_cmpint (get_height (field, 900), ==, wide);
  g_assert_cmpint (get_height (field, 120), <, narrow);
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
  g_test_add_func ("/ui/channel-page/binding", test_binding);
  g_test_add_func ("/ui/channel-page/unknown-method", test_unknown_method);
  g_test_add_func ("/ui/channel-page/form-and-raw", test_form_and_raw);
  g_test_add_func ("/ui/channel-page/copy", test_copy);
  g_test_add_func ("/ui/channel-page/no-request", test_no_request);
  g_test_add_func ("/ui/channel-page/further", test_further);
  g_test_add_func ("/ui/channel-page/reveal", test_reveal);
  g_test_add_func ("/ui/channel-page/preview", test_preview);
  g_test_add_func ("/ui/channel-page/narrow", test_narrow);
  g_test_add_func ("/ui/channel-page/columns", test_columns);
  g_test_add_func ("/ui/channel-page/wide-columns", test_wide_columns);
  g_test_add_func ("/ui/channel-page/rounded-columns", test_rounded_columns);
  g_test_add_func ("/ui/channel-page/unbroken-columns", test_unbroken_columns);
  g_test_add_func ("/ui/channel-page/text-height", test_text_height);
  return g_test_run ();
}
