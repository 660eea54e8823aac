/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan-private.h"

#include "sender-chain-former.h"
#include "sender-difference.h"
#include "sender-format-pingone.h"
#include "sender-mirror.h"

/* More than an environment has fields. */
#define MANY_DIFFERENCES 16

/* What others have done since a state that is gone back to: it is what there is, without what our
 * publishes have changed since. The last who changed a value is who counts. */

static const SenderPlanPublish *
get_publish (SenderPlanning *self,
             guint           position)
{
  return self->input->since->pdata[position];
}

static SenderJson *
find_sender (SenderPlanning *self,
             SenderLive     *live)
{
  return sender_live_find_sender (live, self->plan->sender);
}

/* The sender of the state, where nobody knows what it was, or there is none. (transfer full) */
static SenderJson *
dup_wanted_sender (SenderPlanning *self)
{
  return sender_format_pingone_write (self->input->config);
}

/* (transfer full) (nullable) */
static SenderConfig *
make_mirror (SenderPlanning *self,
             SenderLive     *live,
             SenderJson     *sender)
{
  return sender_mirror_new_live (live, sender, self->plan->wanted, NULL);
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

/* What there is after a publish, and what of that others have done. */
typedef struct
{
  SenderJson   *sender;
  SenderConfig *next;   /* (owned) (nullable) */
  SenderConfig *theirs; /* (owned) (nullable) */
} Walk;

static void
walk_clear (Walk *self)
{
  g_clear_object (&self->next);
  g_clear_object (&self->theirs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

/* What a publish found. A sender that it made, or deleted, it has not changed: then others had
 * deleted what was before, or there was another one made anew. (transfer full) (nullable) */
static SenderConfig *
go_before (SenderPlanning          *self,
           const SenderPlanPublish *publish,
           Walk                    *walk,
           SenderConfig           **after)
{
  SenderJson *was = find_sender (self, publish->before);
  SenderJson *left = find_sender (self, publish->after);

  left = left != NULL ? left : walk->sender;
  walk->sender = was != NULL ? was : left;
  *after = make_mirror (self, publish->after, left);
  return make_mirror (self, publish->before, walk->sender);
}

/* By what they say that is written: what was planned does not say for which environment. */
static gboolean
is_equal (SenderConfig *a,
          SenderConfig *b)
{
  g_autoptr (GPtrArray) found =
    a != NULL && b != NULL ? sender_difference_list (a, b, MANY_DIFFERENCES) : NULL;

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const SenderDifference *each = found->pdata[i];

      if (!g_str_has_prefix (each->path, "environment."))
        return FALSE;
    }
  return found != NULL;
}

/* What publishes of ours, with nothing of others in between, left was there until what is next, or
 * others have changed it. Returns how many are left to go. */
static guint
take_back (SenderPlanning *self,
           guint           n,
           Walk           *walk)
{
  g_autoptr (SenderConfig) after = NULL;
  g_autoptr (SenderConfig) before = go_before (self, get_publish (self, n - 1), walk, &after);
  gboolean                 is_certain = get_publish (self, --n)->has_ended;
  g_autoptr (SenderConfig) without = NULL;
  g_autoptr (SenderConfig) later = g_steal_pointer (&walk->theirs);

  while (n > 0 && is_certain)
    {
      Walk                     back = { .sender = walk->sender };
      g_autoptr (SenderConfig) left = NULL;
      g_autoptr (SenderConfig) found = go_before (self, get_publish (self, n - 1), &back, &left);

      if (!is_equal (left, before))
        break;
      walk->sender = back.sender;
      g_set_object (&before, found);
      n--;
    }
  without = merge (self, after, before, walk->next);
  walk->theirs = merge (self, walk->next, without, later);
  g_set_object (&walk->next, before);
  return n;
}

/* (transfer full) (nullable) */
static SenderConfig *
make_theirs (SenderPlanning *self,
             SenderJson     *wanted)
{
  guint         n = self->input->since->len;
  g_auto (Walk) walk = { .sender = self->live != NULL ? self->live : wanted };

  walk.next = make_mirror (self, self->input->live, walk.sender);
  walk.theirs = walk.next != NULL ? g_object_ref (walk.next) : NULL;
  while (walk.theirs != NULL && n > 0)
    n = take_back (self, n, &walk);
  return g_steal_pointer (&walk.theirs);
}

/* An environment need not have one. */
static gboolean
has_left_chain (const SenderPlanPublish *publish,
                SenderJson              *chain)
{
  SenderJson *left = sender_live_get_chain (publish->after);

  return chain != NULL && left != NULL && sender_json_equal (left, chain);
}

/* The same of the chain. (transfer full) (nullable) */
static SenderJson *
make_theirs_of_chain (SenderPlanning *self)
{
  guint                  n = self->input->since->len;
  SenderJson            *next = sender_live_get_chain (self->input->live);
  g_autoptr (SenderJson) theirs = next != NULL ? sender_json_copy (next) : NULL;

  while (theirs != NULL && n > 0)
    {
      SenderJson            *after = sender_live_get_chain (get_publish (self, n - 1)->after);
      gboolean               is_certain = get_publish (self, n - 1)->has_ended;
      SenderJson            *before = sender_live_get_chain (get_publish (self, --n)->before);
      g_autoptr (SenderJson) without = NULL;
      g_autoptr (SenderJson) later = g_steal_pointer (&theirs);

      while (n > 0 && is_certain && has_left_chain (get_publish (self, n - 1), before))
        before = sender_live_get_chain (get_publish (self, --n)->before);
      if (before == NULL)
        return NULL;
      without = sender_chain_former_follow (next, after, before);
      theirs = sender_chain_former_follow (later, next, without);
      next = before;
    }
  return g_steal_pointer (&theirs);
}

void
sender_planning_make_formers (SenderPlanning *self)
{
  const SenderPlanInput   *input = self->input;
  g_autoptr (SenderJson)   wanted = NULL;
  g_autoptr (SenderConfig) then = NULL;
  SenderJson              *sender = NULL;
  SenderConfig            *theirs = NULL;

  if (input->state == NULL || input->former_base == NULL || input->since == NULL)
    return;
  self->theirs_of_chain = make_theirs_of_chain (self);
  wanted = dup_wanted_sender (self);
  sender = find_sender (self, input->former_base);
  then = make_mirror (self, input->former_base, sender != NULL ? sender : wanted);
  if (then == NULL || sender_record_equal (SENDER_RECORD (then), SENDER_RECORD (self->merge.ours)))
    return;
  theirs = make_theirs (self, wanted);
  if (theirs == NULL)
    return;
  self->merge.former_base = g_steal_pointer (&then);
  self->merge.former_theirs = theirs;
}
