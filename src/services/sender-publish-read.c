/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publish-read.h"

#include "sender-error.h"
#include "sender-format-content.h"

#include <glib/gi18n-lib.h>

/* What was read for a step, in the shape it belongs into. */
struct _SenderPublishRead
{
  SenderChangeObject     object;
  SenderPlatformResource resource;
  char                  *template_name; /* (nullable) */
  char                  *sender;        /* (nullable): its id, as far as it is known */
  SenderLive            *live;          /* holds the lists */
  SenderJson            *one;           /* (nullable): a sender that was read alone */
};

/**
 * sender_publish_read_free:
 * @self: (transfer full): what was read
 *
 * Frees it.
 */
void
sender_publish_read_free (SenderPublishRead *self)
{
  g_free (self->template_name);
  g_free (self->sender);
  sender_live_unref (self->live);
  g_clear_pointer (&self->one, sender_json_unref);
  g_free (self);
}

/**
 * sender_publish_read_is_shared:
 * @a: a step
 * @b: another
 *
 * Tells whether what is read for one shows the object of the other too: contents of one template
 * are read together.
 *
 * Returns: whether that is so
 */
gboolean
sender_publish_read_is_shared (const SenderStep *a,
                               const SenderStep *b)
{
  return a->object == b->object && g_strcmp0 (a->template_name, b->template_name) == 0;
}

/**
 * sender_publish_read_get_write:
 * @step: a step that writes
 *
 * Gets how it is written.
 *
 * Returns: the kind of request
 */
SenderPlatformWrite
sender_publish_read_get_write (const SenderStep *step)
{
  if (step->action == SENDER_STEP_CREATE)
    return SENDER_PLATFORM_CREATE;
  return step->action == SENDER_STEP_DELETE ? SENDER_PLATFORM_DELETE : SENDER_PLATFORM_REPLACE;
}

/**
 * sender_publish_read_get_target:
 * @step: a step that writes
 * @resource: (out): what is written
 * @a: (out) (nullable): its first argument, borrowed from @step
 * @b: (out) (nullable): its second
 *
 * Gets where it is written.
 */
void
sender_publish_read_get_target (const SenderStep       *step,
                                SenderPlatformResource *resource,
                                const char            **a,
                                const char            **b)
{
  gboolean is_new = step->action == SENDER_STEP_CREATE;

  *a = NULL;
  *b = NULL;
  if (step->object == SENDER_CHANGE_IN_FALLBACK)
    *resource = SENDER_PLATFORM_SETTINGS;
  else if (step->object == SENDER_CHANGE_IN_SENDER)
    {
      *resource = is_new ? SENDER_PLATFORM_SENDERS : SENDER_PLATFORM_SENDER;
      *a = is_new ? NULL : step->id;
    }
  else
    {
      *resource = is_new ? SENDER_PLATFORM_CONTENTS : SENDER_PLATFORM_CONTENT;
      *a = step->template_name;
      *b = is_new ? NULL : step->id;
    }
}

/* Only what was just written is read alone. Else a sender is looked for among all: it may not be
 * there, and what is compared with the plan is to be read as that was. */
static SenderPlatformResource
choose_resource (const SenderStep   *step,
                 SenderPublishMoment moment,
                 const char         *sender)
{
  if (step->object == SENDER_CHANGE_IN_FALLBACK)
    return SENDER_PLATFORM_SETTINGS;
  if (step->object == SENDER_CHANGE_IN_TEMPLATE)
    return SENDER_PLATFORM_CONTENTS;
  return sender != NULL && moment == SENDER_PUBLISH_READ_AFTER && step->action != SENDER_STEP_DELETE
           ? SENDER_PLATFORM_SENDER
           : SENDER_PLATFORM_SENDERS;
}

static gboolean
take (SenderPublishRead *self,
      SenderJson        *json,
      GError           **error)
{
  if (self->resource == SENDER_PLATFORM_SETTINGS)
    return sender_live_set_settings (self->live, json, error);
  if (self->resource == SENDER_PLATFORM_CONTENTS)
    return sender_live_set_contents (self->live, self->template_name, json, error);
  if (self->resource == SENDER_PLATFORM_SENDERS)
    return sender_live_set_senders (self->live, json, error);
  self->one = sender_json_ref (json);
  return TRUE;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask)      task = user_data;
  SenderPublishRead     *self = g_task_get_task_data (task);
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderJson) json =
    sender_platform_get_finish (SENDER_PLATFORM (source), result, NULL, &error);

  /* A sender that was read alone and is gone is no failure: somebody deleted it. */
  if (json == NULL && !(self->resource == SENDER_PLATFORM_SENDER &&
                        g_error_matches (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND)))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    {
      g_clear_error (&error);
      if (json == NULL || take (self, json, &error))
        g_task_return_boolean (task, TRUE);
      else
        {
          sender_live_blame_service (&error);
          g_task_return_error (task, g_steal_pointer (&error));
        }
    }
}

