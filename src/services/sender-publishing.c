/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publishing-private.h"

#include "sender-config.h"
#include "sender-connection.h"
#include "sender-error.h"
#include "sender-plan-words.h"

#include <glib/gi18n-lib.h>

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Where a document has it; see sender-live-source.c. */
#define DATA_KEY "sender-publishing"

/**
 * SenderPublishing:
 *
 * Publishes an open document.
 */
G_DEFINE_FINAL_TYPE (SenderPublishing, sender_publishing, G_TYPE_OBJECT)

void
sender_publishing_tell (SenderPublishing *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
sender_publishing_forget_result (SenderPublishing *self)
{
  self->progress = NULL;
  g_clear_pointer (&self->failure, g_free);
  g_clear_pointer (&self->result, sender_publish_result_free);
  g_clear_pointer (&self->carried, sender_plan_free);
}

GStrv
sender_publishing_list_templates (SenderPublishing *self)
{
  const SenderSnapshot *snapshot = sender_publishing_get_snapshot (self);

  return snapshot != NULL ? sender_snapshot_list_templates (snapshot) : g_new0 (char *, 1);
}

/* An earlier state may have contents of templates that nobody asked for since: once for each. */
static gboolean
knows_templates (SenderPublishing *self)
{
  SenderLive              *live = sender_live_source_get_live (self->source);
  g_auto (GStrv)           all = sender_publishing_list_templates (self);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv)           unread = NULL;

  for (guint i = 0; all[i] != NULL; i++)
    if (sender_live_get_contents (live, all[i]) == NULL)
      g_strv_builder_add (names, all[i]);
  unread = g_strv_builder_end (names);
  if (unread[0] == NULL)
    return TRUE;
  if (!sender_operation_is_running (sender_live_source_get_operation (self->source)) &&
      g_strcmp0 (self->asked, self->chosen) != 0)
    {
      g_free (self->asked);
      self->asked = g_strdup (self->chosen);
      sender_live_source_extend (self->source, (const char *const *) unread);
    }
  return FALSE;
}

/* The plan for what is not simply to publish. */
static void
plan (SenderPublishing *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->plan, sender_plan_free);
  g_clear_pointer (&self->fault, g_free);
  g_clear_pointer (&self->obstacle, g_free);
  if (self->target == SENDER_PUBLISHING_PUBLISH ||
      sender_operation_is_running (self->operation) ||
      sender_live_source_get_state (self->source) != SENDER_LIVE_STATE_READ)
    return;
  if (self->target == SENDER_PUBLISHING_RESTORE &&
      (sender_publishing_get_snapshot (self) == NULL || !knows_templates (self)))
    return;
  self->plan = sender_live_source_plan_state (self->source, sender_publishing_get_snapshot (self),
                                              &error);
  self->fault = error != NULL ? g_strdup (error->message) : NULL;
  self->obstacle = sender_live_source_dup_obstacle (self->source, self->plan);
}

/* What is left of a publish that did not end is taken back only while there is such a one. */
static void
source_changed_cb (SenderPublishing *self)
{
  if (sender_operation_is_running (self->operation))
    return;
  if (self->target == SENDER_PUBLISHING_ROLL_BACK &&
      sender_live_source_get_journal (self->source) == NULL)
    self->target = SENDER_PUBLISHING_PUBLISH;
  plan (self);
  sender_publishing_tell (self);
}

static void
sender_publishing_dispose (GObject *object)
{
  SenderPublishing *self = SENDER_PUBLISHING (object);
  SenderDocument   *document = NULL;

  if (self->source != NULL)
    document = sender_live_source_get_document (self->source);
  if (document != NULL && g_object_get_data (G_OBJECT (document), DATA_KEY) == self)
    g_object_set_data (G_OBJECT (document), DATA_KEY, NULL);
  g_clear_object (&self->source);
  G_OBJECT_CLASS (sender_publishing_parent_class)->dispose (object);
}

static void
sender_publishing_finalize (GObject *object)
{
  SenderPublishing *self = SENDER_PUBLISHING (object);

  sender_publishing_forget_result (self);
  sender_publishing_forget_others (self);
  g_object_unref (self->operation);
  g_clear_pointer (&self->snapshots, g_ptr_array_unref);
  g_free (self->damage);
  g_clear_pointer (&self->plan, sender_plan_free);
  g_free (self->chosen);
  g_free (self->asked);
  g_free (self->fault);
  g_free (self->obstacle);
  G_OBJECT_CLASS (sender_publishing_parent_class)->finalize (object);
}

