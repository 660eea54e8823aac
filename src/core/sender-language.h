/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a program says, and how it writes numbers, is in the user's language from here on. */
void sender_language_begin (void);

G_END_DECLS
