/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-contract-page.h"
#include "sender-message-choice.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "widgets.h"

/* The head of the contract, beside its title or below it: whole at any width, in any language. */

#define LEAST 820
#define MOST 1060
#define STEP 40
/* As wide as the words of a language with long ones are. */
#define WORDS "Every value of every message, on all of its way to the handset"

static GtkLabel *
find_words (GtkWidget *page)
{
  GtkLabel *label = NULL;

  for (guint i = 0; (label = (GtkLabel *) widgets_get_nth (page, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_str_has_prefix (gtk_label_get_label (label), "Each value on its way"))
      return label;
  g_assert_not_reached ();
}

/* It is arranged once its width is known. */
static gboolean
is_whole (gpointer user_data)
{
  GtkWidget *choice = widgets_get_type (user_data, SENDER_TYPE_MESSAGE_CHOICE);
  int        natural = 0;

  gtk_widget_measure (choice, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return gtk_widget_get_width (choice) >= natural;
}

static void
check_width (SenderDocument *document,
             int             room)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = g_object_new (SENDER_TYPE_CONTRACT_PAGE, NULL);

  g_object_ref_sink (page);
  gtk_label_set_label (find_words (page), WORDS);
  g_object_set (page, "document", document, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), room, 700);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  widgets_settle ();
  g_test_message ("%d pixels", room);
  sender_test_wait_until (is_whole, page, "the choice of a message to be whole");
  gtk_window_destroy (GTK_WINDOW (window));
  widgets_end (page);
}

static void
test_widths (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);

  for (int room = LEAST; room <= MOST; room += STEP)
    check_width (document, room);
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  widgets_forgive_toolkit ();
  widgets_load_style ();
  widgets_hide_spinners ();
  g_test_add_func ("/ui/contract-header/widths", test_widths);
  return g_test_run ();
}
