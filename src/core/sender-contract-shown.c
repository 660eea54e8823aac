/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract-map.h"

#include "sender-json.h"
#include "sender-liquid.h"

#include <string.h>

/* What comes out of a flow at the other end. */

/* Both names of the data of an execution. */
static const char *const prefixes[] = {
  "flow.data.",
  "trigger.request.parameters.",
};

static char *
lookup_cb (const char *path,
           gpointer    user_data)
{
  SenderJson *payload = user_data;

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize       length = strlen (prefixes[i]);
      SenderJson *value = NULL;

      if (!g_str_has_prefix (path, prefixes[i]))
        continue;
      value = sender_json_get_member (payload, path + length);
      if (value == NULL)
        return NULL;
      return sender_json_get_kind (value) == SENDER_JSON_STRING
               ? g_strdup (sender_json_get_text (value))
               : sender_json_to_string (value);
    }
  return NULL;
}

/* Marks of SSML are for the voice, nobody hears them. */
static char *
drop_marks (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean            inside = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '<')
        inside = TRUE;
      else if (*p == '>' && inside)
        inside = FALSE;
      else if (!inside)
        g_string_append_c (out, *p);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * sender_contract_dup_shown:
 * @flow: a flow
 * @channel: the channel it is started for
 * @payload: the object that reaches it
 *
 * Renders the text of the first widget that sends on the channel.
 *
 * Returns: (transfer full) (nullable): the text, %NULL if the flow sends none
 */
char *
sender_contract_dup_shown (SenderFlow   *flow,
                           SenderChannel channel,
                           SenderJson   *payload)
{
  GPtrArray *senders = sender_flow_get_senders (flow);

  for (guint i = 0; i < senders->len; i++)
    {
      const SenderFlowSender *sender = g_ptr_array_index (senders, i);
      g_autofree char        *text = NULL;

      if (sender->channel != channel)
        continue;
      text = sender_liquid_render (sender->text, lookup_cb, payload);
      return channel == SENDER_CHANNEL_VOICE ? drop_marks (text) : g_steal_pointer (&text);
    }
  return NULL;
}
