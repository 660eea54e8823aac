/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-rule.h"

#include "sender-config.h"
#include "sender-country.h"
#include "sender-list.h"
#include "sender-locale.h"
#include "sender-message.h"
#include "sender-origination-number.h"
#include "sender-provider.h"
#include "sender-usage.h"

#include <glib/gi18n-lib.h>

/* What the environment at PingOne makes of the sender: SS801-SS806. What was not read is not
 * judged. Which policy applies to which user is not documented: a policy is never said to apply. */

static SenderUsage *
make_usage (SenderCheckRun *run)
{
  SenderLive *live = run->context->live;

  return live != NULL ? sender_usage_new (live) : NULL;
}

/* A server that PingOne speaks to itself needs no request. */
static gboolean
serves (SenderCheckRun *run,
        SenderChannel   channel)
{
  SenderProviderKind kind = sender_provider_get_kind (sender_config_get_provider (run->config));

  return kind != SENDER_PROVIDER_KIND_CUSTOM_PROVIDER ||
         sender_check_run_get_request (run, channel) != NULL;
}

/* The channels that it could be asked for and is not. Returns whether there are any. */
static gboolean
find_unasked (SenderCheckRun *run,
              SenderUsage    *usage,
              gboolean       *channels)
{
  gboolean is_any = FALSE;

  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    {
      channels[channel] = serves (run, channel) &&
                          !sender_usage_names_for (usage, run->context->sender, channel);
      is_any |= channels[channel];
    }
  return is_any;
}

/* A sender that is not there yet is unused for another reason. */
static void
check_used (SenderCheckRun *run)
{
  const char             *sender = run->context->sender;
  g_autoptr (SenderUsage) usage = make_usage (run);
  g_autofree char        *text = NULL;
  gboolean                unasked[SENDER_POLICY_N_CHANNELS];

  if (usage == NULL || sender == NULL || sender_usage_get_policies (usage) == NULL ||
      sender_live_find_sender (run->context->live, sender) == NULL)
    return;
  text = sender_usage_dup_text (usage);
  if (!sender_usage_names (usage, sender))
    sender_check_run_report (run, "provider.kind", NULL,
                             _ ("PingOne has this sender and never asks it: neither the fallback "
                                "chain nor a policy names it. In use now: %s."),
                             text);
  else if (find_unasked (run, usage, unasked))
    /* Translators: a channel or both, who is in use */
    sender_check_run_report (run, "provider.kind", NULL,
                             _ ("PingOne never asks this sender for %s: neither the fallback chain "
                                "nor a policy names it for that. In use now: %s."),
                             sender_usage_get_channels_label (unasked), text);
}

/* What a policy makes of a channel: whom it asks counts there before the chain. */
typedef enum
{
  LEAVES_CHAIN,
  ASKS_FIRST,
  ASKS_OTHERS,
} Asking;

static Asking
get_asking (const SenderPolicy *policy,
            SenderChannel       channel,
            const char         *sender)
{
  Asking asking = LEAVES_CHAIN;

  for (guint i = 0; i < policy->routes->len; i++)
    {
      const SenderPolicyRoute *route = g_ptr_array_index (policy->routes, i);

      if (!route->channels[channel])
        continue;
      if (sender == NULL || g_strcmp0 (route->chain[0], sender) != 0)
        return ASKS_OTHERS;
      asking = ASKS_FIRST;
    }
  return asking;
}

static void
append_names (GString        *names,
              SenderCheckRun *run,
              GPtrArray      *policies,
              Asking          asking,
              const gboolean *channels)
{
  for (guint i = 0; i < policies->len; i++)
    {
      const SenderPolicy *policy = g_ptr_array_index (policies, i);
      g_autofree char    *name = sender_usage_dup_policy_name (policy);
      gboolean            is_so = TRUE;

      for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
        is_so &= channels[channel] ==
                 (serves (run, channel) &&
                  get_asking (policy, channel, run->context->sender) == asking);
      if (is_so)
        g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "", name);
    }
}

/* A sentence for the policies that do so for the same channels. (transfer full): none: empty */
static char *
describe_asking (SenderCheckRun *run,
                 GPtrArray      *policies,
                 Asking          asking)
{
  static const gboolean all[][SENDER_POLICY_N_CHANNELS] = {
    { TRUE, TRUE },
    { TRUE, FALSE },
    { FALSE, TRUE },
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      const char         *label = sender_usage_get_channels_label (all[i]);
      g_autoptr (GString) names = g_string_new (NULL);

      append_names (names, run, policies, asking, all[i]);
      if (names->len == 0)
        continue;
      g_string_append (text, text->len > 0 ? " " : "");
      if (asking == ASKS_OTHERS)
        /* Translators: names of policies, a channel or both */
        g_string_append_printf (text,
                                _ ("Where policy %s applies, the fallback chain does not count for "
                                   "%s, and PingOne does not ask this sender first."),
                                names->str, label);
      else
        /* Translators: names of policies, a channel or both */
        g_string_append_printf (text,
                                _ ("Where policy %s applies, the fallback chain does not count for "
                                   "%s; PingOne asks this sender first all the same."),
                                names->str, label);
    }
  return g_string_free (text, FALSE);
}

