/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-connection.h"

#include "sender-config.h"
#include "sender-environment.h"
#include "sender-error.h"
#include "sender-pingone.h"
#include "sender-url.h"

#include <glib/gi18n-lib.h>

#define AUTHENTICATIONS "/deviceAuthentications"

/* Source: PingOne, section 4.1. */
static const char *const domains[] = {
  [SENDER_REGION_NA] = "pingone.com",
  [SENDER_REGION_EU] = "pingone.eu",
  [SENDER_REGION_CA] = "pingone.ca",
  [SENDER_REGION_AP] = "pingone.asia",
  [SENDER_REGION_AU] = "pingone.com.au",
  [SENDER_REGION_SG] = "pingone.sg",
};

static const char *
get_environment_id (SenderConfig *config)
{
  return sender_environment_get_id (sender_config_get_environment (config));
}

static const char *
get_custom_domain (SenderConfig *config)
{
  return sender_environment_get_domain (sender_config_get_environment (config));
}

static const char *
get_worker_environment (SenderConfig *config)
{
  return sender_pingone_get_worker_environment (sender_config_get_pingone (config));
}

static const char *
get_client_id (SenderConfig *config)
{
  return sender_pingone_get_client_id (sender_config_get_pingone (config));
}

/* The client secret goes there, so nothing but a name is let through: no port, no path. */
static gboolean
is_host_name (const char *text)
{
  g_autofree char      *address = g_strconcat ("https://", text, NULL);
  g_autoptr (SenderUrl) url = sender_url_parse (address, NULL);

  return url != NULL && g_str_equal (url->host, text) && !g_hostname_is_ip_address (text);
}

/* What is needed, in the order in which people enter it. */
static const struct
{
  const char *path;
  const char *(*get) (SenderConfig *config);
  gboolean (*is_good) (const char *text);
  const char *missing; /* (nullable): may be left out */
  const char *malformed;
} members[] = {
  { "environment.id", get_environment_id, g_uuid_string_is_valid,
    N_ ("The environment ID is missing."),
    N_ ("The environment ID is no UUID, such as 00000000-0000-4000-8000-000000000001.") },
  { "environment.domain", get_custom_domain, is_host_name, NULL,
    N_ ("The custom domain is no host name, such as auth.example.com.") },
  { "pingone.worker-environment", get_worker_environment, g_uuid_string_is_valid, NULL,
    N_ ("The environment of the worker application is no UUID.") },
  { "pingone.client-id", get_client_id, g_uuid_string_is_valid,
    N_ ("The client ID of the worker application is missing."),
    N_ ("The client ID of the worker application is no UUID.") },
};

/**
 * sender_connection_get_domain:
 * @region: a region
 *
 * Gets the domain that a region's hosts are in.
 *
 * Returns: the domain
 */
const char *
sender_connection_get_domain (SenderRegion region)
{
  return domains[region];
}

/**
 * sender_connection_find_fault:
 * @config: a configuration
 * @path: (out) (optional) (nullable): the field to mend
 *
 * Finds what keeps from signing in to PingOne, the secret aside.
 *
 * Returns: (nullable): a sentence, translated; %NULL if all is there
 */
const char *
sender_connection_find_fault (SenderConfig *config,
                              const char  **path)
{
  if (path != NULL)
    *path = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *text = members[i].get (config);
      const char *fault = *text == '\0' ? members[i].missing : members[i].malformed;

      if (fault == NULL || (*text != '\0' && members[i].is_good (text)))
        continue;
      if (path != NULL)
        *path = members[i].path;
      return g_dgettext (GETTEXT_PACKAGE, fault);
    }
  return NULL;
}

/**
 * sender_connection_check:
 * @config: a configuration
 * @path: (out) (optional) (nullable): the field to mend
 * @error: return location
 *
 * Judges whether all is there that signing in to PingOne needs, the secret aside.
 *
 * Returns: whether it is, or %FALSE with %SENDER_ERROR_INVALID set
 */
gboolean
sender_connection_check (SenderConfig *config,
                         const char  **path,
                         GError      **error)
{
  const char *at = NULL;
  const char *fault = sender_connection_find_fault (config, &at);

  if (path != NULL)
    *path = at;
  if (fault != NULL)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID, "%s: %s", at, fault);
  return fault == NULL;
}

/**
 * sender_connection_equal:
 * @one: a configuration
 * @other: another
 *
 * Compares what signing in to PingOne depends on, the secret aside.
 *
 * Returns: whether it is the same
 */