/**
 * sender_publish_read_async:
 * @platform: the client
 * @step: a step
 * @moment: what the read is for
 * @sender: (nullable): id of the sender, as far as it is known
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads what a step is about.
 */
void
sender_publish_read_async (SenderPlatform     *platform,
                           const SenderStep   *step,
                           SenderPublishMoment moment,
                           const char         *sender,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask)  task = g_task_new (platform, cancellable, callback, user_data);
  SenderPublishRead *self = g_new0 (SenderPublishRead, 1);
  const char        *id = step->object == SENDER_CHANGE_IN_SENDER && step->id != NULL ? step->id
                                                                                      : sender;

  g_task_set_source_tag (task, sender_publish_read_async);
  g_task_set_task_data (task, self, (GDestroyNotify) sender_publish_read_free);
  self->object = step->object;
  self->resource = choose_resource (step, moment, id);
  self->template_name = g_strdup (step->template_name);
  self->sender = g_strdup (id);
  self->live = sender_live_new ("");
  sender_platform_get_async (platform, self->resource,
                             self->resource == SENDER_PLATFORM_SENDER ? id : step->template_name,
                             NULL, cancellable, read_cb, g_object_ref (task));
}

/**
 * sender_publish_read_finish:
 * @result: the result
 * @error: return location
 *
 * Ends reading.
 *
 * Returns: (transfer full) (nullable): what was read
 */
SenderPublishRead *
sender_publish_read_finish (GAsyncResult *result,
                            GError      **error)
{
  GTask             *task = G_TASK (result);
  SenderPublishRead *self = g_task_get_task_data (task);
  SenderPublishRead *read = NULL;

  if (!g_task_propagate_boolean (task, error))
    return NULL;
  read = g_new0 (SenderPublishRead, 1);
  read->object = self->object;
  read->resource = self->resource;
  read->template_name = g_strdup (self->template_name);
  read->sender = g_strdup (self->sender);
  read->live = sender_live_ref (self->live);
  read->one = self->one != NULL ? sender_json_ref (self->one) : NULL;
  return read;
}

/* Of senders the name is the service’s own key: whether it says what was written is another
 * question. */
static SenderJson *
find_sender (SenderLive       *live,
             const SenderStep *step)
{
  if (step->id != NULL)
    return sender_live_find_sender (live, step->id);
  return step->body != NULL
           ? sender_live_find_sender_by_name (live,
                                              sender_json_get_string_member (step->body, "name"))
           : NULL;
}

/* By its id, or, new, by what it says. */
static SenderJson *
find_in_list (SenderJson       *list,
              const SenderStep *step)
{
  for (guint i = 0; list != NULL && i < sender_json_get_length (list); i++)
    {
      SenderJson *object = sender_json_get_element (list, i);
      const char *id = sender_json_get_string_member (object, "id");

      if (step->id != NULL ? g_strcmp0 (id, step->id) == 0
                           : !sender_format_content_is_default (object) &&
                               sender_step_is_done_by (step, object, NULL))
        return object;
    }
  return NULL;
}

/**
 * sender_publish_read_find:
 * @step: a step that shares what was read
 *
 * Looks for its object.
 *
 * Returns: (transfer none) (nullable): the object, %NULL if it is not there
 */
SenderJson *
sender_publish_read_find (const SenderPublishRead *self,
                          const SenderStep        *step)
{
  if (self->object == SENDER_CHANGE_IN_FALLBACK)
    return sender_live_get_settings (self->live);
  if (self->object == SENDER_CHANGE_IN_TEMPLATE)
    return find_in_list (sender_live_get_contents (self->live, self->template_name), step);
  if (self->resource == SENDER_PLATFORM_SENDER)
    return self->one;
  return find_sender (self->live, step);
}

/**
 * sender_publish_read_shows_planned:
 * @step: a step that shares what was read
 *
 * Tells whether its object is as the plan saw it.
 *
 * Returns: whether that is so
 */
gboolean
sender_publish_read_shows_planned (const SenderPublishRead *self,
                                   const SenderStep        *step)
{
  return sender_step_is_as_planned (step, sender_publish_read_find (self, step));
}

/**
 * sender_publish_read_shows_done:
 * @step: a step that shares what was read
 *
 * Tells whether its object is what the step makes of it.
 *
 * Returns: whether that is so
 */
gboolean
sender_publish_read_shows_done (const SenderPublishRead *self,
                                const SenderStep        *step)
{
  return sender_step_is_done_by (step, sender_publish_read_find (self, step), self->sender);
}

