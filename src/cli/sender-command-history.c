/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

#include "sender-cli-config.h"
#include "sender-cli-output.h"
#include "sender-config.h"
#include "sender-history-words.h"
#include "sender-history.h"
#include "sender-json.h"

#include <glib/gi18n.h>

/* history: what was sent, published and checked online, newest first. */

#define DEFAULT_LIMIT 20

static void
add_row (SenderCliTable           *table,
         const SenderHistoryEntry *row)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (row->started / G_USEC_PER_SEC);
  g_autofree char      *date = g_date_time_format (when, "%Y-%m-%d %H:%M:%S");
  g_autofree char      *kind = g_strdup_printf (row->via_pingone ? _ ("%s, PingOne") : "%s",
                                           sender_history_entry_get_kind_label (row));
  g_autofree char *state = g_strdup_printf (row->simulated ? _ ("%s (SIMULATED)") : "%s",
                                            sender_history_entry_get_state_nick (row));
  g_autofree char *sequel = row->later != NULL ? sender_history_entry_dup_sequel (row) : NULL;
  g_autofree char *told =
    sequel != NULL ? g_strdup_printf ("%s, %s", state, sequel) : g_strdup (state);
  g_autofree char *to = g_strdup_printf (row->production ? _ ("%s (production)") : "%s",
                                         sender_history_entry_is_test (row)
                                           ? row->to
                                           : row->environment);

  sender_cli_table_add (table, date, row->configuration_name, kind, *to != '\0' ? to : "–", told,
                        row->execution_sid != NULL ? row->execution_sid : "–");
  if (sender_history_entry_get_tone (row) == SENDER_HISTORY_TONE_DELIVERED)
    sender_cli_table_style (table, 4, SENDER_STYLE_DELIVERED);
}

static void
print_rows (SenderCli *cli,
            GPtrArray *rows)
{
  gboolean is_all = cli->arguments[0] == NULL && !sender_cli_has (cli, "search") &&
                    !sender_cli_has (cli, "limit") && !sender_cli_has (cli, "kind");
  g_autoptr (SenderCliTable) table = NULL;
  g_autofree char           *text = NULL;

  if (rows->len == 0)
    {
      sender_cli_note (is_all ? _ ("Nothing was sent yet, and nothing published.")
                              : _ ("Nothing that was sent, published or checked fits."));
      return;
    }
  table = sender_cli_table_new ((const char *[]){ _ ("WHEN"), _ ("CONFIGURATION"), _ ("WHAT"),
                                                  _ ("TO"), _ ("STATE"), _ ("EXECUTION"), NULL });
  for (guint i = 0; i < rows->len; i++)
    add_row (table, g_ptr_array_index (rows, i));
  text = sender_cli_table_to_text (table);
  sender_cli_print ("%s", text);
}

/* (transfer full) (nullable) */
static SenderJson *
make_json (SenderCli                *cli,
           const SenderHistoryEntry *row,
           GError                  **error)
{
  SenderHistory           *history = sender_cli_get_history (cli);
  g_autoptr (SenderJson)   json = sender_history_entry_to_json (row);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray)    steps = NULL;

  if (sender_history_entry_is_test (row))
    return g_steal_pointer (&json);
  sender_history_list_steps_async (history, row->id, cli->cancellable, sender_cli_result_cb,
                                   &result);
  sender_cli_wait (cli, &result);
  steps = sender_history_list_steps_finish (history, result, error);
  if (steps == NULL)
    return NULL;
  sender_json_set_member (json, "steps", sender_history_steps_to_json (steps));
  return g_steal_pointer (&json);
}

static gboolean
print_json (SenderCli *cli,
            GPtrArray *rows,
            GError   **error)
{
  g_autoptr (SenderJson) array = sender_json_new_array ();

  for (guint i = 0; i < rows->len; i++)
    {
      SenderJson *json = make_json (cli, g_ptr_array_index (rows, i), error);

      if (json == NULL)
        return FALSE;
      sender_json_append (array, json);
    }
  sender_cli_print_json (array);
  return TRUE;
}

static gboolean
fill_filter (SenderCli           *cli,
             SenderHistoryFilter *filter,
             GError             **error)
{
  const char *kind = sender_cli_get (cli, "kind");

  filter->search = (char *) sender_cli_get (cli, "search");
  if (kind == NULL || sender_history_kind_from_nick (kind, &filter->kind))
    return TRUE;
  sender_cli_usage_error (error, _ ("--kind %s: it is test, publish or check"), kind);
  return FALSE;
}

static int
run_history (SenderCli *cli,
             GError   **error)
{
  SenderHistory              *history = sender_cli_get_history (cli);
  g_autoptr (SenderCliConfig) loaded = NULL;
  g_autoptr (GAsyncResult)    result = NULL;
  g_autoptr (GPtrArray)       rows = NULL;
  SenderHistoryFilter         filter = SENDER_HISTORY_FILTER_ALL;
  int                         limit = DEFAULT_LIMIT;

  if (!sender_cli_get_count (cli, "limit", &limit, error) || !fill_filter (cli, &filter, error))
    return SENDER_CLI_EXIT_USAGE;
  if (cli->arguments[0] != NULL)
    {
      loaded = sender_cli_load (cli, cli->arguments[0], error);
      if (loaded == NULL)
        return SENDER_CLI_EXIT_USAGE;
    }
  if (loaded != NULL)
    filter.configuration = (char *) sender_config_get_id (loaded->config);
  sender_history_find_async (history, &filter, 0, (guint) limit, FALSE, cli->cancellable,
                             sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  rows = sender_history_find_finish (history, result, NULL, error);
  if (rows == NULL || (cli->json && !print_json (cli, rows, error)))
    return SENDER_CLI_EXIT_USAGE;
  if (!cli->json)
    print_rows (cli, rows);
  return SENDER_CLI_EXIT_GOOD;
}

static const SenderCommandOption history_options[] = {
  { "limit", 0, "N", N_ ("How many of the newest (20)") },
  { "search", 0, "TEXT", N_ ("Only those with this text in name, number, environment, state or "
                             "SIDs") },
  { "kind", 0, "KIND", N_ ("Only those of a kind: test, publish or check") },
  { NULL },
};

const SenderCommand sender_command_history = {
  .name = "history",
  .arguments = "[CONFIG]",
  .minimum = 0,
  .maximum = 1,
  .summary = N_ ("List what was sent and published"),
  .description =
    N_ ("Lists test sends, publishes and checks with --online, newest first. A publish is recorded "
        "before its first write: one that was killed stands as “open”, and what another one has "
        "made of it since is told. Where the next one finds it over, it stands as “untold”. "
        "Numbers are masked; secrets and codes are not recorded."),
  .options = history_options,
  .run = run_history,
};
