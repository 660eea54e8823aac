/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-vault.h"

G_BEGIN_DECLS

/* A vault that forgets when it ends: Practice keeps its pretend secrets here. */

#define SENDER_TYPE_MEMORY_VAULT (sender_memory_vault_get_type ())

G_DECLARE_FINAL_TYPE (SenderMemoryVault, sender_memory_vault, SENDER, MEMORY_VAULT, GObject)

SenderVault *sender_memory_vault_new (void);

G_END_DECLS
