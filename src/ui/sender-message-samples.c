/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message-samples.h"

#include "sender-sample.h"

#include <glib/gi18n.h>

struct _SenderMessageSamples
{
  GtkBox parent_instance;

  SenderConfig *config;  /* (owned) (nullable) */
  char         *content; /* (nullable) */
  GHashTable   *tried;   /* (owned) (element-type utf8 utf8): values that are not kept */
  GHashTable   *values;  /* (owned) (element-type utf8 utf8): what is handed out */
  gboolean      loading;

  /* Template widgets. */
  GtkToggleButton *worst;
  GtkListBox      *rows;
  GtkWidget       *none;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SenderMessageSamples, sender_message_samples, GTK_TYPE_BOX)

static gboolean
is_worst (SenderMessageSamples *self)
{
  return gtk_toggle_button_get_active (self->worst);
}

static const char *
get_value (SenderMessageSamples *self,
           const SenderSample   *sample)
{
  const char *tried = g_hash_table_lookup (self->tried, sample->name);

  if (tried != NULL)
    return tried;
  return sample->value;
}

static void
collect_values (SenderMessageSamples *self,
                GPtrArray            *samples)
{
  g_hash_table_remove_all (self->values);
  for (guint i = 0; i < samples->len; i++)
    {
      const SenderSample *sample = g_ptr_array_index (samples, i);
      const char         *value = get_value (self, sample);

      if (value != NULL)
        g_hash_table_insert (self->values, g_strdup (sample->name), g_strdup (value));
    }
}

static GPtrArray *
list_samples (SenderMessageSamples *self)
{
  return sender_sample_list (self->config, self->content, is_worst (self));
}

/* The code belongs to one send, and a nasty value is tried once: neither is kept. */
static void
edited_cb (SenderMessageSamples *self,
           GtkEditable          *row)
{
  const char           *name = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  const char           *text = gtk_editable_get_text (row);
  g_autoptr (GPtrArray) samples = NULL;

  if (self->loading || self->config == NULL)
    return;
  if (is_worst (self) || gtk_widget_has_css_class (GTK_WIDGET (row), "code"))
    g_hash_table_insert (self->tried, g_strdup (name), g_strdup (text));
  else
    sender_sample_set (self->config, name, text);
  samples = list_samples (self);
  collect_values (self, samples);
  g_signal_emit (self, changed_signal, 0);
}

static void
add_row (SenderMessageSamples *self,
         const SenderSample   *sample)
{
  GtkWidget   *row = adw_entry_row_new ();
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sample->name);
  gtk_widget_set_tooltip_text (row, sample->label);
  if (sample->is_code)
    gtk_widget_add_css_class (row, "code");
  g_object_set (text, "enable-undo", FALSE, "truncate-multiline", FALSE, NULL);
  g_signal_connect_object (row, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->rows, row);
}

static gboolean
has_rows_of (SenderMessageSamples *self,
             GPtrArray            *samples)
{
  guint count = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row), count++)
    {
      const SenderSample *sample = count < samples->len ? g_ptr_array_index (samples, count) : NULL;

      if (sample == NULL ||
          g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), sample->name) != 0)
        return FALSE;
    }
  return count == samples->len;
}

static void
build_rows (SenderMessageSamples *self,
            GPtrArray            *samples)
{
  GtkWidget *row = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);
  for (guint i = 0; i < samples->len; i++)
    add_row (self, g_ptr_array_index (samples, i));
  gtk_widget_set_visible (GTK_WIDGET (self->rows), samples->len > 0);
  gtk_widget_set_visible (self->none, samples->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->worst), samples->len > 0);
}

static void
load_rows (SenderMessageSamples *self,
           GPtrArray            *samples)
{
  self->loading = TRUE;
  for (guint i = 0; i < samples->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, (int) i);
      const char    *value = get_value (self, g_ptr_array_index (samples, i));

      if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), value != NULL ? value : "") != 0)
        gtk_editable_set_text (GTK_EDITABLE (row), value != NULL ? value : "");
    }
  self->loading = FALSE;
}

static void
load (SenderMessageSamples *self)
{
  g_autoptr (GPtrArray) samples = list_samples (self);

  if (!has_rows_of (self, samples))
    build_rows (self, samples);
  load_rows (self, samples);
  collect_values (self, samples);
}

static void
worst_toggled_cb (SenderMessageSamples *self)
{
  g_hash_table_remove_all (self->tried);
  if (self->config == NULL)
    return;
  load (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
sender_message_samples_dispose (GObject *object)
{
  SenderMessageSamples *self = SENDER_MESSAGE_SAMPLES (object);

  g_clear_object (&self->config);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_MESSAGE_SAMPLES);
  G_OBJECT_CLASS (sender_message_samples_parent_class)->dispose (object);
}

static void
sender_message_samples_finalize (GObject *object)
{
  SenderMessageSamples *self = SENDER_MESSAGE_SAMPLES (object);

  g_free (self->content);
  g_hash_table_unref (self->tried);
  g_hash_table_unref (self->values);
  G_OBJECT_CLASS (sender_message_samples_parent_class)->finalize (object);
}

static void
sender_message_samples_class_init (SenderMessageSamplesClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sender_message_samples_dispose;
  object_class->finalize = sender_message_samples_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-message-samples.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderMessageSamples, worst);
  gtk_widget_class_bind_template_child (widget_class, SenderMessageSamples, rows);
  gtk_widget_class_bind_template_child (widget_class, SenderMessageSamples, none);
  gtk_widget_class_bind_template_callback (widget_class, worst_toggled_cb);
}

static void
sender_message_samples_init (SenderMessageSamples *self)
{
  self->tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sender_message_samples_show:
 * @config: (nullable): the configuration
 * @content: (nullable): the text of the message
 *
 * Shows a value for each variable of a message.
 */
void
sender_message_samples_show (SenderMessageSamples *self,
                             SenderConfig         *config,
                             const char           *content)
{
  g_set_object (&self->config, config);
  g_free (self->content);
  self->content = g_strdup (content != NULL ? content : "");
  if (config != NULL)
    load (self);
}

/**
 * sender_message_samples_get_values:
 *
 * Gets the values that are shown.
 *
 * Returns: (transfer none) (element-type utf8 utf8): a value for each name
 */
GHashTable *
sender_message_samples_get_values (SenderMessageSamples *self)
{
  return self->values;
}

/**
 * sender_message_samples_reveal:
 * @name: name of a variable
 *
 * Gives the focus to the value of a variable.
 *
 * Returns: whether the message has it
 */
gboolean
sender_message_samples_reveal (SenderMessageSamples *self,
                               const char           *name)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), name) == 0)
      {
        gtk_widget_grab_focus (row);
        return TRUE;
      }
  return FALSE;
}
