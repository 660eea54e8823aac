/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-findings.h"

#include <string.h>

static gboolean
says_same (GListModel *a,
           guint       i,
           GListModel *b,
           guint       j)
{
  g_autoptr (SenderFinding) one = g_list_model_get_item (a, i);
  g_autoptr (SenderFinding) two = g_list_model_get_item (b, j);

  return sender_finding_equal (one, two);
}

/**
 * sender_findings_append:
 * @store: a list of [class@Finding]
 * @more: another
 *
 * Appends the one to the other.
 */
void
sender_findings_append (GListStore *store,
                        GListModel *more)
{
  guint n_more = g_list_model_get_n_items (more);

  for (guint i = 0; i < n_more; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (more, i);

      g_list_store_append (store, item);
    }
}

/**
 * sender_findings_replace:
 * @store: the list that views show
 * @fresh: what it shall say
 *
 * Puts new findings in the place of old ones, with one change of the list at the most. Those before
 * and after the change stay the same objects.
 */
void
sender_findings_replace (GListStore *store,
                         GListModel *fresh)
{
  GListModel           *old = G_LIST_MODEL (store);
  guint                 n_old = g_list_model_get_n_items (old);
  guint                 n_new = g_list_model_get_n_items (fresh);
  guint                 start = 0;
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  while (start < MIN (n_old, n_new) && says_same (old, start, fresh, start))
    start++;
  while (n_old > start && n_new > start && says_same (old, n_old - 1, fresh, n_new - 1))
    {
      n_old--;
      n_new--;
    }
  for (guint i = start; i < n_new; i++)
    g_ptr_array_add (added, g_list_model_get_item (fresh, i));
  if (n_old > start || added->len > 0)
    g_list_store_splice (store, start, n_old - start, added->pdata, added->len);
}

static void
count (SenderTally   *tally,
       SenderFinding *finding)
{
  switch (sender_finding_get_severity (finding))
    {
    case SENDER_SEVERITY_ERROR:
      tally->errors++;
      break;
    case SENDER_SEVERITY_WARNING:
      tally->warnings++;
      break;
    case SENDER_SEVERITY_INFO:
    default:
      tally->infos++;
    }
}

/**
 * sender_findings_tally:
 * @findings: a list of [class@Finding]
 * @tallies: (out caller-allocates) (array): one for each section
 *
 * Counts the findings of each section. One that was accepted counts no more.
 */
void
sender_findings_tally (GListModel  *findings,
                       SenderTally *tallies)
{
  guint n_findings = g_list_model_get_n_items (findings);

  memset (tallies, 0, SENDER_N_SECTIONS * sizeof *tallies);
  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);
      const char               *path = sender_finding_get_path (finding);

      if (sender_finding_get_accepted (finding) == NULL)
        count (&tallies[sender_section_for_path (path)], finding);
    }
}

/**
 * sender_tally_sum:
 * @tallies: (array): one for each section
 *
 * Adds them up.
 *
 * Returns: what the whole configuration has
 */
SenderTally
sender_tally_sum (const SenderTally *tallies)
{
  SenderTally sum = { 0, 0, 0 };

  for (guint i = 0; i < SENDER_N_SECTIONS; i++)
    {
      sum.errors += tallies[i].errors;
      sum.warnings += tallies[i].warnings;
      sum.infos += tallies[i].infos;
    }
  return sum;
}

/**
 * sender_findings_get_worst:
 * @findings: (nullable) (element-type SenderFinding): findings of one record
 * @property: (nullable): one of its properties
 *
 * Tells how a field is to be marked.
 *
 * Returns: the worst severity, %SENDER_SEVERITY_INFO if nothing was found
 */
SenderSeverity
sender_findings_get_worst (GPtrArray  *findings,
                           const char *property)
{
  SenderSeverity worst = SENDER_SEVERITY_INFO;

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      SenderFinding *finding = g_ptr_array_index (findings, i);
      const char    *member = strrchr (sender_finding_get_path (finding), '.');

      if (property == NULL || (member != NULL && g_str_equal (member + 1, property)))
        worst = MIN (worst, sender_finding_get_severity (finding));
    }
  return worst;
}
