/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-scenarios.h"

#include "sender-practice-cast.h"
#include "sender-cli-dispatch.h"
#include "sender-cli-output.h"
#include "sender-json.h"

#include <glib/gi18n.h>
#include <string.h>

/* What goes wrong on the way, one by one, and whether it is told as it should be. */

typedef struct
{
  SenderCli          *cli;       /* (not owned) */
  SenderCliRehearsal *rehearsal; /* (not owned) */
  SenderConfig       *config;    /* (not owned) */
  SenderCliTable     *table;     /* (owned) */
  SenderJson         *report;    /* (owned) */
  guint               n_played;
  guint               n_wrong;
} Scenarios;

static void
scenarios_clear (Scenarios *self)
{
  g_clear_pointer (&self->table, sender_cli_table_free);
  g_clear_pointer (&self->report, sender_json_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scenarios, scenarios_clear)

/* What a scenario leaves behind, such as an execution that never ends, is not the next one's. */
static gboolean
set_scenario (Scenarios  *self,
              const char *name,
              GError    **error)
{
  g_autoptr (SenderJson) fresh =
    sender_cli_rehearsal_ask (self->rehearsal, "POST", "reset", NULL, error);
  g_autoptr (SenderJson) answer = NULL;
  SenderJson            *body = NULL;

  if (fresh == NULL)
    return FALSE;
  body = sender_json_new_object ();
  sender_json_set_string (body, "name", name);
  answer = sender_cli_rehearsal_ask (self->rehearsal, "POST", "scenario", body, error);
  return answer != NULL && sender_cli_rehearsal_announce (self->rehearsal, self->config, error);
}

static SenderDispatch *
dispatch_scenario (Scenarios  *self,
                   SenderJson *scenario,
                   GError    **error)
{
  g_autoptr (SenderDispatch) dispatch = NULL;
  gint64                     wait = 0;
  int                        channel = SENDER_CHANNEL_SMS;
  gboolean                   json = self->cli->json;

  sender_enum_from_nick (SENDER_TYPE_CHANNEL, sender_json_get_string_member (scenario, "channel"),
                         &channel);
  sender_json_get_int (sender_json_get_member (scenario, "wait"), &wait);
  if (!set_scenario (self, sender_json_get_string_member (scenario, "name"), error))
    return NULL;
  /* Each send's own timeline would drown the table. */
  self->cli->json = TRUE;
  dispatch = sender_cli_dispatch_rehearsed (self->cli, self->rehearsal, self->config,
                                            (SenderChannel) channel, "012345", (double) wait,
                                            error);
  self->cli->json = json;
  /* What was cut short says nothing about the scenario. */
  if (dispatch == NULL || g_cancellable_set_error_if_cancelled (self->cli->cancellable, error))
    return NULL;
  return g_steal_pointer (&dispatch);
}

static gboolean
play (Scenarios  *self,
      SenderJson *scenario,
      GError    **error)
{
  const char                *name = sender_json_get_string_member (scenario, "name");
  const char                *expected = sender_json_get_string_member (scenario, "state");
  const char                *state = NULL;
  g_autofree char           *words = NULL;
  SenderJson                *row = NULL;
  gboolean                   is_right = FALSE;
  g_autoptr (SenderDispatch) dispatch = dispatch_scenario (self, scenario, error);

  if (dispatch == NULL)
    return FALSE;
  state = sender_enum_get_nick (SENDER_TYPE_DISPATCH_STATE,
                                (int) sender_dispatch_get_state (dispatch));
  is_right = strcmp (state, expected) == 0;
  words = is_right ? g_strdup (state) : g_strdup_printf (_ ("%s, not %s"), state, expected);
  self->n_played++;
  self->n_wrong += !is_right;
  row = sender_json_new_object ();
  sender_json_set_string (row, "scenario", name);
  sender_json_set_string (row, "expected", expected);
  sender_json_set_member (row, "dispatch", sender_dispatch_to_json (dispatch));
  sender_json_append (self->report, row);
  sender_cli_table_add (self->table, name, words,
                        _ (sender_json_get_string_member (scenario, "text")));
  if (!is_right)
    sender_cli_table_style (self->table, 1, SENDER_STYLE_ERROR);
  return TRUE;
}

static gboolean
play_wanted (Scenarios  *self,
             SenderJson *scenarios,
             const char *wanted,
             GError    **error)
{
  for (guint i = 0; i < sender_json_get_length (scenarios); i++)
    {
      SenderJson *scenario = sender_json_get_element (scenarios, i);
      const char *name = sender_json_get_string_member (scenario, "name");

      if (strcmp (wanted, "all") != 0 && strcmp (wanted, name) != 0)
        continue;
      sender_cli_progress ("%s …", name);
      if (!play (self, scenario, error))
        return FALSE;
    }
  return TRUE;
}

static void
refuse (SenderJson *scenarios,
        const char *wanted,
        GError    **error)
{
  g_autoptr (GString) names = g_string_new ("all");

  for (guint i = 0; i < sender_json_get_length (scenarios); i++)
    g_string_append_printf (names, ", %s",
                            sender_json_get_string_member (sender_json_get_element (scenarios, i),
                                                           "name"));
  sender_cli_usage_error (error, _ ("There is no scenario “%s”; there are %s"), wanted, names->str);
}

static void
report (Scenarios *self)
{
  g_autofree char *text = NULL;

  if (self->cli->json)
    {
      sender_cli_print_json (self->report);
      return;
    }
  text = sender_cli_table_to_text (self->table);
  sender_cli_print ("%s", text);
  if (self->n_wrong == 0)
    sender_cli_print (ngettext ("%u scenario, SIMULATED, ended as it should\n",
                                "%u scenarios, SIMULATED, ended as they should\n", self->n_played),
                      self->n_played);
  else
    sender_cli_print (_ ("%u of %u scenarios, SIMULATED, did NOT end as they should\n"),
                      self->n_wrong, self->n_played);
}

/**
 * sender_cli_scenarios_play:
 * @rehearsal: the stand-ins
 * @config: the configuration
 * @wanted: a scenario, or `all`
 * @good: (inout): turns %FALSE where one did not end as it should
 * @error: return location
 *
 * Plays scenarios and prints what came of each.
 *
 * Returns: whether all were played
 */
gboolean
sender_cli_scenarios_play (SenderCli          *cli,
                           SenderCliRehearsal *rehearsal,
                           SenderConfig       *config,
                           const char         *wanted,
                           gboolean           *good,
                           GError            **error)
{
  g_autoptr (SenderJson) answer =
    sender_cli_rehearsal_ask (rehearsal, "GET", "scenarios", NULL, error);
  SenderJson        *scenarios = NULL;
  gboolean           success = FALSE;
  g_auto (Scenarios) self = {
    .cli = cli,
    .rehearsal = rehearsal,
    .config = config,
    .table = sender_cli_table_new ((const char *[]){ _ ("SCENARIO"), _ ("STATE"), "", NULL }),
    .report = sender_json_new_array (),
  };

  if (answer == NULL)
    return FALSE;
  scenarios = sender_json_get_member (answer, "scenarios");
  success = play_wanted (&self, scenarios, wanted, error);
  sender_cli_progress (NULL);
  if (!success)
    return FALSE;
  if (self.n_played == 0)
    {
      refuse (scenarios, wanted, error);
      return FALSE;
    }
  report (&self);
  *good = *good && self.n_wrong == 0;
  return TRUE;
}
