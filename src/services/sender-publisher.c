/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publisher-private.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-message.h"
#include "sender-mirror.h"
#include "sender-authorship.h"
#include "sender-restoration.h"
#include "sender-succession.h"
#include "sender-wipe.h"

#include <glib/gi18n-lib.h>

/**
 * SenderPublisher:
 *
 * Publishes one configuration.
 */
G_DEFINE_FINAL_TYPE (SenderPublisher, sender_publisher, G_TYPE_OBJECT)

static void
sender_publisher_finalize (GObject *object)
{
  SenderPublisher *self = SENDER_PUBLISHER (object);

  g_clear_object (&self->platform);
  g_clear_object (&self->archive);
  g_clear_object (&self->vault);
  g_clear_object (&self->config);
  g_clear_object (&self->history);
  g_clear_object (&self->wanted);
  g_clear_pointer (&self->published, sender_published_free);
  g_clear_pointer (&self->believed, sender_json_unref);
  g_clear_pointer (&self->journal, sender_publish_journal_free);
  sender_archive_kept_clear (&self->kept);
  sender_archive_kept_clear (&self->given);
  g_clear_pointer (&self->live, sender_live_unref);
  g_free (self->gap);
  g_free (self->unchecked);
  g_clear_pointer (&self->base, sender_live_unref);
  g_clear_error (&self->no_secret);
  g_clear_pointer (&self->states, g_ptr_array_unref);
  g_free (self->snapshot);
  g_clear_pointer (&self->then, sender_live_unref);
  sender_wipe_free (self->secret);
  sender_wipe_free (self->print_key);
  G_OBJECT_CLASS (sender_publisher_parent_class)->finalize (object);
}

static void
sender_publisher_class_init (SenderPublisherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sender_publisher_finalize;
}

static void
sender_publisher_init (SenderPublisher *self)
{
  self->knowledge = SENDER_SECRET_NONE;
}

/**
 * sender_publisher_new:
 * @platform: the client for the environment of @config
 * @archive: what was published, and the states before
 * @vault: the secret, and the fingerprint of the one that was published
 * @config: a configuration; copied
 *
 * Makes what publishes it.
 *
 * Returns: (transfer full): the publisher
 */
SenderPublisher *
sender_publisher_new (SenderPlatform *platform,
                      SenderArchive  *archive,
                      SenderVault    *vault,
                      SenderConfig   *config)
{
  SenderPublisher *self = g_object_new (SENDER_TYPE_PUBLISHER, NULL);

  self->platform = g_object_ref (platform);
  self->archive = g_object_ref (archive);
  self->vault = g_object_ref (vault);
  self->config = sender_record_copy (config);
  return self;
}

/**
 * sender_publisher_set_history:
 * @history: where each publish is recorded
 * @simulated: whether a stand-in answers
 *
 * Records what is published from now on. As nothing is sent without its record, nothing is
 * published without one: what was changed in an environment, and when, can be looked up afterwards.
 */
void
sender_publisher_set_history (SenderPublisher *self,
                              SenderHistory   *history,
                              gboolean         simulated)
{
  g_set_object (&self->history, history);
  self->simulated = simulated;
}

/**
 * sender_publisher_set_config:
 * @config: the configuration as it is by now; copied
 *
 * Makes later plans for a newer state of the configuration. What was read stays.
 */
void
sender_publisher_set_config (SenderPublisher *self,
                             SenderConfig    *config)
{
  g_clear_object (&self->config);
  self->config = sender_record_copy (config);
}

GPtrArray *
sender_publisher_list_messages (SenderPublisher *self)
{
  GPtrArray *messages = sender_mirror_list_messages (self->config);

  if (self->published != NULL)
    sender_mirror_add_live_messages (messages, self->published->live);
  return messages;
}

/**
 * sender_publisher_set_secret:
 * @secret: of the provider
 *
 * Gives the secret, for this time; the vault is not asked for it.
 */
void
sender_publisher_set_secret (SenderPublisher *self,
                             const char      *secret)
{
  sender_wipe_free (self->secret);
  self->secret = g_strdup (secret);
  self->is_secret_given = TRUE;
}

/**
 * sender_publisher_get_live:
 *
 * Gets what is live.
 *
 * Returns: (transfer none) (nullable): what was read, %NULL before
 */
SenderLive *
sender_publisher_get_live (SenderPublisher *self)
{
  return self->live;
}

/**
 * sender_publisher_get_gap:
 *
 * Gets what PingOne refused to show of what is live, why, and what that means: it is planned
 * without.
 *
 * Returns: (nullable): sentences, %NULL if nothing is missing
 */
const char *
sender_publisher_get_gap (SenderPublisher *self)
{
  return self->gap;
}

/**
 * sender_publisher_get_journal:
 *
 * Gets what an earlier publish that has not ended was to write.
 *
 * Returns: (transfer none) (nullable): its journal
 */
