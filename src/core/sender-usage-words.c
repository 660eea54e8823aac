/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-usage-private.h"

#include "sender-chain.h"
#include "sender-country.h"
#include "sender-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is in use, in words. */

/* Servers of vendors that PingOne speaks to itself (reference: PingOne, 1.2). */
static const struct
{
  const char *provider;
  const char *vendor;
} servers[] = {
  { "CUSTOM_TWILIO", "Twilio" },
  { "CUSTOM_TWILIO_VERIFY", "Twilio Verify" },
  { "CUSTOM_TWILIO_MESSAGING_SERVICE", "Twilio" },
  { "CUSTOM_SYNIVERSE", "Syniverse" },
  { "CUSTOM_SYNIVERSE_CHANNELS", "Syniverse" },
};

static const char *
find_vendor (const char *provider)
{
  for (guint i = 0; i < G_N_ELEMENTS (servers); i++)
    if (g_strcmp0 (servers[i].provider, provider) == 0)
      return servers[i].vendor;
  return NULL;
}

static const char *
get_name (SenderJson *sender)
{
  const char *name = sender_json_get_string_member (sender, "name");

  return name != NULL && *name != '\0' ? name : sender_json_get_string_member (sender, "id");
}

static char *
dup_entry_text (SenderUsage *self,
                const char  *entry,
                gboolean     is_first)
{
  SenderJson *sender = sender_live_find_sender (self->live, entry);
  const char *provider = NULL;

  if (g_str_equal (entry, SENDER_CHAIN_PING))
    return g_strdup (is_first ? _ ("Ping’s own server") : _ ("Ping’s own account"));
  /* Translators: %s is an id that PingOne’s list of senders does not have */
  if (sender == NULL)
    return g_strdup_printf (_ ("a sender that is not in the list (%s)"), entry);
  provider = sender_json_get_string_member (sender, "provider");
  /* Translators: %s is a vendor, such as Twilio */
  if (find_vendor (provider) != NULL)
    return g_strdup_printf (_ ("a custom server (%s)"), find_vendor (provider));
  if (g_strcmp0 (provider, "CUSTOM_PROVIDER") == 0)
    return g_strdup (get_name (sender));
  /* Translators: the name of a sender, and PingOne’s word for its kind */
  return g_strdup_printf (_ ("%s, of a kind unknown here (%s)"), get_name (sender),
                          provider != NULL ? provider : "-");
}

/**
 * sender_usage_dup_chain_text:
 * @chain: ids and `PINGONE_TWILIO`
 *
 * Names who is asked, in this order.
 *
 * Returns: (transfer full): the names
 */
char *
sender_usage_dup_chain_text (SenderUsage       *self,
                             const char *const *chain)
{
  char *text = NULL;

  if (chain[0] == NULL)
    return g_strdup (_ ("nobody"));
  text = dup_entry_text (self, chain[0], TRUE);
  for (guint i = 1; chain[i] != NULL; i++)
    {
      g_autofree char *first = text;
      g_autofree char *next = dup_entry_text (self, chain[i], FALSE);

      /* Translators: who is asked to send, and who if that one can’t */
      text = g_strdup_printf (_ ("%s, then %s"), first, next);
    }
  return text;
}

/**
 * sender_usage_dup_policy_name:
 * @policy: a policy
 *
 * Names a policy. What it means to be marked as default is not documented: it is only told.
 *
 * Returns: (transfer full): its name in quotation marks
 */
char *
sender_usage_dup_policy_name (const SenderPolicy *policy)
{
  g_autofree char *name = sender_text_quote (policy->name);

  /* Translators: the name of a notification policy */
  return policy->is_default ? g_strdup_printf (_ ("%s (marked as default)"), name)
                            : g_steal_pointer (&name);
}

/**
 * sender_usage_get_channels_label:
 * @channels: for SMS and for Voice, whether it is meant
 *
 * Names the channels that a condition or a limit is for.
 *
 * Returns: the words, translated
 */
