/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

#include "sender-cli-output.h"
#include "sender-cli-plan.h"
#include "sender-cli-platform.h"
#include "sender-cli-publish.h"
#include "sender-config.h"
#include "sender-connection.h"
#include "sender-error.h"
#include "sender-json.h"

#include <glib/gi18n.h>
#include <string.h>

/* restore: back to a state that was there before a publish. */

static GPtrArray *
list_snapshots (SenderCli    *cli,
                SenderConfig *config,
                GStrv        *damaged,
                GError      **error)
{
  g_autoptr (SenderArchive) archive = sender_archive_new (NULL);
  g_autoptr (GAsyncResult)  result = NULL;

  sender_archive_list_snapshots_async (archive, sender_config_get_id (config), cli->cancellable,
                                       sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_archive_list_snapshots_finish (archive, result, damaged, error);
}

/* What going back there would change now. */
static char *
dup_difference (const SenderPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (plan->changes, i);

      if (change->kind != SENDER_CHANGE_UNKNOWABLE)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", change->path);
    }
  if (text->len == 0)
    g_string_append (text, _ ("nothing"));
  return g_string_free (text, FALSE);
}

static SenderJson *
snapshot_to_json (const SenderSnapshot *snapshot,
                  const SenderPlan     *plan)
{
  SenderJson            *json = sender_json_new_object ();
  g_autofree char       *at = g_date_time_format_iso8601 (snapshot->at);
  g_autoptr (SenderJson) planned = sender_plan_to_json (plan);

  sender_json_set_string (json, "id", snapshot->id);
  sender_json_set_string (json, "at", at);
  sender_json_set_member (json, "changes",
                          sender_json_copy (sender_json_get_member (planned, "changes")));
  return json;
}

/* Of a state that can't be read nobody can tell of which environment it is. */
static void
tell_rest (GPtrArray         *snapshots,
           const char *const *damaged)
{
  g_autofree char *damage = sender_snapshots_dup_damage (damaged);

  if (damage != NULL)
    sender_cli_note ("%s", damage);
  else if (snapshots->len == 0)
    sender_cli_note (_ ("There is no earlier state: nothing was published from here to this "
                        "environment yet."));
}

static int
print_list (SenderCli         *cli,
            SenderPublisher   *publisher,
            GPtrArray         *snapshots,
            const char *const *damaged,
            GError           **error)
{
  g_autoptr (SenderJson) list = sender_json_new_array ();

  for (guint i = 0; i < snapshots->len; i++)
    {
      const SenderSnapshot  *snapshot = g_ptr_array_index (snapshots, i);
      g_autoptr (GDateTime)  local = g_date_time_to_local (snapshot->at);
      g_autofree char       *at = g_date_time_format (local, "%Y-%m-%d %H:%M:%S");
      g_autofree char       *difference = NULL;
      g_autoptr (SenderPlan) plan =
        sender_publisher_plan_restoration (publisher, snapshot, NULL, error);

      if (plan == NULL)
        return SENDER_CLI_EXIT_USAGE;
      difference = dup_difference (plan);
      if (cli->json)
        sender_json_append (list, snapshot_to_json (snapshot, plan));
      else
        sender_cli_print (_ ("%s  %s  differs in: %s\n"), snapshot->id, at, difference);
    }
  if (cli->json)
    sender_cli_print_json (list);
  tell_rest (snapshots, damaged);
  return SENDER_CLI_EXIT_GOOD;
}

static int
go_back (SenderCli            *cli,
         SenderConfig         *config,
         SenderPublisher      *publisher,
         const SenderSnapshot *snapshot,
         GError              **error)
{
  g_autoptr (GHashTable) paths = sender_cli_list_ours (cli);
  g_autoptr (SenderPlan) plan =
    sender_publisher_plan_restoration (publisher, snapshot, paths, error);

  if (plan == NULL || !sender_cli_check_ours (paths, plan, error))
    return SENDER_CLI_EXIT_USAGE;
  if (!sender_cli_agree (cli, config, publisher, plan, error))
    return SENDER_CLI_EXIT_FINDINGS;
  return sender_cli_carry_out (cli, publisher, plan, error);
}

