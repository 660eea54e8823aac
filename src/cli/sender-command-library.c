/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

#include "sender-archive.h"
#include "sender-cli-config.h"
#include "sender-cli-output.h"
#include "sender-cli-publish.h"
#include "sender-config.h"
#include "sender-environment.h"
#include "sender-importer.h"
#include "sender-json.h"
#include "sender-path.h"
#include "sender-provider.h"
#include "sender-publish-journal.h"
#include "sender-record.h"

#include <glib/gi18n.h>
#include <string.h>

/* list, show, new, delete: the library. */

static char *
get_environment_label (SenderConfig *config)
{
  SenderEnvironment *environment = sender_config_get_environment (config);
  const char        *name = sender_environment_get_name (environment);
  const char        *id = sender_environment_get_id (environment);

  if (*name == '\0' && *id == '\0')
    return g_strdup ("–");
  return g_strdup_printf (sender_environment_is_production (environment) ? _ ("%s (production)")
                                                                         : "%s",
                          *name != '\0' ? name : id);
}

static SenderJson *
summary_to_json (SenderConfig *config)
{
  SenderEnvironment *environment = sender_config_get_environment (config);
  SenderJson        *object = sender_json_new_object ();

  sender_json_set_string (object, "id", sender_config_get_id (config));
  sender_json_set_string (object, "name", sender_config_get_name (config));
  sender_json_set_string (object, "provider",
                          sender_provider_get_name (sender_config_get_provider (config)));
  sender_json_set_string (object, "environment", sender_environment_get_name (environment));
  sender_json_set_member (object, "production",
                          sender_json_new_boolean (sender_environment_is_production (environment)));
  return object;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (sender_config_get_name (*(SenderConfig **) a),
                         sender_config_get_name (*(SenderConfig **) b));
}

/* Files that can't be read are told, so that a full list never looks complete when it is not. */
static void
note_unreadable (SenderStore *store)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (SenderStoreEntry) entry = g_list_model_get_item (G_LIST_MODEL (store), i);

      if (sender_store_entry_get_error (entry) != NULL)
        sender_cli_note (_ ("senderctl: %s can’t be read: %s"), sender_store_entry_get_path (entry),
                         sender_store_entry_get_error (entry));
    }
}

static void
print_list (GPtrArray *configs)
{
  g_autoptr (SenderCliTable) table = NULL;
  g_autofree char           *text = NULL;

  if (configs->len == 0)
    {
      sender_cli_note (_ ("There is no configuration yet. “senderctl new NAME” makes one,\n"
                          "“senderctl import FILE” reads one."));
      return;
    }
  table = sender_cli_table_new ((const char *[]){
    _ ("NAME"), _ ("PROVIDER"), _ ("ENVIRONMENT"), _ ("ID"), NULL });
  for (guint i = 0; i < configs->len; i++)
    {
      SenderConfig    *config = g_ptr_array_index (configs, i);
      g_autofree char *environment = get_environment_label (config);
      const char      *provider = sender_provider_get_name (sender_config_get_provider (config));
      const char      *name = sender_config_get_name (config);

      sender_cli_table_add (table, *name != '\0' ? name : "–",
                            *provider != '\0' ? provider : "–", environment,
                            sender_config_get_id (config));
      sender_cli_table_style (table, 0, SENDER_STYLE_BOLD);
      sender_cli_table_style (table, 3, SENDER_STYLE_DIM);
    }
  text = sender_cli_table_to_text (table);
  sender_cli_print ("%s", text);
}

static int
run_list (SenderCli *cli,
          GError   **error)
{
  g_autoptr (GAsyncResult) scanned = NULL;
  g_autoptr (GPtrArray)    configs = NULL;
  SenderStore             *store = sender_cli_get_store (cli);

  sender_store_scan_async (store, FALSE, cli->cancellable, sender_cli_result_cb, &scanned);
  sender_cli_wait (cli, &scanned);
  if (!sender_store_scan_finish (store, scanned, error))
    return SENDER_CLI_EXIT_USAGE;
  note_unreadable (store);
  configs = sender_cli_load_library (cli, error);
  if (configs == NULL)
    return SENDER_CLI_EXIT_USAGE;
  g_ptr_array_sort (configs, compare_names);
  if (cli->json)
    {
      g_autoptr (SenderJson) array = sender_json_new_array ();

      for (guint i = 0; i < configs->len; i++)
        sender_json_append (array, summary_to_json (g_ptr_array_index (configs, i)));
      sender_cli_print_json (array);
    }
  else
    print_list (configs);
  return SENDER_CLI_EXIT_GOOD;
}

const SenderCommand sender_command_list = {
  .name = "list",
  .arguments = "",
  .summary = N_ ("List the configurations of the library"),
  .description =
    N_ ("Lists every configuration by name, with its provider, its environment and its id."),
  .run = run_list,
};

static void
print_config (SenderConfig *config)
{
  g_autoptr (SenderCliTable) table = sender_cli_table_new ((const char *[]){ "", "", NULL });
  g_auto (GStrv)             paths = sender_path_list (config);
  g_autofree char           *text = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *value = sender_path_get (config, paths[i], NULL);

      if (value == NULL || *value == '\0')
        continue;
      sender_cli_table_add (table, paths[i], value);
      sender_cli_table_style (table, 0, SENDER_STYLE_DIM);
    }
  text = sender_cli_table_to_text (table);
  sender_cli_print ("%s", text);
}

