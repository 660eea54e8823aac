/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-preflight-private.h"

#include "sender-authorization.h"
#include "sender-channel-request.h"
#include "sender-list.h"
#include "sender-text.h"
#include "sender-vendor.h"

/* What is known of flow and account. */

/**
 * sender_preflight_dup_studio_url:
 * @config: what to check
 * @channel: a channel
 *
 * Gets where a channel starts a flow.
 *
 * Returns: (transfer full) (nullable): the URL, %NULL if it is none of a flow
 */
SenderUrl *
sender_preflight_dup_studio_url (SenderConfig *config,
                                 SenderChannel channel)
{
  SenderChannelRequest *request = sender_config_get_request (config, channel, 0);
  SenderUrlFault        fault = SENDER_URL_OK;
  g_autoptr (SenderUrl) url = NULL;
  g_autofree char      *flow = NULL;

  if (request != NULL)
    url = sender_url_parse (sender_channel_request_get_url (request), &fault);
  if (url != NULL)
    flow = sender_studio_url_get_flow (url);
  return flow != NULL ? g_steal_pointer (&url) : NULL;
}

/**
 * sender_preflight_dup_flow:
 * @channel: a channel
 *
 * Gets the flow of a channel.
 *
 * Returns: (transfer full) (nullable): its SID
 */
char *
sender_preflight_dup_flow (const SenderPreflight *self,
                           SenderChannel          channel)
{
  g_autoptr (SenderUrl) url = sender_preflight_dup_studio_url (self->config, channel);

  return url != NULL ? sender_studio_url_get_flow (url) : NULL;
}

/**
 * sender_preflight_get_account:
 *
 * Gets the account: the user name, or for an API key the account that has the flow.
 *
 * Returns: (nullable): its SID
 */
const char *
sender_preflight_get_account (const SenderPreflight *self)
{
  SenderAuthorization *authorization = sender_config_get_authorization (self->config);
  const char          *username = sender_authorization_get_username (authorization);

  if (sender_text_is_sid (username, "AC"))
    return username;
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    {
      g_autofree char *flow = sender_preflight_dup_flow (self, channel);
      SenderJson      *answer =
        sender_questions_get_answer (self->questions, SENDER_TWILIO_FLOW, flow, NULL);
      const char *account =
        answer != NULL ? sender_json_get_string_member (answer, "account_sid") : NULL;

      if (account != NULL && sender_text_is_sid (account, "AC"))
        return account;
    }
  return NULL;
}

/**
 * sender_preflight_get_n_numbers:
 *
 * Gets how many numbers are asked for.
 *
 * Returns: how many
 */
guint
sender_preflight_get_n_numbers (const SenderPreflight *self)
{
  return MIN (sender_list_get_n_items (sender_config_get_numbers (self->config)),
              SENDER_PREFLIGHT_MAX_NUMBERS);
}

/**
 * sender_preflight_get_number:
 * @index: its place in the configuration
 *
 * Gets a number.
 *
 * Returns: (transfer none): the number
 */
SenderOriginationNumber *
sender_preflight_get_number (const SenderPreflight *self,
                             guint                  index)
{
  return sender_list_get (sender_config_get_numbers (self->config), index);
}

/**
 * sender_preflight_get_list:
 * @answer: (nullable): an answer
 * @name: a member
 *
 * Gets a list from an answer.
 *
 * Returns: (transfer none) (nullable): an array
 */
SenderJson *
sender_preflight_get_list (SenderJson *answer,
                           const char *name)
{
  SenderJson *list = answer != NULL ? sender_json_get_member (answer, name) : NULL;

  return list != NULL && sender_json_get_kind (list) == SENDER_JSON_ARRAY ? list : NULL;
}
