/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

#include "sender-checks.h"
#include "sender-cli-check.h"
#include "sender-cli-config.h"
#include "sender-cli-findings.h"
#include "sender-cli-output.h"
#include "sender-config.h"
#include "sender-json.h"
#include "sender-record.h"

#include <glib/gi18n.h>

/* fix: applies what findings offer. */

typedef struct
{
  /* Input. */
  const char *const    *ids; /* (nullable): all */
  SenderCliSurroundings around;

  /* Output. */
  GListModel *found; /* before anything was repaired */
  GListModel *applied;
  guint       n_left;
} FixRun;

static void
fix_run_clear (FixRun *run)
{
  sender_cli_surroundings_clear (&run->around);
  g_clear_object (&run->found);
  g_clear_object (&run->applied);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FixRun, fix_run_clear)

static gboolean
is_named (const char *const *ids,
          SenderFinding     *finding)
{
  return ids == NULL || g_strv_contains (ids, sender_finding_get_id (finding));
}

/* Errors that remain among those that were to be repaired, as check counts them. */
static guint
count_left (SenderConfig *config,
            const FixRun *run)
{
  g_autoptr (GListModel) findings = sender_checks_run (config, &run->around.context);
  guint                  n_left = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      n_left += is_named (run->ids, finding) && sender_finding_get_accepted (finding) == NULL &&
                (run->ids != NULL ||
                 sender_finding_get_severity (finding) == SENDER_SEVERITY_ERROR);
    }
  return n_left;
}

static gboolean
apply_fixes (SenderConfig *config,
             gpointer      user_data,
             GError      **error)
{
  FixRun *run = user_data;

  g_clear_object (&run->found);
  g_clear_object (&run->applied);
  run->found = sender_checks_run (config, &run->around.context);
  if (!sender_checks_fix (config, &run->around.context, run->ids, &run->applied, error))
    return FALSE;
  run->n_left = count_left (config, run);
  return TRUE;
}

/* Whoever names a rule expects that there is something to repair. */
static void
note_unfound (const FixRun *run)
{
  for (guint i = 0; run->ids != NULL && run->ids[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < g_list_model_get_n_items (run->found) && !found; k++)
        {
          g_autoptr (SenderFinding) finding = g_list_model_get_item (run->found, k);

          found = g_str_equal (sender_finding_get_id (finding), run->ids[i]);
        }
      if (!found)
        sender_cli_note (_ ("senderctl: %s found nothing"), run->ids[i]);
    }
}

static SenderJson *
edits_to_json (SenderFix *fix)
{
  SenderJson *array = sender_json_new_array ();

  for (guint i = 0; i < sender_fix_get_n_edits (fix); i++)
    {
      const char *value = sender_fix_get_value (fix, i);
      SenderJson *edit = sender_json_new_object ();

      sender_json_set_string (edit, "path", sender_fix_get_path (fix, i));
      sender_json_set_member (edit, "value",
                              value != NULL
                                ? sender_json_new_string (value)
                                : sender_json_new_null ());
      sender_json_append (array, edit);
    }
  return array;
}

static void
print_json (const FixRun *run)
{
  g_autoptr (SenderJson) object = sender_json_new_object ();
  SenderJson            *array = sender_json_new_array ();

  for (guint i = 0; i < g_list_model_get_n_items (run->applied); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (run->applied, i);
      SenderJson               *item = sender_json_new_object ();

      sender_json_set_string (item, "id", sender_finding_get_id (finding));
      sender_json_set_string (item, "path", sender_finding_get_path (finding));
      sender_json_set_member (item, "edits", edits_to_json (sender_finding_get_fix (finding)));
      sender_json_append (array, item);
    }
  sender_json_set_member (object, "applied", array);
  sender_json_set_member (object, "left", sender_json_new_int (run->n_left));
  sender_cli_print_json (object);
}

static void
print_text (const FixRun *run,
            gboolean      dry_run)
{
  guint            n_applied = g_list_model_get_n_items (run->applied);
  g_autofree char *made = NULL;
  g_autofree char *left = NULL;

  sender_cli_findings_print_fixes (run->applied);
  if (dry_run)
    made = g_strdup_printf (
      ngettext ("%u repair would be made", "%u repairs would be made", n_applied), n_applied);
  else
    made = g_strdup_printf (ngettext ("%u repair made", "%u repairs made", n_applied), n_applied);
  left = g_strdup_printf (ngettext ("%u error left", "%u errors left", run->n_left), run->n_left);
  /* Translators: how many repairs were made, and how many errors are left */
  sender_cli_print (_ ("%s; %s\n"), made, left);
}

static gboolean
check_ids (SenderCli *cli,
           GError   **error)
{
  for (guint i = 1; cli->arguments[i] != NULL; i++)
    if (!sender_checks_has_rule (cli->arguments[i]))
      {
        sender_cli_usage_error (error,
                                _ ("“%s” is no rule that can be repaired here; “senderctl check” "
                                   "tells which ones found something"),
                                cli->arguments[i]);
        return FALSE;
      }
  if (cli->arguments[1] != NULL && sender_cli_has (cli, "all"))
    sender_cli_usage_error (error, _ ("Say either --all or which rules"));
  else if (cli->arguments[1] == NULL && !sender_cli_has (cli, "all"))
    sender_cli_usage_error (error,
                            _ ("Say which findings to repair: --all, or rules such as SS306"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
do_fixes (SenderCli *cli,
          FixRun    *run,
          GError   **error)
{
  g_autoptr (GPtrArray)       alone = g_ptr_array_new ();
  g_autoptr (SenderCliConfig) loaded = sender_cli_load (cli, cli->arguments[0], error);
  g_autoptr (SenderConfig)    written = NULL;

  if (loaded == NULL)
    return FALSE;
  g_ptr_array_add (alone, loaded);
  /* Before the document is locked: the keyring may ask for its password. */
  if (!sender_cli_surroundings_init (&run->around, cli, alone, loaded, error))
    return FALSE;
  if (sender_cli_has (cli, "dry-run"))
    return apply_fixes (loaded->config, run, error);
  written = sender_cli_update (cli, loaded, apply_fixes, run, error);
  return written != NULL;
}

static int
run_fix (SenderCli *cli,
         GError   **error)
{
  g_auto (FixRun) run = { NULL };

  if (!check_ids (cli, error))
    return SENDER_CLI_EXIT_USAGE;
  if (cli->arguments[1] != NULL)
    run.ids = (const char *const *) (cli->arguments + 1);
  if (!do_fixes (cli, &run, error))
    return SENDER_CLI_EXIT_USAGE;
  note_unfound (&run);
  if (cli->json)
    print_json (&run);
  else
    print_text (&run, sender_cli_has (cli, "dry-run"));
  /* With --all, what only a person can supply is no failure of the repair. */
  return run.ids != NULL && run.n_left > 0 ? SENDER_CLI_EXIT_FINDINGS : SENDER_CLI_EXIT_GOOD;
}

static const SenderCommandOption fix_options[] = {
  { "all", 0, NULL, N_ ("Apply every fix") },
  { "dry-run", 0, NULL, N_ ("Show what would change and change nothing") },
  { NULL },
};

const SenderCommand sender_command_fix = {
  .name = "fix",
  .arguments = "CONFIG --all|RULE…",
  .minimum = 1,
  .maximum = -1,
  .summary = N_ ("Apply the fixes of findings"),
  .description = N_ ("Applies the fixes that findings offer and prints what changed. --all "
                     "repeats until nothing is left to fix. The exit status is 0 when all named "
                     "fixes were applied."),
  .options = fix_options,
  .run = run_fix,
};
