/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

#include "sender-checks.h"
#include "sender-practice-cast.h"
#include "sender-test-plan.h"
#include "sender-cli-config.h"
#include "sender-cli-dispatch.h"
#include "sender-cli-findings.h"
#include "sender-cli-output.h"
#include "sender-cli-rehearsal.h"
#include "sender-cli-scenarios.h"
#include "sender-config.h"
#include "sender-importer.h"
#include "sender-json.h"
#include "sender-record.h"
#include "sender-truth-table.h"

#include <glib/gi18n.h>

/* rehearse: the whole way, from a configuration and its mistakes to a code on a pretend handset. */

typedef struct
{
  SenderCli          *cli;       /* (not owned) */
  SenderCliRehearsal *rehearsal; /* (not owned) */
  SenderConfig       *config;    /* (owned) */
  SenderJson         *report;    /* (owned): what --format json prints */
} Story;

static void
story_clear (Story *self)
{
  g_clear_object (&self->config);
  g_clear_pointer (&self->report, sender_json_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Story, story_clear)

static void
print_heading (Story      *self,
               const char *text)
{
  g_autofree char *styled = sender_cli_style (SENDER_STYLE_BOLD, text);

  if (!self->cli->json)
    sender_cli_print ("\n%s\n\n", styled);
}

static SenderJson *
findings_to_json (GListModel *findings)
{
  SenderJson *array = sender_json_new_array ();

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      sender_json_append (array, sender_finding_to_json (finding));
    }
  return array;
}

static void
show_findings (Story *self)
{
  g_autoptr (GListModel) findings = sender_checks_run (self->config, NULL);

  sender_json_set_member (self->report, "findings", findings_to_json (findings));
  if (!self->cli->json)
    sender_cli_findings_print (self->config, findings);
}

static void
print_supplied (GPtrArray *paths)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char    *wrapped = NULL;

  for (guint i = 0; i < paths->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (paths, i));
  if (paths->len == 0)
    return;
  g_string_prepend (text, _ ("For the rehearsal only, what you would supply: "));
  wrapped = sender_cli_wrap (text->str, 0, sender_cli_get_width ());
  sender_cli_print ("%s\n", wrapped);
}

/* The repair: what the findings offer, then what only a person can supply. */
static gboolean
repair (Story   *self,
        GError **error)
{
  g_autoptr (GListModel) applied = NULL;
  g_autoptr (GListModel) left = NULL;
  g_autoptr (GPtrArray)  paths = NULL;
  guint                  n_errors = 0;

  if (!sender_checks_fix (self->config, NULL, NULL, &applied, error))
    return FALSE;
  paths = sender_practice_cast_supply (self->config, error);
  if (paths == NULL)
    return FALSE;
  left = sender_checks_run (self->config, NULL);
  n_errors = sender_checks_count (left, SENDER_SEVERITY_ERROR);
  sender_json_set_member (self->report, "applied", findings_to_json (applied));
  sender_json_set_member (self->report, "errors_left", sender_json_new_int (n_errors));
  if (!self->cli->json)
    {
      sender_cli_findings_print_fixes (applied);
      print_supplied (paths);
      sender_cli_print (ngettext ("%u error left\n", "%u errors left\n", n_errors), n_errors);
    }
  return TRUE;
}

/* The code of the newest message or call on the handset, NULL if nothing came. */
static gboolean
read_handset (Story      *self,
              const char *channel,
              char      **code,
              GError    **error)
{
  g_autoptr (SenderJson) answer =
    sender_cli_rehearsal_ask (self->rehearsal, "GET", "handset", NULL, error);
  SenderJson *arrivals = answer != NULL ? sender_json_get_member (answer, "handset") : NULL;

  for (guint i = 0; arrivals != NULL && i < sender_json_get_length (arrivals); i++)
    {
      SenderJson *arrival = sender_json_get_element (arrivals, i);

      if (g_strcmp0 (sender_json_get_string_member (arrival, "channel"), channel) != 0)
        continue;
      g_free (*code);
      *code = g_strdup (sender_json_get_string_member (arrival, "code"));
    }
  return answer != NULL;
}

static void
tell_handset (const char *shown,
              gboolean    same)
{
  if (shown == NULL)
    sender_cli_print (_ ("The pretend handset got no code.\n"));
  else
    sender_cli_print (same
                        ? _ ("The pretend handset got the code %s, which is the one that was "
                             "sent.\n")
                        : _ ("The pretend handset got the code %s, which is NOT the one sent.\n"),
                      shown);
}

