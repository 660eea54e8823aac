/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-workspace.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-secret-key.h"

struct _SenderWorkspace
{
  GObject parent_instance;

  SenderStore      *store;      /* (owned) */
  SenderArchive    *archive;    /* (owned) */
  SenderHistory    *history;    /* (owned) */
  SenderVault      *vault;      /* (owned) */
  SenderEndpoints  *endpoints;  /* (owned) */
  SenderDispatcher *dispatcher; /* (owned) */
  SenderStandIns   *stand_ins;  /* (owned) (nullable) */
};

typedef enum
{
  PROP_SIMULATED = 1,
} SenderWorkspaceProperty;

static GParamSpec *props[PROP_SIMULATED + 1];

enum
{
  SIGNAL_SECRET_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SenderWorkspace, sender_workspace, G_TYPE_OBJECT)

static void
sender_workspace_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SenderWorkspace *self = SENDER_WORKSPACE (object);

  if ((SenderWorkspaceProperty) prop_id == PROP_SIMULATED)
    g_value_set_boolean (value, sender_workspace_is_simulated (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_workspace_dispose (GObject *object)
{
  SenderWorkspace *self = SENDER_WORKSPACE (object);

  g_clear_object (&self->dispatcher);
  g_clear_object (&self->store);
  g_clear_object (&self->archive);
  g_clear_object (&self->history);
  g_clear_object (&self->vault);
  g_clear_object (&self->stand_ins);
  g_clear_pointer (&self->endpoints, sender_endpoints_unref);
  G_OBJECT_CLASS (sender_workspace_parent_class)->dispose (object);
}

static void
sender_workspace_class_init (SenderWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sender_workspace_get_property;
  object_class->dispose = sender_workspace_dispose;

  props[PROP_SIMULATED] = g_param_spec_boolean ("simulated", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                  G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * SenderWorkspace::secret-changed:
   * @configuration: id of a configuration
   * @kind: `provider` or `pingone`
   *
   * A secret was stored or removed.
   */
  signals[SIGNAL_SECRET_CHANGED] =
    g_signal_new ("secret-changed", SENDER_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
sender_workspace_init (SenderWorkspace *self)
{
}

/**
 * sender_workspace_new:
 * @store: the library
 * @history: what was sent
 * @vault: where secrets are kept
 * @endpoints: where requests go
 * @stand_ins: (nullable): those of Practice, which end with the workspace
 *
 * Puts the services together that belong together.
 *
 * Returns: (transfer full): the workspace
 */
SenderWorkspace *
sender_workspace_new (SenderStore     *store,
                      SenderHistory   *history,
                      SenderVault     *vault,
                      SenderEndpoints *endpoints,
                      SenderStandIns  *stand_ins)
{
  SenderWorkspace *self = g_object_new (SENDER_TYPE_WORKSPACE, NULL);
  g_autofree char *folder = g_path_get_dirname (sender_store_get_folder (store));
  g_autofree char *environments = g_build_filename (folder, "environments", NULL);

  self->store = g_object_ref (store);
  self->archive = sender_archive_new (environments);
  self->history = g_object_ref (history);
  self->vault = g_object_ref (vault);
  self->endpoints = sender_endpoints_ref (endpoints);
  self->stand_ins = stand_ins != NULL ? g_object_ref (stand_ins) : NULL;
  self->dispatcher = sender_dispatcher_new (endpoints, history);
  return self;
}

/**
 * sender_workspace_get_store:
 *
 * Gets the library.
 *
 * Returns: (transfer none): the store
 */
SenderStore *
sender_workspace_get_store (SenderWorkspace *self)
{
  return self->store;
}

/**
 * sender_workspace_get_history:
 *
 * Gets what was sent.
 *
 * Returns: (transfer none): the history
 */
SenderHistory *
sender_workspace_get_history (SenderWorkspace *self)
{
  return self->history;
}

/**
 * sender_workspace_get_vault:
 *
 * Gets where secrets are kept.
 *
 * Returns: (transfer none): the vault
 */
SenderVault *
sender_workspace_get_vault (SenderWorkspace *self)
{
  return self->vault;
}

/**
 * sender_workspace_get_endpoints:
 *
 * Gets where requests go.
 *
 * Returns: (transfer none): the endpoints
 */
SenderEndpoints *
sender_workspace_get_endpoints (SenderWorkspace *self)
{
  return self->endpoints;
}

/**
 * sender_workspace_get_dispatcher:
 *
 * Gets what sends tests.
 *
 * Returns: (transfer none): the dispatcher
 */
SenderDispatcher *
sender_workspace_get_dispatcher (SenderWorkspace *self)
{
  return self->dispatcher;
}

/**
 * sender_workspace_get_archive:
 *
 * Gets what was live in the environments of its configurations.
 *
 * Returns: (transfer none): the archive
 */
SenderArchive *
sender_workspace_get_archive (SenderWorkspace *self)
{
  return self->archive;
}

/**
 * sender_workspace_get_stand_ins:
 *
 * Gets the stand-ins of Practice.
 *
 * Returns: (transfer none) (nullable): %NULL outside Practice
 */
SenderStandIns *
sender_workspace_get_stand_ins (SenderWorkspace *self)
{
  return self->stand_ins;
}

/**
 * sender_workspace_is_simulated:
 *
 * Tells whether requests go to stand-ins.
 *
 * Returns: whether everything is to be marked SIMULATED
 */
gboolean
sender_workspace_is_simulated (SenderWorkspace *self)
{
  return sender_endpoints_is_simulated (self->endpoints);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask)        task = user_data;
  g_autoptr (GError)       error = NULL;
  gboolean                 read_only = FALSE;
  g_autoptr (SenderConfig) config =
    sender_store_load_finish (SENDER_STORE (source), result, &read_only, &error);
  SenderDocument *document = NULL;

  if (config == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  document = sender_document_new (config, g_task_get_task_data (task), read_only);
  sender_workspace_find_secret_async (g_task_get_source_object (task), document, NULL, NULL, NULL);
  g_task_return_pointer (task, document, g_object_unref);
}

/**
 * sender_workspace_open_async:
 * @path: a file
 * @cancellable: (nullable): stops it
 * @callback: called with the document
 * @user_data: data for @callback
 *
 * Opens a document, and begins to look whether the keyring has its secret.
 */
void
sender_workspace_open_async (SenderWorkspace    *self,
                             const char         *path,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_workspace_open_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  sender_store_load_async (self->store, path, cancellable, loaded_cb, task);
}

/**
 * sender_workspace_open_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the opening.
 *
 * Returns: (transfer full) (nullable): the document
 */
SenderDocument *
sender_workspace_open_finish (SenderWorkspace *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* One saving. */
typedef struct
{
  SenderDocument *document; /* (owned) */
  SenderConfig   *state;    /* (owned): what is written */
  char           *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->document);
  g_object_unref (saving->state);
  g_free (saving->path);
  g_free (saving);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  Saving            *saving = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean           is_saved = sender_store_save_finish (SENDER_STORE (source), result, &error);

  sender_document_end_writing (saving->document, saving->state, error);
  if (!is_saved)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  sender_document_mark_saved (saving->document, saving->state, saving->path);
  g_task_return_boolean (task, TRUE);
}

/**
 * sender_workspace_save_async:
 * @document: what to save; it may be edited on meanwhile
 * @overwrite: whether to write although the file says something else than when it was read
 * @cancellable: (nullable): stops waiting for other writers
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Saves a document to its file, or to its place in the library.
 */
void
sender_workspace_save_async (SenderWorkspace    *self,
                             SenderDocument     *document,
                             gboolean            overwrite,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  SenderConfig *config = sender_document_get_config (document);
  const char   *path = sender_document_get_path (document);
  GTask        *task = g_task_new (self, cancellable, callback, user_data);
  Saving       *saving = g_new0 (Saving, 1);
  SenderConfig *expected = NULL;

  g_task_set_source_tag (task, sender_workspace_save_async);
  saving->document = g_object_ref (document);
  saving->state = sender_record_copy (config);
  saving->path = path != NULL ? g_strdup (path)
                              : sender_store_get_path (self->store, sender_config_get_id (config));
  g_task_set_task_data (task, saving, saving_free);
  if (path != NULL && !overwrite)
    expected = sender_undo_get_saved (sender_document_get_undo (document));
  sender_document_begin_writing (document);
  sender_store_save_async (self->store, saving->state, saving->path, expected,
                           sender_document_get_refused (document), cancellable, saved_cb, task);
}

/**
 * sender_workspace_save_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the saving.
 *
 * Returns: whether it is written; else %SENDER_ERROR_STORAGE or %SENDER_ERROR_CONFLICT is set
 */
gboolean
sender_workspace_save_finish (SenderWorkspace *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
secret_found_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  SenderDocument    *document = g_task_get_task_data (task);
  SenderInspection  *inspection = sender_document_get_inspection (document);
  g_autoptr (GError) error = NULL;
  char              *secret = sender_vault_lookup_finish (SENDER_VAULT (source), result, &error);
  gboolean           missing = g_error_matches (error, SENDER_ERROR, SENDER_ERROR_SECRET_MISSING);

  if (secret != NULL)
    sender_inspection_set_secret_state (inspection, SENDER_SECRET_STATE_PRESENT);
  else if (missing)
    sender_inspection_set_secret_state (inspection, SENDER_SECRET_STATE_MISSING);
  else
    sender_inspection_set_secret_state (inspection, SENDER_SECRET_STATE_UNKNOWN);
  if (secret != NULL || missing)
    g_task_return_boolean (task, secret != NULL);
  else
    g_task_return_error (task, g_steal_pointer (&error));
  g_clear_pointer (&secret, sender_vault_free_secret);
}

/**
 * sender_workspace_find_secret_async:
 * @document: whose secret
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called when it is known
 * @user_data: data for @callback
 *
 * Asks the keyring whether it has the secret of the kind of authorization that is set, and tells
 * the document's inspection.
 */
void
sender_workspace_find_secret_async (SenderWorkspace    *self,
                                    SenderDocument     *document,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  GTask          *task = g_task_new (self, cancellable, callback, user_data);
  SenderSecretKey key = sender_secret_key_make (sender_document_get_config (document),
                                                SENDER_SECRET_KIND_PROVIDER);

  g_task_set_source_tag (task, sender_workspace_find_secret_async);
  g_task_set_task_data (task, g_object_ref (document), g_object_unref);
  sender_vault_lookup_async (self->vault, &key, cancellable, secret_found_cb, task);
}

/**
 * sender_workspace_find_secret_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the look into the keyring.
 *
 * Returns: whether it has the secret; %FALSE with an error if that can't be known
 */
gboolean
sender_workspace_find_secret_finish (SenderWorkspace *self,
                                     GAsyncResult    *result,
                                     GError         **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sender_workspace_tell_secret_changed:
 * @key: what the secret is found by
 *
 * Tells everybody who looks at the same secret that it was stored or removed.
 */
void
sender_workspace_tell_secret_changed (SenderWorkspace       *self,
                                      const SenderSecretKey *key)
{
  g_signal_emit (self, signals[SIGNAL_SECRET_CHANGED], 0, key->configuration, key->kind);
}
