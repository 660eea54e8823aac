/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-rehearsal.h"

#include "sender-json.h"
#include "sender-practice-cast.h"

/* Seconds of the stand-ins in one of ours. Not more: a lost answer is looked up by the time of the
 * stand-ins, which must not run away from ours while nothing comes. */
#define SPEED 4.0

struct _SenderCliRehearsal
{
  SenderCli      *cli;       /* (not owned) */
  SenderStandIns *stand_ins; /* (owned) */
};

/**
 * sender_cli_rehearsal_start:
 * @error: return location
 *
 * Starts the stand-ins. They end when this program does, however it ends.
 *
 * Returns: (transfer full) (nullable): the rehearsal
 */
SenderCliRehearsal *
sender_cli_rehearsal_start (SenderCli *cli,
                            GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  SenderStandIns          *stand_ins = NULL;
  SenderCliRehearsal      *self = NULL;

  sender_stand_ins_start_async (SPEED, cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  stand_ins = sender_stand_ins_start_finish (result, error);
  if (stand_ins == NULL)
    return NULL;
  self = g_new0 (SenderCliRehearsal, 1);
  self->cli = cli;
  self->stand_ins = stand_ins;
  return self;
}

/**
 * sender_cli_rehearsal_stop:
 *
 * Ends the stand-ins.
 */
void
sender_cli_rehearsal_stop (SenderCliRehearsal *self)
{
  g_object_unref (self->stand_ins);
  g_free (self);
}

/**
 * sender_cli_rehearsal_get_endpoints:
 *
 * Gets where the stand-ins are.
 *
 * Returns: (transfer none): the endpoints
 */
SenderEndpoints *
sender_cli_rehearsal_get_endpoints (SenderCliRehearsal *self)
{
  return sender_stand_ins_get_endpoints (self->stand_ins);
}

/**
 * sender_cli_rehearsal_ask:
 * @method: GET, POST or DELETE
 * @name: what comes after `/_rehearsal/`
 * @body: (nullable) (transfer full): what is sent
 * @error: return location
 *
 * Asks the control interface.
 *
 * Returns: (transfer full) (nullable): the answer
 */
SenderJson *
sender_cli_rehearsal_ask (SenderCliRehearsal *self,
                          const char         *method,
                          const char         *name,
                          SenderJson         *body,
                          GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_stand_ins_ask_async (self->stand_ins, method, name, body, self->cli->cancellable,
                              sender_cli_result_cb, &result);
  sender_cli_wait (self->cli, &result);
  return sender_stand_ins_ask_finish (self->stand_ins, result, error);
}

/**
 * sender_cli_rehearsal_announce:
 * @config: a configuration
 * @error: return location
 *
 * Tells the stand-ins of the account and the flows that a configuration names.
 *
 * Returns: whether they took it
 */
gboolean
sender_cli_rehearsal_announce (SenderCliRehearsal *self,
                               SenderConfig       *config,
                               GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_practice_cast_announce_async (self->stand_ins, config, self->cli->cancellable,
                                       sender_cli_result_cb, &result);
  sender_cli_wait (self->cli, &result);
  return sender_practice_cast_announce_finish (self->stand_ins, result, error);
}
