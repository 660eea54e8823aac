/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-channel-form.h"
#include "sender-config.h"
#include "sender-delivery-plot.h"
#include "sender-direction.h"
#include "sender-importer.h"
#include "sender-list.h"
#include "sender-origination-number.h"
#include "sender-test-form.h"
#include "sender-timing-bar.h"
#include "sender-toast.h"
#include "widgets.h"

/* Values keep their direction where people read from right to left, and are otherwise what they
 * are. */

#define NUMBER "+12065550142"
#define ISOLATED "\u2066" NUMBER "\u2069"

static SenderDocument *
make_document (void)
{
  g_autoptr (SenderConfig)            config = sender_preset_new ("studio", "Northwind");
  g_autoptr (SenderOriginationNumber) number =
    g_object_new (SENDER_TYPE_ORIGINATION_NUMBER, "number", NUMBER, "sms", TRUE, NULL);

  sender_list_insert (sender_config_get_numbers (config), 0, number);
  return sender_document_new (config, NULL, FALSE);
}

static void
check (char       *shown,
       const char *expected)
{
  g_assert_cmpstr (shown, ==, expected);
  g_free (shown);
}

static void
test_rightward (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  check (sender_direction_dup_value (NUMBER), NUMBER);
  check (sender_direction_dup_sentence ("SMS to " NUMBER), "SMS to " NUMBER);
  check (sender_direction_dup_sentence ("SMS \u202Eto"), "SMS \uFFFDto");
}

static void
test_leftward (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  check (sender_direction_dup_value (NUMBER), ISOLATED);
  check (sender_direction_dup_sentence ("SMS to " NUMBER), "\u200FSMS to " ISOLATED);
  check (sender_direction_dup_sentence ("Twilio\nis"), "\u200FTwilio\n\u200Fis");
  check (sender_direction_dup_sentence (""), "");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* What can be copied from keeps its text, and its side. */
static void
test_keep (void)
{
  GtkLabel *label = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  label = g_object_ref_sink (GTK_LABEL (gtk_label_new (NUMBER)));
  gtk_label_set_xalign (label, 0);
  sender_direction_keep (label);
  g_assert_cmpstr (gtk_label_get_label (label), ==, NUMBER);
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (label)), ==, GTK_TEXT_DIR_LTR);
  g_assert_cmpfloat (gtk_label_get_xalign (label), ==, 1);
  g_assert_finalize_object (label);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* What stands where nothing is typed yet reads as what will. */
static void
test_placeholder (void)
{
  GtkText *text = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  text = g_object_ref_sink (GTK_TEXT (gtk_text_new ()));
  gtk_text_set_placeholder_text (text, NUMBER);
  sender_direction_keep_typed (GTK_EDITABLE (text));
  g_assert_cmpstr (gtk_text_get_placeholder_text (text), ==, ISOLATED);
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (text)), ==, GTK_TEXT_DIR_LTR);
  g_assert_finalize_object (text);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_toast (void)
{
  g_autoptr (AdwToast) toast = sender_toast_new ("“a\u202E<b>” removed");

  g_assert_cmpstr (adw_toast_get_title (toast), ==, "“a\uFFFD&lt;b&gt;” removed");
}

static void
test_format (void)
{
  g_autoptr (SenderDocument) document = make_document ();
  GtkWidget                 *form = NULL;
  GtkWidget                 *row = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  form = g_object_ref_sink (g_object_new (SENDER_TYPE_CHANNEL_FORM, "document", document, NULL));
  row = widgets_get_row (form, "Phone Number Format");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, ISOLATED);
  g_assert_finalize_object (form);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* The number that is chosen is what is sent. */
static void
test_choice (void)
{
  g_autoptr (SenderDocument) document = make_document ();
  GtkWidget                 *form = NULL;
  AdwComboRow               *row = NULL;
  g_auto (GValue)            shown = G_VALUE_INIT;
  g_auto (SenderTestPlan)    plan = { NULL };

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  form = g_object_ref_sink (g_object_new (SENDER_TYPE_TEST_FORM, "document", document, NULL));
  row = ADW_COMBO_ROW (widgets_get_row (form, "From"));
  g_assert_true (gtk_expression_evaluate (adw_combo_row_get_expression (row),
                                          adw_combo_row_get_selected_item (row), &shown));
  g_assert_cmpstr (g_value_get_string (&shown), ==, ISOLATED);
  sender_test_form_set_destination (SENDER_TEST_FORM (form), "+14155550100");
  g_assert_true (sender_test_form_make_plan (SENDER_TEST_FORM (form), &plan));
  g_assert_cmpstr (plan.from, ==, NUMBER);
  g_assert_cmpstr (plan.to, ==, "+14155550100");
  g_assert_finalize_object (form);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

#define SINCE (G_GINT64_CONSTANT (1795564800) * G_USEC_PER_SEC)
#define WIDTH 640
#define HEIGHT 148

static SenderDelivery *
make_delivery (void)
{
  g_autoptr (GArray)    samples = g_array_new (FALSE, FALSE, sizeof (SenderDeliverySample));
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  return sender_delivery_new (samples, SINCE, SINCE + 10 * G_TIME_SPAN_DAY, zone);
}

/* (transfer full): what somebody sees of a widget without a window. */
static cairo_surface_t *
paint (GtkWidget *widget)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);
  GtkSnapshot     *snapshot = gtk_snapshot_new ();
  GskRenderNode   *node = NULL;

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* How much ink there is in one half of what is seen. */
static double
measure_ink (cairo_surface_t *surface,
             int              from,
             int              top,
             int              bottom)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);
  int                  stride = cairo_image_surface_get_stride (surface);
  double               ink = 0;

  for (int y = top; y < bottom; y++)
    for (int x = from; x < from + WIDTH / 2; x++)
      ink += data[y * stride + 4 * x + 3];
  return ink;
}

