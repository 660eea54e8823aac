/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-flow-live.h"

#include "sender-authorization.h"
#include "sender-error.h"
#include "sender-flow-answers.h"
#include "sender-inquiry.h"
#include "sender-preflight-private.h"
#include "sender-preflight.h"

#include <glib/gi18n-lib.h>

/* One reading. */
typedef struct
{
  char *sid;
  char *name; /* (nullable): once it is known */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_free (self->sid);
  g_free (self->name);
  g_free (self);
}

/**
 * sender_flow_live_dup_sid:
 * @config: a configuration
 * @channel: a channel
 *
 * Gets which flow a channel starts.
 *
 * Returns: (transfer full) (nullable): its SID, %NULL if the URL is none of a flow
 */
char *
sender_flow_live_dup_sid (SenderConfig *config,
                          SenderChannel channel)
{
  const SenderPreflight preflight = { config, NULL };

  return sender_preflight_dup_flow (&preflight, channel);
}

static gboolean
ask_cb (GPtrArray            *questions,
        const SenderQuestion *answered,
        gpointer              user_data)
{
  if (answered == NULL)
    sender_flow_answers_ask (questions, user_data);
  return TRUE;
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask)     task = user_data;
  Reading              *reading = g_task_get_task_data (task);
  GError               *error = NULL;
  g_autoptr (GPtrArray) questions = sender_inquiry_run_finish (result, &error);
  const SenderQuestion *newest = NULL;
  SenderFlow           *flow = NULL;

  if (questions != NULL)
    newest = sender_flow_answers_get_newest (questions, reading->sid);
  if (newest != NULL && newest->json != NULL)
    flow = sender_flow_answers_take (questions, reading->sid, &reading->name, &error);
  else if (newest != NULL && g_error_matches (newest->error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND))
    g_set_error (&error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND,
                 _ ("This account has no flow %s; compare the URL and the account."), reading->sid);
  else if (newest != NULL)
    error = g_error_copy (newest->error);
  if (flow != NULL)
    g_task_return_pointer (task, flow, (GDestroyNotify) sender_flow_unref);
  else
    g_task_return_error (task, error);
}

/**
 * sender_flow_live_read_async:
 * @endpoints: where services are
 * @config: what to read for
 * @channel: whose flow
 * @secret: its credential
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads the flow that the channel's URL names: three requests, within
 * %SENDER_PREFLIGHT_DEADLINE. %SENDER_ERROR_INVALID if the URL names none, or the authorization is
 * none Twilio's API is known to take.
 */
void
sender_flow_live_read_async (SenderEndpoints    *endpoints,
                             SenderConfig       *config,
                             SenderChannel       channel,
                             const char         *secret,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask)           task = g_task_new (NULL, cancellable, callback, user_data);
  SenderAuthorization        *authorization = sender_config_get_authorization (config);
  g_autoptr (SenderUrl)       url = sender_preflight_dup_studio_url (config, channel);
  g_autoptr (SenderTransport) transport = sender_endpoints_make_transport (endpoints);
  g_autoptr (SenderTwilio)    twilio = NULL;
  Reading                    *reading = g_new0 (Reading, 1);

  g_task_set_source_tag (task, sender_flow_live_read_async);
  reading->sid = sender_flow_live_dup_sid (config, channel);
  g_task_set_task_data (task, reading, reading_free);
  if (url == NULL)
    {
      g_task_return_new_error (task, SENDER_ERROR, SENDER_ERROR_INVALID,
                               _ ("The URL of %s names no flow of Twilio Studio."),
                               sender_channel_get_label (channel));
      return;
    }
  if (sender_authorization_get_kind (authorization) != SENDER_AUTHORIZATION_KIND_BASIC)
    {
      g_task_return_new_error (task, SENDER_ERROR, SENDER_ERROR_INVALID, "%s",
                               _ ("Only a Basic authorization is known to open flows."));
      return;
    }
  twilio = sender_twilio_new (transport, url, sender_authorization_get_username (authorization),
                              secret);
  sender_inquiry_run_async (twilio, SENDER_PREFLIGHT_DEADLINE, ask_cb, g_strdup (reading->sid),
                            g_free, cancellable, asked_cb, g_object_ref (task));
}

/**
 * sender_flow_live_read_finish:
 * @result: the result
 * @name: (out) (optional) (nullable): what the flow is called there
 * @error: return location
 *
 * Ends the reading.
 *
 * Returns: (transfer full) (nullable): the flow
 */
SenderFlow *
sender_flow_live_read_finish (GAsyncResult *result,
                              char        **name,
                              GError      **error)
{
  Reading    *reading = g_task_get_task_data (G_TASK (result));
  SenderFlow *flow = g_task_propagate_pointer (G_TASK (result), error);

  if (name != NULL)
    *name = flow != NULL ? g_strdup (reading->name) : NULL;
  return flow;
}
