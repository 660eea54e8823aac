/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-advance.h"

#include "sender-chain.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-format-pingone.h"
#include "sender-json-leaves.h"
#include "sender-list.h"
#include "sender-merge-match.h"
#include "sender-merge-order.h"
#include "sender-mirror.h"

typedef gboolean (*Compare) (SenderJsonLeaves *self,
                             SenderJsonLeaves *other,
                             SenderJsonLeaves *now);

/* What people say of a content; the rest of it is the service’s. */
static const char *const content_names[] = { "content", "voice" };

static gboolean
is_same (SenderJson *one,
         SenderJson *other)
{
  if (one == NULL || other == NULL)
    return one == other;
  return sender_json_equal (one, other);
}

/* (transfer full) (nullable) */
static SenderConfig *
mirror (SenderLive *live,
        SenderJson *sender)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return sender_mirror_new_live (live, sender, none, NULL);
}

/* Of each only what we read and write. (transfer full) */
static SenderJsonLeaves *
list_leaves (SenderConfig *config,
             GPtrArray    *requests)
{
  g_autoptr (SenderJson) json = sender_format_pingone_write (config);

  return sender_json_leaves_new (json, requests);
}

/* What stands for one request of @one is called the same in all, wherever it stands. */
static SenderMergeKeys
match (SenderConfig *one,
       SenderConfig *other,
       SenderConfig *now)
{
  return sender_merge_match_requests (sender_config_get_requests (one),
                                      sender_config_get_requests (other),
                                      sender_config_get_requests (now));
}

static gboolean
compare (SenderConfig          *one,
         SenderConfig          *other,
         SenderConfig          *now,
         const SenderMergeKeys *keys,
         Compare                is_any)
{
  g_autoptr (SenderJsonLeaves) of_one = list_leaves (one, keys->base);
  g_autoptr (SenderJsonLeaves) of_other = list_leaves (other, keys->ours);
  g_autoptr (SenderJsonLeaves) of_now = list_leaves (now, keys->theirs);

  return is_any (of_one, of_other, of_now);
}

static const char *
get_url (SenderConfig *config,
         guint         position)
{
  return sender_channel_request_get_url (
    sender_list_get (sender_config_get_requests (config), position));
}

static gboolean
has_key (GPtrArray  *keys,
         const char *key,
         guint      *position)
{
  return g_ptr_array_find_with_equal_func (keys, key, g_str_equal, position);
}

/* One that was added is there only where its URL is: others may have added one too. */
static void
part_added (SenderMergeKeys *keys,
            SenderConfig    *wrote,
            SenderConfig    *is)
{
  for (guint i = 0; i < keys->base->len; i++)
    {
      const char *key = keys->base->pdata[i];
      guint       there = 0;

      if (has_key (keys->ours, key, NULL) || !has_key (keys->theirs, key, &there) ||
          g_str_equal (get_url (wrote, i), get_url (is, there)))
        continue;
      g_free (keys->theirs->pdata[there]);
      keys->theirs->pdata[there] = g_strconcat ("not ", key, NULL);
    }
}

static gboolean
has_any_put (SenderConfig *was,
             SenderConfig *wrote,
             SenderConfig *is)
{
  g_auto (SenderMergeKeys) keys = match (wrote, was, is);

  part_added (&keys, wrote, is);
  return compare (wrote, was, is, &keys, sender_json_leaves_has_any_in);
}

static SenderList *
get_rows (SenderRecord *request)
{
  return sender_channel_request_get_body (SENDER_CHANNEL_REQUEST (request));
}

/* Whether the rows of a request stand as they were put, and did not before. */
static gboolean
has_order (const SenderMergeItem *request)
{
  SenderMergeOrder   order = { .lists = { get_rows (request->base), get_rows (request->ours),
                                          get_rows (request->theirs) } };
  g_autoptr (GArray) rows = sender_merge_align (order.lists[SENDER_MERGE_BASE],
                                                order.lists[SENDER_MERGE_OURS],
                                                order.lists[SENDER_MERGE_THEIRS]);

  order.items = rows;
  return !sender_merge_order_is_same (&order, SENDER_MERGE_BASE, SENDER_MERGE_OURS) &&
         sender_merge_order_is_same (&order, SENDER_MERGE_OURS, SENDER_MERGE_THEIRS);
}

