/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-practice-cast.h"

#include "sender-authorization.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-flow.h"
#include "sender-json.h"
#include "sender-list.h"
#include "sender-path.h"
#include "sender-text.h"
#include "sender-url.h"
#include "sender-vendor.h"

#include <string.h>

#define FLOWS "https://studio.twilio.com/v2/Flows/"
#define NUMBERS "numbers"

/* In the order of the sections. */
static const struct
{
  const char *path;
  const char *value;
} values[] = {
  { "provider.name", SENDER_PRACTICE_NAME },
  { "authorization.username", SENDER_PRACTICE_ACCOUNT },
  { NUMBERS, SENDER_PRACTICE_NUMBER },
  { "sms.url", FLOWS "FW5e4d3c2b1a0f9e8d7c6b5a4f3e2d1c0b/Executions" },
  { "voice.url", FLOWS "FW0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e/Executions" },
};

/**
 * sender_practice_cast_get_value:
 * @path: a path
 *
 * Gets what exists in a rehearsal for it.
 *
 * Returns: (nullable): a value, %NULL if there is none
 */
const char *
sender_practice_cast_get_value (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (strcmp (values[i].path, path) == 0)
      return values[i].value;
  return NULL;
}

/**
 * sender_practice_cast_supply_path:
 * @config: a configuration
 * @path: a path that [func@practice_cast_get_value] knows
 * @error: return location
 *
 * Fills in the pretend value.
 *
 * Returns: whether it is set
 */
gboolean
sender_practice_cast_supply_path (SenderConfig *config,
                                  const char   *path,
                                  GError      **error)
{
  static const char *const number[] = { "number=" SENDER_PRACTICE_NUMBER, "sms=true", "voice=true",
                                        NULL };

  if (strcmp (path, NUMBERS) == 0)
    return sender_path_add (config, path, number, error);
  return sender_path_set (config, path, sender_practice_cast_get_value (path), error);
}

/* Whether the path is there and nobody has filled it in. */
static gboolean
is_missing (SenderConfig *config,
            const char   *path)
{
  g_autofree char *present = NULL;
  g_autofree char *placeholder = NULL;

  if (strcmp (path, NUMBERS) == 0)
    return sender_list_get_n_items (sender_config_get_numbers (config)) == 0;
  present = sender_path_get (config, path, NULL);
  if (present == NULL)
    return FALSE;
  placeholder = sender_url_find_placeholder (present);
  return *present == '\0' || placeholder != NULL;
}

/**
 * sender_practice_cast_supply:
 * @config: a configuration of which only what a person must supply is missing
 * @error: return location
 *
 * Fills in a name, an account, flows and a number that exist in a rehearsal only.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the paths that were set
 */
GPtrArray *
sender_practice_cast_supply (SenderConfig *config,
                             GError      **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      if (!is_missing (config, values[i].path))
        continue;
      if (!sender_practice_cast_supply_path (config, values[i].path, error))
        return NULL;
      g_ptr_array_add (paths, g_strdup (values[i].path));
    }
  return g_steal_pointer (&paths);
}

static SenderJson *
make_account (const char *username)
{
  SenderJson *account = sender_json_new_object ();
  SenderJson *keys = NULL;
  SenderJson *key = NULL;

  if (!g_str_has_prefix (username, "SK"))
    {
      sender_json_set_string (account, "sid", username);
      sender_json_set_string (account, "token", SENDER_PRACTICE_TOKEN);
      return account;
    }
  keys = sender_json_new_array ();
  key = sender_json_new_object ();
  sender_json_set_string (account, "sid", SENDER_PRACTICE_ACCOUNT);
  sender_json_set_string (key, "sid", username);
  sender_json_set_string (key, "secret", SENDER_PRACTICE_TOKEN);
  sender_json_append (keys, key);
  sender_json_set_member (account, "keys", keys);
  return account;
}

static char *
dup_flow_sid (SenderChannelRequest *request)
{
  SenderUrlFault        fault = SENDER_URL_OK;
  g_autoptr (SenderUrl) url = sender_url_parse (sender_channel_request_get_url (request), &fault);

  return url != NULL ? sender_studio_url_get_flow (url) : NULL;
}

/* A right flow of the name that the configuration calls, in the account that it signs in to; NULL
 * if it calls none. */
static SenderJson *
make_flow (SenderConfig *config,
           SenderChannel channel)
{
  SenderAuthorization  *authorization = sender_config_get_authorization (config);
  const char           *username = sender_authorization_get_username (authorization);
  SenderChannelRequest *request = sender_config_get_request (config, channel, 0);
  g_autofree char      *sid = request != NULL ? dup_flow_sid (request) : NULL;
  SenderJson           *flow = NULL;

  if (sid == NULL)
    return NULL;
  flow = sender_json_new_object ();
  sender_json_set_string (flow, "sid", sid);
  sender_json_set_string (flow, "account_sid",
                          sender_text_is_sid (username, "AC") ? username : SENDER_PRACTICE_ACCOUNT);
  sender_json_set_member (flow, "definition",
                          sender_flow_template (channel == SENDER_CHANNEL_VOICE
                                                  ? SENDER_FLOW_TEMPLATE_VOICE
                                                  : SENDER_FLOW_TEMPLATE_SMS,
                                                sender_config_get_first_message (config, channel)));
  return flow;
}

static void
flows_told_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask)      task = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderJson) answer =
    sender_stand_ins_ask_finish (SENDER_STAND_INS (source), result, &error);

  if (answer != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
tell_flows (GTask *task)
{
  SenderConfig *config = g_task_get_task_data (task);
  SenderJson   *flows = sender_json_new_array ();

  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    {
      SenderJson *flow = make_flow (config, channel);

      if (flow != NULL)
        sender_json_append (flows, flow);
    }
  sender_stand_ins_ask_async (g_task_get_source_object (task), "POST", "flows", flows,
                              g_task_get_cancellable (task), flows_told_cb, task);
}

static void
account_told_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask                 *task = user_data;
  GError                *error = NULL;
  g_autoptr (SenderJson) answer =
    sender_stand_ins_ask_finish (SENDER_STAND_INS (source), result, &error);

  if (answer != NULL)
    {
      tell_flows (task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * sender_practice_cast_announce_async:
 * @stand_ins: the stand-ins
 * @config: the configuration
 * @cancellable: (nullable): to stop
 * @callback: called when they know
 * @user_data: data for @callback
 *
 * Gives the stand-ins the account and the flows that a configuration names, with right flows. A
 * user name that could be none stays unknown to them, as it does to the vendor.
 */
void
sender_practice_cast_announce_async (SenderStandIns     *stand_ins,
                                     SenderConfig       *config,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  GTask      *task = g_task_new (stand_ins, cancellable, callback, user_data);
  const char *username =
    sender_authorization_get_username (sender_config_get_authorization (config));

  g_task_set_source_tag (task, sender_practice_cast_announce_async);
  g_task_set_task_data (task, g_object_ref (config), g_object_unref);
  if (sender_text_is_sid (username, "AC") || sender_text_is_sid (username, "SK"))
    sender_stand_ins_ask_async (stand_ins, "POST", "accounts", make_account (username),
                                cancellable, account_told_cb, task);
  else
    tell_flows (task);
}

/**
 * sender_practice_cast_announce_finish:
 * @stand_ins: the stand-ins
 * @result: the result
 * @error: return location
 *
 * Ends the telling.
 *
 * Returns: whether they took it
 */
gboolean
sender_practice_cast_announce_finish (SenderStandIns *stand_ins,
                                      GAsyncResult   *result,
                                      GError        **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
