/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-checks.h"

#include "checks/sender-rule.h"
#include "sender-acceptance.h"
#include "sender-config.h"
#include "sender-list.h"
#include "sender-path.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ROUNDS 10

/* SS401 is silent where a rule before it has told the reason: sender_rules_json stands in order. */
static const SenderRuleGroup *const groups[] = {
  &sender_rules_provider,
  &sender_rules_numbers,
  &sender_rules_url,
  &sender_rules_request,
  &sender_rules_variables,
  &sender_rules_studio,
  &sender_rules_fallback,
  &sender_rules_messages,
  &sender_rules_json,
  &sender_rules_flow,
  &sender_rules_live,
};

/* The sections of a configuration, as the outline has them. */
static const char *const sections[] = {
  "provider",
  "authorization",
  "numbers",
  "sms",
  "voice",
  "fallback",
  "messages",
};

static guint
get_section (SenderFinding *finding)
{
  const char *path = sender_finding_get_path (finding);
  gsize       length = strcspn (path, ".[");

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (strlen (sections[i]) == length && strncmp (path, sections[i], length) == 0)
      return i;
  return G_N_ELEMENTS (sections);
}

/* By section, then by rule; what one rule found stays in the order of the document. */
static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  SenderFinding *first = *(SenderFinding *const *) a;
  SenderFinding *second = *(SenderFinding *const *) b;
  int            difference = (int) get_section (first) - (int) get_section (second);

  if (difference != 0)
    return difference;
  return strcmp (sender_finding_get_id (first), sender_finding_get_id (second));
}

static char *
make_acceptance_key (const char *id,
                     const char *path)
{
  return g_strconcat (id, " ", path, NULL);
}

static void
mark_accepted (SenderConfig *config,
               GPtrArray    *findings)
{
  SenderList            *accepted = sender_config_get_accepted (config);
  g_autoptr (GHashTable) reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < sender_list_get_n_items (accepted); i++)
    {
      SenderAcceptance *acceptance = sender_list_get (accepted, i);

      g_hash_table_insert (reasons,
                           make_acceptance_key (sender_acceptance_get_id (acceptance),
                                                sender_acceptance_get_path (acceptance)),
                           acceptance);
    }
  for (guint i = 0; g_hash_table_size (reasons) > 0 && i < findings->len; i++)
    {
      SenderFinding    *finding = g_ptr_array_index (findings, i);
      g_autofree char  *key = make_acceptance_key (sender_finding_get_id (finding),
                                                   sender_finding_get_path (finding));
      SenderAcceptance *acceptance = g_hash_table_lookup (reasons, key);

      if (acceptance != NULL)
        sender_finding_set_accepted (finding, sender_acceptance_get_reason (acceptance));
    }
}

/**
 * sender_checks_run:
 * @config: a configuration
 * @context: (nullable): what it can't know of itself
 *
 * Lets every rule look at a configuration. Pure and offline. Findings that were accepted are in the
 * list too, with the reason.
 *
 * Returns: (transfer full): a list of [class@Finding] in the order of the configuration's sections
 */
GListModel *
sender_checks_run (SenderConfig             *config,
                   const SenderCheckContext *context)
{
  GListStore    *store = g_list_store_new (SENDER_TYPE_FINDING);
  SenderCheckRun run;

  sender_check_run_init (&run, config, context);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    sender_check_run_group (&run, groups[i]);
  g_ptr_array_sort (run.findings, compare_findings);
  mark_accepted (config, run.findings);
  g_list_store_splice (store, 0, 0, run.findings->pdata, run.findings->len);
  sender_check_run_clear (&run);
  return G_LIST_MODEL (store);
}

/**
 * sender_checks_count:
 * @findings: a list of [class@Finding]
 * @severity: a severity
 *
 * Counts what still matters.
 *
 * Returns: how many findings have @severity and are not accepted
 */
guint
sender_checks_count (GListModel    *findings,
                     SenderSeverity severity)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (sender_finding_get_severity (finding) == severity &&
          sender_finding_get_accepted (finding) == NULL)
        count++;
    }
  return count;
}

typedef struct
{
  const SenderCheckContext *context;
  const char *const        *ids; /* (nullable) */
  GListStore               *applied;
} FixData;