/* A configuration that lacks what a send needs is told so, and the story goes on. */
static gboolean
tell_unsendable (Story      *self,
                 const char *nick,
                 GError     *failure,
                 GError    **error)
{
  SenderJson      *object = NULL;
  g_autofree char *text = NULL;
  g_autofree char *wrapped = NULL;

  if (sender_cli_get_exit (failure) != SENDER_CLI_EXIT_USAGE)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  object = sender_json_new_object ();
  sender_json_set_string (object, "state", "not-sent");
  sender_json_set_string (object, "reason", failure->message);
  sender_json_set_member (self->report, nick, object);
  text = g_strdup_printf (_ ("Nothing can be sent: %s"), failure->message);
  wrapped = sender_cli_wrap (text, 0, sender_cli_get_width ());
  if (!self->cli->json)
    sender_cli_print ("%s\n", wrapped);
  g_error_free (failure);
  return TRUE;
}

static gboolean
send_channel (Story        *self,
              SenderChannel channel,
              gboolean     *good,
              GError      **error)
{
  const char                *nick = sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) channel);
  g_autofree char           *code = sender_test_plan_make_code ();
  g_autofree char           *shown = NULL;
  g_autoptr (SenderDispatch) dispatch = NULL;
  GError                    *failure = NULL;
  SenderJson                *object = NULL;
  gboolean                   same = FALSE;

  dispatch = sender_cli_dispatch_rehearsed (self->cli, self->rehearsal, self->config, channel, code,
                                            0.0, &failure);
  if (dispatch == NULL)
    {
      *good = FALSE;
      return tell_unsendable (self, nick, failure, error);
    }
  if (g_cancellable_set_error_if_cancelled (self->cli->cancellable, error) ||
      !read_handset (self, nick, &shown, error))
    return FALSE;
  same = g_strcmp0 (shown, code) == 0;
  *good = *good && same &&
          sender_dispatch_get_state (dispatch) == SENDER_DISPATCH_STATE_DELIVERED;
  object = sender_dispatch_to_json (dispatch);
  sender_json_set_member (object, "handset_code",
                          shown != NULL ? sender_json_new_string (shown) : sender_json_new_null ());
  sender_json_set_member (object, "same_code", sender_json_new_boolean (same));
  sender_json_set_member (self->report, nick, object);
  if (!self->cli->json)
    tell_handset (shown, same);
  return TRUE;
}

static void
print_truth (GArray *rows)
{
  g_autoptr (SenderCliTable) table = sender_cli_table_new ((const char *[]){
    _ ("THE PROVIDER"), _ ("FALLBACK"), _ ("DELIVERED BY"), NULL });
  g_autofree char           *text = NULL;
  g_autofree char           *note =
    sender_cli_wrap (sender_truth_table_get_assumption (), 0, sender_cli_get_width ());

  for (guint i = 0; i < rows->len; i++)
    {
      const SenderTruthRow *row = &g_array_index (rows, SenderTruthRow, i);

      sender_cli_table_add (table, row->provider, _ ("disabled"), row->disabled);
      sender_cli_table_add (table, row->provider, _ ("enabled"), row->enabled);
    }
  text = sender_cli_table_to_text (table);
  sender_cli_print ("%s\n%s\n", text, note);
}

/* Along an order that is said in full. */
static void
print_order (GPtrArray *steps)
{
  g_autoptr (SenderCliTable) table = sender_cli_table_new ((const char *[]){
    _ ("IN THE ORDER"), _ ("ASKED"), _ ("DELIVERED BY"), NULL });
  g_autofree char           *text = NULL;

  for (guint i = 0; i < steps->len; i++)
    {
      g_autofree char *failure = sender_truth_step_dup_failure (steps->pdata[i]);
      g_autofree char *way = sender_truth_step_dup_way (steps->pdata[i], NULL);
      g_autofree char *deliverer = sender_truth_step_dup_deliverer (steps->pdata[i], NULL);

      sender_cli_table_add (table, failure, way, deliverer);
    }
  text = sender_cli_table_to_text (table);
  sender_cli_print ("\n%s\n", text);
}

static gboolean
show_fallback (Story   *self,
               GError **error)
{
  SenderJson *call =
    sender_truth_table_make_call (self->config, SENDER_PRACTICE_TOKEN, SENDER_PRACTICE_PHONE);
  g_autoptr (SenderJson) answer =
    sender_cli_rehearsal_ask (self->rehearsal, "POST", "pingone/truth-table", call, error);
  g_autoptr (GArray) rows = answer != NULL ? sender_truth_table_read (answer, error) : NULL;

  g_autoptr (GPtrArray) order = rows != NULL ? sender_truth_table_read_order (answer) : NULL;

  if (rows == NULL)
    return FALSE;
  if (!self->cli->json)
    print_truth (rows);
  if (order != NULL && !self->cli->json)
    print_order (order);
  if (order != NULL)
    sender_json_set_member (self->report, "order",
                            sender_json_copy (sender_json_get_member (answer, "order")));
  sender_json_set_member (self->report, "fallback",
                          sender_json_copy (sender_json_get_member (answer, "rows")));
  return TRUE;
}

