/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/* What the platform finds wrong with a body: entries of `details` (reference: PingOne, 4.3). */

void sender_pingone_complain (SenderJson *details,
                              const char *code,
                              const char *target_format,
                              ...) G_GNUC_PRINTF (3, 4);

/*
 * Each looks at member @name of @object and complains of `<prefix><name>` if it is wrong: text that
 * must be there and not be empty, text that may be one of several words, an array, an object. They
 * give what is there and right, else NULL.
 */
const char *sender_pingone_need_text (SenderJson *details,
                                      SenderJson *object,
                                      const char *prefix,
                                      const char *name);
const char *sender_pingone_check_word (SenderJson        *details,
                                       SenderJson        *object,
                                       const char        *prefix,
                                       const char        *name,
                                       const char *const *words);
const char *sender_pingone_need_word (SenderJson        *details,
                                      SenderJson        *object,
                                      const char        *prefix,
                                      const char        *name,
                                      const char *const *words);
SenderJson *sender_pingone_check_kind (SenderJson    *details,
                                       SenderJson    *object,
                                       const char    *prefix,
                                       const char    *name,
                                       SenderJsonKind kind);
SenderJson *sender_pingone_need_kind (SenderJson    *details,
                                      SenderJson    *object,
                                      const char    *prefix,
                                      const char    *name,
                                      SenderJsonKind kind);
/* Whether an array (nullable) has a text in it. */
gboolean sender_pingone_holds (SenderJson *array,
                               const char *text);
/* Text of at most @limit characters; absent text is right. */
void sender_pingone_check_length (SenderJson *details,
                                  SenderJson *object,
                                  const char *name,
                                  glong       limit);

G_END_DECLS
