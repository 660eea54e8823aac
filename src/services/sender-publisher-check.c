/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publisher-private.h"

#include "sender-checks.h"
#include "sender-error.h"
#include "sender-message.h"
#include "sender-path.h"

/* What PingOne holds against going back: known before the first write, not half way. A
 * configuration is checked before it is published; a state that was there before has nobody who
 * looks at its findings. */

static SenderFinding *
find_refused (GListModel *findings,
              const char *path)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (sender_finding_get_id (finding), "SS805") &&
          g_str_equal (sender_finding_get_path (finding), path) &&
          sender_finding_get_accepted (finding) == NULL)
        return g_steal_pointer (&finding);
    }
  return NULL;
}

/* Of a message that stays as it is nothing is asked. */
static gboolean
check_languages (SenderPublisher  *self,
                 const SenderPlan *plan,
                 GError          **error)
{
  SenderCheckContext     context = { .publishing = TRUE, .live = self->live };
  g_autoptr (GListModel) findings = sender_checks_run (self->wanted, &context);

  for (guint i = 0; i < plan->steps->len; i++)
    {
      const SenderStep         *step = g_ptr_array_index (plan->steps, i);
      SenderMessage            *message = sender_plan_find_message (plan, step);
      g_autofree char          *path = NULL;
      g_autoptr (SenderFinding) finding = NULL;

      if (message == NULL || step->body == NULL)
        continue;
      path = sender_path_for_message (self->wanted, message);
      finding = find_refused (findings, path);
      if (finding == NULL)
        continue;
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_CONFLICT, "%s: %s", step->title,
                   sender_finding_get_message (finding));
      return FALSE;
    }
  return TRUE;
}

/**
 * sender_publisher_check:
 * @self: what has read what is live
 * @plan: the plan that was made last
 * @error: return location
 *
 * Checks a plan to go back against what PingOne is known to refuse.
 *
 * Returns: whether it may be carried out; else %SENDER_ERROR_CONFLICT is set: somebody else changed
 *   what it takes
 */
gboolean
sender_publisher_check (SenderPublisher  *self,
                        const SenderPlan *plan,
                        GError          **error)
{
  return self->way == SENDER_PUBLISH_FORTH || check_languages (self, plan, error);
}
