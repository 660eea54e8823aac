/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-connection-verify.h"

#include "sender-connection.h"
#include "sender-environment.h"
#include "sender-error.h"
#include "sender-pingone.h"
#include "sender-platform.h"
#include "sender-wipe.h"

#include <glib/gi18n-lib.h>

/* One question, asked once more in the other way if the first is refused. */
typedef struct
{
  SenderTransport        *transport; /* (owned) */
  SenderConfig           *config;    /* (owned): our copy */
  char                   *secret;    /* wiped */
  gboolean                is_other;  /* whether it is asked in the way that is not configured */
  SenderConnectionVerdict verdict;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_object (&question->transport);
  g_clear_object (&question->config);
  sender_wipe_free (question->secret);
  sender_connection_verdict_clear (&question->verdict);
  g_free (question);
}

/**
 * sender_connection_verdict_clear:
 *
 * Frees what it holds.
 */
void
sender_connection_verdict_clear (SenderConnectionVerdict *self)
{
  g_clear_pointer (&self->text, g_free);
}

static void
conclude (GTask                  *task,
          SenderConnectionOutcome outcome,
          const char             *path,
          const char             *text)
{
  Question *question = g_task_get_task_data (task);

  question->verdict.outcome = outcome;
  question->verdict.path = path;
  question->verdict.text = g_strdup (text);
  g_task_return_boolean (task, TRUE);
}

static SenderClientAuthentication
get_authentication (const Question *question)
{
  return sender_pingone_get_client_authentication (sender_config_get_pingone (question->config));
}

static gboolean
has_domain (const Question *question)
{
  return *sender_environment_get_domain (sender_config_get_environment (question->config)) != '\0';
}

static gboolean
is_network (const GError *error)
{
  static const SenderError codes[] = { SENDER_ERROR_RESOLVE, SENDER_ERROR_CONNECT,
                                       SENDER_ERROR_TLS, SENDER_ERROR_TIMEOUT, SENDER_ERROR_CUT };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, SENDER_ERROR, (int) codes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_wrong_pair (const SenderPlatformFault *fault)
{
  return fault->is_token &&
         (fault->status == 401 || sender_platform_fault_has (fault, "invalid_client", NULL));
}

static void
conclude_worker (GTask *task)
{
  Question   *question = g_task_get_task_data (task);
  const char *worker =
    sender_pingone_get_worker_environment (sender_config_get_pingone (question->config));

  if (has_domain (question))
    conclude (task, SENDER_CONNECTION_UNKNOWN_WORKER_ENVIRONMENT, "environment.domain",
              _ ("The custom domain issues no tokens. Correct it, or leave it empty."));
  else if (*worker != '\0')
    conclude (task, SENDER_CONNECTION_UNKNOWN_WORKER_ENVIRONMENT, "pingone.worker-environment",
              _ ("In this region there is no environment of that ID for the worker application. "
                 "Correct the ID, or the region."));
  else
    conclude (task, SENDER_CONNECTION_UNKNOWN_WORKER_ENVIRONMENT, "environment.id",
              _ ("In this region there is no environment of that ID. Correct the ID, or the "
                 "region."));
}

/* What went wrong on the way says by itself neither what to compare nor what to do then. */
static void
conclude_network (GTask        *task,
                  const char   *path,
                  const GError *error)
{
  const char *step =
    path != NULL ? _ ("Compare the custom domain, check the network, then verify again.")
                 : _ ("Compare the region, check the network, then verify again.");
  g_autofree char *text = g_strdup_printf ("%s %s", error->message, step);

  conclude (task, SENDER_CONNECTION_NETWORK, path, text);
}

/* A custom domain stands for an environment; without one, its ID is a part of the address. */
static void
conclude_pair (GTask *task)
{
  conclude (task, SENDER_CONNECTION_WRONG_PAIR, "pingone.client-id",
            has_domain (g_task_get_task_data (task))
              ? _ ("PingOne accepts client ID and secret in neither way of client authentication. "
                   "Compare both with the worker application.")
              : _ ("PingOne accepts client ID and secret in neither way of client authentication. "
                   "Compare both with the worker application, and the environment ID with that of "
                   "the environment it is in."));
}

static void
conclude_token (GTask                     *task,
                const SenderPlatformFault *fault,
                const GError              *error)
{
  Question *question = g_task_get_task_data (task);

  if (is_wrong_pair (fault))
    conclude_pair (task);
  else if (fault->status == 404 || sender_platform_fault_has (fault, "NOT_FOUND", NULL))
    conclude_worker (task);
  else if (is_network (error))
    conclude_network (task, has_domain (question) ? "environment.domain" : NULL, error);
  else if (sender_platform_fault_has (fault, "unauthorized_client", NULL))
    conclude (task, SENDER_CONNECTION_OTHER, "pingone.client-id", error->message);
  else
    conclude (task, SENDER_CONNECTION_OTHER, NULL, error->message);
}

/* The token was issued, so the pair is good. */
static void
conclude_read (GTask                     *task,
               const SenderPlatformFault *fault,
               const GError              *error)
{
  if (error == NULL)
    conclude (task, SENDER_CONNECTION_GOOD, NULL,
              _ ("PingOne accepts this connection: the worker application can read the "
                 "environment."));
  else if (fault->status == 403 || fault->status == 404)
    conclude (task, SENDER_CONNECTION_NO_ENVIRONMENT_OR_ROLE, "environment.id",
              _ ("PingOne accepts client ID and secret, but there is no environment of that ID, "
                 "or the worker application has no role in it. Compare the ID, or give the worker "
                 "application the role Environment Admin there."));
  else if (is_network (error))
    conclude_network (task, NULL, error);
  else
    conclude (task, SENDER_CONNECTION_OTHER, NULL, error->message);
}

static void
conclude_other (GTask *task)
{
  Question *question = g_task_get_task_data (task);

  question->verdict.right = get_authentication (question);
  conclude (task, SENDER_CONNECTION_WRONG_CLIENT_AUTHENTICATION, "pingone.client-authentication",
            question->verdict.right == SENDER_CLIENT_AUTHENTICATION_BASIC
              ? _ ("Client ID and secret are right, but the worker application takes them as "
                   "Client Secret Basic only. Choose Basic as client authentication.")
              : _ ("Client ID and secret are right, but the worker application takes them as "
                   "Client Secret Post only. Choose Post as client authentication."));
}

static void ask (GTask *task);

static void
ask_in_the_other_way (GTask *task)
{
  Question                  *question = g_task_get_task_data (task);
  SenderClientAuthentication other =
    get_authentication (question) == SENDER_CLIENT_AUTHENTICATION_BASIC
      ? SENDER_CLIENT_AUTHENTICATION_POST
      : SENDER_CLIENT_AUTHENTICATION_BASIC;

  question->is_other = TRUE;
  g_object_set (sender_config_get_pingone (question->config), "client-authentication", other, NULL);
  ask (task);
}

static void
settings_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask)               task = user_data;
  Question                       *question = g_task_get_task_data (task);
  g_autoptr (GError)              error = NULL;
  g_autoptr (SenderPlatformFault) fault = NULL;
  SenderJson                     *settings = NULL;
  gboolean                        is_token = FALSE;

  settings = sender_platform_get_finish (SENDER_PLATFORM (source), result, &fault, &error);
  /* What they say is of no interest, but that they may be read. */
  g_clear_pointer (&settings, sender_json_unref);
  is_token = fault != NULL && fault->is_token;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (is_token && is_wrong_pair (fault) && !question->is_other)
    ask_in_the_other_way (task);
  else if (is_token)
    conclude_token (task, fault, error);
  else if (question->is_other)
    conclude_other (task);
  else
    conclude_read (task, fault, error);
}

