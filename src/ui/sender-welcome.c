/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-welcome.h"

#include "sender-focus.h"
#include "sender-main-menu.h"
#include "sender-notice.h"
#include "sender-recovery.h"

struct _SenderWelcome
{
  AdwBin parent_instance;

  SenderRecovery *recovery; /* (owned) (nullable) */

  /* Template widgets. */
  GtkWidget *picture;
  GtkWidget *practice;
};

typedef enum
{
  PROP_LOW = 1,
  PROP_RECOVERY,
} SenderWelcomeProperty;

static GParamSpec *props[PROP_RECOVERY + 1];

G_DEFINE_FINAL_TYPE (SenderWelcome, sender_welcome, ADW_TYPE_BIN)

static void
sender_welcome_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SenderWelcome *self = SENDER_WELCOME (object);

  switch ((SenderWelcomeProperty) prop_id)
    {
    case PROP_LOW:
      g_value_set_boolean (value, !gtk_widget_get_visible (self->picture));
      break;
    case PROP_RECOVERY:
      g_value_set_object (value, self->recovery);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_welcome_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SenderWelcome *self = SENDER_WELCOME (object);

  switch ((SenderWelcomeProperty) prop_id)
    {
    case PROP_LOW:
      gtk_widget_set_visible (self->picture, !g_value_get_boolean (value));
      break;
    case PROP_RECOVERY:
      if (g_set_object (&self->recovery, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
sender_welcome_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SENDER_WELCOME (widget)->practice);
}

static void
sender_welcome_dispose (GObject *object)
{
  g_clear_object (&SENDER_WELCOME (object)->recovery);
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
  widget_class->focus = sender_focus_inside;
  widget_class->grab_focus = sender_welcome_grab_focus;

  props[PROP_LOW] = g_param_spec_boolean ("low", NULL, NULL, FALSE,
                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_RECOVERY] =
    g_param_spec_object ("recovery", NULL, NULL, SENDER_TYPE_RECOVERY,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (SENDER_TYPE_MAIN_MENU);
  g_type_ensure (SENDER_TYPE_NOTICE);
  g_type_ensure (SENDER_TYPE_RECOVERY);
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
