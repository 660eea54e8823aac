/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-json.h"

G_BEGIN_DECLS

/* Headers of requests that are credentials: they are in no mirror, and yet are to stay. */

/**
 * SenderCarriedHeaders:
 * @has_ours: whether one is ours, and is not what is there
 * @has_theirs: whether somebody else added or changed one, or took it away
 * @removed: (nullable): names of those that were published from here, are there, and are not wanted
 *   any more
 *
 * What is told of headers whose values nobody is shown.
 */
typedef struct
{
  gboolean has_ours;
  gboolean has_theirs;
  char    *removed;
} SenderCarriedHeaders;

void sender_carried_headers_clear (SenderCarriedHeaders *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderCarriedHeaders, sender_carried_headers_clear)

/* The requests of @object get those of @ours (nullable: which there are to be nobody knows), and
 * those of @live (nullable) that go to the same server. @prints (nullable): those that were
 * published. */
SenderCarriedHeaders sender_carried_headers_put (SenderJson   *object,
                                                 SenderChannel channel,
                                                 SenderJson   *ours,
                                                 SenderJson   *live,
                                                 SenderJson   *prints,
                                                 gboolean      overwrites);
/* Whether the nth request of @channel in @object has a header that is called so. */
gboolean sender_carried_headers_has (SenderJson   *object,
                                     SenderChannel channel,
                                     guint         nth,
                                     const char   *name);
/* What tells them from others later: of those of @ours that are live, and of those that stayed or
 * were kept what @before (nullable) says. (transfer full) */
SenderJson *sender_carried_headers_make_prints (SenderJson *ours,
                                                SenderJson *live,
                                                SenderJson *before);

/**
 * SenderLostHeaders:
 * @lost: (nullable): names of those that were other ones then, or that are gone since
 * @untold: (nullable): names of those of which nobody can tell
 *
 * What going back does not bring back. Both are %NULL, never empty.
 */
typedef struct
{
  GStrv lost;
  GStrv untold;
} SenderLostHeaders;

void sender_lost_headers_clear (SenderLostHeaders *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderLostHeaders, sender_lost_headers_clear)

/* Which ones a sender (nullable) has: names, and of the values what tells them to whoever has @key,
 * nothing with no key. (transfer full) */
SenderJson *sender_carried_headers_note (SenderJson *sender,
                                         const char *key);
/* What of that (@then, nullable: not noted) is not in @object, which is written. */
SenderLostHeaders sender_carried_headers_compare (SenderJson *then,
                                                  SenderJson *object,
                                                  const char *key);

G_END_DECLS
