/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-preflight.h"

#include "sender-authorization.h"
#include "sender-inquiry.h"
#include "sender-online-rules.h"
#include "sender-preflight-private.h"
#include "sender-record.h"

#include <glib/gi18n-lib.h>

/* One run. */
typedef struct
{
  SenderConfig *config;  /* (owned): a copy */
  GHashTable   *numbers; /* (owned) (nullable): what was told of them */
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_object_unref (run->config);
  g_clear_pointer (&run->numbers, g_hash_table_unref);
  g_free (run);
}

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
  Run                  *run = g_task_get_task_data (task);
  const SenderPreflight self = { run->config, questions };
  GListModel           *findings = NULL;

  if (questions == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  findings = sender_preflight_judge (&self);
  run->numbers = sender_preflight_tell_numbers (&self, findings);
  g_task_return_pointer (task, findings, g_object_unref);
}

/* That of the first channel that has one. (transfer full) (nullable) */
static SenderUrl *
dup_first_studio_url (SenderConfig *config)
{
  SenderUrl *url = NULL;

  for (SenderChannel channel = SENDER_CHANNEL_SMS;
       url == NULL && channel < SENDER_CHANNEL_UNKNOWN; channel++)
    url = sender_preflight_dup_studio_url (config, channel);
  return url;
}

static gboolean
is_basic (SenderConfig *config)
{
  return sender_authorization_get_kind (sender_config_get_authorization (config)) ==
         SENDER_AUTHORIZATION_KIND_BASIC;
}

static SenderFinding *
make_finding (SenderConfig *config,
              const char   *reason)
{
  SenderRuleFacts  rule = sender_online_rules_find ("SS610");
  g_autofree char *message = NULL;

  if (!is_basic (config))
    return sender_finding_new (
      rule.id, rule.severity, "authorization.kind",
      _ ("Nothing was asked: only a Basic authorization is known to open what is to be read."),
      _ ("A secret leaves in the way it was entered for, and in no other."), NULL);
  message = g_strdup_printf (_ ("Not checked: what Twilio knows of this sender. %s"), reason);
  return sender_finding_new (rule.id, rule.severity, "authorization", message, rule.why, NULL);
}

/**
 * sender_preflight_list_unasked:
 * @config: what was to be checked
 * @reason: why the vendor was not asked about it: what to do about its secret
 *
 * Lists what is not known where there is no secret to ask with. Of another vendor than Studio
 * nothing is asked anyway.
 *
 * Returns: (transfer full): the findings, at most one
 */
GListModel *
sender_preflight_list_unasked (SenderConfig *config,
                               const char   *reason)
{
  g_autoptr (GListStore)    findings = g_list_store_new (SENDER_TYPE_FINDING);
  g_autoptr (SenderUrl)     url = dup_first_studio_url (config);
  g_autoptr (SenderFinding) finding = NULL;

  if (url != NULL)
    {
      finding = make_finding (config, reason);
      g_list_store_append (findings, finding);
    }
  return G_LIST_MODEL (g_steal_pointer (&findings));
}

static SenderTwilio *
make_client (SenderEndpoints *endpoints,
             SenderConfig    *config,
             SenderUrl       *url,
             const char      *secret)
{
  g_autoptr (SenderTransport) transport = sender_endpoints_make_transport (endpoints);
  SenderAuthorization        *authorization = sender_config_get_authorization (config);

  return sender_twilio_new (transport, url, sender_authorization_get_username (authorization),
                            secret);
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
  Run                     *run = g_new0 (Run, 1);
  SenderConfig            *copy = sender_record_copy (config);
  g_autoptr (SenderUrl)    url = dup_first_studio_url (copy);
  g_autoptr (SenderTwilio) twilio = NULL;

  g_task_set_source_tag (task, sender_preflight_run_async);
  run->config = copy;
  g_task_set_task_data (task, run, run_free);
  if (url == NULL || !is_basic (copy))
    {
      g_task_return_pointer (task, sender_preflight_list_unasked (copy, ""), g_object_unref);
      return;
    }
  twilio = make_client (endpoints, copy, url, secret);
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

/**
 * sender_preflight_run_dup_numbers:
 * @result: the result
 *
 * Gets what was told of the numbers, after sender_preflight_run_finish().
 *
 * Returns: (transfer full) (nullable) (element-type utf8 SenderNumberFacts): by identity of a
 *   number, %NULL if nothing was asked
 */
GHashTable *
sender_preflight_run_dup_numbers (GAsyncResult *result)
{
  Run *run = g_task_get_task_data (G_TASK (result));

  return run->numbers != NULL ? g_hash_table_ref (run->numbers) : NULL;
}
