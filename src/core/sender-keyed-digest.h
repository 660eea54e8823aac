/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What tells whether a secret is the one that was, and nothing else of it. */

/* `KEY:DIGEST`; the key is random and new each time. (transfer full) */
char    *sender_keyed_digest_new (const char *secret);
gboolean sender_keyed_digest_fits (const char *digest,
                                   const char *secret);

/* A key that is not kept beside the digests: whoever has those alone can't even try. */

/* `ID:KEY`, both random. (transfer full): wiped by the caller */
char *sender_keyed_digest_new_key (void);
/* `ID:DIGEST`; the id tells the key. (transfer full) */
char    *sender_keyed_digest_new_with (const char *key,
                                       const char *secret);
gboolean sender_keyed_digest_is_with (const char *digest,
                                      const char *key);

G_END_DECLS
