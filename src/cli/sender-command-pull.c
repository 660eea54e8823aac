/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

#include "sender-cli-config.h"
#include "sender-cli-live.h"
#include "sender-cli-output.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-json.h"
#include "sender-plan.h"
#include "sender-provider.h"
#include "sender-published.h"
#include "sender-pull-into.h"
#include "sender-pull.h"

#include <glib/gi18n.h>

/* pull: what an environment holds, as configurations. */

static SenderLive *
pull (SenderCli    *cli,
      SenderConfig *config,
      GError      **error)
{
  g_autoptr (SenderPlatform) platform = sender_cli_connect (cli, config, error);
  g_autoptr (GAsyncResult)   result = NULL;
  SenderLive                *live = NULL;

  if (platform == NULL)
    return NULL;
  sender_cli_progress (_ ("Reading what is live"));
  sender_pull_async (platform, config, cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  sender_cli_progress (NULL);
  live = sender_pull_finish (platform, result, error);
  if (live != NULL)
    sender_cli_tell_usage (cli, platform, config);
  else
    sender_cli_take_refusal (error);
  return live;
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

static gboolean
add_known (SenderCli     *cli,
           SenderArchive *archive,
           SenderConfig  *config,
           SenderLive    *live,
           GHashTable    *known,
           GError       **error)
{
  char *id = NULL;

  if (!sender_cli_find_sender (cli, archive, config, sender_live_get_environment (live), &id,
                               error))
    return FALSE;
  if (id != NULL)
    g_hash_table_insert (known, id, config);
  return TRUE;
}

/* (transfer full) (nullable) (element-type utf8 SenderConfig): by the sender they stand for. */
static GHashTable *
list_known (SenderCli     *cli,
            SenderArchive *archive,
            GPtrArray     *library,
            SenderConfig  *named,
            SenderLive    *live,
            GError       **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < library->len; i++)
    if (!add_known (cli, archive, library->pdata[i], live, known, error))
      return NULL;
  if (!add_known (cli, archive, named, live, known, error))
    return NULL;
  return g_steal_pointer (&known);
}

/* (transfer full) (nullable): the base of its next plan, NULL without an error if there is none. */
static SenderPublished *
load_base (SenderCli     *cli,
           SenderArchive *archive,
           SenderConfig  *config,
           SenderLive    *live,
           GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SenderJson)   json = NULL;

  sender_archive_read_async (archive, sender_config_get_id (config),
                             sender_live_get_environment (live), SENDER_ARCHIVE_PUBLISHED,
                             cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  json = sender_archive_read_finish (archive, result, error);
  return json != NULL ? sender_published_new_from_json (json, error) : NULL;
}

/* What publishing it would meet. The secret is no matter of what was read. */
static SenderPlan *
compare (SenderCli     *cli,
         SenderArchive *archive,
         SenderConfig  *config,
         SenderLive    *live,
         const char    *sender,
         GError       **error)
{
  g_autoptr (GError)          local_error = NULL;
  g_autoptr (SenderPublished) published = load_base (cli, archive, config, live, &local_error);
  const SenderPlanInput       input = {
          .config = config,
          .live = live,
          .base = published != NULL ? published->live : NULL,
          .sender = sender,
          .secret = SENDER_SECRET_PUBLISHED,
  };

  if (local_error == NULL)
    return sender_plan_new (&input, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static void
tell_known (SenderCli     *cli,
            SenderArchive *archive,
            SenderConfig  *config,
            SenderLive    *live,
            const char    *sender)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderPlan) plan = compare (cli, archive, config, live, sender, &error);
  const char            *name = sender_config_get_name (config);

  if (plan == NULL)
    sender_cli_note (_ ("“%s” is here already, and could not be compared: %s"), name,
                     error->message);
  else if (plan->changes->len == 0)
    sender_cli_note (_ ("“%s” is here already, and equals what PingOne has"), name);
  else
    sender_cli_note (ngettext ("“%s” is here already, and differs from what PingOne has in %u "
                               "place: “senderctl plan” tells where, “senderctl pull --into” "
                               "takes PingOne’s over",
                               "“%s” is here already, and differs from what PingOne has in %u "
                               "places: “senderctl plan” tells where, “senderctl pull --into” "
                               "takes PingOne’s over",
                               plan->changes->len),
                     name, plan->changes->len);
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
                              pulled->published->environment, SENDER_ARCHIVE_PUBLISHED, json,
                              cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_archive_write_finish (archive, result, error);
}

static void
name_config (const SenderPulled *pulled)
{
  const char *name = sender_provider_get_name (sender_config_get_provider (pulled->config));

  g_object_set (pulled->config, "name", *name != '\0' ? name : pulled->id, NULL);
}

/* Nobody asks for what belongs to no configuration; the reason why there is none is told already,
 * and an interrupt does not keep it. */
static void
forget (SenderCli          *cli,
        SenderArchive      *archive,
        const SenderPulled *pulled)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;

  sender_archive_write_async (archive, sender_config_get_id (pulled->config),
                              pulled->published->environment, SENDER_ARCHIVE_PUBLISHED, NULL, NULL,
                              sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  if (!sender_archive_write_finish (archive, result, &error))
    g_debug ("%s", error->message);
}

/* The base of a configuration comes before it: without one, all of it would pass for somebody
 * else’s. */
static gboolean
try_to_add (SenderCli     *cli,
            SenderArchive *archive,
            GPtrArray     *fresh,
            GPtrArray     *configs,
            GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  SenderStore             *store = sender_cli_get_store (cli);

  for (guint i = 0; i < fresh->len; i++)
    {
      const SenderPulled *pulled = g_ptr_array_index (fresh, i);

      name_config (pulled);
      if (!keep (cli, archive, pulled, error))
        return FALSE;
    }
  sender_store_add_async (store, configs, cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_store_add_finish (store, result, error);
}

/* All are new to the library, or none is. */
static gboolean
add (SenderCli     *cli,
     SenderArchive *archive,
     GPtrArray     *fresh,
     GPtrArray     *configs,
     GError       **error)
{
  if (try_to_add (cli, archive, fresh, configs, error))
    return TRUE;
  for (guint i = 0; i < fresh->len; i++)
    forget (cli, archive, g_ptr_array_index (fresh, i));
  return FALSE;
}

static void
print_ids (SenderCli *cli,
           GPtrArray *configs)
{
  g_autoptr (SenderJson) ids = sender_json_new_array ();

  for (guint i = 0; i < configs->len; i++)
    {
      const char *id = sender_config_get_id (configs->pdata[i]);

      if (cli->json)
        sender_json_append (ids, sender_json_new_string (id));
      else
        sender_cli_print ("%s\n", id);
    }
  if (cli->json)
    sender_cli_print_json (ids);
}

/* Each sender that is not here yet. */
static int
bring_in (SenderCli       *cli,
          SenderCliConfig *loaded,
          SenderArchive   *archive,
          SenderLive      *live,
          GError         **error)
{
  g_autoptr (GPtrArray)  pulled = sender_pull_list (live, loaded->config, error);
  g_autoptr (GPtrArray)  library = pulled != NULL ? load_library (cli, error) : NULL;
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GPtrArray)  fresh = g_ptr_array_new ();
  g_autoptr (GPtrArray)  configs = g_ptr_array_new ();

  if (library == NULL)
    return SENDER_CLI_EXIT_USAGE;
  known = list_known (cli, archive, library, loaded->config, live, error);
  if (known == NULL)
    return SENDER_CLI_EXIT_USAGE;
  for (guint i = 0; i < pulled->len; i++)
    {
      SenderPulled *one = g_ptr_array_index (pulled, i);
      SenderConfig *config = g_hash_table_lookup (known, one->id);

      if (config != NULL)
        {
          tell_known (cli, archive, config, live, one->id);
          continue;
        }
      g_ptr_array_add (fresh, one);
      g_ptr_array_add (configs, one->config);
    }
  if (!add (cli, archive, fresh, configs, error))
    return SENDER_CLI_EXIT_USAGE;
  print_ids (cli, configs);
  if (pulled->len == 0)
    sender_cli_note (_ ("The environment has no sender."));
  return SENDER_CLI_EXIT_GOOD;
}

/* Neither is wrong use: there is nothing to take over, or a publish is to be ended first. */
static int
report_nothing (GError **error)
{
  if (!g_error_matches (*error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND) &&
      !g_error_matches (*error, SENDER_ERROR, SENDER_ERROR_CONFLICT))
    return SENDER_CLI_EXIT_USAGE;
  sender_cli_note ("%s", (*error)->message);
  sender_cli_note (_ ("Nothing was changed."));
  g_clear_error (error);
  return SENDER_CLI_EXIT_FINDINGS;
}

static void
tell_taken (SenderConfig *before,
            SenderConfig *written)
{
  const char *name = sender_config_get_name (written);

  if (sender_record_equal (before, written))
    sender_cli_note (_ ("“%s” had all that PingOne has"), name);
  else
    sender_cli_note (_ ("“%s” has what PingOne has now; what it was before is kept beside it"),
                     name);
}

/* The own sender, into the configuration itself. */
static int
take_over (SenderCli       *cli,
           SenderCliConfig *loaded,
           SenderArchive   *archive,
           SenderLive      *live,
           GError         **error)
{
  g_autofree char         *sender = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SenderConfig) written = NULL;
  g_autoptr (GPtrArray)    configs = g_ptr_array_new ();
  SenderStore             *store = sender_cli_get_store (cli);
  SenderPullInto           order = {
              .path = loaded->path,
              .id = sender_config_get_id (loaded->config),
              .live = live,
  };

  if (!sender_cli_find_sender (cli, archive, loaded->config, sender_live_get_environment (live),
                               &sender, error))
    return SENDER_CLI_EXIT_USAGE;
  order.sender = sender;
  sender_pull_into_async (store, archive, &order, cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  written = sender_pull_into_finish (store, result, error);
  if (written == NULL)
    return report_nothing (error);
  g_ptr_array_add (configs, written);
  print_ids (cli, configs);
  tell_taken (loaded->config, written);
  return SENDER_CLI_EXIT_GOOD;
}

static int
run_pull (SenderCli *cli,
          GError   **error)
{
  g_autoptr (SenderCliConfig) loaded = sender_cli_load (cli, cli->arguments[0], error);
  g_autoptr (SenderArchive)   archive = sender_archive_new (NULL);
  g_autoptr (SenderLive)      live = NULL;
  gboolean                    goes_into = sender_cli_has (cli, "into");

  if (loaded == NULL || (goes_into && !sender_cli_check_document (loaded, error)))
    return SENDER_CLI_EXIT_USAGE;
  live = pull (cli, loaded->config, error);
  if (live == NULL)
    return SENDER_CLI_EXIT_USAGE;
  return goes_into ? take_over (cli, loaded, archive, live, error)
                   : bring_in (cli, loaded, archive, live, error);
}

static const SenderCommandOption pull_options[] = {
  { "into", 0, NULL,
    N_ ("Take what PingOne has of the configuration’s own sender over into it, instead") },
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
        "one that is known is compared, not overwritten. The new ids are printed, one per line; "
        "what the environment uses now is told on standard error.\n\nWith --into, the sender of "
        "the configuration itself (the one it was published as or pulled from, else the one of "
        "the same name) replaces what the configuration says, with the messages and the place in "
        "the fallback chain. Name, connection, rows that are switched off, accepted findings and "
        "secrets stay; what it was before is kept beside it. If there is no such sender, nothing "
        "is changed and the exit status is 1.\n\nPingOne "
        "never gives a secret back: enter it with “senderctl secret set” before you publish."),
  .options = pull_options,
  .run = run_pull,
};
