/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-live-source-private.h"

#include "sender-authorization.h"
#include "sender-config.h"
#include "sender-connection.h"
#include "sender-error.h"

#include <glib/gi18n-lib.h>

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Where a document has its source, which keeps the document and not the other way round. */
#define DATA_KEY "sender-live-source"

/**
 * SenderLiveSource:
 *
 * Knows what is live for an open document.
 */
G_DEFINE_FINAL_TYPE (SenderLiveSource, sender_live_source, G_TYPE_OBJECT)

static SenderConfig *
get_config (SenderLiveSource *self)
{
  return sender_document_get_config (self->document);
}

void
sender_live_source_tell (SenderLiveSource *self)
{
  sender_live_source_inspect (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What the connection leads to, and as whom. NULL if it is not complete. */
char *
sender_live_source_dup_place (SenderConfig *config)
{
  g_autofree char *api = NULL;
  g_autofree char *token = NULL;
  g_autofree char *environment = NULL;
  g_autofree char *client = NULL;

  if (!sender_connection_check (config, NULL, NULL))
    return NULL;
  api = sender_connection_dup_api_origin (config);
  token = sender_connection_dup_token_url (config);
  environment = sender_connection_dup_environment (config);
  client = sender_connection_dup_client_id (config);
  return g_strjoin (" ", api, token, environment, client, NULL);
}

void
sender_live_source_forget (SenderLiveSource *self)
{
  sender_operation_cancel (self->operation);
  g_clear_object (&self->publisher);
  g_clear_pointer (&self->read_at, g_date_time_unref);
  g_clear_pointer (&self->place, g_free);
  g_hash_table_remove_all (self->overwrite);
  self->lacks_secret = FALSE;
  self->is_unfinished = FALSE;
  sender_live_source_plan (self);
}

static gboolean
begin_cb (gpointer user_data)
{
  SenderLiveSource *self = user_data;

  self->begin_id = 0;
  sender_live_source_read (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_of_other_authorization (SenderLiveSource *self)
{
  return sender_authorization_get_kind (sender_config_get_authorization (get_config (self))) !=
         self->authorization;
}

/* What failed once is not asked for again by itself: somebody is to say so. */
static gboolean
was_asked (SenderLiveSource *self)
{
  g_autofree char *question = sender_live_source_dup_question (self);

  return g_strcmp0 (question, self->asked) == 0;
}

/* What is missing for a plan of the document as it is. */
static void
read_for_edit (SenderLiveSource *self)
{
  g_auto (GStrv) unread = sender_publisher_list_unread (self->publisher);

  if (was_asked (self))
    return;
  if (is_of_other_authorization (self))
    sender_live_source_read (self);
  else if (unread[0] != NULL)
    sender_live_source_extend (self, (const char *const *) unread);
}

/* After an edit: another plan for what was read, or another reading where that does not do. */
static void
follow (SenderLiveSource *self)
{
  g_autofree char *place = sender_live_source_dup_place (get_config (self));

  if (self->is_held)
    return;
  if (self->publisher != NULL && g_strcmp0 (place, self->place) != 0)
    sender_live_source_forget (self);
  else if (self->publisher != NULL)
    {
      sender_live_source_plan (self);
      read_for_edit (self);
    }
  sender_live_source_tell (self);
}

/* Whether PingOne has the secret, and whether it lets anything be read, is another question now. */
static void
secret_changed_cb (SenderLiveSource *self,
                   const char       *configuration)
{
  if (g_strcmp0 (configuration, sender_config_get_id (get_config (self))) == 0)
    sender_live_source_read (self);
}

static void
sender_live_source_dispose (GObject *object)
{
  SenderLiveSource *self = SENDER_LIVE_SOURCE (object);

  sender_live_source_stop_beginning (self);
  if (self->document != NULL && g_object_get_data (G_OBJECT (self->document), DATA_KEY) == self)
    {
      SenderInspection *inspection = sender_document_get_inspection (self->document);

      g_object_set_data (G_OBJECT (self->document), DATA_KEY, NULL);
      sender_inspection_set_live (inspection, NULL, NULL, NULL);
    }
  g_clear_object (&self->document);
  g_clear_object (&self->workspace);
  g_clear_object (&self->publisher);
  G_OBJECT_CLASS (sender_live_source_parent_class)->dispose (object);
}

static void
sender_live_source_finalize (GObject *object)
{
  SenderLiveSource *self = SENDER_LIVE_SOURCE (object);

  g_object_unref (self->operation);
  g_hash_table_unref (self->overwrite);
  g_free (self->decided_in);
  sender_live_source_free_base (self);
  g_clear_pointer (&self->read_at, g_date_time_unref);
  g_clear_pointer (&self->plan, sender_plan_free);
  g_free (self->place);
  g_free (self->asked);
  g_free (self->fault);
  g_free (self->obstacle);
  g_free (self->refusal);
  g_free (self->refused_at);
  G_OBJECT_CLASS (sender_live_source_parent_class)->finalize (object);
}

static void
sender_live_source_class_init (SenderLiveSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sender_live_source_dispose;
  object_class->finalize = sender_live_source_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sender_live_source_init (SenderLiveSource *self)
{
  self->operation = sender_operation_new ();
  self->overwrite = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->notes = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) sender_json_unref, NULL);
}

/**
 * sender_live_source_for:
 * @document: an open document
 * @workspace: its services
 *
 * Gives what knows what is live for a document; whoever asks meanwhile gets the same. The first
 * reading begins by itself, once nothing else is to be done.
 *
 * Returns: (transfer full): the source
 */
SenderLiveSource *
sender_live_source_for (SenderDocument  *document,
                        SenderWorkspace *workspace)
{
  SenderLiveSource *self = g_object_get_data (G_OBJECT (document), DATA_KEY);

  if (self != NULL && self->workspace == workspace)
    return g_object_ref (self);
  self = g_object_new (SENDER_TYPE_LIVE_SOURCE, NULL);
  g_object_set_data (G_OBJECT (document), DATA_KEY, self);
  self->document = g_object_ref (document);
  self->workspace = g_object_ref (workspace);
  sender_inspection_set_live (sender_document_get_inspection (document), NULL, NULL, NULL);
  g_signal_connect_object (sender_document_get_inspection (document), "notify::revision",
                           G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::state", G_CALLBACK (sender_live_source_keep_base),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "secret-changed", G_CALLBACK (secret_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->begin_id = g_idle_add_full (G_PRIORITY_LOW, begin_cb, self, NULL);
  return self;
}

/**
 * sender_live_source_get_document:
 *
 * Gets whose source it is.
 *
 * Returns: (transfer none): the document
 */
SenderDocument *
sender_live_source_get_document (SenderLiveSource *self)
{
  return self->document;
}

/**
 * sender_live_source_get_workspace:
 *
 * Gets the services it uses.
 *
 * Returns: (transfer none): the workspace
 */
SenderWorkspace *
sender_live_source_get_workspace (SenderLiveSource *self)
{
  return self->workspace;
}

/**
 * sender_live_source_get_state:
 *
 * Tells how much is known.
 *
 * Returns: one of [enum@LiveState]
 */
SenderLiveState
sender_live_source_get_state (SenderLiveSource *self)
{
  if (self->publisher != NULL)
    return SENDER_LIVE_STATE_READ;
  if (!sender_connection_check (get_config (self), NULL, NULL))
    return SENDER_LIVE_STATE_NOT_CONNECTED;
  if (sender_operation_is_running (self->operation))
    return SENDER_LIVE_STATE_READING;
  if (self->lacks_secret)
    return SENDER_LIVE_STATE_NO_SECRET;
  return sender_operation_get_state (self->operation) == SENDER_OPERATION_FAILED
           ? SENDER_LIVE_STATE_FAILED
           : SENDER_LIVE_STATE_UNREAD;
}

/**
 * sender_live_source_get_operation:
 *
 * Gets how the reading goes.
 *
 * Returns: (transfer none): the operation
 */
SenderOperation *
sender_live_source_get_operation (SenderLiveSource *self)
{
  return self->operation;
}

/**
 * sender_live_source_is_simulated:
 *
 * Tells whether stand-ins answer.
 *
 * Returns: whether it is to be marked
 */
gboolean
sender_live_source_is_simulated (SenderLiveSource *self)
{
  return sender_workspace_is_simulated (self->workspace);
}

/**
 * sender_live_source_get_live:
 *
 * Gets what is live.
 *
 * Returns: (transfer none) (nullable): what was read last
 */
SenderLive *
sender_live_source_get_live (SenderLiveSource *self)
{
  return self->publisher != NULL ? sender_publisher_get_live (self->publisher) : NULL;
}

/**
 * sender_live_source_get_read_at:
 *
 * Gets when that was read.
 *
 * Returns: (transfer none) (nullable): the time, UTC
 */
GDateTime *
sender_live_source_get_read_at (SenderLiveSource *self)
{
  return self->publisher != NULL ? self->read_at : NULL;
}

/**
 * sender_live_source_get_sender:
 *
 * Gets which sender at PingOne the document stands for.
 *
 * Returns: (nullable): its id; %NULL if there is none, or nothing was read
 */
const char *
sender_live_source_get_sender (SenderLiveSource *self)
{
  if (self->plan != NULL)
    return self->plan->sender;
  return self->publisher != NULL ? sender_publisher_get_sender (self->publisher) : NULL;
}

/**
 * sender_live_source_get_plan:
 *
 * Gets what publishing the document as it is now would do.
 *
 * Returns: (transfer none) (nullable): the plan, until the next signal
 */
const SenderPlan *
sender_live_source_get_plan (SenderLiveSource *self)
{
  return self->plan;
}

/**
 * sender_live_source_get_journal:
 *
 * Gets what an earlier publish that has not ended was to write.
 *
 * Returns: (transfer none) (nullable): its journal
 */
const SenderPublishJournal *
sender_live_source_get_journal (SenderLiveSource *self)
{
  return self->publisher != NULL ? sender_publisher_get_journal (self->publisher) : NULL;
}

/**
 * sender_live_source_is_unfinished:
 *
 * Tells whether an earlier publish has not ended. That is known from the disk, also where nothing
 * could be read from PingOne.
 *
 * Returns: whether there is such a one
 */
gboolean
sender_live_source_is_unfinished (SenderLiveSource *self)
{
  return self->is_unfinished || sender_live_source_get_journal (self) != NULL;
}

/**
 * sender_live_source_get_fault:
 *
 * Tells why no plan can be made of what was read.
 *
 * Returns: (nullable): the words
 */
const char *
sender_live_source_get_fault (SenderLiveSource *self)
{
  return self->fault;
}

/**
 * sender_live_source_get_obstacle:
 *
 * Tells why the plan can’t be carried out.
 *
 * Returns: (nullable): the words, %NULL if nothing is known to speak against it
 */
const char *
sender_live_source_get_obstacle (SenderLiveSource *self)
{
  return self->obstacle;
}

/**
 * sender_live_source_get_gap:
 *
 * Tells what PingOne refused to show of what is live.
 *
 * Returns: (nullable): sentences, %NULL if nothing is missing
 */
const char *
sender_live_source_get_gap (SenderLiveSource *self)
{
  return self->publisher != NULL ? sender_publisher_get_gap (self->publisher) : NULL;
}

/**
 * sender_live_source_hold:
 *
 * Hands what has read to whoever carries a plan out: until
 * [method@LiveSource.release] nothing is read or planned here.
 *
 * Returns: (transfer none) (nullable): the publisher
 */
SenderPublisher *
sender_live_source_hold (SenderLiveSource *self)
{
  if (self->publisher == NULL || self->is_held)
    return NULL;
  sender_live_source_cancel (self);
  self->is_held = TRUE;
  return self->publisher;
}

/**
 * sender_live_source_release:
 * @is_known: whether what is live was read back, all of it
 *
 * Goes on after a plan was carried out: by what it read back, or what is live is read anew. What
 * was decided before was not decided for what is there now.
 */
void
sender_live_source_release (SenderLiveSource *self,
                            gboolean          is_known)
{
  g_autoptr (SenderPublisher) publisher = g_object_ref (self->publisher);
  g_autofree char            *place = sender_live_source_dup_place (get_config (self));
  gboolean                    is_there = g_strcmp0 (place, self->place) == 0;

  self->is_held = FALSE;
  sender_live_source_forget (self);
  if (is_known && is_there)
    sender_live_source_resume (self, publisher);
  else
    sender_live_source_read (self);
  sender_live_source_tell (self);
}
