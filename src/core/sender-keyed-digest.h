/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What tells whether a secret is the one that was, and nothing else of it. */

/* `KEY:DIGEST`; the key is random and new each time. (transfer full) */
char    *sender_keyed_digest_new (const char *secret);
gboolean sender_keyed_digest_fits (const char *digest,
                                   const char *secret);

G_END_DECLS
