/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pull.h"

#include "sender-config.h"
#include "sender-connection.h"
#include "sender-environment.h"
#include "sender-fallback.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-mirror.h"
#include "sender-pingone.h"
#include "sender-survey.h"

static void
pulled_free (gpointer data)
{
  SenderPulled *self = data;

  g_free (self->id);
  g_clear_object (&self->config);
  g_clear_pointer (&self->published, sender_published_free);
  g_free (self);
}

/* What the object does not say of itself. */
static void
connect (SenderConfig *config,
         SenderConfig *connection,
         SenderLive   *live,
         const char   *id)
{
  sender_record_assign (sender_config_get_environment (config),
                        sender_config_get_environment (connection));
  sender_record_assign (sender_config_get_pingone (config),
                        sender_config_get_pingone (connection));
  sender_fallback_take_chain (sender_config_get_fallback (config), sender_live_get_chain (live),
                              id);
}

static SenderPulled *
take_sender (SenderLive   *live,
             SenderJson   *sender,
             GPtrArray    *messages,
             SenderConfig *connection,
             GError      **error)
{
  g_autoptr (SenderConfig) config = sender_mirror_new_live (live, sender, messages, error);
  SenderPulled            *self = NULL;

  if (config == NULL)
    {
      sender_live_blame_service (error);
      return NULL;
    }
  self = g_new0 (SenderPulled, 1);
  self->id = g_strdup (sender_json_get_string_member (sender, "id"));
  connect (config, connection, live, self->id);
  self->config = g_steal_pointer (&config);
  self->published = sender_published_new_pulled (live, sender);
  return self;
}

/**
 * sender_pull_list:
 * @live: what was read
 * @connection: a configuration that is connected to the environment
 * @error: return location
 *
 * Makes a configuration of each sender.
 *
 * Returns: (transfer full) (nullable) (element-type SenderPulled): every sender, or %NULL with
 *   %SENDER_ERROR_BAD_REPLY set
 */
GPtrArray *
sender_pull_list (SenderLive   *live,
                  SenderConfig *connection,
                  GError      **error)
{
  g_autoptr (GPtrArray) messages = sender_mirror_list_live_messages (live);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (pulled_free);
  SenderJson           *senders = sender_live_get_senders (live);

  for (guint i = 0; i < sender_json_get_length (senders); i++)
    {
      SenderPulled *pulled = take_sender (live, sender_json_get_element (senders, i), messages,
                                          connection, error);

      if (pulled == NULL)
        return NULL;
      g_ptr_array_add (found, pulled);
    }
  return g_steal_pointer (&found);
}

static void
contents_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;
  SenderLive       *live = sender_survey_finish (SENDER_PLATFORM (source), result, NULL,
                                                 &error);

  if (live != NULL)
    g_task_return_pointer (task, live, (GDestroyNotify) sender_live_unref);
  else
    g_task_return_error (task, error);
}

static GPtrArray *
list_names (SenderJson *templates)
{
  GPtrArray  *names = g_ptr_array_new_with_free_func (g_free);
  SenderJson *embedded = sender_json_get_member (templates, "_embedded");
  SenderJson *list = embedded != NULL ? sender_json_get_member (embedded, "templates") : NULL;

  for (guint i = 0; list != NULL && i < sender_json_get_length (list); i++)
    {
      const char *name = sender_json_get_string_member (sender_json_get_element (list, i), "id");

      if (name != NULL)
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_add (names, NULL);
  return names;
}

static void
templates_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask)      task = user_data;
  GError                *error = NULL;
  g_autoptr (SenderJson) templates =
    sender_platform_get_finish (SENDER_PLATFORM (source), result, NULL, &error);
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char      *environment = NULL;

  if (templates == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  names = list_names (templates);
  environment = sender_connection_dup_environment (g_task_get_task_data (task));
  sender_survey_async (SENDER_PLATFORM (source), environment,
                       SENDER_SURVEY_SENDERS | SENDER_SURVEY_SETTINGS,
                       (const char *const *) names->pdata, g_task_get_cancellable (task),
                       contents_cb, g_object_ref (task));
}

/**
 * sender_pull_async:
 * @platform: the client
 * @connection: a configuration that is connected to the environment
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads every sender of an environment, and the custom messages of all its templates.
 */
void
sender_pull_async (SenderPlatform     *platform,
                   SenderConfig       *connection,
                   GCancellable       *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (platform, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_pull_async);
  g_task_set_task_data (task, sender_record_copy (connection), g_object_unref);
  sender_platform_get_async (platform, SENDER_PLATFORM_TEMPLATES, NULL, NULL, cancellable,
                             templates_cb, g_object_ref (task));
}

/**
 * sender_pull_finish:
 * @result: the result
 * @error: return location
 *
 * Ends reading.
 *
 * Returns: (transfer full) (nullable): what was read
 */
SenderLive *
sender_pull_finish (SenderPlatform *platform,
                    GAsyncResult   *result,
                    GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
