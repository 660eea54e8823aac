/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-credential-change-private.h"

#include "sender-authorization.h"
#include "sender-config.h"
#include "sender-connection.h"
#include "sender-connection-state.h"
#include "sender-credential-check.h"
#include "sender-error.h"

#include <glib/gi18n-lib.h>

/* A new secret is kept once whoever takes it has said so: the provider’s vendor, or PingOne. */

/* @step and @error (nullable) are taken. What was cancelled meanwhile stores nothing. */
static void
go_on (SenderCredentialStep *step,
       GError               *error)
{
  g_autoptr (SenderCredentialStep) own = step;
  g_autoptr (GError)               failure = error;

  if (failure == NULL && !g_cancellable_set_error_if_cancelled (step->cancellable, &failure) &&
      !step->is_kept)
    sender_credential_change_keep (g_steal_pointer (&own));
  else
    sender_credential_change_end (step, step->verdict, failure);
}

static void
verified_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  SenderCredentialStep *step = user_data;
  GError               *error = NULL;

  step->verdict = sender_credential_check_finish (result, &error);
  go_on (step, error);
}

static void
connection_verified_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  SenderCredentialStep            *step = user_data;
  SenderCredentialChange          *self = SENDER_CREDENTIAL_CHANGE (step->owner);
  g_auto (SenderConnectionVerdict) verdict = { 0 };
  GError                          *error = NULL;

  if (!sender_connection_verify_finish (result, &verdict, &error))
    {
      go_on (step, error);
      return;
    }
  if (verdict.outcome == SENDER_CONNECTION_GOOD)
    step->verdict = g_strdup (verdict.text);
  else
    error = g_error_new_literal (SENDER_ERROR, SENDER_ERROR_INVALID, verdict.text);
  /* What something newer has replaced is of no interest. */
  if (!g_cancellable_is_cancelled (step->cancellable))
    {
      sender_connection_verdict_clear (&self->verdict);
      self->verdict = verdict;
      verdict = (SenderConnectionVerdict){ 0 };
    }
  go_on (step, error);
}

/* @step is taken; it has a secret. */
static void
ask_pingone (SenderCredentialStep *step)
{
  SenderCredentialChange *self = SENDER_CREDENTIAL_CHANGE (step->owner);
  SenderConfig           *config = sender_document_get_config (step->document);

  g_clear_object (&self->asked);
  self->asked = sender_record_copy (config);
  sender_connection_verify_async (sender_workspace_get_endpoints (step->workspace), config,
                                  step->secret, step->cancellable, connection_verified_cb, step);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  SenderCredentialStep *step = user_data;
  SenderSecretKey       key = { 0 };
  SenderSecretPlace     place = SENDER_SECRET_PLACE_UNKNOWN;
  GError               *error = NULL;

  step->secret = sender_vault_lookup_finish (SENDER_VAULT (source), result, &error);
  if (step->secret != NULL)
    {
      ask_pingone (step);
      return;
    }
  key = sender_credential_step_get_key (step);
  place = sender_secret_place_make (SENDER_VAULT (source), &key, error);
  if (place == SENDER_SECRET_PLACE_NOWHERE || place == SENDER_SECRET_PLACE_ABSENT)
    {
      g_clear_error (&error);
      error = g_error_new_literal (SENDER_ERROR, SENDER_ERROR_SECRET_MISSING,
                                   sender_connection_state_get_missing (place));
    }
  go_on (step, error);
}

/**
 * sender_credential_change_verify:
 * @username: (nullable): the user name to be; %NULL leaves it as it is
 * @secret: the secret to be
 *
 * Asks whether the new credential is taken, and only then lets the old one go.
 */
void
sender_credential_change_verify (SenderCredentialChange *self,
                                 const char             *username,
                                 const char             *secret)
{
  SenderConfig         *config = sender_document_get_config (self->document);
  SenderCredentialStep *step =
    sender_credential_change_begin (self, _ ("Verifying…"), username, secret);

  if (g_str_equal (self->kind, SENDER_SECRET_KIND_PINGONE))
    {
      ask_pingone (step);
      return;
    }
  if (username == NULL)
    username = sender_authorization_get_username (sender_config_get_authorization (config));
  sender_credential_check_async (sender_workspace_get_endpoints (self->workspace), config, username,
                                 secret, step->cancellable, verified_cb, step);
}

/**
 * sender_credential_change_verify_kept:
 *
 * Asks PingOne whether it takes the connection with the secret that is stored.
 */
void
sender_credential_change_verify_kept (SenderCredentialChange *self)
{
  SenderConfig         *config = sender_document_get_config (self->document);
  SenderCredentialStep *step =
    sender_credential_change_begin (self, _ ("Verifying…"), NULL, NULL);
  SenderSecretKey key = sender_credential_step_get_key (step);

  step->is_kept = TRUE;
  /* What is missing is said before the keyring is asked for anything. */
  if (sender_connection_find_fault (config, NULL) != NULL)
    {
      step->secret = g_strdup ("");
      ask_pingone (step);
    }
  else
    sender_vault_lookup_async (step->vault, &key, step->cancellable, found_cb, step);
}

/**
 * sender_credential_change_get_verdict:
 *
 * Gets what PingOne said of the connection.
 *
 * Returns: (transfer none) (nullable): %NULL unless it was asked last
 */
const SenderConnectionVerdict *
sender_credential_change_get_verdict (SenderCredentialChange *self)
{
  return self->verdict.text != NULL ? &self->verdict : NULL;
}

/**
 * sender_credential_change_is_current:
 *
 * Tells whether the connection is still the one that PingOne was asked about.
 *
 * Returns: whether it is
 */
gboolean
sender_credential_change_is_current (SenderCredentialChange *self)
{
  return self->asked != NULL && self->document != NULL &&
         sender_connection_equal (self->asked, sender_document_get_config (self->document));
}
