/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-live.h"

#include "sender-cli-output.h"
#include "sender-config.h"
#include "sender-connection.h"
#include "sender-error.h"
#include "sender-mirror.h"
#include "sender-published.h"
#include "sender-survey.h"
#include "sender-usage.h"

#include <glib/gi18n.h>

#define USAGE (SENDER_SURVEY_SENDERS | SENDER_SURVEY_SETTINGS | SENDER_SURVEY_POLICIES)
#define ALL (USAGE | SENDER_SURVEY_LANGUAGES)

static SenderLive *
survey (SenderCli        *cli,
        SenderPlatform   *platform,
        const char       *environment,
        SenderSurveyParts parts,
        char            **gap,
        GError          **error)
{
  static const char *const none[] = { NULL };
  g_autoptr (GAsyncResult) result = NULL;

  sender_cli_progress (_ ("Reading what is live"));
  sender_survey_async (platform, environment, parts, none, cli->cancellable, sender_cli_result_cb,
                       &result);
  sender_cli_wait (cli, &result);
  sender_cli_progress (NULL);
  return sender_survey_finish (platform, result, gap, error);
}

/* Which sender of an environment a configuration was published or pulled as. What is kept of that
 * and can’t be read is an error: the sender would be taken for one that nobody here knows.
 * @id (out) (transfer full) (nullable): NULL: as none. */
static gboolean
find_sender (SenderCli     *cli,
             SenderArchive *archive,
             SenderConfig  *config,
             const char    *environment,
             char         **id,
             GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SenderJson)   json = NULL;
  g_autoptr (GError)       local_error = NULL;

  *id = NULL;
  sender_archive_read_async (archive, sender_config_get_id (config), environment,
                             SENDER_ARCHIVE_PUBLISHED, cli->cancellable, sender_cli_result_cb,
                             &result);
  sender_cli_wait (cli, &result);
  json = sender_archive_read_finish (archive, result, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *id = g_strdup (sender_published_find_sender (json, config));
  return TRUE;
}

static gboolean
find_live (SenderCliLive *self,
           SenderCli     *cli,
           SenderConfig  *config,
           GError       **error)
{
  g_autoptr (SenderArchive) archive = sender_archive_new (NULL);
  g_autofree char          *id = NULL;
  SenderJson               *sender = NULL;

  if (!find_sender (cli, archive, config, sender_live_get_environment (self->live), &id,
                    error))
    return FALSE;
  sender = sender_mirror_find_sender (config, self->live, id);
  if (sender != NULL)
    self->sender = g_strdup (sender_json_get_string_member (sender, "id"));
  return TRUE;
}

/* What can’t be asked is told and ends nothing, unless somebody stopped it. */
static gboolean
note_failure (SenderCliLive *self,
              GError        *failure,
              GError       **error)
{
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (g_error_matches (failure, SENDER_ERROR, SENDER_ERROR_FORBIDDEN))
    self->refusal = g_strdup (failure->message);
  else
    self->gap = g_strdup (failure->message);
  g_error_free (failure);
  return TRUE;
}

/* Without the secret PingOne is not asked. */
static gboolean
note_no_secret (SenderCliLive *self,
                GError        *failure,
                GError       **error)
{
  if (sender_cli_get_exit (failure) != SENDER_CLI_EXIT_SECRET)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  self->gap = g_strdup (failure->message);
  g_error_free (failure);
  return TRUE;
}

/**
 * sender_cli_live_init:
 * @config: a configuration
 * @error: return location
 *
 * Reads what the environment of a configuration holds. Without a complete connection there is
 * nothing to ask, and nothing is said.
 *
 * Returns: whether the command goes on
 */
gboolean
sender_cli_live_init (SenderCliLive *self,
                      SenderCli     *cli,
                      SenderConfig  *config,
                      GError       **error)
{
  g_autoptr (SenderPlatform) platform = NULL;
  g_autofree char           *environment = NULL;
  GError                    *failure = NULL;

  *self = (SenderCliLive){ NULL };
  if (!sender_connection_check (config, NULL, NULL))
    return TRUE;
  platform = sender_cli_connect (cli, config, &failure);
  if (platform == NULL)
    return note_no_secret (self, failure, error);
  environment = sender_connection_dup_environment (config);
  self->live = survey (cli, platform, environment, ALL, &self->gap, &failure);
  if (self->live == NULL)
    return note_failure (self, failure, error);
  return find_live (self, cli, config, error);
}

