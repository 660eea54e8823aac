/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-path.h"

#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-record.h"
#include "sender-text.h"

#include <string.h>

/* Spelling paths; sender-path.c follows them. */

/**
 * sender_path_for_request:
 * @config: a configuration
 * @request: one of its requests
 *
 * Spells the path of a request.
 *
 * Returns: (transfer full) (nullable): `sms`, `voice[1]`, or %NULL for a request of an unknown
 *   channel or of another configuration
 */
char *
sender_path_for_request (SenderConfig         *config,
                         SenderChannelRequest *request)
{
  SenderChannel         channel = sender_channel_request_get_channel (request);
  const char           *name = sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) channel);
  SenderChannelRequest *other = NULL;

  if (channel == SENDER_CHANNEL_UNKNOWN)
    return NULL;
  for (guint nth = 0; (other = sender_config_get_request (config, channel, nth)) != NULL; nth++)
    if (other == request)
      return nth == 0 ? g_strdup (name) : g_strdup_printf ("%s[%u]", name, nth);
  return NULL;
}

/* `set` takes a path up to the first `=`, and a terminal shows it in one line. */
static gboolean
can_be_typed (const char *path)
{
  return strchr (path, '=') == NULL && !sender_text_has_control (path);
}

/**
 * sender_path_for_message:
 * @config: a configuration
 * @message: one of its messages
 *
 * Spells the path of a message: by its names where they lead to it, else by its place.
 *
 * Returns: (transfer full): `messages.strong_authentication.SMS.en` or `messages[3].content`
 */
char *
sender_path_for_message (SenderConfig  *config,
                         SenderMessage *message)
{
  const char      *variant = sender_message_get_variant (message);
  const char      *property = NULL;
  guint            position = 0;
  g_autofree char *path =
    g_strdup_printf ("messages.%s.%s.%s%s%s",
                     sender_message_get_template_name (message),
                     sender_channel_get_name (sender_message_get_channel (message)),
                     sender_message_get_locale (message),
                     *variant != '\0' ? "." : "",
                     variant);

  if (can_be_typed (path) &&
      sender_path_resolve (config, path, &property) == SENDER_RECORD (message))
    return g_steal_pointer (&path);
  sender_list_find (sender_config_get_messages (config), message, &position);
  return g_strdup_printf ("messages[%u].content", position);
}

static void
list_record (SenderRecord *record,
             const char   *prefix,
             GStrvBuilder *out)
{
  guint              n_fields = 0;
  const SenderField *fields = sender_record_get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *path = g_strconcat (prefix, fields[i].name, NULL);
      g_autofree char *below = g_strconcat (path, ".", NULL);
      SenderList      *list = NULL;

      if ((fields[i].flags & SENDER_FIELD_INTERNAL) != 0)
        continue;
      if (fields[i].kind == SENDER_FIELD_RECORD)
        list_record (G_STRUCT_MEMBER (SenderRecord *, record, fields[i].offset), below, out);
      else if (fields[i].kind != SENDER_FIELD_LIST)
        g_strv_builder_add (out, path);
      else
        list = G_STRUCT_MEMBER (SenderList *, record, fields[i].offset);
      for (guint n = 0; list != NULL && n < sender_list_get_n_items (list); n++)
        {
          g_autofree char *item = g_strdup_printf ("%s[%u].", path, n);

          list_record (sender_list_get (list, n), item, out);
        }
    }
}

/**
 * sender_path_list:
 * @config: a configuration
 *
 * Lists every path that has a value: the configuration's own, its requests', its messages.
 *
 * Returns: (transfer full): the paths
 */
GStrv
sender_path_list (SenderConfig *config)
{
  g_autoptr (GStrvBuilder) out = g_strv_builder_new ();
  SenderList              *requests = sender_config_get_requests (config);
  SenderList              *messages = sender_config_get_messages (config);

  list_record (SENDER_RECORD (config), "", out);
  for (guint i = 0; i < sender_list_get_n_items (requests); i++)
    {
      g_autofree char *path = sender_path_for_request (config, sender_list_get (requests, i));
      g_autofree char *prefix = path != NULL ? g_strconcat (path, ".", NULL) : NULL;

      if (prefix != NULL)
        list_record (sender_list_get (requests, i), prefix, out);
    }
  for (guint i = 0; i < sender_list_get_n_items (messages); i++)
    {
      g_autofree char *path = sender_path_for_message (config, sender_list_get (messages, i));

      g_strv_builder_add (out, path);
    }
  return g_strv_builder_end (out);
}
