/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-authorization.h"
#include "sender-importer.h"
#include "sender-json.h"

G_BEGIN_DECLS

/* Secrets are write-only at PingOne, but a file may hold them; no configuration does. */

/**
 * SenderPingoneSecret:
 * @path: where it stood, `authentication.password`, `requests[0].headers.X-Api-Key`
 * @header: (nullable): the name, where it was a header of a request
 * @text: (nullable): the secret, if it was text; wiped when freed
 */
typedef struct
{
  char *path;
  char *header;
  char *text;
} SenderPingoneSecret;

/* Removes from @object what is or looks like a secret.
 * (transfer full) (element-type SenderPingoneSecret) */
GPtrArray *sender_pingone_take_secrets (SenderJson *object);

/* `authentication.password` and the like: where the secret is written. */
const char *sender_pingone_get_secret_path (SenderConfig *config);

/* The secret of a header that is, or becomes, what @authorization says. (transfer full)
 * (nullable) */
char *sender_pingone_claim_header (SenderAuthorization *authorization,
                                   const char          *name,
                                   const char          *value);

/* Gives @item the secret it signs in with; of the others @import says that they were left out. */
void sender_pingone_give_secrets (GPtrArray        *secrets,
                                  SenderImportItem *item,
                                  SenderImport     *import);

G_END_DECLS
