/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a failure of the secret service means for the user. */

/**
 * SenderKeyringCause:
 * @SENDER_KEYRING_CAUSE_ABSENT: nobody answers to its name, or there is no session bus
 * @SENDER_KEYRING_CAUSE_LOCKED: it stays locked
 * @SENDER_KEYRING_CAUSE_DISMISSED: the user closed its prompt
 * @SENDER_KEYRING_CAUSE_TIMEOUT: it says nothing
 * @SENDER_KEYRING_CAUSE_DIED: it left the bus while it was asked
 * @SENDER_KEYRING_CAUSE_FAILED: it answered with an error
 * @SENDER_KEYRING_CAUSE_UNCHANGED: it claims to have kept what it did not
 * @SENDER_KEYRING_CAUSE_MISSING: it works and holds no such secret
 */
typedef enum
{
  SENDER_KEYRING_CAUSE_ABSENT,
  SENDER_KEYRING_CAUSE_LOCKED,
  SENDER_KEYRING_CAUSE_DISMISSED,
  SENDER_KEYRING_CAUSE_TIMEOUT,
  SENDER_KEYRING_CAUSE_DIED,
  SENDER_KEYRING_CAUSE_FAILED,
  SENDER_KEYRING_CAUSE_UNCHANGED,
  SENDER_KEYRING_CAUSE_MISSING,
} SenderKeyringCause;

/* Says what to do. (transfer full) */
GError *sender_keyring_error_new (SenderKeyringCause cause);
/* @error is taken. (transfer full) */
GError *sender_keyring_map_error (GError *error);
/* Whether secrets go through the Secret portal, or a file in tests: nothing can be diagnosed
 * then. */
gboolean sender_keyring_is_portal (void);

G_END_DECLS
