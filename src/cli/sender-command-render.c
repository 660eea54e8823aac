/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

#include "sender-builder.h"
#include "sender-cli-config.h"
#include "sender-cli-output.h"
#include "sender-cli-send.h"
#include "sender-config.h"
#include "sender-json.h"
#include "sender-proof.h"
#include "sender-variables.h"

#include <glib/gi18n.h>
#include <string.h>

/* render, prove: what would leave, and whether every code survives it. */

#define SAMPLE_OTP "012345"

static gboolean
same_body (SenderRequest *a,
           SenderRequest *b)
{
  GBytes *one = sender_request_get_body (a);
  GBytes *other = sender_request_get_body (b);

  /* A GET has none; whether there is one does not depend on how values are written. */
  return strcmp (sender_request_get_url (a), sender_request_get_url (b)) == 0 &&
         (one == NULL || g_bytes_equal (one, other));
}

/* PingOne's own escaping is not documented: where it matters, people see both outcomes. */
static void
print_request (SenderRequest *request,
               SenderRequest *verbatim)
{
  g_autofree char *text = sender_request_to_text (request);
  g_autofree char *other = verbatim != NULL ? sender_request_to_text (verbatim) : NULL;

  sender_cli_print_exact (text);
  if (!g_str_has_suffix (text, "\n"))
    sender_cli_print ("\n");
  if (other == NULL || same_body (request, verbatim))
    return;
  sender_cli_note ("\n%s\n\n%s",
                   _ ("How PingOne escapes values is not documented. Should it write them as "
                      "they are,\n"
                      "this would leave instead:"),
                   other);
}

static int
run_render (SenderCli *cli,
            GError   **error)
{
  SenderChannel               channel = SENDER_CHANNEL_UNKNOWN;
  g_autoptr (SenderCliConfig) loaded = NULL;
  g_auto (SenderTestPlan)     send = { NULL };
  g_autoptr (SenderRequest)   request = NULL;
  g_autoptr (SenderRequest)   verbatim = NULL;
  g_autoptr (SenderJson)      json = NULL;

  if (!sender_cli_get_channel (cli, &channel, error))
    return SENDER_CLI_EXIT_USAGE;
  loaded = sender_cli_load (cli, cli->arguments[0], error);
  if (loaded == NULL ||
      !sender_cli_send_init (&send, cli, loaded->config, channel,
                             sender_variables_get_sample ("to"),
                             SAMPLE_OTP, error))
    return SENDER_CLI_EXIT_USAGE;
  request = sender_test_plan_build (&send, NULL, FALSE, error);
  if (request == NULL)
    return SENDER_CLI_EXIT_USAGE;
  if (cli->json)
    {
      json = sender_request_to_json (request);
      sender_cli_print_json (json);
      return SENDER_CLI_EXIT_GOOD;
    }
  verbatim = sender_test_plan_build (&send, NULL, TRUE, NULL);
  print_request (request, verbatim);
  return SENDER_CLI_EXIT_GOOD;
}

static const SenderCommandOption render_options[] = {
  { "channel", 0, "CHANNEL", N_ ("sms or voice") },
  { "to", 0, "NUMBER", N_ ("Recipient (a sample number if not given)") },
  { "from", 0, "NUMBER",
    N_ ("Origination number (the first one ticked and selected if not given)") },
  { "template", 0, "NAME", N_ ("Notification type (strong_authentication)") },
  { "locale", 0, "TAG", N_ ("Language of the message (en)") },
  { "set", 0, "NAME=VALUE", N_ ("Value of a variable; otp is 012345 if not given") },
  { NULL },
};

const SenderCommand sender_command_render = {
  .name = "render",
  .arguments = "CONFIG --channel CHANNEL",
  .minimum = 1,
  .maximum = 1,
  .summary = N_ ("Show the exact request, with the secret left out"),
  .description = N_ ("Shows the request byte for byte as it would leave for one code. It needs "
                     "no secret, no number and no valid URL. A request that is never sent because "
                     "of its headers is not shown."),
  .options = render_options,
  .run = run_render,
};

static void
print_indented (const char *text)
{
  g_autofree char *wrapped = sender_cli_wrap (text, 2, sender_cli_get_width ());

  sender_cli_print ("%s\n", wrapped);
}

static void
print_proof (SenderChannel      channel,
             const SenderProof *proof)
{
  sender_cli_print (_ ("%s: %u of %u codes survive\n"), sender_channel_get_label (channel),
                    proof->survived, proof->codes);
  if (proof->first_failure != NULL)
    {
      sender_cli_print (_ ("  First failure: %s\n"), proof->first_failure);
      print_indented (proof->reason);
    }
  for (guint i = 0; i < proof->users->len; i++)
    print_indented (g_ptr_array_index (proof->users, i));
}