/* With the contents of templates that only a state has anything of. (transfer full) (nullable) */
static SenderPublisher *
prepare (SenderCli       *cli,
         SenderCliConfig *loaded,
         GPtrArray       *snapshots,
         GError         **error)
{
  g_autoptr (SenderPublisher) publisher =
    sender_cli_prepare (cli, loaded, SENDER_SURVEY_LANGUAGES, error);
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv)           unread = NULL;

  if (publisher == NULL)
    return NULL;
  unread = sender_publisher_list_unread_of (publisher, snapshots);
  if (unread[0] == NULL)
    return g_steal_pointer (&publisher);
  sender_cli_progress (_ ("Reading what is live"));
  sender_publisher_extend_async (publisher, (const char *const *) unread, cli->cancellable,
                                 sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  sender_cli_progress (NULL);
  if (sender_publisher_prepare_finish (publisher, result, error))
    return g_steal_pointer (&publisher);
  sender_cli_take_refusal (error);
  return NULL;
}

static void
refuse (const char        *id,
        const char *const *damaged,
        GError           **error)
{
  for (guint i = 0; damaged[i] != NULL; i++)
    {
      const char *const alone[] = { damaged[i], NULL };
      g_autofree char  *name = g_path_get_basename (damaged[i]);
      g_autofree char  *damage = sender_snapshots_dup_damage (alone);

      if (g_str_has_prefix (name, id) && name[strlen (id)] == '.')
        {
          g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_FORMAT, damage);
          return;
        }
    }
  sender_cli_usage_error (error, _ ("There is no earlier state “%s”"), id);
}

/* Of those of @environment: the one that is named, or all. */
static gboolean
choose (SenderCli         *cli,
        const char        *environment,
        GPtrArray         *snapshots,
        const char *const *damaged,
        GError           **error)
{
  const char *id = cli->arguments[1];

  sender_snapshots_keep (snapshots, environment);
  if (id == NULL)
    return TRUE;
  for (guint i = snapshots->len; i > 0; i--)
    if (!g_str_equal (((SenderSnapshot *) snapshots->pdata[i - 1])->id, id))
      g_ptr_array_remove_index (snapshots, i - 1);
  if (snapshots->len == 0)
    refuse (id, damaged, error);
  return snapshots->len > 0;
}

static int
run_restore (SenderCli *cli,
             GError   **error)
{
  g_autoptr (SenderCliConfig) loaded = sender_cli_load (cli, cli->arguments[0], error);
  g_autoptr (GPtrArray)       snapshots = NULL;
  g_auto (GStrv)              damaged = NULL;
  g_autofree char            *here = NULL;
  g_autoptr (SenderPublisher) publisher = NULL;

  if (loaded == NULL)
    return SENDER_CLI_EXIT_USAGE;
  if (cli->arguments[1] == NULL && sender_cli_has (cli, "ours"))
    {
      sender_cli_usage_error (error, _ ("--ours says what is written by going back: name a "
                                        "SNAPSHOT"));
      return SENDER_CLI_EXIT_USAGE;
    }
  snapshots = list_snapshots (cli, loaded->config, &damaged, error);
  if (snapshots == NULL)
    return SENDER_CLI_EXIT_USAGE;
  here = sender_connection_dup_environment (loaded->config);
  if (!choose (cli, here, snapshots, (const char *const *) damaged, error))
    return SENDER_CLI_EXIT_USAGE;
  publisher = prepare (cli, loaded, snapshots, error);
  if (publisher == NULL)
    return SENDER_CLI_EXIT_USAGE;
  return cli->arguments[1] != NULL
           ? go_back (cli, loaded->config, publisher, snapshots->pdata[0], error)
           : print_list (cli, publisher, snapshots, (const char *const *) damaged, error);
}

static const SenderCommandOption restore_options[] = {
  { "yes", 0, NULL, N_ ("Write to a production environment without being asked") },
  { "ours", 0, "PATH", N_ ("Write the earlier state’s value where somebody else changed it; may be "
                           "given often") },
  SENDER_CLI_PLATFORM_OPTIONS,
  { NULL },
};

const SenderCommand sender_command_restore = {
  .name = "restore",
  .arguments = "CONFIG [SNAPSHOT]",
  .minimum = 1,
  .maximum = 2,
  .summary = N_ ("Go back to what was live before a publish"),
  .description =
    N_ ("Lists the states that were there before each publish, the newest first, with what would "
        "change by going back. With a SNAPSHOT that state is published again: sender, messages "
        "and place in the fallback chain; if the sender was not there then, it is deleted. The "
        "state before that is kept as well.\n\nWhat somebody else changed since stays as it is, "
        "unless --ours names it. A secret is never part of a state: the one of the configuration "
        "is written."),
  .options = restore_options,
  .run = run_restore,
};
