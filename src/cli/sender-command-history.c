/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

#include "sender-cli-config.h"
#include "sender-cli-output.h"
#include "sender-config.h"
#include "sender-history.h"
#include "sender-json.h"

#include <glib/gi18n.h>

/* history: what was sent, newest first. */

#define DEFAULT_LIMIT 20

static void
print_rows (SenderCli *cli,
            GPtrArray *rows)
{
  gboolean is_all = cli->arguments[0] == NULL && !sender_cli_has (cli, "search") &&
                    !sender_cli_has (cli, "limit");
  g_autoptr (SenderCliTable) table = NULL;
  g_autofree char           *text = NULL;

  if (rows->len == 0)
    {
      sender_cli_note (is_all ? _ ("Nothing was sent yet.") : _ ("Nothing that was sent fits."));
      return;
    }
  table = sender_cli_table_new ((const char *[]){ _ ("WHEN"), _ ("CONFIGURATION"), _ ("CHANNEL"),
                                                  _ ("TO"), _ ("STATE"), _ ("EXECUTION"), NULL });
  for (guint i = 0; i < rows->len; i++)
    {
      const SenderHistoryEntry *row = g_ptr_array_index (rows, i);
      g_autoptr (GDateTime)     when =
        g_date_time_new_from_unix_local (row->started / G_USEC_PER_SEC);
      g_autofree char *date = g_date_time_format (when, "%Y-%m-%d %H:%M:%S");
      g_autofree char *channel =
        g_strdup_printf (row->via_pingone ? _ ("%s, PingOne") : "%s",
                         sender_channel_get_label (row->channel));
      g_autofree char *state =
        g_strdup_printf (row->simulated ? _ ("%s (SIMULATED)") : "%s",
                         sender_enum_get_nick (SENDER_TYPE_DISPATCH_STATE, (int) row->state));

      sender_cli_table_add (table, date, row->configuration_name, channel, row->to, state,
                            row->execution_sid != NULL ? row->execution_sid : "–");
      if (row->state == SENDER_DISPATCH_STATE_DELIVERED)
        sender_cli_table_style (table, 4, SENDER_STYLE_DELIVERED);
    }
  text = sender_cli_table_to_text (table);
  sender_cli_print ("%s", text);
}

static int
run_history (SenderCli *cli,
             GError   **error)
{
  SenderHistory              *history = sender_cli_get_history (cli);
  g_autoptr (SenderCliConfig) loaded = NULL;
  g_autoptr (GAsyncResult)    result = NULL;
  g_autoptr (GPtrArray)       rows = NULL;
  int                         limit = DEFAULT_LIMIT;

  if (!sender_cli_get_count (cli, "limit", &limit, error))
    return SENDER_CLI_EXIT_USAGE;
  if (cli->arguments[0] != NULL)
    {
      loaded = sender_cli_load (cli, cli->arguments[0], error);
      if (loaded == NULL)
        return SENDER_CLI_EXIT_USAGE;
    }
  sender_history_list_async (history, loaded != NULL ? sender_config_get_id (loaded->config) : NULL,
                             sender_cli_get (cli, "search"), 0, (guint) limit,
                             cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  rows = sender_history_list_finish (history, result, error);
  if (rows == NULL)
    return SENDER_CLI_EXIT_USAGE;
  if (cli->json)
    {
      g_autoptr (SenderJson) array = sender_json_new_array ();

      for (guint i = 0; i < rows->len; i++)
        sender_json_append (array, sender_history_entry_to_json (g_ptr_array_index (rows, i)));
      sender_cli_print_json (array);
    }
  else
    print_rows (cli, rows);
  return SENDER_CLI_EXIT_GOOD;
}

static const SenderCommandOption history_options[] = {
  { "limit", 0, "N", N_ ("How many of the newest (20)") },
  { "search", 0, "TEXT", N_ ("Only those with this text in name, number, state or SIDs") },
  { NULL },
};

const SenderCommand sender_command_history = {
  .name = "history",
  .arguments = "[CONFIG]",
  .minimum = 0,
  .maximum = 1,
  .summary = N_ ("List what was sent"),
  .description =
    N_ ("Lists test sends, newest first. Numbers are masked; secrets and codes are not recorded."),
  .options = history_options,
  .run = run_history,
};
