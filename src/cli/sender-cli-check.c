/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-check.h"

#include "sender-check-record.h"
#include "sender-checks.h"
#include "sender-cli-live.h"
#include "sender-cli-output.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-preflight.h"

#include <glib/gi18n.h>

/* A keyring that can't be reached says nothing about the secret: then it is only unknown. */
static gboolean
ask_keyring (SenderCli             *cli,
             SenderCliConfig       *item,
             SenderCliSurroundings *self,
             GError               **error)
{
  g_autoptr (GError) local_error = NULL;

  self->secret =
    sender_cli_get_secret (cli, item->config, SENDER_SECRET_KIND_PROVIDER, &local_error);
  self->context.secret_is_error = TRUE;
  if (self->secret != NULL)
    self->context.secret_state = SENDER_SECRET_STATE_PRESENT;
  else if (g_error_matches (local_error, SENDER_ERROR, SENDER_ERROR_SECRET_MISSING))
    self->context.secret_state = SENDER_SECRET_STATE_MISSING;
  else if (sender_cli_get_exit (local_error) != SENDER_CLI_EXIT_SECRET)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (self->secret == NULL)
    self->no_secret = g_strdup (local_error->message);
  return TRUE;
}

/* (transfer full) (nullable) */
static GListModel *
ask_vendor (SenderCli       *cli,
            SenderCliConfig *item,
            const char      *secret,
            GError         **error)
{
  SenderEndpoints         *endpoints = sender_cli_get_endpoints (cli, error);
  g_autoptr (GAsyncResult) result = NULL;

  if (endpoints == NULL)
    return NULL;
  if (sender_endpoints_is_simulated (endpoints))
    sender_cli_note (_ ("SIMULATED: SENDER_STUDIO_ENDPOINTS sends the questions to this computer"));
  sender_preflight_run_async (endpoints, item->config, secret, cli->cancellable,
                              sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_preflight_run_finish (result, error);
}

/* The vendor's own words, after ours. */
static gboolean
add_vendor (SenderCli                   *cli,
            SenderCliConfig             *item,
            const SenderCliSurroundings *around,
            GListStore                  *findings,
            GError                     **error)
{
  g_autoptr (GListModel) online =
    around->secret != NULL ? ask_vendor (cli, item, around->secret, error)
                           : sender_preflight_list_unasked (item->config, around->no_secret);

  for (guint i = 0; online != NULL && i < g_list_model_get_n_items (online); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (online, i);

      g_list_store_append (findings, finding);
    }
  return online != NULL;
}

/* A single stored configuration is held against the rest of the library. */
static gboolean
add_library (SenderCli       *cli,
             SenderCliConfig *item,
             GPtrArray       *rest,
             GError         **error)
{
  g_autoptr (GPtrArray) configs = sender_cli_load_library (cli, error);

  for (guint i = 0; configs != NULL && i < configs->len; i++)
    {
      SenderConfig *config = g_ptr_array_index (configs, i);

      if (!g_str_equal (sender_config_get_id (config), sender_config_get_id (item->config)))
        g_ptr_array_add (rest, g_object_ref (config));
    }
  return configs != NULL;
}

static GPtrArray *
collect_others (GPtrArray       *others,
                SenderCliConfig *item)
{
  GPtrArray *rest = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < others->len; i++)
    {
      SenderCliConfig *other = g_ptr_array_index (others, i);

      if (other != item)
        g_ptr_array_add (rest, g_object_ref (other->config));
    }
  return rest;
}

/**
 * sender_cli_check_offline:
 * @others: (element-type SenderCliConfig): everything the command named
 * @item: one of them
 *
 * Checks a configuration by what it and the others say, without asking anything.
 *
 * Returns: (transfer full): the findings
 */
GListModel *
sender_cli_check_offline (GPtrArray       *others,
                          SenderCliConfig *item)
{
  g_autoptr (GPtrArray) rest = collect_others (others, item);
  SenderCheckContext    context = { .others = rest };

  return sender_checks_run (item->config, &context);
}

/**
 * sender_cli_surroundings_init:
 * @others: (element-type SenderCliConfig): everything the command named
 * @item: one of them
 * @error: return location
 *
 * Finds out what a configuration can't know of itself. The library and the keyring are asked for a
 * single stored one, the keyring also with `--online`.
 *
 * Returns: whether it could be found out; it is to be cleared in any case
 */
gboolean
sender_cli_surroundings_init (SenderCliSurroundings *self,
                              SenderCli             *cli,
                              GPtrArray             *others,
                              SenderCliConfig       *item,
                              GError               **error)
{
  gboolean is_alone = item->stored && others->len == 1;

  *self = (SenderCliSurroundings){ .rest = collect_others (others, item) };
  self->context = (SenderCheckContext){ .others = self->rest, .tells_unknown_secret = TRUE };
  if (is_alone && !add_library (cli, item, self->rest, error))
    return FALSE;
  return (!is_alone && !sender_cli_has (cli, "online")) || ask_keyring (cli, item, self, error);
}

/**
 * sender_cli_surroundings_clear:
 *
 * Frees what it holds.
 */
void
sender_cli_surroundings_clear (SenderCliSurroundings *self)
{
  g_clear_pointer (&self->rest, g_ptr_array_unref);
  g_clear_pointer (&self->secret, sender_vault_free_secret);
  g_clear_pointer (&self->no_secret, g_free);
}

/* What was found is told all the same. */
static void
record (SenderCli    *cli,
        SenderConfig *config,
        GListModel   *findings,
        gint64        started)
{
  SenderHistory           *history = sender_cli_get_history (cli);
  SenderEndpoints         *endpoints = sender_cli_get_endpoints (cli, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;

  sender_check_record_async (history, config, findings, started,
                             endpoints != NULL && sender_endpoints_is_simulated (endpoints), NULL,
                             sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  if (!sender_history_note_finish (history, result, &error))
    sender_cli_note ("%s", error->message);
}

/**
 * sender_cli_check:
 * @others: (element-type SenderCliConfig): everything the command named
 * @item: one of them
 * @error: return location
 *
 * Checks a configuration. The keyring is asked for a single stored one, or with `--online`; the
 * vendor and PingOne are with `--online`.
 *
 * Returns: (transfer full) (nullable): the findings
 */
GListModel *
sender_cli_check (SenderCli       *cli,
                  GPtrArray       *others,
                  SenderCliConfig *item,
                  GError         **error)
{
  g_auto (SenderCliSurroundings) around = { NULL };
  g_auto (SenderCliLive)         live = { NULL };
  g_autoptr (GListModel)         findings = NULL;
  gint64                         started = g_get_real_time ();

  if (!sender_cli_surroundings_init (&around, cli, others, item, error))
    return NULL;
  if (sender_cli_has (cli, "online") && !sender_cli_live_init (&live, cli, item->config, error))
    return NULL;
  around.context.live = live.live;
  around.context.sender = live.sender;
  around.context.refusal = live.refusal;
  findings = sender_checks_run (item->config, &around.context);
  if (sender_cli_has (cli, "online") &&
      !add_vendor (cli, item, &around, G_LIST_STORE (findings), error))
    return NULL;
  sender_cli_live_report (&live, G_LIST_STORE (findings));
  if (sender_cli_has (cli, "online"))
    record (cli, item->config, findings, started);
  return g_steal_pointer (&findings);
}
