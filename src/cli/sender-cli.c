/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

#include "sender-cli-help.h"
#include "sender-cli-output.h"
#include "sender-error.h"
#include "sender-keyring.h"
#include "sender-language.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <string.h>

static const SenderCommand *const commands[] = {
  &sender_command_list,
  &sender_command_show,
  &sender_command_new,
  &sender_command_delete,
  &sender_command_import,
  &sender_command_export,
  &sender_command_secret,
  &sender_command_check,
  &sender_command_fix,
  &sender_command_set,
  &sender_command_get,
  &sender_command_add,
  &sender_command_remove,
  &sender_command_render,
  &sender_command_prove,
  &sender_command_test,
  &sender_command_history,
  &sender_command_pull,
  &sender_command_plan,
  &sender_command_publish,
  &sender_command_restore,
  &sender_command_flow,
  &sender_command_rehearse,
  NULL,
};

/* What an error means for whoever called: one row for each code that is not plain bad input. */
static const struct
{
  SenderError   code;
  SenderCliExit status;
} statuses[] = {
  /* As with a service that is not reached: nothing is to be mended, but tried again. */
  { SENDER_ERROR_BUSY, SENDER_CLI_EXIT_SERVICE },
  { SENDER_ERROR_BLOCKED, SENDER_CLI_EXIT_SERVICE },
  { SENDER_ERROR_RESOLVE, SENDER_CLI_EXIT_SERVICE },
  { SENDER_ERROR_CONNECT, SENDER_CLI_EXIT_SERVICE },
  { SENDER_ERROR_TLS, SENDER_CLI_EXIT_SERVICE },
  { SENDER_ERROR_TIMEOUT, SENDER_CLI_EXIT_SERVICE },
  { SENDER_ERROR_CUT, SENDER_CLI_EXIT_SERVICE },
  { SENDER_ERROR_TOO_LARGE, SENDER_CLI_EXIT_SERVICE },
  { SENDER_ERROR_BAD_REPLY, SENDER_CLI_EXIT_SERVICE },
  { SENDER_ERROR_UNAUTHORIZED, SENDER_CLI_EXIT_SERVICE },
  { SENDER_ERROR_FORBIDDEN, SENDER_CLI_EXIT_SERVICE },
  { SENDER_ERROR_RATE_LIMITED, SENDER_CLI_EXIT_SERVICE },
  { SENDER_ERROR_REFUSED, SENDER_CLI_EXIT_SERVICE },
  { SENDER_ERROR_SERVER, SENDER_CLI_EXIT_SERVICE },
  { SENDER_ERROR_KEYRING_ABSENT, SENDER_CLI_EXIT_SECRET },
  { SENDER_ERROR_KEYRING_LOCKED, SENDER_CLI_EXIT_SECRET },
  { SENDER_ERROR_KEYRING_DISMISSED, SENDER_CLI_EXIT_SECRET },
  { SENDER_ERROR_KEYRING_TIMEOUT, SENDER_CLI_EXIT_SECRET },
  { SENDER_ERROR_KEYRING_FAILED, SENDER_CLI_EXIT_SECRET },
  { SENDER_ERROR_SECRET_MISSING, SENDER_CLI_EXIT_SECRET },
};

/**
 * sender_cli_get_exit:
 * @error: why a command failed
 *
 * Finds the exit status for an error.
 *
 * Returns: the status
 */
SenderCliExit
sender_cli_get_exit (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return SENDER_CLI_EXIT_INTERRUPTED;
  for (guint i = 0; error->domain == SENDER_ERROR && i < G_N_ELEMENTS (statuses); i++)
    if (error->code == (int) statuses[i].code)
      return statuses[i].status;
  return SENDER_CLI_EXIT_USAGE;
}

/**
 * sender_cli_usage_error:
 * @error: return location
 * @format: a sentence
 *
 * Reports that a command was not used as it can be.
 *
 * Returns: the exit status, for `return`
 */
int
sender_cli_usage_error (GError    **error,
                        const char *format,
                        ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (SENDER_ERROR, SENDER_ERROR_INVALID, format, args);
  va_end (args);
  return SENDER_CLI_EXIT_USAGE;
}

