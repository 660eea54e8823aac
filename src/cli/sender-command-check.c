/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

#include "sender-checks.h"
#include "sender-cli-check.h"
#include "sender-cli-config.h"
#include "sender-cli-findings.h"
#include "sender-cli-junit.h"
#include "sender-cli-output.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-json.h"

#include <glib/gi18n.h>
#include <string.h>

/* check: findings of one or many configurations. */

typedef struct
{
  SenderConfig *config; /* (not owned) */
  GListModel   *findings;
} Checked;

static void
checked_clear (gpointer data)
{
  g_object_unref (((Checked *) data)->findings);
}

static SenderJson *
checked_to_json (const Checked *checked)
{
  SenderJson *object = sender_json_new_object ();
  SenderJson *array = sender_json_new_array ();
  guint       errors = sender_checks_count (checked->findings, SENDER_SEVERITY_ERROR);
  guint       warnings = sender_checks_count (checked->findings, SENDER_SEVERITY_WARNING);

  sender_json_set_string (object, "configuration", sender_config_get_name (checked->config));
  sender_json_set_member (object, "errors", sender_json_new_int (errors));
  sender_json_set_member (object, "warnings", sender_json_new_int (warnings));
  for (guint i = 0; i < g_list_model_get_n_items (checked->findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (checked->findings, i);

      sender_json_append (array, sender_finding_to_json (finding));
    }
  sender_json_set_member (object, "findings", array);
  return object;
}

static void
print_json (GArray *all)
{
  g_autoptr (SenderJson) array = sender_json_new_array ();

  for (guint i = 0; i < all->len; i++)
    sender_json_append (array, checked_to_json (&g_array_index (all, Checked, i)));
  sender_cli_print_json (all->len == 1 ? sender_json_get_element (array, 0) : array);
}

static void
print_text (GArray *all)
{
  for (guint i = 0; i < all->len; i++)
    sender_cli_findings_print (g_array_index (all, Checked, i).config,
                               g_array_index (all, Checked, i).findings);
}

static void
append_junit_case (GString       *xml,
                   SenderConfig  *config,
                   SenderFinding *finding)
{
  gboolean fails = sender_finding_get_severity (finding) == SENDER_SEVERITY_ERROR &&
                   sender_finding_get_accepted (finding) == NULL;
  const char      *message = sender_finding_get_message (finding);
  const char      *why = sender_finding_get_why (finding);
  g_autofree char *name = g_strdup_printf ("%s %s", sender_finding_get_id (finding),
                                           sender_finding_get_path (finding));
  g_autofree char *both = g_strdup_printf ("%s\n%s", message, why);

  sender_cli_junit_add_case (xml, sender_config_get_name (config), name, fails ? message : NULL,
                             fails ? why : both);
}

static void
print_junit (GArray *all)
{
  GString *xml = sender_cli_junit_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const Checked *checked = &g_array_index (all, Checked, i);
      guint          n_findings = g_list_model_get_n_items (checked->findings);

      sender_cli_junit_begin_suite (xml, sender_config_get_name (checked->config),
                                    MAX (n_findings, 1),
                                    sender_checks_count (checked->findings,
                                                         SENDER_SEVERITY_ERROR));
      for (guint n = 0; n < n_findings; n++)
        {
          g_autoptr (SenderFinding) finding = g_list_model_get_item (checked->findings, n);

          append_junit_case (xml, checked->config, finding);
        }
      /* A suite without a case counts for nothing in most readers. */
      if (n_findings == 0)
        sender_cli_junit_add_case (xml, "check", "no findings", NULL, NULL);
      sender_cli_junit_end_suite (xml);
    }
  sender_cli_junit_print (xml);
}

static gboolean
load_arguments (SenderCli *cli,
                GPtrArray *configs,
                GError   **error)
{
  for (guint i = 0; cli->arguments[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) some = sender_cli_load_all (cli, cli->arguments[i], error);

      if (some == NULL)
        return FALSE;
      g_ptr_array_extend_and_steal (configs, g_steal_pointer (&some));
    }
  return TRUE;
}

static int
run_check (SenderCli *cli,
           GError   **error)
{
  g_autoptr (GPtrArray) configs =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sender_cli_config_free);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Checked));
  const char        *format = sender_cli_get (cli, "format");
  guint              errors = 0;

  g_array_set_clear_func (all, checked_clear);
  if (!load_arguments (cli, configs, error))
    return SENDER_CLI_EXIT_USAGE;
  for (guint i = 0; i < configs->len; i++)
    {
      SenderCliConfig *item = g_ptr_array_index (configs, i);
      Checked          checked = { item->config, sender_cli_check (cli, configs, item, error) };

      if (checked.findings == NULL)
        return SENDER_CLI_EXIT_SERVICE;
      errors += sender_checks_count (checked.findings, SENDER_SEVERITY_ERROR);
      g_array_append_val (all, checked);
    }
  if (cli->json)
    print_json (all);
  else if (g_strcmp0 (format, "junit") == 0)
    print_junit (all);
  else
    print_text (all);
  return errors > 0 ? SENDER_CLI_EXIT_FINDINGS : SENDER_CLI_EXIT_GOOD;
}

static const SenderCommandOption check_options[] = {
  { "online", 0, NULL, N_ ("Also ask the keyring, the vendor and PingOne, with their secrets") },
  { "secret-fd", 0, "N", N_ ("Read the secret from file descriptor N, not from the keyring") },
  { "client-secret-fd", 0, "N",
    N_ ("Read the secret of the PingOne worker application from file descriptor N") },
  { NULL },
};

const SenderCommand sender_command_check = {
  .name = "check",
  .arguments = "CONFIG|FILE…",
  .minimum = 1,
  .maximum = -1,
  .summary = N_ ("Check configurations"),
  .description =
    N_ ("Reports what is wrong with configurations, where, and what happens otherwise. Files of "
        "any importable format are checked without being stored.\n\nWith --online Twilio is asked "
        "about the account, the flows and the numbers, their toll-free verification and A2P "
        "campaign, and the countries that may be reached. It only reads; nothing is sent to "
        "anybody. If the configuration says how to connect to PingOne, what the environment makes "
        "of the sender is read too: whether it is in use, whom policies ask instead, which "
        "countries, users and languages are left out. What could not be asked is reported as "
        "SS610.\n\nThe exit status is 1 if there "
        "are errors, 0 with warnings only. --format junit is for continuous integration."),
  .options = check_options,
  .has_junit = TRUE,
  .run = run_check,
};
