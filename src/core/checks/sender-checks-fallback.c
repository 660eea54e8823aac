/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-rule.h"

#include "sender-chain-order.h"
#include "sender-chain-words.h"
#include "sender-config.h"
#include "sender-fallback.h"
#include "sender-format-pingone.h"
#include "sender-json-template.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-policy.h"
#include "sender-provider.h"
#include "sender-usage.h"

#include <glib/gi18n-lib.h>

/* Who sends instead of the own sender, and what people get then: SS501-SS507. */

#define PATH "fallback.enabled"
#define CHAIN_PATH "fallback.chain"

static SenderFallback *
get_fallback (SenderCheckRun *run)
{
  return sender_config_get_fallback (run->config);
}

/* The words of an order that is said in full; none where it names nobody or the switch decides. */
static const char *const *
get_chain (SenderCheckRun *run)
{
  return sender_fallback_get_chain (get_fallback (run));
}

/* Where it is said who is asked. */
static const char *
get_path (SenderCheckRun *run)
{
  return sender_fallback_has_chain (get_fallback (run)) ? CHAIN_PATH : PATH;
}

/* The sender may have been named by its id. */
static gboolean
is_own (SenderCheckRun *run,
        const char     *entry)
{
  SenderJson *remote = sender_config_get_remote (run->config);
  const char *id = remote != NULL ? sender_json_get_string_member (remote, "id") : NULL;

  return g_str_equal (entry, SENDER_CHAIN_SELF) || g_strcmp0 (entry, id) == 0;
}

/* Where the own sender stands first, or how many there are. */
static guint
find_own (SenderCheckRun    *run,
          const char *const *order)
{
  guint position = 0;

  while (order[position] != NULL && !is_own (run, order[position]))
    position++;
  return position;
}

/* How many are asked after the own sender. */
static guint
count_behind (SenderCheckRun *run)
{
  g_auto (GStrv) order = sender_fallback_dup_order (get_fallback (run));
  guint          n = g_strv_length (order);
  guint          own = find_own (run, (const char *const *) order);

  return own < n ? n - own - 1 : 0;
}

static gboolean
is_asked (SenderCheckRun *run)
{
  const char *const *chain = get_chain (run);

  return !sender_fallback_has_chain (get_fallback (run)) || chain[find_own (run, chain)] != NULL;
}

/* Whether the chain that is live names others behind the sender, who stay there. */
static gboolean
has_others_behind (SenderCheckRun *run)
{
  SenderLive *live = run->context->live;
  SenderJson *chain = live != NULL ? sender_live_get_chain (live) : NULL;
  const char *own = run->context->sender;
  gboolean    is_behind = own == NULL || !sender_chain_has (chain, own);

  for (guint i = 0; chain != NULL && i < sender_json_get_length (chain); i++)
    {
      SenderJson *entry = sender_json_get_element (chain, i);
      const char *name =
        sender_json_get_kind (entry) == SENDER_JSON_STRING ? sender_json_get_text (entry) : "";

      if (g_strcmp0 (name, own) == 0)
        is_behind = TRUE;
      else if (is_behind && !g_str_equal (name, SENDER_CHAIN_PING))
        return TRUE;
    }
  return FALSE;
}

static void
check_disabled (SenderCheckRun *run)
{
  if (!is_asked (run) || count_behind (run) > 0 || has_others_behind (run))
    return;
  if (sender_fallback_has_chain (get_fallback (run)))
    sender_check_run_report (run, CHAIN_PATH, NULL,
                             _ ("Nobody is asked after this sender: while its provider is down "
                                "nobody gets a code."));
  else
    sender_check_run_report (run, PATH, NULL,
                             _ ("Fallback is disabled: while the provider is down nobody gets a "
                                "code."));
}

static void
check_withdrawn (SenderCheckRun *run)
{
  if (sender_fallback_is_empty (get_fallback (run)))
    sender_check_run_report (run, CHAIN_PATH, NULL,
                             _ ("Where nobody is named PingOne sends from Ping’s own account, "
                                "which by a vendor’s account Ping is withdrawing; make sure that "
                                "you still have it."));
  else if (sender_fallback_is_enabled (get_fallback (run)) ||
           sender_chain_order_has (get_chain (run), SENDER_CHAIN_PING))
    sender_check_run_report (run, get_path (run), NULL,
                             _ ("Fallback relies on Ping’s own account, which by a vendor’s "
                                "account Ping is withdrawing; make sure that you still have "
                                "it."));
}

static void
check_late_failure (SenderCheckRun *run)
{
  if (count_behind (run) > 0 && sender_check_run_has_studio (run))
    sender_check_run_report (run, get_path (run), NULL,
                             _ ("Fallback does not help once Twilio has answered 201: a flow that "
                                "fails after that fails alone."));
}

static SenderFix *
fix_chain (GStrv order)
{
  g_autofree char *value = g_strjoinv (",", order);

  g_strfreev (order);
  return sender_check_fix (CHAIN_PATH, value);
}

