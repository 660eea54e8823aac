/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-survey.h"

typedef struct
{
  SenderLive   *live;
  GCancellable *rest;   /* of what is still on its way once one read has failed */
  GError       *error;  /* (nullable): the first */
  guint         n_open; /* reads on their way */
  gulong        cancelled_id;
} Survey;

/* One read. */
typedef struct
{
  GTask                 *task; /* (owned) */
  SenderPlatformResource resource;
  char                  *template_name; /* (nullable) */
} Reading;

static void
survey_free (gpointer data)
{
  Survey *survey = data;

  sender_live_unref (survey->live);
  g_object_unref (survey->rest);
  g_clear_error (&survey->error);
  g_free (survey);
}

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->task);
  g_free (reading->template_name);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static gboolean
store (const Reading *reading,
       SenderLive    *live,
       SenderJson    *json,
       GError       **error)
{
  if (reading->template_name != NULL)
    return sender_live_set_contents (live, reading->template_name, json, error);
  if (reading->resource == SENDER_PLATFORM_SENDERS)
    return sender_live_set_senders (live, json, error);
  if (reading->resource == SENDER_PLATFORM_SETTINGS)
    return sender_live_set_settings (live, json, error);
  if (reading->resource == SENDER_PLATFORM_LANGUAGES)
    return sender_live_set_languages (live, json, error);
  if (reading->resource == SENDER_PLATFORM_TEMPLATES)
    return sender_live_set_templates (live, json, error);
  return sender_live_set_policies (live, json, error);
}

static gboolean
take (const Reading *reading,
      SenderLive    *live,
      SenderJson    *json,
      GError       **error)
{
  return store (reading, live, json, error) || sender_live_blame_service (error);
}

static void
forward_cancel_cb (GCancellable *cancellable,
                   gpointer      user_data)
{
  g_cancellable_cancel (user_data);
}

static void
end_one (GTask *task)
{
  Survey *survey = g_task_get_task_data (task);

  if (--survey->n_open > 0)
    return;
  g_cancellable_disconnect (g_task_get_cancellable (task), survey->cancelled_id);
  if (survey->error != NULL)
    g_task_return_error (task, g_steal_pointer (&survey->error));
  else
    g_task_return_pointer (task, sender_live_ref (survey->live),
                           (GDestroyNotify) sender_live_unref);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Reading)    reading = user_data;
  Survey                *survey = g_task_get_task_data (reading->task);
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderJson) json =
    sender_platform_get_finish (SENDER_PLATFORM (source), result, NULL, &error);

  if ((json == NULL || !take (reading, survey->live, json, &error)) && survey->error == NULL)
    {
      survey->error = g_steal_pointer (&error);
      g_cancellable_cancel (survey->rest);
    }
  end_one (reading->task);
}

static void
read_one (GTask                 *task,
          SenderPlatformResource resource,
          const char            *template_name)
{
  Survey  *survey = g_task_get_task_data (task);
  Reading *reading = g_new0 (Reading, 1);

  reading->task = g_object_ref (task);
  reading->resource = resource;
  reading->template_name = g_strdup (template_name);
  survey->n_open++;
  sender_platform_get_async (g_task_get_source_object (task), resource, template_name, NULL,
                             survey->rest, read_cb, reading);
}

static void
read_parts (GTask            *task,
            SenderSurveyParts parts)
{
  static const struct
  {
    SenderSurveyParts      part;
    SenderPlatformResource resource;
  } resources[] = {
    { SENDER_SURVEY_SENDERS, SENDER_PLATFORM_SENDERS },
    { SENDER_SURVEY_SETTINGS, SENDER_PLATFORM_SETTINGS },
    { SENDER_SURVEY_LANGUAGES, SENDER_PLATFORM_LANGUAGES },
    { SENDER_SURVEY_POLICIES, SENDER_PLATFORM_POLICIES },
    { SENDER_SURVEY_TEMPLATES, SENDER_PLATFORM_TEMPLATES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (resources); i++)
    if ((parts & resources[i].part) != 0)
      read_one (task, resources[i].resource, NULL);
}

/**
 * sender_survey_async:
 * @platform: the client
 * @environment: id of its environment
 * @parts: what is to be read
 * @templates: (array zero-terminated=1): those whose contents are read
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads what is live. The first read that fails ends the others.
 */
void
sender_survey_async (SenderPlatform     *platform,
                     const char         *environment,
                     SenderSurveyParts   parts,
                     const char *const  *templates,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (platform, cancellable, callback, user_data);
  Survey           *survey = g_new0 (Survey, 1);

  g_task_set_source_tag (task, sender_survey_async);
  g_task_set_task_data (task, survey, survey_free);
  survey->live = sender_live_new (environment);
  survey->rest = g_cancellable_new ();
  if (cancellable != NULL)
    survey->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (forward_cancel_cb),
                                                  g_object_ref (survey->rest), g_object_unref);
  survey->n_open = 1;
  read_parts (task, parts);
  for (guint i = 0; templates[i] != NULL; i++)
    read_one (task, SENDER_PLATFORM_CONTENTS, templates[i]);
  end_one (task);
}

/**
 * sender_survey_finish:
 * @result: the result
 * @error: return location
 *
 * Ends reading.
 *
 * Returns: (transfer full) (nullable): what is live
 */
SenderLive *
sender_survey_finish (SenderPlatform *platform,
                      GAsyncResult   *result,
                      GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
