/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Conditions of the split widget, as its public documentation lists them: they do not mind case
 * and trim white space. Unknown types, and those about time, never match. */
gboolean sender_split_matches (const char *type,
                               const char *input,
                               const char *value);

G_END_DECLS
