/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-practice-guide.h"

#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-practice-cast.h"
#include "sender-secret-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The rule that misses the secret. */
#define SECRET_RULE "SS112"
/* How many of the last tests are looked at: a channel may have failed a while. */
#define RECENT 100

struct _SenderPracticeGuide
{
  GObject parent_instance;

  SenderWorkspace *workspace; /* (owned) (nullable) */
  SenderDocument  *document;  /* (owned) (nullable) */
  GSignalGroup    *checks;    /* (owned): of the inspection */
  GSignalGroup    *tests;     /* (owned): of the history */
  GCancellable    *asking;    /* (owned) (nullable): the history */
  SenderFinding   *next;      /* (owned) (nullable) */
  guint            left;
  gboolean         delivered[SENDER_CHANNEL_UNKNOWN];
  char            *text;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SenderPracticeGuide, sender_practice_guide, G_TYPE_OBJECT)

/* Warnings are worth a thought, but a code arrives all the same. */
static gboolean
counts (SenderFinding *finding)
{
  return sender_finding_get_severity (finding) == SENDER_SEVERITY_ERROR &&
         sender_finding_get_accepted (finding) == NULL;
}

/* The channel that has a request and no delivered test yet; the first one comes first. */
static SenderChannel
find_untested (SenderPracticeGuide *self)
{
  SenderConfig *config =
    self->document != NULL ? sender_document_get_config (self->document) : NULL;

  for (SenderChannel channel = SENDER_CHANNEL_SMS;
       config != NULL && channel < SENDER_CHANNEL_UNKNOWN; channel++)
    if (sender_config_get_request (config, channel, 0) != NULL && !self->delivered[channel])
      return channel;
  return SENDER_CHANNEL_UNKNOWN;
}

static gboolean
has_delivered (SenderPracticeGuide *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->delivered); i++)
    if (self->delivered[i])
      return TRUE;
  return FALSE;
}

static char *
make_text (SenderPracticeGuide *self)
{
  SenderChannel untested = find_untested (self);

  if (self->next != NULL)
    return g_strdup (sender_finding_get_message (self->next));
  if (!has_delivered (self))
    return g_strdup (_ ("Nothing is left to repair. Send a test to the pretend phone."));
  if (untested == SENDER_CHANNEL_UNKNOWN)
    return g_strdup (_ ("Every channel is proven up to the handset. Leave Practice and set up your "
                        "own sender."));
  /* Translators: %s is a channel, SMS or Voice. */
  return g_strdup_printf (_ ("The code has arrived. Now send one by %s, which has a request and a "
                             "flow of its own."),
                          sender_channel_get_label (untested));
}

static void
retell (SenderPracticeGuide *self)
{
  g_free (self->text);
  self->text = make_text (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
look (SenderPracticeGuide *self)
{
  GListModel *findings = NULL;

  g_clear_object (&self->next);
  self->left = 0;
  if (self->document != NULL)
    findings = sender_inspection_get_findings (sender_document_get_inspection (self->document));
  for (guint i = 0; findings != NULL && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (!counts (finding))
        continue;
      self->left++;
      if (self->next == NULL)
        self->next = g_steal_pointer (&finding);
    }
  retell (self);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SenderPracticeGuide) self = user_data;
  g_autoptr (GPtrArray)           rows = NULL;

  rows = sender_history_list_finish (SENDER_HISTORY (source), result, NULL);
  if (rows == NULL)
    return;
  for (guint i = 0; i < rows->len; i++)
    {
      const SenderHistoryEntry *row = g_ptr_array_index (rows, i);

      if (row->state == SENDER_DISPATCH_STATE_DELIVERED && row->channel < SENDER_CHANNEL_UNKNOWN)
        self->delivered[row->channel] = TRUE;
    }
  retell (self);
}

static void
ask_history (SenderPracticeGuide *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (self->workspace == NULL || self->document == NULL)
    return;
  self->asking = g_cancellable_new ();
  sender_history_list_async (sender_workspace_get_history (self->workspace),
                             sender_config_get_id (sender_document_get_config (self->document)),
                             NULL, 0, RECENT, self->asking, listed_cb, g_object_ref (self));
}

static void
sender_practice_guide_dispose (GObject *object)
{
  SenderPracticeGuide *self = SENDER_PRACTICE_GUIDE (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->checks);
  g_clear_object (&self->tests);
  g_clear_object (&self->next);
  g_clear_object (&self->document);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (sender_practice_guide_parent_class)->dispose (object);
}

static void
sender_practice_guide_finalize (GObject *object)
{
  g_free (SENDER_PRACTICE_GUIDE (object)->text);
  G_OBJECT_CLASS (sender_practice_guide_parent_class)->finalize (object);
}

static void
sender_practice_guide_class_init (SenderPracticeGuideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sender_practice_guide_dispose;
  object_class->finalize = sender_practice_guide_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
sender_practice_guide_init (SenderPracticeGuide *self)
{
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (look), self);
  self->tests = g_signal_group_new (SENDER_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->tests, "changed", G_CALLBACK (ask_history), self);
  look (self);
}

/**
 * sender_practice_guide_new:
 *
 * Makes a guide that leads nowhere yet.
 *
 * Returns: (transfer full): the guide
 */
SenderPracticeGuide *
sender_practice_guide_new (void)
{
  return g_object_new (SENDER_TYPE_PRACTICE_GUIDE, NULL);
}

/**
 * sender_practice_guide_set:
 * @workspace: (nullable): the services of Practice
 * @document: (nullable): what is practised on
 *
 * Says through what it leads.
 */
void
sender_practice_guide_set (SenderPracticeGuide *self,
                           SenderWorkspace     *workspace,
                           SenderDocument      *document)
{
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->document, document);
  g_signal_group_set_target (self->checks,
                             document != NULL ? sender_document_get_inspection (document) : NULL);
  g_signal_group_set_target (self->tests,
                             workspace != NULL ? sender_workspace_get_history (workspace) : NULL);
  memset (self->delivered, 0, sizeof self->delivered);
  look (self);
  ask_history (self);
}

