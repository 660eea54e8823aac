/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-direction.h"

#include "sender-isolate.h"

#define RIGHT_TO_LEFT "\u200F"

static gboolean
is_leftward (void)
{
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
}

/**
 * sender_direction_dup_value:
 * @value: a number, a URL, a key or an id
 *
 * Makes it readable from left to right.
 *
 * Returns: (transfer full): what to show
 */
char *
sender_direction_dup_value (const char *value)
{
  return is_leftward () ? sender_isolate_value (value) : sender_isolate_clean (value);
}

/* A line goes as its first letter does, which is that of a vendor’s name in many a sentence. */
static char *
turn_lines (const char *text)
{
  g_auto (GStrv)   lines = g_strsplit (text, "\n", -1);
  g_autofree char *turned = g_strjoinv ("\n" RIGHT_TO_LEFT, lines);

  return *text != '\0' ? g_strconcat (RIGHT_TO_LEFT, turned, NULL) : g_strdup ("");
}

/**
 * sender_direction_dup_sentence:
 * @sentence: text for people
 *
 * Makes it readable from right to left, whatever it begins with, and the values in it from left to
 * right.
 *
 * Returns: (transfer full): what to show
 */
char *
sender_direction_dup_sentence (const char *sentence)
{
  g_autofree char *isolated = NULL;

  if (!is_leftward ())
    return sender_isolate_clean (sentence);
  isolated = sender_isolate_sentence (sentence);
  return turn_lines (isolated);
}

/**
 * sender_direction_show_row:
 * @row: a row without markup
 * @title: text for people
 * @subtitle: text for people
 *
 * Shows both in a row.
 */
void
sender_direction_show_row (AdwActionRow *row,
                           const char   *title,
                           const char   *subtitle)
{
  g_autofree char *shown_title = sender_direction_dup_sentence (title);
  g_autofree char *shown_subtitle = sender_direction_dup_sentence (subtitle);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown_title);
  adw_action_row_set_subtitle (row, shown_subtitle);
}

/**
 * sender_direction_show_value:
 * @value: (nullable): a number, a URL, a key or an id
 *
 * Shows it in a label that can’t be copied from.
 */
void
sender_direction_show_value (GtkLabel   *label,
                             const char *value)
{
  g_autofree char *shown = sender_direction_dup_value (value != NULL ? value : "");

  gtk_label_set_label (label, shown);
}

/**
 * sender_direction_show_sentence:
 * @sentence: (nullable): text for people
 *
 * Shows it in a label that can’t be copied from.
 */
void
sender_direction_show_sentence (GtkLabel   *label,
                                const char *sentence)
{
  g_autofree char *shown = sender_direction_dup_sentence (sentence != NULL ? sentence : "");

  gtk_label_set_label (label, shown);
}

/**
 * sender_direction_keep:
 * @label: a label that shows values and nothing else
 *
 * Makes them readable from left to right.
 */
void
sender_direction_keep (GtkLabel *label)
{
  if (is_leftward ())
    gtk_label_set_xalign (label, 1 - gtk_label_get_xalign (label));
  gtk_widget_set_direction (GTK_WIDGET (label), GTK_TEXT_DIR_LTR);
}

/* The label that shows it goes its own way. */
static void
isolate_placeholder (GtkText *text)
{
  const char      *placeholder = gtk_text_get_placeholder_text (text);
  g_autofree char *shown = NULL;

  /* Even without a text GTK makes a label for it. */
  if (placeholder == NULL)
    return;
  shown = sender_direction_dup_value (placeholder);
  gtk_text_set_placeholder_text (text, shown);
}

/**
 * sender_direction_keep_typed:
 * @editable: where a number, a URL, a key or an id is typed
 *
 * Keeps it from left to right: the plus sign of a number stands before it in every script.
 */
void
sender_direction_keep_typed (GtkEditable *editable)
{
  GtkEditable *delegate = gtk_editable_get_delegate (editable);
  GtkWidget   *text = GTK_WIDGET (delegate != NULL ? delegate : editable);

  if (is_leftward ())
    gtk_editable_set_alignment (editable, 1);
  gtk_widget_set_direction (text, GTK_TEXT_DIR_LTR);
  if (GTK_IS_TEXT (text))
    isolate_placeholder (GTK_TEXT (text));
}
