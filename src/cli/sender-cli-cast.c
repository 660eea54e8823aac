/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-cast.h"

#include "sender-authorization.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-flow.h"
#include "sender-json.h"
#include "sender-list.h"
#include "sender-origination-number.h"
#include "sender-path.h"
#include "sender-text.h"
#include "sender-url.h"
#include "sender-vendor.h"

#include <string.h>

#define STUDIO "https://studio.twilio.com/v2/Flows/"

static const struct
{
  SenderChannel channel;
  const char   *path;
  const char   *flow;
} flows[] = {
  { SENDER_CHANNEL_SMS, "sms.url", "FW5e4d3c2b1a0f9e8d7c6b5a4f3e2d1c0b" },
  { SENDER_CHANNEL_VOICE, "voice.url", "FW0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e" },
};

static gboolean
supply (SenderConfig *config,
        GPtrArray    *paths,
        const char   *path,
        const char   *value,
        GError      **error)
{
  g_autofree char *present = sender_path_get (config, path, error);
  g_autofree char *placeholder = NULL;

  if (present == NULL)
    return FALSE;
  placeholder = sender_url_find_placeholder (present);
  if (*present != '\0' && placeholder == NULL)
    return TRUE;
  g_ptr_array_add (paths, g_strdup (path));
  return sender_path_set (config, path, value, error);
}

static gboolean
supply_number (SenderConfig *config,
               GPtrArray    *paths,
               GError      **error)
{
  static const char *const number[] = { "number=+14155550100", "sms=true", "voice=true", NULL };

  if (sender_list_get_n_items (sender_config_get_numbers (config)) > 0)
    return TRUE;
  g_ptr_array_add (paths, g_strdup ("numbers[0]"));
  return sender_path_add (config, "numbers", number, error);
}

/**
 * sender_cli_cast_supply:
 * @config: a configuration of which only what a person must supply is missing
 * @error: return location
 *
 * Fills in a name, an account, flows and a number that exist in a rehearsal only.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the paths that were set
 */
GPtrArray *
sender_cli_cast_supply (SenderConfig *config,
                        GError      **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  if (!supply (config, paths, "provider.name", "Rehearsal", error) ||
      !supply (config, paths, "authorization.username", SENDER_CLI_CAST_ACCOUNT, error) ||
      !supply_number (config, paths, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (flows); i++)
    {
      g_autofree char *url = g_strconcat (STUDIO, flows[i].flow, "/Executions", NULL);

      if (sender_config_get_request (config, flows[i].channel, 0) != NULL &&
          !supply (config, paths, flows[i].path, url, error))
        return NULL;
    }
  return g_steal_pointer (&paths);
}

static SenderJson *
make_account (SenderConfig *config)
{
  SenderAuthorization *authorization = sender_config_get_authorization (config);
  const char          *username = sender_authorization_get_username (authorization);
  SenderJson          *account = sender_json_new_object ();
  SenderJson          *keys = NULL;
  SenderJson          *key = NULL;

  if (!g_str_has_prefix (username, "SK"))
    {
      sender_json_set_string (account, "sid", username);
      sender_json_set_string (account, "token", SENDER_CLI_CAST_TOKEN);
      return account;
    }
  keys = sender_json_new_array ();
  key = sender_json_new_object ();
  sender_json_set_string (account, "sid", SENDER_CLI_CAST_ACCOUNT);
  sender_json_set_string (key, "sid", username);
  sender_json_set_string (key, "secret", SENDER_CLI_CAST_TOKEN);
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

static gboolean
announce_flow (SenderCliRehearsal *rehearsal,
               SenderConfig       *config,
               SenderChannel       channel,
               GError            **error)
{
  SenderChannelRequest  *request = sender_config_get_request (config, channel, 0);
  g_autofree char       *sid = request != NULL ? dup_flow_sid (request) : NULL;
  g_autoptr (SenderJson) answer = NULL;
  SenderJson            *flow = NULL;

  if (sid == NULL)
    return TRUE;
  flow = sender_json_new_object ();
  sender_json_set_string (flow, "sid", sid);
  sender_json_set_member (flow, "definition",
                          sender_flow_template (channel == SENDER_CHANNEL_VOICE
                                                  ? SENDER_FLOW_TEMPLATE_VOICE
                                                  : SENDER_FLOW_TEMPLATE_SMS,
                                                sender_config_get_first_message (config, channel)));
  answer = sender_cli_rehearsal_ask (rehearsal, "POST", "flows", flow, error);
  return answer != NULL;
}

/* A user name that could be none stays unknown to the stand-ins, as it does to the vendor. */
static gboolean
announce_account (SenderCliRehearsal *rehearsal,
                  SenderConfig       *config,
                  GError            **error)
{
  const char *username =
    sender_authorization_get_username (sender_config_get_authorization (config));
  g_autoptr (SenderJson) answer = NULL;

  if (!sender_text_is_sid (username, "AC") && !sender_text_is_sid (username, "SK"))
    return TRUE;
  answer =
    sender_cli_rehearsal_ask (rehearsal, "POST", "accounts", make_account (config), error);
  return answer != NULL;
}

/**
 * sender_cli_cast_announce:
 * @rehearsal: the stand-ins
 * @config: the configuration
 * @error: return location
 *
 * Gives the stand-ins the account and the flows that a configuration names, with right flows.
 *
 * Returns: whether they took it
 */
gboolean
sender_cli_cast_announce (SenderCliRehearsal *rehearsal,
                          SenderConfig       *config,
                          GError            **error)
{
  if (!announce_account (rehearsal, config, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (flows); i++)
    if (!announce_flow (rehearsal, config, flows[i].channel, error))
      return FALSE;
  return TRUE;
}
