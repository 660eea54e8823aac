/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-secret-key.h"

#include "sender-authorization.h"
#include "sender-config.h"

#include <glib/gi18n-lib.h>

/* The platform's secret is that of a worker application: it has no kind of authorization. */
#define PLATFORM_AUTHORIZATION "client"

static const char *
get_authorization_nick (SenderConfig *config)
{
  SenderAuthorization *authorization = sender_config_get_authorization (config);

  return sender_enum_get_nick (SENDER_TYPE_AUTHORIZATION_KIND,
                               (int) sender_authorization_get_kind (authorization));
}

/**
 * sender_secret_key_make:
 * @config: a configuration
 * @kind: `provider`, `pingone` or `published`
 *
 * Says what a secret is found by: the configuration's id, the kind, and the kind of authorization
 * that is set now.
 *
 * Returns: the key; it borrows from @config
 */
SenderSecretKey
sender_secret_key_make (SenderConfig *config,
                        const char   *kind)
{
  gboolean is_platform = g_str_equal (kind, SENDER_SECRET_KIND_PINGONE);

  return (SenderSecretKey){
    .configuration = sender_config_get_id (config),
    .kind = kind,
    .authorization = is_platform ? PLATFORM_AUTHORIZATION : get_authorization_nick (config),
  };
}

/**
 * sender_secret_key_dup_label:
 * @config: a configuration
 * @kind: `provider`, `pingone`, `published` or `prints`
 *
 * Says what a keyring calls the secret in its own windows.
 *
 * Returns: (transfer full): the label
 */
char *
sender_secret_key_dup_label (SenderConfig *config,
                             const char   *kind)
{
  return g_strdup_printf (_ ("Sender Studio: %s (%s)"), sender_config_get_name (config), kind);
}
