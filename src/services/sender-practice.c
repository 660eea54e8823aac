/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-practice.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-importer.h"
#include "sender-memory-vault.h"
#include "sender-practice-connection.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* As fast as the real ones: the timeline teaches how long things take. */
#define SPEED 1.0

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char      *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR) && !g_file_test (inside, G_FILE_TEST_IS_SYMLINK))
        remove_tree (inside);
      else
        g_unlink (inside);
    }
  g_rmdir (path);
}

static void
workspace_gone_cb (gpointer data,
                   GObject *workspace)
{
  g_autofree char *folder = data;

  remove_tree (folder);
}

static SenderWorkspace *
make_workspace (SenderStandIns *stand_ins,
                GError        **error)
{
  g_autofree char          *folder = g_dir_make_tmp ("sender-practice-XXXXXX", NULL);
  g_autofree char          *senders = NULL;
  g_autofree char          *file = NULL;
  g_autoptr (SenderStore)   store = NULL;
  g_autoptr (SenderHistory) history = NULL;
  g_autoptr (SenderVault)   vault = sender_memory_vault_new ();
  SenderWorkspace          *workspace = NULL;

  if (folder == NULL)
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE,
                   _ ("There is no room for a temporary folder in %s"), g_get_tmp_dir ());
      return NULL;
    }
  senders = g_build_filename (folder, "senders", NULL);
  file = g_build_filename (folder, "history.sqlite", NULL);
  store = sender_store_new (senders);
  history = sender_history_new (file);
  workspace = sender_workspace_new (store, history, vault,
                                    sender_stand_ins_get_endpoints (stand_ins), stand_ins);
  g_object_weak_ref (G_OBJECT (workspace), workspace_gone_cb, g_steal_pointer (&folder));
  return workspace;
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  SenderWorkspace   *workspace = SENDER_WORKSPACE (source);
  g_autoptr (GError) error = NULL;

  if (sender_practice_connection_prepare_finish (workspace, result, &error))
    g_task_return_pointer (task, g_object_ref (workspace), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static SenderConfig *
make_config (void)
{
  SenderConfig *config = sender_preset_new ("procedure", _ ("The Published Procedure"));

  sender_practice_connection_enter (config);
  return config;
}

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask)           task = user_data;
  GCancellable               *cancellable = g_task_get_cancellable (task);
  GError                     *error = NULL;
  g_autoptr (SenderStandIns)  stand_ins = sender_stand_ins_start_finish (result, &error);
  g_autoptr (SenderWorkspace) workspace = NULL;
  SenderConfig               *config = NULL;

  if (stand_ins != NULL)
    workspace = make_workspace (stand_ins, &error);
  if (workspace == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  config = make_config ();
  g_task_set_task_data (task, config, g_object_unref);
  sender_practice_connection_prepare_async (workspace, config, cancellable, connected_cb,
                                            g_steal_pointer (&task));
}

/**
 * sender_practice_start_async:
 * @cancellable: (nullable): stops waiting
 * @callback: called when the stand-ins serve
 * @user_data: data for @callback
 *
 * Starts stand-ins and makes a workspace on them. They end with it.
 */
void
sender_practice_start_async (GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_practice_start_async);
  sender_stand_ins_start_async (SPEED, cancellable, started_cb, task);
}

/**
 * sender_practice_start_finish:
 * @result: the result
 * @document: (out) (transfer full): the procedure's own configuration, with its mistakes
 * @error: return location
 *
 * Ends the start.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
SenderWorkspace *
sender_practice_start_finish (GAsyncResult    *result,
                              SenderDocument **document,
                              GError         **error)
{
  SenderWorkspace *workspace = g_task_propagate_pointer (G_TASK (result), error);

  *document = NULL;
  if (workspace == NULL)
    return NULL;
  *document = sender_document_new (g_task_get_task_data (G_TASK (result)), NULL, FALSE);
  sender_workspace_find_secret_async (workspace, *document, NULL, NULL, NULL);
  return workspace;
}
