/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan-private.h"

#include "sender-authorization.h"
#include "sender-chain.h"
#include "sender-config.h"
#include "sender-fallback.h"
#include "sender-format-content.h"
#include "sender-format-pingone.h"
#include "sender-message-matrix.h"
#include "sender-merge-align.h"
#include "sender-mirror.h"
#include "sender-provider.h"

#include <glib/gi18n-lib.h>

#define SECRET_PATH "authorization.secret"

static void
planning_clear (SenderPlanning *self)
{
  g_clear_pointer (&self->plan, sender_plan_free);
  g_clear_pointer (&self->requests, g_array_unref);
  g_clear_pointer (&self->merge.touched, g_ptr_array_unref);
  g_clear_object (&self->merge.base);
  g_clear_object (&self->merge.ours);
  g_clear_object (&self->merge.theirs);
  g_clear_object (&self->merge.former_base);
  g_clear_object (&self->merge.former_theirs);
  g_clear_pointer (&self->theirs_of_chain, sender_json_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderPlanning, planning_clear)

/**
 * sender_plan_free:
 * @self: (transfer full): a plan
 *
 * Frees it.
 */
void
sender_plan_free (SenderPlan *self)
{
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->steps);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_object (&self->result);
  g_clear_object (&self->next);
  g_free (self->sender);
  g_free (self->left_out);
  g_clear_pointer (&self->headers, sender_json_unref);
  sender_lost_headers_clear (&self->lost);
  g_free (self);
}

/**
 * sender_plan_has_writes:
 * @self: a plan
 *
 * Tells whether there is anything to do.
 *
 * Returns: whether a step writes
 */
gboolean
sender_plan_has_writes (const SenderPlan *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    if (((const SenderStep *) self->steps->pdata[i])->action != SENDER_STEP_KEEP)
      return TRUE;
  return FALSE;
}

/* Takes @title; references the objects. */
SenderStep *
sender_planning_add_step (SenderPlanning    *self,
                          SenderChangeObject object,
                          SenderStepAction   action,
                          char              *title,
                          SenderJson        *before)
{
  SenderStep *step = sender_step_new (object, action, title, before);

  g_ptr_array_add (self->plan->steps, step);
  return step;
}

SenderProviderKind
sender_planning_get_kind (SenderPlanning *self)
{
  return sender_provider_get_kind (sender_config_get_provider (self->input->config));
}

/* The only kind that is written: of the others PingOne itself keeps what there is. */
static gboolean
is_custom (SenderPlanning *self)
{
  return sender_planning_get_kind (self) == SENDER_PROVIDER_KIND_CUSTOM_PROVIDER;
}

static void
find_sender (SenderPlanning *self)
{
  const SenderPlanInput *input = self->input;
  const char            *id = NULL;

  /* What a name alone leads to is never taken back. */
  self->live = input->takes_back && input->is_withdrawn
                 ? sender_live_find_sender (input->live, input->sender)
                 : sender_mirror_find_sender (input->config, input->live, input->sender);
  if (self->live != NULL)
    id = sender_json_get_string_member (self->live, "id");
  /* One that is made anew has nothing of what it was. */
  if (input->base != NULL && self->live != NULL)
    self->base = sender_live_find_sender (input->base, id);
  self->plan->sender = g_strdup (id);
  sender_planning_find_namesake (self);
}

/* Ours, and those that we published once. */
static GPtrArray *
list_wanted (SenderPlanning *self)
{
  GPtrArray *wanted = sender_mirror_list_messages (self->input->config);

  sender_mirror_add_live_messages (wanted, self->input->base);
  if (self->input->messages != NULL)
    sender_mirror_add_messages (wanted, self->input->messages);
  return wanted;
}

/* Of what is not there yet nobody else has said anything: our messages are then new as well, if
 * nobody wrote any. */
static SenderConfig *
make_base (SenderPlanning *self,
           GError        **error)
{
  const SenderPlanInput *input = self->input;
  g_autoptr (GPtrArray)  none = g_ptr_array_new ();

  if (input->base != NULL)
    return sender_mirror_new_live (input->base, self->base, self->plan->wanted, error);
  if (self->live == NULL)
    return sender_config_new ();
  return self->is_claimed ? sender_mirror_new_live (input->live, self->base, none, error) : NULL;
}

static gboolean
make_mirrors (SenderPlanning *self,
              GError        **error)
{
  const SenderPlanInput *input = self->input;

  self->plan->wanted = list_wanted (self);
  self->merge.config = input->config;
  self->merge.overwrite = input->overwrite;
  self->merge.requests = self->requests;
  self->merge.with_sender = is_custom (self) && !input->is_withdrawn;
  self->merge.ours = input->is_withdrawn ? sender_mirror_new_messages (input->config)
                                         : sender_mirror_new (input->config, error);
  if (self->merge.ours == NULL)
    return FALSE;
  self->merge.theirs = sender_mirror_new_live (input->live, self->live, self->plan->wanted, error);
  if (self->merge.theirs == NULL)
    return sender_live_blame_service (error);
  self->merge.is_sender_untold = input->base != NULL && self->live != NULL &&
                                 sender_live_get_senders (input->base) == NULL;
  sender_planning_make_formers (self);
  self->merge.base = make_base (self, error);
  self->merge.touched = sender_planning_list_touched (self);
  return input->base == NULL || self->merge.base != NULL;
}

/* Values that a fresh object does not have are no values. */
static void
blank_now (SenderPlanning *self)
{
  for (guint i = 0; i < self->plan->changes->len; i++)
    {
      SenderChange *change = g_ptr_array_index (self->plan->changes, i);

      if (change->object == SENDER_CHANGE_IN_SENDER)
        {
          g_clear_pointer (&change->base, g_free);
          g_clear_pointer (&change->now, g_free);
        }
    }
}

