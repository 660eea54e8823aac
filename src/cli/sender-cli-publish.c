/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-publish.h"

#include "sender-cli-output.h"
#include "sender-cli-plan.h"
#include "sender-cli-platform.h"
#include "sender-config.h"
#include "sender-environment.h"
#include "sender-error.h"

#include <glib/gi18n.h>
#include <unistd.h>

/**
 * sender_cli_get_interrupted_words:
 * @way: what a publish that did not end was about
 *
 * Says so, and how to go on.
 *
 * Returns: the words
 */
const char *
sender_cli_get_interrupted_words (SenderPublishWay way)
{
  if (way == SENDER_PUBLISH_RESTORE)
    return _ ("Going back to an earlier state did not end. “senderctl publish --resume” goes on "
              "with that, “--roll-back” takes back what of it is live.");
  if (way == SENDER_PUBLISH_BACK)
    return _ ("An earlier publish was being taken back, and that did not end. “senderctl publish "
              "--resume” goes on with that.");
  return _ ("An earlier publish did not end. “senderctl publish --resume” goes on with what is not "
            "live, “--roll-back” takes back what is.");
}

/**
 * sender_cli_note_interrupted:
 * @config: a configuration
 *
 * Says that a publish of it did not end, if that is so. That it can’t be told keeps nobody from
 * anything.
 *
 * Returns: whether one did not end
 */
gboolean
sender_cli_note_interrupted (SenderCli    *cli,
                             SenderConfig *config)
{
  g_autoptr (SenderArchive)        archive = sender_archive_new (NULL);
  g_autoptr (GAsyncResult)         result = NULL;
  g_autoptr (SenderJson)           json = NULL;
  g_autoptr (SenderPublishJournal) journal = NULL;
  g_autoptr (GError)               error = NULL;

  sender_archive_read_async (archive, sender_config_get_id (config), NULL, SENDER_ARCHIVE_JOURNAL,
                             cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  json = sender_archive_read_finish (archive, result, &error);
  if (json != NULL)
    journal = sender_publish_journal_new_from_json (json, &error);
  if (error != NULL)
    sender_cli_note ("%s", error->message);
  if (journal == NULL)
    return FALSE;
  sender_cli_note ("%s", sender_cli_get_interrupted_words (journal->way));
  return TRUE;
}

/**
 * sender_cli_list_ours:
 *
 * Lists the paths at which somebody else’s value is not to stay.
 *
 * Returns: (transfer full) (element-type utf8): the set of them, which the command line owns
 */
GHashTable *
sender_cli_list_ours (SenderCli *cli)
{
  GHashTable *paths = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray  *words = sender_cli_get_all (cli, "ours");

  for (guint i = 0; words != NULL && i < words->len; i++)
    g_hash_table_add (paths, g_ptr_array_index (words, i));
  return paths;
}

/**
 * sender_cli_check_ours:
 * @paths: (element-type utf8): what --ours names
 * @plan: the plan that was made with them
 * @error: return location
 *
 * Refuses a path that decides nothing: it is most likely misspelt.
 *
 * Returns: whether there is none
 */
gboolean
sender_cli_check_ours (GHashTable       *paths,
                       const SenderPlan *plan,
                       GError          **error)
{
  GHashTableIter iter;
  gpointer       path = NULL;

  g_hash_table_iter_init (&iter, paths);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      gboolean found = FALSE;

      for (guint i = 0; i < plan->changes->len; i++)
        found |= g_str_equal (((const SenderChange *) plan->changes->pdata[i])->path, path);
      if (!found)
        {
          sender_cli_usage_error (error, _ ("--ours %s: nothing differs there"),
                                  (const char *) path);
          return FALSE;
        }
    }
  return TRUE;
}

/* People depend on a production environment: whoever writes to it types its name, or says --yes. */
static gboolean
confirm (SenderCli       *cli,
         SenderConfig    *config,
         SenderPublishWay way,
         GError         **error)
{
  SenderEnvironment *environment = sender_config_get_environment (config);
  const char        *name = sender_environment_get_name (environment);
  g_autofree char   *question = NULL;

  if (*name == '\0')
    name = sender_environment_get_id (environment);
  if (sender_cli_has (cli, "yes") || !sender_environment_is_production (environment))
    return TRUE;
  if (cli->json || !isatty (STDIN_FILENO) || !isatty (STDERR_FILENO))
    {
      sender_cli_usage_error (error, _ ("“%s” is production: --yes says that you mean it"), name);
      return FALSE;
    }
  question = way == SENDER_PUBLISH_FORTH
               ? g_strdup_printf (_ ("“%s” is production. Type its name to publish:"), name)
               : g_strdup_printf (_ ("“%s” is production. Type its name to go back:"), name);
  if (sender_cli_ask_word (cli, question, name, error))
    return TRUE;
  if (error != NULL && *error == NULL)
    sender_cli_note (_ ("Nothing was published."));
  return FALSE;
}

/**
 * sender_cli_agree:
 * @config: a configuration
 * @publisher: what made the plan
 * @plan: what is to be done
 * @error: return location
 *
 * Shows what would be written, and asks before it is written to a production environment.
 *
 * Returns: whether it may be written; else @error may be set
 */
gboolean
sender_cli_agree (SenderCli        *cli,
                  SenderConfig     *config,
                  SenderPublisher  *publisher,
                  const SenderPlan *plan,
                  GError          **error)
{
  SenderPublishWay way = sender_publisher_get_way (publisher);

  if (!sender_plan_has_writes (plan))
    return TRUE;
  if (!cli->json)
    sender_cli_plan_show (plan, way);
  sender_cli_plan_note_others (cli, config, plan);
  /* Nothing is written before that is decided. */
  if (plan->undecided != NULL)
    return TRUE;
  return confirm (cli, config, way, error);
}

