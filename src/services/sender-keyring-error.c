/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-keyring-error.h"

#include "sender-error.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

typedef enum
{
  CAUSE_ABSENT,
  CAUSE_LOCKED,
  CAUSE_TIMEOUT,
  CAUSE_FAILED,
} Cause;

static const struct
{
  SenderError code;
  const char *sentence;
} causes[] = {
  [CAUSE_ABSENT] = { SENDER_ERROR_KEYRING_ABSENT,
                     N_ ("No keyring is running in this session. Start one (such as GNOME "
                         "Keyring), or give the secret with --secret-fd") },
  [CAUSE_LOCKED] = { SENDER_ERROR_KEYRING_LOCKED,
                     N_ ("The keyring is locked. Unlock it and try again") },
  [CAUSE_TIMEOUT] = { SENDER_ERROR_KEYRING_TIMEOUT, N_ ("The keyring doesn’t answer") },
  [CAUSE_FAILED] = { SENDER_ERROR_KEYRING_FAILED, N_ ("The keyring refused") },
};

/* Codes of D-Bus that mean more than “failed”. */
static const struct
{
  GDBusError code;
  Cause      cause;
} bus_causes[] = {
  { G_DBUS_ERROR_SERVICE_UNKNOWN, CAUSE_ABSENT },
  { G_DBUS_ERROR_NAME_HAS_NO_OWNER, CAUSE_ABSENT },
  { G_DBUS_ERROR_NO_SERVER, CAUSE_ABSENT },
  { G_DBUS_ERROR_DISCONNECTED, CAUSE_ABSENT },
  { G_DBUS_ERROR_SPAWN_EXEC_FAILED, CAUSE_ABSENT },
  { G_DBUS_ERROR_SPAWN_CHILD_EXITED, CAUSE_ABSENT },
  { G_DBUS_ERROR_SPAWN_CHILD_SIGNALED, CAUSE_ABSENT },
  { G_DBUS_ERROR_SPAWN_FAILED, CAUSE_ABSENT },
  { G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND, CAUSE_ABSENT },
  { G_DBUS_ERROR_NO_REPLY, CAUSE_TIMEOUT },
  { G_DBUS_ERROR_TIMEOUT, CAUSE_TIMEOUT },
  { G_DBUS_ERROR_TIMED_OUT, CAUSE_TIMEOUT },
};

static Cause
find_cause (const GError *error)
{
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return CAUSE_LOCKED;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return CAUSE_TIMEOUT;
  /* Without a session bus there is no telling which of GIO’s codes comes. */
  if (error->domain == G_IO_ERROR)
    return CAUSE_ABSENT;
  for (guint i = 0; error->domain == G_DBUS_ERROR && i < G_N_ELEMENTS (bus_causes); i++)
    if (error->code == (int) bus_causes[i].code)
      return bus_causes[i].cause;
  return CAUSE_FAILED;
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
  Cause   cause = CAUSE_FAILED;
  GError *mapped = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return error;
  cause = find_cause (error);
  g_dbus_error_strip_remote_error (error);
  mapped = g_error_new (SENDER_ERROR, (int) causes[cause].code, "%s (%s)",
                        _ (causes[cause].sentence),
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
