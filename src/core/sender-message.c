/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message.h"

/**
 * SenderMessage:
 *
 * The text of a notification for one template, channel and locale.
 */
struct _SenderMessage
{
  SenderRecord parent_instance;

  char         *template_name;
  SenderChannel channel;
  char         *locale;
  char         *variant;
  char         *content;
  char         *voice;
  SenderJson   *remote;
};

G_DEFINE_FINAL_TYPE (SenderMessage, sender_message, SENDER_TYPE_RECORD)

static const SenderField fields[] = {
  SENDER_STRING (SenderMessage, "template", template_name, SENDER_FIELD_PLAIN),
  SENDER_ENUM (SenderMessage, "channel", channel,
               SenderChannel, sender_channel_get_type, SENDER_FIELD_PLAIN),
  SENDER_STRING (SenderMessage, "locale", locale, SENDER_FIELD_PLAIN),
  SENDER_STRING (SenderMessage, "variant", variant, SENDER_FIELD_OPTIONAL),
  SENDER_STRING (SenderMessage, "content", content, SENDER_FIELD_PLAIN),
  SENDER_STRING (SenderMessage, "voice", voice, SENDER_FIELD_OPTIONAL),
  SENDER_JSON (SenderMessage, "remote", remote, SENDER_FIELD_OPTIONAL | SENDER_FIELD_INTERNAL),
};

static void
sender_message_class_init (SenderMessageClass *klass)
{
  sender_record_class_set_fields (SENDER_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
sender_message_init (SenderMessage *self)
{
}

/**
 * sender_message_new:
 *
 * Makes one with its defaults.
 *
 * Returns: (transfer full): the record
 */
SenderMessage *
sender_message_new (void)
{
  return g_object_new (SENDER_TYPE_MESSAGE, NULL);
}

/**
 * sender_message_get_template_name:
 *
 * Gets the template: notification type, such as `strong_authentication`.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_message_get_template_name (SenderMessage *self)
{
  return self->template_name;
}

/**
 * sender_message_get_channel:
 *
 * Gets the channel.
 *
 * Returns: one of [enum@Channel]
 */
SenderChannel
sender_message_get_channel (SenderMessage *self)
{
  return self->channel;
}

/**
 * sender_message_get_locale:
 *
 * Gets the locale: `en`, `en-GB`.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_message_get_locale (SenderMessage *self)
{
  return self->locale;
}

/**
 * sender_message_get_variant:
 *
 * Gets the variant.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_message_get_variant (SenderMessage *self)
{
  return self->variant;
}

/**
 * sender_message_get_content:
 *
 * Gets the content: the text with its variables.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_message_get_content (SenderMessage *self)
{
  return self->content;
}

/**
 * sender_message_get_voice:
 *
 * Gets the voice: voice of a spoken message.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_message_get_voice (SenderMessage *self)
{
  return self->voice;
}

/**
 * sender_message_get_remote:
 *
 * Gets the object of the platform this was read from, without secrets; what the record does not
 * say is written back from it.
 *
 * Returns: (transfer none) (nullable): an object
 */
SenderJson *
sender_message_get_remote (SenderMessage *self)
{
  return self->remote;
}