static void
check_overridden (SenderCheckRun *run)
{
  g_autoptr (SenderUsage) usage = make_usage (run);
  GPtrArray              *policies = usage != NULL ? sender_usage_get_policies (usage) : NULL;
  g_autofree char        *others = NULL;
  g_autofree char        *first = NULL;

  if (policies == NULL)
    return;
  others = describe_asking (run, policies, ASKS_OTHERS);
  first = describe_asking (run, policies, ASKS_FIRST);
  if (*others != '\0')
    sender_check_run_report (run, "fallback.enabled", NULL, "%s", others);
  else if (*first != '\0')
    sender_check_run_report_as (run, SENDER_SEVERITY_INFO, "fallback.enabled", NULL, "%s", first);
}

static gboolean
has_channel (SenderOriginationNumber *number,
             SenderChannel            channel)
{
  return channel == SENDER_CHANNEL_SMS ? sender_origination_number_has_sms (number)
                                       : sender_origination_number_has_voice (number);
}

static gboolean
stops (const SenderPolicy      *policy,
       SenderOriginationNumber *number,
       const char              *country)
{
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    if (has_channel (number, channel) && !sender_policy_lets_through (policy, channel, country))
      return TRUE;
  return FALSE;
}

/* The countries of a number that a policy stops. (transfer full) */
static GStrv
list_stopped (const SenderPolicy      *policy,
              SenderOriginationNumber *number)
{
  const char *const       *countries = sender_origination_number_get_countries (number);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; countries[i] != NULL; i++)
    if (stops (policy, number, countries[i]))
      g_strv_builder_add (builder, countries[i]);
  return g_strv_builder_end (builder);
}

/* Whether a policy stops countries that the number is for; the first that does is told. */
static gboolean
report_stopped (SenderCheckRun *run,
                GPtrArray      *policies,
                guint           index)
{
  SenderOriginationNumber *number = sender_list_get (sender_config_get_numbers (run->config),
                                                     index);

  for (guint i = 0; i < policies->len; i++)
    {
      const SenderPolicy *policy = g_ptr_array_index (policies, i);
      g_auto (GStrv)      stopped = list_stopped (policy, number);
      g_autofree char    *path = g_strdup_printf ("numbers[%u].countries", index);
      g_autofree char    *name = sender_usage_dup_policy_name (policy);
      g_autofree char    *countries = sender_country_dup_list ((const char *const *) stopped);

      if (stopped[0] == NULL)
        continue;
      sender_check_run_report (run, path, NULL,
                               _ ("Policy %s lets nothing go to %s, which the number is for."),
                               name, countries);
      return TRUE;
    }
  return FALSE;
}

/* Standard numbers don’t say where their users are. */
static gboolean
is_open (SenderCheckRun *run)
{
  SenderList *numbers = sender_config_get_numbers (run->config);
  guint       n_numbers = sender_list_get_n_items (numbers);

  for (guint i = 0; i < n_numbers; i++)
    if (sender_origination_number_get_countries (sender_list_get (numbers, i))[0] == NULL)
      return TRUE;
  return n_numbers == 0;
}

static gboolean
concerns (SenderCheckRun     *run,
          const SenderPolicy *policy)
{
  if (policy->limit == SENDER_POLICY_LIMIT_NONE ||
      (policy->limit == SENDER_POLICY_LIMIT_DENIED && policy->countries[0] == NULL))
    return FALSE;
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    if (policy->limited[channel] && sender_check_run_get_request (run, channel) != NULL)
      return TRUE;
  return FALSE;
}

static char *
describe_limit (const SenderPolicy *policy)
{
  const char      *channels = sender_usage_get_channels_label (policy->limited);
  g_autofree char *name = sender_usage_dup_policy_name (policy);
  g_autofree char *countries =
    sender_country_dup_list ((const char *const *) policy->countries);

  if (policy->limit == SENDER_POLICY_LIMIT_UNKNOWN)
    /* Translators: the name of a policy, a channel or both */
    return g_strdup_printf (_ ("Policy %s limits the countries for %s in a way that is not known "
                               "here."),
                            name, channels);
  if (policy->limit == SENDER_POLICY_LIMIT_DENIED)
    /* Translators: the name of a policy, a channel or both, countries */
    return g_strdup_printf (_ ("Policy %s lets %s go everywhere but to %s."), name, channels,
                            countries);
  if (*countries == '\0')
    /* Translators: the name of a policy, a channel or both */
    return g_strdup_printf (_ ("Policy %s lets %s go to no country."), name, channels);
  /* Translators: the name of a policy, a channel or both, countries */
  return g_strdup_printf (_ ("Policy %s lets %s go to %s only."), name, channels, countries);
}