static void
ask (GTask *task)
{
  Question                  *question = g_task_get_task_data (task);
  const char                *path = NULL;
  const char                *fault = sender_connection_find_fault (question->config, &path);
  g_autoptr (SenderPlatform) platform = NULL;

  if (fault != NULL)
    {
      conclude (task, SENDER_CONNECTION_INCOMPLETE, path, fault);
      return;
    }
  platform = sender_platform_new (question->transport, question->config, question->secret, NULL);
  sender_platform_get_async (platform, SENDER_PLATFORM_SETTINGS, NULL, NULL,
                             g_task_get_cancellable (task), settings_read_cb, g_object_ref (task));
}

/**
 * sender_connection_verify_async:
 * @endpoints: where services are
 * @config: whose connection it is; not kept
 * @secret: client secret of the worker application
 * @cancellable: (nullable): to stop
 * @callback: called with the answer
 * @user_data: data for @callback
 *
 * Asks PingOne whether it takes a connection. Where the pair is refused, the other way of client
 * authentication is tried, once.
 */
void
sender_connection_verify_async (SenderEndpoints    *endpoints,
                                SenderConfig       *config,
                                const char         *secret,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Question         *question = g_new0 (Question, 1);

  g_task_set_source_tag (task, sender_connection_verify_async);
  g_task_set_task_data (task, question, question_free);
  question->transport = sender_endpoints_make_platform_transport (endpoints, config);
  question->config = sender_record_copy (config);
  question->secret = g_strdup (secret);
  ask (task);
}

/**
 * sender_connection_verify_finish:
 * @result: the result
 * @verdict: (out): what was found
 * @error: return location
 *
 * Ends the question.
 *
 * Returns: %TRUE, or %FALSE with %G_IO_ERROR_CANCELLED set
 */
gboolean
sender_connection_verify_finish (GAsyncResult            *result,
                                 SenderConnectionVerdict *verdict,
                                 GError                 **error)
{
  Question *question = g_task_get_task_data (G_TASK (result));

  *verdict = question->verdict;
  question->verdict = (SenderConnectionVerdict){ 0 };
  return g_task_propagate_boolean (G_TASK (result), error);
}
