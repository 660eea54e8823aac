/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

#include "sender-builder.h"
#include "sender-checks.h"
#include "sender-cli-check.h"
#include "sender-cli-config.h"
#include "sender-cli-dispatch.h"
#include "sender-cli-output.h"
#include "sender-cli-passcode.h"
#include "sender-cli-platform.h"
#include "sender-cli-send.h"
#include "sender-config.h"
#include "sender-phone.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#define SHORTEST_WAIT 0.001

/* test: one real send, followed to the end. */

/* With errors nothing is sent, unless somebody says so. */
static gboolean
may_send (SenderCli       *cli,
          SenderCliConfig *loaded,
          int             *status,
          GError         **error)
{
  g_autoptr (GPtrArray)  alone = g_ptr_array_new ();
  g_autoptr (GListModel) findings = NULL;
  guint                  n_errors = 0;

  *status = SENDER_CLI_EXIT_FINDINGS;
  g_ptr_array_add (alone, loaded);
  findings = sender_cli_check_offline (alone, loaded);
  n_errors = sender_checks_count (findings, SENDER_SEVERITY_ERROR);
  if (n_errors == 0 || sender_cli_has (cli, "anyway"))
    return TRUE;
  sender_cli_note (ngettext ("“%s” has %u error; “senderctl check” tells which, “senderctl fix” "
                             "may repair it.",
                             "“%s” has %u errors; “senderctl check” lists them, “senderctl fix” "
                             "may repair them.",
                             n_errors),
                   sender_config_get_name (loaded->config), n_errors);
  if (!cli->json && isatty (STDIN_FILENO) && isatty (STDERR_FILENO) &&
      sender_cli_ask (cli, _ ("Send all the same? [y/N]"), error))
    return TRUE;
  if (!g_cancellable_is_cancelled (cli->cancellable))
    sender_cli_note (_ ("Nothing was sent. --anyway sends all the same."));
  return FALSE;
}

static gboolean
check_recipient (const char *to,
                 GError    **error)
{
  if (sender_phone_is_e164 (to))
    return TRUE;
  sender_cli_usage_error (error,
                          _ ("--to takes a number with country code, such as +14155550123, not "
                             "“%s”"),
                          to);
  return FALSE;
}

static int
send_and_report (SenderCli      *cli,
                 SenderTestPlan *send,
                 const char     *secret,
                 double          wait,
                 GError        **error)
{
  SenderEndpoints             *endpoints = sender_cli_get_endpoints (cli, error);
  gboolean                     follow = !sender_cli_has (cli, "no-wait");
  g_autoptr (SenderDispatcher) dispatcher = NULL;
  g_autoptr (SenderDispatch)   dispatch = NULL;

  if (endpoints == NULL)
    return SENDER_CLI_EXIT_USAGE;
  dispatcher = sender_dispatcher_new (endpoints, sender_cli_get_history (cli));
  dispatch = sender_cli_dispatch (cli, dispatcher, send, secret, follow, wait, error);
  if (dispatch == NULL)
    return SENDER_CLI_EXIT_USAGE;
  return sender_cli_dispatch_report (cli, dispatch, follow);
}

/* 0 stands for the usual wait; who asks for none still gets one look. */
static gboolean
get_wait (SenderCli *cli,
          double    *wait,
          GError   **error)
{
  if (sender_cli_has (cli, "wait") && sender_cli_has (cli, "no-wait"))
    {
      sender_cli_usage_error (error, _ ("Say either --wait or --no-wait"));
      return FALSE;
    }
  if (!sender_cli_get_double (cli, "wait", wait, error))
    return FALSE;
  if (sender_cli_has (cli, "wait"))
    *wait = MAX (*wait, SHORTEST_WAIT);
  return TRUE;
}

static int
run_directly (SenderCli       *cli,
              SenderCliConfig *loaded,
              SenderChannel    channel,
              double           wait,
              GError         **error)
{
  g_auto (SenderTestPlan) send = { NULL };
  g_autofree char        *code = sender_test_plan_make_code ();
  char                   *secret = NULL;
  int                     status = SENDER_CLI_EXIT_USAGE;

  if (!sender_cli_send_init (&send, cli, loaded->config, channel, NULL, code, error) ||
      !check_recipient (send.to, error) || !may_send (cli, loaded, &status, error))
    return status;
  secret = sender_cli_get_secret (cli, loaded->config, SENDER_SECRET_KIND_PROVIDER, error);
  if (secret == NULL)
    return SENDER_CLI_EXIT_SECRET;
  status = send_and_report (cli, &send, secret, wait, error);
  sender_vault_free_secret (secret);
  return status;
}

