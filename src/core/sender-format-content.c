/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-format-content.h"

#include "sender-format-pingone-shape.h"
#include "sender-locale.h"

#include <string.h>

/* The enumeration is spelt in another case than that of requests (trap 7.8). */
static const SenderPingoneWord channels[] = {
  { "SMS", SENDER_CHANNEL_SMS },
  { "Voice", SENDER_CHANNEL_VOICE },
  { NULL },
};

/* What the service alone writes. */
static const char *const read_only[] = { "_links", "environment", "template", "createdAt",
                                         "updatedAt", "default" };

static const char *
get_text (SenderJson *content,
          const char *name)
{
  const char *text = sender_json_get_string_member (content, name);

  return text != NULL ? text : "";
}

static SenderChannel
get_channel (SenderJson *content)
{
  return (SenderChannel) sender_pingone_word_to_value (channels,
                                                       get_text (content, "deliveryMethod"),
                                                       SENDER_CHANNEL_UNKNOWN);
}

/**
 * sender_format_content_is_default:
 * @content: a content
 *
 * Tells PingOne's own texts from those somebody wrote.
 *
 * Returns: whether it is PingOne's own
 */
gboolean
sender_format_content_is_default (SenderJson *content)
{
  SenderJson *value = sender_json_get_member (content, "default");

  return value != NULL && sender_json_get_kind (value) == SENDER_JSON_BOOLEAN &&
         sender_json_get_boolean (value);
}

/**
 * sender_format_content_fits:
 * @content: a content of the message's template
 * @message: a message
 *
 * Tells whether the two stand for each other: the channel is the same, and the locale and the
 * variant, whose case does not count.
 *
 * Returns: whether that is so
 */
gboolean
sender_format_content_fits (SenderJson    *content,
                            SenderMessage *message)
{
  return get_channel (content) == sender_message_get_channel (message) &&
         sender_locale_equal (get_text (content, "locale"), sender_message_get_locale (message)) &&
         g_ascii_strcasecmp (get_text (content, "variant"),
                             sender_message_get_variant (message)) == 0;
}

/**
 * sender_format_content_dup_comparable:
 * @content: a content, or what is written of one
 *
 * Copies it with locale and variant spelt in one way: the service may give them back in another
 * than they were written in.
 *
 * Returns: (transfer full): the copy
 */
SenderJson *
sender_format_content_dup_comparable (SenderJson *content)
{
  static const char *const names[] = { "locale", "variant" };

  SenderJson *copy = sender_json_copy (content);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char      *text = sender_json_get_string_member (copy, names[i]);
      g_autofree char *lower = text != NULL ? g_ascii_strdown (text, -1) : NULL;

      if (lower != NULL)
        sender_json_set_string (copy, names[i], i == 0 ? g_strdelimit (lower, "_", '-') : lower);
    }
  return copy;
}

static SenderJson *
find (SenderJson    *contents,
      SenderMessage *message,
      gboolean       is_default)
{
  for (guint i = 0; contents != NULL && i < sender_json_get_length (contents); i++)
    {
      SenderJson *content = sender_json_get_element (contents, i);

      if (sender_format_content_is_default (content) == is_default &&
          sender_format_content_fits (content, message))
        return content;
    }
  return NULL;
}

/**
 * sender_format_content_find:
 * @contents: (nullable): the contents of the message's template
 * @message: a message
 *
 * Looks for what somebody wrote in place of PingOne's own text.
 *
 * Returns: (transfer none) (nullable): the content
 */
SenderJson *
sender_format_content_find (SenderJson    *contents,
                            SenderMessage *message)
{
  return find (contents, message, FALSE);
}

/**
 * sender_format_content_find_default:
 * @contents: (nullable): the contents of the message's template
 * @message: a message
 *
 * Looks for PingOne's own text.
 *
 * Returns: (transfer none) (nullable): the content
 */
