/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * application/x-www-form-urlencoded (WHATWG URL, 5.1 and 5.2): plain functions on caller's buffers.
 */

/* Appends @text encoded: letters, digits and *-._ as they are, space as +, all else as %XX. */
void sender_form_append_encoded (GString    *out,
                                 const char *text,
                                 gssize      length);

/* As above, but every ${name} in @text is left untouched (a template of a body). */
void sender_form_append_template (GString    *out,
                                  const char *text,
                                  gssize      length);

/* Appends @text decoded: + is a space, %XX a byte; an incomplete %X stays as it is. */
void sender_form_append_decoded (GString    *out,
                                 const char *text,
                                 gssize      length);

/* Called for each pair in order; key and value still encoded, not zero-terminated. */
typedef gboolean (*SenderFormPairFunc) (const char *key,
                                        gsize       key_length,
                                        const char *value,
                                        gsize       value_length,
                                        gboolean    has_value,
                                        gpointer    user_data);

/* Splits at & and the first =; returns FALSE if @func stopped it. */
gboolean sender_form_foreach_pair (const char        *body,
                                   gssize             length,
                                   SenderFormPairFunc func,
                                   gpointer           user_data);

/* Finds the first pair whose decoded key is @key and appends its decoded value to @out. */
gboolean sender_form_lookup (const char *body,
                             gssize      length,
                             const char *key,
                             GString    *out);

G_END_DECLS
