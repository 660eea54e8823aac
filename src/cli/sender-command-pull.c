/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

#include "sender-cli-live.h"
#include "sender-cli-output.h"
#include "sender-config.h"
#include "sender-json.h"
#include "sender-provider.h"
#include "sender-pull.h"

#include <glib/gi18n.h>

/* pull: what an environment holds, as configurations. */

static GPtrArray *
pull (SenderCli    *cli,
      SenderConfig *config,
      GError      **error)
{
  g_autoptr (SenderPlatform) platform = sender_cli_connect (cli, config, error);
  g_autoptr (GAsyncResult)   result = NULL;
  GPtrArray                 *pulled = NULL;

  if (platform == NULL)
    return NULL;
  sender_cli_progress (_ ("Reading what is live"));
  sender_pull_async (platform, config, cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  sender_cli_progress (NULL);
  pulled = sender_pull_finish (platform, result, error);
  if (pulled != NULL)
    sender_cli_tell_usage (cli, platform, config);
  else
    sender_cli_take_refusal (error);
  return pulled;
}

static GPtrArray *
load_library (SenderCli *cli,
              GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  SenderStore             *store = sender_cli_get_store (cli);

  sender_store_load_all_async (store, cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_store_load_all_finish (store, result, error);
}

/* (transfer full) (element-type utf8 SenderConfig): by the sender they stand for. */
static GHashTable *
list_known (SenderCli     *cli,
            SenderArchive *archive,
            GPtrArray     *library,
            SenderConfig  *named)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char       *own = sender_cli_dup_sender (cli, archive, named);

  for (guint i = 0; i < library->len; i++)
    {
      char *id = sender_cli_dup_sender (cli, archive, library->pdata[i]);

      if (id != NULL)
        g_hash_table_insert (known, id, library->pdata[i]);
    }
  if (own != NULL)
    g_hash_table_insert (known, own, named);
  return known;
}

static gboolean
keep (SenderCli          *cli,
      SenderArchive      *archive,
      const SenderPulled *pulled,
      GError            **error)
{
  g_autoptr (SenderJson)   json = sender_published_to_json (pulled->published);
  g_autoptr (GAsyncResult) result = NULL;

  sender_archive_write_async (archive, sender_config_get_id (pulled->config),
                              SENDER_ARCHIVE_PUBLISHED, json, cli->cancellable,
                              sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_archive_write_finish (archive, result, error);
}

static void
name_config (const SenderPulled *pulled)
{
  const char *name = sender_provider_get_name (sender_config_get_provider (pulled->config));

  g_object_set (pulled->config, "name", *name != '\0' ? name : pulled->id, NULL);
}

/* All are new to the library, or none is. */
static gboolean
add (SenderCli     *cli,
     SenderArchive *archive,
     GPtrArray     *fresh,
     GError       **error)
{
  g_autoptr (GPtrArray)    configs = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  SenderStore             *store = sender_cli_get_store (cli);

  for (guint i = 0; i < fresh->len; i++)
    {
      const SenderPulled *pulled = g_ptr_array_index (fresh, i);

      name_config (pulled);
      g_ptr_array_add (configs, pulled->config);
      if (!keep (cli, archive, pulled, error))
        return FALSE;
    }
  sender_store_add_async (store, configs, cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_store_add_finish (store, result, error);
}

static void
print_ids (SenderCli *cli,
           GPtrArray *fresh)
{
  g_autoptr (SenderJson) ids = sender_json_new_array ();

  for (guint i = 0; i < fresh->len; i++)
    {
      const char *id = sender_config_get_id (((const SenderPulled *) fresh->pdata[i])->config);

      if (cli->json)
        sender_json_append (ids, sender_json_new_string (id));
      else
        sender_cli_print ("%s\n", id);
    }
  if (cli->json)
    sender_cli_print_json (ids);
}

static int
run_pull (SenderCli *cli,
          GError   **error)
{
  g_autoptr (SenderCliConfig) loaded = sender_cli_load (cli, cli->arguments[0], error);
  g_autoptr (SenderArchive)   archive = sender_archive_new (NULL);
  g_autoptr (GPtrArray)       pulled = NULL;
  g_autoptr (GPtrArray)       library = NULL;
  g_autoptr (GHashTable)      known = NULL;
  g_autoptr (GPtrArray)       fresh = g_ptr_array_new ();

  if (loaded == NULL)
    return SENDER_CLI_EXIT_USAGE;
  pulled = pull (cli, loaded->config, error);
  if (pulled == NULL)
    return SENDER_CLI_EXIT_USAGE;
  library = load_library (cli, error);
  if (library == NULL)
    return SENDER_CLI_EXIT_USAGE;
  known = list_known (cli, archive, library, loaded->config);
  for (guint i = 0; i < pulled->len; i++)
    {
      SenderPulled *one = g_ptr_array_index (pulled, i);
      SenderConfig *config = g_hash_table_lookup (known, one->id);

      if (config == NULL)
        g_ptr_array_add (fresh, one);
      else
        sender_cli_note (_ ("“%s” is here already; “senderctl plan” compares it"),
                         sender_config_get_name (config));
    }
  if (!add (cli, archive, fresh, error))
    return SENDER_CLI_EXIT_USAGE;
  print_ids (cli, fresh);
  if (pulled->len == 0)
    sender_cli_note (_ ("The environment has no sender."));
  return SENDER_CLI_EXIT_GOOD;
}

static const SenderCommandOption pull_options[] = {
  SENDER_CLI_PLATFORM_OPTIONS,
  { NULL },
};

const SenderCommand sender_command_pull = {
  .name = "pull",
  .arguments = "CONFIG",
  .minimum = 1,
  .maximum = 1,
  .summary = N_ ("Bring in the senders of an environment and print their ids"),
  .description =
    N_ ("Reads the environment that a configuration is connected to. Each sender that is not here "
        "yet becomes a configuration, with the messages that were written for the environment; "
        "one that is known is not overwritten. The new ids are printed, one per line; what the "
        "environment uses now is told on standard error.\n\nPingOne "
        "never gives a secret back: enter it with “senderctl secret set” before you publish."),
  .options = pull_options,
  .run = run_pull,
};
