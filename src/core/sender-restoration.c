/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-restoration.h"

#include "sender-authorization.h"
#include "sender-chain-merge.h"
#include "sender-chain-words.h"
#include "sender-config.h"
#include "sender-fallback.h"
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
      SenderMessage    *message =
        step->action != SENDER_STEP_KEEP ? sender_step_read_message (step) : NULL;

      if (message != NULL)
        g_ptr_array_add (messages, message);
    }
  return messages;
}

static gboolean
is_own (SenderJson *entry,
        const char *own)
{
  return own != NULL && sender_json_get_kind (entry) == SENDER_JSON_STRING &&
         g_str_equal (sender_json_get_text (entry), own);
}

/**
 * sender_restoration_dup_possible:
 * @state: an earlier state
 * @own: (nullable): id of the own sender there, which is made anew where it is gone
 * @live: what there is now
 * @left_out: (out) (transfer full) (nullable): the names of those, with commas between them; %NULL
 *   if there are none
 *
 * Leaves out of the fallback chain those whom PingOne can’t ask any more: it refuses them.
 *
 * Returns: (transfer full): the state as it can be again
 */
SenderLive *
sender_restoration_dup_possible (SenderLive *state,
                                 const char *own,
                                 SenderLive *live,
                                 char      **left_out)
{
  SenderLive            *possible = sender_live_copy (state);
  SenderJson            *chain = sender_live_get_chain (state);
  g_autoptr (SenderJson) settings = NULL;
  g_autoptr (SenderJson) gone = sender_json_new_array ();
  SenderJson            *rest = NULL;

  *left_out = NULL;
  if (chain == NULL)
    return possible;
  rest = sender_json_new_array ();
  for (guint i = 0; i < sender_json_get_length (chain); i++)
    {
      SenderJson *entry = sender_json_get_element (chain, i);
      gboolean    stays = is_own (entry, own) || sender_chain_merge_can_ask (entry, live);

      sender_json_append (stays ? rest : gone, sender_json_copy (entry));
    }
  settings = sender_json_copy (sender_live_get_settings (state));
  sender_json_set_member (settings, SENDER_LIVE_CHAIN, rest);
  sender_live_set_settings (possible, settings, NULL);
  if (sender_json_get_length (gone) > 0)
    *left_out = sender_chain_words_dup_names (gone, state);
  return possible;
}
