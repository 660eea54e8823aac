/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-platform.h"

#include "sender-cli-output.h"
#include "sender-config.h"
#include "sender-connection.h"
#include "sender-endpoints.h"
#include "sender-error.h"

#include <glib/gi18n.h>

/**
 * sender_cli_connect:
 * @config: a configuration that names its environment and the worker application
 * @error: return location
 *
 * Makes the client of PingOne. Nothing is asked yet.
 *
 * Returns: (transfer full) (nullable): the client
 */
SenderPlatform *
sender_cli_connect (SenderCli    *cli,
                    SenderConfig *config,
                    GError      **error)
{
  SenderEndpoints            *endpoints = sender_cli_get_endpoints (cli, error);
  g_autoptr (SenderTransport) transport = NULL;
  SenderPlatform             *platform = NULL;
  char                       *secret = NULL;

  if (endpoints == NULL || !sender_connection_check (config, NULL, error))
    return NULL;
  secret = sender_cli_get_secret (cli, config, SENDER_SECRET_KIND_PINGONE, error);
  if (secret == NULL)
    return NULL;
  if (sender_endpoints_is_simulated (endpoints))
    sender_cli_note (_ ("SIMULATED: the stand-ins answer, not PingOne."));
  transport = sender_endpoints_make_platform_transport (endpoints, config);
  platform = sender_platform_new (transport, config, secret, error);
  sender_vault_free_secret (secret);
  return platform;
}

/**
 * sender_cli_note_gap:
 * @gap: (nullable): what PingOne refused to show, in sentences
 *
 * Tells it, as it says less of the environment and nothing wrong.
 */
void
sender_cli_note_gap (const char *gap)
{
  if (gap != NULL)
    sender_cli_note (_ ("What depends on it was not checked. %s"), gap);
}

static gboolean
give_secret (SenderCli       *cli,
             SenderConfig    *config,
             SenderPublisher *publisher,
             GError         **error)
{
  char *secret = NULL;

  if (!sender_cli_has (cli, "secret-fd"))
    return TRUE;
  secret = sender_cli_get_secret (cli, config, SENDER_SECRET_KIND_PROVIDER, error);
  if (secret == NULL)
    return FALSE;
  sender_publisher_set_secret (publisher, secret);
  sender_vault_free_secret (secret);
  return TRUE;
}

/**
 * sender_cli_read_kept:
 * @archive: what was published
 * @config: a configuration
 * @kept: (out caller-allocates): gets what is kept
 * @error: return location
 *
 * Reads what is kept of a configuration for its environment.
 *
 * Returns: whether that was read
 */
gboolean
sender_cli_read_kept (SenderCli         *cli,
                      SenderArchive     *archive,
                      SenderConfig      *config,
                      SenderArchiveKept *kept,
                      GError           **error)
{
  g_autofree char         *environment = sender_connection_dup_environment (config);
  g_autoptr (GAsyncResult) result = NULL;

  sender_archive_read_all_async (archive, sender_config_get_id (config), environment,
                                 cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_archive_read_all_finish (archive, result, kept, error);
}

/* A pull writes the configuration, and then what is kept of it. Whoever reads in the other order
 * has a configuration that is as new as what is kept, or newer, and then what is kept is another by
 * the time of a write, which stops it. An older one would pass for edits of ours. */
static gboolean
read_newest (SenderCli         *cli,
             SenderArchive     *archive,
             SenderCliConfig   *loaded,
             SenderArchiveKept *kept,
             GError           **error)
{
  g_autoptr (SenderConfig) before = g_object_ref (loaded->config);

  if (!sender_cli_read_kept (cli, archive, before, kept, error) ||
      !sender_cli_reload (cli, loaded, error))
    return FALSE;
  if (sender_connection_equal (before, loaded->config) &&
      g_str_equal (sender_config_get_id (before), sender_config_get_id (loaded->config)))
    return TRUE;
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_CONFLICT,
               _ ("“%s” was changed meanwhile, and connects in another way now. Try again."),
               sender_config_get_name (loaded->config));
  return FALSE;
}

static SenderPublisher *
make_publisher (SenderCli       *cli,
                SenderCliConfig *loaded,
                SenderPlatform  *platform,
                GError         **error)
{
  g_autoptr (SenderArchive)   archive = sender_archive_new (NULL);
  g_autoptr (SenderPublisher) publisher = NULL;
  g_auto (SenderArchiveKept)  kept = { { NULL } };

  if (!read_newest (cli, archive, loaded, &kept, error))
    return NULL;
  publisher = sender_publisher_new (platform, archive, sender_cli_get_vault (cli), loaded->config);
  sender_publisher_give_kept (publisher, &kept);
  sender_publisher_set_history (
    publisher, sender_cli_get_history (cli),
    sender_endpoints_is_simulated (sender_cli_get_endpoints (cli, NULL)));
  return give_secret (cli, loaded->config, publisher, error) ? g_steal_pointer (&publisher) : NULL;
}

/**
 * sender_cli_prepare:
 * @loaded: what a command was given; it is what it says by now afterwards
 * @parts: what is read beside senders, settings and contents
 * @error: return location
 *
 * Connects and reads what plans are made of.
 *
 * Returns: (transfer full) (nullable): what publishes the configuration
 */
SenderPublisher *
sender_cli_prepare (SenderCli        *cli,
                    SenderCliConfig  *loaded,
                    SenderSurveyParts parts,
                    GError          **error)
{
  g_autoptr (SenderPlatform)  platform = sender_cli_connect (cli, loaded->config, error);
  g_autoptr (SenderPublisher) publisher = NULL;
  g_autoptr (GAsyncResult)    result = NULL;

  if (platform != NULL)
    publisher = make_publisher (cli, loaded, platform, error);
  if (publisher == NULL)
    return NULL;
  sender_cli_progress (_ ("Reading what is live"));
  sender_publisher_prepare_async (publisher, parts, cli->cancellable, sender_cli_result_cb,
                                  &result);
  sender_cli_wait (cli, &result);
  sender_cli_progress (NULL);
  if (!sender_publisher_prepare_finish (publisher, result, error))
    {
      sender_cli_take_refusal (error);
      return NULL;
    }
  sender_cli_note_gap (sender_publisher_get_gap (publisher));
  return g_steal_pointer (&publisher);
}

/**
 * sender_cli_take_refusal:
 * @error: (inout): what went wrong at the service
 *
 * Makes an error of PingOne’s one of the service, for the exit status: what is not there is not
 * there for PingOne.
 */
void
sender_cli_take_refusal (GError **error)
{
  if (error != NULL && g_error_matches (*error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND))
    (*error)->code = SENDER_ERROR_REFUSED;
}
