/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan.h"

/* Whether what somebody agreed to is what would be done now. */

static gboolean
is_same_json (SenderJson *a,
              SenderJson *b)
{
  return a == NULL || b == NULL ? a == b : sender_json_equal (a, b);
}

/* What is there may say another time of its change: only what would be written counts. */
static gboolean
is_same_step (const SenderStep *a,
              const SenderStep *b)
{
  return a->object == b->object && a->action == b->action &&
         g_strcmp0 (a->template_name, b->template_name) == 0 && g_strcmp0 (a->id, b->id) == 0 &&
         is_same_json (a->body, b->body);
}

static gboolean
is_same_change (const SenderChange *a,
                const SenderChange *b)
{
  return a->object == b->object && g_str_equal (a->path, b->path) && a->kind == b->kind &&
         g_strcmp0 (a->now, b->now) == 0 && g_strcmp0 (a->after, b->after) == 0 &&
         a->is_kept == b->is_kept;
}

/* The next change of @plan at @position or behind it that can be told: what is known of a secret is
 * a matter of here, and no other plan. */
static const SenderChange *
next_change (const SenderPlan *plan,
             guint            *position)
{
  while (*position < plan->changes->len)
    {
      const SenderChange *change = g_ptr_array_index (plan->changes, (*position)++);

      if (change->kind != SENDER_CHANGE_UNKNOWABLE)
        return change;
    }
  return NULL;
}

static gboolean
has_same_changes (const SenderPlan *self,
                  const SenderPlan *other)
{
  guint               i = 0;
  guint               j = 0;
  const SenderChange *a = NULL;
  const SenderChange *b = NULL;

  do
    {
      a = next_change (self, &i);
      b = next_change (other, &j);
    }
  while (a != NULL && b != NULL && is_same_change (a, b));
  return a == NULL && b == NULL;
}

/**
 * sender_plan_equal:
 * @other: another plan
 *
 * Compares what two plans write, and what they say is there now and who changed it.
 *
 * Returns: whether whoever agreed to the one agreed to the other
 */
gboolean
sender_plan_equal (const SenderPlan *self,
                   const SenderPlan *other)
{
  if (self->steps->len != other->steps->len || g_strcmp0 (self->sender, other->sender) != 0 ||
      g_strcmp0 (self->undecided, other->undecided) != 0)
    return FALSE;
  for (guint i = 0; i < self->steps->len; i++)
    if (!is_same_step (self->steps->pdata[i], other->steps->pdata[i]))
      return FALSE;
  return has_same_changes (self, other);
}
