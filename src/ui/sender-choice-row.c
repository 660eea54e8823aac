/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-choice-row.h"

struct _SenderChoiceRow
{
  AdwComboRow parent_instance;

  GtkStringList *labels;  /* (owned) (nullable) */
  char          *unknown; /* (nullable) */
  guint          n_known;
  int            value;
};

typedef enum
{
  PROP_VALUE = 1,
} SenderChoiceRowProperty;

static GParamSpec *props[PROP_VALUE + 1];

G_DEFINE_FINAL_TYPE (SenderChoiceRow, sender_choice_row, ADW_TYPE_COMBO_ROW)

/* Lists the value that can't be chosen while it is the value. */
static void
show_value (SenderChoiceRow *self)
{
  gboolean is_unknown = (guint) self->value >= self->n_known;
  gboolean is_listed = FALSE;

  if (self->labels == NULL)
    return;
  is_listed = g_list_model_get_n_items (G_LIST_MODEL (self->labels)) > self->n_known;
  if (is_unknown && !is_listed && self->unknown != NULL)
    gtk_string_list_append (self->labels, self->unknown);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), (guint) self->value);
  if (!is_unknown && is_listed)
    gtk_string_list_remove (self->labels, self->n_known);
}

static void
selected_cb (SenderChoiceRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->labels == NULL || selected == GTK_INVALID_LIST_POSITION ||
      (int) selected == self->value)
    return;
  self->value = (int) selected;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALUE]);
}

static void
set_value (SenderChoiceRow *self,
           int              value)
{
  if (self->value == value)
    return;
  self->value = value;
  show_value (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALUE]);
}

static void
sender_choice_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if ((SenderChoiceRowProperty) prop_id == PROP_VALUE)
    g_value_set_int (value, SENDER_CHOICE_ROW (object)->value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_choice_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if ((SenderChoiceRowProperty) prop_id == PROP_VALUE)
    set_value (SENDER_CHOICE_ROW (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_choice_row_dispose (GObject *object)
{
  g_clear_object (&SENDER_CHOICE_ROW (object)->labels);
  G_OBJECT_CLASS (sender_choice_row_parent_class)->dispose (object);
}

static void
sender_choice_row_finalize (GObject *object)
{
  g_free (SENDER_CHOICE_ROW (object)->unknown);
  G_OBJECT_CLASS (sender_choice_row_parent_class)->finalize (object);
}

static void
sender_choice_row_class_init (SenderChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sender_choice_row_get_property;
  object_class->set_property = sender_choice_row_set_property;
  object_class->dispose = sender_choice_row_dispose;
  object_class->finalize = sender_choice_row_finalize;

  props[PROP_VALUE] = g_param_spec_int ("value", NULL, NULL, 0, G_MAXINT, 0,
                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                          G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_choice_row_init (SenderChoiceRow *self)
{
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * sender_choice_row_set_labels:
 * @labels: (array zero-terminated=1): one for each value that can be chosen
 * @unknown: (nullable): the one for the value after those
 *
 * Says what can be chosen.
 */
void
sender_choice_row_set_labels (SenderChoiceRow   *self,
                              const char *const *labels,
                              const char        *unknown)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (labels);

  /* What the model selects by itself is not a choice. */
  g_clear_object (&self->labels);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (list));
  self->labels = g_object_ref (list);
  self->n_known = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_free (self->unknown);
  self->unknown = g_strdup (unknown);
  show_value (self);
}
