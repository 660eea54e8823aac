/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-credential-check.h"

#include "sender-authorization.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-json.h"
#include "sender-text.h"
#include "sender-twilio.h"
#include "sender-vendor.h"

#include <glib/gi18n-lib.h>

/* A key that lacks a permission is a good one all the same. */
#define CODE_NO_PERMISSION 70051

/* What is asked. */
typedef struct
{
  SenderTwilioResource resource;
  char                *name; /* SID */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->name);
  g_free (question);
}

/* A place that is left to fill in, such as `<flowID>`, hides no host. */
static SenderUrl *
parse_url (SenderChannelRequest *request)
{
  const char         *text = sender_channel_request_get_url (request);
  g_autofree char    *placeholder = sender_url_find_placeholder (text);
  g_autoptr (GString) filled = g_string_new (text);
  SenderUrlFault      fault = SENDER_URL_OK;

  if (placeholder != NULL)
    g_string_replace (filled, placeholder, "", 0);
  return sender_url_parse (filled->str, &fault);
}

/* The first Studio URL, with a flow if any has one. */
static SenderUrl *
dup_studio_url (SenderConfig *config,
                char        **flow)
{
  g_autoptr (SenderUrl) found = NULL;

  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    {
      SenderChannelRequest *request = sender_config_get_request (config, channel, 0);
      g_autoptr (SenderUrl) url = request != NULL ? parse_url (request) : NULL;

      if (url == NULL || !sender_vendor_is_studio (sender_vendor_for_url (url)))
        continue;
      *flow = sender_studio_url_get_flow (url);
      if (*flow != NULL)
        return g_steal_pointer (&url);
      if (found == NULL)
        found = g_steal_pointer (&url);
    }
  return g_steal_pointer (&found);
}

static gboolean
has_permission_only (const GError *error,
                     int           code)
{
  return code == CODE_NO_PERMISSION &&
         (g_error_matches (error, SENDER_ERROR, SENDER_ERROR_UNAUTHORIZED) ||
          g_error_matches (error, SENDER_ERROR, SENDER_ERROR_FORBIDDEN));
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask)      task = user_data;
  const Question        *question = g_task_get_task_data (task);
  g_autoptr (GError)     error = NULL;
  int                    code = 0;
  g_autoptr (SenderJson) answer =
    sender_twilio_get_finish (SENDER_TWILIO (source), result, &code, &error);

  if (answer != NULL || has_permission_only (error, code))
    g_task_return_pointer (task, g_strdup (_ ("Twilio accepts this credential.")), g_free);
  else if (question->resource == SENDER_TWILIO_FLOW &&
           g_error_matches (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND))
    g_task_return_pointer (task,
                           g_strdup_printf (_ ("Twilio accepts this credential, but its account "
                                               "has no flow %s. Change the URL as well."),
                                            question->name),
                           g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The flow can be read by an API key as well; the account is closed to most of them. */
static Question *
choose_question (const char *flow,
                 const char *username)
{
  Question *question = NULL;

  if (flow == NULL && !sender_text_is_sid (username, "AC"))
    return NULL;
  question = g_new0 (Question, 1);
  question->resource = flow != NULL ? SENDER_TWILIO_FLOW : SENDER_TWILIO_ACCOUNT;
  question->name = g_strdup (flow != NULL ? flow : username);
  return question;
}

/* Why nothing can be asked, NULL if it can. */
static const char *
find_obstacle (SenderConfig   *config,
               SenderUrl      *url,
               const Question *question)
{
  if (sender_authorization_get_kind (sender_config_get_authorization (config)) !=
      SENDER_AUTHORIZATION_KIND_BASIC)
    return _ ("Only a Basic credential can be verified here. Store it, then send a test.");
  if (url == NULL)
    return _ ("Neither SMS nor Voice calls Twilio Studio, so there is nobody to ask. Store it, "
              "then send a test.");
  if (question == NULL)
    return _ ("The user name is no account SID, and the SID of an API key can be verified only "
              "once a URL names a flow.");
  return NULL;
}

/**
 * sender_credential_check_async:
 * @endpoints: where services are
 * @config: whose credential it is to be
 * @username: the user name
 * @secret: the secret
 * @cancellable: (nullable): to stop
 * @callback: called with the answer
 * @user_data: data for @callback
 *
 * Asks the vendor whether it takes a credential.
 */
void
sender_credential_check_async (SenderEndpoints    *endpoints,
                               SenderConfig       *config,
                               const char         *username,
                               const char         *secret,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask)           task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char            *flow = NULL;
  g_autoptr (SenderUrl)       url = dup_studio_url (config, &flow);
  Question                   *question = choose_question (flow, username);
  const char                 *obstacle = find_obstacle (config, url, question);
  g_autoptr (SenderTransport) transport = NULL;
  g_autoptr (SenderTwilio)    twilio = NULL;

  g_task_set_source_tag (task, sender_credential_check_async);
  if (question != NULL)
    g_task_set_task_data (task, question, question_free);
  if (obstacle != NULL)
    {
      g_task_return_new_error (task, SENDER_ERROR, SENDER_ERROR_INVALID, "%s", obstacle);
      return;
    }
  transport = sender_endpoints_make_transport (endpoints);
  twilio = sender_twilio_new (transport, url, username, secret);
  sender_twilio_get_async (twilio, question->resource, question->name, NULL, cancellable,
                           answered_cb, g_steal_pointer (&task));
}

/**
 * sender_credential_check_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the question.
 *
 * Returns: (transfer full) (nullable): what the vendor said, in words
 */
char *
sender_credential_check_finish (GAsyncResult *result,
                                GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