/**
 * sender_publish_read_dup_difference:
 * @step: a step that was written, and shares what was read
 * @written_over: what was live just before
 *
 * Says what is not as it was written. Of the settings all was written back, and a mail sender that
 * is another one now is no smaller loss than a chain.
 *
 * Returns: (transfer full) (nullable): a sentence, %NULL if there is nothing
 */
char *
sender_publish_read_dup_difference (const SenderPublishRead *self,
                                    const SenderStep        *step,
                                    SenderLive              *written_over)
{
  const char *lost = NULL;

  if (!sender_publish_read_shows_done (self, step))
    return g_strdup (_ ("PingOne keeps something else than what was written."));
  if (step->object == SENDER_CHANGE_IN_FALLBACK)
    lost = sender_step_find_lost (sender_live_get_settings (written_over),
                                  sender_publish_read_find (self, step));
  return lost != NULL
           ? g_strdup_printf (_ ("PingOne keeps something else in “%s” than what was written back: "
                                 "look at it in PingOne."),
                              lost)
           : NULL;
}

/**
 * sender_publish_read_is_taken:
 * @step: a step whose write was refused
 * @fault: (nullable): what PingOne answered
 *
 * Tells whether what was to be new is there by now. If the plan had seen it, it would not be new.
 *
 * Returns: whether that is so
 */
gboolean
sender_publish_read_is_taken (const SenderStep          *step,
                              const SenderPlatformFault *fault)
{
  return step->action == SENDER_STEP_CREATE && fault != NULL &&
         sender_platform_fault_has (fault, "UNIQUENESS_VIOLATION", NULL);
}

/**
 * sender_publish_read_blame_namesake:
 * @step: a step whose name is taken
 * @before: what was live before it
 *
 * Names the sender that was there already, and whose name PingOne takes for the same though it is
 * spelt in another way.
 *
 * Returns: (transfer full) (nullable): the error, %NULL if there was no such sender
 */
GError *
sender_publish_read_blame_namesake (const SenderStep *step,
                                    SenderLive       *before)
{
  SenderJson *namesake = NULL;

  if (step->object == SENDER_CHANGE_IN_SENDER && step->body != NULL)
    namesake = sender_live_find_sender_like (before,
                                             sender_json_get_string_member (step->body, "name"));
  if (namesake == NULL)
    return NULL;
  return g_error_new (SENDER_ERROR, SENDER_ERROR_REFUSED,
                      _ ("The environment has a sender called “%s”, and PingOne takes the name "
                         "“%s” for the same. Give yours another name, or have that one renamed."),
                      sender_json_get_string_member (namesake, "name"),
                      sender_json_get_string_member (step->body, "name"));
}

/**
 * sender_publish_read_describe_other:
 * @step: a step whose write got no answer
 *
 * Says what was found: something that neither the plan saw nor the step writes.
 *
 * Returns: (transfer none): a sentence
 */
const char *
sender_publish_read_describe_other (const SenderStep *step)
{
  if (step->object == SENDER_CHANGE_IN_SENDER && step->action == SENDER_STEP_CREATE)
    return _ ("PingOne did not answer, and has a sender of that name which says something else "
              "than what was written.");
  return _ ("PingOne did not answer, and keeps something else than what was written.");
}

/**
 * sender_publish_read_store:
 * @live: (inout): what is live
 *
 * Takes over what was read.
 */
void
sender_publish_read_store (const SenderPublishRead *self,
                           SenderLive              *live)
{
  SenderJson *senders = sender_live_get_senders (self->live);
  SenderJson *settings = sender_live_get_settings (self->live);
  SenderJson *contents = NULL;

  if (self->template_name != NULL)
    contents = sender_live_get_contents (self->live, self->template_name);
  if (self->one != NULL)
    sender_live_put_sender (live, self->one);
  if (senders != NULL)
    sender_live_set_senders (live, senders, NULL);
  if (settings != NULL)
    sender_live_set_settings (live, settings, NULL);
  if (contents != NULL)
    sender_live_set_contents (live, self->template_name, contents, NULL);
}

/**
 * sender_publish_read_put_content:
 * @live: (inout): what is live
 * @step: the step that wrote it
 * @content: what the service answered
 *
 * Takes over one content.
 */
void
sender_publish_read_put_content (SenderLive       *live,
                                 const SenderStep *step,
                                 SenderJson       *content)
{
  SenderJson            *contents = sender_live_get_contents (live, step->template_name);
  g_autoptr (SenderJson) list = sender_json_new_array ();

  for (guint i = 0; contents != NULL && i < sender_json_get_length (contents); i++)
    {
      SenderJson *other = sender_json_get_element (contents, i);

      if (step->id == NULL ||
          g_strcmp0 (sender_json_get_string_member (other, "id"), step->id) != 0)
        sender_json_append (list, sender_json_ref (other));
    }
  sender_json_append (list, sender_json_ref (content));
  sender_live_set_contents (live, step->template_name, list, NULL);
}