static gboolean
has_any_order (SenderConfig *was,
               SenderConfig *wrote,
               SenderConfig *is)
{
  g_autoptr (GArray) requests =
    sender_merge_align (sender_config_get_requests (was), sender_config_get_requests (wrote),
                        sender_config_get_requests (is));

  for (guint i = 0; i < requests->len; i++)
    {
      const SenderMergeItem *request = &g_array_index (requests, SenderMergeItem, i);

      if (request->base != NULL && request->ours != NULL && request->theirs != NULL &&
          has_order (request))
        return TRUE;
    }
  return FALSE;
}

/* A write lands whole or not at all: if anything that it put there is there, all of it was. If
 * nothing is, what it would have replaced tells, and last what it took away or put in order: others
 * may have done that too. */
static gboolean
has_sender_landed (const SenderStep *step,
                   SenderLive       *live,
                   SenderJson       *object)
{
  g_autoptr (SenderConfig) was = mirror (live, step->before);
  g_autoptr (SenderConfig) wrote = mirror (live, step->body);
  g_autoptr (SenderConfig) is = mirror (live, object);
  g_auto (SenderMergeKeys) keys = { NULL };

  if (was == NULL || wrote == NULL || is == NULL)
    return FALSE;
  if (has_any_put (was, wrote, is))
    return TRUE;
  keys = match (was, wrote, is);
  if (compare (was, wrote, is, &keys, sender_json_leaves_has_any_in))
    return FALSE;
  return compare (was, wrote, is, &keys, sender_json_leaves_lacks_any_in) ||
         has_any_order (was, wrote, is);
}

static gboolean
has_content_landed (const SenderStep *step,
                    SenderJson       *object)
{
  for (guint i = 0; i < G_N_ELEMENTS (content_names); i++)
    {
      SenderJson *was = sender_json_get_member (step->before, content_names[i]);
      SenderJson *wrote = sender_json_get_member (step->body, content_names[i]);

      if (!is_same (was, wrote) &&
          is_same (wrote, sender_json_get_member (object, content_names[i])))
        return TRUE;
    }
  return FALSE;
}

/**
 * sender_advance_has_landed:
 * @step: a write of a sender or of a content that was there before
 * @live: what there is now
 * @object: that sender or content as it is now
 *
 * Tells whether the write reached it, though somebody may have changed it since.
 *
 * Returns: whether something stands there that only the write can have put there
 */
gboolean
sender_advance_has_landed (const SenderStep *step,
                           SenderLive       *live,
                           SenderJson       *object)
{
  if (step->action != SENDER_STEP_UPDATE || step->before == NULL || step->body == NULL)
    return FALSE;
  return step->object == SENDER_CHANGE_IN_SENDER ? has_sender_landed (step, live, object)
                                                 : has_content_landed (step, object);
}

/**
 * sender_advance_sender:
 * @step: a write of a sender
 * @live: what there is now
 * @known: the sender as it counted as ours before
 * @done: the sender as it was written
 *
 * Makes of what was known what is known by now. In the merge ours and theirs have changed places,
 * as both say what became of what was there: ours is what was known, theirs what was written, which
 * wins.
 *
 * Returns: (transfer full) (nullable): the sender; %NULL if one of them can’t be read
 */