static void
check_missing (SenderCheckRun *run)
{
  const char *text = sender_fallback_is_empty (get_fallback (run))
                       ? _ ("The order of providers names nobody, so that PingOne never asks this "
                            "sender.")
                       : _ ("The order of providers leaves this sender out, so that PingOne never "
                            "asks it.");

  if (!is_asked (run))
    sender_check_run_report (run, CHAIN_PATH,
                             fix_chain (sender_chain_order_insert (get_chain (run), 0,
                                                                   SENDER_CHAIN_SELF)),
                             "%s", text);
}

/* Whether @entry stands before @position already. */
static gboolean
is_repeated (SenderCheckRun *run,
             guint           position)
{
  const char *const *chain = get_chain (run);

  for (guint i = 0; i < position; i++)
    if (g_str_equal (chain[i], chain[position]) ||
        (is_own (run, chain[i]) && is_own (run, chain[position])))
      return TRUE;
  return FALSE;
}

static void
check_twice (SenderCheckRun *run)
{
  const char *const *chain = get_chain (run);

  for (guint i = 0; chain[i] != NULL; i++)
    {
      g_autofree char *path = NULL;

      if (!is_repeated (run, i))
        continue;
      path = g_strdup_printf (CHAIN_PATH "[%u]", i);
      sender_check_run_report (run, path, fix_chain (sender_chain_order_remove (chain, i)),
                               _ ("The order of providers has “%s” twice."), chain[i]);
    }
}

/* What is live in the chain already is somebody's, whatever it is. */
static void
check_unknown (SenderCheckRun *run)
{
  const char *const *chain = get_chain (run);
  SenderLive        *live = run->context->live;

  if (live == NULL || sender_live_get_senders (live) == NULL)
    return;
  for (guint i = 0; chain[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf (CHAIN_PATH "[%u]", i);

      if (!is_own (run, chain[i]) && !g_str_equal (chain[i], SENDER_CHAIN_PING) &&
          sender_live_find_sender (live, chain[i]) == NULL &&
          !sender_chain_has (sender_live_get_chain (live), chain[i]))
        sender_check_run_report (run, path, NULL,
                                 _ ("“%s” is no sender of the environment."), chain[i]);
    }
}

static gboolean
is_json (SenderMessage *message)
{
  return sender_json_template_is (sender_message_get_content (message));
}

static gboolean
has_json (SenderCheckRun *run,
          SenderChannel   channel)
{
  SenderList *messages = sender_config_get_messages (run->config);

  for (guint i = 0; i < sender_list_get_n_items (messages); i++)
    {
      SenderMessage *message = sender_list_get (messages, i);

      if (sender_message_get_channel (message) == channel && is_json (message))
        return TRUE;
    }
  return FALSE;
}

/* Whether messages go from @entry to people as they stand, without a flow that reads them. */
static gboolean
is_plain (SenderCheckRun *run,
          const char     *entry)
{
  SenderLive *live = run->context->live;
  SenderJson *sender = live != NULL ? sender_live_find_sender (live, entry) : NULL;

  return g_str_equal (entry, SENDER_CHAIN_PING) ||
         (sender != NULL &&
          sender_format_pingone_get_kind (sender) == SENDER_PROVIDER_KIND_CUSTOM_SERVER);
}

static const char *
find_plain (SenderCheckRun    *run,
            const char *const *order)
{
  for (guint i = 0; order[i] != NULL; i++)
    if (is_plain (run, order[i]))
      return order[i];
  return NULL;
}

/* A policy counts before the order: where one names the sender, not all is lost. */
static SenderSeverity
judge_order (SenderCheckRun *run)
{
  SenderLive           *live = run->context->live;
  g_autoptr (GPtrArray) policies = live != NULL ? sender_policy_list (live) : NULL;

  for (guint i = 0; policies != NULL && run->context->sender != NULL && i < policies->len; i++)
    if (sender_policy_names (policies->pdata[i], run->context->sender))
      return SENDER_SEVERITY_WARNING;
  return SENDER_SEVERITY_ERROR;
}

/* @order with the own sender first. */
static SenderFix *
fix_first (SenderCheckRun    *run,
           const char *const *order)
{
  guint own = find_own (run, order);

  return fix_chain (order[own] != NULL
                      ? sender_chain_order_move (order, own, 0)
                      : sender_chain_order_insert (order, 0, SENDER_CHAIN_SELF));
}

/* Whether the order leads messages to people as they stand. */
static gboolean
check_plain_order (SenderCheckRun *run)
{
  g_auto (GStrv)     entries = sender_fallback_dup_order (get_fallback (run));
  const char *const *order = (const char *const *) entries;
  const char        *plain = find_plain (run, order);
  g_autofree char   *name = NULL;

  if (*order == NULL)
    sender_check_run_report_as (run, judge_order (run), CHAIN_PATH, fix_first (run, order),
                                _ ("Where nobody is named, Ping’s own account sends messages as "
                                   "they stand, and people see or hear JSON that is meant for "
                                   "the flow; put this sender first."));
  if (plain == NULL)
    return *order == NULL;
  name = sender_chain_words_dup_entry (plain, run->context->live);
  if (plain == *order)
    sender_check_run_report_as (run, judge_order (run), CHAIN_PATH, fix_first (run, order),
                                _ ("%s is asked first and sends messages as they stand, so that "
                                   "people see or hear JSON that is meant for the flow; put this "
                                   "sender first."),
                                name);
  else
    sender_check_run_report_as (run, SENDER_SEVERITY_WARNING, get_path (run), NULL,
                                _ ("If %s is asked, it sends messages as they stand, and people "
                                   "see or hear JSON that is meant for the flow; leave it out "
                                   "unless that is better than no code."),
                                name);
  return TRUE;
}

/* Whether JSON goes to people where @policy applies; with @is_first only what is so at once. */
static gboolean
leads_to_plain (SenderCheckRun     *run,
                const SenderPolicy *policy,
                gboolean            is_first)
{
  for (guint i = 0; i < policy->routes->len; i++)
    {
      const SenderPolicyRoute *route = g_ptr_array_index (policy->routes, i);
      const char              *plain = find_plain (run, (const char *const *) route->chain);

      if (plain == NULL || (is_first && plain != *route->chain))
        continue;
      for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
        if (route->channels[channel] && has_json (run, channel))
          return TRUE;
    }
  return FALSE;
}

/* What the order does later anyhow is not told again for a policy. */
static void
check_plain_policies (SenderCheckRun *run,
                      gboolean        is_told)
{
  SenderLive           *live = run->context->live;
  g_autoptr (GPtrArray) policies = live != NULL ? sender_policy_list (live) : NULL;
  g_autoptr (GString)   names = g_string_new (NULL);

  for (guint i = 0; policies != NULL && i < policies->len; i++)
    if (leads_to_plain (run, policies->pdata[i], is_told))
      {
        g_autofree char *name = sender_usage_dup_policy_name (policies->pdata[i]);

        g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "", name);
      }
  if (names->len > 0)
    sender_check_run_report_as (run, SENDER_SEVERITY_WARNING, PATH, NULL,
                                _ ("Where policy %s applies, PingOne may send messages as they "
                                   "stand, so that people see or hear JSON that is meant for the "
                                   "flow; look at the policy’s providers in PingOne."),
                                names->str);
}

