/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What may be kept of a text that somebody else wrote: telephone numbers masked as by
 * sender_text_mask_number(), and what stands in @sent (nullable) as a group of four digits or more,
 * a code above all, replaced by bullets. */
char *sender_mask_text (const char *text,
                        const char *sent);

G_END_DECLS
