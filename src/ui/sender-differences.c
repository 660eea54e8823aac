/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-differences.h"

#include "sender-dialog-list.h"
#include "sender-difference.h"
#include "sender-isolate.h"
#include "sender-place.h"

#include <glib/gi18n.h>

/* More than these are counted, not listed. */
#define MANY 100

static char *
dup_value (const SenderDifference *difference,
           const char             *value)
{
  g_autofree char *isolated = NULL;

  if (value == NULL)
    return g_strdup (_ ("nothing"));
  if (difference->is_switch)
    return g_strdup (g_str_equal (value, "true") ? _ ("yes") : _ ("no"));
  if (*value == '\0')
    return g_strdup (_ ("empty"));
  isolated = sender_isolate_name (value);
  return g_strdup_printf (_ ("“%s”"), isolated);
}

static GtkWidget *
make_row (SenderConfig           *config,
          const SenderDifference *difference)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *place = sender_place_dup (config, difference->path);
  g_autofree char *before = dup_value (difference, difference->before);
  g_autofree char *after = dup_value (difference, difference->after);
  g_autofree char *change = g_strdup_printf (_ ("%s becomes %s"), before, after);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), place);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), change);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  return row;
}

static GtkWidget *
make_list (SenderConfig *before,
           SenderConfig *after)
{
  g_autoptr (GPtrArray) found = sender_difference_list (before, after, MANY);
  GtkWidget            *list = NULL;

  if (found->len == 0)
    return NULL;
  list = sender_dialog_list_new (_ ("What differs"));
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (after, g_ptr_array_index (found, i)));
  return list;
}

/**
 * sender_differences_new:
 * @before: a state of a configuration
 * @after: another
 *
 * Makes a list of what differs.
 *
 * Returns: (transfer floating) (nullable): the list, %NULL if nothing differs
 */
GtkWidget *
sender_differences_new (SenderConfig *before,
                        SenderConfig *after)
{
  GtkWidget *list = make_list (before, after);

  return list != NULL ? sender_dialog_list_scroll (list) : NULL;
}

static void
append_label (GtkBox     *box,
              const char *text,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
}

static void
append_list (GtkBox       *box,
             const char   *title,
             SenderConfig *before,
             SenderConfig *after)
{
  GtkWidget *list = make_list (before, after);

  if (list == NULL)
    return;
  append_label (box, title, "heading");
  gtk_box_append (box, list);
}

/**
 * sender_differences_new_both:
 * @base: what two have changed
 * @mine: what one made of it
 * @theirs: what the other made of it
 * @text: what can be done
 *
 * Says what can be done, and makes two lists of what differs.
 *
 * Returns: (transfer floating): the lists
 */
GtkWidget *
sender_differences_new_both (SenderConfig *base,
                             SenderConfig *mine,
                             SenderConfig *theirs,
                             const char   *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  append_label (GTK_BOX (box), text, NULL);
  append_list (GTK_BOX (box), _ ("Your edits"), base, mine);
  append_list (GTK_BOX (box), _ ("Changed since"), base, theirs);
  return sender_dialog_list_scroll (box);
}
