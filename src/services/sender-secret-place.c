/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-secret-place.h"

#include "sender-error.h"
#include "sender-memory-vault.h"
#include "sender-session-vault.h"

#include <glib/gi18n-lib.h>

G_DEFINE_ENUM_TYPE (SenderSecretPlace, sender_secret_place,
                    G_DEFINE_ENUM_VALUE (SENDER_SECRET_PLACE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECRET_PLACE_KEYRING, "keyring"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECRET_PLACE_SESSION, "session"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECRET_PLACE_PRACTICE, "practice"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECRET_PLACE_NOWHERE, "nowhere"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECRET_PLACE_ABSENT, "absent"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECRET_PLACE_LOCKED, "locked"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECRET_PLACE_DISMISSED, "dismissed"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECRET_PLACE_SILENT, "silent"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECRET_PLACE_FAILED, "failed"))

static const char *const texts[] = {
  [SENDER_SECRET_PLACE_UNKNOWN] = N_ ("Asking the keyring…"),
  [SENDER_SECRET_PLACE_KEYRING] = N_ ("Stored in the keyring."),
  [SENDER_SECRET_PLACE_SESSION] =
    N_ ("In memory for this run only: no keyring is running. It is gone when the window is "
        "closed."),
  [SENDER_SECRET_PLACE_PRACTICE] =
    N_ ("A pretend secret, in memory for this practice only."),
  [SENDER_SECRET_PLACE_NOWHERE] =
    N_ ("Not stored. One that was entered for another kind of authorization is not used for this "
        "one."),
  [SENDER_SECRET_PLACE_ABSENT] =
    N_ ("Not stored, and no keyring is running. A secret that you enter now is kept in memory "
        "for this run only."),
  [SENDER_SECRET_PLACE_LOCKED] =
    N_ ("Not known: the keyring is locked. Unlock it, then ask again."),
  [SENDER_SECRET_PLACE_DISMISSED] =
    N_ ("Not known: the keyring’s prompt was dismissed. Ask again and unlock it."),
  [SENDER_SECRET_PLACE_SILENT] =
    N_ ("Not known: the keyring doesn’t answer. If it asks for its password, unlock it, then ask "
        "again."),
  [SENDER_SECRET_PLACE_FAILED] =
    N_ ("Not known: the keyring refused. Look into it with its own program, then ask again."),
};

static const struct
{
  SenderError       code;
  SenderSecretPlace place;
} failures[] = {
  { SENDER_ERROR_SECRET_MISSING, SENDER_SECRET_PLACE_NOWHERE },
  { SENDER_ERROR_KEYRING_ABSENT, SENDER_SECRET_PLACE_ABSENT },
  { SENDER_ERROR_KEYRING_LOCKED, SENDER_SECRET_PLACE_LOCKED },
  { SENDER_ERROR_KEYRING_DISMISSED, SENDER_SECRET_PLACE_DISMISSED },
  { SENDER_ERROR_KEYRING_TIMEOUT, SENDER_SECRET_PLACE_SILENT },
};

/**
 * sender_secret_place_make:
 * @vault: what was asked
 * @key: what for
 * @error: (nullable): what the look-up ended with, %NULL if it found the secret
 *
 * Tells where a secret is, or why that is not known.
 *
 * Returns: the place
 */
SenderSecretPlace
sender_secret_place_make (SenderVault           *vault,
                          const SenderSecretKey *key,
                          const GError          *error)
{
  for (guint i = 0; error != NULL && i < G_N_ELEMENTS (failures); i++)
    if (g_error_matches (error, SENDER_ERROR, (int) failures[i].code))
      return failures[i].place;
  if (error != NULL)
    return SENDER_SECRET_PLACE_FAILED;
  if (SENDER_IS_MEMORY_VAULT (vault))
    return SENDER_SECRET_PLACE_PRACTICE;
  if (SENDER_IS_SESSION_VAULT (vault) &&
      sender_session_vault_is_holding (SENDER_SESSION_VAULT (vault), key))
    return SENDER_SECRET_PLACE_SESSION;
  return SENDER_SECRET_PLACE_KEYRING;
}

/**
 * sender_secret_place_has_secret:
 * @place: a place
 *
 * Tells whether a secret is there.
 *
 * Returns: whether it is
 */
gboolean
sender_secret_place_has_secret (SenderSecretPlace place)
{
  return place == SENDER_SECRET_PLACE_KEYRING || place == SENDER_SECRET_PLACE_SESSION ||
         place == SENDER_SECRET_PLACE_PRACTICE;
}

/**
 * sender_secret_place_can_ask_again:
 * @place: a place
 *
 * Tells whether the keyring may answer otherwise when it is asked once more.
 *
 * Returns: whether it may
 */
gboolean
sender_secret_place_can_ask_again (SenderSecretPlace place)
{
  return place >= SENDER_SECRET_PLACE_ABSENT;
}

/**
 * sender_secret_place_get_text:
 * @place: a place
 *
 * Says it in words, with what can be done.
 *
 * Returns: the text, translated
 */
const char *
sender_secret_place_get_text (SenderSecretPlace place)
{
  return _ (texts[place]);
}
