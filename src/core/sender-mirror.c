/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-mirror.h"

#include "sender-config.h"
#include "sender-form-field.h"
#include "sender-format-content.h"
#include "sender-format-pingone-secrets.h"
#include "sender-format-pingone.h"
#include "sender-importer.h"
#include "sender-list.h"
#include "sender-locale.h"
#include "sender-provider.h"

#include <string.h>

/* The kind whose requests are written here. */
#define CUSTOM "CUSTOM_PROVIDER"

/* What an import makes of a credential in a header is not meant here: nothing but the object is. */
static SenderConfig *
read_sender (SenderJson *object,
             GError    **error)
{
  g_autoptr (SenderImport) import = sender_import_new ();
  g_autoptr (SenderJson)   bare = sender_json_copy (object);

  g_ptr_array_unref (sender_pingone_take_secrets (bare));
  if (!sender_format_pingone_read (bare, import, error))
    return NULL;
  return g_object_ref (((SenderImportItem *) g_ptr_array_index (import->items, 0))->config);
}

static gboolean
is_same_message (SenderMessage *a,
                 SenderMessage *b)
{
  return sender_message_get_channel (a) == sender_message_get_channel (b) &&
         g_str_equal (sender_message_get_template_name (a), sender_message_get_template_name (b)) &&
         sender_locale_equal (sender_message_get_locale (a), sender_message_get_locale (b)) &&
         g_ascii_strcasecmp (sender_message_get_variant (a), sender_message_get_variant (b)) == 0;
}

/**
 * sender_mirror_find_message:
 * @messages: (element-type SenderMessage): some messages
 * @like: a message
 *
 * Looks for the one that PingOne takes for the same: the case of locale and variant does not count.
 *
 * Returns: (transfer none) (nullable): the message
 */
SenderMessage *
sender_mirror_find_message (GPtrArray     *messages,
                            SenderMessage *like)
{
  for (guint i = 0; i < messages->len; i++)
    if (is_same_message (g_ptr_array_index (messages, i), like))
      return g_ptr_array_index (messages, i);
  return NULL;
}

/**
 * sender_mirror_list_messages:
 * @config: a configuration
 *
 * Lists the messages that can be published: of those that are called alike the first, and none of a
 * channel that is unknown here.
 *
 * Returns: (transfer full) (element-type SenderMessage): the messages of @config
 */
GPtrArray *
sender_mirror_list_messages (SenderConfig *config)
{
  GPtrArray  *found = g_ptr_array_new_with_free_func (g_object_unref);
  SenderList *messages = sender_config_get_messages (config);

  for (guint i = 0; i < sender_list_get_n_items (messages); i++)
    {
      SenderMessage *message = sender_list_get (messages, i);

      if (sender_message_get_channel (message) != SENDER_CHANNEL_UNKNOWN &&
          sender_mirror_find_message (found, message) == NULL)
        g_ptr_array_add (found, g_object_ref (message));
    }
  return found;
}

/**
 * sender_mirror_find_message_in:
 * @config: a configuration
 * @like: a message
 *
 * Looks among its messages that can be published for the one that PingOne takes for the same.
 *
 * Returns: (transfer none) (nullable): the message of @config
 */
SenderMessage *
sender_mirror_find_message_in (SenderConfig  *config,
                               SenderMessage *like)
{
  g_autoptr (GPtrArray) messages = sender_mirror_list_messages (config);

  return sender_mirror_find_message (messages, like);
}

/**
 * sender_mirror_find_content:
 * @live: what an environment holds
 * @message: a message
 *
 * Looks for what somebody wrote there in place of PingOne’s own text.
 *
 * Returns: (transfer none) (nullable): the content, %NULL also where the template was not read
 */
SenderJson *
sender_mirror_find_content (SenderLive    *live,
                            SenderMessage *message)
{
  return sender_format_content_find (
    sender_live_get_contents (live, sender_message_get_template_name (message)), message);
}

static void
list_contents (GPtrArray  *found,
               const char *template_name,
               SenderJson *contents)
{
  for (guint i = 0; i < sender_json_get_length (contents); i++)
    {
      SenderJson    *content = sender_json_get_element (contents, i);
      SenderMessage *message = NULL;

      if (!sender_format_content_is_default (content))
        message = sender_format_content_read (content, template_name);
      if (message != NULL)
        g_ptr_array_add (found, message);
    }
}

/**
 * sender_mirror_list_live_messages:
 * @live: what an environment holds
 *
 * Lists the custom contents for SMS and Voice.
 *
 * Returns: (transfer full) (element-type SenderMessage): fresh messages
 */
GPtrArray *
sender_mirror_list_live_messages (SenderLive *live)
{
  GPtrArray     *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) templates = sender_live_list_templates (live);

  for (guint i = 0; templates[i] != NULL; i++)
    list_contents (found, templates[i], sender_live_get_contents (live, templates[i]));
  return found;
}

/**
 * sender_mirror_add_messages:
 * @messages: (element-type SenderMessage): some messages
 * @more: (element-type SenderMessage): others
 *
 * Adds of the others those that none of @messages is like.
 */
void
sender_mirror_add_messages (GPtrArray *messages,
                            GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    if (sender_mirror_find_message (messages, more->pdata[i]) == NULL)
      g_ptr_array_add (messages, g_object_ref (more->pdata[i]));
}

/**
 * sender_mirror_add_live_messages:
 * @messages: (element-type SenderMessage): some messages
 * @live: (nullable): what an environment holds
 *
 * Adds the custom contents that no message is for yet.
 */
