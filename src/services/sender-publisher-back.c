/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publisher-private.h"
#include "sender-error.h"
#include "sender-message.h"
#include "sender-mirror.h"
#include "sender-authorship.h"
#include "sender-restoration.h"
#include "sender-succession.h"
#include "sender-wipe.h"
#include <glib/gi18n-lib.h>

/* Plans to go back. */

/* @state (nullable) of a sender that was @then (nullable) and is @now (nullable) by now, as it can
 * be again. (transfer full) (nullable) */
static SenderLive *
dup_possible (SenderPublisher *self,
              SenderLive      *state,
              const char      *then,
              const char      *now,
              char           **left_out)
{
  gboolean               is_renamed = then != NULL && now != NULL && !g_str_equal (then, now);
  g_autoptr (SenderLive) renamed =
    is_renamed ? sender_succession_dup_live (state, then, now) : NULL;

  *left_out = NULL;
  if (state == NULL)
    return NULL;
  return is_renamed ? sender_restoration_dup_possible (renamed, now, self->live, left_out)
                    : sender_restoration_dup_possible (state, then, self->live, left_out);
}

/* More than these are not looked at, as each costs a comparison of all: a state that is further
 * back becomes what it was. */
#define MANY_PUBLISHES 20

static void
publish_free (gpointer data)
{
  SenderPlanPublish *self = data;

  sender_live_unref (self->before);
  sender_live_unref (self->after);
  g_free (self);
}

static void
add_publish (SenderPublisher *self,
             GPtrArray       *since,
             SenderLive      *before,
             SenderLive      *after,
             gboolean         has_ended,
             const char      *then)
{
  const char        *now = sender_publisher_get_sender (self);
  g_autofree char   *left_out = NULL;
  g_autofree char   *left_out_after = NULL;
  SenderPlanPublish *publish = g_new0 (SenderPlanPublish, 1);

  publish->before = dup_possible (self, before, then, now, &left_out);
  publish->after = dup_possible (self, after, then, now, &left_out_after);
  publish->has_ended = has_ended;
  g_ptr_array_add (since, publish);
}

/* What the publish of @snapshot and every one after it found and left. Between one that died and
 * when that was found others may have done something: there nothing was published, and yet seen.
 * NULL where that is not known of each. (transfer full) (nullable) (element-type SenderPlanPublish)
 */
static GPtrArray *
list_since (SenderPublisher      *self,
            const SenderSnapshot *snapshot,
            const char           *then)
{
  const char           *environment = sender_live_get_environment (snapshot->live);
  g_autoptr (GPtrArray) since = g_ptr_array_new_with_free_func (publish_free);
  guint                 n_publishes = 0;

  for (const SenderSnapshot *each = snapshot; each != NULL; each = each->newer)
    {
      if (g_strcmp0 (sender_live_get_environment (each->live), environment) != 0)
        continue;
      if (each->left == NULL || each->is_gap_next || n_publishes++ == MANY_PUBLISHES)
        return NULL;
      add_publish (self, since, each->live, each->left, each->has_ended, then);
      if (each->found != NULL)
        add_publish (self, since, each->found, each->found, TRUE, then);
    }
  return g_steal_pointer (&since);
}

/* @then: id of the sender that was ours in @state, if one was. One that was made anew since is what
 * it was. Of an earlier state no credential was kept: those of now stay, unless they were published
 * from here since. Where they are others than those of then, that is told. */
static SenderPlan *
plan_state (SenderPublisher *self,
            SenderLive      *state,
            const char      *then,
            GPtrArray       *messages,
            SenderPlanInput *aim,
            GError         **error)
{
  const char            *now = sender_publisher_get_sender (self);
  g_autofree char       *left_out = NULL;
  g_autofree char       *left_out_of_base = NULL;
  g_autoptr (SenderLive) possible = dup_possible (self, state, then, now, &left_out);
  g_autoptr (SenderLive) base =
    dup_possible (self, aim->former_base, then, now, &left_out_of_base);
  g_autoptr (SenderConfig) wanted = NULL;

  wanted = sender_restoration_new (self->config, possible, then != NULL && now != NULL ? now : then,
                                   messages, &aim->is_withdrawn, error);
  if (wanted == NULL)
    return NULL;
  aim->config = wanted;
  aim->chain = sender_live_get_chain (possible);
  aim->state = possible;
  aim->former_base = base;
  aim->left_out = left_out;
  return sender_publisher_make_plan (self, aim, error);
}