static void
assert_side (GtkWidget *widget,
             gboolean   right,
             int        top,
             int        bottom)
{
  cairo_surface_t *surface = paint (widget);
  double           left_ink = measure_ink (surface, 0, top, bottom);
  double           right_ink = measure_ink (surface, WIDTH / 2, top, bottom);

  cairo_surface_destroy (surface);
  g_test_message ("%.0f left, %.0f right", left_ink, right_ink);
  if (right)
    g_assert_cmpfloat (right_ink, >, left_ink);
  else
    g_assert_cmpfloat (left_ink, >, right_ink);
}

static void
press (GtkWidget *widget,
       guint      key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean               is_handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_handled);
    }
  g_assert_true (is_handled);
}

static void
point (GtkWidget *widget,
       double     x)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        g_signal_emit_by_name (controller, "drag-begin", x, 30.0);
    }
}

static guint
get_day (GtkWidget *plot)
{
  gint64 since = 0;
  gint64 until = 0;

  g_assert_true (
    sender_delivery_plot_get_selection (SENDER_DELIVERY_PLOT (plot), &since, &until));
  return (guint) ((since - SINCE) / G_TIME_SPAN_DAY);
}

/* The last day is where lines end: for the eye, the pointer and the keys. */
static void
test_plot (gconstpointer data)
{
  gboolean      mirrored = GPOINTER_TO_INT (data);
  GtkAllocation place = { 0, 0, WIDTH, HEIGHT };
  GtkWidget    *plot = NULL;

  gtk_widget_set_default_direction (mirrored ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  plot = g_object_ref_sink (g_object_new (SENDER_TYPE_DELIVERY_PLOT, NULL));
  sender_delivery_plot_take (SENDER_DELIVERY_PLOT (plot), make_delivery ());
  gtk_widget_measure (plot, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (plot, &place, -1);
  press (plot, GDK_KEY_End);
  g_assert_cmpuint (get_day (plot), ==, 9);
  /* The band of the selection; above the lanes there are no words. */
  assert_side (plot, !mirrored, 14, 24);
  press (plot, mirrored ? GDK_KEY_Right : GDK_KEY_Left);
  g_assert_cmpuint (get_day (plot), ==, 8);
  press (plot, mirrored ? GDK_KEY_Left : GDK_KEY_Right);
  g_assert_cmpuint (get_day (plot), ==, 9);
  sender_delivery_plot_select_none (SENDER_DELIVERY_PLOT (plot));
  point (plot, 1);
  g_assert_cmpuint (get_day (plot), ==, mirrored ? 9 : 0);
  point (plot, WIDTH - 1);
  g_assert_cmpuint (get_day (plot), ==, mirrored ? 0 : 9);
  g_assert_finalize_object (plot);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static gboolean
is_bar (GtkWidget *widget,
        gpointer   data)
{
  return GTK_IS_DRAWING_AREA (widget);
}

/* The last phase but one has the strongest ink: the wait for the first byte. */
static void
test_timing (gconstpointer data)
{
  gboolean                   mirrored = GPOINTER_TO_INT (data);
  const SenderTimings        timings = { 1000, 2000, 2000, 500000, 1000000, 1000000 };
  g_autoptr (GBytes)         body = g_bytes_new_static ("", 0);
  g_autoptr (SenderResponse) response = sender_response_new (200, body, &timings);
  GtkAllocation              place = { 0, 0, WIDTH, 12 };
  GtkWidget                 *bar = NULL;
  GtkWidget                 *area = NULL;

  gtk_widget_set_default_direction (mirrored ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  bar = g_object_ref_sink (g_object_new (SENDER_TYPE_TIMING_BAR, NULL));
  sender_timing_bar_set_response (SENDER_TIMING_BAR (bar), response);
  area = widgets_find (bar, is_bar, NULL);
  gtk_widget_measure (area, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (area, &place, -1);
  assert_side (area, !mirrored, 0, 12);
  g_assert_finalize_object (bar);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
add_both (const char *name,
          void (*test) (gconstpointer))
{
  g_autofree char *rightward = g_strconcat ("/ui/direction/", name, "-rightward", NULL);
  g_autofree char *leftward = g_strconcat ("/ui/direction/", name, "-leftward", NULL);

  g_test_add_data_func (rightward, GINT_TO_POINTER (FALSE), test);
  g_test_add_data_func (leftward, GINT_TO_POINTER (TRUE), test);
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/direction/rightward", test_rightward);
  g_test_add_func ("/ui/direction/leftward", test_leftward);
  g_test_add_func ("/ui/direction/keep", test_keep);
  g_test_add_func ("/ui/direction/placeholder", test_placeholder);
  g_test_add_func ("/ui/direction/toast", test_toast);
  g_test_add_func ("/ui/direction/format", test_format);
  g_test_add_func ("/ui/direction/choice", test_choice);
  add_both ("plot", test_plot);
  add_both ("timing", test_timing);
  return g_test_run ();
}
