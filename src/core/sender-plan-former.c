/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan-private.h"

#include "sender-chain-former.h"
#include "sender-mirror.h"

/* What somebody else had put into a state that is gone back to, and what of it no publish of ours
 * has undone since. */

/* Of a sender of which nothing counted as ours nobody knows what was. (transfer full) (nullable) */
static SenderConfig *
make_former (SenderPlanning *self,
             SenderLive     *live)
{
  SenderJson *object = sender_live_find_sender (live, self->plan->sender);

  if (object == NULL)
    object = sender_live_find_sender (self->input->state, self->plan->sender);
  return sender_mirror_new_live (live, object, self->plan->wanted, NULL);
}

/* What a publish changed is changed in @left, too; what it found otherwise stays. (transfer full)
 * (nullable) */
static SenderConfig *
follow (SenderPlanning          *self,
        SenderConfig            *left,
        const SenderPlanPublish *publish)
{
  g_autoptr (SenderConfig) before = make_former (self, publish->before);
  g_autoptr (SenderConfig) after = make_former (self, publish->after);
  g_autoptr (GPtrArray)    changes = sender_changes_new ();
  const SenderMerge        merge = {
           .config = self->input->config,
           .base = before,
           .ours = after,
           .theirs = left,
           .with_sender = self->merge.with_sender,
  };

  return before != NULL && after != NULL ? sender_merge_run (&merge, changes, NULL) : NULL;
}

static SenderConfig *
follow_all (SenderPlanning *self,
            SenderConfig   *left)
{
  GPtrArray *since = self->input->since;

  for (guint i = 0; left != NULL && since != NULL && i < since->len; i++)
    {
      g_autoptr (SenderConfig) before = left;

      left = follow (self, before, since->pdata[i]);
    }
  return left;
}

void
sender_planning_make_formers (SenderPlanning *self)
{
  const SenderPlanInput   *input = self->input;
  g_autoptr (SenderConfig) then = NULL;
  SenderConfig            *left = NULL;

  if (input->state == NULL || input->former_base == NULL || input->former_made == NULL)
    return;
  then = make_former (self, input->former_base);
  if (then == NULL || sender_record_equal (SENDER_RECORD (then), SENDER_RECORD (self->merge.ours)))
    return;
  left = follow_all (self, make_former (self, input->former_made));
  if (left == NULL)
    return;
  self->merge.former_base = g_steal_pointer (&then);
  self->merge.former_made = left;
}

SenderJson *
sender_planning_dup_left_chain (SenderPlanning *self)
{
  const SenderPlanInput *input = self->input;
  SenderJson            *chain =
    input->former_made != NULL ? sender_live_get_chain (input->former_made) : NULL;
  SenderJson *left = chain != NULL ? sender_json_copy (chain) : NULL;

  for (guint i = 0; left != NULL && input->since != NULL && i < input->since->len; i++)
    {
      const SenderPlanPublish *publish = input->since->pdata[i];
      g_autoptr (SenderJson)   before = left;

      left = sender_chain_former_follow (before, sender_live_get_chain (publish->before),
                                         sender_live_get_chain (publish->after));
    }
  return left;
}
