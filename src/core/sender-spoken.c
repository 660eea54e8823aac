/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-spoken.h"

#include "sender-builder.h"
#include "sender-config.h"
#include "sender-json.h"
#include "sender-liquid.h"
#include "sender-message.h"
#include "sender-variables.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const roots[] = { "flow.data.", "trigger.request.parameters." };

static void
spoken_free (gpointer data)
{
  SenderSpoken *self = data;

  g_free (self->widget);
  g_free (self->text);
  g_free (self);
}

/* The value of a path below the JSON that reached the flow, as Liquid writes it. */
static char *
look_up_cb (const char *path,
            gpointer    user_data)
{
  SenderJson    *value = user_data;
  const char    *rest = NULL;
  g_auto (GStrv) names = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (roots) && rest == NULL; i++)
    if (g_str_has_prefix (path, roots[i]))
      rest = path + strlen (roots[i]);
  if (rest == NULL)
    return NULL;
  names = g_strsplit (rest, ".", -1);
  for (gsize i = 0; names[i] != NULL && value != NULL; i++)
    value = sender_json_get_kind (value) == SENDER_JSON_OBJECT
              ? sender_json_get_member (value, names[i])
              : NULL;
  if (value == NULL || sender_json_get_kind (value) == SENDER_JSON_NULL)
    return NULL;
  if (sender_json_get_kind (value) == SENDER_JSON_STRING)
    return g_strdup (sender_json_get_text (value));
  return sender_json_to_string (value);
}

/* What reaches the flow, through the whole request and back. */
static SenderJson *
carry (SenderConfig  *config,
       SenderMessage *message,
       GHashTable    *values,
       char         **why)
{
  SenderChannel             channel = sender_message_get_channel (message);
  SenderChannelRequest     *request = sender_config_get_request (config, channel, 0);
  SenderBuildInput          input = { .message = message, .values = values };
  g_autoptr (SenderRequest) built = NULL;
  g_autofree char          *payload = NULL;
  g_autoptr (SenderJson)    json = NULL;
  g_autoptr (GError)        error = NULL;

  input.to = sender_variables_get_sample ("to");
  input.from = sender_variables_get_sample ("from");
  if (request == NULL)
    {
      *why = g_strdup (_ ("The channel has no request that would carry the message."));
      return NULL;
    }
  built = sender_builder_build (config, request, &input, &error);
  if (built != NULL)
    payload = sender_builder_dup_payload (config, request, built);
  if (payload != NULL)
    json = sender_json_parse (payload, -1, &error);
  if (built != NULL && payload == NULL)
    *why = g_strdup (_ ("The request does not carry the message to the flow."));
  else if (json == NULL)
    *why = g_strdup_printf (_ ("The flow can’t read the message: %s"), error->message);
  else if (sender_json_get_kind (json) != SENDER_JSON_OBJECT)
    *why = g_strdup (_ ("The flow can’t read the message, since it is no JSON object."));
  else
    return g_steal_pointer (&json);
  return NULL;
}

static GPtrArray *
speak (SenderFlow   *flow,
       SenderChannel channel,
       SenderJson   *data)
{
  GPtrArray *senders = sender_flow_get_senders (flow);
  GPtrArray *spoken = g_ptr_array_new_with_free_func (spoken_free);

  for (guint i = 0; i < senders->len; i++)
    {
      const SenderFlowSender *sender = g_ptr_array_index (senders, i);
      SenderSpoken           *one = NULL;

      if (sender->channel != channel)
        continue;
      one = g_new0 (SenderSpoken, 1);
      one->widget = g_strdup (sender->widget);
      one->text = sender_liquid_render (sender->text, look_up_cb, data);
      g_ptr_array_add (spoken, one);
    }
  return spoken;
}

/**
 * sender_spoken_list:
 * @config: the configuration
 * @message: a message
 * @flow: (nullable): the flow of its channel, %NULL where it is not known
 * @values: (nullable) (element-type utf8 utf8): values of variables
 * @why: (out): the reason if there is nothing
 *
 * Takes a message through the request and the flow, and lists what each sending widget makes of it.
 *
 * Returns: (transfer full) (nullable) (element-type SenderSpoken): the sentences
 */
GPtrArray *
sender_spoken_list (SenderConfig  *config,
                    SenderMessage *message,
                    SenderFlow    *flow,
                    GHashTable    *values,
                    char         **why)
{
  g_autoptr (SenderJson) data = NULL;
  g_autoptr (GPtrArray)  spoken = NULL;

  *why = NULL;
  data = carry (config, message, values, why);
  if (data == NULL)
    return NULL;
  if (flow == NULL)
    {
      *why = g_strdup (_ ("What the phone shows is not known until the flow is: open its "
                          "definition on the Contract page."));
      return NULL;
    }
  spoken = speak (flow, sender_message_get_channel (message), data);
  if (spoken->len > 0)
    return g_steal_pointer (&spoken);
  *why = g_strdup (_ ("No widget of the flow sends to this channel."));
  return NULL;
}