void
sender_mirror_add_live_messages (GPtrArray  *messages,
                                 SenderLive *live)
{
  g_autoptr (GPtrArray) more = live != NULL ? sender_mirror_list_live_messages (live) : NULL;

  if (more != NULL)
    sender_mirror_add_messages (messages, more);
}

/* The service chooses a voice where none is asked for: that is no difference. */
static void
add_message (SenderConfig  *mirror,
             SenderMessage *message,
             SenderMessage *wanted)
{
  if (wanted != NULL && *sender_message_get_voice (wanted) == '\0')
    g_object_set (message, "voice", "", NULL);
  sender_list_append (sender_config_get_messages (mirror), message);
}

static void
add_messages (SenderConfig *mirror,
              SenderConfig *config)
{
  g_autoptr (GPtrArray) messages = sender_mirror_list_messages (config);

  for (guint i = 0; i < messages->len; i++)
    {
      g_autoptr (SenderMessage) copy = sender_record_copy (g_ptr_array_index (messages, i));

      add_message (mirror, copy, NULL);
    }
}

/**
 * sender_mirror_new_messages:
 * @config: a configuration
 *
 * Makes the mirror of its messages alone.
 *
 * Returns: (transfer full): the mirror
 */
SenderConfig *
sender_mirror_new_messages (SenderConfig *config)
{
  SenderConfig *mirror = sender_config_new ();

  add_messages (mirror, config);
  return mirror;
}

/**
 * sender_mirror_new:
 * @config: a configuration
 * @error: return location
 *
 * Makes what PingOne would give back if @config were published: its sender and its messages, and
 * nothing of what stays local.
 *
 * Returns: (transfer full) (nullable): the mirror, or %NULL with %SENDER_ERROR_FORMAT set
 */
SenderConfig *
sender_mirror_new (SenderConfig *config,
                   GError      **error)
{
  g_autoptr (SenderJson) written = sender_format_pingone_write (config);
  SenderConfig          *mirror = read_sender (written, error);

  if (mirror != NULL)
    add_messages (mirror, config);
  return mirror;
}

/**
 * sender_mirror_new_live:
 * @live: what an environment holds
 * @sender: (nullable): the object of the sender that is meant
 * @wanted: (element-type SenderMessage): the messages that are looked for
 * @error: return location
 *
 * Makes a configuration of what is live. Other contents than those that are looked for are not
 * ours and are left out, and PingOne’s own texts are no messages.
 *
 * Returns: (transfer full) (nullable): the mirror, or %NULL with %SENDER_ERROR_FORMAT set
 */
SenderConfig *
sender_mirror_new_live (SenderLive *live,
                        SenderJson *sender,
                        GPtrArray  *wanted,
                        GError    **error)
{
  SenderConfig *mirror = sender != NULL ? read_sender (sender, error) : sender_config_new ();

  for (guint i = 0; mirror != NULL && i < wanted->len; i++)
    {
      SenderMessage            *like = g_ptr_array_index (wanted, i);
      SenderJson               *content = sender_mirror_find_content (live, like);
      g_autoptr (SenderMessage) message = NULL;

      if (content != NULL)
        message = sender_format_content_read (content, sender_message_get_template_name (like));
      if (message != NULL)
        add_message (mirror, message, like);
    }
  return mirror;
}

/**
 * sender_mirror_find_row:
 * @rows: the rows of a body as they are entered
 * @position: of a row among those that are published
 *
 * Looks for the row as the path of the configuration counts it. One that is not there is behind
 * the last.
 *
 * Returns: its position
 */
guint
sender_mirror_find_row (SenderList *rows,
                        guint       position)
{
  guint n_rows = sender_list_get_n_items (rows);

  for (guint i = 0; i < n_rows; i++)
    if (sender_form_field_is_enabled (sender_list_get (rows, i)) && position-- == 0)
      return i;
  return n_rows + position;
}

/**
 * sender_mirror_is_custom:
 * @sender: the object of a sender
 *
 * Tells whether it is of the kind that is written here. What is none at all is found out where it
 * is read.
 *
 * Returns: whether a configuration may stand for it
 */
gboolean
sender_mirror_is_custom (SenderJson *sender)
{
  const char *kind = sender_json_get_string_member (sender, "provider");

  return kind == NULL || g_str_equal (kind, CUSTOM);
}

/**
 * sender_mirror_find_sender:
 * @config: a configuration
 * @live: what an environment holds
 * @id: (nullable): id of the sender that was published last, or pulled
 *
 * Finds the sender that a configuration stands for: by its id; one of the same name and kind is the
 * same for the service, which takes no second.
 *
 * Returns: (transfer none) (nullable): its object
 */
SenderJson *
sender_mirror_find_sender (SenderConfig *config,
                           SenderLive   *live,
                           const char   *id)
{
  SenderProvider *provider = sender_config_get_provider (config);
  SenderJson     *remote = sender_config_get_remote (config);
  SenderJson     *found = NULL;

  if (id == NULL && remote != NULL)
    id = sender_json_get_string_member (remote, "id");
  found = sender_live_find_sender (live, id);
  if (found != NULL ||
      sender_provider_get_kind (provider) != SENDER_PROVIDER_KIND_CUSTOM_PROVIDER)
    return found;
  found = sender_live_find_sender_by_name (live, sender_provider_get_name (provider));
  return found != NULL && sender_mirror_is_custom (found) ? found : NULL;
}
