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

  for (guint i = 0; contents != NULL && i < sender_json_get_length (contents); i++)
    {
      SenderJson *other = sender_json_get_element (contents, i);
      const char *id = sender_json_get_string_member (other, "id");

      if (step->id == NULL || g_strcmp0 (id, step->id) != 0)
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

static void
take_content (SenderLive       *base,
              SenderLive       *live,
              const SenderStep *step)
{
  SenderJson *content = step->body != NULL ? find_live_content (live, step) : NULL;

  if (content != NULL || (step->action == SENDER_STEP_DELETE && is_content_gone (live, step)))
    put_content (base, step, content);
}

static void
take_sender_step (SenderLive       *base,
                  SenderLive       *live,
                  const SenderStep *step)
{
  SenderJson *senders = sender_live_get_senders (live);

  if (step->action == SENDER_STEP_DELETE && sender_live_find_sender (live, step->id) == NULL)
    sender_live_drop_sender (base, step->id);
  for (guint i = 0; step->body != NULL && i < sender_json_get_length (senders); i++)
    if (sender_step_is_done_by (step, sender_json_get_element (senders, i), NULL))
      sender_live_put_sender (base, sender_json_get_element (senders, i));
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
 * published; what is neither that nor what was there before is somebody else’s.
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
          take_sender_step (base, live, step);
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
