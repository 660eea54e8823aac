/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-restoration.h"

#include "sender-authorization.h"
#include "sender-config.h"
#include "sender-fallback.h"
#include "sender-format-content.h"
#include "sender-list.h"
#include "sender-mirror.h"
#include "sender-provider.h"

static void
take_list (SenderList *list,
           SenderList *from)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < sender_list_get_n_items (from); i++)
    g_ptr_array_add (items, sender_record_copy (sender_list_get (from, i)));
  sender_list_splice (list, 0, sender_list_get_n_items (list), items->pdata, items->len);
}

static void
take_sender (SenderConfig *config,
             SenderConfig *mirror)
{
  sender_record_assign (sender_config_get_provider (config), sender_config_get_provider (mirror));
  sender_record_assign (sender_config_get_authorization (config),
                        sender_config_get_authorization (mirror));
  take_list (sender_config_get_numbers (config), sender_config_get_numbers (mirror));
  take_list (sender_config_get_requests (config), sender_config_get_requests (mirror));
  g_object_set (config, "remote", sender_config_get_remote (mirror), NULL);
}

/**
 * sender_restoration_new:
 * @config: a configuration
 * @snapshot: an earlier state of its environment
 * @sender: (nullable): id of its sender
 * @messages: (element-type SenderMessage): those that are meant, whatever they said
 * @is_withdrawn: (out): whether there was no such sender, so that it is to go
 * @error: return location
 *
 * Makes the configuration that publishes what was there then.
 *
 * Returns: (transfer full) (nullable): the configuration, or %NULL with %SENDER_ERROR_FORMAT set
 */
SenderConfig *
sender_restoration_new (SenderConfig *config,
                        SenderLive   *snapshot,
                        const char   *sender,
                        GPtrArray    *messages,
                        gboolean     *is_withdrawn,
                        GError      **error)
{
  SenderJson              *object = sender_live_find_sender (snapshot, sender);
  g_autoptr (SenderConfig) mirror = sender_mirror_new_live (snapshot, object, messages, error);
  SenderConfig            *restored = NULL;

  *is_withdrawn = object == NULL;
  if (mirror == NULL)
    return NULL;
  restored = sender_record_copy (config);
  take_list (sender_config_get_messages (restored), sender_config_get_messages (mirror));
  if (object == NULL)
    return restored;
  take_sender (restored, mirror);
  if (sender_live_get_settings (snapshot) != NULL)
    sender_fallback_take_chain (sender_config_get_fallback (restored),
                                sender_live_get_chain (snapshot), sender);
  return restored;
}

/**
 * sender_restoration_list_messages:
 * @steps: (element-type SenderStep): what was to be written
 *
 * Lists the messages that a publish was about.
 *
 * Returns: (transfer full) (element-type SenderMessage): the messages, as they were or are
 */
GPtrArray *
sender_restoration_list_messages (GPtrArray *steps)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (steps, i);
      SenderJson       *content = step->before != NULL ? step->before : step->body;
      SenderMessage    *message = NULL;

      if (step->object == SENDER_CHANGE_IN_TEMPLATE && step->action != SENDER_STEP_KEEP &&
          content != NULL)
        message = sender_format_content_read (content, step->template_name);
      if (message != NULL)
        g_ptr_array_add (messages, message);
    }
  return messages;
}

static void put_content (SenderLive       *base,
                         const SenderStep *step,
                         SenderJson       *content);

/**
 * sender_restoration_reduce:
 * @before: the state before a publish
 * @steps: (element-type SenderStep): what that was to write
 *
 * Leaves out what is not about that publish: contents that it did not touch are somebody else’s.
 *
 * Returns: (transfer full): what is left
 */
SenderLive *
sender_restoration_reduce (SenderLive *before,
                           GPtrArray  *steps)
{
  SenderLive *reduced = sender_live_new (sender_live_get_environment (before));
  SenderJson *senders = sender_live_get_senders (before);
  SenderJson *settings = sender_live_get_settings (before);

  if (senders != NULL)
    sender_live_set_senders (reduced, senders, NULL);
  if (settings != NULL)
    sender_live_set_settings (reduced, settings, NULL);
  for (guint i = 0; i < steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (steps, i);

      if (step->object == SENDER_CHANGE_IN_TEMPLATE && step->action != SENDER_STEP_KEEP &&
          step->before != NULL)
        put_content (reduced, step, step->before);
    }
  return reduced;
}

