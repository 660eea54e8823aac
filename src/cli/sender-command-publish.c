/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

#include "sender-checks.h"
#include "sender-cli-live.h"
#include "sender-cli-plan.h"
#include "sender-cli-output.h"
#include "sender-cli-platform.h"
#include "sender-cli-publish.h"
#include "sender-config.h"

#include <glib/gi18n.h>

/* plan, publish. */

typedef SenderPlan *(*PlanFunc) (SenderPublisher *publisher,
                                 GHashTable      *overwrite,
                                 GError         **error);

static SenderPlan *
make_plan (SenderCli       *cli,
           SenderPublisher *publisher,
           PlanFunc         make,
           GError         **error)
{
  g_autoptr (GHashTable) paths = sender_cli_list_ours (cli);
  g_autoptr (SenderPlan) plan = make (publisher, paths, error);

  if (plan == NULL || !sender_cli_check_ours (paths, plan, error))
    return NULL;
  return g_steal_pointer (&plan);
}

static void
print_plan (SenderCli        *cli,
            SenderConfig     *config,
            SenderPublisher  *publisher,
            const SenderPlan *plan)
{
  g_autoptr (SenderJson) json = NULL;

  if (cli->json)
    {
      json = sender_plan_to_json (plan);
      sender_cli_print_json (json);
    }
  else if (g_strcmp0 (sender_cli_get (cli, "format"), "junit") == 0)
    sender_cli_plan_print_junit (config, plan);
  else
    sender_cli_plan_print (plan, publisher);
}

/* What a publish that did not end has written looks like anything that is live. */
static void
note_interrupted (SenderPublisher *publisher)
{
  const SenderPublishJournal *journal = sender_publisher_get_journal (publisher);

  if (journal != NULL)
    sender_cli_note ("%s", sender_cli_get_interrupted_words (journal->way));
}

static int
run_plan (SenderCli *cli,
          GError   **error)
{
  g_autoptr (SenderCliConfig) loaded = sender_cli_load (cli, cli->arguments[0], error);
  g_autoptr (SenderPublisher) publisher = NULL;
  g_autoptr (SenderPlan)      plan = NULL;
  guint                       n_refused = 0;

  if (loaded == NULL)
    return SENDER_CLI_EXIT_USAGE;
  publisher = sender_cli_prepare (cli, loaded, SENDER_SURVEY_LANGUAGES, error);
  if (publisher == NULL)
    return SENDER_CLI_EXIT_USAGE;
  plan = make_plan (cli, publisher, sender_publisher_plan, error);
  if (plan == NULL)
    return SENDER_CLI_EXIT_USAGE;
  print_plan (cli, loaded->config, publisher, plan);
  note_interrupted (publisher);
  n_refused = sender_cli_live_note_refused (loaded->config, sender_publisher_get_live (publisher),
                                            plan);
  sender_cli_plan_note_others (cli, loaded->config, plan);
  return plan->has_drift || n_refused > 0 ? SENDER_CLI_EXIT_FINDINGS : SENDER_CLI_EXIT_GOOD;
}

static const SenderCommandOption plan_options[] = {
  { "ours", 0, "PATH", N_ ("Plan to write the configuration’s value where somebody else changed "
                           "it; may be given often") },
  SENDER_CLI_PLATFORM_OPTIONS,
  { NULL },
};

const SenderCommand sender_command_plan = {
  .name = "plan",
  .arguments = "CONFIG",
  .minimum = 1,
  .maximum = 1,
  .summary = N_ ("Tell what publishing would change at PingOne"),
  .description =
    N_ ("Reads what is live in the environment of a configuration, and compares it with what was "
        "last published and with what the configuration says. Each difference is ours, theirs "
        "(somebody else changed it since), or unknowable: a secret, which PingOne never gives "
        "back.\n\nNothing is written. The exit status is 1 if somebody else changed something, or "
        "if a message is in a language that the environment has not enabled, or if a sender that "
        "is gone would be asked again. A provider of the order that the environment does not have "
        "is told on standard error, and so are a publish that did not end and messages that "
        "another configuration of the library loses. "
        "--format junit is for continuous integration."),
  .options = plan_options,
  .has_junit = TRUE,
  .run = run_plan,
};

/* What PingOne would not deliver is not published. */
static gboolean
check_findings (SenderCliConfig *loaded)
{
  SenderCheckContext     context = { .publishing = TRUE };
  g_autoptr (GListModel) findings = sender_checks_run (loaded->config, &context);
  guint                  n_errors = sender_checks_count (findings, SENDER_SEVERITY_ERROR);

  if (n_errors == 0)
    return TRUE;
  sender_cli_note (ngettext ("“%s” has %u error; “senderctl check” tells which. Nothing was "
                             "published.",
                             "“%s” has %u errors; “senderctl check” lists them. Nothing was "
                             "published.",
                             n_errors),
                   sender_config_get_name (loaded->config), n_errors);
  return FALSE;
}

/* Half way would be too late to learn it. */
static gboolean
check_live (SenderCliConfig  *loaded,
            SenderPublisher  *publisher,
            const SenderPlan *plan)
{
  if (sender_cli_live_note_refused (loaded->config, sender_publisher_get_live (publisher), plan) ==
      0)
    return TRUE;
  sender_cli_note (_ ("Nothing was published."));
  return FALSE;
}

