/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-policy.h"

#include "sender-chain.h"

static void
route_free (gpointer data)
{
  SenderPolicyRoute *self = data;

  g_strfreev (self->countries);
  g_strfreev (self->chain);
  g_free (self);
}

static void
policy_free (gpointer data)
{
  SenderPolicy *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->routes);
  g_strfreev (self->countries);
  g_free (self);
}

/* (transfer full): the texts of a list, none where there is no list. */
static GStrv
dup_words (SenderJson *object,
           const char *name)
{
  SenderJson              *list = sender_json_get_member (object, name);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; list != NULL && i < sender_json_get_length (list); i++)
    {
      SenderJson *word = sender_json_get_element (list, i);

      if (sender_json_get_kind (word) == SENDER_JSON_STRING)
        g_strv_builder_add (builder, sender_json_get_text (word));
    }
  return g_strv_builder_end (builder);
}

static gboolean
has_word (GStrv       words,
          const char *word)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* Conditions say VOICE, limits say Voice. A list that is missing names none, so that it is about
 * both. */
static void
read_channels (SenderJson *object,
               gboolean   *channels)
{
  g_auto (GStrv) words = dup_words (object, "deliveryMethods");

  channels[SENDER_CHANNEL_SMS] = words[0] == NULL || has_word (words, "SMS");
  channels[SENDER_CHANNEL_VOICE] = words[0] == NULL || has_word (words, "VOICE");
}

static void
read_routes (SenderPolicy *self,
             SenderJson   *object)
{
  SenderJson *providers = sender_json_get_member (object, "providerConfiguration");
  SenderJson *conditions =
    providers != NULL ? sender_json_get_member (providers, "conditions") : NULL;

  for (guint i = 0; conditions != NULL && i < sender_json_get_length (conditions); i++)
    {
      SenderJson        *condition = sender_json_get_element (conditions, i);
      SenderPolicyRoute *route = g_new0 (SenderPolicyRoute, 1);

      read_channels (condition, route->channels);
      route->countries = dup_words (condition, "countries");
      route->chain = sender_chain_dup_entries (sender_json_get_member (condition,
                                                                       "fallbackChain"));
      g_ptr_array_add (self->routes, route);
    }
}

static SenderPolicyLimit
get_limit (const char *type)
{
  if (type == NULL || g_str_equal (type, "NONE"))
    return SENDER_POLICY_LIMIT_NONE;
  if (g_str_equal (type, "ALLOWED"))
    return SENDER_POLICY_LIMIT_ALLOWED;
  if (g_str_equal (type, "DENIED"))
    return SENDER_POLICY_LIMIT_DENIED;
  return SENDER_POLICY_LIMIT_UNKNOWN;
}

static void
read_limit (SenderPolicy *self,
            SenderJson   *object)
{
  SenderJson *limit = sender_json_get_member (object, "countryLimit");

  if (limit == NULL)
    {
      self->countries = g_new0 (char *, 1);
      return;
    }
  self->limit = get_limit (sender_json_get_string_member (limit, "type"));
  read_channels (limit, self->limited);
  self->countries = dup_words (limit, "countries");
}

static SenderPolicy *
policy_new (SenderJson *object)
{
  SenderPolicy *self = g_new0 (SenderPolicy, 1);
  SenderJson   *is_default = sender_json_get_member (object, "default");
  const char   *name = sender_json_get_string_member (object, "name");

  if (name == NULL || *name == '\0')
    name = sender_json_get_string_member (object, "id");
  self->name = g_strdup (name != NULL ? name : "");
  self->is_default = is_default != NULL && sender_json_get_boolean (is_default);
  self->routes = g_ptr_array_new_with_free_func (route_free);
  read_routes (self, object);
  read_limit (self, object);
  return self;
}

/**
 * sender_policy_list:
 * @live: what an environment holds
 *
 * Reads the policies of an environment.
 *
 * Returns: (transfer full) (nullable) (element-type SenderPolicy): the policies, %NULL if they were
 *   not read
 */
GPtrArray *
sender_policy_list (SenderLive *live)
{
  SenderJson *objects = sender_live_get_policies (live);
  GPtrArray  *policies = NULL;

  if (objects == NULL)
    return NULL;
  policies = g_ptr_array_new_with_free_func (policy_free);
  for (guint i = 0; i < sender_json_get_length (objects); i++)
    g_ptr_array_add (policies, policy_new (sender_json_get_element (objects, i)));
  return policies;
}

/**
 * sender_policy_names:
 * @sender: id of a sender
 *
 * Tells whether PingOne may ask a sender where the policy applies.
 *
 * Returns: whether it stands in a chain of the policy
 */
gboolean
sender_policy_names (const SenderPolicy *self,
                     const char         *sender)
{
  for (guint i = 0; i < self->routes->len; i++)
    {
      const SenderPolicyRoute *route = g_ptr_array_index (self->routes, i);

      if (g_strv_contains ((const char *const *) route->chain, sender))
        return TRUE;
    }
  return FALSE;
}

/**
 * sender_policy_names_for:
 * @sender: id of a sender
 * @channel: SMS or Voice
 *
 * Tells whether PingOne may ask a sender for messages of a channel where the policy applies.
 *
 * Returns: whether it stands in a chain of the policy that is for the channel
 */
gboolean
sender_policy_names_for (const SenderPolicy *self,
                         const char         *sender,
                         SenderChannel       channel)
{
  for (guint i = 0; i < self->routes->len; i++)
    {
      const SenderPolicyRoute *route = g_ptr_array_index (self->routes, i);

      if (route->channels[channel] && g_strv_contains ((const char *const *) route->chain, sender))
        return TRUE;
    }
  return FALSE;
}

/**
 * sender_policy_lets_through:
 * @channel: SMS or Voice
 * @country: a code
 *
 * Tells whether a message may go to a country, as far as that is known: a kind of limit that is not
 * known here is taken to let it through.
 *
 * Returns: whether it may
 */
gboolean
sender_policy_lets_through (const SenderPolicy *self,
                            SenderChannel       channel,
                            const char         *country)
{
  if (!self->limited[channel])
    return TRUE;
  if (self->limit == SENDER_POLICY_LIMIT_ALLOWED)
    return has_word (self->countries, country);
  return self->limit != SENDER_POLICY_LIMIT_DENIED || !has_word (self->countries, country);
}
