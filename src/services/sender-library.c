/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-library-private.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-importer.h"

#include <glib/gi18n-lib.h>

struct _SenderLibrary
{
  GObject parent_instance;

  SenderWorkspace *workspace; /* (owned) */
  SenderOperation *pulling;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (SenderLibrary, sender_library, G_TYPE_OBJECT)

static void
sender_library_dispose (GObject *object)
{
  SenderLibrary *self = SENDER_LIBRARY (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->pulling);
  G_OBJECT_CLASS (sender_library_parent_class)->dispose (object);
}

static void
sender_library_class_init (SenderLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_library_dispose;
}

static void
sender_library_init (SenderLibrary *self)
{
  self->pulling = sender_operation_new ();
}

/**
 * sender_library_new:
 * @workspace: the services
 *
 * Makes the library of a workspace.
 *
 * Returns: (transfer full): the library
 */
SenderLibrary *
sender_library_new (SenderWorkspace *workspace)
{
  SenderLibrary *self = g_object_new (SENDER_TYPE_LIBRARY, NULL);

  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * sender_library_get_workspace:
 *
 * Gets the services.
 *
 * Returns: (transfer none): the workspace
 */
SenderWorkspace *
sender_library_get_workspace (SenderLibrary *self)
{
  return self->workspace;
}

/**
 * sender_library_get_pulling:
 *
 * Gets how bringing senders in from PingOne goes.
 *
 * Returns: (transfer none): the operation
 */
SenderOperation *
sender_library_get_pulling (SenderLibrary *self)
{
  return self->pulling;
}

static SenderStore *
get_store (SenderLibrary *self)
{
  return sender_workspace_get_store (self->workspace);
}

/**
 * sender_arrival_free:
 *
 * Frees what came of a file or a text.
 */
void
sender_arrival_free (SenderArrival *self)
{
  g_clear_object (&self->document);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}

/* What is returned when the list is up to date. */
typedef struct
{
  gpointer       result;
  GDestroyNotify result_free;
  GError        *error; /* (owned) (nullable): instead of the result */
} Ending;

static void
ending_free (gpointer data)
{
  Ending *ending = data;

  if (ending->result != NULL)
    ending->result_free (ending->result);
  g_clear_error (&ending->error);
  g_free (ending);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  Ending            *ending = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  /* What was asked for is done; the list is read again at the next change. */
  if (!sender_store_scan_finish (SENDER_STORE (source), result, &error))
    g_debug ("%s", error->message);
  if (ending->error != NULL)
    g_task_return_error (task, g_steal_pointer (&ending->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&ending->result), ending->result_free);
}

static void
end (GTask         *task,
     gpointer       result,
     GDestroyNotify result_free,
     GError        *error)
{
  Ending *ending = g_new0 (Ending, 1);

  ending->result = result;
  ending->result_free = result_free;
  ending->error = error;
  g_task_set_task_data (task, ending, ending_free);
  sender_store_scan_async (get_store (g_task_get_source_object (task)), FALSE, NULL, listed_cb,
                           task);
}

void
sender_library_return (GTask         *task,
                       gpointer       result,
                       GDestroyNotify result_free)
{
  end (task, result, result_free, NULL);
}

static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask             *task = user_data;
  SenderDocument    *document = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (sender_workspace_save_finish (SENDER_WORKSPACE (source), result, &error))
    {
      sender_workspace_find_secret_async (SENDER_WORKSPACE (source), document, NULL, NULL, NULL);
      sender_library_return (task, g_object_ref (document), g_object_unref);
    }
  else
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
    }
}

static void
store_new (SenderLibrary *self,
           SenderConfig  *config,
           GTask         *task)
{
  SenderDocument *document = sender_document_new (config, NULL, FALSE);

  g_task_set_task_data (task, document, g_object_unref);
  sender_workspace_save_async (self->workspace, document, FALSE, g_task_get_cancellable (task),
                               created_cb, task);
}

/**
 * sender_library_create_async:
 * @preset: `studio`, `procedure` or `blank`
 * @name: what it is called
 * @cancellable: (nullable): stops it
 * @callback: called with the document
 * @user_data: data for @callback
 *
 * Makes a configuration and stores it.
 */
