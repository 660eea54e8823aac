/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

#include "sender-checks.h"
#include "sender-cli-config.h"
#include "sender-cli-findings.h"
#include "sender-cli-input.h"
#include "sender-cli-output.h"
#include "sender-config.h"
#include "sender-contract.h"
#include "sender-flow.h"
#include "sender-json.h"

#include <glib/gi18n.h>
#include <string.h>

/* flow check: the contract from template to text. flow new: a right starter flow. */

static SenderFlow *
load_flow (SenderCli  *cli,
           const char *file,
           GError    **error)
{
  gsize                  length = 0;
  g_autofree char       *text = sender_cli_read (cli, file, &length, error);
  g_autoptr (SenderJson) json = NULL;
  SenderFlow            *flow = NULL;

  if (text == NULL)
    return NULL;
  json = sender_json_parse (text, (gssize) length, error);
  if (json != NULL)
    flow = sender_flow_new_from_json (json, error);
  if (flow == NULL)
    g_prefix_error (error, "%s: ", sender_cli_get_file_label (file));
  return flow;
}

/* Without --flow-sms and --flow-voice, --flow is for the one channel that --channel names. */
static gboolean
load_flows (SenderCli          *cli,
            SenderCheckContext *context,
            GError            **error)
{
  static const char *const options[] = { "flow-sms", "flow-voice" };
  SenderChannel            channel = SENDER_CHANNEL_SMS;

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (sender_cli_has (cli, options[i]))
      {
        context->flows[i] = load_flow (cli, sender_cli_get (cli, options[i]), error);
        if (context->flows[i] == NULL)
          return FALSE;
      }
  if (!sender_cli_has (cli, "flow"))
    return TRUE;
  if (sender_cli_has (cli, "channel") && !sender_cli_get_channel (cli, &channel, error))
    return FALSE;
  g_clear_pointer (&context->flows[channel], sender_flow_unref);
  context->flows[channel] = load_flow (cli, sender_cli_get (cli, "flow"), error);
  return context->flows[channel] != NULL;
}

static void
print_wires (const SenderContract *contract)
{
  g_autoptr (SenderCliTable) table = sender_cli_table_new ((const char *[]){
    _ ("VARIABLE"), _ ("MESSAGE"), _ ("FIELD"), _ ("FLOW READS"), _ ("WIDGET"), "", NULL });
  g_autofree char           *text = NULL;

  for (guint i = 0; i < contract->wires->len; i++)
    {
      const SenderWire *wire = g_ptr_array_index (contract->wires, i);

      sender_cli_table_add (table, wire->variable != NULL ? wire->variable : "–",
                            wire->member != NULL ? wire->member : "–",
                            wire->field != NULL ? wire->field : "–",
                            wire->flow_key != NULL ? wire->flow_key : "–",
                            wire->widget != NULL ? wire->widget : "–",
                            wire->whole ? _ ("whole") : _ ("broken"));
      if (!wire->whole)
        sender_cli_table_style (table, 5, SENDER_STYLE_ERROR);
    }
  text = sender_cli_table_to_text (table);
  sender_cli_print ("%s\n%s\n", sender_channel_get_label (contract->channel), text);
}

/* Once, although it may break several wires. */
static void
add_finding (GPtrArray     *array,
             SenderFinding *finding)
{
  if (!g_ptr_array_find_with_equal_func (array, finding, (GEqualFunc) sender_finding_equal, NULL))
    g_ptr_array_add (array, g_object_ref (finding));
}

/* Whatever breaks a wire is named, not only what is about the flow. */
static gboolean
hold_channel (SenderCli      *cli,
              SenderContract *contract,
              SenderJson     *contracts,
              GPtrArray      *found)
{
  sender_json_append (contracts, sender_contract_to_json (contract));
  if (!cli->json)
    print_wires (contract);
  for (guint i = 0; i < contract->wires->len; i++)
    {
      const SenderWire *wire = g_ptr_array_index (contract->wires, i);

      if (wire->finding != NULL)
        add_finding (found, wire->finding);
    }
  return contract->whole;
}

static gboolean
hold_contracts (SenderCli                *cli,
                SenderConfig             *config,
                const SenderCheckContext *context,
                SenderJson               *contracts,
                GPtrArray                *found)
{
  gboolean holds = TRUE;

  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    {
      SenderMessage             *message = sender_config_get_first_message (config, channel);
      g_autoptr (SenderContract) contract = NULL;

      if (message == NULL || context->flows[channel] == NULL)
        continue;
      contract = sender_contract_new (config, channel, message, context->flows[channel]);
      holds = hold_channel (cli, contract, contracts, found) && holds;
    }
  return holds;
}

static void
add_flow_findings (SenderConfig             *config,
                   const SenderCheckContext *context,
                   GPtrArray                *found)
{
  g_autoptr (GListModel) findings = sender_checks_run (config, context);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_has_prefix (sender_finding_get_id (finding), "SS7"))
        add_finding (found, finding);
    }
}

