/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-progress.h"

#include "sender-config.h"
#include "sender-flow-source.h"
#include "sender-history-words.h"
#include "sender-live-source.h"
#include "sender-plan-words.h"

#include <glib/gi18n-lib.h>

struct _SenderProgress
{
  GObject parent_instance;

  SenderDocument   *document;    /* (owned) (nullable) */
  SenderWorkspace  *workspace;   /* (owned) (nullable) */
  SenderFlowSource *flows;       /* (owned) (nullable) */
  SenderLiveSource *live;        /* (owned) (nullable) */
  GSignalGroup     *lives;       /* (owned): of @live */
  GSignalGroup     *checks;      /* (owned): of the inspection */
  GSignalGroup     *states;      /* (owned): of the document */
  GSignalGroup     *records;     /* (owned): of the history */
  GCancellable     *cancellable; /* (owned) */
  GPtrArray        *last;        /* (owned) (nullable) (element-type SenderHistoryEntry): or none */
  guint             n_rows;      /* of its history */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SenderProgress, sender_progress, G_TYPE_OBJECT)

static void
tell (SenderProgress *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SenderProgress) self = user_data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (GPtrArray)      last =
    sender_history_find_finish (SENDER_HISTORY (source), result, NULL, &error);

  /* The page of the history says why it can't be read. */
  if (last == NULL)
    {
      g_debug ("%s", error->message);
      return;
    }
  g_clear_pointer (&self->last, g_ptr_array_unref);
  self->last = g_steal_pointer (&last);
  tell (self);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SenderProgress) self = user_data;
  guint                      n_rows = 0;

  if (!sender_history_count_finish (SENDER_HISTORY (source), result, &n_rows, NULL))
    return;
  self->n_rows = n_rows;
  tell (self);
}

static void
read_history (SenderProgress *self)
{
  SenderHistoryFilter filter = SENDER_HISTORY_FILTER_ALL;
  SenderHistory      *history = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->document == NULL || self->workspace == NULL)
    return;
  filter.kind = SENDER_HISTORY_TEST;
  filter.configuration =
    (char *) sender_config_get_id (sender_document_get_config (self->document));
  history = sender_workspace_get_history (self->workspace);
  sender_history_find_async (history, &filter, 0, 1, FALSE, self->cancellable, found_cb,
                             g_object_ref (self));
  sender_history_count_async (history, filter.configuration, self->cancellable, counted_cb,
                              g_object_ref (self));
}

static void
sender_progress_dispose (GObject *object)
{
  sender_progress_follow (SENDER_PROGRESS (object), NULL, NULL);
  G_OBJECT_CLASS (sender_progress_parent_class)->dispose (object);
}

static void
sender_progress_finalize (GObject *object)
{
  SenderProgress *self = SENDER_PROGRESS (object);

  g_object_unref (self->checks);
  g_object_unref (self->states);
  g_object_unref (self->records);
  g_object_unref (self->lives);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (sender_progress_parent_class)->finalize (object);
}

static void
sender_progress_class_init (SenderProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_progress_dispose;
  G_OBJECT_CLASS (klass)->finalize = sender_progress_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
sender_progress_init (SenderProgress *self)
{
  self->cancellable = g_cancellable_new ();
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (tell), self);
  self->states = g_signal_group_new (SENDER_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->states, "notify::state", G_CALLBACK (tell), self);
  self->lives = g_signal_group_new (SENDER_TYPE_LIVE_SOURCE);
  g_signal_group_connect_swapped (self->lives, "changed", G_CALLBACK (tell), self);
  self->records = g_signal_group_new (SENDER_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->records, "changed", G_CALLBACK (read_history), self);
}

/**
 * sender_progress_new:
 *
 * Makes one that follows nothing yet.
 *
 * Returns: (transfer full): the progress
 */
SenderProgress *
sender_progress_new (void)
{
  return g_object_new (SENDER_TYPE_PROGRESS, NULL);
}

