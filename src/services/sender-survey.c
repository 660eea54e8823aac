/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-survey.h"

#include "sender-error.h"
#include "sender-template-facts.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SenderLive   *live;
  GCancellable *rest;    /* of what is still on its way once one read has failed */
  GError       *error;   /* (nullable): the first */
  GError       *refusal; /* (nullable): why something can be done without, the first */
  guint         refused; /* SenderSurveyParts that can be done without */
  guint         parts;   /* SenderSurveyParts that are read */
  GPtrArray    *lost;    /* (element-type utf8): templates without contents to be found */
  GError       *loss;    /* (nullable): what was said of the first */
  guint         n_open;  /* reads on their way */
  gulong        cancelled_id;
} Survey;

/* One read. */
typedef struct
{
  GTask                 *task; /* (owned) */
  SenderPlatformResource resource;
  char                  *template_name; /* (nullable) */
  SenderSurveyParts      part;          /* that it belongs to, 0 for contents that were asked for */
} Reading;

static void
survey_free (gpointer data)
{
  Survey *survey = data;

  sender_live_unref (survey->live);
  g_object_unref (survey->rest);
  g_clear_error (&survey->error);
  g_clear_error (&survey->refusal);
  g_clear_error (&survey->loss);
  g_ptr_array_unref (survey->lost);
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

static void read_parts (GTask            *task,
                        SenderSurveyParts parts);

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

/* Without senders and settings nothing can be planned. What a role does not show of the rest is a
 * gap: that says less of the environment, and nothing wrong. */
static gboolean
can_do_without (const Reading *reading,
                const GError  *error)
{
  return (reading->part & SENDER_SURVEY_OPTIONAL) != 0 &&
         (g_error_matches (error, SENDER_ERROR, SENDER_ERROR_FORBIDDEN) ||
          g_error_matches (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND));
}

/* A notification that the environment does not have has no contents either, and is no reason to
 * know nothing of the others: the list of all tells whether that is so. Takes @error. */
static void
note_lost (const Reading *reading,
           GError        *error)
{
  Survey                *survey = g_task_get_task_data (reading->task);
  g_autoptr (SenderJson) none = sender_json_new_array ();

  sender_live_set_contents (survey->live, reading->template_name, none, NULL);
  g_ptr_array_add (survey->lost, g_strdup (reading->template_name));
  if (survey->loss == NULL)
    survey->loss = error;
  else
    g_error_free (error);
  if ((survey->parts & SENDER_SURVEY_TEMPLATES) == 0)
    read_parts (reading->task, SENDER_SURVEY_TEMPLATES);
}

/* Takes @error. */
static void
note_failure (const Reading *reading,
              GError        *error)
{
  Survey  *survey = g_task_get_task_data (reading->task);
  GError **kept = &survey->error;

  if (reading->template_name != NULL &&
      g_error_matches (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND))
    {
      note_lost (reading, error);
      return;
    }
  if (can_do_without (reading, error))
    {
      survey->refused |= reading->part;
      kept = &survey->refusal;
    }
  else if (survey->error == NULL)
    g_cancellable_cancel (survey->rest);
  if (*kept == NULL)
    *kept = error;
  else
    g_error_free (error);
}

static void
forward_cancel_cb (GCancellable *cancellable,
                   gpointer      user_data)
{
  g_cancellable_cancel (user_data);
}

/* Whether what was not found is there, or may be. */
static gboolean
is_loss (Survey *survey)
{
  for (guint i = 0; i < survey->lost->len; i++)
    if (!sender_template_is_missing (survey->live, survey->lost->pdata[i]))
      return TRUE;
  return FALSE;
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
  else if (is_loss (survey))
    g_task_return_error (task, g_steal_pointer (&survey->loss));
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
  GError                *error = NULL;
  g_autoptr (SenderJson) json =
    sender_platform_get_finish (SENDER_PLATFORM (source), result, NULL, &error);

  if (json == NULL || !take (reading, survey->live, json, &error))
    note_failure (reading, error);
  end_one (reading->task);
}

static void
read_one (GTask                 *task,
          SenderSurveyParts      part,
          SenderPlatformResource resource,
          const char            *template_name)
{
  Survey  *survey = g_task_get_task_data (task);
  Reading *reading = g_new0 (Reading, 1);

  reading->task = g_object_ref (task);
  reading->part = part;
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

  Survey *survey = g_task_get_task_data (task);

  survey->parts |= parts;
  for (guint i = 0; i < G_N_ELEMENTS (resources); i++)
    if ((parts & resources[i].part) != 0)
      read_one (task, resources[i].part, resources[i].resource, NULL);
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
 * Reads what is live. The first read that fails ends the others, but for languages, policies and
 * templates that PingOne refuses to show: those are left out. Of a template that the environment
 * does not have there are no contents; then the templates are read too, to be sure of it.
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
  survey->lost = g_ptr_array_new_with_free_func (g_free);
  if (cancellable != NULL)
    survey->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (forward_cancel_cb),
                                                  g_object_ref (survey->rest), g_object_unref);
  survey->n_open = 1;
  read_parts (task, parts);
  for (guint i = 0; templates[i] != NULL; i++)
    read_one (task, 0, SENDER_PLATFORM_CONTENTS, templates[i]);
  end_one (task);
}

/* What can be done without, and what is not known then. */
static const struct
{
  SenderSurveyParts part;
  const char       *name;
  const char       *meaning;
} optional[] = {
  { SENDER_SURVEY_LANGUAGES, N_ ("the enabled languages"),
    N_ ("Whether PingOne takes the language of each message is not known.") },
  { SENDER_SURVEY_POLICIES, N_ ("the notification policies"),
    N_ ("Whether a policy asks this sender, or sends codes past it, is not known.") },
  { SENDER_SURVEY_TEMPLATES, N_ ("the templates"),
    N_ ("Which templates the environment has is not known.") },
};

/* (transfer full) (nullable) */
static char *
dup_gap (const Survey *survey)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (optional); i++)
    if ((survey->refused & optional[i].part) != 0)
      {
        g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "",
                                _ (optional[i].name));
        g_string_append_printf (text, " %s", _ (optional[i].meaning));
      }
  if (names->len == 0)
    return NULL;
  if (g_error_matches (survey->refusal, SENDER_ERROR, SENDER_ERROR_FORBIDDEN))
    g_string_append_printf (text, " %s",
                            _ ("With the role Environment Admin for this environment, the worker "
                               "application may read it."));
  /* Translators: parts of an environment, why they were not read, and what that means */
  return g_strdup_printf (_ ("Not read: %s. %s%s"), names->str, survey->refusal->message,
                          text->str);
}

/**
 * sender_survey_finish:
 * @result: the result
 * @gap: (out) (optional) (nullable) (transfer full): what PingOne refused to show, why, and what
 *   that means, in sentences; %NULL if nothing is missing
 * @error: return location
 *
 * Ends reading.
 *
 * Returns: (transfer full) (nullable): what is live
 */
SenderLive *
sender_survey_finish (SenderPlatform *platform,
                      GAsyncResult   *result,
                      char          **gap,
                      GError        **error)
{
  if (gap != NULL)
    *gap = g_task_had_error (G_TASK (result)) ? NULL
                                              : dup_gap (g_task_get_task_data (G_TASK (result)));
  return g_task_propagate_pointer (G_TASK (result), error);
}