/**
 * sender_practice_guide_get_left:
 *
 * Counts what is left.
 *
 * Returns: how many errors
 */
guint
sender_practice_guide_get_left (SenderPracticeGuide *self)
{
  return self->left;
}

/**
 * sender_practice_guide_get_text:
 *
 * Says what is next.
 *
 * Returns: a sentence
 */
const char *
sender_practice_guide_get_text (SenderPracticeGuide *self)
{
  return self->text;
}

/**
 * sender_practice_guide_get_path:
 *
 * Says where it is.
 *
 * Returns: (nullable): a path, %NULL when nothing is left
 */
const char *
sender_practice_guide_get_path (SenderPracticeGuide *self)
{
  return self->next != NULL ? sender_finding_get_path (self->next) : NULL;
}

static gboolean
misses_secret (SenderPracticeGuide *self)
{
  return self->next != NULL && strcmp (sender_finding_get_id (self->next), SECRET_RULE) == 0;
}

/**
 * sender_practice_guide_get_offer:
 *
 * Gets what the pretend account has for the place that is next.
 *
 * Returns: (nullable): a value to fill in or to copy
 */
const char *
sender_practice_guide_get_offer (SenderPracticeGuide *self)
{
  if (self->next == NULL)
    return NULL;
  if (misses_secret (self))
    return SENDER_PRACTICE_TOKEN;
  return sender_finding_get_fix (self->next) == NULL
           ? sender_practice_cast_get_value (sender_finding_get_path (self->next))
           : NULL;
}

/**
 * sender_practice_guide_can_apply:
 *
 * Tells whether what is next can be done at once.
 *
 * Returns: whether there is a fix or a pretend value
 */
gboolean
sender_practice_guide_can_apply (SenderPracticeGuide *self)
{
  return self->next != NULL && (sender_finding_get_fix (self->next) != NULL ||
                                sender_practice_guide_get_offer (self) != NULL);
}

static gboolean
supply_path (SenderConfig *config,
             gpointer      user_data,
             GError      **error)
{
  return sender_practice_cast_supply_path (config, user_data, error);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SenderPracticeGuide) self = user_data;

  if (sender_vault_store_finish (SENDER_VAULT (source), result, NULL) && self->document != NULL &&
      self->workspace != NULL)
    sender_workspace_find_secret_async (self->workspace, self->document, NULL, NULL, NULL);
}

static void
store_token (SenderPracticeGuide *self)
{
  SenderConfig    *config = sender_document_get_config (self->document);
  SenderSecretKey  key = sender_secret_key_make (config, SENDER_SECRET_KIND_PROVIDER);
  g_autofree char *label = sender_secret_key_dup_label (config, SENDER_SECRET_KIND_PROVIDER);

  sender_vault_store_async (sender_workspace_get_vault (self->workspace), &key, label,
                            SENDER_PRACTICE_TOKEN, NULL, stored_cb, g_object_ref (self));
}

/**
 * sender_practice_guide_apply:
 *
 * Does what is next.
 */
void
sender_practice_guide_apply (SenderPracticeGuide *self)
{
  g_autoptr (SenderFinding) next = NULL;

  if (!sender_practice_guide_can_apply (self) || self->workspace == NULL)
    return;
  next = g_object_ref (self->next);
  if (misses_secret (self))
    store_token (self);
  else if (sender_finding_get_fix (next) != NULL)
    sender_document_fix (self->document, next, NULL);
  else
    sender_document_edit (self->document, _ ("Fill In"), supply_path,
                          (gpointer) sender_finding_get_path (next), NULL);
}
