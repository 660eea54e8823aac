/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-account-check.h"

#include "sender-check-record.h"
#include "sender-error.h"
#include "sender-preflight.h"
#include "sender-secret-key.h"

#include <glib/gi18n-lib.h>

struct _SenderAccountCheck
{
  GObject parent_instance;

  SenderOperation *operation; /* (owned) */
  GHashTable      *numbers;   /* (owned) (nullable): by identity, SenderNumberFacts */
  guint            revision;
};

/* One run. */
typedef struct
{
  SenderAccountCheck *self;        /* (owned) */
  GCancellable       *cancellable; /* (owned) */
  SenderWorkspace    *workspace;   /* (owned) */
  SenderDocument     *document;    /* (owned) */
  SenderConfig       *state;       /* (owned): what is asked about */
  gint64              started;
} Run;

typedef enum
{
  PROP_REVISION = 1,
} SenderAccountCheckProperty;

static GParamSpec *props[PROP_REVISION + 1];

G_DEFINE_FINAL_TYPE (SenderAccountCheck, sender_account_check, G_TYPE_OBJECT)

static void
run_free (Run *run)
{
  g_object_unref (run->self);
  g_object_unref (run->cancellable);
  g_object_unref (run->workspace);
  g_object_unref (run->document);
  g_object_unref (run->state);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static void
sender_account_check_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  if ((SenderAccountCheckProperty) prop_id == PROP_REVISION)
    g_value_set_uint (value, SENDER_ACCOUNT_CHECK (object)->revision);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_account_check_dispose (GObject *object)
{
  SenderAccountCheck *self = SENDER_ACCOUNT_CHECK (object);

  sender_operation_cancel (self->operation);
  G_OBJECT_CLASS (sender_account_check_parent_class)->dispose (object);
}

static void
sender_account_check_finalize (GObject *object)
{
  SenderAccountCheck *self = SENDER_ACCOUNT_CHECK (object);

  g_object_unref (self->operation);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  G_OBJECT_CLASS (sender_account_check_parent_class)->finalize (object);
}

static void
sender_account_check_class_init (SenderAccountCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sender_account_check_get_property;
  object_class->dispose = sender_account_check_dispose;
  object_class->finalize = sender_account_check_finalize;

  props[PROP_REVISION] = g_param_spec_uint ("revision", NULL, NULL, 0, G_MAXUINT, 0,
                                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                              G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_account_check_init (SenderAccountCheck *self)
{
  self->operation = sender_operation_new ();
}

static void
set_numbers (SenderAccountCheck *self,
             GHashTable         *numbers)
{
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  self->numbers = numbers != NULL ? g_hash_table_ref (numbers) : NULL;
  self->revision++;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REVISION]);
}

static gboolean
knows_any (GHashTable *numbers)
{
  GHashTableIter iter;
  gpointer       facts = NULL;

  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, NULL, &facts))
    if (((SenderNumberFacts *) facts)->owned != SENDER_FACT_UNKNOWN)
      return TRUE;
  return FALSE;
}

/* Why nothing came of it: the credential that opens nothing, or what could not be asked. */
static GError *
find_reason (GListModel *findings,
             GHashTable *numbers)
{
  if (numbers == NULL && g_list_model_get_n_items (findings) == 0)
    return g_error_new_literal (SENDER_ERROR, SENDER_ERROR_INVALID,
                                _ ("Neither the SMS nor the Voice request goes to a Twilio flow, "
                                   "so that there is no account to ask."));
  if (numbers != NULL && (knows_any (numbers) || g_hash_table_size (numbers) == 0))
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);
      const char               *id = sender_finding_get_id (finding);

      if (g_str_equal (id, "SS601") || g_str_equal (id, "SS602") || g_str_equal (id, "SS610"))
        return g_error_new_literal (SENDER_ERROR, SENDER_ERROR_REFUSED,
                                    sender_finding_get_message (finding));
    }
  return NULL;
}

/* What was told is of the state that was asked about; findings have places, and must fit. */
static void
take (Run        *run,
      GListModel *findings,
      GHashTable *numbers)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *time = g_date_time_format (now, "%R");
  g_autofree char      *message = NULL;
  g_autoptr (GError)    reason = find_reason (findings, numbers);
  gboolean              is_same = sender_record_equal (sender_document_get_config (run->document),
                                                       run->state);

  if (is_same)
    sender_inspection_set_online (sender_document_get_inspection (run->document), findings);
  if (reason == NULL)
    set_numbers (run->self, numbers);
  message = g_strdup_printf (is_same ? _ ("Reported by Twilio at %s")
                                     : _ ("Reported by Twilio at %s, before the last edits"),
                             time);
  sender_operation_end (run->self->operation, run->cancellable, message, reason);
}

