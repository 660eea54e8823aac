/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publisher-private.h"

#include "sender-checks.h"
#include "sender-error.h"
#include "sender-message.h"
#include "sender-path.h"
#include "sender-usage.h"

#include <glib/gi18n-lib.h>

/* What PingOne holds against a plan: known before the first write, not half way. A configuration is
 * checked before it is published; a state that was there before has nobody who looks at its
 * findings. */

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
static char *
dup_refused_language (SenderPublisher  *self,
                      const SenderPlan *plan)
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
      if (finding != NULL)
        return g_strdup_printf ("%s: %s", step->title, sender_finding_get_message (finding));
    }
  return NULL;
}

static const SenderStep *
find_deletion (const SenderPlan *plan)
{
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (plan->steps, i);

      if (step->object == SENDER_CHANGE_IN_SENDER && step->action == SENDER_STEP_DELETE)
        return step;
    }
  return NULL;
}

/* A policy is somebody else’s: before there was the sender it could not name it, and what PingOne
 * makes of one that names nobody is not documented. Taking back is refused as well, since deleting
 * is for ever: out of the policy it can be taken at once, and going on stays possible. */
static char *
dup_asking_policies (SenderPublisher  *self,
                     const SenderPlan *plan)
{
  const SenderStep     *step = find_deletion (plan);
  g_autoptr (GPtrArray) policies = step != NULL ? sender_policy_list (self->live) : NULL;
  g_autoptr (GString)   names = g_string_new (NULL);
  guint                 n = 0;

  for (guint i = 0; policies != NULL && i < policies->len; i++)
    {
      const SenderPolicy *policy = g_ptr_array_index (policies, i);
      g_autofree char    *name = sender_usage_dup_policy_name (policy);

      if (sender_policy_names (policy, step->id))
        g_string_append_printf (names, "%s%s", n++ > 0 ? _ (", ") : "", name);
    }
  if (n == 0)
    return NULL;
  /* Translators: a sender, names of notification policies */
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "%s would be deleted, and policy %s still asks it. Take it out of there in "
                 "PingOne first.",
                 "%s would be deleted, and the policies %s still ask it. Take it out of there in "
                 "PingOne first.",
                 n),
    step->title, names->str);
}

/**
 * sender_publisher_dup_obstacle:
 * @self: what has read what is live
 * @plan: the plan that was made last
 *
 * Finds what PingOne is known to refuse of a plan to go back, or what would be left without a
 * sender; of any plan, whether it asks a sender that is gone.
 *
 * Returns: (transfer full) (nullable): what stands in the way; %NULL if nothing is known to
 */
char *
sender_publisher_dup_obstacle (SenderPublisher  *self,
                               const SenderPlan *plan)
{
  char *obstacle = sender_plan_dup_gone (plan, self->wanted, self->live);

  if (obstacle != NULL || self->way == SENDER_PUBLISH_FORTH)
    return obstacle;
  obstacle = dup_refused_language (self, plan);
  return obstacle != NULL ? obstacle : dup_asking_policies (self, plan);
}

static gboolean
check (SenderPublisher  *self,
       const SenderPlan *plan,
       GError          **error)
{
  g_autofree char *obstacle = sender_publisher_dup_obstacle (self, plan);

  if (obstacle == NULL)
    return TRUE;
  g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_CONFLICT, obstacle);
  return FALSE;
}

static void
policies_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask)      task = user_data;
  SenderPublisher       *self = g_task_get_source_object (task);
  const SenderPlan      *plan = g_task_get_task_data (task);
  GError                *error = NULL;
  g_autofree char       *gap = NULL;
  g_autoptr (SenderLive) read =
    sender_survey_finish (SENDER_PLATFORM (source), result, &gap, &error);

  if (read != NULL)
    sender_live_complete (read, self->live);
  if (read != NULL)
    {
      sender_live_unref (self->live);
      self->live = g_steal_pointer (&read);
      g_free (self->unchecked);
      self->unchecked = g_steal_pointer (&gap);
    }
  if (error != NULL || !check (self, plan, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * sender_publisher_get_unchecked:
 *
 * Gets what PingOne refused to show when a plan was to be carried out: it was carried out without.
 *
 * Returns: (nullable): sentences, %NULL if nothing was missing
 */
const char *
sender_publisher_get_unchecked (SenderPublisher *self)
{
  return self->unchecked;
}

/**
 * sender_publisher_check_async:
 * @self: what has read what is live
 * @plan: the plan that was made last; it must live until that has ended
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Checks a plan against what PingOne is known to refuse, and one to go back against what would be
 * left without a sender. Policies are read for that only now, and only if they matter: somebody
 * may have named the sender in one since the plan was made.
 */
void
sender_publisher_check_async (SenderPublisher    *self,
                              const SenderPlan   *plan,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  static const char *const none[] = { NULL };
  g_autoptr (GTask)        task = g_task_new (self, cancellable, callback, user_data);
  GError                  *error = NULL;

  g_task_set_source_tag (task, sender_publisher_check_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, (gpointer) plan, NULL);
  if (find_deletion (plan) != NULL)
    sender_survey_async (self->platform, sender_live_get_environment (self->live),
                         SENDER_SURVEY_POLICIES, none, cancellable, policies_cb,
                         g_object_ref (task));
  else if (check (self, plan, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * sender_publisher_check_finish:
 * @self: what has read what is live
 * @result: the result
 * @error: return location
 *
 * Ends checking.
 *
 * Returns: whether the plan may be carried out; else %SENDER_ERROR_CONFLICT is set, as somebody
 *   else changed what it takes, or what reading the policies failed with
 */
gboolean
sender_publisher_check_finish (SenderPublisher *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