static gboolean
is_wanted (SenderFinding *finding,
           FixData       *data)
{
  return sender_finding_get_fix (finding) != NULL &&
         sender_finding_get_accepted (finding) == NULL &&
         (data->ids == NULL || g_strv_contains (data->ids, sender_finding_get_id (finding)));
}

/* Whether a fix of this round has changed what @fix was made from; adds its paths if not. */
static gboolean
is_stale (SenderFix  *fix,
          GHashTable *edited)
{
  for (guint i = 0; i < sender_fix_get_n_edits (fix); i++)
    if (g_hash_table_contains (edited, sender_fix_get_path (fix, i)))
      return TRUE;
  for (guint i = 0; i < sender_fix_get_n_edits (fix); i++)
    g_hash_table_add (edited, g_strdup (sender_fix_get_path (fix, i)));
  return FALSE;
}

static gboolean
apply_round (SenderConfig *config,
             FixData      *data,
             guint        *n_applied,
             GError      **error)
{
  g_autoptr (GListModel) findings = sender_checks_run (config, data->context);
  g_autoptr (GHashTable) edited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *n_applied = 0;
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);
      SenderFix                *fix = sender_finding_get_fix (finding);

      if (!is_wanted (finding, data) || is_stale (fix, edited))
        continue;
      if (!sender_fix_apply_in_place (fix, config, error))
        return FALSE;
      g_list_store_append (data->applied, finding);
      (*n_applied)++;
    }
  return TRUE;
}

static gboolean
apply_rounds (SenderConfig *config,
              gpointer      user_data,
              GError      **error)
{
  for (guint i = 0; i < MAX_ROUNDS; i++)
    {
      guint n_applied = 0;

      if (!apply_round (config, user_data, &n_applied, error))
        return FALSE;
      if (n_applied == 0)
        break;
    }
  return TRUE;
}

/**
 * sender_checks_has_rule:
 * @id: such as `SS306`
 *
 * Tells whether there is such a rule. Those that only the vendor can answer are none.
 *
 * Returns: whether there is
 */
gboolean
sender_checks_has_rule (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (guint k = 0; k < groups[i]->n_rules; k++)
      if (g_str_equal (groups[i]->rules[k].id, id))
        return TRUE;
  return FALSE;
}

static gboolean
tell (const SenderRule *rule,
      SenderRuleFacts  *facts)
{
  *facts = (SenderRuleFacts){ rule->id, rule->severity, _ (rule->why) };
  return TRUE;
}

/**
 * sender_checks_get_rule:
 * @position: from 0
 * @facts: (out): what is known of the rule
 *
 * Goes over all rules there are, those too that only the vendor can answer.
 *
 * Returns: whether there are that many
 */
gboolean
sender_checks_get_rule (guint            position,
                        SenderRuleFacts *facts)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (groups) && position >= groups[i]->n_rules)
    position -= groups[i++]->n_rules;
  return i < G_N_ELEMENTS (groups) ? tell (&groups[i]->rules[position], facts)
                                   : sender_online_rules_get (position, facts);
}

/**
 * sender_checks_fix:
 * @config: a configuration
 * @context: (nullable): what it can't know of itself
 * @ids: (nullable) (array zero-terminated=1): rules whose fixes are wanted, %NULL for all
 * @applied: (out) (transfer full): the findings whose fixes were applied, in order
 * @error: return location
 *
 * Applies fixes and checks again until nothing is fixable, at most ten times. Two fixes of one
 * value are never applied in the same round: the second is made anew from what the first left. An
 * accepted finding is left as it is.
 *
 * Returns: whether all fixes could be applied; if not, nothing has changed
 */
gboolean
sender_checks_fix (SenderConfig             *config,
                   const SenderCheckContext *context,
                   const char *const        *ids,
                   GListModel              **applied,
                   GError                  **error)
{
  g_autoptr (GListStore) store = g_list_store_new (SENDER_TYPE_FINDING);
  FixData                data = { context, ids, store };

  *applied = NULL;
  if (!sender_path_edit (config, apply_rounds, &data, error))
    return FALSE;
  *applied = G_LIST_MODEL (g_steal_pointer (&store));
  return TRUE;
}
