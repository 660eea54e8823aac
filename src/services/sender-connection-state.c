/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-connection-state.h"

#include "sender-config.h"
#include "sender-connection.h"
#include "sender-environment.h"
#include "sender-isolate.h"

#include <glib/gi18n-lib.h>

/**
 * sender_connection_state_is_set_up:
 * @config: a configuration
 * @place: where the client secret is
 *
 * Tells whether all is there that signing in to PingOne needs.
 *
 * Returns: whether it is
 */
gboolean
sender_connection_state_is_set_up (SenderConfig     *config,
                                   SenderSecretPlace place)
{
  return sender_connection_find_fault (config, NULL) == NULL &&
         sender_secret_place_has_secret (place);
}

/**
 * sender_connection_state_get_missing:
 * @place: a place that has no secret
 *
 * Says that the client secret is missing, and whether that is for want of a keyring.
 *
 * Returns: a sentence or two, translated
 */
const char *
sender_connection_state_get_missing (SenderSecretPlace place)
{
  if (place == SENDER_SECRET_PLACE_ABSENT)
    return _ ("No keyring is running, and the client secret of the worker application is missing. "
              "Enter it.");
  return _ ("The client secret of the worker application is missing.");
}

static char *
dup_set_up (SenderConfig     *config,
            SenderSecretPlace place)
{
  SenderEnvironment *environment = sender_config_get_environment (config);
  const char        *name = sender_environment_get_name (environment);
  g_autofree char   *shown = sender_isolate_name (
      *name != '\0' ? name : sender_environment_get_id (environment));

  if (place == SENDER_SECRET_PLACE_PRACTICE)
    return g_strdup_printf (_ ("Set up for %s, with a pretend worker application."), shown);
  return g_strdup_printf (_ ("Set up for %s. Verify tells whether PingOne accepts it."), shown);
}

/**
 * sender_connection_state_dup_text:
 * @config: a configuration
 * @place: where the client secret is
 *
 * Says whether all is there that signing in to PingOne needs, and if not, what is missing.
 *
 * Returns: (transfer full): a sentence or two, translated
 */
char *
sender_connection_state_dup_text (SenderConfig     *config,
                                  SenderSecretPlace place)
{
  const char *fault = sender_connection_find_fault (config, NULL);

  if (fault != NULL)
    return g_strdup_printf (_ ("Not connected. %s"), fault);
  if (sender_secret_place_has_secret (place))
    return dup_set_up (config, place);
  if (place == SENDER_SECRET_PLACE_NOWHERE || place == SENDER_SECRET_PLACE_ABSENT)
    return g_strdup_printf (_ ("Not connected. %s"),
                            sender_connection_state_get_missing (place));
  return g_strdup (sender_secret_place_get_text (place));
}