static void
check_one_plain (SenderCheckRun *run,
                 SenderMessage  *message,
                 const char     *path)
{
  g_autoptr (SenderFix) fix = NULL;

  if (!is_json (message))
    return;
  fix = sender_fix_new ();
  sender_fix_add (fix, path, NULL);
  sender_check_run_report (run, path, g_steal_pointer (&fix),
                           _ ("Without a custom provider PingOne sends the message as it stands, "
                              "and people see or hear its JSON; remove it, so that Ping’s own "
                              "text is sent, or write it as plain text."));
}

static void
check_people (SenderCheckRun *run)
{
  SenderProviderKind kind = sender_provider_get_kind (sender_config_get_provider (run->config));

  if (kind == SENDER_PROVIDER_KIND_PING || kind == SENDER_PROVIDER_KIND_CUSTOM_SERVER)
    sender_check_run_foreach_message (run, check_one_plain);
  if (kind == SENDER_PROVIDER_KIND_CUSTOM_PROVIDER &&
      (has_json (run, SENDER_CHANNEL_SMS) || has_json (run, SENDER_CHANNEL_VOICE)))
    check_plain_policies (run, check_plain_order (run));
}

static const SenderRule rules[] = {
  { "SS501", SENDER_SEVERITY_INFO,
    N_ ("The fallback chain has this sender and nothing after it."),
    check_disabled },
  { "SS502", SENDER_SEVERITY_WARNING,
    N_ ("If the account is gone, the fallback fails as well, and nothing says so before."),
    check_withdrawn },
  { "SS503", SENDER_SEVERITY_INFO,
    N_ ("PingOne tries the next provider only if a request can’t be queued. Which answers count "
        "as that is not documented."),
    check_late_failure },
  { "SS504", SENDER_SEVERITY_WARNING,
    N_ ("Publishing leaves the sender out of the chain. Only a notification policy that names it "
        "can use it then."),
    check_missing },
  { "SS505", SENDER_SEVERITY_ERROR,
    N_ ("Whoever could not queue a message is asked again at once. What PingOne makes of such an "
        "order is not documented."),
    check_twice },
  { "SS506", SENDER_SEVERITY_WARNING,
    N_ ("PingOne may refuse the order, or skip the entry: which of both is not documented."),
    check_unknown },
  { "SS507", SENDER_SEVERITY_ERROR,
    N_ ("A code between names and quotes is hard to read, and harder to make out in a call."),
    check_people, SENDER_RULE_ANY_KIND },
};

const SenderRuleGroup sender_rules_fallback = { rules, G_N_ELEMENTS (rules) };
