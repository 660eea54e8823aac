/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan-private.h"

#include "sender-config.h"
#include "sender-format-pingone.h"
#include "sender-mirror.h"
#include "sender-pingone-order.h"
#include "sender-provider.h"

/* A sender that somebody deleted, or that is to go. */

#define PATH "provider"

static gboolean
is_deleted (SenderPlanning *self)
{
  const SenderPlanInput *input = self->input;

  return self->live == NULL && input->base != NULL &&
         sender_live_find_sender (input->base, input->sender) != NULL;
}

/* Whether what somebody deleted is made anew is for people to say. */
static gboolean
note_deletion (SenderPlanning *self)
{
  SenderProvider *provider = sender_config_get_provider (self->input->config);
  const char     *name = sender_provider_get_name (provider);

  return sender_changes_add (self->plan->changes, &self->merge, SENDER_CHANGE_IN_SENDER,
                             PATH, SENDER_CHANGE_THEIRS, g_strdup (name), NULL,
                             g_strdup (name))
    ->is_kept;
}

/**
 * sender_planning_stops_at_deletion:
 * @self: a plan in the making
 *
 * Leaves a sender that somebody else deleted gone, as long as nobody has decided otherwise.
 *
 * Returns: whether nothing is done for it
 */
gboolean
sender_planning_stops_at_deletion (SenderPlanning *self)
{
  if (!is_deleted (self) || !note_deletion (self))
    return FALSE;
  sender_planning_add_step (self, SENDER_CHANGE_IN_SENDER, SENDER_STEP_KEEP,
                            sender_planning_dup_title (self), NULL);
  self->plan->keeps_base = TRUE;
  return TRUE;
}

static SenderJson *
dup_written (SenderConfig *config)
{
  g_autoptr (SenderJson) written = sender_format_pingone_write (config);

  return sender_pingone_dup_comparable (written);
}

/* How the service spells a name that was just written is no change of somebody’s. */
static void
spell_alike (SenderJson *now,
             SenderJson *then)
{
  const char *name = sender_json_get_string_member (now, "name");

  if (sender_live_is_name_alike (name, sender_json_get_string_member (then, "name")))
    sender_json_set_string (then, "name", name);
}

/* As both would be written: what only the service writes does not count. */
static gboolean
is_as_it_was (SenderPlanning *self)
{
  g_autoptr (GPtrArray)    none = g_ptr_array_new ();
  g_autoptr (SenderConfig) now = NULL;
  g_autoptr (SenderConfig) then = NULL;
  g_autoptr (SenderJson)   now_written = NULL;
  g_autoptr (SenderJson)   then_written = NULL;

  if (self->base == NULL)
    return FALSE;
  now = sender_mirror_new_live (self->input->live, self->live, none, NULL);
  then = sender_mirror_new_live (self->input->base, self->base, none, NULL);
  if (now == NULL || then == NULL)
    return FALSE;
  now_written = dup_written (now);
  then_written = dup_written (then);
  sender_json_remove_member (now_written, "id");
  sender_json_remove_member (then_written, "id");
  if (self->input->takes_back)
    spell_alike (now_written, then_written);
  return sender_json_equal_unordered (now_written, then_written);
}

/* (nullable) */
static char *
dup_name (SenderJson *sender)
{
  return sender != NULL ? g_strdup (sender_json_get_string_member (sender, "name")) : NULL;
}

/* Whether it is as it was published, so that nobody is to be asked. */
static gboolean
is_ours (SenderPlanning *self)
{
  return !self->input->is_doubtful && is_as_it_was (self);
}

/**
 * sender_planning_goes:
 * @self: a plan in the making
 *
 * Tells whether there is no such sender once it is carried out, so that no chain may name it.
 *
 * Returns: whether it goes, or is gone already
 */
gboolean
sender_planning_goes (SenderPlanning *self)
{
  return self->input->is_withdrawn &&
         (self->live == NULL || is_ours (self) || sender_merge_overwrites (&self->merge, PATH));
}

/**
 * sender_planning_add_withdrawal:
 * @self: a plan in the making
 *
 * Plans to delete the sender. One that somebody else changed is not deleted unseen.
 */
void
sender_planning_add_withdrawal (SenderPlanning *self)
{
  SenderChangeKind kind = is_ours (self) ? SENDER_CHANGE_OURS : SENDER_CHANGE_THEIRS;
  SenderStepAction action = SENDER_STEP_DELETE;

  if (self->live == NULL)
    return;
  if (sender_changes_add (self->plan->changes, &self->merge, SENDER_CHANGE_IN_SENDER, PATH, kind,
                          dup_name (self->base), dup_name (self->live), NULL)
        ->is_kept)
    action = SENDER_STEP_KEEP;
  sender_planning_add_step (self, SENDER_CHANGE_IN_SENDER, action, sender_planning_dup_title (self),
                            self->live);
}

/**
 * sender_planning_stops_at_doubt:
 * @self: a plan in the making that goes back to a state without the sender
 *
 * Lets somebody decide where nobody knows which sender was ours then: it may have been there under
 * another id.
 *
 * Returns: whether nothing is to be written before
 */
gboolean
sender_planning_stops_at_doubt (SenderPlanning *self)
{
  SenderPlan *plan = self->plan;

  if (!self->input->is_doubtful || self->live == NULL ||
      sender_merge_overwrites (&self->merge, PATH))
    return FALSE;
  sender_planning_add_withdrawal (self);
  plan->keeps_base = TRUE;
  plan->undecided = PATH;
  plan->is_doubtful = TRUE;
  return TRUE;
}

/**
 * sender_planning_stops_at_change:
 * @self: a plan in the making that takes a publish back
 *
 * Lets somebody decide where the sender that the publish has made is no longer what was written:
 * deleted, it would take somebody else’s work along; left there, nobody here would know of it.
 *
 * Returns: whether nothing is to be written before
 */
gboolean
sender_planning_stops_at_change (SenderPlanning *self)
{
  SenderPlan *plan = self->plan;

  if (!self->input->takes_back || self->live == NULL || is_as_it_was (self) ||
      sender_merge_overwrites (&self->merge, PATH))
    return FALSE;
  sender_planning_add_withdrawal (self);
  plan->keeps_base = TRUE;
  plan->undecided = PATH;
  plan->is_changed = TRUE;
  return TRUE;
}
