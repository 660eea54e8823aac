/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-preflight.h"

#include "sender-authorization.h"
#include "sender-inquiry.h"
#include "sender-preflight-private.h"
#include "sender-record.h"

#include <glib/gi18n-lib.h>

static gboolean
ask_cb (GPtrArray            *questions,
        const SenderQuestion *answered,
        gpointer              user_data)
{
  const SenderPreflight self = { user_data, questions };

  sender_preflight_ask (&self);
  return !sender_preflight_is_rejected (&self);
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask)     task = user_data;
  GError               *error = NULL;
  g_autoptr (GPtrArray) questions = sender_inquiry_run_finish (result, &error);
  const SenderPreflight self = { g_task_get_task_data (task), questions };

  if (questions == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, sender_preflight_judge (&self), g_object_unref);
}

/* The client for the first channel with a Studio URL; NULL if there is none. */
static SenderTwilio *
make_client (SenderEndpoints *endpoints,
             SenderConfig    *config,
             const char      *secret)
{
  g_autoptr (SenderTransport) transport = sender_endpoints_make_transport (endpoints);
  SenderAuthorization        *authorization = sender_config_get_authorization (config);

  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    {
      g_autoptr (SenderUrl) url = sender_preflight_dup_studio_url (config, channel);

      if (url != NULL)
        return sender_twilio_new (transport, url,
                                  sender_authorization_get_username (authorization), secret);
    }
  return NULL;
}

/* Where nothing is asked: another vendor, or a secret that is no password. */
static GListModel *
list_without_asking (gboolean is_studio)
{
  g_autoptr (GListStore)    findings = g_list_store_new (SENDER_TYPE_FINDING);
  g_autoptr (SenderFinding) finding = sender_finding_new (
    "SS610", SENDER_SEVERITY_INFO, "authorization.kind",
    _ ("Nothing was asked: only a Basic authorization is known to open what is to be read."),
    _ ("A secret leaves in the way it was entered for, and in no other."), NULL);

  if (is_studio)
    g_list_store_append (findings, finding);
  return G_LIST_MODEL (g_steal_pointer (&findings));
}

/**
 * sender_preflight_run_async:
 * @endpoints: where services are
 * @config: what to check; copied
 * @secret: its credential
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Asks the vendor about the account, the flows, the numbers, and what lets them send: everything
 * that does not wait for another answer at once, and all within %SENDER_PREFLIGHT_DEADLINE. What
 * can’t be asked is reported as information; for other vendors than Studio there is nothing to
 * ask. Two flows and a number take 10 to 14 requests; sender_preflight_ask() tells which.
 */
void
sender_preflight_run_async (SenderEndpoints    *endpoints,
                            SenderConfig       *config,
                            const char         *secret,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask)        task = g_task_new (NULL, cancellable, callback, user_data);
  SenderConfig            *copy = sender_record_copy (config);
  SenderAuthorization     *authorization = sender_config_get_authorization (copy);
  g_autoptr (SenderTwilio) twilio = make_client (endpoints, copy, secret);

  g_task_set_source_tag (task, sender_preflight_run_async);
  g_task_set_task_data (task, copy, g_object_unref);
  if (twilio == NULL ||
      sender_authorization_get_kind (authorization) != SENDER_AUTHORIZATION_KIND_BASIC)
    g_task_return_pointer (task, list_without_asking (twilio != NULL), g_object_unref);
  else
    sender_inquiry_run_async (twilio, SENDER_PREFLIGHT_DEADLINE, ask_cb, g_object_ref (copy),
                              g_object_unref, cancellable, asked_cb, g_object_ref (task));
}

/**
 * sender_preflight_run_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the checks.
 *
 * Returns: (transfer full) (nullable): the findings, or %NULL if it was cancelled
 */
GListModel *
sender_preflight_run_finish (GAsyncResult *result,
                             GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
