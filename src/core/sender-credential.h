/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Telling a secret among the headers of a request: its place is the keyring, and no document holds
 * it. Pure functions.
 */

/* Whether a header of this name carries a secret: `Authorization`, `X-Api-Key`. */
gboolean sender_credential_is_name (const char *name);

/* Whether name or scheme (`Bearer …`) say that it is one; variables and places to fill in are
 * none. */
gboolean sender_credential_is_header (const char *name,
                                      const char *value);

/* Whether some word of @text looks as if it were drawn at random, as keys and tokens are. */
gboolean sender_credential_looks_random (const char *text);

G_END_DECLS
