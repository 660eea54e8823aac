/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-record.h"

G_BEGIN_DECLS

/* What the service may spell in another way is no change. */

gboolean sender_merge_says_same (SenderRecord      *record,
                                 const SenderField *field,
                                 const char        *a,
                                 const char        *b);
gboolean sender_merge_is_same (SenderRecord *a,
                               SenderRecord *b);
/* Whether two rows, headers or numbers differ in nothing but what they are called. */
gboolean sender_merge_is_renamed (SenderRecord *a,
                                  SenderRecord *b);

G_END_DECLS
