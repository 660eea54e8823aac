/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-credential-change.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How the change of a secret goes, and what came of it, below the secret. Not there while there is
 * nothing to say. */

#define SENDER_TYPE_SECRET_RESULT (sender_secret_result_get_type ())

G_DECLARE_FINAL_TYPE (SenderSecretResult, sender_secret_result,
                      SENDER, SECRET_RESULT, AdwActionRow)

/* Once. @quiet: what comes of it is told elsewhere, except that it can be put back. */
void sender_secret_result_set_change (SenderSecretResult     *self,
                                      SenderCredentialChange *change,
                                      gboolean                quiet);
/* Whether nothing was typed. */
void sender_secret_result_set_refused (SenderSecretResult *self,
                                       gboolean            refused);

G_END_DECLS