static SenderJson *
find_live_content (SenderLive       *live,
                   const SenderStep *step)
{
  SenderJson *contents = sender_live_get_contents (live, step->template_name);

  for (guint i = 0; contents != NULL && i < sender_json_get_length (contents); i++)
    {
      SenderJson *content = sender_json_get_element (contents, i);

      if (!sender_format_content_is_default (content) &&
          sender_step_is_done_by (step, content, NULL))
        return content;
    }
  return NULL;
}

/* The contents of a template with what a step made of one of them. */
static void
put_content (SenderLive       *base,
             const SenderStep *step,
             SenderJson       *content)
{
  SenderJson            *contents = sender_live_get_contents (base, step->template_name);
  g_autoptr (SenderJson) list = sender_json_new_array ();
  const char            *new_id = NULL;

  if (content != NULL)
    new_id = sender_json_get_string_member (content, "id");
  for (guint i = 0; contents != NULL && i < sender_json_get_length (contents); i++)
    {
      SenderJson *other = sender_json_get_element (contents, i);
      const char *id = sender_json_get_string_member (other, "id");

      if (id == NULL || (g_strcmp0 (id, step->id) != 0 && g_strcmp0 (id, new_id) != 0))
        sender_json_append (list, sender_json_ref (other));
    }
  if (content != NULL)
    sender_json_append (list, sender_json_ref (content));
  sender_live_set_contents (base, step->template_name, list, NULL);
}

static gboolean
is_content_gone (SenderLive       *live,
                 const SenderStep *step)
{
  SenderJson *contents = sender_live_get_contents (live, step->template_name);

  for (guint i = 0; contents != NULL && i < sender_json_get_length (contents); i++)
    if (g_strcmp0 (sender_json_get_string_member (sender_json_get_element (contents, i), "id"),
                   step->id) == 0)
      return FALSE;
  return TRUE;
}

/* What a step has written, before somebody changed it. (transfer full) */
static SenderJson *
dup_written (const SenderStep *step,
             SenderJson       *object)
{
  SenderJson *written = sender_json_copy (step->body);

  sender_json_set_string (written, "id", sender_json_get_string_member (object, "id"));
  return written;
}

/* What stands in the place of a content that was to be new, whatever it says by now. */
static SenderJson *
find_in_place (SenderLive       *live,
               const SenderStep *step)
{
  g_autoptr (SenderMessage) message = NULL;

  if (step->action != SENDER_STEP_CREATE || step->body == NULL)
    return NULL;
  message = sender_format_content_read (step->body, step->template_name);
  return message != NULL
           ? sender_format_content_find (sender_live_get_contents (live, step->template_name),
                                         message)
           : NULL;
}

static void
take_content (SenderLive       *base,
              SenderLive       *live,
              const SenderStep *step)
{
  SenderJson            *content = step->body != NULL ? find_live_content (live, step) : NULL;
  SenderJson            *changed = content == NULL ? find_in_place (live, step) : NULL;
  g_autoptr (SenderJson) written = changed != NULL ? dup_written (step, changed) : NULL;

  if (written != NULL)
    put_content (base, step, written);
  else if (content != NULL || (step->action == SENDER_STEP_DELETE && is_content_gone (live, step)))
    put_content (base, step, content);
}

static const char *
get_name (SenderJson *sender)
{
  return sender_json_get_string_member (sender, "name");
}

/* By its id, else by its name. */
static SenderJson *
find_created (SenderLive       *before,
              SenderLive       *live,
              const char       *sender,
              const SenderStep *step)
{
  SenderJson *senders = sender_live_get_senders (live);

  if (step->object != SENDER_CHANGE_IN_SENDER || step->action != SENDER_STEP_CREATE ||
      step->body == NULL)
    return NULL;
  for (guint by_name = 0; by_name < 2; by_name++)
    for (guint i = 0; i < sender_json_get_length (senders); i++)
      {
        SenderJson *object = sender_json_get_element (senders, i);
        const char *id = sender_json_get_string_member (object, "id");

        if (id != NULL && sender_live_find_sender (before, id) == NULL &&
            (by_name ? sender_live_is_name_alike (get_name (object), get_name (step->body))
                     : g_strcmp0 (id, sender) == 0))
          return object;
      }
  return NULL;
}

