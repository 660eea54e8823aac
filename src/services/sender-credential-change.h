/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-connection-verify.h"
#include "sender-operation.h"
#include "sender-secret-place.h"
#include "sender-workspace.h"

G_BEGIN_DECLS

/*
 * A secret of a document, as a view shows it: where it is, and its change. A new one is verified
 * before the old one is let go; what fails leaves the old one where it is. The value is in no
 * property, message or step of undo.
 *
 * Properties (read): place, place-text, operation, can-restore.
 */

#define SENDER_TYPE_CREDENTIAL_CHANGE (sender_credential_change_get_type ())

G_DECLARE_FINAL_TYPE (SenderCredentialChange, sender_credential_change,
                      SENDER, CREDENTIAL_CHANGE, GObject)

/* @kind: SENDER_SECRET_KIND_PROVIDER or SENDER_SECRET_KIND_PINGONE. */
SenderCredentialChange *sender_credential_change_new (const char *kind);
/* What runs is cancelled, what was cleared is wiped, and the keyring is asked. Both nullable. */
void              sender_credential_change_set_context (SenderCredentialChange *self,
                                                        SenderWorkspace        *workspace,
                                                        SenderDocument         *document);
SenderSecretPlace sender_credential_change_get_place (SenderCredentialChange *self);
/* The same in words. */
const char *sender_credential_change_get_place_text (SenderCredentialChange *self);
/* (transfer none): what is being done, and what came of it. */
SenderOperation *sender_credential_change_get_operation (SenderCredentialChange *self);
/* Whether what was cleared can be put back. */
gboolean sender_credential_change_can_restore (SenderCredentialChange *self);

/* Asks the keyring again. */
void sender_credential_change_look (SenderCredentialChange *self);
/* @username NULL leaves it. Verifies, then stores. */
void sender_credential_change_verify (SenderCredentialChange *self,
                                      const char             *username,
                                      const char             *secret);
/* Of `pingone`: verifies with the secret that is stored. */
void sender_credential_change_verify_kept (SenderCredentialChange *self);
/* Of `pingone`: what was said of the connection last, and whether it is still the same one.
 * (nullable): NULL unless that was done last. */
const SenderConnectionVerdict *sender_credential_change_get_verdict (SenderCredentialChange *self);
gboolean                       sender_credential_change_is_current (SenderCredentialChange *self);
void                           sender_credential_change_store (SenderCredentialChange *self,
                                                               const char             *username,
                                                               const char             *secret);
/* Removes the secret, and keeps it in memory until something else happens. */
void sender_credential_change_clear (SenderCredentialChange *self);
void sender_credential_change_restore (SenderCredentialChange *self);

G_END_DECLS
