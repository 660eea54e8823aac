/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-flow-private.h"

#include "sender-json.h"

#include <string.h>

/* The widgets that reach a handset (reference, Twilio 5.2 and 5.3). */
typedef struct
{
  const char   *type;
  SenderChannel channel;
  gboolean      has_from; /* a call always uses the sender of the execution */
} SendingType;

static const SendingType sending_types[] = {
  { "send-message", SENDER_CHANNEL_SMS, TRUE },
  { "send-and-wait-for-reply", SENDER_CHANNEL_SMS, TRUE },
  { "make-outgoing-call-v1", SENDER_CHANNEL_VOICE, FALSE },
  { "make-outgoing-call-v2", SENDER_CHANNEL_VOICE, FALSE },
};

void
sender_flow_sender_free (SenderFlowSender *self)
{
  g_free (self->widget);
  g_free (self->type);
  g_free (self->from);
  g_free (self->text);
  g_free (self);
}

static const char *
get_property (SenderJson *state,
              const char *name)
{
  SenderJson *properties = sender_json_get_member (state, "properties");

  if (properties == NULL || sender_json_get_kind (properties) != SENDER_JSON_OBJECT)
    return NULL;
  return sender_json_get_string_member (properties, name);
}

/* What is said first once a call is answered: the widgets after the call, one by one. */
static const char *
find_speech (SenderFlow *flow,
             SenderJson *call)
{
  const char            *name = sender_flow_state_get_next (call, "answered");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  while (name != NULL && g_hash_table_add (seen, (gpointer) name))
    {
      SenderJson *state = sender_flow_find_state (flow, name);
      const char *type = state != NULL ? sender_json_get_string_member (state, "type") : NULL;

      if (type == NULL)
        return NULL;
      if (g_str_equal (type, "say-play"))
        return get_property (state, "say");
      name = sender_flow_state_get_next (state, NULL);
    }
  return NULL;
}

/* A text with Liquid in it takes the sender from the execution. */
static const char *
get_hard_coded_from (SenderJson *state)
{
  const char *from = get_property (state, "from");

  return from != NULL && *from != '\0' && strstr (from, "{{") == NULL ? from : NULL;
}

void
sender_flow_collect_sender (GPtrArray  *senders,
                            SenderFlow *flow,
                            SenderJson *state)
{
  const char        *type = sender_json_get_string_member (state, "type");
  const SendingType *sending = NULL;
  SenderFlowSender  *sender = NULL;
  const char        *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (sending_types); i++)
    {
      if (g_strcmp0 (type, sending_types[i].type) == 0)
        sending = &sending_types[i];
    }
  if (sending == NULL)
    return;
  text = sending->has_from ? get_property (state, "body") : find_speech (flow, state);
  sender = g_new0 (SenderFlowSender, 1);
  sender->widget = g_strdup (sender_json_get_string_member (state, "name"));
  sender->type = g_strdup (type);
  sender->channel = sending->channel;
  sender->from = sending->has_from ? g_strdup (get_hard_coded_from (state)) : NULL;
  sender->text = g_strdup (text != NULL ? text : "");
  g_ptr_array_add (senders, sender);
}
