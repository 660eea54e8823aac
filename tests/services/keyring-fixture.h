/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-vault.h"
#include "stub-keyring.h"

G_BEGIN_DECLS

/* A vault, and a secret service that does as told on a bus of the test's own. */

#define SECRET "Zx9+ü/Secret~4711"

typedef struct
{
  StubKeyring *stub; /* (nullable): none on the bus */
  SenderVault *vault;
} KeyringFixture;

/* Configuration “one”, of the vendor, Basic. */
extern const SenderSecretKey keyring_fixture_key;

/* Adds `/keyring/NAME`; of “absent” the bus has no keyring. */
void keyring_fixture_add (const char   *name,
                          gconstpointer data,
                          void (*test) (KeyringFixture *, gconstpointer));
/* Runs what was added. */
int keyring_fixture_run (void);

char    *keyring_fixture_look_up (KeyringFixture        *self,
                                  const SenderSecretKey *wanted,
                                  GError               **error);
gboolean keyring_fixture_store (KeyringFixture *self,
                                const char     *secret,
                                GError        **error);
gboolean keyring_fixture_clear (KeyringFixture        *self,
                                const SenderSecretKey *wanted,
                                GError               **error);
void     keyring_fixture_assert_found (KeyringFixture *self,
                                       const char     *expected);

G_END_DECLS
