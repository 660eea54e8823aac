/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A window may be closed while something is written: the program stays until that is whole. Each
 * hold is followed by a release. */
void sender_program_hold (void);
void sender_program_release (void);

G_END_DECLS
