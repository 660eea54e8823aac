/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-live-source-private.h"

#include "sender-config.h"
#include "sender-error.h"

#include <glib/gi18n-lib.h>

/* Tells the plan that takes back from those that go back to a state, which have ids. */
#define BACK "back"

/* What follows from what was read, for the document as it is. */

static void
set_standing (SenderLiveSource *self)
{
  SenderConfigState standing = SENDER_CONFIG_STATE_SAVED;

  if (self->plan != NULL && self->plan->has_drift)
    standing = SENDER_CONFIG_STATE_DRIFTED;
  else if (self->plan != NULL && !sender_plan_has_writes (self->plan) &&
           sender_publisher_get_journal (self->publisher) == NULL)
    standing = SENDER_CONFIG_STATE_PUBLISHED;
  sender_document_set_standing (self->document, standing);
}

/* Drops what was decided about another change than @plan has at its path. Returns whether there was
 * none. */
static gboolean
holds_all (SenderLiveSource *self,
           const SenderPlan *plan)
{
  GHashTableIter iter;
  gboolean       holds = TRUE;
  gpointer       path = NULL;
  gpointer       seen = NULL;

  g_hash_table_iter_init (&iter, self->overwrite);
  while (g_hash_table_iter_next (&iter, &path, &seen))
    {
      g_autofree char *now = sender_plan_dup_seen (plan, path);

      if (g_strcmp0 (now, seen) == 0)
        continue;
      g_hash_table_iter_remove (&iter);
      holds = FALSE;
    }
  return holds;
}

static SenderPlan *
make_plan (SenderLiveSource     *self,
           const SenderSnapshot *snapshot,
           const char           *state,
           GHashTable           *overwrite,
           GError              **error)
{
  if (snapshot != NULL)
    return sender_publisher_plan_restoration (self->publisher, snapshot, overwrite, error);
  return state != NULL ? sender_publisher_plan_roll_back (self->publisher, overwrite, error)
                       : sender_publisher_plan (self->publisher, overwrite, error);
}

/* What was decided holds for what somebody saw, and for the plan in which it was. Each round has
 * less of it. @snapshot (nullable): a state that is gone back to; @state (nullable): what tells the
 * plan from others, %NULL for the one that publishes. (transfer full) (nullable) */
static SenderPlan *
plan_as_decided (SenderLiveSource     *self,
                 const SenderSnapshot *snapshot,
                 const char           *state,
                 GError              **error)
{
  GHashTable *overwrite = g_strcmp0 (state, self->decided_in) == 0 ? self->overwrite : NULL;
  SenderPlan *plan = NULL;

  do
    {
      g_clear_pointer (&plan, sender_plan_free);
      plan = make_plan (self, snapshot, state, overwrite, error);
    }
  while (plan != NULL && overwrite != NULL && !holds_all (self, plan));
  return plan;
}

void
sender_live_source_plan (SenderLiveSource *self)
{
  g_autoptr (GError) error = NULL;

  if (self->is_held)
    return;
  g_clear_pointer (&self->plan, sender_plan_free);
  g_clear_pointer (&self->fault, g_free);
  g_clear_pointer (&self->obstacle, g_free);
  if (self->publisher != NULL)
    {
      sender_publisher_set_config (self->publisher, sender_document_get_config (self->document));
      sender_live_source_believe_base (self);
      self->plan = plan_as_decided (self, NULL, NULL, &error);
      self->fault = error != NULL ? g_strdup (error->message) : NULL;
      self->obstacle = sender_live_source_dup_obstacle (self, self->plan);
    }
  set_standing (self);
}

/**
 * sender_live_source_dup_obstacle:
 * @plan: (nullable): the plan that was made last
 *
 * Finds what is known to speak against carrying it out.
 *
 * Returns: (transfer full) (nullable): the words; %NULL if nothing does
 */
char *
sender_live_source_dup_obstacle (SenderLiveSource *self,
                                 const SenderPlan *plan)
{
  return plan != NULL ? sender_publisher_dup_obstacle (self->publisher, plan) : NULL;
}

/**
 * sender_live_source_set_overwrite:
 * @plan: the plan that somebody sees
 * @snapshot: (nullable): the state that it goes back to; %NULL if it is the one of
 *   [method@LiveSource.get_plan], or takes back a publish that did not end
 * @path: a path of it that somebody else changed
 * @overwrite: whether ours is written there
 *
 * Decides about a change of somebody else’s, as it is in @plan: not about whatever is at its path
 * later on.
 */
void
sender_live_source_set_overwrite (SenderLiveSource     *self,
                                  const SenderPlan     *plan,
                                  const SenderSnapshot *snapshot,
                                  const char           *path,
                                  gboolean              overwrite)
{
  char *seen = overwrite ? sender_plan_dup_seen (plan, path) : NULL;

  if ((seen != NULL) == g_hash_table_contains (self->overwrite, path))
    {
      g_free (seen);
      return;
    }
  if (seen != NULL)
    g_hash_table_insert (self->overwrite, g_strdup (path), seen);
  else
    g_hash_table_remove (self->overwrite, path);
  g_free (self->decided_in);
  if (plan == self->plan)
    self->decided_in = NULL;
  else
    self->decided_in = g_strdup (snapshot != NULL ? snapshot->id : BACK);
  sender_live_source_plan (self);
  sender_live_source_tell (self);
}

/**
 * sender_live_source_get_overwrite:
 * @path: a path of the plan
 *
 * Tells how it was decided.
 *
 * Returns: whether ours is written there
 */
gboolean
sender_live_source_get_overwrite (SenderLiveSource *self,
                                  const char       *path)
{
  return g_hash_table_contains (self->overwrite, path);
}

/**
 * sender_live_source_forget_overwritten:
 *
 * Takes back all that was decided about changes of somebody else’s: theirs stay.
 */
void
sender_live_source_forget_overwritten (SenderLiveSource *self)
{
  g_hash_table_remove_all (self->overwrite);
  sender_live_source_plan (self);
}

/**
 * sender_live_source_plan_again:
 * @error: return location
 *
 * Makes the plan once more, so that it is the one that was made last and can be carried out.
 *
 * Returns: (transfer full) (nullable): the plan
 */
SenderPlan *
sender_live_source_plan_again (SenderLiveSource *self,
                               GError          **error)
{
  return plan_as_decided (self, NULL, NULL, error);
}

/**
 * sender_live_source_plan_state:
 * @snapshot: (nullable): an earlier state; %NULL for the one before the publish that did not end
 * @error: return location
 *
 * Plans to go back to a state.
 *
 * Returns: (transfer full) (nullable): the plan
 */
SenderPlan *
sender_live_source_plan_state (SenderLiveSource     *self,
                               const SenderSnapshot *snapshot,
                               GError              **error)
{
  if (self->publisher == NULL)
    {
      g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND,
                           _ ("What is live was not read yet."));
      return NULL;
    }
  return plan_as_decided (self, snapshot, snapshot != NULL ? snapshot->id : BACK, error);
}
