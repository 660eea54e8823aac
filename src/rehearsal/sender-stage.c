/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-stage.h"

#include "sender-account.h"
#include "sender-execution.h"
#include "sender-pingone-stand-in.h"
#include "sender-studio-flow.h"
#include "sender-traffic.h"

#include <string.h>

/* In the order of SenderService; the names are those of SENDER_STUDIO_ENDPOINTS. */
static const struct
{
  const char   *name;
  SenderService behind;
} services[] = {
  { "studio", SENDER_SERVICE_STUDIO },
  { "api", SENDER_SERVICE_API },
  { "messaging", SENDER_SERVICE_MESSAGING },
  { "lookups", SENDER_SERVICE_LOOKUPS },
  { "accounts", SENDER_SERVICE_ACCOUNTS },
  { "voice", SENDER_SERVICE_VOICE },
  { "pingone-auth", SENDER_SERVICE_PINGONE_AUTH },
  { "pingone-api", SENDER_SERVICE_PINGONE_API },
  { "control", SENDER_SERVICE_CONTROL },
  { "tls-self-signed", SENDER_SERVICE_STUDIO },
  { "tls-expired", SENDER_SERVICE_STUDIO },
};

G_STATIC_ASSERT (G_N_ELEMENTS (services) == SENDER_N_SERVICES);

/**
 * sender_service_get_name:
 * @service: a service
 *
 * Names a service.
 *
 * Returns: the name
 */
const char *
sender_service_get_name (SenderService service)
{
  return services[service].name;
}

/**
 * sender_service_from_name:
 * @name: (nullable): a name
 *
 * Finds a service by its name.
 *
 * Returns: the service, %SENDER_N_SERVICES if there is none
 */
SenderService
sender_service_from_name (const char *name)
{
  for (guint i = 0; name != NULL && i < SENDER_N_SERVICES; i++)
    if (strcmp (services[i].name, name) == 0)
      return (SenderService) i;
  return SENDER_N_SERVICES;
}

/**
 * sender_service_get_behind:
 * @service: whose port it is
 *
 * Tells which service answers at a port.
 *
 * Returns: the service
 */
SenderService
sender_service_get_behind (SenderService service)
{
  return services[service].behind;
}

static void
set_up (SenderStage *self)
{
  sender_shelf_add (self->accounts, SENDER_ACCOUNT_DEFAULT_SID, sender_account_new_default ());
  sender_studio_flow_set_up_defaults (self);
  sender_pingone_set_up_defaults (self);
}

/**
 * sender_stage_new:
 *
 * Sets up what the stand-ins share: one account, one flow per channel.
 *
 * Returns: (transfer full): the stage
 */
SenderStage *
sender_stage_new (void)
{
  const GDestroyNotify json_free = (GDestroyNotify) sender_json_unref;
  const guint          limit = SENDER_SHELF_LIMIT;
  SenderStage         *self = g_new0 (SenderStage, 1);

  self->clock = sender_clock_new ();
  self->faults = sender_faults_new ();
  self->accounts = sender_shelf_new (limit, (GDestroyNotify) sender_account_free);
  self->flows = sender_shelf_new (limit, (GDestroyNotify) sender_studio_flow_free);
  self->executions = sender_shelf_new (limit, (GDestroyNotify) sender_execution_free);
  self->messages = sender_shelf_new (limit, (GDestroyNotify) sender_traffic_message_free);
  self->calls = sender_shelf_new (limit, (GDestroyNotify) sender_traffic_call_free);
  self->arrivals = sender_shelf_new (limit, json_free);
  self->received = sender_shelf_new (limit, json_free);
  self->tokens = sender_shelf_new (limit, (GDestroyNotify) sender_pingone_token_free);
  self->clients = sender_shelf_new (limit, (GDestroyNotify) sender_pingone_client_free);
  self->environments = sender_shelf_new (limit, json_free);
  self->passcodes = sender_shelf_new (limit, json_free);
  self->creates = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->salt = g_uuid_string_random ();
  set_up (self);
  return self;
}

/**
 * sender_stage_free:
 * @self: (transfer full): the stage
 *
 * Frees everything.
 */
void
sender_stage_free (SenderStage *self)
{
  SenderShelf *shelves[] = { self->accounts, self->flows, self->executions, self->messages,
                             self->calls, self->arrivals, self->received, self->tokens,
                             self->clients, self->environments, self->passcodes };

  sender_clock_free (self->clock);
  sender_faults_free (self->faults);
  for (guint i = 0; i < G_N_ELEMENTS (shelves); i++)
    sender_shelf_free (shelves[i]);
  g_array_unref (self->creates);
  g_free (self->salt);
  g_free (self);
}

/**
 * sender_stage_reset:
 * @self: the stage
 *
 * Forgets everything that was configured or happened; ports and time go on.
 */
void
sender_stage_reset (SenderStage *self)
{
  SenderShelf *shelves[] = { self->accounts, self->flows, self->executions, self->messages,
                             self->calls, self->arrivals, self->received, self->tokens,
                             self->clients, self->environments, self->passcodes };

  sender_clock_clear (self->clock);
  sender_faults_clear (self->faults);
  for (guint i = 0; i < G_N_ELEMENTS (shelves); i++)
    sender_shelf_clear (shelves[i]);
  g_array_set_size (self->creates, 0);
  self->scenario = NULL;
  self->page_size = 0;
  self->token_seconds = 0;
  set_up (self);
}
