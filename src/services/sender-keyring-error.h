/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a failure of the secret service means for the user. */

/* @error is taken. (transfer full) */
GError *sender_keyring_map_error (GError *error);
/* Whether secrets go through the Secret portal, or a file in tests: nothing can be diagnosed
 * then. */
gboolean sender_keyring_is_portal (void);

G_END_DECLS
