/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publisher-private.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-format-pingone-secrets.h"
#include "sender-format-pingone.h"
#include "sender-json-compare.h"

#include <glib/gi18n-lib.h>

/* Whether the secret that is here is the one that belongs to what is written. */

/* How a sender signs in, without what PingOne keeps beside it, be it known here or not. (transfer
 * full) (nullable) */
static SenderJson *
make_authentication (SenderConfig *config)
{
  g_autoptr (SenderConfig) copy = sender_record_copy (config);
  g_autoptr (SenderJson)   written = NULL;
  SenderJson              *authentication = NULL;

  g_object_set (sender_config_get_authorization (copy), "remote", NULL, NULL);
  written = sender_format_pingone_write (copy);
  authentication = sender_json_get_member (written, "authentication");
  return authentication != NULL ? sender_json_ref (authentication) : NULL;
}

/* A way to sign in that is unknown here has no place for a secret. */
static gboolean
has_place_for_secret (SenderPublisher *self,
                      GError         **error)
{
  if (*sender_pingone_get_secret_path (self->wanted) != '\0')
    return TRUE;
  g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                       _ ("How this sender signs in is not known to this version of the program, "
                          "so it can’t be written: PingOne wants the secret each time. Choose "
                          "another authorization, or leave the sender as it is."));
  return FALSE;
}

/* A restored state may sign in in another way than the configuration does now: a secret leaves only
 * for what it was entered for. */
gboolean
sender_publisher_has_secret (SenderPublisher *self,
                             GError         **error)
{
  g_autoptr (SenderJson) ours = make_authentication (self->config);
  g_autoptr (SenderJson) theirs = make_authentication (self->wanted);

  if (!has_place_for_secret (self, error))
    return FALSE;
  if (self->secret == NULL)
    {
      g_propagate_error (error, g_error_copy (self->no_secret));
      return FALSE;
    }
  if (ours != NULL && theirs != NULL && sender_json_agree (ours, theirs))
    return TRUE;
  g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_SECRET_MISSING,
                       _ ("The sender signed in another way then. Choose that authorization in the "
                          "configuration, and enter its secret first."));
  return FALSE;
}

/**
 * sender_publisher_get_no_secret:
 *
 * Gets why there is no provider’s secret to write.
 *
 * Returns: (transfer none) (nullable): what the keyring said; %NULL if there is one, or if nobody
 *   has asked yet
 */
const GError *
sender_publisher_get_no_secret (SenderPublisher *self)
{
  return self->secret == NULL ? self->no_secret : NULL;
}
