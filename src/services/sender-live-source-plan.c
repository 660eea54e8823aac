/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-live-source-private.h"

#include "sender-config.h"
#include "sender-error.h"

#include <glib/gi18n-lib.h>

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
      self->plan = sender_publisher_plan (self->publisher, self->overwrite, &error);
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
 * @path: a path of the plan that somebody else changed
 * @overwrite: whether ours is written there
 *
 * Decides about a change of somebody else’s.
 */
void
sender_live_source_set_overwrite (SenderLiveSource *self,
                                  const char       *path,
                                  gboolean          overwrite)
{
  gboolean changed = overwrite ? g_hash_table_add (self->overwrite, g_strdup (path))
                               : g_hash_table_remove (self->overwrite, path);

  if (!changed)
    return;
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
  return sender_publisher_plan (self->publisher, self->overwrite, error);
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
  return snapshot != NULL ? sender_publisher_plan_restoration (self->publisher, snapshot,
                                                               self->overwrite, error)
                          : sender_publisher_plan_roll_back (self->publisher, self->overwrite,
                                                             error);
}
