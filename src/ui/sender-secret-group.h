/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-credential-change.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Where a document's secret is, never its value, and its change: Set or Change Account, Verify,
 * Remove. Actions: secret.edit, .cancel, .verify, .store, .clear, .restore, .look. Property
 * (construct): platform, which makes it that of the worker application at PingOne; what is verified
 * then is the connection, and what came of it is told by who shows that.
 */

#define SENDER_TYPE_SECRET_GROUP (sender_secret_group_get_type ())

G_DECLARE_FINAL_TYPE (SenderSecretGroup, sender_secret_group,
                      SENDER, SECRET_GROUP, AdwPreferencesGroup)

/* Both nullable. What was typed and not stored is wiped. */
void sender_secret_group_set_context (SenderSecretGroup *self,
                                      SenderWorkspace   *workspace,
                                      SenderDocument    *document);
/* (transfer none) */
SenderCredentialChange *sender_secret_group_get_change (SenderSecretGroup *self);
/* Of `platform`: with what is typed, else with what is stored. */
void sender_secret_group_verify (SenderSecretGroup *self);
/* Lets a secret be typed. */
void sender_secret_group_begin (SenderSecretGroup *self);

G_END_DECLS
