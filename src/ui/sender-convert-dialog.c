/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-convert-dialog.h"

#include "sender-message-conversion.h"
#include "sender-message-matrix.h"

#include <glib/gi18n.h>

#define LIST_HEIGHT 320
#define ROW 118

static GtkWidget *
new_label (const char        *text,
           const char *const *classes)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "css-classes", classes, "wrap", TRUE,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.f, NULL);
}

static GtkWidget *
new_row (const SenderConversion *conversion)
{
  static const char *const none[] = { NULL };
  static const char *const dim[] = { "dim-label", NULL };
  static const char *const code[] = { "monospace", "accent", NULL };
  g_autofree char         *title = sender_matrix_dup_message_title (conversion->message);
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget               *row = gtk_list_box_row_new ();

  gtk_box_append (GTK_BOX (box), new_label (title, none));
  gtk_box_append (GTK_BOX (box), new_label (conversion->before, dim));
  gtk_box_append (GTK_BOX (box), new_label (conversion->after, code));
  gtk_widget_add_css_class (row, "route");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static GtkWidget *
new_list (GPtrArray *conversions)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < conversions->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), new_row (g_ptr_array_index (conversions, i)));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_margin_top (list, 2);
  gtk_widget_set_margin_bottom (list, 2);
  gtk_widget_set_margin_start (list, 2);
  gtk_widget_set_margin_end (list, 2);
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the messages become"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  /* The dialog asks for the height of lines that are not wrapped. */
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              MIN (LIST_HEIGHT, (int) conversions->len * ROW));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

/**
 * sender_convert_dialog_new:
 * @parent: (nullable): the window
 * @conversions: (element-type SenderConversion): what is suggested
 *
 * Makes the question.
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
sender_convert_dialog_new (GtkWindow *parent,
                           GPtrArray *conversions)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
    parent,
    ngettext ("Convert the Message to JSON?", "Convert the Messages to JSON?", conversions->len),
    _ ("The words around the variables go: a flow has its own. You can undo it.")));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "convert", _ ("C_onvert"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "convert", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "convert");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_extra_child (dialog, new_list (conversions));
  return GTK_WIDGET (dialog);
}

/**
 * sender_convert_dialog_dup_label:
 * @n_conversions: how many messages there are to convert
 *
 * Names the button that asks.
 *
 * Returns: (transfer full): the label
 */
char *
sender_convert_dialog_dup_label (guint n_conversions)
{
  if (n_conversions == 1)
    return g_strdup (_ ("Convert to JSON…"));
  if (n_conversions == 2)
    return g_strdup (_ ("Convert Both…"));
  return g_strdup_printf (ngettext ("Convert %u Message…", "Convert %u Messages…", n_conversions),
                          n_conversions);
}

/**
 * sender_convert_dialog_dup_description:
 * @n_conversions: how many messages there are to convert
 *
 * Says what messages are, and how many of them a flow can’t read.
 *
 * Returns: (transfer full): a sentence or two
 */
char *
sender_convert_dialog_dup_description (guint n_conversions)
{
  if (n_conversions == 0)
    return g_strdup (_ ("What PingOne puts into ${message}."));
  return g_strdup_printf (ngettext ("What PingOne puts into ${message}. %u is still plain text, "
                                    "which a flow can’t read.",
                                    "What PingOne puts into ${message}. %u are still plain text, "
                                    "which a flow can’t read.",
                                    n_conversions),
                          n_conversions);
}
