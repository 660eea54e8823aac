/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-advance.h"

#include "sender-chain.h"
#include "sender-config.h"
#include "sender-format-pingone.h"
#include "sender-json-leaves.h"
#include "sender-mirror.h"

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

/* What a sender says, by name; of both sides only what we read and write. (transfer full)
 * (nullable) */
static GHashTable *
list_leaves (SenderLive *live,
             SenderJson *sender)
{
  g_autoptr (SenderConfig) config = mirror (live, sender);
  g_autoptr (SenderJson)   json = config != NULL ? sender_format_pingone_write (config) : NULL;

  return json != NULL ? sender_json_list_leaves (json) : NULL;
}

/* Whether one of what only @one has, or has otherwise than @other, is in @now as it is in @one. */
static gboolean
has_any_of (GHashTable *one,
            GHashTable *other,
            GHashTable *now)
{
  GHashTableIter iter;
  gpointer       name;
  gpointer       value;

  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (g_strcmp0 (value, g_hash_table_lookup (other, name)) != 0 &&
        g_strcmp0 (value, g_hash_table_lookup (now, name)) == 0)
      return TRUE;
  return FALSE;
}

/* Whether one of what @was has and @wrote has not is gone. */
static gboolean
lacks_any_of (GHashTable *was,
              GHashTable *wrote,
              GHashTable *now)
{
  GHashTableIter iter;
  gpointer       name;

  g_hash_table_iter_init (&iter, was);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (wrote, name) && !g_hash_table_contains (now, name))
      return TRUE;
  return FALSE;
}

/* A write lands whole or not at all: if anything that it put there is there, all of it was. If
 * nothing is, what it would have replaced tells, and last what it took away: others may have done
 * that too. */
static gboolean
has_sender_landed (const SenderStep *step,
                   SenderLive       *live,
                   SenderJson       *object)
{
  g_autoptr (GHashTable) was = list_leaves (live, step->before);
  g_autoptr (GHashTable) wrote = list_leaves (live, step->body);
  g_autoptr (GHashTable) is = list_leaves (live, object);

  if (was == NULL || wrote == NULL || is == NULL)
    return FALSE;
  if (has_any_of (wrote, was, is))
    return TRUE;
  return !has_any_of (was, wrote, is) && lacks_any_of (was, wrote, is);
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
