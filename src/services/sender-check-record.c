/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-check-record.h"

#include "sender-checks.h"
#include "sender-environment.h"
#include "sender-mask.h"
#include "sender-plan-words.h"

static GPtrArray *
list_findings (GListModel *findings,
               gint64      at)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) sender_history_step_free);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char          *message =
        sender_mask_text (sender_finding_get_message (finding), NULL);

      g_ptr_array_add (lines, sender_history_step_new (
                                at, sender_finding_get_path (finding),
                                g_strdup_printf ("%s: %s", sender_finding_get_id (finding),
                                                 message)));
    }
  return lines;
}

/**
 * sender_check_record_async:
 * @history: where it is recorded
 * @config: what was checked
 * @findings: (element-type SenderFinding): what was found
 * @started: when it began, in microseconds since the epoch
 * @simulated: whether stand-ins answered
 * @cancellable: (nullable): to stop
 * @callback: called when done; ends with [method@History.note_finish]
 * @user_data: data for @callback
 *
 * Records a check that asked services.
 */
void
sender_check_record_async (SenderHistory      *history,
                           SenderConfig       *config,
                           GListModel         *findings,
                           gint64              started,
                           gboolean            simulated,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  SenderEnvironment  *environment = sender_config_get_environment (config);
  SenderHistoryEntry *entry = g_new0 (SenderHistoryEntry, 1);

  entry->kind = SENDER_HISTORY_CHECK;
  entry->id = g_uuid_string_random ();
  entry->configuration = g_strdup (sender_config_get_id (config));
  entry->configuration_name = g_strdup (sender_config_get_name (config));
  entry->environment = g_strdup (sender_plan_get_environment_name (config));
  entry->production = sender_environment_is_production (environment);
  entry->simulated = simulated;
  entry->started = started;
  entry->ended = g_get_real_time ();
  entry->errors = sender_checks_count (findings, SENDER_SEVERITY_ERROR);
  entry->warnings = sender_checks_count (findings, SENDER_SEVERITY_WARNING);
  entry->result = SENDER_HISTORY_CLEAN;
  if (entry->errors > 0)
    entry->result = SENDER_HISTORY_ERRORS;
  else if (entry->warnings > 0)
    entry->result = SENDER_HISTORY_WARNINGS;
  sender_history_note_async (history, entry, list_findings (findings, started), FALSE,
                             cancellable, callback, user_data);
}