/* Somebody is to say what becomes of it; nothing goes on by itself. */
static int
report_interrupted (SenderCli       *cli,
                    SenderPublisher *publisher,
                    GError         **error)
{
  g_autoptr (SenderPlan)          plan = sender_publisher_plan (publisher, NULL, error);
  g_autoptr (SenderPublishResult) result = NULL;
  g_autoptr (SenderJson)          json = NULL;

  if (plan == NULL)
    return SENDER_CLI_EXIT_USAGE;
  result = sender_publish_result_new (plan);
  result->state = SENDER_PUBLISH_PARTIAL;
  if (cli->json)
    {
      json = sender_publish_result_to_json (result);
      sender_cli_print_json (json);
    }
  else
    sender_cli_plan_print_left (plan);
  note_interrupted (publisher);
  return SENDER_CLI_EXIT_FINDINGS;
}

static SenderPlan *
choose_plan (SenderCli       *cli,
             SenderPublisher *publisher,
             GError         **error)
{
  if (sender_publisher_get_journal (publisher) != NULL && sender_cli_has (cli, "roll-back"))
    return make_plan (cli, publisher, sender_publisher_plan_roll_back, error);
  return make_plan (cli, publisher, sender_publisher_plan, error);
}

static gboolean
check_options (SenderCli       *cli,
               SenderPublisher *publisher,
               GError         **error)
{
  gboolean goes_on = sender_cli_has (cli, "resume");
  gboolean goes_back = sender_cli_has (cli, "roll-back");

  if (goes_on && goes_back)
    sender_cli_usage_error (error, _ ("Say either --resume or --roll-back"));
  else if ((goes_on || goes_back) && sender_publisher_get_journal (publisher) == NULL)
    sender_cli_usage_error (error, _ ("No earlier publish is unfinished"));
  else
    return TRUE;
  return FALSE;
}

static int
publish (SenderCli       *cli,
         SenderCliConfig *loaded,
         SenderPublisher *publisher,
         GError         **error)
{
  g_autoptr (SenderPlan) plan = NULL;

  if (!check_options (cli, publisher, error))
    return SENDER_CLI_EXIT_USAGE;
  if (sender_publisher_get_journal (publisher) != NULL && !sender_cli_has (cli, "resume") &&
      !sender_cli_has (cli, "roll-back"))
    return report_interrupted (cli, publisher, error);
  plan = choose_plan (cli, publisher, error);
  if (plan == NULL)
    return SENDER_CLI_EXIT_USAGE;
  /* What is published is not the configuration where it goes back. It may be a newer one than was
   * checked first. */
  if (sender_publisher_get_way (publisher) == SENDER_PUBLISH_FORTH &&
      (!check_findings (loaded) || !check_live (loaded, publisher, plan)))
    {
      note_interrupted (publisher);
      return SENDER_CLI_EXIT_FINDINGS;
    }
  if (!sender_cli_agree (cli, loaded->config, publisher, plan, error))
    return SENDER_CLI_EXIT_FINDINGS;
  return sender_cli_carry_out (cli, publisher, plan, error);
}

static int
run_publish (SenderCli *cli,
             GError   **error)
{
  g_autoptr (SenderCliConfig) loaded = sender_cli_load (cli, cli->arguments[0], error);
  g_autoptr (SenderPublisher) publisher = NULL;
  gboolean                    goes_on = sender_cli_has (cli, "roll-back") ||
                     sender_cli_has (cli, "resume");

  if (loaded == NULL)
    return SENDER_CLI_EXIT_USAGE;
  if (!goes_on && !check_findings (loaded))
    {
      sender_cli_note_interrupted (cli, loaded->config);
      return SENDER_CLI_EXIT_FINDINGS;
    }
  publisher = sender_cli_prepare (cli, loaded, SENDER_SURVEY_LANGUAGES, error);
  if (publisher == NULL)
    return SENDER_CLI_EXIT_USAGE;
  return publish (cli, loaded, publisher, error);
}

static const SenderCommandOption publish_options[] = {
  { "yes", 0, NULL, N_ ("Publish to a production environment without being asked") },
  { "ours", 0, "PATH", N_ ("Write the configuration’s value where somebody else changed it; may be "
                           "given often") },
  { "resume", 0, NULL, N_ ("Go on with a publish that did not end") },
  { "roll-back", 0, NULL, N_ ("Take back what a publish that did not end has written") },
  SENDER_CLI_PLATFORM_OPTIONS,
  { NULL },
};

const SenderCommand sender_command_publish = {
  .name = "publish",
  .arguments = "CONFIG",
  .minimum = 1,
  .maximum = 1,
  .summary = N_ ("Publish a configuration to PingOne"),
  .description =
    N_ ("Writes the sender, then its messages, then the fallback chain. Each object is read again "
        "just before it is written, and compared after it. What somebody else changed since the "
        "last publish stays as it is, unless --ours names it; what changes in between stops the "
        "publish, with nothing overwritten.\n\nThe state before is kept: “senderctl restore” goes "
        "back to it. A publish that died half way is told the next time, and goes on with "
        "--resume or is taken back with --roll-back. With findings of severity error nothing is "
        "published.\n\nThe exit status is 0 if all is live, 1 with errors in the configuration or "
        "a change in between, or if all is live and that could not be kept here, 3 if PingOne "
        "refused or was not reached, or while another publish of the configuration is going on, 4 "
        "without the secret."),
  .options = publish_options,
  .run = run_publish,
};
