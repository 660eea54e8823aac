/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-welcome.h"

#include "sender-main-menu.h"

struct _SenderWelcome
{
  AdwBin parent_instance;

  /* Template widgets. */
  GtkWidget *picture;
  GtkWidget *practice;
};

typedef enum
{
  PROP_LOW = 1,
} SenderWelcomeProperty;

static GParamSpec *props[PROP_LOW + 1];

G_DEFINE_FINAL_TYPE (SenderWelcome, sender_welcome, ADW_TYPE_BIN)

static void
sender_welcome_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if ((SenderWelcomeProperty) prop_id == PROP_LOW)
    g_value_set_boolean (value, !gtk_widget_get_visible (SENDER_WELCOME (object)->picture));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_welcome_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  if ((SenderWelcomeProperty) prop_id == PROP_LOW)
    gtk_widget_set_visible (SENDER_WELCOME (object)->picture, !g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static gboolean
sender_welcome_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SENDER_WELCOME (widget)->practice);
}

static void
sender_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_WELCOME);
  G_OBJECT_CLASS (sender_welcome_parent_class)->dispose (object);
}

static void
sender_welcome_class_init (SenderWelcomeClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sender_welcome_get_property;
  object_class->set_property = sender_welcome_set_property;
  object_class->dispose = sender_welcome_dispose;
  widget_class->grab_focus = sender_welcome_grab_focus;

  props[PROP_LOW] = g_param_spec_boolean ("low", NULL, NULL, FALSE,
                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (SENDER_TYPE_MAIN_MENU);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderWelcome, picture);
  gtk_widget_class_bind_template_child (widget_class, SenderWelcome, practice);
}

static void
sender_welcome_init (SenderWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
