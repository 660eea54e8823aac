/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-keyring-error.h"

#include "sender-error.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

static const SenderError codes[] = {
  [SENDER_KEYRING_CAUSE_ABSENT] = SENDER_ERROR_KEYRING_ABSENT,
  [SENDER_KEYRING_CAUSE_LOCKED] = SENDER_ERROR_KEYRING_LOCKED,
  [SENDER_KEYRING_CAUSE_DISMISSED] = SENDER_ERROR_KEYRING_DISMISSED,
  [SENDER_KEYRING_CAUSE_TIMEOUT] = SENDER_ERROR_KEYRING_TIMEOUT,
  [SENDER_KEYRING_CAUSE_DIED] = SENDER_ERROR_KEYRING_FAILED,
  [SENDER_KEYRING_CAUSE_FAILED] = SENDER_ERROR_KEYRING_FAILED,
  [SENDER_KEYRING_CAUSE_UNCHANGED] = SENDER_ERROR_KEYRING_FAILED,
  [SENDER_KEYRING_CAUSE_MISSING] = SENDER_ERROR_SECRET_MISSING,
};

/* What to do. */
static const char *const sentences[] = {
  [SENDER_KEYRING_CAUSE_ABSENT] =
    N_ ("No keyring is running in this session. Start one, such as GNOME Keyring, and try again."),
  [SENDER_KEYRING_CAUSE_LOCKED] =
    N_ ("The keyring is locked. Unlock it and try again."),
  [SENDER_KEYRING_CAUSE_DISMISSED] =
    N_ ("The keyring’s prompt was dismissed. Try again, and unlock it or allow what it asks."),
  [SENDER_KEYRING_CAUSE_TIMEOUT] =
    N_ ("The keyring doesn’t answer. If it asks for its password, unlock it and try again."),
  [SENDER_KEYRING_CAUSE_DIED] =
    N_ ("The keyring stopped while it was asked. Try again."),
  [SENDER_KEYRING_CAUSE_FAILED] =
    N_ ("The keyring refused. Look into it with its own program."),
  [SENDER_KEYRING_CAUSE_UNCHANGED] =
    N_ ("The keyring still gives the secret it held before. Clear that one, set the new one "
        "again, and allow what the keyring asks."),
  [SENDER_KEYRING_CAUSE_MISSING] =
    N_ ("The keyring holds no secret for this configuration. Enter it first."),
};

/* Codes of D-Bus that mean more than “failed”. */
static const struct
{
  GDBusError         code;
  SenderKeyringCause cause;
} bus_causes[] = {
  { G_DBUS_ERROR_SERVICE_UNKNOWN, SENDER_KEYRING_CAUSE_ABSENT },
  { G_DBUS_ERROR_NAME_HAS_NO_OWNER, SENDER_KEYRING_CAUSE_ABSENT },
  { G_DBUS_ERROR_NO_SERVER, SENDER_KEYRING_CAUSE_ABSENT },
  { G_DBUS_ERROR_DISCONNECTED, SENDER_KEYRING_CAUSE_ABSENT },
  { G_DBUS_ERROR_SPAWN_EXEC_FAILED, SENDER_KEYRING_CAUSE_ABSENT },
  { G_DBUS_ERROR_SPAWN_CHILD_EXITED, SENDER_KEYRING_CAUSE_ABSENT },
  { G_DBUS_ERROR_SPAWN_CHILD_SIGNALED, SENDER_KEYRING_CAUSE_ABSENT },
  { G_DBUS_ERROR_SPAWN_FAILED, SENDER_KEYRING_CAUSE_ABSENT },
  { G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND, SENDER_KEYRING_CAUSE_ABSENT },
  { G_DBUS_ERROR_NO_REPLY, SENDER_KEYRING_CAUSE_DIED },
  { G_DBUS_ERROR_TIMEOUT, SENDER_KEYRING_CAUSE_TIMEOUT },
  { G_DBUS_ERROR_TIMED_OUT, SENDER_KEYRING_CAUSE_TIMEOUT },
};

static SenderKeyringCause
find_cause (const GError *error)
{
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return SENDER_KEYRING_CAUSE_LOCKED;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return SENDER_KEYRING_CAUSE_TIMEOUT;
  /* An error of the service under a name that nobody registered. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_DBUS_ERROR))
    return SENDER_KEYRING_CAUSE_FAILED;
  /* Without a session bus there is no telling which of GIO’s codes comes. */
  if (error->domain == G_IO_ERROR)
    return SENDER_KEYRING_CAUSE_ABSENT;
  for (guint i = 0; error->domain == G_DBUS_ERROR && i < G_N_ELEMENTS (bus_causes); i++)
    if (error->code == (int) bus_causes[i].code)
      return bus_causes[i].cause;
  return SENDER_KEYRING_CAUSE_FAILED;
}

/**
 * sender_keyring_error_new:
 * @cause: what went wrong
 *
 * Makes an error that says what to do.
 *
 * Returns: (transfer full): the error
 */
GError *
sender_keyring_error_new (SenderKeyringCause cause)
{
  return g_error_new_literal (SENDER_ERROR, (int) codes[cause], _ (sentences[cause]));
}

/**
 * sender_keyring_map_error:
 * @error: (transfer full): what libsecret said
 *
 * Maps an error of libsecret to ours; its text stays behind our sentence. Cancellation stays.
 *
 * Returns: (transfer full): the error
 */
GError *
sender_keyring_map_error (GError *error)
{
  SenderKeyringCause cause = SENDER_KEYRING_CAUSE_FAILED;
  GError            *mapped = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return error;
  cause = find_cause (error);
  g_dbus_error_strip_remote_error (error);
  mapped = g_error_new (SENDER_ERROR, (int) codes[cause], "%s (%s)",
                        _ (sentences[cause]),
                        error->message);
  g_error_free (error);
  return mapped;
}

/**
 * sender_keyring_is_portal:
 *
 * Tells whether libsecret keeps secrets in a file of its own, encrypted for the Secret portal.
 *
 * Returns: whether it does
 */
gboolean
sender_keyring_is_portal (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ||
         g_strcmp0 (g_getenv ("SECRET_BACKEND"), "file") == 0;
}