/* (nullable) */
static SenderJson *
find_headers (SenderJson *credentials,
              const char *sender)
{
  SenderJson *headers = credentials != NULL && sender != NULL
                          ? sender_json_get_member (credentials, sender)
                          : NULL;

  return headers != NULL && sender_json_get_kind (headers) == SENDER_JSON_OBJECT ? headers : NULL;
}

/**
 * sender_publisher_plan_restoration:
 * @snapshot: an earlier state
 * @overwrite: (nullable) (element-type utf8): paths at which the snapshot is written over theirs
 * @error: return location
 *
 * Plans to go back to an earlier state. If the sender was not there then, it is to go. Of contents
 * those are meant that are ours, or were then. What somebody else had put there then, and has taken
 * out since, stays out.
 *
 * Returns: (transfer full) (nullable): the plan
 */
SenderPlan *
sender_publisher_plan_restoration (SenderPublisher      *self,
                                   const SenderSnapshot *snapshot,
                                   GHashTable           *overwrite,
                                   GError              **error)
{
  g_autoptr (GPtrArray)  messages = sender_publisher_list_messages (self);
  g_autoptr (SenderLive) base = sender_publisher_dup_base (self);
  g_autoptr (SenderJson) headers = sender_publisher_dup_headers (self);
  g_autoptr (GPtrArray)  since = NULL;
  SenderPlanInput        aim = { .base = base, .headers = headers, .overwrite = overwrite };
  const char            *sender = sender_succession_find (
               snapshot->live, snapshot->is_sender_noted, snapshot->sender, self->live,
               sender_publisher_get_sender (self), &aim.is_doubtful);

  sender_mirror_add_live_messages (messages, snapshot->base);
  aim.then = find_headers (snapshot->credentials, sender);
  aim.since = since = list_since (self, snapshot, sender);
  aim.former_base = since != NULL ? snapshot->base : NULL;
  self->way = SENDER_PUBLISH_RESTORE;
  g_free (self->snapshot);
  self->snapshot = g_strdup (snapshot->id);
  g_clear_pointer (&self->then, sender_live_unref);
  self->then = snapshot->base != NULL ? sender_live_ref (snapshot->base) : NULL;
  return plan_state (self, snapshot->live, sender, messages, &aim, error);
}

/**
 * sender_publisher_plan_roll_back:
 * @overwrite: (nullable) (element-type utf8): paths at which what was there is written over theirs
 * @error: return location
 *
 * Plans to take back what a publish that has not ended has written, and nothing else. What somebody
 * else changed since stays; about a sender that it has created somebody is to decide.
 *
 * Returns: (transfer full) (nullable): the plan
 */
SenderPlan *
sender_publisher_plan_roll_back (SenderPublisher *self,
                                 GHashTable      *overwrite,
                                 GError         **error)
{
  const SenderPublishJournal *journal = self->journal;
  const char                 *sender = sender_publisher_get_sender (self);
  const char                 *created = NULL;
  g_autoptr (GPtrArray)       messages = sender_restoration_list_messages (journal->steps);
  g_autoptr (SenderLive)      start = sender_authorship_reduce (journal->before, journal->steps);
  g_autoptr (SenderLive)      base = NULL;
  g_autoptr (SenderJson)      headers = sender_publisher_dup_headers (self);
  SenderPlanInput             aim = { .takes_back = TRUE, .overwrite = overwrite };

  aim.headers = headers;
  aim.then = find_headers (journal->credentials, sender);
  created = sender_authorship_find_created (journal->before, self->live, sender, journal->steps);
  aim.sender = created;
  aim.base = base = sender_authorship_make_base (
    start, self->live, created != NULL ? created : sender, journal->steps);
  self->way = SENDER_PUBLISH_BACK;
  return plan_state (self, journal->before, sender, messages, &aim, error);
}