const char *
sender_usage_get_channels_label (const gboolean *channels)
{
  if (channels[SENDER_CHANNEL_SMS] && channels[SENDER_CHANNEL_VOICE])
    return _ ("SMS and Voice");
  if (channels[SENDER_CHANNEL_SMS])
    return sender_channel_get_label (SENDER_CHANNEL_SMS);
  if (channels[SENDER_CHANNEL_VOICE])
    return sender_channel_get_label (SENDER_CHANNEL_VOICE);
  return _ ("neither SMS nor Voice");
}

static gboolean
is_like_chain (SenderUsage             *self,
               const SenderPolicyRoute *route)
{
  return g_strv_equal ((const char *const *) route->chain, sender_usage_get_chain (self));
}

/* Whether it names others than the environment’s chain does. */
static gboolean
differs (SenderUsage        *self,
         const SenderPolicy *policy)
{
  for (guint i = 0; i < policy->routes->len; i++)
    if (!is_like_chain (self, g_ptr_array_index (policy->routes, i)))
      return TRUE;
  return FALSE;
}

/* (transfer full): names with commas between them. */
static char *
list_differing (SenderUsage         *self,
                guint               *n_found,
                const SenderPolicy **last)
{
  GString *names = g_string_new (NULL);

  *n_found = 0;
  *last = NULL;
  for (guint i = 0; i < self->policies->len; i++)
    {
      const SenderPolicy *policy = g_ptr_array_index (self->policies, i);
      g_autofree char    *name = sender_usage_dup_policy_name (policy);

      if (!differs (self, policy))
        continue;
      g_string_append_printf (names, "%s%s", (*n_found)++ > 0 ? ", " : "", name);
      *last = policy;
    }
  return g_string_free (names, FALSE);
}

static gboolean
goes_by_country (const SenderPolicy *policy)
{
  for (guint i = 0; i < policy->routes->len; i++)
    if (((const SenderPolicyRoute *) policy->routes->pdata[i])->countries[0] != NULL)
      return TRUE;
  return FALSE;
}