static guint
print_findings (GPtrArray  *found,
                SenderJson *array)
{
  guint n_errors = 0;

  for (guint i = 0; i < found->len; i++)
    {
      SenderFinding *finding = g_ptr_array_index (found, i);

      n_errors += sender_finding_get_severity (finding) == SENDER_SEVERITY_ERROR &&
                  sender_finding_get_accepted (finding) == NULL;
      if (array != NULL)
        sender_json_append (array, sender_finding_to_json (finding));
      else
        sender_cli_findings_print_one (finding);
    }
  return n_errors;
}

static int
report_check (SenderCli                *cli,
              SenderConfig             *config,
              const SenderCheckContext *context)
{
  g_autoptr (GPtrArray)  found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SenderJson) object = sender_json_new_object ();
  SenderJson            *contracts = sender_json_new_array ();
  SenderJson            *array = sender_json_new_array ();
  gboolean               holds = hold_contracts (cli, config, context, contracts, found);

  add_flow_findings (config, context, found);
  holds = print_findings (found, cli->json ? array : NULL) == 0 && holds;
  sender_json_set_member (object, "contracts", contracts);
  sender_json_set_member (object, "findings", array);
  if (cli->json)
    sender_cli_print_json (object);
  else
    sender_cli_print ("%s\n", holds ? _ ("The contract holds.") : _ ("The contract is broken."));
  return holds ? SENDER_CLI_EXIT_GOOD : SENDER_CLI_EXIT_FINDINGS;
}

static int
check_flow (SenderCli *cli,
            GError   **error)
{
  g_autoptr (SenderCliConfig) loaded = NULL;
  SenderCheckContext          context = { NULL };
  int                         status = SENDER_CLI_EXIT_USAGE;

  if (cli->arguments[1] == NULL)
    return sender_cli_usage_error (error,
                                   _ ("Say which configuration: senderctl flow check CONFIG"));
  loaded = sender_cli_load (cli, cli->arguments[1], error);
  if (loaded != NULL && load_flows (cli, &context, error))
    {
      if (context.flows[0] != NULL || context.flows[1] != NULL)
        status = report_check (cli, loaded->config, &context);
      else
        sender_cli_usage_error (error,
                                _ ("Say which flow: --flow FILE, --flow-sms FILE or --flow-voice "
                                   "FILE, a definition saved from Studio"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (context.flows); i++)
    g_clear_pointer (&context.flows[i], sender_flow_unref);
  return status;
}

static const struct
{
  const char        *name;
  SenderFlowTemplate kind;
} starters[] = {
  { "sms", SENDER_FLOW_TEMPLATE_SMS },
  { "voice", SENDER_FLOW_TEMPLATE_VOICE },
  { "xray", SENDER_FLOW_TEMPLATE_XRAY },
};

static int
new_flow (SenderCli *cli,
          GError   **error)
{
  const char *name = cli->arguments[1];

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (starters); i++)
    if (strcmp (starters[i].name, name) == 0)
      {
        g_autoptr (SenderJson) json = sender_flow_template (starters[i].kind, NULL);
        g_autofree char       *text = sender_json_to_pretty (json);

        sender_cli_print_exact (text);
        return SENDER_CLI_EXIT_GOOD;
      }
  return sender_cli_usage_error (error,
                                 _ ("Say which flow: senderctl flow new sms, voice or xray"));
}

static int
run_flow (SenderCli *cli,
          GError   **error)
{
  if (strcmp (cli->arguments[0], "check") == 0)
    return check_flow (cli, error);
  if (strcmp (cli->arguments[0], "new") == 0)
    return new_flow (cli, error);
  return sender_cli_usage_error (error, _ ("flow takes check or new, not “%s”"), cli->arguments[0]);
}

static const SenderCommandOption flow_options[] = {
  { "flow", 0, "FILE", N_ ("Flow definition of the channel that --channel names (sms)") },
  { "flow-sms", 0, "FILE", N_ ("Flow definition for SMS") },
  { "flow-voice", 0, "FILE", N_ ("Flow definition for Voice") },
  { "channel", 0, "CHANNEL", N_ ("sms or voice") },
  { NULL },
};

const SenderCommand sender_command_flow = {
  .name = "flow",
  .arguments = "check CONFIG | new sms|voice|xray",
  .minimum = 1,
  .maximum = 2,
  .summary = N_ ("Check a Studio flow against the messages, or write a starter flow"),
  .description =
    N_ ("“check” follows each member of the message to the widget that shows it, through flow "
        "definitions saved from Studio, and names every break. “new” writes a right starter "
        "flow; xray sends nothing and records what arrives."),
  .options = flow_options,
  .run = run_flow,
};
