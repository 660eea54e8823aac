/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-notification.h"

#include "sender-variables.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const code_variables[] = { "otp", "user.username", "user.name.given",
                                              "user.name.family", NULL };
static const char *const pairing_variables[] = { "otp", "user.username", "user.name.given",
                                                 "user.name.family", "current-year", NULL };
static const char *const transaction_variables[] = { "otp", "user.username", NULL };
static const char *const identity_variables[] = { "app.open.url", "user.username",
                                                  "user.name.given", "user.name.family", NULL };
static const char *const credential_variables[] = { "credential.name", "user.username",
                                                    "user.name.given", "user.name.family", NULL };
static const char *const none[] = { NULL };

static const char *const code_required[] = { "otp", NULL };
static const char *const identity_required[] = { "app.open.url", NULL };

static const SenderNotification notifications[] = {
  { "strong_authentication", N_ ("Sign-In Code"), TRUE, TRUE, code_variables, code_required },
  { "device_pairing", N_ ("Device Pairing"), TRUE, TRUE, pairing_variables, code_required },
  { "transaction", N_ ("Transaction Approval"), TRUE, TRUE, transaction_variables, code_required },
  { "general", N_ ("General"), TRUE, TRUE, none, none },
  { "id_verification", N_ ("Identity Verification"), TRUE, FALSE, identity_variables,
    identity_required },
  { "digital_wallet_pairing", N_ ("Digital Wallet Pairing"), TRUE, FALSE, none, none },
  { "credential_issued", N_ ("Credential Issued"), TRUE, FALSE, credential_variables, none },
  { "credential_updated", N_ ("Credential Updated"), TRUE, FALSE, credential_variables, none },
  { "credential_revoked", N_ ("Credential Revoked"), TRUE, FALSE, credential_variables, none },
};

/* The documented ones that reach no phone by SMS or Voice. */
static const char *const elsewhere[] = {
  "account_created",
  "account_updated",
  "credential_verification",
  "email_verification_admin",
  "email_verification_user",
  "recovery_code_template",
  "verification_code_template",
  NULL,
};

static const struct
{
  const char *name;
  const char *label;
} variable_labels[] = {
  { "otp", N_ ("The one-time passcode") },
  { "user.username", N_ ("The user’s name to sign in with") },
  { "user.name.given", N_ ("The user’s given name") },
  { "user.name.family", N_ ("The user’s family name") },
  { "current-year", N_ ("The year") },
  { "app.open.url", N_ ("The address that opens the app") },
  { "credential.name", N_ ("The name of the credential") },
  { "locale", N_ ("The language of the message") },
  { "code.value", N_ ("A code that verifies an address") },
  { "environmenturl", N_ ("The address of the environment") },
  { "requestedScope", N_ ("What an application asks for") },
  { "requestingApplicationId", N_ ("The id of the application that asks") },
  { "requestingApplicationName", N_ ("The name of the application that asks") },
  { "requestingApplicationLogoUrl", N_ ("The address of the logo of the application that asks") },
  { "authUserBindingMessage", N_ ("A text that both devices show") },
};

/**
 * sender_notification_get_all:
 * @n_notifications: (out): how many there are
 *
 * Gets the known templates, the likeliest first.
 *
 * Returns: (array length=n_notifications): the table
 */
const SenderNotification *
sender_notification_get_all (guint *n_notifications)
{
  *n_notifications = G_N_ELEMENTS (notifications);
  return notifications;
}

/**
 * sender_notification_find:
 * @name: name of a template
 *
 * Looks a template up.
 *
 * Returns: (nullable): what is known of it
 */
const SenderNotification *
sender_notification_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (notifications); i++)
    if (g_str_equal (notifications[i].name, name))
      return &notifications[i];
  return NULL;
}

/**
 * sender_notification_get_label:
 * @name: name of a template
 *
 * Gets what the template is for, in words.
 *
 * Returns: the translated text, or @name
 */
const char *
sender_notification_get_label (const char *name)
{
  const SenderNotification *found = sender_notification_find (name);

  return found != NULL ? _ (found->label) : name;
}

/**
 * sender_notification_has_channel:
 * @name: name of a template
 * @channel: a channel
 *
 * Tells whether PingOne sends the template this way.
 *
 * Returns: %FALSE only if it is documented not to
 */
gboolean
sender_notification_has_channel (const char   *name,
                                 SenderChannel channel)
{
  const SenderNotification *found = sender_notification_find (name);

  if (channel == SENDER_CHANNEL_UNKNOWN)
    return TRUE;
  if (found == NULL)
    return !g_strv_contains (elsewhere, name);
  return channel == SENDER_CHANNEL_SMS ? found->has_sms : found->has_voice;
}

/**
 * sender_notification_is_name:
 * @text: what was typed
 *
 * Tells whether it can be the name of a template.
 *
 * Returns: whether it has letters, digits, `_` and `-` and nothing else
 */
gboolean
sender_notification_is_name (const char *text)
{
  gsize length = strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-");

  return length > 0 && text[length] == '\0';
}

/**
 * sender_notification_get_variable_label:
 * @name: name of a variable
 *
 * Gets what a variable stands for.
 *
 * Returns: (nullable): the translated text
 */
const char *
sender_notification_get_variable_label (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (variable_labels); i++)
    if (sender_variables_is_same (variable_labels[i].name, name, strlen (name)))
      return _ (variable_labels[i].label);
  return NULL;
}

/**
 * sender_notification_get_voice_note:
 * @is_json: whether the message is JSON
 *
 * Gets what PingOne's voice tags do to a message. What becomes of them at a custom provider is not
 * documented (reference: PingOne side, 3.5).
 *
 * Returns: the translated text
 */
const char *
sender_notification_get_voice_note (gboolean is_json)
{
  return is_json ? _ ("PingOne’s voice tags have no place in JSON: the flow pauses, spells and "
                      "repeats by itself.")
                 : _ ("PingOne’s voice tags: <pause1sec> pauses, <sayCharValue>…</sayCharValue> "
                      "spells, <repeatMessage val=2>…</repeatMessage> repeats. What reaches a "
                      "custom provider of them is not documented.");
}
