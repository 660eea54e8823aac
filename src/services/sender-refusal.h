/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-error.h"

G_BEGIN_DECLS

/* What the answers of all services that are no success have in common. */

/* The error for a status that is no 2xx: what the user can do next depends on it, never on the
 * text. */
SenderError sender_refusal_get_error (guint status);
/* The first line of what a service says, not longer than a person reads; NULL if it is empty.
 * (transfer full) */
char *sender_refusal_dup_sentence (const char *text);

G_END_DECLS