void
sender_library_create_async (SenderLibrary      *self,
                             const char         *preset,
                             const char         *name,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask                   *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (SenderConfig) config = sender_preset_new (preset, name);

  g_task_set_source_tag (task, sender_library_create_async);
  if (config != NULL)
    {
      store_new (self, config, task);
      return;
    }
  g_task_return_new_error (task, SENDER_ERROR, SENDER_ERROR_NOT_FOUND,
                           _ ("There is no such start: %s"), preset);
  g_object_unref (task);
}

/**
 * sender_library_duplicate_async:
 * @document: what is copied, as it is now
 * @cancellable: (nullable): stops it
 * @callback: called with the copy
 * @user_data: data for @callback
 *
 * Stores a copy, which has an id of its own and no secret.
 */
void
sender_library_duplicate_async (SenderLibrary      *self,
                                SenderDocument     *document,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GTask                   *task = g_task_new (self, cancellable, callback, user_data);
  SenderConfig            *config = sender_document_get_config (document);
  g_autofree char         *base = g_strdup_printf (_ ("%s copy"), sender_config_get_name (config));
  g_autofree char         *name = sender_library_dup_free_name (self, base);
  g_autoptr (SenderConfig) copy = sender_config_copy_as (config, name);

  g_task_set_source_tag (task, sender_library_duplicate_async);
  store_new (self, copy, task);
}

/**
 * sender_library_add_async:
 * @config: a configuration
 * @cancellable: (nullable): stops it
 * @callback: called with the document
 * @user_data: data for @callback
 *
 * Stores a configuration that came from elsewhere. It keeps its id, and so its secret, unless the
 * library has a configuration of that id.
 */
void
sender_library_add_async (SenderLibrary      *self,
                          SenderConfig       *config,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  GTask                   *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (SenderConfig) copy = NULL;

  g_task_set_source_tag (task, sender_library_add_async);
  if (sender_library_has_id (self, sender_config_get_id (config)))
    copy = sender_config_copy_as (config, sender_config_get_name (config));
  store_new (self, copy != NULL ? copy : config, task);
}

/**
 * sender_library_create_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the making, the duplication, or the adding.
 *
 * Returns: (transfer full) (nullable): the document, saved and open
 */
SenderDocument *
sender_library_create_finish (SenderLibrary *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask             *task = user_data;
  char              *kept = NULL;
  g_autoptr (GError) error = NULL;

  sender_store_delete_finish (SENDER_STORE (source), result, &kept, &error);
  /* One that is not there any more may still be listed. */
  end (task, kept, g_free, g_steal_pointer (&error));
}

/**
 * sender_library_delete_async:
 * @path: file of a configuration of the library
 * @cancellable: (nullable): stops waiting for other writers
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Takes a configuration out of the library. Its secret stays in the keyring, so that it can be
 * taken back whole.
 */
void
sender_library_delete_async (SenderLibrary      *self,
                             const char         *path,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_library_delete_async);
  g_task_set_check_cancellable (task, FALSE);
  sender_store_delete_async (get_store (self), path, cancellable, deleted_cb, task);
}

/**
 * sender_library_delete_finish:
 * @result: the result
 * @kept: (out) (transfer full): what it is taken back by
 * @error: return location
 *
 * Ends the deletion.
 *
 * Returns: whether it was taken out
 */
gboolean
sender_library_delete_finish (SenderLibrary *self,
                              GAsyncResult  *result,
                              char         **kept,
                              GError       **error)
{
  *kept = g_task_propagate_pointer (G_TASK (result), error);
  return *kept != NULL;
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask             *task = user_data;
  g_autoptr (GError) error = NULL;

  if (sender_store_restore_finish (SENDER_STORE (source), result, &error))
    {
      sender_library_return (task, g_object_ref (source), g_object_unref);
      return;
    }
  g_task_return_error (task, g_steal_pointer (&error));
  g_object_unref (task);
}

/**
 * sender_library_restore_async:
 * @kept: what sender_library_delete_finish() told
 * @path: where the configuration was
 * @cancellable: (nullable): stops waiting for other writers
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Takes a deletion back.
 */
void
sender_library_restore_async (SenderLibrary      *self,
                              const char         *kept,
                              const char         *path,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_library_restore_async);
  g_task_set_check_cancellable (task, FALSE);
  sender_store_restore_async (get_store (self), kept, path, cancellable, restored_cb, task);
}

/**
 * sender_library_restore_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the restoring.
 *
 * Returns: whether the configuration is back
 */
gboolean
sender_library_restore_finish (SenderLibrary *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_autoptr (GObject) done = g_task_propagate_pointer (G_TASK (result), error);

  return done != NULL;
}
