/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-document.h"
#include "sender-list.h"
#include "sender-number-text.h"
#include "sender-number-words.h"
#include "sender-origination-page.h"
#include "sender-test-config.h"

#include <time.h>

/* Measures what ten thousand numbers cost: from the pasted text to the first frame that shows them,
 * and a frame while scrolling, beside a bare column view with the same columns in the same run.
 *
 * Times are those of the processor in the main thread, which does all of it: what else the machine
 * does at the same time does not count. */

#define N_NUMBERS 10000
#define N_ROUNDS 6
#define N_FRAMES 120
#define N_WARM_UP 10
#define STEP 90.0

/* In microseconds. */
static gint64
get_time (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* One window with a list in it. */
typedef struct
{
  const char    *name;
  GtkWidget     *window;
  GtkAdjustment *adjustment;
  GArray        *times; /* of frames, in microseconds */
  gint64         start;
  guint          n_frames;
  guint          tick_id;
  double         direction;
} Side;

static void
before_paint_cb (Side *self)
{
  self->start = get_time ();
}

static void
after_paint_cb (Side *self)
{
  gint64 taken = get_time () - self->start;

  self->n_frames++;
  if (self->times != NULL && self->tick_id != 0 && self->n_frames > N_WARM_UP)
    g_array_append_val (self->times, taken);
}

static void
side_show (Side *self)
{
  GdkFrameClock *clock = NULL;

  gtk_window_set_default_size (GTK_WINDOW (self->window), 920, 760);
  gtk_window_present (GTK_WINDOW (self->window));
  self->times = g_array_new (FALSE, FALSE, sizeof (gint64));
  clock = gtk_widget_get_frame_clock (self->window);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
}

static void
wait_frames (Side *self,
             guint n_frames)
{
  guint end = self->n_frames + n_frames;

  while (self->n_frames < end)
    {
      gtk_widget_queue_draw (self->window);
      g_main_context_iteration (NULL, TRUE);
    }
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Side  *self = user_data;
  double value = gtk_adjustment_get_value (self->adjustment) + self->direction * STEP;
  double end = gtk_adjustment_get_upper (self->adjustment) -
               gtk_adjustment_get_page_size (self->adjustment);

  if (value < 0 || value > end)
    self->direction = -self->direction;
  gtk_adjustment_set_value (self->adjustment, value);
  return G_SOURCE_CONTINUE;
}

static void
scroll (Side *self)
{
  self->n_frames = 0;
  self->tick_id = gtk_widget_add_tick_callback (self->window, tick_cb, self, NULL);
  wait_frames (self, N_FRAMES + N_WARM_UP);
  gtk_widget_remove_tick_callback (self->window, self->tick_id);
  self->tick_id = 0;
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
setup_label_cb (GtkListItemFactory *factory,
                GtkListItem        *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
setup_check_cb (GtkListItemFactory *factory,
                GtkListItem        *item)
{
  gtk_list_item_set_child (item, gtk_check_button_new ());
}

static void
bind_number_cb (GtkListItemFactory *factory,
                GtkListItem        *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       sender_origination_number_get_number (gtk_list_item_get_item (item)));
}

static void
bind_type_cb (GtkListItemFactory *factory,
              GtkListItem        *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       sender_number_type_get_label (sender_origination_number_get_number_type (
                         gtk_list_item_get_item (item))));
}

static void
bind_sms_cb (GtkListItemFactory *factory,
             GtkListItem        *item)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_list_item_get_child (item)),
                               sender_origination_number_has_sms (gtk_list_item_get_item (item)));
}

static void
bind_voice_cb (GtkListItemFactory *factory,
               GtkListItem        *item)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_list_item_get_child (item)),
                               sender_origination_number_has_voice (
                                 gtk_list_item_get_item (item)));
}

