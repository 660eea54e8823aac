/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

#include "sender-cli-config.h"
#include "sender-cli-live.h"
#include "sender-cli-output.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-json.h"
#include "sender-published.h"
#include "sender-pull-in.h"
#include "sender-pull-into.h"
#include "sender-takeover.h"

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

static void
tell_known (const SenderPullKnown *known)
{
  const char *name = sender_config_get_name (known->config);

  if (known->fault != NULL)
    sender_cli_note (_ ("“%s” is here already, and could not be compared: %s"), name,
                     known->fault);
  else if (known->n_changes == 0)
    sender_cli_note (_ ("“%s” is here already, and equals what PingOne has"), name);
  else
    sender_cli_note (ngettext ("“%s” is here already, and differs from what PingOne has in %u "
                               "place: “senderctl plan” tells where, “senderctl pull --into” "
                               "takes PingOne’s over",
                               "“%s” is here already, and differs from what PingOne has in %u "
                               "places: “senderctl plan” tells where, “senderctl pull --into” "
                               "takes PingOne’s over",
                               known->n_changes),
                     name, known->n_changes);
}

/* (transfer full) (nullable) */
static SenderPullIn *
find (SenderCli       *cli,
      SenderCliConfig *loaded,
      SenderArchive   *archive,
      SenderLive      *live,
      GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  SenderStore             *store = sender_cli_get_store (cli);

  sender_pull_in_find_async (store, archive, live, loaded->config, cli->cancellable,
                             sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_pull_in_find_finish (store, result, error);
}

static gboolean
add (SenderCli     *cli,
     SenderArchive *archive,
     SenderPullIn  *found,
     GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_pull_in_add_async (found, sender_cli_get_store (cli), archive, cli->cancellable,
                            sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_pull_in_add_finish (result, error);
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
          GError         **error)
{
  g_autoptr (SenderLive)   live = pull (cli, loaded->config, error);
  g_autoptr (SenderPullIn) found = NULL;
  g_autoptr (GPtrArray)    configs = g_ptr_array_new ();

  if (live != NULL)
    found = find (cli, loaded, archive, live, error);
  if (found == NULL)
    return SENDER_CLI_EXIT_USAGE;
  for (guint i = 0; i < found->known->len; i++)
    tell_known (g_ptr_array_index (found->known, i));
  if (!add (cli, archive, found, error))
    return SENDER_CLI_EXIT_USAGE;
  for (guint i = 0; i < found->fresh->len; i++)
    g_ptr_array_add (configs, sender_pull_in_get_fresh (found, i));
  print_ids (cli, configs);
  if (found->fresh->len + found->known->len == 0)
    sender_cli_note (_ ("The environment has no sender."));
  return SENDER_CLI_EXIT_GOOD;
}

/* None is wrong use: there is nothing to take over, a publish is to be ended first, or one came in
 * between. */
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
  const char      *name = sender_config_get_name (written);
  g_autofree char *lost = sender_takeover_dup_lost (before, written);

  if (sender_record_equal (before, written))
    sender_cli_note (_ ("“%s” had all that PingOne has"), name);
  else
    sender_cli_note (_ ("“%s” has what PingOne has now; what it was before is kept beside it"),
                     name);
  if (lost != NULL)
    sender_cli_note ("%s", lost);
  if (sender_takeover_has_credentials (written))
    sender_cli_note (_ ("Credentials in headers are those that the configuration had, also where "
                        "PingOne has others."));
}

/* (transfer full) (nullable): the configuration as it was written */
static SenderConfig *
write_over (SenderCli            *cli,
            SenderArchive        *archive,
            const SenderPullInto *order,
            char                **unkept,
            GError              **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  SenderStore             *store = sender_cli_get_store (cli);

  sender_pull_into_async (store, archive, order, cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_pull_into_finish (store, result, unkept, error);
}

/* The own sender, into the configuration itself. */
static int
take_over (SenderCli       *cli,
           SenderCliConfig *loaded,
           SenderArchive   *archive,
           GError         **error)
{
  g_auto (SenderArchiveKept) kept = { { NULL } };
  g_autoptr (SenderLive)     live = NULL;
  g_autoptr (SenderConfig)   written = NULL;
  g_autoptr (GPtrArray)      configs = g_ptr_array_new ();
  g_autofree char           *unkept = NULL;
  SenderPullInto             order = {
                .path = loaded->path,
                .id = sender_config_get_id (loaded->config),
                .kept = &kept,
  };

  if (!sender_cli_read_kept (cli, archive, loaded->config, &kept, error))
    return SENDER_CLI_EXIT_USAGE;
  live = pull (cli, loaded->config, error);
  if (live == NULL)
    return SENDER_CLI_EXIT_USAGE;
  order.live = live;
  order.sender =
    sender_published_find_sender (kept.files[SENDER_ARCHIVE_PUBLISHED], loaded->config);
  written = write_over (cli, archive, &order, &unkept, error);
  if (written == NULL)
    return report_nothing (error);
  g_ptr_array_add (configs, written);
  print_ids (cli, configs);
  tell_taken (loaded->config, written);
  if (unkept == NULL)
    return SENDER_CLI_EXIT_GOOD;
  sender_cli_note (_ ("That this came from PingOne could not be kept, so what you change from now "
                      "on may count as somebody else’s. Mend the cause, and run “senderctl pull "
                      "--into” again: %s"),
                   unkept);
  return SENDER_CLI_EXIT_FINDINGS;
}

static int
run_pull (SenderCli *cli,
          GError   **error)
{
  g_autoptr (SenderCliConfig) loaded = sender_cli_load (cli, cli->arguments[0], error);
  g_autoptr (SenderArchive)   archive = sender_archive_new (NULL);
  gboolean                    goes_into = sender_cli_has (cli, "into");

  if (loaded == NULL || (goes_into && !sender_cli_check_document (loaded, error)))
    return SENDER_CLI_EXIT_USAGE;
  return goes_into ? take_over (cli, loaded, archive, error)
                   : bring_in (cli, loaded, archive, error);
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
        "is changed and the exit status is 1; so it is if the configuration was written, and that "
        "this came from PingOne could not be kept. While the configuration is published, nothing "
        "is changed and the exit status is 3.\n\n"
        "PingOne never gives a secret back: enter it with “senderctl secret set” before you "
        "publish."),
  .options = pull_options,
  .run = run_pull,
};