/**
 * sender_progress_follow:
 * @document: (nullable): a document
 * @workspace: (nullable): the services that belong to it
 *
 * Tells of that document from now on.
 */
void
sender_progress_follow (SenderProgress  *self,
                        SenderDocument  *document,
                        SenderWorkspace *workspace)
{
  gboolean has = document != NULL;
  gboolean is_other = g_set_object (&self->document, document);

  is_other |= g_set_object (&self->workspace, workspace);
  if (!is_other)
    return;
  g_clear_object (&self->flows);
  g_clear_object (&self->live);
  g_clear_pointer (&self->last, g_ptr_array_unref);
  self->n_rows = 0;
  if (has && workspace != NULL)
    {
      self->flows = sender_flow_source_for (document, workspace);
      self->live = sender_live_source_for (document, workspace);
    }
  g_signal_group_set_target (self->lives, self->live);
  g_signal_group_set_target (self->checks, has ? sender_document_get_inspection (document) : NULL);
  g_signal_group_set_target (self->states, document);
  g_signal_group_set_target (self->records,
                             workspace != NULL ? sender_workspace_get_history (workspace) : NULL);
  read_history (self);
  tell (self);
}

/* Not before it is known whether there was one. */
static char *
dup_last_test (SenderProgress *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (self->last == NULL)
    return NULL;
  if (self->last->len == 0)
    return g_strdup (_ ("Not tested"));
  return sender_history_entry_dup_state (g_ptr_array_index (self->last, 0), now);
}

static gboolean
is_delivered (SenderProgress *self)
{
  const SenderHistoryEntry *entry = NULL;

  if (self->last != NULL && self->last->len > 0)
    entry = g_ptr_array_index (self->last, 0);
  return entry != NULL && entry->state == SENDER_DISPATCH_STATE_DELIVERED;
}

/* How what is shown stands to what is live; a draft may be both. */
static char *
dup_publish_word (SenderProgress *self,
                  SenderStatus   *status)
{
  SenderConfigState state = sender_document_get_state (self->document);
  const SenderPlan *plan = self->live != NULL ? sender_live_source_get_plan (self->live) : NULL;
  guint             n = plan != NULL ? sender_plan_count (plan, SENDER_CHANGE_OURS) : 0;

  if (self->live != NULL && sender_live_source_is_unfinished (self->live))
    {
      *status = (SenderStatus){ SENDER_STATUS_UNFINISHED, 0, SENDER_SEVERITY_WARNING };
      return g_strdup (_ ("Unfinished"));
    }
  if (plan != NULL && plan->has_drift)
    {
      *status = (SenderStatus){ SENDER_STATUS_UNFINISHED, 0, SENDER_SEVERITY_WARNING };
      return g_strdup (sender_status_get_state_label (SENDER_CONFIG_STATE_DRIFTED));
    }
  if (n > 0 && state != SENDER_CONFIG_STATE_DRAFT)
    return g_strdup_printf (ngettext ("%u change", "%u changes", n), n);
  return g_strdup (sender_status_get_state_label (state));
}

/**
 * sender_progress_get_status:
 * @section: a section of the document
 * @word: (out) (transfer full) (nullable): what is said of it instead of what the status says
 *
 * Tells how far a section of the document is.
 *
 * Returns: the status
 */
SenderStatus
sender_progress_get_status (SenderProgress *self,
                            SenderSection   section,
                            char          **word)
{
  SenderStatus status = sender_status_of_section (self->document, section);

  *word = NULL;
  if (section == SENDER_SECTION_PUBLISH)
    *word = dup_publish_word (self, &status);
  else if (section == SENDER_SECTION_TEST)
    *word = dup_last_test (self);
  else if (section == SENDER_SECTION_HISTORY && self->n_rows > 0)
    *word = g_strdup_printf ("%'u", self->n_rows);
  if (section == SENDER_SECTION_TEST && is_delivered (self))
    status.kind = SENDER_STATUS_DELIVERED;
  return status;
}
