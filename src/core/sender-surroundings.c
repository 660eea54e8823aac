/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-surroundings.h"

#include "sender-config.h"
#include "sender-environment.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *label;
  const char *detail;
} words[] = {
  [SENDER_SURROUNDINGS_NONE] = { N_ ("No Environment"),
                                 N_ ("Not known what PingOne uses now: none is connected") },
  [SENDER_SURROUNDINGS_SANDBOX] = { N_ ("Sandbox"),
                                    N_ ("Not known what PingOne uses now: not connected") },
  [SENDER_SURROUNDINGS_PRODUCTION] = { N_ ("Production"),
                                       N_ ("Not known what PingOne uses now: not connected") },
  [SENDER_SURROUNDINGS_PRACTICE] = { N_ ("Practice"), N_ ("Nothing leaves this computer") },
};

/**
 * sender_surroundings_get:
 * @config: (nullable): a configuration
 * @simulated: whether requests go to stand-ins
 *
 * Tells where what is done with a configuration would happen.
 *
 * Returns: one of [enum@Surroundings]
 */
SenderSurroundings
sender_surroundings_get (SenderConfig *config,
                         gboolean      simulated)
{
  SenderEnvironment *environment = config != NULL ? sender_config_get_environment (config) : NULL;

  if (simulated)
    return SENDER_SURROUNDINGS_PRACTICE;
  if (environment == NULL)
    return SENDER_SURROUNDINGS_NONE;
  if (sender_environment_is_production (environment))
    return SENDER_SURROUNDINGS_PRODUCTION;
  if (*sender_environment_get_name (environment) == '\0' &&
      *sender_environment_get_id (environment) == '\0')
    return SENDER_SURROUNDINGS_NONE;
  return SENDER_SURROUNDINGS_SANDBOX;
}

/**
 * sender_surroundings_get_label:
 *
 * Gets what kind of place it is.
 *
 * Returns: a word or two, translated
 */
const char *
sender_surroundings_get_label (SenderSurroundings self)
{
  return _ (words[self].label);
}

/**
 * sender_surroundings_get_name:
 * @config: (nullable): the configuration
 *
 * Gets what the environment is called.
 *
 * Returns: its name, else its id, else ""
 */
const char *
sender_surroundings_get_name (SenderSurroundings self,
                              SenderConfig      *config)
{
  SenderEnvironment *environment = config != NULL ? sender_config_get_environment (config) : NULL;
  const char        *name = environment != NULL ? sender_environment_get_name (environment) : "";

  if (self == SENDER_SURROUNDINGS_PRACTICE || environment == NULL)
    return "";
  return *name != '\0' ? name : sender_environment_get_id (environment);
}

/**
 * sender_surroundings_get_detail:
 *
 * Says what is in use there now, as far as it is known.
 *
 * Returns: a sentence, translated
 */
const char *
sender_surroundings_get_detail (SenderSurroundings self)
{
  return _ (words[self].detail);
}