static gboolean
has_ours (SenderPlanning    *self,
          SenderChangeObject object)
{
  for (guint i = 0; i < self->plan->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (self->plan->changes, i);

      if (change->object == object && !change->is_kept)
        return TRUE;
    }
  return FALSE;
}

/* Of a secret nobody knows what is there; it goes with every write of the sender. Where nothing
 * tells whether ours is another one, that alone is no reason to write. */
static void
plan_secret (SenderPlanning *self)
{
  SenderSecretKnowledge secret = self->input->secret;
  SenderChange         *change = NULL;

  if (secret != SENDER_SECRET_OTHER && secret != SENDER_SECRET_UNTOLD)
    return;
  change = sender_changes_add (self->plan->changes, &self->merge, SENDER_CHANGE_IN_SENDER,
                               SECRET_PATH, SENDER_CHANGE_UNKNOWABLE, NULL, NULL, NULL);
  change->is_new = self->live == NULL;
  change->is_kept = secret == SENDER_SECRET_UNTOLD && !change->is_new &&
                    !sender_merge_overwrites (&self->merge, SECRET_PATH);
}

/* The id belongs into the body, else the service takes it for another of the same name. */
static SenderJson *
make_body (SenderPlanning *self)
{
  g_autoptr (SenderJson) written = sender_format_pingone_write (self->input->config);
  SenderJson            *body = sender_format_pingone_write (self->plan->result);

  sender_json_remove_member (body, "id");
  if (self->live != NULL)
    sender_json_set_string (body, "id", self->plan->sender);
  sender_planning_put_headers (self, body, written);
  return body;
}

/* (transfer full) */
char *
sender_planning_dup_title (SenderPlanning *self)
{
  SenderProvider *provider = sender_config_get_provider (self->input->config);
  const char     *name = NULL;

  if (self->input->is_withdrawn && self->live != NULL)
    name = sender_json_get_string_member (self->live, "name");
  return g_strdup_printf (_ ("Sender “%s”"),
                          name != NULL ? name : sender_provider_get_name (provider));
}

static void
plan_sender (SenderPlanning *self)
{
  SenderStepAction       action = SENDER_STEP_KEEP;
  g_autoptr (SenderJson) body = NULL;
  SenderStep            *step = NULL;

  if (!is_custom (self))
    return;
  plan_secret (self);
  body = make_body (self);
  if (self->live == NULL)
    action = SENDER_STEP_CREATE;
  else if (has_ours (self, SENDER_CHANGE_IN_SENDER))
    action = SENDER_STEP_UPDATE;
  step = sender_planning_add_step (self, SENDER_CHANGE_IN_SENDER, action,
                                   sender_planning_dup_title (self), self->live);
  if (action != SENDER_STEP_KEEP)
    {
      step->body = g_steal_pointer (&body);
      step->headers = sender_json_ref (self->plan->headers);
      self->plan->needs_secret = TRUE;
    }
}

static void
merge (SenderPlanning *self)
{
  SenderPlan *plan = self->plan;

  plan->has_sender = self->merge.with_sender;
  plan->result = sender_merge_run (&self->merge, plan->changes, &plan->next);
}

static gboolean
plan_all (SenderPlanning *self,
          GError        **error)
{
  merge (self);
  if (is_custom (self) && !sender_planning_check_name (self, error))
    return FALSE;
  if (self->live == NULL)
    blank_now (self);
  plan_sender (self);
  if (sender_planning_stops_at_namesake (self))
    return TRUE;
  sender_planning_add_messages (self);
  sender_planning_add_chain (self);
  return TRUE;
}

/* Nobody is asked to send by what is about to go: the chain is first. */
static void
plan_all_withdrawn (SenderPlanning *self)
{
  if (sender_planning_stops_at_doubt (self) || sender_planning_stops_at_change (self))
    return;
  merge (self);
  sender_planning_add_chain (self);
  sender_planning_add_messages (self);
  sender_planning_add_withdrawal (self);
}

static void
take_note_of_drift (SenderPlan *plan)
{
  for (guint i = 0; i < plan->changes->len; i++)
    if (((const SenderChange *) plan->changes->pdata[i])->kind == SENDER_CHANGE_THEIRS)
      plan->has_drift = TRUE;
}

/**
 * sender_plan_new:
 * @input: what is wanted, what there is and what there was
 * @error: return location
 *
 * Works out what publishing would change. What somebody else changed since is kept unless it was
 * decided otherwise. A sender that somebody deleted is not made anew, and nothing is done to
 * messages and chain for it.
 *
 * Returns: (transfer full) (nullable): the plan, or %NULL with %SENDER_ERROR_FORMAT set, or with
 *   %SENDER_ERROR_INVALID where another sender has the name
 */
SenderPlan *
sender_plan_new (const SenderPlanInput *input,
                 GError               **error)
{
  g_auto (SenderPlanning) self = { .input = input, .plan = g_new0 (SenderPlan, 1) };

  self.requests = g_array_new (FALSE, FALSE, sizeof (SenderMergePlaces));
  self.plan->changes = sender_changes_new ();
  self.plan->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) sender_step_free);
  if (input->headers != NULL)
    self.plan->headers = sender_json_copy (input->headers);
  find_sender (&self);
  if (!make_mirrors (&self, error))
    return NULL;
  if (input->is_withdrawn)
    plan_all_withdrawn (&self);
  else if (!sender_planning_stops_at_deletion (&self) && !plan_all (&self, error))
    return NULL;
  self.plan->leaves_sender = !is_custom (&self) && !input->is_withdrawn;
  take_note_of_drift (self.plan);
  sender_planning_note_undecided (&self);
  return g_steal_pointer (&self.plan);
}
