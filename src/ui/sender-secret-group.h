/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Where a document's secret is, never its value, and its change: Set or Change Account, Verify,
 * Remove. Actions: secret.edit, .cancel, .verify, .store, .clear, .restore, .look.
 */

#define SENDER_TYPE_SECRET_GROUP (sender_secret_group_get_type ())

G_DECLARE_FINAL_TYPE (SenderSecretGroup, sender_secret_group,
                      SENDER, SECRET_GROUP, AdwPreferencesGroup)

/* Both nullable. What was typed and not stored is wiped. */
void sender_secret_group_set_context (SenderSecretGroup *self,
                                      SenderWorkspace   *workspace,
                                      SenderDocument    *document);

G_END_DECLS