/* Whom a policy names, channel by channel where it makes a difference. */
static char *
dup_routes_text (SenderUsage        *self,
                 const SenderPolicy *policy)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (goes_by_country (policy))
    return g_strdup (_ ("others, by country"));
  for (guint i = 0; i < policy->routes->len; i++)
    {
      const SenderPolicyRoute *route = g_ptr_array_index (policy->routes, i);
      g_autofree char         *chain =
        sender_usage_dup_chain_text (self, (const char *const *) route->chain);

      if (policy->routes->len == 1 && route->channels[SENDER_CHANNEL_SMS] &&
          route->channels[SENDER_CHANNEL_VOICE])
        return g_steal_pointer (&chain);
      g_string_append (text, i > 0 ? ", " : "");
      /* Translators: a channel or both, and who is asked for it */
      g_string_append_printf (text, _ ("%s: %s"),
                              sender_usage_get_channels_label (route->channels), chain);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sender_usage_dup_text:
 *
 * Says what is in use now. Where a policy names others, that is told too, as nobody can know here
 * to whom it applies.
 *
 * Returns: (transfer full): one line
 */
char *
sender_usage_dup_text (SenderUsage *self)
{
  g_autofree char    *chain = sender_usage_dup_chain_text (self, sender_usage_get_chain (self));
  g_autofree char    *names = NULL;
  g_autofree char    *others = NULL;
  const SenderPolicy *last = NULL;
  guint               n_differing = 0;

  /* Translators: who sends */
  if (self->policies == NULL)
    return g_strdup_printf (_ ("%s; the notification policies were not read"), chain);
  names = list_differing (self, &n_differing, &last);
  if (n_differing == 0)
    return g_steal_pointer (&chain);
  /* Translators: who sends, and the names of notification policies */
  if (n_differing > 1)
    return g_strdup_printf (_ ("%s; the policies %s name others"), chain, names);
  others = dup_routes_text (self, last);
  /* Translators: who sends, the name of a notification policy, who sends by that */
  return g_strdup_printf (_ ("%s; where policy %s applies: %s"), chain, names, others);
}

static void
append_policy (GString            *text,
               SenderUsage        *self,
               const SenderPolicy *policy)
{
  g_autofree char *name = sender_usage_dup_policy_name (policy);

  for (guint i = 0; i < policy->routes->len; i++)
    {
      const SenderPolicyRoute *route = g_ptr_array_index (policy->routes, i);
      const char              *channels = sender_usage_get_channels_label (route->channels);
      g_autofree char         *countries =
        sender_country_dup_list ((const char *const *) route->countries);
      g_autofree char *chain =
        sender_usage_dup_chain_text (self, (const char *const *) route->chain);

      g_string_append_c (text, '\n');
      if (*countries != '\0')
        /* Translators: a notification policy, a channel or both, countries, who is asked */
        g_string_append_printf (text, _ ("Policy %s, %s to %s: %s."), name, channels, countries,
                                chain);
      else if (goes_by_country (policy))
        /* Translators: a notification policy, a channel or both, who is asked elsewhere */
        g_string_append_printf (text, _ ("Policy %s, %s elsewhere: %s."), name, channels, chain);
      else
        /* Translators: a notification policy, a channel or both, who is asked for it */
        g_string_append_printf (text, _ ("Policy %s, %s: %s."), name, channels, chain);
    }
}

static gboolean
has_request (SenderJson *sender,
             const char *method)
{
  SenderJson *requests = sender_json_get_member (sender, "requests");

  for (guint i = 0; requests != NULL && i < sender_json_get_length (requests); i++)
    if (g_strcmp0 (sender_json_get_string_member (sender_json_get_element (requests, i),
                                                  "deliveryMethod"),
                   method) == 0)
      return TRUE;
  return FALSE;
}

/* The first of the chain may be for one channel alone. */
static void
append_missing_requests (GString     *text,
                         SenderUsage *self)
{
  static const char *const methods[] = { "SMS", "VOICE" };
  SenderJson              *sender = sender_live_find_sender (self->live, self->chain[0]);

  if (sender == NULL || g_strcmp0 (sender_json_get_string_member (sender, "provider"),
                                   "CUSTOM_PROVIDER") != 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (!has_request (sender, methods[i]))
      {
        g_autofree char *name = sender_text_quote (get_name (sender));

        g_string_append_c (text, '\n');
        /* Translators: the name of a sender, and a channel */
        g_string_append_printf (text,
                                _ ("%s has no request for %s; whom PingOne asks then is not "
                                   "documented."),
                                name, sender_channel_get_label ((SenderChannel) i));
      }
}

/**
 * sender_usage_dup_details:
 *
 * Says all that is known of what is in use, and what is not.
 *
 * Returns: (transfer full): sentences, each on a line of its own
 */
char *
sender_usage_dup_details (SenderUsage *self)
{
  g_autofree char *chain = sender_usage_dup_chain_text (self, sender_usage_get_chain (self));
  GString         *text = g_string_new (NULL);
  gsize            length = 0;

  /* Translators: who is asked to send */
  g_string_append_printf (text, _ ("SMS and Voice: %s."), chain);
  append_missing_requests (text, self);
  length = text->len;
  for (guint i = 0; self->policies != NULL && i < self->policies->len; i++)
    append_policy (text, self, g_ptr_array_index (self->policies, i));
  if (text->len > length)
    g_string_append_printf (text, "\n%s",
                            _ ("Which policy applies to which user is not documented."));
  if (self->policies == NULL)
    g_string_append_printf (text, "\n%s", _ ("The notification policies were not read."));
  return g_string_free (text, FALSE);
}
