/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-handset.h"

#include "sender-direction.h"
#include "sender-wrap-layout.h"

#include <glib/gi18n.h>

#include <string.h>

struct _SenderHandset
{
  GtkBox parent_instance;

  SenderPretendPhone *phone;   /* (owned) (nullable) */
  GSignalGroup       *changes; /* (owned) */
  SenderChannel       channel;
  char               *expected_from; /* (nullable) */
  gboolean            ringing;

  /* Template widgets. */
  GtkWidget *phone_box;
  GtkImage  *icon;
  GtkLabel  *from;
  GtkLabel  *state;
  GtkLabel  *text;
  GtkLabel  *to;
};

G_DEFINE_FINAL_TYPE (SenderHandset, sender_handset, GTK_TYPE_BOX)

static const char *
describe_call (SenderHandset *self,
               gboolean       has_arrival)
{
  const char *answered_by =
    has_arrival ? sender_pretend_phone_get_answered_by (self->phone) : NULL;

  if (answered_by != NULL && g_str_has_prefix (answered_by, "machine"))
    return _ ("A machine answered. It heard:");
  if (has_arrival)
    return _ ("Call answered. The voice said:");
  return self->ringing ? _ ("Incoming call, ringing…") : _ ("No call yet");
}

static const char *
describe_sms (SenderHandset *self,
              gboolean       has_arrival)
{
  if (has_arrival)
    return _ ("Text message, now");
  return self->phone != NULL && sender_pretend_phone_is_watching (self->phone)
           ? _ ("Waiting for a message…")
           : _ ("Nothing has arrived");
}

/* The code stands out, as it does for the person who looks for it. */
static char *
make_markup (const char *text,
             const char *code)
{
  const char      *found = code != NULL ? strstr (text, code) : NULL;
  g_autofree char *before = NULL;

  if (found == NULL)
    return g_markup_escape_text (text, -1);
  before = g_strndup (text, (gsize) (found - text));
  return g_markup_printf_escaped ("%s<b>%s</b>%s", before, code, found + strlen (code));
}

static void
show_text (SenderHandset *self,
           gboolean       has_arrival)
{
  const char      *text = has_arrival ? sender_pretend_phone_get_text (self->phone) : NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *markup = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->text), text != NULL);
  if (text == NULL)
    return;
  if (sender_pretend_phone_get_channel (self->phone) == SENDER_CHANNEL_VOICE)
    {
      spoken = sender_pretend_phone_dup_spoken (text);
      markup = g_markup_printf_escaped (_ ("“%s”"), spoken);
    }
  else
    markup = make_markup (text, sender_pretend_phone_get_code (self->phone));
  gtk_label_set_markup (self->text, markup);
}

static void
show (SenderHandset *self)
{
  gboolean    has_arrival = self->phone != NULL && sender_pretend_phone_has_arrival (self->phone);
  gboolean    is_call = has_arrival
                          ? sender_pretend_phone_get_channel (self->phone) == SENDER_CHANNEL_VOICE
                          : self->channel == SENDER_CHANNEL_VOICE;
  const char *from = has_arrival ? sender_pretend_phone_get_from (self->phone)
                                 : self->expected_from;
  const char *state = is_call ? describe_call (self, has_arrival)
                              : describe_sms (self, has_arrival);

  gtk_image_set_from_icon_name (self->icon, is_call ? "sender-voice-symbolic"
                                                    : "sender-sms-symbolic");
  sender_direction_show_value (self->from, from != NULL ? from : "—");
  gtk_label_set_label (self->state, state);
  show_text (self, has_arrival);
  if (self->ringing && is_call && !has_arrival)
    gtk_widget_add_css_class (self->phone_box, "ringing");
  else
    gtk_widget_remove_css_class (self->phone_box, "ringing");
}

static void
sender_handset_dispose (GObject *object)
{
  SenderHandset *self = SENDER_HANDSET (object);

  g_clear_object (&self->changes);
  g_clear_object (&self->phone);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_HANDSET);
  G_OBJECT_CLASS (sender_handset_parent_class)->dispose (object);
}

static void
sender_handset_finalize (GObject *object)
{
  g_free (SENDER_HANDSET (object)->expected_from);
  G_OBJECT_CLASS (sender_handset_parent_class)->finalize (object);
}

static void
sender_handset_class_init (SenderHandsetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_handset_dispose;
  G_OBJECT_CLASS (klass)->finalize = sender_handset_finalize;
  g_type_ensure (SENDER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-handset.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderHandset, phone_box);
  gtk_widget_class_bind_template_child (widget_class, SenderHandset, icon);
  gtk_widget_class_bind_template_child (widget_class, SenderHandset, from);
  gtk_widget_class_bind_template_child (widget_class, SenderHandset, state);
  gtk_widget_class_bind_template_child (widget_class, SenderHandset, text);
  gtk_widget_class_bind_template_child (widget_class, SenderHandset, to);
}

static void
sender_handset_init (SenderHandset *self)
{
  self->changes = g_signal_group_new (SENDER_TYPE_PRETEND_PHONE);
  g_signal_group_connect_swapped (self->changes, "changed", G_CALLBACK (show), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  show (self);
}

/**
 * sender_handset_set_phone:
 * @phone: (nullable): what is drawn
 *
 * Draws a phone.
 */
void
sender_handset_set_phone (SenderHandset      *self,
                          SenderPretendPhone *phone)
{
  g_set_object (&self->phone, phone);
  g_signal_group_set_target (self->changes, phone);
  show (self);
}

/**
 * sender_handset_expect:
 * @channel: how it will come
 * @from: (nullable): who will send it
 * @to: the number of the phone
 *
 * Says what is to come.
 */
void
sender_handset_expect (SenderHandset *self,
                       SenderChannel  channel,
                       const char    *from,
                       const char    *to)
{
  g_autofree char *copy = g_strdup (from);

  self->channel = channel;
  g_free (self->expected_from);
  self->expected_from = g_steal_pointer (&copy);
  sender_direction_show_value (self->to, to);
  show (self);
}

/**
 * sender_handset_set_ringing:
 * @ringing: whether a call is being placed
 *
 * Lets it ring.
 */
void
sender_handset_set_ringing (SenderHandset *self,
                            gboolean       ringing)
{
  if (self->ringing == ringing)
    return;
  self->ringing = ringing;
  show (self);
}
