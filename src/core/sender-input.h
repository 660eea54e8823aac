/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What holds for text from outside whatever its format, and where in it something is wrong. */

gboolean sender_input_check (const char *text,
                             gsize       length,
                             GError    **error);
gboolean sender_input_looks_like_json (const char *text);
void     sender_input_set_error (const char *text,
                                 const char *at,
                                 GError    **error,
                                 const char *format,
                                 ...) G_GNUC_PRINTF (4, 5);

G_END_DECLS
