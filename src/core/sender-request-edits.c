/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-request-edits.h"

#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-flow.h"
#include "sender-importer.h"
#include "sender-list.h"
#include "sender-vendor.h"

#include <glib/gi18n-lib.h>

/* @to says what @from says, except for what is of its own channel. */
static void
copy (SenderChannelRequest *from,
      SenderChannelRequest *to)
{
  g_autoptr (SenderChannelRequest) fresh = sender_record_copy (from);

  g_object_set (fresh,
                "channel", sender_channel_request_get_channel (to),
                "before-tag", sender_channel_request_get_before_tag (to),
                "after-tag", sender_channel_request_get_after_tag (to),
                "remote", sender_channel_request_get_remote (to),
                NULL);
  sender_record_assign (to, fresh);
}

/**
 * sender_config_add_studio_request:
 * @config: the configuration
 * @channel: SMS or Voice
 *
 * Gives the channel a request as the Studio preset has it; one that is there stays as it is.
 */
void
sender_config_add_studio_request (SenderConfig *config,
                                  SenderChannel channel)
{
  g_autoptr (SenderConfig) preset = NULL;

  if (sender_config_get_request (config, channel, 0) != NULL)
    return;
  preset = sender_preset_new ("studio", "");
  copy (sender_config_get_request (preset, channel, 0),
        sender_config_ensure_request (config, channel));
}

/**
 * sender_config_copy_request:
 * @config: the configuration
 * @from: a channel that has a request
 * @to: the other one
 *
 * Copies a request from one channel to the other.
 *
 * Returns: whether there was one to copy
 */
gboolean
sender_config_copy_request (SenderConfig *config,
                            SenderChannel from,
                            SenderChannel to)
{
  SenderChannelRequest *request = sender_config_get_request (config, from, 0);

  if (request == NULL)
    return FALSE;
  copy (request, sender_config_ensure_request (config, to));
  return TRUE;
}

/* “Sends with “send_code”.”, of the first widget of the channel's kind that can be reached. */
static char *
describe_known (SenderFlow   *flow,
                SenderChannel channel)
{
  GPtrArray *senders = sender_flow_get_senders (flow);

  for (guint i = 0; i < senders->len; i++)
    {
      SenderFlowSender *sender = g_ptr_array_index (senders, i);

      if (sender->channel == channel)
        return g_strdup_printf (channel == SENDER_CHANNEL_VOICE ? _ ("Calls with “%s”")
                                                                : _ ("Sends with “%s”"),
                                sender->widget);
    }
  return g_strdup (channel == SENDER_CHANNEL_VOICE ? _ ("Nothing in it calls")
                                                   : _ ("Nothing in it sends a message"));
}

/**
 * sender_channel_request_describe_flow:
 * @request: a channel's request
 * @flow: (nullable): the flow, where it is known
 * @title: (out): which one it is
 * @detail: (out): what is known of it
 *
 * Tells in words what a request starts.
 *
 * Returns: whether the URL names a flow
 */
gboolean
sender_channel_request_describe_flow (SenderChannelRequest *request,
                                      SenderFlow           *flow,
                                      char                **title,
                                      char                **detail)
{
  SenderUrlFault        fault = SENDER_URL_OK;
  g_autoptr (SenderUrl) url = sender_url_parse (sender_channel_request_get_url (request), &fault);
  g_autofree char      *sid = sender_studio_url_get_flow (url);

  if (sid == NULL)
    return FALSE;
  *title = g_strdup_printf (_ ("Flow %s"), sid);
  *detail = flow != NULL ? describe_known (flow, sender_channel_request_get_channel (request))
                         : g_strdup (_ ("What it does isn’t known here until it is looked up"));
  return TRUE;
}

/**
 * sender_channel_request_describe_body:
 * @request: a channel's request
 *
 * Tells what becomes of the two views of a body: PingOne has one body, we keep both.
 *
 * Returns: (transfer full): a sentence
 */
char *
sender_channel_request_describe_body (SenderChannelRequest *request)
{
  gboolean form = sender_channel_request_get_body_format (request) == SENDER_BODY_FORMAT_FORM;
  gboolean has_raw = *sender_channel_request_get_raw (request) != '\0';
  gboolean has_rows = sender_list_get_n_items (sender_channel_request_get_body (request)) > 0;

  if (sender_channel_request_get_method (request) == SENDER_HTTP_METHOD_GET)
    return g_strdup (_ ("A GET request has no body; what is here stays on this computer."));
  if (form && has_raw)
    return g_strdup (_ ("PingOne will keep the form; the raw text stays on this computer."));
  if (form)
    return g_strdup (_ ("PingOne will keep these keys as one form-encoded text."));
  if (has_rows)
    return g_strdup (_ ("PingOne will keep the raw text; the form stays on this computer."));
  return g_strdup (_ ("PingOne will keep this text as it is."));
}