static int
run_via_pingone (SenderCli       *cli,
                 SenderCliConfig *loaded,
                 SenderChannel    channel,
                 double           wait,
                 GError         **error)
{
  g_auto (SenderCliPasscode) passcode = { NULL };
  int                        status = SENDER_CLI_EXIT_USAGE;

  if (!sender_cli_passcode_init (&passcode, cli, loaded->config, channel, error) ||
      !check_recipient (passcode.order.to, error) || !may_send (cli, loaded, &status, error))
    return status;
  passcode.wait = wait;
  return sender_cli_passcode_run (&passcode, cli, error);
}

static int
run_test (SenderCli *cli,
          GError   **error)
{
  SenderChannel               channel = SENDER_CHANNEL_UNKNOWN;
  g_autoptr (SenderCliConfig) loaded = NULL;
  gboolean                    via_pingone = FALSE;
  double                      wait = 0.0;

  if (!sender_cli_get_channel (cli, &channel, error) || !get_wait (cli, &wait, error) ||
      !sender_cli_passcode_is_asked_for (cli, &via_pingone, error))
    return SENDER_CLI_EXIT_USAGE;
  loaded = sender_cli_load (cli, cli->arguments[0], error);
  if (loaded == NULL)
    return SENDER_CLI_EXIT_USAGE;
  return via_pingone ? run_via_pingone (cli, loaded, channel, wait, error)
                     : run_directly (cli, loaded, channel, wait, error);
}

static const SenderCommandOption test_options[] = {
  { "channel", 0, "CHANNEL", N_ ("sms or voice") },
  { "to", 0, "NUMBER", N_ ("Recipient, with country code") },
  { "from", 0, "NUMBER",
    N_ ("Origination number (the first one ticked and selected if not given)") },
  { "template", 0, "NAME", N_ ("Notification type (strong_authentication)") },
  { "locale", 0, "TAG", N_ ("Language of the message (en; through PingOne, the user’s)") },
  { "set", 0, "NAME=VALUE", N_ ("Value of a variable; otp is random if not given") },
  { "no-wait", 0, NULL, N_ ("End at the answer to the request; accepted is good then") },
  { "wait", 0, "SECONDS", N_ ("Follow for so long (60 for SMS, 180 for Voice)") },
  { "anyway", 0, NULL, N_ ("Send although there are errors") },
  { "end-active", 0, NULL, N_ ("End an execution that is in the way, and send again") },
  { "via", 0, "WAY", N_ ("direct, or pingone for a real one-time authentication") },
  { "user", 0, "USER", N_ ("Through PingOne: ID or user name of whom the code is made for") },
  { "variant", 0, "NAME", N_ ("Through PingOne: variant of the template’s content") },
  { "code-fd", 0, "N", N_ ("Through PingOne: read what the phone showed from file descriptor N") },
  { "yes", 0, NULL, N_ ("Through PingOne: do not ask about money and quota") },
  SENDER_CLI_PLATFORM_OPTIONS,
  { NULL },
};

const SenderCommand sender_command_test = {
  .name = "test",
  .arguments = "CONFIG --channel CHANNEL --to NUMBER",
  .minimum = 1,
  .maximum = 1,
  .summary = N_ ("Send a test and follow it to the handset"),
  .description =
    N_ ("Sends one real message or call, which costs what the vendor charges, and prints its way "
        "as it goes: accepted, what the flow did, what became of the message or call.\n\nThe "
        "request leaves once. Where it is not certain what became of it, it is looked up; what "
        "can’t be found is called unknown. An execution that is in the way may be a user signing "
        "in: it is only ended with --end-active.\n\nWith “--via pingone --user USER” it is PingOne "
        "that sends: a real one-time authentication of that user to the number, with PingOne’s own "
        "template, code and providers. It costs what a message costs, and counts against the codes "
        "of a day; so it asks first, or wants --yes. Where the flow of this configuration is "
        "Twilio’s and the provider’s secret is at hand, the execution that PingOne started is "
        "followed; it is known by number and time. The code that the phone showed is asked for on "
        "a terminal, or read from --code-fd, and checked by PingOne."),
  .options = test_options,
  .run = run_test,
};