static int
tell_story (Story   *self,
            gboolean repairs,
            GError **error)
{
  gboolean good = TRUE;

  print_heading (self, _ ("What is wrong"));
  show_findings (self);
  if (repairs)
    {
      print_heading (self, _ ("The repair"));
      if (!repair (self, error))
        return SENDER_CLI_EXIT_USAGE;
    }
  if (!sender_cli_rehearsal_announce (self->rehearsal, self->config, error))
    return SENDER_CLI_EXIT_SERVICE;
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    {
      if (sender_config_get_request (self->config, channel, 0) == NULL)
        continue;
      print_heading (self, channel == SENDER_CHANNEL_SMS ? _ ("An SMS, SIMULATED")
                                                         : _ ("A Voice call, SIMULATED"));
      if (!send_channel (self, channel, &good, error))
        return SENDER_CLI_EXIT_USAGE;
    }
  print_heading (self, _ ("When the provider fails, SIMULATED"));
  if (!show_fallback (self, error))
    return SENDER_CLI_EXIT_SERVICE;
  if (self->cli->json)
    sender_cli_print_json (self->report);
  return good ? SENDER_CLI_EXIT_GOOD : SENDER_CLI_EXIT_FINDINGS;
}

static gboolean
make_right (SenderConfig *config,
            GError      **error)
{
  g_autoptr (GListModel) applied = NULL;
  g_autoptr (GPtrArray)  paths = NULL;

  if (!sender_checks_fix (config, NULL, NULL, &applied, error))
    return FALSE;
  paths = sender_practice_cast_supply (config, error);
  return paths != NULL;
}

static int
run_rehearse (SenderCli *cli,
              GError   **error)
{
  const char                    *wanted = sender_cli_get (cli, "scenario");
  const char                    *name = cli->arguments[0];
  g_autoptr (SenderCliConfig)    loaded = NULL;
  g_autoptr (SenderCliRehearsal) rehearsal = NULL;
  g_auto (Story)                 story = { .cli = cli, .report = sender_json_new_object () };
  gboolean                       good = TRUE;

  if (name != NULL && (loaded = sender_cli_load (cli, name, error)) == NULL)
    return SENDER_CLI_EXIT_USAGE;
  story.config = loaded != NULL ? sender_record_copy (loaded->config)
                                : sender_preset_new ("procedure", _ ("The published procedure"));
  rehearsal = sender_cli_rehearsal_start (cli, error);
  if (rehearsal == NULL)
    return SENDER_CLI_EXIT_SERVICE;
  story.rehearsal = rehearsal;
  sender_json_set_member (story.report, "simulated", sender_json_new_boolean (TRUE));
  if (wanted == NULL)
    return tell_story (&story, loaded == NULL, error);
  if (loaded == NULL && !make_right (story.config, error))
    return SENDER_CLI_EXIT_USAGE;
  if (!sender_cli_scenarios_play (cli, rehearsal, story.config, wanted, &good, error))
    return SENDER_CLI_EXIT_USAGE;
  return good ? SENDER_CLI_EXIT_GOOD : SENDER_CLI_EXIT_FINDINGS;
}

static const SenderCommandOption rehearse_options[] = {
  { "scenario", 0, "NAME",
    N_ ("Play one scenario, or all, and compare what comes with what should") },
  { NULL },
};

const SenderCommand sender_command_rehearse = {
  .name = "rehearse",
  .arguments = "[CONFIG]",
  .minimum = 0,
  .maximum = 1,
  .summary = N_ ("Rehearse the whole way on stand-ins"),
  .description =
    N_ ("Sends through stand-ins on this computer, from the configuration to a pretend handset; "
        "nothing leaves the machine. Without a configuration it takes the published procedure’s "
        "own, with its mistakes, names them and repairs them.\n\n"
        "At the end it shows who delivers when the provider fails, with the fallback disabled "
        "and enabled; and along the order of providers, where the configuration has one: other "
        "senders are then played by stand-ins that take the same requests. Scenarios rehearse "
        "failures one by one."),
  .options = rehearse_options,
  .run = run_rehearse,
};