/**
 * sender_cli_live_clear:
 *
 * Frees what it holds.
 */
void
sender_cli_live_clear (SenderCliLive *self)
{
  g_clear_pointer (&self->live, sender_live_unref);
  g_clear_pointer (&self->sender, g_free);
  g_clear_pointer (&self->refusal, g_free);
  g_clear_pointer (&self->gap, g_free);
}

/**
 * sender_cli_live_report:
 * @findings: gets one more if nothing could be read
 *
 * Reports what is not known of what PingOne holds.
 */
void
sender_cli_live_report (SenderCliLive *self,
                        GListStore    *findings)
{
  SenderRuleFacts           rule = sender_online_rules_find ("SS610");
  g_autoptr (SenderFinding) finding = NULL;
  g_autofree char          *message = NULL;

  if (self->gap == NULL)
    return;
  if (self->live != NULL)
    message = g_strdup_printf (_ ("Not checked in full: what the environment holds. %s"),
                               self->gap);
  else
    message = g_strdup_printf (_ ("Not checked: what the environment holds. %s"), self->gap);
  finding = sender_finding_new (rule.id, rule.severity, "environment.id", message, rule.why, NULL);
  g_list_store_append (findings, finding);
}

/* What of the plan PingOne refuses (SS412, SS805), or may refuse half way (SS506). */
static gboolean
concerns_publishing (SenderFinding *finding)
{
  static const char *const ids[] = { "SS412", "SS506", "SS805", NULL };

  return g_strv_contains (ids, sender_finding_get_id (finding)) &&
         sender_finding_get_accepted (finding) == NULL;
}

/* A sender that somebody deleted, and that the plan would ask all the same. */
static guint
note_gone (SenderConfig     *config,
           SenderLive       *live,
           const SenderPlan *plan)
{
  g_autofree char *gone = sender_plan_dup_gone (plan, config, live);

  if (gone == NULL)
    return 0;
  sender_cli_note ("%s %s: %s", "SS506", "fallback.chain", gone);
  return 1;
}

/**
 * sender_cli_live_note_refused:
 * @config: a configuration
 * @live: what its environment holds, the languages too
 * @plan: the plan to publish it
 *
 * Tells of each message that PingOne would refuse, and of each provider of the order that it does
 * not have, unless the finding was accepted; and of one that the plan puts back.
 *
 * Returns: how many of them are errors, so that nothing may be published
 */
guint
sender_cli_live_note_refused (SenderConfig     *config,
                              SenderLive       *live,
                              const SenderPlan *plan)
{
  SenderCheckContext     context = { .publishing = TRUE, .live = live };
  g_autoptr (GListModel) findings = sender_checks_run (config, &context);
  guint                  count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (!concerns_publishing (finding))
        continue;
      sender_cli_note ("%s %s: %s", sender_finding_get_id (finding),
                       sender_finding_get_path (finding), sender_finding_get_message (finding));
      count += sender_finding_get_severity (finding) == SENDER_SEVERITY_ERROR ? 1 : 0;
    }
  return count + note_gone (config, live, plan);
}

/**
 * sender_cli_tell_usage:
 * @platform: the client
 * @config: a configuration with a complete connection
 *
 * Says what its environment uses now, or why that is not known.
 */
void
sender_cli_tell_usage (SenderCli      *cli,
                       SenderPlatform *platform,
                       SenderConfig   *config)
{
  g_autofree char        *environment = sender_connection_dup_environment (config);
  g_autoptr (GError)      error = NULL;
  g_autofree char        *gap = NULL;
  g_autoptr (SenderLive)  live = survey (cli, platform, environment, USAGE, &gap, &error);
  g_autoptr (SenderUsage) usage = live != NULL ? sender_usage_new (live) : NULL;
  g_autofree char        *text = usage != NULL ? sender_usage_dup_text (usage) : NULL;

  if (text != NULL)
    sender_cli_note (_ ("In use now: %s"), text);
  else
    sender_cli_note (_ ("What is in use now is not known: %s"), error->message);
  if (gap != NULL)
    sender_cli_note ("%s", gap);
}