/**
 * sender_restoration_find_created:
 * @before: the state before a publish
 * @live: the state there is now
 * @sender: (nullable): id of the sender, as far as it was noted
 * @steps: (element-type SenderStep): what that publish was to write
 *
 * Looks for the sender that a publish has made. Where it died before its id was known, one of the
 * name that was not there before is taken for it.
 *
 * Returns: (nullable): its id
 */
const char *
sender_restoration_find_created (SenderLive *before,
                                 SenderLive *live,
                                 const char *sender,
                                 GPtrArray  *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      SenderJson *created = find_created (before, live, sender, steps->pdata[i]);

      if (created != NULL)
        return sender_json_get_string_member (created, "id");
    }
  return NULL;
}

/* What a step made of a sender, as far as that is what it has written. A service that keeps the
 * name in another spelling has not changed it. (transfer full) (nullable) */
static SenderJson *
dup_done (const SenderStep *step,
          SenderJson       *object)
{
  g_autoptr (SenderJson) copy = sender_json_copy (object);

  if (step->body == NULL)
    return NULL;
  if (sender_live_is_name_alike (get_name (object), get_name (step->body)))
    sender_json_set_string (copy, "name", get_name (step->body));
  return sender_step_is_done_by (step, copy, NULL) ? g_steal_pointer (&copy) : NULL;
}

/* Found by its name alone, one that says something else may be somebody else’s. */
static void
take_created (SenderLive       *base,
              SenderLive       *live,
              const char       *sender,
              const SenderStep *step)
{
  SenderJson            *created = find_created (base, live, sender, step);
  g_autoptr (SenderJson) written = NULL;

  if (created == NULL || g_strcmp0 (sender_json_get_string_member (created, "id"), sender) != 0)
    return;
  written = dup_written (step, created);
  sender_live_put_sender (base, written);
}

static void
take_sender_step (SenderLive       *base,
                  SenderLive       *live,
                  const char       *sender,
                  const SenderStep *step)
{
  SenderJson *senders = sender_live_get_senders (live);

  if (step->action == SENDER_STEP_DELETE && sender_live_find_sender (live, step->id) == NULL)
    sender_live_drop_sender (base, step->id);
  take_created (base, live, sender, step);
  for (guint i = 0; i < sender_json_get_length (senders); i++)
    {
      g_autoptr (SenderJson) done = dup_done (step, sender_json_get_element (senders, i));

      if (done != NULL)
        sender_live_put_sender (base, done);
    }
}

static void
take_chain (SenderLive       *base,
            SenderLive       *live,
            const char       *sender,
            const SenderStep *step)
{
  SenderJson *settings = sender_live_get_settings (live);

  if (step->body != NULL && settings != NULL && sender_step_is_done_by (step, settings, sender))
    sender_live_set_settings (base, settings, NULL);
}

/**
 * sender_restoration_make_base:
 * @start: what counted as ours before a publish
 * @live: the state there is now
 * @sender: (nullable): id of the sender, as far as it is known
 * @steps: (element-type SenderStep): what that publish was to write, each of which it may have
 *   written or not
 *
 * Says what nobody else is the author of. What was written by a publish that died is as good as
 * published. What it created and somebody changed since was as it was written; what else is neither
 * that nor what was there before is somebody else’s.
 *
 * Returns: (transfer full): the base of a plan
 */
SenderLive *
sender_restoration_make_base (SenderLive *start,
                              SenderLive *live,
                              const char *sender,
                              GPtrArray  *steps)
{
  SenderLive *base = sender_live_copy (start);

  for (guint i = 0; i < steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (steps, i);

      switch (step->object)
        {
        case SENDER_CHANGE_IN_SENDER:
          take_sender_step (base, live, sender, step);
          break;
        case SENDER_CHANGE_IN_TEMPLATE:
          take_content (base, live, step);
          break;
        case SENDER_CHANGE_IN_FALLBACK:
        default:
          take_chain (base, live, sender, step);
        }
    }
  return base;
}
