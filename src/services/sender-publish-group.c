/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publish-group.h"

#include "sender-publish-read.h"

/**
 * sender_publish_step_is_writing:
 * @step: a step
 *
 * Tells whether it changes anything.
 *
 * Returns: whether it does
 */
gboolean
sender_publish_step_is_writing (const SenderPublishStep *step)
{
  return step->step->action != SENDER_STEP_KEEP;
}

/**
 * sender_publish_step_is_open:
 * @step: a step
 *
 * Tells whether it is still to be written.
 *
 * Returns: whether it is
 */
gboolean
sender_publish_step_is_open (const SenderPublishStep *step)
{
  return sender_publish_step_is_writing (step) && step->state == SENDER_PUBLISH_STEP_OPEN;
}

static const SenderPublishStep *
get_step (const SenderPublishResult *result,
          guint                      position)
{
  return &g_array_index (result->steps, SenderPublishStep, position);
}

/**
 * sender_publish_group_find:
 * @result: how far a publish has come
 * @position: of a step
 *
 * Finds the next steps that are about the same object of the service, or about contents of the same
 * template. What is not there can’t be written over: whether something is says whether it has to be
 * read again before.
 *
 * Returns: the group
 */
SenderPublishGroup
sender_publish_group_find (const SenderPublishResult *result,
                           guint                      position)
{
  SenderPublishGroup group = { 0 };
  guint              n_steps = result->steps->len;

  while (position < n_steps && !sender_publish_step_is_writing (get_step (result, position)))
    position++;
  group.start = group.end = position;
  for (; group.end < n_steps; group.end++)
    {
      const SenderPublishStep *step = get_step (result, group.end);

      if (!sender_publish_read_is_shared (get_step (result, group.start)->step, step->step))
        break;
      if (!sender_publish_step_is_writing (step))
        continue;
      group.n_writes++;
      group.has_something |= step->step->action != SENDER_STEP_CREATE;
    }
  return group;
}
