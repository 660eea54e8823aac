/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-values.h"

#include "sender-config.h"
#include "sender-variables.h"

#include <glib/gi18n.h>
#include <string.h>

#define CODE "otp"

struct _SenderTestValues
{
  AdwExpanderRow parent_instance;

  GHashTable *rows; /* (owned) (element-type utf8 GtkWidget): by name */
};

G_DEFINE_FINAL_TYPE (SenderTestValues, sender_test_values, ADW_TYPE_EXPANDER_ROW)

static void
sender_test_values_finalize (GObject *object)
{
  g_hash_table_unref (SENDER_TEST_VALUES (object)->rows);
  G_OBJECT_CLASS (sender_test_values_parent_class)->finalize (object);
}

static void
sender_test_values_class_init (SenderTestValuesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sender_test_values_finalize;
}

static void
sender_test_values_init (SenderTestValues *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
add_value (SenderTestValues *self,
           SenderConfig     *config,
           const char       *name)
{
  gboolean         is_code = strcmp (name, CODE) == 0;
  const char      *sample = sender_config_get_sample (config, name);
  g_autofree char *title = NULL;
  GtkWidget       *row = adw_entry_row_new ();

  if (sample == NULL && !is_code)
    sample = sender_variables_get_sample (name);
  title = is_code ? g_strdup (_ ("otp (left empty: random)")) : g_strdup (name);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (row), is_code || sample == NULL ? "" : sample);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_hash_table_insert (self->rows, g_strdup (name), row);
}

/**
 * sender_test_values_show:
 * @config: (nullable): the configuration
 * @names: (array zero-terminated=1): the variables that the test gives values to
 *
 * Shows a row for each of them. What is typed stays while its variable is used.
 */
void
sender_test_values_show (SenderTestValues  *self,
                         SenderConfig      *config,
                         const char *const *names)
{
  g_autofree char *all = g_strjoinv (", ", (char **) names);
  GHashTableIter   iter;
  gpointer         name = NULL;
  gpointer         row = NULL;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &name, &row))
    if (!g_strv_contains (names, name))
      {
        adw_expander_row_remove (ADW_EXPANDER_ROW (self), row);
        g_hash_table_iter_remove (&iter);
      }
  for (guint i = 0; names[i] != NULL; i++)
    if (!g_hash_table_contains (self->rows, names[i]))
      add_value (self, config, names[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), g_hash_table_size (self->rows) > 0);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), all);
}

/**
 * sender_test_values_take:
 * @plan: what gets the values
 *
 * Gives a plan what is typed, and a random code where none is. What is left empty PingOne is not
 * told where it sends by itself.
 */
void
sender_test_values_take (SenderTestValues *self,
                         SenderTestPlan   *plan)
{
  GHashTableIter iter;
  gpointer       name = NULL;
  gpointer       row = NULL;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &name, &row))
    {
      g_autofree char *code = strcmp (name, CODE) == 0 ? sender_test_plan_make_code () : NULL;
      const char      *text = gtk_editable_get_text (GTK_EDITABLE (row));

      if (*text != '\0' || plan->user == NULL)
        sender_test_plan_set_value (plan, name, *text == '\0' && code != NULL ? code : text);
    }
}
