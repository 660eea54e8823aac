/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-chain.h"

#include "sender-answer.h"
#include "sender-channel-request.h"
#include "sender-handset.h"
#include "sender-message.h"
#include "sender-pingone-attempt.h"
#include "sender-wipe.h"

#include <string.h>

static void
link_clear (SenderChainLink *self)
{
  g_clear_object (&self->config);
  g_clear_pointer (&self->secret, sender_wipe_free);
  g_free (self->account);
  g_free (self->from);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderChainLink, link_clear)

static void
fill_input (SenderChain      *self,
            SenderChainLink  *link,
            SenderBuildInput *input)
{
  const char *name = self->template_name;

  input->to = self->to;
  input->from = self->from;
  if (input->from == NULL)
    input->from = sender_builder_get_default_from (link->config, self->channel);
  input->message = self->message;
  if (input->message == NULL)
    input->message = sender_builder_choose_message (
      link->config, self->channel, name != NULL ? name : "strong_authentication",
      self->locale != NULL ? self->locale : "en");
  input->values = self->values;
  input->secret = link->secret;
}

/* What goes to a configuration's provider; NULL with @failure if there is nothing to send. */
static SenderRequest *
build (SenderChain     *self,
       SenderChainLink *link,
       const char     **failure)
{
  SenderChannelRequest *request = NULL;
  SenderBuildInput      input = { 0 };

  *failure = "no-configuration";
  if (link->config == NULL)
    return NULL;
  *failure = "no-request";
  request = sender_config_get_request (link->config, self->channel, 0);
  if (request == NULL)
    return NULL;
  fill_input (self, link, &input);
  *failure = "no-message";
  if (input.message == NULL)
    return NULL;
  g_free (self->shown);
  self->shown = sender_builder_render_message (link->config, &input);
  *failure = "not-buildable";
  return sender_builder_build (link->config, request, &input, NULL);
}

/* An account that PingOne itself sends from gets the message as it stands: for a flow that is its
 * JSON. */
static SenderAttempt
send_from (SenderChain *self,
           const char  *account,
           const char  *from)
{
  gboolean            voice = self->channel == SENDER_CHANNEL_VOICE;
  g_autofree char    *sid = sender_answer_new_sid (voice ? "CA" : "SM");
  const SenderArrival arrival = {
    .voice = voice,
    .sid = sid,
    .account = account,
    .from = from,
    .to = self->to,
    .text = self->shown != NULL ? self->shown : self->code,
  };

  sender_handset_receive (self->stage, &arrival);
  return (SenderAttempt){ .accepted = TRUE };
}

static SenderAttempt
try_provider (SenderChain *self,
              const char  *id)
{
  SenderAttempt             attempt = { .failure = "unknown-provider" };
  g_auto (SenderChainLink)  link = { 0 };
  g_autoptr (SenderRequest) request = NULL;

  if (g_strcmp0 (id, SENDER_PINGONE_TWILIO) == 0)
    return send_from (self, SENDER_PINGONE_TWILIO, SENDER_PINGONE_TWILIO);
  if (!self->find (self->user_data, id, &link))
    return attempt;
  attempt.failure = "no-number";
  if (link.account != NULL)
    return link.from != NULL ? send_from (self, link.account, link.from) : attempt;
  request = build (self, &link, &attempt.failure);
  if (request == NULL)
    return attempt;
  if (self->n_unreachable > 0)
    {
      self->n_unreachable--;
      return (SenderAttempt){ .failure = "connection-refused" };
    }
  return sender_pingone_attempt (self->stage, request);
}

static SenderJson *
describe_attempt (const char          *id,
                  const SenderAttempt *attempt)
{
  SenderJson *json = sender_json_new_object ();

  sender_put_text (json, "provider", id);
  sender_put_boolean (json, "accepted", attempt->accepted);
  if (attempt->status != 0)
    sender_put_int (json, "status", attempt->status);
  else
    sender_put_null (json, "status");
  sender_put_text (json, "failure", attempt->failure);
  return json;
}

/**
 * sender_pingone_chain_walk:
 * @self: a message
 * @ids: an array: who is to be tried
 * @attempts: an array that gets one object for each attempt
 *
 * Tries one after the other until one accepts. An empty chain is Ping's own account.
 *
 * Returns: (transfer full) (nullable): who accepted; %NULL if none did
 */
char *
sender_pingone_chain_walk (SenderChain *self,
                           SenderJson  *ids,
                           SenderJson  *attempts)
{
  g_autoptr (SenderJson) chain = sender_json_copy (ids);

  if (sender_json_get_length (chain) == 0)
    sender_json_append (chain, sender_json_new_string (SENDER_PINGONE_TWILIO));
  for (guint i = 0; i < sender_json_get_length (chain); i++)
    {
      const char   *id = sender_json_get_text (sender_json_get_element (chain, i));
      SenderAttempt attempt = try_provider (self, id);

      sender_json_append (attempts, describe_attempt (id, &attempt));
      if (attempt.accepted)
        return g_strdup (id);
    }
  return NULL;
}

/**
 * sender_pingone_chain_new_code:
 *
 * Makes a code. That it may begin with 0 is assumed.
 *
 * Returns: (transfer full): six digits
 */
char *
sender_pingone_chain_new_code (void)
{
  return g_strdup_printf ("%06d", g_random_int_range (0, 1000000));
}