static void
report_limits (SenderCheckRun *run,
               GPtrArray      *policies)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < policies->len; i++)
    if (concerns (run, policies->pdata[i]))
      {
        g_autofree char *limit = describe_limit (policies->pdata[i]);

        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", limit);
      }
  if (text->len > 0)
    sender_check_run_report_as (run, SENDER_SEVERITY_INFO, "numbers", NULL, "%s", text->str);
}

static void
check_countries (SenderCheckRun *run)
{
  SenderLive           *live = run->context->live;
  g_autoptr (GPtrArray) policies = live != NULL ? sender_policy_list (live) : NULL;
  gboolean              is_reported = FALSE;

  if (policies == NULL)
    return;
  for (guint i = 0; i < sender_list_get_n_items (sender_config_get_numbers (run->config)); i++)
    is_reported |= report_stopped (run, policies, i);
  if (!is_reported && is_open (run))
    report_limits (run, policies);
}

static void
check_delivery (SenderCheckRun *run)
{
  SenderLive *live = run->context->live;
  SenderJson *settings = live != NULL ? sender_live_get_settings (live) : NULL;
  const char *mode = NULL;
  SenderJson *listed = NULL;

  if (settings == NULL)
    return;
  mode = sender_json_get_string_member (settings, "deliveryMode");
  if (mode == NULL || g_str_equal (mode, "ALL"))
    return;
  listed = sender_json_get_member (settings, "whitelist");
  if (g_str_equal (mode, "WHITELIST"))
    sender_check_run_report (run, "environment.id", NULL,
                             g_dngettext (GETTEXT_PACKAGE,
                                          "The environment delivers to listed users only, and "
                                          "lists %u.",
                                          "The environment delivers to listed users only, and "
                                          "lists %u.",
                                          listed != NULL ? sender_json_get_length (listed) : 0),
                             listed != NULL ? sender_json_get_length (listed) : 0);
  else
    sender_check_run_report (run, "environment.id", NULL,
                             _ ("The environment’s delivery mode, %s, is not known here; it may "
                                "keep messages from users."),
                             mode);
}

static gboolean
is_enabled (SenderJson *languages,
            const char *locale)
{
  for (guint i = 0; i < sender_json_get_length (languages); i++)
    {
      SenderJson *language = sender_json_get_element (languages, i);
      SenderJson *enabled = sender_json_get_member (language, "enabled");
      const char *tag = sender_json_get_string_member (language, "locale");

      if (tag != NULL && sender_locale_equal (tag, locale))
        return enabled == NULL || sender_json_get_boolean (enabled);
    }
  return FALSE;
}

static void
check_one_locale (SenderCheckRun *run,
                  SenderMessage  *message,
                  const char     *path)
{
  SenderJson      *languages = sender_live_get_languages (run->context->live);
  const char      *locale = sender_message_get_locale (message);
  g_autofree char *label = sender_locale_dup_label (locale);

  if (!is_enabled (languages, locale))
    sender_check_run_report (run, path, NULL,
                             _ ("%s is not enabled in the environment; enable it in PingOne, or "
                                "remove the message."),
                             label);
}

static void
check_locales (SenderCheckRun *run)
{
  SenderLive *live = run->context->live;

  if (live != NULL && sender_live_get_languages (live) != NULL)
    sender_check_run_foreach_message (run, check_one_locale);
}

static void
check_role (SenderCheckRun *run)
{
  if (run->context->refusal != NULL)
    sender_check_run_report (run, "pingone.client-id", NULL,
                             _ ("The worker application may not read what the environment holds. "
                                "%s"),
                             run->context->refusal);
}

/* Only what PingOne is known to refuse is an error. What keeps codes from users may be meant so: a
 * sender that stands by, an environment for a few testers. */
static const SenderRule rules[] = {
  { "SS801", SENDER_SEVERITY_WARNING,
    N_ ("As long as that is so, nobody gets a code by it."),
    check_used, SENDER_RULE_OWN_ACCOUNT },
  { "SS802", SENDER_SEVERITY_WARNING,
    N_ ("A policy counts before the chain. Which policy applies to which user is not "
        "documented."),
    check_overridden, SENDER_RULE_OWN_ACCOUNT },
  { "SS803", SENDER_SEVERITY_WARNING,
    N_ ("PingOne stops such a message before it asks any provider, so that nothing is seen of it "
        "at the provider. Which policy applies to which user is not documented."),
    check_countries },
  { "SS804", SENDER_SEVERITY_WARNING,
    N_ ("All others get no code, and no provider is asked for them."),
    check_delivery, SENDER_RULE_ANY_KIND },
  { "SS805", SENDER_SEVERITY_ERROR,
    N_ ("PingOne takes no message in a language that is not enabled."),
    check_locales, SENDER_RULE_ANY_KIND },
  { "SS806", SENDER_SEVERITY_WARNING,
    N_ ("Without a role nothing can be read or published, and nothing here says what PingOne "
        "uses now."),
    check_role, SENDER_RULE_ANY_KIND },
};

const SenderRuleGroup sender_rules_live = { rules, G_N_ELEMENTS (rules) };
