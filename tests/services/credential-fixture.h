/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-credential-change.h"
#include "sender-rehearsal.h"

G_BEGIN_DECLS

/* A document whose secret is changed, a vault, and stand-ins that know one account. */

#define CREDENTIAL_SID "AC00000000000000000000000000000000"
#define CREDENTIAL_TOKEN "00000000000000000000000000000000"

typedef struct
{
  char                   *folder;
  SenderRehearsal        *rehearsal;
  SenderWorkspace        *workspace;
  SenderDocument         *document;
  SenderCredentialChange *change;
} CredentialFixture;

/* @vault is not taken. */
void credential_fixture_set_up (CredentialFixture *self,
                                SenderVault       *vault);
void credential_fixture_tear_down (CredentialFixture *self);
void credential_fixture_tell (CredentialFixture *self,
                              const char        *path,
                              const char        *body);
/* Until nothing runs and the keyring has answered. */
void credential_fixture_wait (CredentialFixture *self);

G_END_DECLS