/* Why nothing can be kept is told where the history is shown. */
static void
record (Run        *run,
        GListModel *findings)
{
  sender_check_record_async (sender_workspace_get_history (run->workspace), run->state, findings,
                             run->started, sender_workspace_is_simulated (run->workspace), NULL,
                             NULL, NULL);
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Run)        run = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (GListModel) findings = sender_preflight_run_finish (result, &error);
  g_autoptr (GHashTable) numbers = NULL;

  if (findings == NULL || g_cancellable_is_cancelled (run->cancellable))
    {
      sender_operation_end (run->self->operation, run->cancellable, NULL, error);
      return;
    }
  numbers = sender_preflight_run_dup_numbers (result);
  record (run, findings);
  take (run, findings, numbers);
}

static void
secret_found_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Run)    run = user_data;
  g_autoptr (GError) error = NULL;
  char              *secret = sender_vault_lookup_finish (SENDER_VAULT (source), result, &error);

  if (secret == NULL)
    {
      sender_operation_end (run->self->operation, run->cancellable, NULL, error);
      return;
    }
  run->started = g_get_real_time ();
  sender_preflight_run_async (sender_workspace_get_endpoints (run->workspace), run->state, secret,
                              run->cancellable, asked_cb, run);
  g_steal_pointer (&run);
  sender_vault_free_secret (secret);
}

/**
 * sender_account_check_new:
 *
 * Makes one that was told nothing yet.
 *
 * Returns: (transfer full): the check
 */
SenderAccountCheck *
sender_account_check_new (void)
{
  return g_object_new (SENDER_TYPE_ACCOUNT_CHECK, NULL);
}

/**
 * sender_account_check_get_operation:
 *
 * Gets how far it is.
 *
 * Returns: (transfer none): the operation
 */
SenderOperation *
sender_account_check_get_operation (SenderAccountCheck *self)
{
  return self->operation;
}

/**
 * sender_account_check_run:
 * @workspace: whose keyring has the secret, and where services are
 * @document: what is asked about
 *
 * Asks. A run before that has not ended is stopped.
 */
void
sender_account_check_run (SenderAccountCheck *self,
                          SenderWorkspace    *workspace,
                          SenderDocument     *document)
{
  Run            *run = g_new0 (Run, 1);
  SenderSecretKey key = { NULL };

  run->self = g_object_ref (self);
  run->cancellable = g_object_ref (sender_operation_begin (self->operation, _ ("Asking Twilio…")));
  run->workspace = g_object_ref (workspace);
  run->document = g_object_ref (document);
  run->state = sender_record_copy (sender_document_get_config (document));
  key = sender_secret_key_make (run->state, SENDER_SECRET_KIND_PROVIDER);
  sender_vault_lookup_async (sender_workspace_get_vault (workspace), &key, run->cancellable,
                             secret_found_cb, run);
}

/**
 * sender_account_check_reset:
 *
 * Forgets what was told, and stops what runs.
 */
void
sender_account_check_reset (SenderAccountCheck *self)
{
  sender_operation_cancel (self->operation);
  g_object_unref (self->operation);
  self->operation = sender_operation_new ();
  set_numbers (self, NULL);
}

/**
 * sender_account_check_has_facts:
 *
 * Tells whether anything was told of numbers.
 *
 * Returns: whether it was
 */
gboolean
sender_account_check_has_facts (SenderAccountCheck *self)
{
  return self->numbers != NULL;
}

/**
 * sender_account_check_get_facts:
 * @number: a number
 *
 * Gets what was told of a number. It is found by the number itself, wherever it stands now.
 *
 * Returns: (transfer none) (nullable): the facts
 */
const SenderNumberFacts *
sender_account_check_get_facts (SenderAccountCheck      *self,
                                SenderOriginationNumber *number)
{
  g_autofree char *identity = NULL;

  if (self->numbers == NULL)
    return NULL;
  identity = sender_origination_number_dup_identity (number);
  return g_hash_table_lookup (self->numbers, identity);
}
