/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-notice.h"

#include "sender-direction.h"

struct _SenderNotice
{
  AdwBin parent_instance;

  gboolean severe;

  /* Template widgets. */
  GtkImage  *icon;
  GtkBox    *body;
  GtkLabel  *label;
  GtkWidget *verbs;
  GtkButton *button;
  GtkButton *other_button;
};

typedef enum
{
  PROP_TEXT = 1,
  PROP_SEVERE,
  PROP_VERB,
  PROP_ACTION,
  PROP_OTHER_VERB,
  PROP_OTHER_ACTION,
  PROP_NARROW,
} SenderNoticeProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (SenderNotice, sender_notice, ADW_TYPE_BIN)

static void
set_severe (SenderNotice *self,
            gboolean      severe)
{
  self->severe = severe;
  gtk_image_set_from_icon_name (self->icon,
                                severe ? "dialog-error-symbolic" : "help-about-symbolic");
  if (severe)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

static void
set_verb (SenderNotice *self,
          GtkButton    *button,
          const char   *verb)
{
  gtk_button_set_label (button, verb != NULL ? verb : "");
  gtk_widget_set_visible (GTK_WIDGET (button), verb != NULL);
  gtk_widget_set_visible (self->verbs, gtk_widget_get_visible (GTK_WIDGET (self->button)) ||
                                         gtk_widget_get_visible (GTK_WIDGET (self->other_button)));
}

static const char *
get_action (GtkButton *button)
{
  return gtk_actionable_get_action_name (GTK_ACTIONABLE (button));
}

static void
set_narrow (SenderNotice *self,
            gboolean      narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body), narrow ? GTK_ORIENTATION_VERTICAL
                                                                      : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_valign (GTK_WIDGET (self->icon), narrow ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
}

static gboolean
is_narrow (SenderNotice *self)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (self->body)) == GTK_ORIENTATION_VERTICAL;
}

static void
sender_notice_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SenderNotice *self = SENDER_NOTICE (object);

  switch ((SenderNoticeProperty) prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, sender_notice_get_text (self));
      break;
    case PROP_SEVERE:
      g_value_set_boolean (value, self->severe);
      break;
    case PROP_VERB:
      g_value_set_string (value, gtk_button_get_label (self->button));
      break;
    case PROP_ACTION:
      g_value_set_string (value, get_action (self->button));
      break;
    case PROP_OTHER_VERB:
      g_value_set_string (value, gtk_button_get_label (self->other_button));
      break;
    case PROP_OTHER_ACTION:
      g_value_set_string (value, get_action (self->other_button));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, is_narrow (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_notice_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  SenderNotice *self = SENDER_NOTICE (object);

  switch ((SenderNoticeProperty) prop_id)
    {
    case PROP_TEXT:
      sender_notice_set_text (self, g_value_get_string (value));
      break;
    case PROP_SEVERE:
      set_severe (self, g_value_get_boolean (value));
      break;
    case PROP_VERB:
      set_verb (self, self->button, g_value_get_string (value));
      break;
    case PROP_ACTION:
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), g_value_get_string (value));
      break;
    case PROP_OTHER_VERB:
      set_verb (self, self->other_button, g_value_get_string (value));
      break;
    case PROP_OTHER_ACTION:
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->other_button),
                                      g_value_get_string (value));
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_notice_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_NOTICE);
  G_OBJECT_CLASS (sender_notice_parent_class)->dispose (object);
}

static void
sender_notice_class_init (SenderNoticeClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_notice_get_property;
  object_class->set_property = sender_notice_set_property;
  object_class->dispose = sender_notice_dispose;

  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  props[PROP_SEVERE] = g_param_spec_boolean ("severe", NULL, NULL, FALSE, flags);
  props[PROP_VERB] = g_param_spec_string ("verb", NULL, NULL, NULL, flags);
  props[PROP_ACTION] = g_param_spec_string ("action", NULL, NULL, NULL, flags);
  props[PROP_OTHER_VERB] = g_param_spec_string ("other-verb", NULL, NULL, NULL, flags);
  props[PROP_OTHER_ACTION] = g_param_spec_string ("other-action", NULL, NULL, NULL, flags);
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderNotice, icon);
  gtk_widget_class_bind_template_child (widget_class, SenderNotice, body);
  gtk_widget_class_bind_template_child (widget_class, SenderNotice, label);
  gtk_widget_class_bind_template_child (widget_class, SenderNotice, button);
  gtk_widget_class_bind_template_child (widget_class, SenderNotice, other_button);
  gtk_widget_class_bind_template_child (widget_class, SenderNotice, verbs);
}

static void
sender_notice_init (SenderNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_severe (self, FALSE);
  set_verb (self, self->button, NULL);
  set_verb (self, self->other_button, NULL);
}

/**
 * sender_notice_set_text:
 * @text: (nullable): what is so, plain text; %NULL if nothing is to be told
 *
 * Says it, or goes away.
 */
void
sender_notice_set_text (SenderNotice *self,
                        const char   *text)
{
  sender_direction_show_sentence (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

/**
 * sender_notice_get_text:
 *
 * Gets what is said.
 *
 * Returns: (nullable): the text, %NULL if nothing is
 */
const char *
sender_notice_get_text (SenderNotice *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_label (self->label) : NULL;
}
