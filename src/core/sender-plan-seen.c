/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan.h"

#include <string.h>

/* With its length, so that nothing runs into what comes next. */
static void
add_text (GString    *seen,
          const char *text)
{
  if (text != NULL)
    g_string_append_printf (seen, "%" G_GSIZE_FORMAT ":%s", strlen (text), text);
  g_string_append_c (seen, ';');
}

/* Of a change that shows no value, such as of a credential: what the sender asks, and where. */
static void
add_requests (GString          *seen,
              const SenderPlan *plan)
{
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (plan->steps, i);
      SenderJson       *requests = NULL;
      g_autofree char  *text = NULL;

      if (step->object == SENDER_CHANGE_IN_SENDER && step->before != NULL)
        requests = sender_json_get_member (step->before, "requests");
      if (requests == NULL)
        continue;
      text = sender_json_to_string (requests);
      add_text (seen, text);
    }
}

static void
add_change (GString            *seen,
            const SenderPlan   *plan,
            const SenderChange *change)
{
  g_string_append_printf (seen, "%d;", (int) change->kind);
  add_text (seen, change->now);
  add_text (seen, change->after);
  add_text (seen, change->row);
  if (change->now == NULL && change->after == NULL)
    add_requests (seen, plan);
}

/**
 * sender_plan_dup_seen:
 * @path: a path of the plan
 *
 * Puts together what whoever decides about a change has seen: whose it is, in which sender and in
 * which row, what is there, and what is wanted. Nothing of it is another once it was decided: what
 * was there before may be. Credentials may be in it: it is for
 * comparing alone.
 *
 * Returns: (transfer full) (nullable): a text that is another for another change; %NULL if nothing
 *   is changed at @path
 */
char *
sender_plan_dup_seen (const SenderPlan *self,
                      const char       *path)
{
  g_autoptr (GString) seen = g_string_new (NULL);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (self->changes, i);

      if (g_str_equal (change->path, path))
        add_change (seen, self, change);
    }
  if (seen->len == 0)
    return NULL;
  add_text (seen, self->sender);
  return g_string_free (g_steal_pointer (&seen), FALSE);
}