/* One object says the worst of all channels, and its reason which one that is. */
static SenderJson *
proofs_to_json (SenderProof **proofs)
{
  const SenderProof *worst = NULL;
  SenderChannel      worst_channel = SENDER_CHANNEL_UNKNOWN;
  SenderJson        *object = NULL;
  g_autofree char   *reason = NULL;

  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    if (proofs[channel] != NULL && (worst == NULL || proofs[channel]->survived < worst->survived))
      {
        worst = proofs[channel];
        worst_channel = channel;
      }
  object = sender_proof_to_json (worst);
  if (worst->reason != NULL)
    {
      reason = g_strdup_printf (_ ("%s: %s"), sender_channel_get_label (worst_channel),
                                worst->reason);
      sender_json_set_string (object, "reason", reason);
    }
  return object;
}

static void
prove_thread (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  const SenderTestPlan *send = task_data;
  g_autoptr (GError)    error = NULL;
  SenderProof          *proof =
    sender_proof_run (send->config, send->request, send->message, cancellable, &error);

  if (proof != NULL)
    g_task_return_pointer (task, proof, (GDestroyNotify) sender_proof_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* In a thread, so that an interrupt is seen. */
static SenderProof *
prove_channel (SenderCli    *cli,
               SenderConfig *config,
               SenderChannel channel,
               GError      **error)
{
  g_auto (SenderTestPlan)  send = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GTask)        task = NULL;

  if (!sender_cli_send_init (&send, cli, config, channel, "", NULL, error))
    return NULL;
  task = g_task_new (NULL, cli->cancellable, sender_cli_result_cb, &result);
  g_task_set_source_tag (task, prove_channel);
  g_task_set_task_data (task, &send, NULL);
  g_task_run_in_thread (task, prove_thread);
  sender_cli_wait (cli, &result);
  return g_task_propagate_pointer (task, error);
}

/* Without --channel every channel that has a request and a message. */
static gboolean
wants_channel (SenderCli    *cli,
               SenderConfig *config,
               SenderChannel channel)
{
  const char *asked = sender_cli_get (cli, "channel");

  if (asked != NULL)
    return strcmp (asked, sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) channel)) == 0;
  return sender_config_get_request (config, channel, 0) != NULL &&
         sender_config_get_first_message (config, channel) != NULL;
}

static int
report_proofs (SenderCli    *cli,
               SenderProof **proofs)
{
  gboolean               good = TRUE;
  g_autoptr (SenderJson) json = cli->json ? proofs_to_json (proofs) : NULL;

  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    {
      if (proofs[channel] == NULL)
        continue;
      good = good && proofs[channel]->survived == proofs[channel]->codes;
      if (json == NULL)
        print_proof (channel, proofs[channel]);
    }
  if (json != NULL)
    sender_cli_print_json (json);
  return good ? SENDER_CLI_EXIT_GOOD : SENDER_CLI_EXIT_FINDINGS;
}

static int
run_prove (SenderCli *cli,
           GError   **error)
{
  SenderChannel               asked = SENDER_CHANNEL_UNKNOWN;
  g_autoptr (SenderCliConfig) loaded = NULL;
  SenderProof                *proofs[SENDER_CHANNEL_UNKNOWN] = { NULL };
  guint                       n_proofs = 0;
  int                         status = SENDER_CLI_EXIT_USAGE;

  if (sender_cli_has (cli, "channel") && !sender_cli_get_channel (cli, &asked, error))
    return SENDER_CLI_EXIT_USAGE;
  loaded = sender_cli_load (cli, cli->arguments[0], error);
  if (loaded == NULL)
    return SENDER_CLI_EXIT_USAGE;
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    if (wants_channel (cli, loaded->config, channel))
      {
        proofs[channel] = prove_channel (cli, loaded->config, channel, error);
        if (proofs[channel] == NULL)
          goto out;
        n_proofs++;
      }
  if (n_proofs == 0)
    sender_cli_usage_error (error, _ ("“%s” has no channel with a request and a message"),
                            sender_config_get_name (loaded->config));
  else
    status = report_proofs (cli, proofs);

out:
  for (guint i = 0; i < G_N_ELEMENTS (proofs); i++)
    g_clear_pointer (&proofs[i], sender_proof_free);
  return status;
}

static const SenderCommandOption prove_options[] = {
  { "channel", 0, "CHANNEL", N_ ("sms or voice (both if not given)") },
  { "template", 0, "NAME", N_ ("Notification type (strong_authentication)") },
  { "locale", 0, "TAG", N_ ("Language of the message (en)") },
  { NULL },
};

const SenderCommand sender_command_prove = {
  .name = "prove",
  .arguments = "CONFIG",
  .minimum = 1,
  .maximum = 1,
  .summary = N_ ("Prove that all 1,000,000 codes survive"),
  .description =
    N_ ("Sends every six-digit code through message, request, form decoding and a strict JSON "
        "reader, and says how many come back identical and why the first one does not. Sample "
        "users with quotes, umlauts, emoji and line breaks in their names are tried besides."),
  .options = prove_options,
  .run = run_prove,
};
