/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/* Objects of a service compared: with what was written, to which it may add members, and with what
 * was read before. */

/* Whether @whole says all that @part says. */
gboolean sender_json_contains (SenderJson *whole,
                               SenderJson *part);
/* Whether two reads of an object, made in the same way, show the same: a member that one lacks
 * counts, but for those that the service alone writes. */
gboolean sender_json_agree (SenderJson *a,
                            SenderJson *b);

G_END_DECLS