SenderJson *
sender_format_content_find_default (SenderJson    *contents,
                                    SenderMessage *message)
{
  return find (contents, message, TRUE);
}

/* Without what only the service writes, and without what a new one does not have. */
static SenderJson *
dup_writable (SenderJson *content)
{
  SenderJson *copy = sender_json_copy (content);

  for (guint i = 0; i < G_N_ELEMENTS (read_only); i++)
    sender_json_remove_member (copy, read_only[i]);
  return copy;
}

/**
 * sender_format_content_read:
 * @content: a content
 * @template_name: its template
 *
 * Reads a content. What the record does not know of it stays in `remote`.
 *
 * Returns: (transfer full) (nullable): a message; %NULL where it is neither SMS nor Voice
 */
SenderMessage *
sender_format_content_read (SenderJson *content,
                            const char *template_name)
{
  SenderChannel          channel = get_channel (content);
  g_autoptr (SenderJson) remote = NULL;
  g_autoptr (SenderJson) written = NULL;
  SenderMessage         *message = NULL;

  if (channel == SENDER_CHANNEL_UNKNOWN)
    return NULL;
  message = g_object_new (SENDER_TYPE_MESSAGE, "template", template_name, "channel", channel,
                          "locale", get_text (content, "locale"),
                          "variant", get_text (content, "variant"),
                          "content", get_text (content, "content"),
                          "voice", get_text (content, "voice"), NULL);
  remote = dup_writable (content);
  sender_json_remove_member (remote, "id");
  written = sender_format_content_write (message, NULL);
  if (!sender_json_equal (written, remote))
    g_object_set (message, "remote", remote, NULL);
  return message;
}

static void
set_or_remove (SenderJson *object,
               const char *name,
               const char *text)
{
  if (strcmp (get_text (object, name), text) == 0)
    return;
  if (*text != '\0')
    sender_json_set_string (object, name, text);
  else
    sender_json_remove_member (object, name);
}

/**
 * sender_format_content_write:
 * @message: a message for SMS or Voice
 * @live: (nullable): the custom content it replaces
 *
 * Writes a content as PingOne takes it in POST and PUT. Of @live, or else of what the message was
 * read from, everything stays that the message does not say.
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_format_content_write (SenderMessage *message,
                             SenderJson    *live)
{
  SenderJson *base = live != NULL ? live : sender_message_get_remote (message);
  SenderJson *object = NULL;

  if (base != NULL)
    object = dup_writable (base);
  else
    {
      object = sender_json_new_object ();
      sender_json_set_member (
        object, "deliveryMethod",
        sender_pingone_word_from_value (channels, (int) sender_message_get_channel (message)));
      sender_json_set_string (object, "locale", sender_message_get_locale (message));
    }
  /* What the service calls it by now: it can't be changed, nor does its case count. */
  if (live == NULL ||
      g_ascii_strcasecmp (get_text (live, "variant"), sender_message_get_variant (message)) != 0)
    set_or_remove (object, "variant", sender_message_get_variant (message));
  set_or_remove (object, "content", sender_message_get_content (message));
  /* Without one the service chooses: what it chose stays. */
  if (live == NULL || *sender_message_get_voice (message) != '\0')
    set_or_remove (object, "voice", sender_message_get_voice (message));
  return object;
}

/**
 * sender_format_content_says:
 * @content: a custom content
 * @message: a message that it fits
 *
 * Tells whether writing @message over @content would leave it as it is.
 *
 * Returns: whether it says the same
 */
gboolean
sender_format_content_says (SenderJson    *content,
                            SenderMessage *message)
{
  g_autoptr (SenderJson) body = sender_format_content_write (message, content);

  for (guint i = 0; i < sender_json_get_length (body); i++)
    {
      SenderJson *there = sender_json_get_member (content, sender_json_get_name (body, i));

      if (there == NULL || !sender_json_equal (there, sender_json_get_element (body, i)))
        return FALSE;
    }
  return TRUE;
}
