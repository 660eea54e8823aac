/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan-private.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-provider.h"

#include <glib/gi18n-lib.h>

/*
 * The service takes no second sender of a name, so that one of our name is ours, or nobody can say
 * whose. Found by its name alone it may be somebody else’s: what it says is not written over, and
 * nothing is published beside it, as its users would get messages that are meant for another.
 */

#define PATH "provider"

static const char *
get_known_id (const SenderPlanInput *input)
{
  SenderJson *remote = sender_config_get_remote (input->config);

  if (input->sender != NULL || remote == NULL)
    return input->sender;
  return sender_json_get_string_member (remote, "id");
}

/**
 * sender_planning_find_namesake:
 * @self: a plan in the making, whose sender was looked for
 *
 * Notes whether that was found by its name alone, and whether somebody has decided that it is ours:
 * what it says is then what was.
 */
void
sender_planning_find_namesake (SenderPlanning *self)
{
  self->is_namesake = self->live != NULL && self->base == NULL && !self->input->is_withdrawn &&
                      g_strcmp0 (get_known_id (self->input), self->plan->sender) != 0;
  self->is_claimed = self->is_namesake && self->input->overwrite != NULL &&
                     g_hash_table_contains (self->input->overwrite, PATH);
  if (self->is_claimed)
    self->base = self->live;
}

/* Of what a publish that died was to make nobody knows whether it was made: any difference may be
 * somebody else’s. */
static gboolean
may_be_theirs (SenderPlanning     *self,
               const SenderChange *change)
{
  return (change->kind == SENDER_CHANGE_THEIRS && change->is_kept) ||
         (change->kind == SENDER_CHANGE_OURS && self->input->base != NULL);
}

static gboolean
has_theirs (SenderPlanning *self)
{
  for (guint i = 0; i < self->plan->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (self->plan->changes, i);

      if (change->object == SENDER_CHANGE_IN_SENDER && may_be_theirs (self, change))
        return TRUE;
    }
  return FALSE;
}

/* Of whatever was decided about parts of it nothing is written either. */
static void
keep_all (SenderPlanning *self)
{
  for (guint i = 0; i < self->plan->steps->len; i++)
    {
      SenderStep *step = g_ptr_array_index (self->plan->steps, i);

      step->action = SENDER_STEP_KEEP;
      g_clear_pointer (&step->body, sender_json_unref);
    }
  self->plan->needs_secret = FALSE;
  self->plan->keeps_base = TRUE;
  self->plan->undecided = PATH;
  self->plan->is_namesake = TRUE;
}

/**
 * sender_planning_stops_at_namesake:
 * @self: a plan in the making, with what becomes of the sender
 *
 * Lets somebody decide about a sender that may be another’s.
 *
 * Returns: whether nothing is to be written before
 */
gboolean
sender_planning_stops_at_namesake (SenderPlanning *self)
{
  SenderProvider *provider = sender_config_get_provider (self->input->config);
  const char     *name = sender_provider_get_name (provider);
  gboolean        stops = self->is_namesake && !self->is_claimed && has_theirs (self);

  if (!stops && !self->is_claimed)
    return FALSE;
  sender_changes_add (self->plan->changes, &self->merge, SENDER_CHANGE_IN_SENDER, PATH,
                      SENDER_CHANGE_THEIRS, NULL, g_strdup (name), g_strdup (name));
  if (stops)
    keep_all (self);
  return stops;
}

/**
 * sender_planning_check_name:
 * @self: a plan in the making, with what is to be there
 * @error: return location
 *
 * Refuses a name that another sender has, which the service would refuse half way.
 *
 * Returns: whether the name is free, or the sender’s own
 */
gboolean
sender_planning_check_name (SenderPlanning *self,
                            GError        **error)
{
  const char *name = sender_provider_get_name (sender_config_get_provider (self->plan->result));
  SenderJson *senders = sender_live_get_senders (self->input->live);

  for (guint i = 0; i < sender_json_get_length (senders); i++)
    {
      SenderJson *sender = sender_json_get_element (senders, i);

      if (sender == self->live ||
          g_strcmp0 (sender_json_get_string_member (sender, "name"), name) != 0)
        continue;
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                   _ ("The environment has another sender called “%s”, and PingOne takes no second "
                      "of a name. Give yours another name, or have that one renamed."),
                   name);
      return FALSE;
    }
  return TRUE;
}