static void
sender_publishing_class_init (SenderPublishingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sender_publishing_dispose;
  object_class->finalize = sender_publishing_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sender_publishing_init (SenderPublishing *self)
{
  self->operation = sender_operation_new ();
}

/**
 * sender_publishing_for:
 * @source: what knows what is live
 *
 * Gives what publishes the source’s document; whoever asks meanwhile gets the same.
 *
 * Returns: (transfer full): the publishing
 */
SenderPublishing *
sender_publishing_for (SenderLiveSource *source)
{
  SenderDocument   *document = sender_live_source_get_document (source);
  SenderPublishing *self = g_object_get_data (G_OBJECT (document), DATA_KEY);

  if (self != NULL && self->source == source)
    return g_object_ref (self);
  self = g_object_new (SENDER_TYPE_PUBLISHING, NULL);
  g_object_set_data (G_OBJECT (document), DATA_KEY, self);
  self->source = g_object_ref (source);
  g_signal_connect_object (source, "changed", G_CALLBACK (source_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * sender_publishing_get_source:
 *
 * Gets what knows what is live.
 *
 * Returns: (transfer none): the source
 */
SenderLiveSource *
sender_publishing_get_source (SenderPublishing *self)
{
  return self->source;
}

/**
 * sender_publishing_get_target:
 *
 * Gets what is planned.
 *
 * Returns: one of [enum@PublishingTarget]
 */
SenderPublishingTarget
sender_publishing_get_target (SenderPublishing *self)
{
  return self->target;
}

/**
 * sender_publishing_set_target:
 * @target: what is to be planned
 * @snapshot: (nullable): of %SENDER_PUBLISHING_RESTORE, id of the state to go back to
 *
 * Plans that. While something is carried out nothing else is planned, and without a publish that
 * did not end nothing is taken back.
 */
void
sender_publishing_set_target (SenderPublishing      *self,
                              SenderPublishingTarget target,
                              const char            *snapshot)
{
  if (sender_operation_is_running (self->operation) ||
      (target == SENDER_PUBLISHING_ROLL_BACK &&
       sender_live_source_get_journal (self->source) == NULL))
    return;
  /* What was decided for one plan was not decided for another. */
  if (self->target != target || g_strcmp0 (self->chosen, snapshot) != 0)
    sender_live_source_forget_overwritten (self->source);
  self->target = target;
  g_free (self->chosen);
  self->chosen = g_strdup (snapshot);
  g_clear_pointer (&self->asked, g_free);
  sender_publishing_forget_result (self);
  plan (self);
  sender_publishing_tell (self);
}

/**
 * sender_publishing_get_plan:
 *
 * Gets the plan.
 *
 * Returns: (transfer none) (nullable): the plan, until the next signal
 */
const SenderPlan *
sender_publishing_get_plan (SenderPublishing *self)
{
  return self->target == SENDER_PUBLISHING_PUBLISH ? sender_live_source_get_plan (self->source)
                                                   : self->plan;
}

/**
 * sender_publishing_decide:
 * @path: a path of the plan that somebody else changed
 * @overwrite: whether ours is written there
 *
 * Decides about that change of the plan, as it is shown.
 */
void
sender_publishing_decide (SenderPublishing *self,
                          const char       *path,
                          gboolean          overwrite)
{
  const SenderPlan *plan = sender_publishing_get_plan (self);

  if (plan != NULL)
    sender_live_source_set_overwrite (self->source, plan, sender_publishing_get_snapshot (self),
                                      path, overwrite);
}

/**
 * sender_publishing_get_fault:
 *
 * Tells why there is no plan.
 *
 * Returns: (nullable): the words
 */
const char *
sender_publishing_get_fault (SenderPublishing *self)
{
  return self->target == SENDER_PUBLISHING_PUBLISH ? sender_live_source_get_fault (self->source)
                                                   : self->fault;
}

/**
 * sender_publishing_get_obstacle:
 *
 * Tells what PingOne is known to refuse of the plan, or what a policy would be left without.
 *
 * Returns: (nullable): the words, %NULL if nothing is known to speak against the plan
 */
const char *
sender_publishing_get_obstacle (SenderPublishing *self)
{
  return self->target == SENDER_PUBLISHING_PUBLISH ? sender_live_source_get_obstacle (self->source)
                                                   : self->obstacle;
}

/**
 * sender_publishing_dup_obstacle:
 * @path: (out) (transfer full) (nullable): where it is mended
 *
 * Finds what stands in the way of carrying the plan out: in the document, in the plan, or at
 * PingOne.
 *
 * Returns: (transfer full) (nullable): the words; %NULL if nothing does, or there is no plan
 */
char *
sender_publishing_dup_obstacle (SenderPublishing *self,
                                char            **path)
{
  const SenderPlan *plan = sender_publishing_get_plan (self);
  gboolean          is_ours = sender_publishing_get_planned_way (self) == SENDER_PUBLISH_FORTH;
  char             *obstacle = NULL;

  *path = NULL;
  if (plan != NULL)
    obstacle = sender_plan_dup_obstacle (plan, sender_live_source_get_document (self->source),
                                         is_ours, path);
  return obstacle != NULL ? obstacle : g_strdup (sender_publishing_get_obstacle (self));
}

static void
snapshots_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (SenderPublishing) self = user_data;
  g_autoptr (GError)           error = NULL;
  g_auto (GStrv)               damaged = NULL;
  GPtrArray                   *snapshots = NULL;
  g_autofree char             *here = sender_connection_dup_environment (
                sender_document_get_config (sender_live_source_get_document (self->source)));

  snapshots = sender_archive_list_snapshots_finish (SENDER_ARCHIVE (source), result, &damaged,
                                                    &error);
  g_clear_pointer (&self->snapshots, g_ptr_array_unref);
  self->snapshots = snapshots != NULL ? snapshots : g_ptr_array_new ();
  sender_snapshots_keep (self->snapshots, here);
  g_free (self->damage);
  self->damage = snapshots != NULL
                   ? sender_snapshots_dup_damage ((const char *const *) damaged)
                   : g_strdup (error->message);
  plan (self);
  sender_publishing_tell (self);
}

/**
 * sender_publishing_find_snapshots:
 *
 * Looks for the states before each publish.
 */
void
sender_publishing_find_snapshots (SenderPublishing *self)
{
  SenderDocument *document = sender_live_source_get_document (self->source);

  sender_archive_list_snapshots_async (
    sender_workspace_get_archive (sender_live_source_get_workspace (self->source)),
    sender_config_get_id (sender_document_get_config (document)), NULL, snapshots_cb,
    g_object_ref (self));
}

/**
 * sender_publishing_get_snapshots:
 *
 * Gets what was found.
 *
 * Returns: (transfer none) (nullable) (element-type SenderSnapshot): the states, the newest first
 */
GPtrArray *
sender_publishing_get_snapshots (SenderPublishing *self)
{
  return self->snapshots;
}

/**
 * sender_publishing_get_damage:
 *
 * Gets what of the states could not be read.
 *
 * Returns: (transfer none) (nullable): sentences
 */
const char *
sender_publishing_get_damage (SenderPublishing *self)
{
  return self->damage;
}

/**
 * sender_publishing_get_snapshot:
 *
 * Gets the state that is to be gone back to.
 *
 * Returns: (transfer none) (nullable): the state
 */
const SenderSnapshot *
sender_publishing_get_snapshot (SenderPublishing *self)
{
  if (self->target != SENDER_PUBLISHING_RESTORE || self->snapshots == NULL)
    return NULL;
  for (guint i = 0; i < self->snapshots->len; i++)
    if (g_strcmp0 (((SenderSnapshot *) self->snapshots->pdata[i])->id, self->chosen) == 0)
      return self->snapshots->pdata[i];
  return NULL;
}

/**
 * sender_publishing_get_operation:
 *
 * Gets how carrying out goes.
 *
 * Returns: (transfer none): the operation
 */
SenderOperation *
sender_publishing_get_operation (SenderPublishing *self)
{
  return self->operation;
}

/**
 * sender_publishing_get_result:
 *
 * Gets how far it has come, or what became of what was carried out last.
 *
 * Returns: (transfer none) (nullable): the result, until the next signal
 */
const SenderPublishResult *
sender_publishing_get_result (SenderPublishing *self)
{
  return self->result != NULL ? self->result : self->progress;
}

/**
 * sender_publishing_get_way:
 *
 * Tells what was carried out last: a publish, going back, or taking back.
 *
 * Returns: one of [enum@PublishWay]
 */
SenderPublishWay
sender_publishing_get_way (SenderPublishing *self)
{
  return self->way;
}

/**
 * sender_publishing_get_failure:
 *
 * Tells why nothing came of what was carried out last.
 *
 * Returns: (nullable): the words, %NULL if something did
 */
const char *
sender_publishing_get_failure (SenderPublishing *self)
{
  return self->failure;
}

/**
 * sender_publishing_get_planned_way:
 *
 * Tells what carrying the plan out would be: what did not end is gone on with as what it was.
 *
 * Returns: one of [enum@PublishWay]
 */
SenderPublishWay
sender_publishing_get_planned_way (SenderPublishing *self)
{
  const SenderPublishJournal *journal = sender_live_source_get_journal (self->source);

  if (self->target == SENDER_PUBLISHING_ROLL_BACK)
    return SENDER_PUBLISH_BACK;
  if (self->target == SENDER_PUBLISHING_RESTORE)
    return SENDER_PUBLISH_RESTORE;
  return journal != NULL ? journal->way : SENDER_PUBLISH_FORTH;
}

/**
 * sender_publishing_dismiss:
 *
 * Lets go of what became of the last time.
 */
void
sender_publishing_dismiss (SenderPublishing *self)
{
  if (sender_operation_is_running (self->operation))
    return;
  sender_publishing_forget_result (self);
  sender_publishing_tell (self);
}
