/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/* Members of an answer in one call each; NULL text is written as null. Values given are taken. */

void sender_put (SenderJson *object,
                 const char *name,
                 SenderJson *value);
void sender_put_text (SenderJson *object,
                      const char *name,
                      const char *text);
void sender_put_format (SenderJson *object,
                        const char *name,
                        const char *format,
                        ...) G_GNUC_PRINTF (3, 4);
void sender_put_int (SenderJson *object,
                     const char *name,
                     gint64      value);
void sender_put_boolean (SenderJson *object,
                         const char *name,
                         gboolean    value);
void sender_put_null (SenderJson *object,
                      const char *name);

/* The same for reading what a caller sent: NULL, @fallback where it is absent or of another
 * kind. */
gint64      sender_read_int (SenderJson *object,
                             const char *name,
                             gint64      fallback);
gboolean    sender_read_boolean (SenderJson *object,
                                 const char *name,
                                 gboolean    fallback);
SenderJson *sender_read_kind (SenderJson    *object,
                              const char    *name,
                              SenderJsonKind kind);

/* An identifier of the vendor: @prefix and 32 random hexadecimal digits. */
char *sender_answer_new_sid (const char *prefix);

G_END_DECLS
