/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-checks.h"
#include "sender-help-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const SenderHelpRule *
find_in (const SenderHelpRules *words,
         const char            *id)
{
  for (guint i = 0; i < words->n_rules; i++)
    if (g_str_equal (words->rules[i].id, id))
      return &words->rules[i];
  return NULL;
}

/* A rule without words is not shown; a test refuses it. */
static SenderHelpTopic *
make_topic (const SenderRuleFacts *rule)
{
  const SenderHelpRule *words = find_in (&sender_help_rules_sender, rule->id);
  SenderHelpTopic      *topic = NULL;

  if (words == NULL)
    words = find_in (&sender_help_rules_rest, rule->id);
  if (words == NULL)
    return NULL;
  topic = sender_help_topic_new (SENDER_HELP_FINDINGS, rule->id, rule->id, _ (words->means));
  sender_help_topic_add (topic, _ ("What It Means"), _ (words->means));
  sender_help_topic_add (topic, _ ("Why It Matters"), rule->why);
  sender_help_topic_add (topic, _ ("What to Do"), _ (words->mend));
  return topic;
}

static int
compare_rules (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const SenderRuleFacts *) a)->id, ((const SenderRuleFacts *) b)->id);
}

/**
 * sender_help_rules_add:
 * @topics: a list of SenderHelpTopic
 *
 * Adds a page for each rule, in the order of their ids.
 */
void
sender_help_rules_add (GListStore *topics)
{
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (SenderRuleFacts));
  SenderRuleFacts    rule;

  while (sender_checks_get_rule (rules->len, &rule))
    g_array_append_val (rules, rule);
  g_array_sort (rules, compare_rules);
  for (guint i = 0; i < rules->len; i++)
    {
      g_autoptr (SenderHelpTopic) topic = make_topic (&g_array_index (rules, SenderRuleFacts, i));

      if (topic != NULL)
        g_list_store_append (topics, topic);
    }
}
