/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-vault.h"

G_BEGIN_DECLS

/* A vault in memory that fails as told. */

#define TOLD_TYPE_VAULT (told_vault_get_type ())

G_DECLARE_FINAL_TYPE (ToldVault, told_vault, TOLD, VAULT, GObject)

SenderVault *told_vault_new (void);
/* From now on each call ends with that SENDER_ERROR; -1: none. */
void told_vault_fail (SenderVault *vault,
                      int          code);
/* Of all calls, only the @nth store from now on, from 1, ends with that SENDER_ERROR. */
void told_vault_fail_store (SenderVault *vault,
                            guint        nth,
                            int          code);
/* How many secrets it holds. */
guint told_vault_get_n_held (SenderVault *vault);
guint told_vault_get_n_stores (SenderVault *vault);
/* Whatever is looked up is @secret (nullable): NULL: what is held. */
void told_vault_answer (SenderVault *vault,
                        const char  *secret);
/* (nullable): for which kind of authorization was asked last. */
const char *told_vault_get_asked (SenderVault *vault);
/* What is held, failing or not. (transfer full): freed with sender_vault_free_secret(). */
char *told_vault_dup (SenderVault           *vault,
                      const SenderSecretKey *key);
/* What is held for @kind of @config is @expected (nullable). */
void told_vault_assert (SenderVault  *vault,
                        SenderConfig *config,
                        const char   *kind,
                        const char   *expected);

G_END_DECLS
