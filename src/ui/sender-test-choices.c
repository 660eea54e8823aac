/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-choices.h"

#include "sender-direction.h"

#include <string.h>

void
sender_test_choices_fill (AdwComboRow   *row,
                          GtkStringList *list,
                          GPtrArray     *names)
{
  guint       n = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint       selected = adw_combo_row_get_selected (row);
  const char *chosen = selected < n ? gtk_string_list_get_string (list, selected) : NULL;
  guint       found = 0;
  gboolean    same = names->len == n;

  for (guint i = 0; i < names->len; i++)
    {
      if (g_strcmp0 (chosen, g_ptr_array_index (names, i)) == 0)
        found = i;
      same = same && strcmp (g_ptr_array_index (names, i),
                             gtk_string_list_get_string (list, i)) == 0;
    }
  gtk_widget_set_visible (GTK_WIDGET (row), names->len > 0);
  if (same)
    return;
  g_ptr_array_add (names, NULL);
  gtk_string_list_splice (list, 0, n, (const char *const *) names->pdata);
  adw_combo_row_set_selected (row, found);
}

const char *
sender_test_choices_get (AdwComboRow   *row,
                         GtkStringList *list)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected < g_list_model_get_n_items (G_LIST_MODEL (list))
           ? gtk_string_list_get_string (list, selected)
           : NULL;
}

static char *
dup_shown_cb (GtkStringObject *number,
              gpointer         user_data)
{
  return sender_direction_dup_value (gtk_string_object_get_string (number));
}

void
sender_test_choices_show_numbers (AdwComboRow *row)
{
  g_autoptr (GtkExpression) shown = gtk_cclosure_expression_new (
    G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_shown_cb), NULL, NULL);

  adw_combo_row_set_expression (row, shown);
}
