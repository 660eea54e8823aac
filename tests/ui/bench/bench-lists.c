/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "channel-fixture.h"
#include "sender-channel-page.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-findings-popover.h"
#include "sender-form-field.h"
#include "sender-list.h"
#include "sender-origination-number.h"
#include "widgets.h"

#include <time.h>

/* Measures what long forms and long lists of findings cost, in processor time of the main thread:
 * what else the machine does does not count. */

#define N_ROWS 200
#define N_NUMBERS 10000

/* In milliseconds. */
static double
get_time (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
report (const char *what,
        double      since)
{
  g_print ("%-46s %9.1f ms\n", what, get_time () - since);
}

/* A form of which each row has a finding. */
static SenderConfig *
make_form (guint n_rows)
{
  SenderConfig *config = sender_test_config_procedure ();
  SenderList   *body = sender_channel_request_get_body (
      sender_config_get_request (config, SENDER_CHANNEL_SMS, 0));

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char         *key = g_strdup_printf ("Key%u", i);
      g_autoptr (SenderRecord) field = NULL;

      field = g_object_new (SENDER_TYPE_FORM_FIELD, "key", key, "value", "${nobody}", NULL);
      sender_list_append (body, field);
    }
  return config;
}

/* What the main thread worked from the end of one frame to the end of the next. */
typedef struct
{
  double last;
  double longest;
  guint  n_frames;
} Frames;

static void
painted_cb (GdkFrameClock *clock,
            Frames        *frames)
{
  double now = get_time ();

  frames->longest = MAX (frames->longest, now - frames->last);
  frames->last = now;
  frames->n_frames++;
}

/* As the window opens a section: the page is made, and takes the place of another. */
static void
measure_opening (const char *what,
                 guint       n_rows)
{
  g_autoptr (SenderConfig)   config = make_form (n_rows);
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);
  GtkWidget                 *window = gtk_window_new ();
  GdkFrameClock             *clock = NULL;
  GtkWidget                 *page = NULL;
  Frames                     frames = { 0 };
  double                     start = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 800);
  gtk_window_present (GTK_WINDOW (window));
  sender_test_settle ();
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &frames);
  start = frames.last = get_time ();
  page = g_object_new (SENDER_TYPE_CHANNEL_PAGE, "channel", SENDER_CHANNEL_SMS, NULL);
  g_object_set (page, "document", document, NULL);
  gtk_window_set_child (GTK_WINDOW (window), page);
  sender_test_settle ();
  report (what, start);
  g_print ("  %u frames, the longest %24s %9.1f ms\n", frames.n_frames, "", frames.longest);
  g_signal_handlers_disconnect_by_data (clock, &frames);
  gtk_window_destroy (GTK_WINDOW (window));
  sender_test_settle ();
}

static void
measure_form (void)
{
  ChannelFixture fixture = { NULL };
  double         start = get_time ();

  channel_fixture_open (&fixture, make_form (N_ROWS), SENDER_CHANNEL_SMS);
  report ("form of 200 rows with findings, shown", start);
  start = get_time ();
  gtk_editable_set_text (channel_fixture_get_entry (&fixture, 5, 1), "typed");
  sender_test_settle ();
  report ("form of 200 rows with findings, a key typed", start);
  start = get_time ();
  channel_fixture_act (&fixture, 3, "pair.move-down");
  sender_test_settle ();
  report ("form of 200 rows with findings, a row moved", start);
  channel_fixture_close (&fixture);
}

static SenderDocument *
make_numbers (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_procedure ();

  for (guint i = 0; i < N_NUMBERS; i++)
    {
      g_autoptr (SenderRecord) number = NULL;
      g_autofree char         *text = g_strdup_printf ("+1 206 55%05u9", i);

      number = g_object_new (SENDER_TYPE_ORIGINATION_NUMBER,
                             "number", text,
                             "sms", TRUE,
                             "selected", TRUE,
                             NULL);
      sender_list_append (sender_config_get_numbers (config), number);
    }
  return sender_document_new (config, NULL, FALSE);
}

static void
measure_findings (void)
{
  g_autoptr (SenderDocument) document = make_numbers ();
  GtkWidget                 *window = gtk_window_new ();
  GtkWidget                 *button = gtk_menu_button_new ();
  GtkWidget                 *popover = g_object_new (SENDER_TYPE_FINDINGS_POPOVER, NULL);
  double                     start = 0;

  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_window_set_child (GTK_WINDOW (window), button);
  g_object_set (popover, "document", document, NULL);
  gtk_window_present (GTK_WINDOW (window));
  sender_test_settle ();
  start = get_time ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  sender_test_settle ();
  report ("list of 10,000 findings, opened", start);
  start = get_time ();
  gtk_drop_down_set_selected (
    GTK_DROP_DOWN (widgets_get_type (popover, GTK_TYPE_DROP_DOWN)), 1);
  sender_test_settle ();
  report ("list of 10,000 findings, filtered", start);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  measure_opening ("section with a short form, opened", 0);
  measure_opening ("section with a form of 200 rows, opened", N_ROWS);
  measure_form ();
  measure_findings ();
  return 0;
}
