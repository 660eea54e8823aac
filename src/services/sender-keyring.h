/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-vault.h"

G_BEGIN_DECLS

/* The vault on libsecret: the session's keyring, or the Secret portal inside a sandbox. */

#define SENDER_TYPE_KEYRING (sender_keyring_get_type ())

G_DECLARE_FINAL_TYPE (SenderKeyring, sender_keyring, SENDER, KEYRING, GObject)

SenderVault *sender_keyring_new (void);
/* Seconds until a call ends with SENDER_ERROR_KEYRING_TIMEOUT; 5 unless told. */
void sender_keyring_set_deadline (SenderKeyring *self,
                                  double         seconds);

G_END_DECLS
