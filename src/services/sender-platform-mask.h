/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a service says may repeat what it was sent. (transfer full) (nullable): @text with every
 * one of @secrets (element-type utf8), each of which may be NULL, replaced by bullets. */
char *sender_platform_mask (const char *text,
                            GPtrArray  *secrets);

G_END_DECLS
