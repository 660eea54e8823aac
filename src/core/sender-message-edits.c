/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message-edits.h"

#include "checks/sender-json-template.h"
#include "sender-config.h"
#include "sender-list.h"
#include "sender-message-conversion.h"
#include "sender-message.h"
#include "sender-template-facts.h"

#define FIRST_TEMPLATE "strong_authentication"
#define FIRST_LOCALE "en"

/* Texts for one channel are alike: JSON for a flow, plain words for another vendor. */
static char *
suggest (SenderConfig  *config,
         SenderMessage *message)
{
  SenderMessage *first = sender_config_get_first_message (config,
                                                          sender_message_get_channel (message));
  const char    *content = first != NULL ? sender_message_get_content (first) : "";

  if (*content != '\0' && !sender_json_template_is (content))
    return g_strdup (content);
  return sender_conversion_suggest (config, message);
}

/**
 * sender_messages_write:
 * @config: the configuration
 * @template_name: the template
 * @channel: the channel
 * @locale: the language
 * @variant: (nullable): the variant
 *
 * Adds a message that is missing.
 *
 * Returns: (transfer none) (nullable): the message, %NULL if there is one
 */
SenderMessage *
sender_messages_write (SenderConfig *config,
                       const char   *template_name,
                       SenderChannel channel,
                       const char   *locale,
                       const char   *variant)
{
  g_autoptr (SenderMessage) message = NULL;
  g_autofree char          *content = NULL;

  if (sender_config_find_message (config, template_name, channel, locale, variant) != NULL)
    return NULL;
  message = g_object_new (SENDER_TYPE_MESSAGE, "template", template_name, "channel", channel,
                          "locale", locale, "variant", variant, NULL);
  content = suggest (config, message);
  g_object_set (message, "content", content, NULL);
  sender_list_append (sender_config_get_messages (config), message);
  return message;
}

static gboolean
is_wanted (SenderConfig *config,
           SenderLive   *live,
           const char   *template_name,
           SenderChannel channel)
{
  return sender_config_get_request (config, channel, 0) != NULL &&
         sender_template_has_channel (live, template_name, channel);
}

static const char *
get_first_locale (SenderConfig *config)
{
  SenderList *messages = sender_config_get_messages (config);

  return sender_list_get_n_items (messages) > 0
           ? sender_message_get_locale (sender_list_get (messages, 0))
           : FIRST_LOCALE;
}

/**
 * sender_messages_count_channels:
 * @config: the configuration
 *
 * Counts the channels that want a message.
 *
 * Returns: how many have a request
 */
guint
sender_messages_count_channels (SenderConfig *config)
{
  guint count = 0;

  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    count += is_wanted (config, NULL, FIRST_TEMPLATE, channel) ? 1 : 0;
  return count;
}

/**
 * sender_messages_add_template:
 * @config: the configuration
 * @live: (nullable): what PingOne has
 * @template_name: a template
 *
 * Adds the messages of a template. Without a request for any channel that it is sent by there is
 * nothing to add.
 *
 * Returns: how many were added
 */
guint
sender_messages_add_template (SenderConfig *config,
                              SenderLive   *live,
                              const char   *template_name)
{
  g_autofree char *locale = g_strdup (get_first_locale (config));
  guint            count = 0;

  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    if (is_wanted (config, live, template_name, channel) &&
        sender_messages_write (config, template_name, channel, locale, NULL) != NULL)
      count++;
  return count;
}

/**
 * sender_messages_add_first:
 * @config: a configuration without messages
 *
 * Adds what every sender needs.
 *
 * Returns: how many were added
 */
guint
sender_messages_add_first (SenderConfig *config)
{
  return sender_messages_add_template (config, NULL, FIRST_TEMPLATE);
}

static SenderMessage *
copy_message (SenderConfig  *config,
              SenderMessage *message,
              const char    *locale,
              const char    *variant)
{
  g_autoptr (SenderMessage) copy = NULL;

  if (sender_config_find_message (config, sender_message_get_template_name (message),
                                  sender_message_get_channel (message), locale, variant) != NULL)
    return NULL;
  copy = sender_record_copy (message);
  /* What PingOne told of the one is not true of the other. */
  g_object_set (copy, "locale", locale, "variant", variant, "remote", NULL, NULL);
  sender_list_append (sender_config_get_messages (config), copy);
  return copy;
}

/**
 * sender_messages_add_locale:
 * @config: the configuration
 * @locale: a language
 *
 * Adds a language. JSON reads the same in all of them, and of a text the translator sees what it
 * has to say.
 *
 * Returns: how many messages were added
 */
guint
sender_messages_add_locale (SenderConfig *config,
                            const char   *locale)
{
  g_autofree char *first = g_strdup (get_first_locale (config));
  SenderList      *messages = sender_config_get_messages (config);
  guint            n_messages = sender_list_get_n_items (messages);
  guint            count = 0;

  for (guint i = 0; i < n_messages; i++)
    {
      SenderMessage *message = sender_list_get (messages, i);

      if (g_str_equal (sender_message_get_locale (message), first) &&
          copy_message (config, message, locale, sender_message_get_variant (message)) != NULL)
        count++;
    }
  return count;
}

/**
 * sender_messages_add_variant:
 * @config: the configuration
 * @message: one of its messages
 * @variant: name of the variant
 *
 * Adds a variant.
 *
 * Returns: (transfer none) (nullable): the message, %NULL if there is one of that name
 */
SenderMessage *
sender_messages_add_variant (SenderConfig  *config,
                             SenderMessage *message,
                             const char    *variant)
{
  return copy_message (config, message, sender_message_get_locale (message), variant);
}

/**
 * sender_messages_remove:
 * @config: the configuration
 * @message: one of its messages
 *
 * Removes a message, and none of the same name.
 */
void
sender_messages_remove (SenderConfig  *config,
                        SenderMessage *message)
{
  SenderList *messages = sender_config_get_messages (config);
  guint       position = 0;

  if (sender_list_find (messages, message, &position))
    sender_list_remove (messages, position);
}