const SenderPublishJournal *
sender_publisher_get_journal (SenderPublisher *self)
{
  return self->journal;
}

/**
 * sender_publisher_get_sender:
 *
 * Gets which sender the configuration stands for, as far as that was known before anything was
 * planned.
 *
 * Returns: (nullable): its id
 */
const char *
sender_publisher_get_sender (SenderPublisher *self)
{
  if (self->journal != NULL && self->journal->sender != NULL)
    return self->journal->sender;
  return self->published != NULL ? self->published->sender : NULL;
}

/**
 * sender_publisher_get_base:
 *
 * Gets what was published from here: of that, and of nothing else, a plan takes away what the
 * configuration does not have any more.
 *
 * Returns: (transfer none) (nullable): what the plan that was made last goes by
 */
SenderLive *
sender_publisher_get_base (SenderPublisher *self)
{
  return self->base;
}

SenderPlan *
sender_publisher_make_plan (SenderPublisher       *self,
                            const SenderPlanInput *aim,
                            GError               **error)
{
  SenderPlanInput       input = *aim;
  g_autoptr (GPtrArray) messages =
    self->journal != NULL ? sender_restoration_list_messages (self->journal->steps) : NULL;

  /* What is being carried out names what would be replaced here. */
  if (self->is_running)
    {
      g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_BUSY,
                           _ ("An earlier plan is being carried out."));
      return NULL;
    }
  input.live = self->live;
  input.messages = messages;
  if (input.sender == NULL)
    input.sender = sender_publisher_get_sender (self);
  input.secret = self->knowledge;
  input.key = self->print_key;
  g_set_object (&self->wanted, input.config);
  if (input.base != NULL)
    sender_live_ref (input.base);
  g_clear_pointer (&self->base, sender_live_unref);
  self->base = input.base;
  self->is_withdrawn = input.is_withdrawn;
  return sender_plan_new (&input, error);
}

SenderLive *
sender_publisher_dup_base (SenderPublisher *self)
{
  const SenderPublishJournal *journal = self->journal;
  SenderLive                 *base = self->published != NULL ? self->published->live : NULL;
  g_autoptr (SenderLive)      start = NULL;

  if (journal == NULL)
    return base != NULL ? sender_live_ref (base) : NULL;
  start = sender_authorship_dup_start (journal->base, journal->before, journal->sender,
                                       journal->steps);
  return sender_authorship_make_base (start, self->live, sender_publisher_get_sender (self),
                                      journal->steps);
}

SenderJson *
sender_publisher_dup_headers (SenderPublisher *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return sender_authorship_make_prints (
    self->published != NULL ? self->published->headers : NULL, self->live,
    self->journal != NULL ? self->journal->steps : none);
}

static SenderPlan *
plan_rest_of_restoration (SenderPublisher *self,
                          GHashTable      *overwrite,
                          GError         **error)
{
  const char *id = self->journal->snapshot;

  for (guint i = 0; self->states != NULL && i < self->states->len; i++)
    {
      const SenderSnapshot *snapshot = g_ptr_array_index (self->states, i);

      if (g_strcmp0 (snapshot->id, id) == 0)
        return sender_publisher_plan_restoration (self, snapshot, overwrite, error);
    }
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE,
               _ ("The state %s, to which it went back, is no longer kept here, or is damaged"),
               id != NULL ? id : "?");
  return NULL;
}

/**
 * sender_publisher_get_way:
 *
 * Gets what the newest plan is about.
 *
 * Returns: whether it goes forth or back
 */
SenderPublishWay
sender_publisher_get_way (SenderPublisher *self)
{
  return self->way;
}

/**
 * sender_publisher_plan:
 * @overwrite: (nullable) (element-type utf8): paths at which ours is written over theirs
 * @error: return location
 *
 * Plans to publish. Where an earlier publish has not ended, what it wrote counts as ours, and what
 * it was about is gone on with: a restoration stays one.
 *
 * Returns: (transfer full) (nullable): the plan
 */
SenderPlan *
sender_publisher_plan (SenderPublisher *self,
                       GHashTable      *overwrite,
                       GError         **error)
{
  g_autoptr (SenderLive) base = NULL;
  g_autoptr (SenderJson) headers = sender_publisher_dup_headers (self);
  SenderPlanInput        aim = { .config = self->config, .overwrite = overwrite };

  if (self->journal != NULL && self->journal->way == SENDER_PUBLISH_BACK)
    return sender_publisher_plan_roll_back (self, overwrite, error);
  if (self->journal != NULL && self->journal->way == SENDER_PUBLISH_RESTORE)
    return plan_rest_of_restoration (self, overwrite, error);
  self->way = SENDER_PUBLISH_FORTH;
  base = sender_publisher_dup_base (self);
  aim.base = base;
  aim.headers = headers;
  return sender_publisher_make_plan (self, &aim, error);
}
