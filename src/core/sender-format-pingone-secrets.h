/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/* Secrets are write-only at PingOne, but a file may hold them; no configuration does. */

/**
 * SenderPingoneSecret:
 * @path: where it stood, `authentication.password`
 * @text: (nullable): the secret, if it was text; wiped when freed
 */
typedef struct
{
  char *path;
  char *text;
} SenderPingoneSecret;

/* Removes from @object what is or looks like a secret.
 * (transfer full) (element-type SenderPingoneSecret) */
GPtrArray *sender_pingone_take_secrets (SenderJson *object);

G_END_DECLS
