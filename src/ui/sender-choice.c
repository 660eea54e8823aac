/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-choice.h"

#include "sender-focus.h"

struct _SenderChoice
{
  AdwBin parent_instance;

  GtkDropDown *drop_down; /* (not owned): the child */
  guint        value;
  gboolean     is_showing;
};

typedef enum
{
  PROP_CHOICES = 1,
  PROP_VALUE,
  PROP_LABEL,
} SenderChoiceProperty;

static GParamSpec *props[PROP_LABEL + 1];

G_DEFINE_FINAL_TYPE (SenderChoice, sender_choice, ADW_TYPE_BIN)

static void
show (SenderChoice *self)
{
  GListModel *model = gtk_drop_down_get_model (self->drop_down);
  guint       n_choices = model != NULL ? g_list_model_get_n_items (model) : 0;

  self->is_showing = TRUE;
  gtk_drop_down_set_selected (self->drop_down,
                              self->value < n_choices ? self->value : GTK_INVALID_LIST_POSITION);
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

  if (!self->is_showing && selected != GTK_INVALID_LIST_POSITION)
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
      g_value_set_object (value, gtk_drop_down_get_model (self->drop_down));
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
sender_choice_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  SenderChoice *self = SENDER_CHOICE (object);

  switch ((SenderChoiceProperty) prop_id)
    {
    case PROP_CHOICES:
      self->is_showing = TRUE;
      gtk_drop_down_set_model (self->drop_down, g_value_get_object (value));
      show (self);
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

  props[PROP_CHOICES] = g_param_spec_object ("choices", NULL, NULL, G_TYPE_LIST_MODEL, flags);
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
