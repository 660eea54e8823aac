/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan-private.h"

#include "sender-chain-former.h"
#include "sender-mirror.h"

/* What others have done since a state that is gone back to: it is what there is, without what our
 * publishes have changed since. The last who changed a value is who counts. */

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

/* Does to @theirs what leads from @base to @ours; what is neither stays. (transfer full)
 * (nullable) */
static SenderConfig *
merge (SenderPlanning *self,
       SenderConfig   *base,
       SenderConfig   *ours,
       SenderConfig   *theirs)
{
  g_autoptr (GPtrArray) changes = sender_changes_new ();
  const SenderMerge     merge = {
        .config = self->input->config,
        .base = base,
        .ours = ours,
        .theirs = theirs,
        .with_sender = self->merge.with_sender,
  };

  return base != NULL && ours != NULL && theirs != NULL ? sender_merge_run (&merge, changes, NULL)
                                                        : NULL;
}

/* What a publish left was there until @next, or others have changed it in between. @theirs, which
 * is what they have done after @next, becomes what they have done after the publish began. Returns
 * what was there then. (transfer full) (nullable) */
static SenderConfig *
take_back (SenderPlanning          *self,
           const SenderPlanPublish *publish,
           SenderConfig            *next,
           SenderConfig           **theirs)
{
  SenderConfig            *before = make_former (self, publish->before);
  g_autoptr (SenderConfig) after = make_former (self, publish->after);
  g_autoptr (SenderConfig) without = merge (self, after, before, next);
  g_autoptr (SenderConfig) later = *theirs;

  *theirs = merge (self, next, without, later);
  return before;
}

/* (transfer full) (nullable) */
static SenderConfig *
make_theirs (SenderPlanning *self)
{
  GPtrArray               *since = self->input->since;
  g_autoptr (SenderConfig) next = g_object_ref (self->merge.theirs);
  SenderConfig            *theirs = g_object_ref (self->merge.theirs);

  for (guint i = since->len; theirs != NULL && i > 0; i--)
    {
      SenderConfig *before = take_back (self, since->pdata[i - 1], next, &theirs);

      g_set_object (&next, before);
      g_clear_object (&before);
    }
  return theirs;
}

/* (transfer full) (nullable) */
static SenderJson *
make_theirs_of_chain (SenderPlanning *self)
{
  GPtrArray             *since = self->input->since;
  SenderJson            *next = sender_live_get_chain (self->input->live);
  g_autoptr (SenderJson) theirs = next != NULL ? sender_json_copy (next) : NULL;

  for (guint i = since->len; theirs != NULL && i > 0; i--)
    {
      const SenderPlanPublish *publish = since->pdata[i - 1];
      SenderJson              *before = sender_live_get_chain (publish->before);
      SenderJson              *after = sender_live_get_chain (publish->after);
      g_autoptr (SenderJson)   without = sender_chain_former_follow (next, after, before);
      g_autoptr (SenderJson)   later = g_steal_pointer (&theirs);

      theirs = sender_chain_former_follow (later, next, without);
      next = before;
      if (next == NULL)
        return NULL;
    }
  return g_steal_pointer (&theirs);
}

void
sender_planning_make_formers (SenderPlanning *self)
{
  const SenderPlanInput   *input = self->input;
  g_autoptr (SenderConfig) then = NULL;
  SenderConfig            *theirs = NULL;

  if (input->state == NULL || input->former_base == NULL || input->since == NULL)
    return;
  self->theirs_of_chain = make_theirs_of_chain (self);
  then = make_former (self, input->former_base);
  if (then == NULL || sender_record_equal (SENDER_RECORD (then), SENDER_RECORD (self->merge.ours)))
    return;
  theirs = make_theirs (self);
  if (theirs == NULL)
    return;
  self->merge.former_base = g_steal_pointer (&then);
  self->merge.former_theirs = theirs;
}
