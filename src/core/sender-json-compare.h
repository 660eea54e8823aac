/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/* Objects of a service compared: it may add members to what was written, and says some things in
 * one answer that it leaves out of another. */

/* Whether @whole says all that @part says. */
gboolean sender_json_contains (SenderJson *whole,
                               SenderJson *part);
/* Whether two objects say the same where both say something; `_links` do not count. */
gboolean sender_json_agree (SenderJson *a,
                            SenderJson *b);

G_END_DECLS