static void
bind_countries_cb (GtkListItemFactory *factory,
                   GtkListItem        *item)
{
  g_autofree char *text = sender_number_describe_countries (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
add_column (GtkColumnView *view,
            const char    *title,
            GCallback      setup,
            GCallback      bind)
{
  GtkListItemFactory             *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", bind, NULL);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (view, column);
}

static void
make_bare (Side       *self,
           SenderList *numbers)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_column_view_new (GTK_SELECTION_MODEL (
    gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (numbers)))));

  add_column (GTK_COLUMN_VIEW (view), "Number", G_CALLBACK (setup_label_cb),
              G_CALLBACK (bind_number_cb));
  add_column (GTK_COLUMN_VIEW (view), "Type", G_CALLBACK (setup_label_cb),
              G_CALLBACK (bind_type_cb));
  add_column (GTK_COLUMN_VIEW (view), "SMS", G_CALLBACK (setup_check_cb),
              G_CALLBACK (bind_sms_cb));
  add_column (GTK_COLUMN_VIEW (view), "Voice", G_CALLBACK (setup_check_cb),
              G_CALLBACK (bind_voice_cb));
  add_column (GTK_COLUMN_VIEW (view), "Countries", G_CALLBACK (setup_label_cb),
              G_CALLBACK (bind_countries_cb));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  self->name = "bare column view";
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), scroller);
  self->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static void
make_page (Side           *self,
           SenderDocument *document)
{
  GtkWidget *page = g_object_new (SENDER_TYPE_ORIGINATION_PAGE, NULL);

  g_object_set (page, "document", document, NULL);
  self->name = "sender numbers";
  self->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (self->window), page);
  self->adjustment = gtk_scrollable_get_vadjustment (
    GTK_SCROLLABLE (find (page, GTK_TYPE_LIST_VIEW)));
}

static double
since (gint64 *start)
{
  gint64 now = get_time ();
  double taken = (double) (now - *start) / 1000;

  *start = now;
  return taken;
}

/* @line: of one number, with its place in the list and its last digits. */
static void
paste (Side           *page,
       SenderDocument *document,
       const char     *name,
       const char     *line)
{
  g_autoptr (GString)   text = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = NULL;
  gint64                start = 0;
  gint64                lap = 0;
  double                parsed = 0;
  double                checked = 0;

  for (guint i = 0; i < N_NUMBERS; i++)
    {
      g_autofree char *digits = g_strdup_printf ("%03u %04u", 200 + i / 1000, i);

      g_string_append_printf (text, "Desk %u; %s%s\n", i, line, digits);
    }
  start = lap = get_time ();
  lines = sender_number_text_parse (sender_document_get_config (document), text->str);
  parsed = since (&lap);
  sender_number_text_add (sender_document_get_config (document), lines);
  sender_document_commit (document, "Paste");
  checked = since (&lap);
  wait_frames (page, 1);
  g_print ("%u %s: understood %.0f ms, added and checked %.0f ms, shown %.0f ms; "
           "together %.0f ms, at most 500 ms\n",
           sender_list_get_n_items (
             sender_config_get_numbers (sender_document_get_config (document))),
           name, parsed, checked, since (&lap), since (&start));
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 difference = *(const gint64 *) a - *(const gint64 *) b;

  return (difference > 0) - (difference < 0);
}

/* The median frame, in milliseconds. */
static double
report (Side *self)
{
  double median = 0;

  g_array_sort (self->times, compare_times);
  median = (double) g_array_index (self->times, gint64, self->times->len / 2) / 1000;
  g_print ("%-18s median %6.2f ms, 95th percentile %6.2f ms, longest %6.2f ms, %u frames\n",
           self->name, median,
           (double) g_array_index (self->times, gint64, self->times->len * 95 / 100) / 1000,
           (double) g_array_index (self->times, gint64, self->times->len - 1) / 1000,
           self->times->len);
  return median;
}

int
main (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = NULL;
  Side                       page = { NULL };
  Side                       bare = { NULL };
  double                     ours = 0;

  adw_init ();
  document = sender_document_new (config, "/numbers.json", FALSE);
  make_page (&page, document);
  page.direction = bare.direction = 1;
  side_show (&page);
  wait_frames (&page, 5);
  paste (&page, document, "numbers without their country", "206 ");
  sender_document_undo (document);
  wait_frames (&page, 2);
  paste (&page, document, "right numbers", "+1 206 ");
  make_bare (&bare, sender_config_get_numbers (config));
  side_show (&bare);
  wait_frames (&bare, 5);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      scroll (&page);
      scroll (&bare);
    }
  ours = report (&page);
  g_print ("ratio %.2f, at most 1.25\n", ours / report (&bare));
  return 0;
}
