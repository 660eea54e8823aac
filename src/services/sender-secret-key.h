/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-vault.h"

G_BEGIN_DECLS

/* What a configuration's secret is found by: it borrows from @config. @kind: `provider` or
 * `pingone`. */
SenderSecretKey sender_secret_key_make (SenderConfig *config,
                                        const char   *kind);
/* What a keyring calls the secret in its own windows. (transfer full) */
char *sender_secret_key_dup_label (SenderConfig *config,
                                   const char   *kind);

G_END_DECLS