/**
 * sender_cli_get_commands:
 *
 * Gets the table of commands, in the order of the help.
 *
 * Returns: (array zero-terminated=1) (transfer none): the commands
 */
const SenderCommand *const *
sender_cli_get_commands (void)
{
  return commands;
}

/**
 * sender_cli_get_store:
 *
 * Gets the library.
 *
 * Returns: (transfer none): the store
 */
SenderStore *
sender_cli_get_store (SenderCli *cli)
{
  if (cli->store == NULL)
    cli->store = sender_store_new (NULL);
  return cli->store;
}

/**
 * sender_cli_get_vault:
 *
 * Gets the keyring.
 *
 * Returns: (transfer none): the vault
 */
SenderVault *
sender_cli_get_vault (SenderCli *cli)
{
  if (cli->vault == NULL)
    cli->vault = sender_keyring_new ();
  return cli->vault;
}

/**
 * sender_cli_get_history:
 *
 * Gets the history.
 *
 * Returns: (transfer none): the history
 */
SenderHistory *
sender_cli_get_history (SenderCli *cli)
{
  if (cli->history == NULL)
    cli->history = sender_history_new (NULL);
  return cli->history;
}

/**
 * sender_cli_get_endpoints:
 * @error: return location
 *
 * Gets where the services are.
 *
 * Returns: (transfer none) (nullable): the endpoints, or %NULL with %SENDER_ERROR_INVALID set
 */
SenderEndpoints *
sender_cli_get_endpoints (SenderCli *cli,
                          GError   **error)
{
  if (cli->endpoints == NULL)
    cli->endpoints = sender_endpoints_new_from_environment (error);
  return cli->endpoints;
}

/**
 * sender_cli_result_cb:
 * @user_data: a `GAsyncResult **`
 *
 * Stores the result for [func@cli_wait].
 */
void
sender_cli_result_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  GAsyncResult **location = user_data;

  *location = g_object_ref (result);
}

/**
 * sender_cli_wait:
 * @result: (inout): set by [func@cli_result_cb]
 *
 * Waits for an asynchronous call; a terminal has nothing else to do meanwhile.
 */
void
sender_cli_wait (SenderCli     *cli,
                 GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
interrupt_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
option_cb (const char *option_name,
           const char *value,
           gpointer    data,
           GError    **error)
{
  SenderCli  *cli = data;
  const char *name = option_name + strspn (option_name, "-");
  GPtrArray  *values = NULL;

  for (const SenderCommandOption *option = cli->command->options;
       option != NULL && option->name != NULL; option++)
    if (option_name[1] != '-' && name[0] == option->short_name && name[1] == '\0')
      name = option->name;
  values = g_hash_table_lookup (cli->options, name);
  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (cli->options, g_strdup (name), values);
    }
  g_ptr_array_add (values, g_strdup (value != NULL ? value : ""));
  return TRUE;
}

static gboolean
check_format (SenderCli *cli,
              GError   **error)
{
  const char *format = sender_cli_get (cli, "format");

  if (format == NULL || strcmp (format, "text") == 0)
    return TRUE;
  cli->json = strcmp (format, "json") == 0;
  if (cli->json || (strcmp (format, "junit") == 0 && cli->command->has_junit))
    return TRUE;
  if (cli->command->has_junit)
    sender_cli_usage_error (error, _ ("--format is text, json or junit, not “%s”"), format);
  else
    sender_cli_usage_error (error, _ ("--format is text or json, not “%s”"), format);
  return FALSE;
}

static gboolean
check_arguments (SenderCli *cli,
                 GError   **error)
{
  const SenderCommand *command = cli->command;
  int                  n_arguments = (int) g_strv_length (cli->arguments);

  /* A document holds nothing else; the name of a file may be any bytes. */
  for (int i = 0; i < n_arguments; i++)
    if (!g_utf8_validate (cli->arguments[i], -1, NULL) &&
        !g_file_test (cli->arguments[i], G_FILE_TEST_EXISTS))
      {
        sender_cli_usage_error (error, _ ("“%s” is not UTF-8"), cli->arguments[i]);
        return FALSE;
      }
  if (n_arguments >= command->minimum && (command->maximum < 0 || n_arguments <= command->maximum))
    return TRUE;
  sender_cli_usage_error (error, _ ("Usage: senderctl %s%s%s"), command->name,
                          *command->arguments != '\0' ? " " : "", command->arguments);
  return FALSE;
}

