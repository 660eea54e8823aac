/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publish-result.h"

#include "sender-plan-words.h"
#include "sender-publish-words.h"

static gboolean
keeps_theirs (const SenderPlan *plan)
{
  for (guint i = 0; i < plan->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (plan->changes, i);

      if (change->kind == SENDER_CHANGE_THEIRS && change->is_kept)
        return TRUE;
    }
  return FALSE;
}

/**
 * sender_publish_result_new:
 * @plan: what is to be carried out; it must outlive the result
 *
 * Makes the result of a publish that has not begun.
 *
 * Returns: (transfer full): the result
 */
SenderPublishResult *
sender_publish_result_new (const SenderPlan *plan)
{
  SenderPublishResult *self = g_new0 (SenderPublishResult, 1);

  self->state = SENDER_PUBLISH_UNCHANGED;
  self->sender = g_strdup (plan->sender);
  self->lost = sender_plan_dup_lost (plan);
  self->keeps_theirs = keeps_theirs (plan);
  self->steps = g_array_new (FALSE, TRUE, sizeof (SenderPublishStep));
  for (guint i = 0; i < plan->steps->len; i++)
    {
      SenderPublishStep step = { .step = g_ptr_array_index (plan->steps, i) };

      if (step.step->action == SENDER_STEP_KEEP)
        {
          step.state = SENDER_PUBLISH_STEP_DONE;
          step.is_theirs = sender_plan_is_left_by_others (plan, step.step);
        }
      g_array_append_val (self->steps, step);
    }
  return self;
}

/**
 * sender_publish_result_free:
 * @self: (transfer full): a result
 *
 * Frees it.
 */
void
sender_publish_result_free (SenderPublishResult *self)
{
  g_array_unref (self->steps);
  g_free (self->snapshot);
  g_free (self->sender);
  g_free (self->lost);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * sender_publish_result_has_written:
 * @self: a result
 *
 * Tells whether something of it is live, or may be.
 *
 * Returns: whether that is so
 */
gboolean
sender_publish_result_has_written (const SenderPublishResult *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const SenderPublishStep *step = &g_array_index (self->steps, SenderPublishStep, i);

      if (step->step->action != SENDER_STEP_KEEP && step->state != SENDER_PUBLISH_STEP_OPEN)
        return TRUE;
    }
  return FALSE;
}

/**
 * sender_publish_result_has_sent:
 * @self: a result
 * @action: what was to be done to the sender
 *
 * Tells whether the sender, and with it its secret, was written in that way and read back. What was
 * not read back may have another secret.
 *
 * Returns: whether that is so
 */
gboolean
sender_publish_result_has_sent (const SenderPublishResult *self,
                                SenderStepAction           action)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const SenderPublishStep *step = &g_array_index (self->steps, SenderPublishStep, i);

      if (step->step->object == SENDER_CHANGE_IN_SENDER && step->step->action == action)
        return step->state == SENDER_PUBLISH_STEP_DONE;
    }
  return FALSE;
}

static SenderJson *
step_to_json (const SenderPublishStep *self)
{
  SenderJson *json = sender_json_new_object ();

  sender_json_set_string (json, "object", sender_change_object_get_nick (self->step->object));
  sender_json_set_string (json, "action", sender_step_action_get_nick (self->step->action));
  sender_json_set_member (json, "status",
                          self->status != 0 ? sender_json_new_int (self->status)
                                            : sender_json_new_null ());
  return json;
}

/**
 * sender_publish_result_to_json:
 * @self: a result
 *
 * Writes it for programs.
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_publish_result_to_json (const SenderPublishResult *self)
{
  static const char *const states[] = {
    [SENDER_PUBLISH_PUBLISHED] = "published",
    [SENDER_PUBLISH_UNCHANGED] = "unchanged",
    [SENDER_PUBLISH_CONFLICT] = "conflict",
    [SENDER_PUBLISH_PARTIAL] = "partial",
  };

  SenderJson *json = sender_json_new_object ();
  SenderJson *steps = sender_json_new_array ();

  for (guint i = 0; i < self->steps->len; i++)
    sender_json_append (steps,
                        step_to_json (&g_array_index (self->steps, SenderPublishStep, i)));
  sender_json_set_string (json, "state", states[self->state]);
  sender_json_set_member (json, "steps", steps);
  return json;
}