static int
run_show (SenderCli *cli,
          GError   **error)
{
  g_autoptr (SenderCliConfig) loaded = sender_cli_load (cli, cli->arguments[0], error);
  g_autoptr (SenderJson)      json = NULL;

  if (loaded == NULL)
    return SENDER_CLI_EXIT_USAGE;
  if (!cli->json)
    {
      print_config (loaded->config);
      return SENDER_CLI_EXIT_GOOD;
    }
  json = sender_record_to_json (SENDER_RECORD (loaded->config));
  sender_cli_print_json (json);
  return SENDER_CLI_EXIT_GOOD;
}

const SenderCommand sender_command_show = {
  .name = "show",
  .arguments = "CONFIG",
  .minimum = 1,
  .maximum = 1,
  .summary = N_ ("Show a configuration, path by path"),
  .description = N_ ("Shows every path of a configuration that has a value, as “get” and “set” "
                     "know it. A secret is never part of it."),
  .run = run_show,
};

static SenderConfig *
copy_config (SenderCli  *cli,
             const char *from,
             const char *name,
             GError    **error)
{
  g_autoptr (SenderCliConfig) loaded = sender_cli_load (cli, from, error);

  return loaded != NULL ? sender_config_copy_as (loaded->config, name) : NULL;
}

static int
run_new (SenderCli *cli,
         GError   **error)
{
  const char              *name = cli->arguments[0];
  const char              *from = sender_cli_get (cli, "from");
  g_autoptr (SenderConfig) config = NULL;

  if (!sender_cli_check_name (name, error))
    return SENDER_CLI_EXIT_USAGE;
  config = sender_preset_new (from != NULL ? from : "blank", name);
  if (config == NULL)
    config = copy_config (cli, from, name, error);
  if (config == NULL || !sender_cli_save_new (cli, config, error))
    return SENDER_CLI_EXIT_USAGE;
  if (sender_cli_is_file (name))
    sender_cli_note (_ ("“%s” reads as a file where a configuration is named; use the id"), name);
  if (cli->json)
    {
      g_autoptr (SenderJson) array = sender_json_new_array ();

      sender_json_append (array, sender_json_new_string (sender_config_get_id (config)));
      sender_cli_print_json (array);
    }
  else
    sender_cli_print ("%s\n", sender_config_get_id (config));
  return SENDER_CLI_EXIT_GOOD;
}

static const SenderCommandOption new_options[] = {
  { "from", 0, "START", N_ ("studio, procedure, blank, or a configuration to copy") },
  { NULL },
};

const SenderCommand sender_command_new = {
  .name = "new",
  .arguments = "NAME",
  .minimum = 1,
  .maximum = 1,
  .summary = N_ ("Make a configuration"),
  .description = N_ ("Makes a configuration and prints its id. It starts blank, as a Studio "
                     "sender that lacks only what you must supply, as the published procedure "
                     "has it with its mistakes, or as a copy of another configuration."),
  .options = new_options,
  .run = run_new,
};

/* What a publish that did not end has written stays live, and what is known of it is kept here for
 * the configuration that comes back. */
static void
note_unfinished (SenderCli    *cli,
                 SenderConfig *config)
{
  if (sender_cli_note_interrupted (cli, config))
    sender_cli_note (_ ("What of it is live stays so until the configuration is brought back for "
                        "that."));
}

static int
run_delete (SenderCli *cli,
            GError   **error)
{
  g_autoptr (SenderCliConfig) loaded = sender_cli_load (cli, cli->arguments[0], error);
  g_autoptr (GAsyncResult)    result = NULL;
  g_autofree char            *base = NULL;
  g_autofree char            *kept = NULL;
  SenderStore                *store = sender_cli_get_store (cli);

  if (loaded == NULL)
    return SENDER_CLI_EXIT_USAGE;
  if (!loaded->stored)
    return sender_cli_usage_error (error, _ ("“%s” is not in the library; delete the file itself"),
                                   cli->arguments[0]);
  sender_store_delete_async (store, loaded->path, cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  if (!sender_store_delete_finish (store, result, NULL, error))
    return SENDER_CLI_EXIT_USAGE;
  base = g_path_get_basename (loaded->path);
  kept = g_build_filename (sender_store_get_folder (store), ".deleted", base, NULL);
  sender_cli_note (_ ("Deleted “%s”. It is kept as\n"
                      "  %s\n"
                      "“senderctl import” of that file brings it back. Its secret is in the "
                      "keyring\n"
                      "until “senderctl secret clear” of it."),
                   sender_config_get_name (loaded->config), kept);
  note_unfinished (cli, loaded->config);
  return SENDER_CLI_EXIT_GOOD;
}

const SenderCommand sender_command_delete = {
  .name = "delete",
  .arguments = "CONFIG",
  .minimum = 1,
  .maximum = 1,
  .summary = N_ ("Delete a configuration"),
  .description = N_ ("Takes a configuration out of the library. Its file is moved, not destroyed. "
                     "What was published of it stays live."),
  .run = run_delete,
};
