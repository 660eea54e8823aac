/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/* As much of OpenAPI's schemas as the vendor's documents use. */

/* The first place where @value does not fit @schema, in words; NULL if it fits. A member that the
 * schema does not know is a fault too: a stand-in invents none. (transfer full) (nullable) */
char *schema_find_fault (SenderJson *document,
                         SenderJson *schema,
                         SenderJson *value);

G_END_DECLS
