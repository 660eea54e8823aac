/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-choice.h"

#include "sender-focus.h"

#include <glib/gi18n.h>

struct _SenderChoice
{
  AdwBin parent_instance;

  GtkDropDown   *drop_down; /* (not owned): the child */
  GtkStringList *choices;   /* (not owned) (nullable): what it lists */
  guint          n_known;   /* how many of them can be chosen */
  guint          value;
  gboolean       is_showing;
};

typedef enum
{
  PROP_CHOICES = 1,
  PROP_VALUE,
  PROP_LABEL,
} SenderChoiceProperty;

static GParamSpec *props[PROP_LABEL + 1];

G_DEFINE_FINAL_TYPE (SenderChoice, sender_choice, ADW_TYPE_BIN)

/* Lists the value that is not among the choices while it is the value: a drop-down that is to show
 * nothing goes on showing what it did in newer versions of GTK. */
static void
show (SenderChoice *self)
{
  gboolean is_unknown = self->value >= self->n_known;
  gboolean is_listed = FALSE;

  if (self->choices == NULL)
    return;
  self->is_showing = TRUE;
  is_listed = g_list_model_get_n_items (G_LIST_MODEL (self->choices)) > self->n_known;
  if (is_unknown && !is_listed)
    gtk_string_list_append (self->choices, _ ("Unknown"));
  gtk_drop_down_set_selected (self->drop_down, is_unknown ? self->n_known : self->value);
  if (!is_unknown && is_listed)
    gtk_string_list_remove (self->choices, self->n_known);
  self->is_showing = FALSE;
}

static void
set_value (SenderChoice *self,
           guint         value)
{
  if (self->value == value)
    return;
  self->value = value;
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALUE]);
}

static void
selected_cb (SenderChoice *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  if (!self->is_showing && selected < self->n_known)
    set_value (self, selected);
}

static void
sender_choice_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SenderChoice *self = SENDER_CHOICE (object);

  switch ((SenderChoiceProperty) prop_id)
    {
    case PROP_CHOICES:
      g_value_set_object (value, self->choices);
      break;
    case PROP_VALUE:
      g_value_set_uint (value, self->value);
      break;
    case PROP_LABEL:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_choices (SenderChoice  *self,
             GtkStringList *choices)
{
  self->is_showing = TRUE;
  self->choices = choices;
  self->n_known = choices != NULL ? g_list_model_get_n_items (G_LIST_MODEL (choices)) : 0;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (choices));
  self->is_showing = FALSE;
  show (self);
}

static void
sender_choice_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  SenderChoice *self = SENDER_CHOICE (object);

  switch ((SenderChoiceProperty) prop_id)
    {
    case PROP_CHOICES:
      set_choices (self, g_value_get_object (value));
      break;
    case PROP_VALUE:
      set_value (self, g_value_get_uint (value));
      break;
    case PROP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value),
                                      -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
sender_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SENDER_CHOICE (widget)->drop_down));
}

static void
sender_choice_class_init (SenderChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_choice_get_property;
  object_class->set_property = sender_choice_set_property;
  GTK_WIDGET_CLASS (klass)->focus = sender_focus_inside;
  GTK_WIDGET_CLASS (klass)->grab_focus = sender_choice_grab_focus;

  props[PROP_CHOICES] = g_param_spec_object ("choices", NULL, NULL, GTK_TYPE_STRING_LIST, flags);
  props[PROP_VALUE] = g_param_spec_uint ("value", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL,
                                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_choice_init (SenderChoice *self)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  self->drop_down = GTK_DROP_DOWN (drop_down);
  adw_bin_set_child (ADW_BIN (self), drop_down);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
}