SenderJson *
sender_advance_sender (const SenderStep *step,
                       SenderLive       *live,
                       SenderJson       *known,
                       SenderJson       *done)
{
  g_autoptr (SenderConfig) was = mirror (live, step->before);
  g_autoptr (SenderConfig) knew = mirror (live, known);
  g_autoptr (SenderConfig) wrote = mirror (live, done);
  g_autoptr (GPtrArray)    changes = sender_changes_new ();
  g_autoptr (SenderConfig) advanced = NULL;
  const SenderMerge        merge = {
           .config = knew, .base = was, .ours = knew, .theirs = wrote, .with_sender = TRUE
  };
  SenderJson *object = NULL;

  if (was == NULL || knew == NULL || wrote == NULL)
    return NULL;
  advanced = sender_merge_run (&merge, changes, NULL);
  object = sender_format_pingone_write (advanced);
  sender_json_set_string (object, "id", sender_json_get_string_member (done, "id"));
  return object;
}

/**
 * sender_advance_content:
 * @step: a write of a content
 * @known: (nullable): the content as it counted as ours before
 * @done: the content as it was written
 *
 * Makes of what was known what is known by now.
 *
 * Returns: (transfer full): the content
 */
SenderJson *
sender_advance_content (const SenderStep *step,
                        SenderJson       *known,
                        SenderJson       *done)
{
  SenderJson *advanced = sender_json_copy (done);

  for (guint i = 0; known != NULL && step->before != NULL && i < G_N_ELEMENTS (content_names); i++)
    {
      const char *name = content_names[i];
      SenderJson *value = sender_json_get_member (known, name);

      if (!is_same (sender_json_get_member (step->before, name),
                    sender_json_get_member (done, name)))
        continue;
      if (value != NULL)
        sender_json_set_member (advanced, name, sender_json_copy (value));
      else
        sender_json_remove_member (advanced, name);
    }
  return advanced;
}

/* Whether a step only puts the sender and Ping’s own account into the chain, or takes them out. */
static gboolean
is_about_members (SenderJson *before,
                  SenderJson *wrote,
                  const char *sender)
{
  g_autoptr (SenderJson) made =
    sender_chain_set_members (before, sender, sender_chain_has (wrote, sender),
                              sender_chain_has (wrote, SENDER_CHAIN_PING));

  return sender_json_equal (made, wrote);
}

/* What is known of one entry: as it was written, if it was. @now (nullable): NULL where it is known
 * that it was. */
static gboolean
is_known_in (SenderJson *before,
             SenderJson *wrote,
             SenderJson *now,
             SenderJson *known,
             const char *entry)
{
  gboolean is_in = sender_chain_has (wrote, entry);
  gboolean has_landed = (before != NULL && sender_chain_has (before, entry)) != is_in &&
                        (now == NULL || sender_chain_has (now, entry) == is_in);

  return has_landed ? is_in : sender_chain_has (known, entry);
}

/**
 * sender_advance_chain:
 * @step: a write of the chain
 * @known: (nullable): the chain as it counted as ours before
 * @live: what there is now
 * @sender: (nullable): id of the sender, as far as it is known
 *
 * Makes of what was known what is known by now. An order in full is one value: it was written as it
 * is there, or not, unless it is known to be done.
 *
 * Returns: (transfer full) (nullable): the chain; %NULL if the write has not landed
 */
SenderJson *
sender_advance_chain (const SenderStep *step,
                      SenderJson       *known,
                      SenderLive       *live,
                      const char       *sender)
{
  SenderJson *settings = sender_live_get_settings (live);
  SenderJson *now = sender_live_get_chain (live);
  SenderJson *before =
    step->before != NULL ? sender_json_get_member (step->before, SENDER_LIVE_CHAIN) : NULL;
  g_autoptr (SenderJson) wrote = NULL;

  if (step->body == NULL || now == NULL)
    return NULL;
  wrote = sender_step_make_chain (step, sender);
  if (known == NULL || sender == NULL || !is_about_members (before, wrote, sender))
    return step->is_done || sender_step_is_done_by (step, settings, sender)
             ? g_steal_pointer (&wrote)
             : NULL;
  if (step->is_done)
    now = NULL;
  return sender_chain_set_members (known, sender,
                                   is_known_in (before, wrote, now, known, sender),
                                   is_known_in (before, wrote, now, known, SENDER_CHAIN_PING));
}