/* The first word is the command; a “--” that GOption leaves in place has done its work. */
static GStrv
take_arguments (GStrv words)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean                 has_passed = FALSE;

  for (guint i = 1; words[i] != NULL; i++)
    if (has_passed || strcmp (words[i], "--") != 0)
      g_strv_builder_add (builder, words[i]);
    else
      has_passed = TRUE;
  return g_strv_builder_end (builder);
}

static gboolean
parse (SenderCli *cli,
       GStrv      argv,
       GError   **error)
{
  g_autoptr (GOptionContext) context =
    sender_cli_help_make_context (cli->command, option_cb, cli);
  g_auto (GStrv)     words = g_strdupv (argv);
  g_autoptr (GError) local_error = NULL;

  if (!g_option_context_parse_strv (context, &words, &local_error))
    {
      sender_cli_usage_error (error, "%s", local_error->message);
      return FALSE;
    }
  cli->arguments = take_arguments (words);
  return sender_cli_has (cli, "help") ||
         (check_format (cli, error) && check_arguments (cli, error));
}

static const SenderCommand *
find_command (const char *name)
{
  for (guint i = 0; commands[i] != NULL; i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];
  return NULL;
}

static void
clear (SenderCli *cli)
{
  g_clear_object (&cli->store);
  g_clear_object (&cli->vault);
  g_clear_object (&cli->history);
  g_clear_pointer (&cli->endpoints, sender_endpoints_unref);
  g_clear_pointer (&cli->options, g_hash_table_unref);
  g_clear_pointer (&cli->arguments, g_strfreev);
  g_clear_object (&cli->cancellable);
}

static int
run (const SenderCommand *command,
     GStrv                argv)
{
  SenderCli cli = {
    .command = command,
    .options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) g_ptr_array_unref),
    .cancellable = g_cancellable_new (),
  };
  g_autoptr (GError) error = NULL;
  guint              interrupt_id = g_unix_signal_add (SIGINT, interrupt_cb, cli.cancellable);
  guint              terminate_id = g_unix_signal_add (SIGTERM, interrupt_cb, cli.cancellable);
  int                status = SENDER_CLI_EXIT_USAGE;

  g_cancellable_push_current (cli.cancellable);
  if (parse (&cli, argv, &error) && !sender_cli_help_answer (&cli, &status))
    status = command->run (&cli, &error);
  g_cancellable_pop_current (cli.cancellable);
  if (error != NULL)
    {
      status = g_cancellable_is_cancelled (cli.cancellable) ? SENDER_CLI_EXIT_INTERRUPTED
                                                            : (int) sender_cli_get_exit (error);
      sender_cli_note ("senderctl: %s", status == SENDER_CLI_EXIT_INTERRUPTED ? _ ("Interrupted")
                                                                              : error->message);
    }
  g_source_remove (interrupt_id);
  g_source_remove (terminate_id);
  clear (&cli);
  return status;
}

/**
 * sender_cli_main:
 * @argc: how many words
 * @argv: the words
 *
 * Runs the program.
 *
 * Returns: the exit status
 */
int
sender_cli_main (int    argc,
                 char **argv)
{
  g_auto (GStrv)       words = g_strdupv (argv);
  const SenderCommand *command = NULL;

  sender_language_begin ();
  /* Standard output is read by programs, whatever the libraries have to tell. */
  g_log_writer_default_set_use_stderr (TRUE);
  sender_cli_open_streams ();
  sender_transport_prepare_process ();
  signal (SIGPIPE, SIG_IGN);

  if (argc < 2 || sender_cli_help_is_option (words[1]))
    return sender_cli_finish (sender_cli_help_run (words + 1));
  command = find_command (words[1]);
  if (command == NULL)
    {
      sender_cli_note (_ ("senderctl: There is no command “%s”; “senderctl --help” lists them"),
                       words[1]);
      return SENDER_CLI_EXIT_USAGE;
    }
  return sender_cli_finish (run (command, words + 1));
}
