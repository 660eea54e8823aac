/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-live.h"

G_BEGIN_DECLS

/*
 * A sender that is made anew has another id than the one that is gone. To PingOne they are two, to
 * people they are one: what was said of the former is said of its successor.
 */

/* @chain with the place of @former given to @entry, unless that has one. (transfer full) */
SenderJson *sender_succession_replace_entry (SenderJson *chain,
                                             const char *former,
                                             const char *entry);
/* @live (nullable) with that chain, and with @entry for the id of the sender @former. (transfer
 * full) (nullable) */
SenderLive *sender_succession_dup_live (SenderLive *live,
                                        const char *former,
                                        const char *entry);
/* Which sender of @state was ours there. @former (nullable): id of the one that was, as far as that
 * was noted (@is_noted); @sender (nullable): id of the one that is. @is_doubtful (out): nobody can
 * tell. (nullable): there was none. */
const char *sender_succession_find (SenderLive *state,
                                    gboolean    is_noted,
                                    const char *former,
                                    SenderLive *live,
                                    const char *sender,
                                    gboolean   *is_doubtful);

G_END_DECLS
