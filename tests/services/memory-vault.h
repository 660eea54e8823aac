/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-vault.h"

G_BEGIN_DECLS

/* A vault that is gone with the test. */

#define MEMORY_TYPE_VAULT (memory_vault_get_type ())

G_DECLARE_FINAL_TYPE (MemoryVault, memory_vault, MEMORY, VAULT, GObject)

SenderVault *memory_vault_new (void);
/* From now on storing fails as without a keyring. */
void memory_vault_break (MemoryVault *self);
/* (nullable): what is kept. */
const char *memory_vault_get (MemoryVault *self,
                              const char  *configuration,
                              const char  *authorization);

G_END_DECLS
