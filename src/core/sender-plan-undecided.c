/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan-private.h"

#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-list.h"
#include "sender-plan-words.h"
#include "sender-url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What somebody is to decide before anything is written. */

#define AUTHORIZATION "authorization."

static gboolean
is_kept (const SenderChange *change)
{
  return change->kind == SENDER_CHANGE_THEIRS && change->is_kept &&
         change->object == SENDER_CHANGE_IN_SENDER;
}

/* Whoever changed how the sender signs in has changed its secret, most likely: to keep the one and
 * to write over the other would leave a sender that can’t sign in. */
static const SenderChange *
find_other_authorization (const SenderPlan *plan)
{
  for (guint i = 0; i < plan->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (plan->changes, i);

      if (is_kept (change) && g_str_has_prefix (change->path, AUTHORIZATION))
        return change;
    }
  return NULL;
}

static const char *
get_url (SenderList *requests,
         guint       position)
{
  return sender_channel_request_get_url (sender_list_get (requests, position));
}

static gboolean
is_server_of (SenderConfig *config,
              const char   *url)
{
  SenderList *requests = sender_config_get_requests (config);

  for (guint i = 0; i < sender_list_get_n_items (requests); i++)
    if (sender_url_is_on (url, get_url (requests, i)))
      return TRUE;
  return FALSE;
}

/* The URL of a request, or a whole request that they added. */
static const SenderChange *
find_kept_url (const SenderPlan *plan,
               const char       *url)
{
  for (guint i = 0; i < plan->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (plan->changes, i);

      if (is_kept (change) && change->now != NULL && strstr (change->now, url) != NULL &&
          (g_str_has_suffix (change->path, ".url") || strchr (change->path, '.') == NULL))
        return change;
    }
  return NULL;
}

/* A secret goes to no other server than those it is for. */
static const SenderChange *
find_other_server (SenderPlanning *self)
{
  SenderConfig       *result = self->plan->result;
  SenderList         *requests = result != NULL ? sender_config_get_requests (result) : NULL;
  const SenderChange *found = NULL;

  for (guint i = 0; requests != NULL && i < sender_list_get_n_items (requests); i++)
    if (found == NULL && !is_server_of (self->input->config, get_url (requests, i)))
      found = find_kept_url (self->plan, get_url (requests, i));
  return found;
}

/* As far as it is about the secret, which goes with every write of the sender. */
void
sender_planning_note_undecided (SenderPlanning *self)
{
  const SenderChange *change = NULL;

  if (!self->plan->needs_secret)
    return;
  change = find_other_authorization (self->plan);
  if (change == NULL)
    change = find_other_server (self);
  if (change != NULL)
    self->plan->undecided = change->path;
}

/**
 * sender_plan_get_undecided_words:
 * @self: a plan with something undecided
 *
 * Says what is to be decided before anything is written.
 *
 * Returns: (transfer none): one or two sentences
 */
const char *
sender_plan_get_undecided_words (const SenderPlan *self)
{
  if (self->is_doubtful)
    return _ ("The earlier state does not say which sender was yours then. Decide first: keep the "
              "one that is there now, or have it deleted.");
  if (self->is_changed)
    return _ ("Somebody else changed the sender after it was created from here. Decide first: have "
              "it deleted all the same, or go on with the publish, which keeps their change.");
  if (self->is_namesake)
    return _ ("PingOne has a sender of this name that was not published from here, and it says "
              "something else. Decide first: take over what is there, or write yours.");
  return g_str_has_prefix (self->undecided, AUTHORIZATION)
           ? _ ("Somebody else changed how the sender signs in, and with it its secret, most "
                "likely. Decide first which one is right.")
           : _ ("Somebody else has a request sent to another server, and publishing would give it "
                "your secret. Decide first which server is right.");
}
