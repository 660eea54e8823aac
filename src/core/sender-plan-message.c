/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan.h"

/**
 * sender_plan_find_message:
 * @step: a step of the plan
 *
 * Finds which message a step is about: messages and their steps stand in one order.
 *
 * Returns: (transfer none) (nullable): the message, %NULL if it is about something else
 */
SenderMessage *
sender_plan_find_message (const SenderPlan *self,
                          const SenderStep *step)
{
  guint n_before = 0;

  if (step->object != SENDER_CHANGE_IN_TEMPLATE)
    return NULL;
  for (guint i = 0; i < self->steps->len; i++)
    {
      const SenderStep *other = g_ptr_array_index (self->steps, i);

      if (other == step)
        break;
      n_before += other->object == SENDER_CHANGE_IN_TEMPLATE ? 1 : 0;
    }
  return n_before < self->wanted->len ? g_ptr_array_index (self->wanted, n_before) : NULL;
}
