/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-run-private.h"

#include "sender-config.h"

#include <string.h>

/* The newest that can be followed: it came as far as an execution, and of this configuration. */
static const SenderHistoryEntry *
choose_open (GPtrArray  *entries,
             const char *configuration,
             gboolean    simulated)
{
  const SenderHistoryEntry *newest = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const SenderHistoryEntry *entry = g_ptr_array_index (entries, i);

      if (entry->execution_sid != NULL && entry->simulated == simulated &&
          strcmp (entry->configuration, configuration) == 0 &&
          (newest == NULL || entry->started > newest->started))
        newest = entry;
    }
  return newest;
}

static SenderTestRun *
follow_again (SenderWorkspace          *workspace,
              SenderConfig             *config,
              const SenderHistoryEntry *entry,
              GError                  **error)
{
  g_auto (SenderTestPlan) plan = { 0 };
  SenderTestRun          *self = NULL;

  if (!sender_test_plan_init (&plan, config, entry->channel, error))
    return NULL;
  plan.to = g_strdup (entry->to);
  sender_test_plan_choose_message (&plan, entry->template_name, NULL, NULL);
  self = sender_test_run_new (workspace, &plan);
  self->via_pingone = entry->via_pingone;
  self->check_url = g_strdup (entry->check_url);
  self->started = entry->started;
  self->resumed = g_strdup (entry->id);
  self->execution = g_strdup (entry->execution_sid);
  sender_test_run_start (self);
  return self;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask)         task = user_data;
  SenderWorkspace          *workspace = g_task_get_source_object (task);
  SenderConfig             *config = g_task_get_task_data (task);
  GError                   *error = NULL;
  const SenderHistoryEntry *entry = NULL;
  SenderTestRun            *run = NULL;
  g_autoptr (GPtrArray)     entries =
    sender_history_list_finish (SENDER_HISTORY (source), result, &error);

  if (g_task_return_error_if_cancelled (task))
    {
      g_clear_error (&error);
      return;
    }
  if (entries != NULL)
    entry = choose_open (entries, sender_config_get_id (config),
                         sender_workspace_is_simulated (workspace));
  if (entry != NULL)
    run = follow_again (workspace, config, entry, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, run, g_object_unref);
}

/**
 * sender_test_run_resume_async:
 * @workspace: the services
 * @config: the configuration
 * @cancellable: (nullable): to stop
 * @callback: called when it is known
 * @user_data: data for @callback
 *
 * Looks for a test that never ended, after a crash or a restart, and follows it again.
 */
void
sender_test_run_resume_async (SenderWorkspace    *workspace,
                              SenderConfig       *config,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_test_run_resume_async);
  g_task_set_task_data (task, g_object_ref (config), g_object_unref);
  sender_history_list_open_async (sender_workspace_get_history (workspace), cancellable, listed_cb,
                                  task);
}

/**
 * sender_test_run_resume_finish:
 * @workspace: the services
 * @result: the result
 * @error: return location
 *
 * Ends the look.
 *
 * Returns: (transfer full) (nullable): the run, being followed; %NULL if there is none
 */
SenderTestRun *
sender_test_run_resume_finish (SenderWorkspace *workspace,
                               GAsyncResult    *result,
                               GError         **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
