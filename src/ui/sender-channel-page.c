/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-channel-page.h"

struct _SenderChannelPage
{
  SenderPage parent_instance;

  SenderChannel channel;
};

typedef enum
{
  PROP_CHANNEL = 1,
} SenderChannelPageProperty;

static GParamSpec *props[PROP_CHANNEL + 1];

G_DEFINE_FINAL_TYPE (SenderChannelPage, sender_channel_page, SENDER_TYPE_PAGE)

static void
sender_channel_page_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if ((SenderChannelPageProperty) prop_id == PROP_CHANNEL)
    g_value_set_enum (value, (int) SENDER_CHANNEL_PAGE (object)->channel);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_channel_page_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  if ((SenderChannelPageProperty) prop_id == PROP_CHANNEL)
    SENDER_CHANNEL_PAGE (object)->channel = (SenderChannel) g_value_get_enum (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_channel_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_CHANNEL_PAGE);
  G_OBJECT_CLASS (sender_channel_page_parent_class)->dispose (object);
}

static void
sender_channel_page_class_init (SenderChannelPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sender_channel_page_get_property;
  object_class->set_property = sender_channel_page_set_property;
  object_class->dispose = sender_channel_page_dispose;

  props[PROP_CHANNEL] = g_param_spec_enum ("channel", NULL, NULL, SENDER_TYPE_CHANNEL,
                                           SENDER_CHANNEL_SMS,
                                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                             G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/io/github/senderstudio/SenderStudio/sender-channel-page.ui");
}

static void
sender_channel_page_init (SenderChannelPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