static void
progress_cb (const SenderPublishResult *result,
             gpointer                   user_data)
{
  for (guint i = 0; i < result->steps->len; i++)
    {
      const SenderPublishStep *step = &g_array_index (result->steps, SenderPublishStep, i);

      if (step->state != SENDER_PUBLISH_STEP_DONE)
        {
          sender_cli_progress ("%s", step->step->title);
          return;
        }
    }
  sender_cli_progress (NULL);
}

static int
get_status (const SenderPublishResult *result)
{
  SenderCliExit status = SENDER_CLI_EXIT_GOOD;

  /* The next publish would say that this one did not end. */
  if (result->state == SENDER_PUBLISH_PUBLISHED || result->state == SENDER_PUBLISH_UNCHANGED)
    return result->is_unkept ? SENDER_CLI_EXIT_FINDINGS : SENDER_CLI_EXIT_GOOD;
  if (result->error == NULL || result->state == SENDER_PUBLISH_CONFLICT ||
      g_error_matches (result->error, SENDER_ERROR, SENDER_ERROR_CONFLICT))
    return SENDER_CLI_EXIT_FINDINGS;
  status = sender_cli_get_exit (result->error);
  /* What was told is a result, which a wrong command line has none of. */
  return (int) (status == SENDER_CLI_EXIT_USAGE ? SENDER_CLI_EXIT_FINDINGS : status);
}

/* Why it stopped, and what to do about it; @decision (nullable): what is to be decided first. */
static void
note_end (SenderPublisher           *publisher,
          const SenderPublishResult *result,
          const char                *decision)
{
  gboolean had_journal = sender_publisher_get_journal (publisher) != NULL;

  if (decision != NULL)
    sender_cli_note ("%s", decision);
  else if (result->error != NULL)
    sender_cli_note ("%s", result->error->message);
  if (result->state == SENDER_PUBLISH_PARTIAL)
    sender_cli_note (_ ("Some of it is live. “senderctl publish --resume” goes on, “--roll-back” "
                        "takes it back."));
  else if (result->is_unkept && (result->state == SENDER_PUBLISH_PUBLISHED || had_journal))
    sender_cli_note (_ ("All is live. “senderctl publish --resume” ends it."));
}

/* What is to be decided first is no failure of the service. */
static int
report_conflict (SenderCli        *cli,
                 SenderPublisher  *publisher,
                 const SenderPlan *plan,
                 GError          **error)
{
  g_autoptr (SenderPublishResult) result = NULL;
  g_autoptr (SenderJson)          json = NULL;
  g_autofree char                *decision = NULL;

  if (error == NULL || !g_error_matches (*error, SENDER_ERROR, SENDER_ERROR_CONFLICT))
    return SENDER_CLI_EXIT_SERVICE;
  result = sender_publish_result_new (plan);
  result->state = sender_publisher_get_journal (publisher) != NULL ? SENDER_PUBLISH_PARTIAL
                                                                   : SENDER_PUBLISH_CONFLICT;
  result->error = g_steal_pointer (error);
  decision = plan->undecided != NULL ? sender_cli_plan_dup_decision (plan, publisher) : NULL;
  note_end (publisher, result, decision);
  sender_cli_note (_ ("Nothing was published."));
  if (cli->json)
    {
      json = sender_publish_result_to_json (result);
      sender_cli_print_json (json);
    }
  return SENDER_CLI_EXIT_FINDINGS;
}

/* Where nothing is written for want of the secret, how to give it. */
static void
hint_secret (SenderPublisher *publisher,
             GError         **error)
{
  const GError *cause = sender_publisher_get_no_secret (publisher);

  if (cause != NULL && error != NULL && g_error_matches (*error, cause->domain, cause->code))
    sender_cli_hint_secret ("secret-fd", error);
}

/**
 * sender_cli_carry_out:
 * @publisher: what made the plan
 * @plan: what is to be done
 * @error: return location
 *
 * Carries a plan out and prints what became of it.
 *
 * Returns: the exit status
 */
int
sender_cli_carry_out (SenderCli        *cli,
                      SenderPublisher  *publisher,
                      const SenderPlan *plan,
                      GError          **error)
{
  g_autoptr (GAsyncResult)        done = NULL;
  g_autoptr (SenderPublishResult) result = NULL;
  g_autoptr (SenderJson)          json = NULL;

  sender_publisher_run_async (publisher, plan, progress_cb, NULL, cli->cancellable,
                              sender_cli_result_cb, &done);
  sender_cli_wait (cli, &done);
  sender_cli_progress (NULL);
  sender_cli_note_gap (sender_publisher_get_unchecked (publisher));
  result = sender_publisher_run_finish (publisher, done, error);
  if (result == NULL)
    {
      hint_secret (publisher, error);
      sender_cli_take_refusal (error);
      return report_conflict (cli, publisher, plan, error);
    }
  sender_cli_take_refusal (&result->error);
  if (cli->json)
    {
      json = sender_publish_result_to_json (result);
      sender_cli_print_json (json);
    }
  else
    sender_cli_publish_print (result, sender_publisher_get_way (publisher));
  note_end (publisher, result, NULL);
  if (g_cancellable_is_cancelled (cli->cancellable))
    return SENDER_CLI_EXIT_INTERRUPTED;
  return get_status (result);
}
