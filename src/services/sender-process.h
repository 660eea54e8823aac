/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a process that handles secrets does with itself. */

void sender_process_seal (void);

G_END_DECLS
