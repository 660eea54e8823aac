/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan-words.h"

#include "sender-checks.h"

#include <glib/gi18n-lib.h>

/* What carrying a plan out does, and what stands in its way. */

/**
 * sender_plan_count:
 * @kind: a kind of change
 *
 * Counts the changes of a kind.
 *
 * Returns: how many there are
 */
guint
sender_plan_count (const SenderPlan *self,
                   SenderChangeKind  kind)
{
  guint count = 0;

  for (guint i = 0; i < self->changes->len; i++)
    count += ((const SenderChange *) g_ptr_array_index (self->changes, i))->kind == kind;
  return count;
}

/* “, keeping theirs at Voice, URL” */
static void
append_kept (GString           *text,
             const SenderPlan  *plan,
             SenderChangeObject object,
             SenderConfig      *config)
{
  g_autofree char *first = NULL;
  guint            n = 0;

  for (guint i = 0; i < plan->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (plan->changes, i);

      if (change->object != object || change->kind != SENDER_CHANGE_THEIRS || !change->is_kept)
        continue;
      if (n++ == 0)
        first = sender_change_dup_title (change, config);
    }
  if (n == 1)
    g_string_append_printf (text, _ (", keeping theirs: %s"), first);
  else if (n > 1)
    g_string_append_printf (
      text, ngettext (", keeping theirs in %u place", ", keeping theirs in %u places", n), n);
}

/* “, without Backup (no longer there)” */
static void
append_left_out (GString           *text,
                 const SenderPlan  *plan,
                 SenderChangeObject object)
{
  if (object == SENDER_CHANGE_IN_FALLBACK && plan->left_out != NULL)
    g_string_append_printf (text, _ (", without %s (no longer there)"), plan->left_out);
}

/* One line for all messages. */
static char *
dup_message_deed (const SenderPlan *self)
{
  guint counts[SENDER_STEP_DELETE + 1] = { 0 };

  for (guint i = 0; i < self->steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (self->steps, i);

      if (step->object == SENDER_CHANGE_IN_TEMPLATE)
        counts[step->action]++;
    }
  if (counts[SENDER_STEP_DELETE] > 0 &&
      counts[SENDER_STEP_CREATE] + counts[SENDER_STEP_UPDATE] == 0)
    return g_strdup_printf (ngettext ("Restore Ping’s own text of %u message",
                                      "Restore Ping’s own text of %u messages",
                                      counts[SENDER_STEP_DELETE]),
                            counts[SENDER_STEP_DELETE]);
  counts[SENDER_STEP_UPDATE] += counts[SENDER_STEP_CREATE] + counts[SENDER_STEP_DELETE];
  return g_strdup_printf (ngettext ("Write %u message", "Write %u messages",
                                    counts[SENDER_STEP_UPDATE]),
                          counts[SENDER_STEP_UPDATE]);
}

static const char *
get_deed (SenderChangeObject object,
          SenderStepAction   action)
{
  static const char *const sender_deeds[] = {
    [SENDER_STEP_KEEP] = "",
    [SENDER_STEP_CREATE] = N_ ("Create the sender"),
    [SENDER_STEP_UPDATE] = N_ ("Change the sender"),
    [SENDER_STEP_DELETE] = N_ ("Delete the sender"),
  };

  return object == SENDER_CHANGE_IN_SENDER ? _ (sender_deeds[action])
                                           : _ ("Set the fallback order");
}

/**
 * sender_plan_list_deeds:
 * @self: a plan
 * @config: the configuration
 *
 * Lists what will be done, in the order of the writes.
 *
 * Returns: (transfer full) (element-type utf8): a line for each object
 */
GPtrArray *
sender_plan_list_deeds (const SenderPlan *self,
                        SenderConfig     *config)
{
  GPtrArray *deeds = g_ptr_array_new_with_free_func (g_free);
  guint      seen = 0;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (self->steps, i);
      g_autofree char  *start = NULL;
      GString          *text = NULL;

      if (step->action == SENDER_STEP_KEEP || (seen & (1U << step->object)) != 0)
        continue;
      seen |= 1U << step->object;
      start = step->object == SENDER_CHANGE_IN_TEMPLATE
                ? dup_message_deed (self)
                : g_strdup (get_deed (step->object, step->action));
      text = g_string_new (start);
      append_left_out (text, self, step->object);
      append_kept (text, self, step->object, config);
      g_ptr_array_add (deeds, g_string_free (text, FALSE));
    }
  return deeds;
}

/**
 * sender_plan_deletes:
 * @self: a plan
 *
 * Tells whether it takes something away at PingOne.
 *
 * Returns: whether a step deletes
 */
gboolean
sender_plan_deletes (const SenderPlan *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    if (((const SenderStep *) g_ptr_array_index (self->steps, i))->action == SENDER_STEP_DELETE)
      return TRUE;
  return FALSE;
}

/* Errors as publishing judges them, which no address inside a house may pass. */
static guint
count_errors (SenderDocument *document,
              char          **path)
{
  SenderInspection      *inspection = sender_document_get_inspection (document);
  SenderCheckContext     context = sender_inspection_get_context (inspection);
  g_autoptr (GListModel) findings = NULL;
  guint                  n = 0;

  context.publishing = TRUE;
  findings = sender_checks_run (sender_document_get_config (document), &context);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (sender_finding_get_severity (finding) != SENDER_SEVERITY_ERROR ||
          sender_finding_get_accepted (finding) != NULL)
        continue;
      if (n++ == 0)
        *path = g_strdup (sender_finding_get_path (finding));
    }
  return n;
}

/**
 * sender_plan_dup_obstacle:
 * @self: a plan
 * @document: what it was made for
 * @is_ours: whether it publishes the document: going back to an earlier state asks nothing of it
 * @path: (out) (transfer full) (nullable): where it is mended
 *
 * Finds what stands in the way of carrying a plan out.
 *
 * Returns: (transfer full) (nullable): what it is, %NULL if nothing does
 */
char *
sender_plan_dup_obstacle (const SenderPlan *self,
                          SenderDocument   *document,
                          gboolean          is_ours,
                          char            **path)
{
  SenderInspection *inspection = sender_document_get_inspection (document);
  guint             n = 0;

  *path = NULL;
  if (sender_document_is_read_only (document))
    return g_strdup (_ ("This configuration was written by a newer version, and is not published "
                        "from here."));
  n = is_ours ? count_errors (document, path) : 0;
  if (n > 0)
    return g_strdup_printf (ngettext ("%u error is to be mended first.",
                                      "%u errors are to be mended first.", n),
                            n);
  if (self->undecided != NULL)
    {
      *path = g_strdup (self->undecided);
      return g_strdup (sender_plan_get_undecided_words (self));
    }
  if (self->needs_secret &&
      sender_inspection_get_secret_state (inspection) == SENDER_SECRET_STATE_MISSING)
    {
      *path = g_strdup ("authorization");
      return g_strdup (_ ("PingOne takes a sender only with its secret, and it is missing."));
    }
  return NULL;
}