gboolean
sender_connection_equal (SenderConfig *one,
                         SenderConfig *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (!g_str_equal (members[i].get (one), members[i].get (other)))
      return FALSE;
  return sender_environment_get_region (sender_config_get_environment (one)) ==
           sender_environment_get_region (sender_config_get_environment (other)) &&
         sender_pingone_get_client_authentication (sender_config_get_pingone (one)) ==
           sender_pingone_get_client_authentication (sender_config_get_pingone (other));
}

/**
 * sender_connection_shares_environment:
 * @one: a configuration
 * @other: another
 *
 * Tells whether what is published from one is in the environment of the other. A custom domain is
 * another name of the same.
 *
 * Returns: whether it is
 */
gboolean
sender_connection_shares_environment (SenderConfig *one,
                                      SenderConfig *other)
{
  g_autofree char *here = sender_connection_dup_environment (one);
  g_autofree char *there = sender_connection_dup_environment (other);

  return *here != '\0' && g_str_equal (here, there) &&
         sender_environment_get_region (sender_config_get_environment (one)) ==
           sender_environment_get_region (sender_config_get_environment (other));
}

/**
 * sender_connection_has:
 * @path: a path of a configuration
 *
 * Tells whether a path is of the connection: of the environment, or of its worker application.
 *
 * Returns: whether it is
 */
gboolean
sender_connection_has (const char *path)
{
  return g_str_has_prefix (path, "environment.") || g_str_has_prefix (path, "pingone.");
}

/**
 * sender_connection_dup_api_origin:
 * @config: a configuration
 *
 * Makes the origin of the platform API, which is the region's even where there is a custom domain.
 *
 * Returns: (transfer full): the origin
 */
char *
sender_connection_dup_api_origin (SenderConfig *config)
{
  SenderEnvironment *environment = sender_config_get_environment (config);

  return g_strconcat ("https://api.", domains[sender_environment_get_region (environment)], NULL);
}

/**
 * sender_connection_dup_auth_origin:
 * @config: a configuration
 *
 * Makes the origin that users and applications sign in at.
 *
 * Returns: (transfer full): the origin
 */
char *
sender_connection_dup_auth_origin (SenderConfig *config)
{
  SenderEnvironment *environment = sender_config_get_environment (config);
  const char        *domain = get_custom_domain (config);

  if (*domain != '\0')
    return g_strconcat ("https://", domain, NULL);
  return g_strconcat ("https://auth.", domains[sender_environment_get_region (environment)], NULL);
}

/**
 * sender_connection_dup_token_url:
 * @config: a configuration
 *
 * Makes the address that issues tokens. It names the environment of the worker application, unless
 * a custom domain stands for that.
 *
 * Returns: (transfer full): the URL
 */
char *
sender_connection_dup_token_url (SenderConfig *config)
{
  g_autofree char *origin = sender_connection_dup_auth_origin (config);
  const char      *worker = get_worker_environment (config);
  g_autofree char *environment =
    g_ascii_strdown (*worker != '\0' ? worker : get_environment_id (config), -1);

  if (*get_custom_domain (config) != '\0')
    return g_strconcat (origin, "/as/token", NULL);
  return g_strconcat (origin, "/", environment, "/as/token", NULL);
}

/**
 * sender_connection_dup_authentications_url:
 * @config: a configuration
 * @standard: whether it is to be PingOne's own name, whatever the custom domain
 *
 * Makes the address that device authentications are started at. PingOne writes of custom domains in
 * general that they stand for host and environment, of everything that is below an environment at
 * the authorization host; of this address in particular nothing is documented. So it is assumed to
 * follow the rule that the address of tokens is known to follow.
 *
 * Returns: (transfer full): the URL
 */
char *
sender_connection_dup_authentications_url (SenderConfig *config,
                                           gboolean      standard)
{
  SenderEnvironment *environment = sender_config_get_environment (config);
  const char        *region = domains[sender_environment_get_region (environment)];
  const char        *domain = get_custom_domain (config);
  g_autofree char   *id = sender_connection_dup_environment (config);

  if (*domain != '\0' && !standard)
    return g_strconcat ("https://", domain, AUTHENTICATIONS, NULL);
  return g_strconcat ("https://auth.", region, "/", id, AUTHENTICATIONS, NULL);
}

/**
 * sender_connection_dup_environment:
 * @config: a configuration
 *
 * Makes the ID of the environment that is managed.
 *
 * Returns: (transfer full): the ID
 */
char *
sender_connection_dup_environment (SenderConfig *config)
{
  return g_ascii_strdown (get_environment_id (config), -1);
}

/**
 * sender_connection_dup_client_id:
 * @config: a configuration
 *
 * Makes the client ID of the worker application.
 *
 * Returns: (transfer full): the ID
 */
char *
sender_connection_dup_client_id (SenderConfig *config)
{
  return g_ascii_strdown (get_client_id (config), -1);
}
