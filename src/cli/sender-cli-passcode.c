/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-passcode.h"

#include "sender-cli-dispatch.h"
#include "sender-cli-output.h"
#include "sender-cli-platform.h"
#include "sender-connection.h"
#include "sender-error.h"
#include "sender-passcode-user.h"
#include "sender-test-question.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

/* What only one of the two ways takes. */
static const char *const own[] = { "user", "variant", "code-fd", "yes", "client-secret-fd", NULL };
static const char *const others[] = { "from", "end-active", NULL };

static gboolean
check_words (SenderCli         *cli,
             const char *const *unwelcome,
             const char        *format,
             GError           **error)
{
  for (guint i = 0; unwelcome[i] != NULL; i++)
    if (sender_cli_has (cli, unwelcome[i]))
      {
        g_autoptr (GString) words = g_string_new (format);

        g_string_replace (words, "%s", unwelcome[i], 1);
        sender_cli_usage_error (error, "%s", words->str);
        return FALSE;
      }
  return TRUE;
}

/**
 * sender_cli_passcode_is_asked_for:
 * @asked: (out): whether PingOne is to send
 * @error: return location
 *
 * Reads `--via`, and whether the other options go with it.
 *
 * Returns: %FALSE with an error if they don't
 */
gboolean
sender_cli_passcode_is_asked_for (SenderCli *cli,
                                  gboolean  *asked,
                                  GError   **error)
{
  const char *via = sender_cli_get (cli, "via");

  *asked = g_strcmp0 (via, "pingone") == 0;
  if (via != NULL && !*asked && !g_str_equal (via, "direct"))
    {
      sender_cli_usage_error (error, _ ("--via takes direct or pingone, not “%s”"), via);
      return FALSE;
    }
  if (!*asked)
    return check_words (cli, own, _ ("--%s goes with --via pingone"), error);
  if (!check_words (cli, others, _ ("--%s does not go with --via pingone: PingOne decides that"),
                    error))
    return FALSE;
  if (sender_cli_has (cli, "user"))
    return TRUE;
  sender_cli_usage_error (error, _ ("Say whom PingOne makes the code for: --user USER"));
  return FALSE;
}

static gboolean
take_values (SenderCliPasscode *self,
             SenderCli         *cli,
             GError           **error)
{
  GPtrArray *words = sender_cli_get_all (cli, "set");

  self->order.values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      const char      *word = g_ptr_array_index (words, i);
      const char      *equals = strchr (word, '=');
      g_autofree char *name = equals != NULL ? g_strndup (word, (gsize) (equals - word)) : NULL;

      if (name == NULL || *name == '\0')
        sender_cli_usage_error (error, _ ("--set takes NAME=VALUE, not “%s”"), word);
      else if (g_str_equal (name, "otp"))
        sender_cli_usage_error (error, _ ("PingOne makes the code: --set otp does not go with "
                                          "--via pingone"));
      else
        {
          g_hash_table_replace (self->order.values, g_steal_pointer (&name),
                                g_strdup (equals + 1));
          continue;
        }
      return FALSE;
    }
  return TRUE;
}

/**
 * sender_cli_passcode_init:
 * @config: a configuration whose connection to PingOne is complete
 * @channel: the channel
 * @error: return location
 *
 * Takes together what PingOne is asked for. The configuration's own messages play no part: PingOne
 * has its own.
 *
 * Returns: %FALSE with an error where something is missing
 */
gboolean
sender_cli_passcode_init (SenderCliPasscode *self,
                          SenderCli         *cli,
                          SenderConfig      *config,
                          SenderChannel      channel,
                          GError           **error)
{
  self->config = config;
  self->user = g_strdup (sender_cli_get (cli, "user"));
  self->order = (SenderPasscodeOrder){
    .channel = channel,
    .to = sender_cli_get (cli, "to"),
    .template_name = sender_cli_get (cli, "template"),
    .locale = sender_cli_get (cli, "locale"),
    .variant = sender_cli_get (cli, "variant"),
  };
  if (self->order.to == NULL)
    {
      sender_cli_usage_error (error, _ ("Say where to: --to NUMBER"));
      return FALSE;
    }
  return take_values (self, cli, error) && sender_connection_check (config, NULL, error);
}

/**
 * sender_cli_passcode_clear:
 *
 * Frees what it holds.
 */
void
sender_cli_passcode_clear (SenderCliPasscode *self)
{
  g_clear_pointer (&self->order.values, g_hash_table_unref);
  g_clear_pointer (&self->user, g_free);
}

