/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-vault.h"

G_BEGIN_DECLS

/*
 * A keyring, and memory where there is none: without a keyring a secret is kept for this run only
 * (design, section 3). A keyring that is there and refuses is no reason: a weaker place than the
 * one the user chose is never taken silently.
 */

#define SENDER_TYPE_SESSION_VAULT (sender_session_vault_get_type ())

G_DECLARE_FINAL_TYPE (SenderSessionVault, sender_session_vault, SENDER, SESSION_VAULT, GObject)

SenderVault *sender_session_vault_new (SenderVault *keyring);
/* Whether a secret is in memory only, and gone when the program ends. */
gboolean sender_session_vault_is_holding (SenderSessionVault    *self,
                                          const SenderSecretKey *key);

G_END_DECLS
