/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan-private.h"

#include "sender-format-content.h"
#include "sender-message-matrix.h"
#include "sender-message.h"
#include "sender-mirror.h"

/* The part of a plan that is about messages. */

static SenderStepAction
choose_action (SenderMessage *wanted,
               SenderJson    *content)
{
  if (wanted == NULL)
    return content != NULL ? SENDER_STEP_DELETE : SENDER_STEP_KEEP;
  if (content == NULL)
    return SENDER_STEP_CREATE;
  return sender_format_content_says (content, wanted) ? SENDER_STEP_KEEP : SENDER_STEP_UPDATE;
}

/* What is made again in going back is as it was, also where the service had chosen it. */
static SenderJson *
write_new (SenderPlanning *self,
           SenderMessage  *wanted)
{
  SenderLive *state = self->input->state;
  SenderJson *then = state != NULL ? sender_mirror_find_content (state, wanted) : NULL;
  SenderJson *body = sender_format_content_write (wanted, then);

  sender_json_remove_member (body, "id");
  return body;
}

static void
plan_message (SenderPlanning *self,
              SenderMessage  *message)
{
  SenderJson      *content = sender_mirror_find_content (self->input->live, message);
  SenderMessage   *wanted = sender_mirror_find_message_in (self->plan->result, message);
  SenderStepAction action = choose_action (wanted, content);
  char            *title = sender_matrix_dup_message_title (message);
  SenderStep      *step = sender_planning_add_step (self, SENDER_CHANGE_IN_TEMPLATE, action, title,
                                                    content);

  step->template_name = g_strdup (sender_message_get_template_name (message));
  if (action == SENDER_STEP_CREATE)
    step->body = write_new (self, wanted);
  else if (action == SENDER_STEP_UPDATE)
    step->body = sender_format_content_write (wanted, content);
}

/* Each of the messages, in their order. */
void
sender_planning_add_messages (SenderPlanning *self)
{
  for (guint i = 0; i < self->plan->wanted->len; i++)
    plan_message (self, self->plan->wanted->pdata[i]);
}

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