/* Said in any case, asked where it costs something. */
static gboolean
confirm (SenderCliPasscode *self,
         SenderCli         *cli,
         SenderEndpoints   *endpoints,
         GError           **error)
{
  gboolean simulated = sender_endpoints_is_simulated (endpoints);

  sender_cli_note ("%s", sender_test_question_get_cost_via_pingone (self->order.channel,
                                                                    simulated));
  if (simulated || sender_cli_has (cli, "yes"))
    return TRUE;
  if (cli->json || !isatty (STDIN_FILENO) || !isatty (STDERR_FILENO))
    {
      sender_cli_usage_error (error, _ ("Nothing was sent: --yes says that you mean it"));
      return FALSE;
    }
  if (sender_cli_ask (cli, _ ("Send? [y/N]"), error))
    return TRUE;
  if (!g_cancellable_is_cancelled (cli->cancellable))
    sender_cli_note (_ ("Nothing was sent."));
  return FALSE;
}

static gboolean
find_user (SenderCliPasscode *self,
           SenderCli         *cli,
           SenderPlatform    *platform,
           GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  char                    *id = NULL;

  sender_cli_progress (_ ("Looking the user up"));
  sender_passcode_user_find_async (platform, self->user, cli->cancellable, sender_cli_result_cb,
                                   &result);
  sender_cli_wait (cli, &result);
  sender_cli_progress (NULL);
  id = sender_passcode_user_find_finish (platform, result, error);
  if (id == NULL)
    return FALSE;
  g_free (self->user);
  self->user = id;
  self->order.user = id;
  return TRUE;
}

/* Only for following: PingOne sends without it. */
static char *
get_provider_secret (SenderCliPasscode *self,
                     SenderCli         *cli,
                     GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  char              *secret = NULL;

  if (sender_cli_has (cli, "no-wait"))
    return NULL;
  secret = sender_cli_get_secret (cli, self->config, SENDER_SECRET_KIND_PROVIDER, &local_error);
  if (local_error == NULL)
    return secret;
  if (sender_cli_has (cli, "secret-fd"))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    sender_cli_note (_ ("It can’t be followed through the flow: %s"), local_error->message);
  return NULL;
}

static SenderDispatch *
dispatch (SenderCliPasscode *self,
          SenderCli         *cli,
          SenderEndpoints   *endpoints,
          SenderPlatform    *platform,
          const char        *secret)
{
  g_autoptr (SenderDispatcher) dispatcher =
    sender_dispatcher_new (endpoints, sender_cli_get_history (cli));
  const char        *name = self->order.template_name;
  SenderDispatchPlan plan = {
    .config = self->config,
    .channel = self->order.channel,
    .secret = secret,
    .to = self->order.to,
    .template_name = name != NULL ? name : SENDER_PASSCODE_TEMPLATE,
    .follow = !sender_cli_has (cli, "no-wait"),
    .wait = self->wait,
    .via_pingone = TRUE,
    .platform = platform,
    .order = &self->order,
  };

  return sender_cli_dispatch_once (cli, dispatcher, &plan);
}

static int
send_and_check (SenderCliPasscode *self,
                SenderCli         *cli,
                SenderEndpoints   *endpoints,
                SenderPlatform    *platform,
                const char        *secret)
{
  g_autoptr (SenderDispatch) sent = dispatch (self, cli, endpoints, platform, secret);
  gboolean                   follow = !sender_cli_has (cli, "no-wait");
  gboolean                   is_good = sender_cli_passcode_check (cli, platform, sent);
  int                        status = sender_cli_dispatch_report (cli, sent, follow);

  return status == SENDER_CLI_EXIT_GOOD && !is_good ? SENDER_CLI_EXIT_FINDINGS : status;
}

/**
 * sender_cli_passcode_run:
 * @error: return location
 *
 * Says what it costs and asks; looks the user up; has PingOne send, and follows; checks the code.
 *
 * Returns: the exit status
 */
int
sender_cli_passcode_run (SenderCliPasscode *self,
                         SenderCli         *cli,
                         GError           **error)
{
  SenderEndpoints           *endpoints = sender_cli_get_endpoints (cli, error);
  g_autoptr (SenderPlatform) platform = NULL;
  g_autoptr (GError)         local_error = NULL;
  char                      *secret = NULL;
  int                        status = SENDER_CLI_EXIT_USAGE;

  if (endpoints == NULL)
    return status;
  if (!confirm (self, cli, endpoints, error))
    return SENDER_CLI_EXIT_FINDINGS;
  platform = sender_cli_connect (cli, self->config, error);
  if (platform == NULL)
    return status;
  secret = get_provider_secret (self, cli, &local_error);
  if (local_error == NULL && find_user (self, cli, platform, &local_error))
    status = send_and_check (self, cli, endpoints, platform, secret);
  sender_vault_free_secret (secret);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return status;
}
