/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-json.h"
#include "sender-merge-align.h"

G_BEGIN_DECLS

/* Headers of requests that are credentials: they are in no mirror, and yet are to stay. */

/**
 * SenderCarriedSides:
 * @base: (nullable): it as it was published last
 * @ours: (nullable): as the configuration says
 * @theirs: (nullable): as it is live
 * @prints: (nullable): of what was published
 * @nth: which one of its method it was then, or is if nobody knows; -1 if it was not there
 * @is_alone: whether there is no other
 * @nth_ours: which one of its method it is in ours; -1 if it is not there
 * @then: (nullable): which ones ours, a state that is gone back to, had, where that was noted
 *
 * One request in each state. Nothing is owned.
 */
typedef struct
{
  SenderJson *base;
  SenderJson *ours;
  SenderJson *theirs;
  SenderJson *prints;
  int         nth;
  gboolean    is_alone;
  int         nth_ours;
  SenderJson *then;
} SenderCarriedSides;

/* All but @ours nullable: of whole senders. */
SenderCarriedSides sender_carried_sides_new (SenderJson              *base,
                                             SenderJson              *ours,
                                             SenderJson              *theirs,
                                             SenderJson              *prints,
                                             const SenderMergePlaces *places);
/* Ours is a state that is gone back to: of credentials it is known what @then (nullable) notes. */
void sender_carried_sides_go_back (SenderCarriedSides *sides,
                                   SenderJson         *then);

/* For a request that is not there any more, what it may have become. */
void sender_carried_sides_take_moved (SenderCarriedSides *sides,
                                      SenderJson         *request,
                                      SenderJson         *theirs,
                                      GArray             *places);

/**
 * SenderCarriedHeaders:
 * @has_ours: whether one is ours, and is not what is there
 * @has_theirs: whether somebody else added or changed one, or took it away
 * @overwrites: whether ours is written over theirs
 * @removed: (nullable): names of those that were published from here, are there, and are not wanted
 *   any more
 *
 * What is told of headers whose values nobody is shown.
 */
typedef struct
{
  gboolean has_ours;
  gboolean has_theirs;
  gboolean overwrites;
  char    *removed;
} SenderCarriedHeaders;

void sender_carried_headers_clear (SenderCarriedHeaders *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderCarriedHeaders, sender_carried_headers_clear)

/* @request gets those of ours, and those of theirs that go to the same server. */
SenderCarriedHeaders sender_carried_headers_put (SenderJson               *request,
                                                 const SenderCarriedSides *sides,
                                                 gboolean                  overwrites);
/* What tells those of @request (nullable), which is written, later from others goes to @made. @url
 * (nullable): where it counts as published to then; @removed (nullable): as above. */
void sender_carried_headers_take_prints (SenderJson               *made,
                                         const SenderCarriedSides *sides,
                                         SenderJson               *request,
                                         const char               *url,
                                         const char               *removed);
/* The same of @before (nullable) for all of a method. */
void sender_carried_headers_keep_prints (SenderJson *made,
                                         SenderJson *before,
                                         const char *method);
/* Whether a header of @sender is as @after (nullable) tells, and not as @before (nullable) does. */
gboolean sender_carried_headers_show (SenderJson *sender,
                                      SenderJson *after,
                                      SenderJson *before);
/* Whether somebody else changed any of them. */
gboolean sender_carried_headers_are_touched (const SenderCarriedSides *sides);
/* Whether @request has a header that is called so. */
gboolean sender_carried_headers_has (SenderJson *request,
                                     const char *name);
/* Whether it says @value there. */
gboolean sender_carried_headers_match (SenderJson *request,
                                       const char *name,
                                       const char *value);
/* What tells them from others later: of those of @ours that are live, and of those that stayed or
 * were kept what @before (nullable) says. @places (element-type SenderMergePlaces): the requests in
 * @base (nullable), @ours and @live (nullable). (transfer full) */
SenderJson *sender_carried_headers_make_prints (SenderJson *base,
                                                SenderJson *ours,
                                                SenderJson *live,
                                                SenderJson *before,
                                                GArray     *places);

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
/* What of that (@then, nullable: not noted) is not in @object, which is written. @places
 * (element-type SenderMergePlaces): of each of its requests; ours is @state, which it was noted
 * of. */
SenderLostHeaders sender_carried_headers_compare (SenderJson *then,
                                                  SenderJson *state,
                                                  SenderJson *object,
                                                  GArray     *places,
                                                  const char *key);

G_END_DECLS
