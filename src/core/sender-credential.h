/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Telling a secret among the headers of a request, whose place is the keyring and no document, and
 * the one form in which a pair is sent. Pure functions.
 */

/* Whether a header of this name carries a secret: `Authorization`, `X-Api-Key`. */
gboolean sender_credential_is_name (const char *name);

/* Whether name or scheme (`Bearer …`) say that it is one; variables and places to fill in are
 * none. */
gboolean sender_credential_is_header (const char *name,
                                      const char *value);

/* Whether it is `Basic …` or `Bearer …`. */
gboolean sender_credential_has_scheme (const char *value);

/* Whether some word of @text looks as if it were drawn at random, as keys and tokens are. */
gboolean sender_credential_looks_random (const char *text);

/* `Basic …` of a pair, a secret: to be wiped. (transfer full) */
char *sender_credential_dup_basic (const char *username,
                                   const char *secret);

G_END_DECLS
