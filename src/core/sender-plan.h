/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-carried-headers.h"
#include "sender-live.h"
#include "sender-merge.h"
#include "sender-step.h"

G_BEGIN_DECLS

/*
 * What publishing a configuration would change at PingOne: the differences, each with who made it,
 * and the writes, in their order. Pure: what is live was read before.
 */

/* What is known of the secret that PingOne holds, which can't be read. */
typedef enum
{
  SENDER_SECRET_PUBLISHED, /* ours is what we published last */
  SENDER_SECRET_OTHER,     /* ours is another one, or we never published one */
  SENDER_SECRET_UNTOLD,    /* ours may be that one: nobody kept what would tell */
  SENDER_SECRET_NONE,      /* we have none */
} SenderSecretKnowledge;

/**
 * SenderPlanPublish:
 * @before: what it found
 * @after: what it left; or, where it died, was about to leave
 * @has_ended: whether it has left all of that
 *
 * An earlier publish.
 */
typedef struct
{
  SenderLive *before;
  SenderLive *after;
  gboolean    has_ended;
} SenderPlanPublish;

/**
 * SenderPlanInput:
 * @config: what is wanted
 * @live: what there is: senders, settings, and the contents of every template of the messages
 * @base: (nullable): what was last published or pulled, with no contents but ours; without senders
 *   where nobody knows what the sender was
 * @sender: (nullable): id of the sender that the configuration stands for, as far as we know
 * @secret: what is known of the secret
 * @messages: (nullable) (element-type SenderMessage): those that an earlier publish, which did not
 *   end, was about: it may have deleted one already
 * @chain: (nullable): the fallback chain of the state that is gone back to
 * @state: (nullable): that state, whose contents are made again as they were
 * @former_base: (nullable): what of that state counted as ours when it was kept
 * @since: (nullable) (element-type SenderPlanPublish): each publish since, in order, beginning with
 *   the one before which that state was kept: what was somebody else’s in the state, and is undone
 *   by none of them, counts as undone by others
 * @left_out: (nullable): names of those who are left out of it, as PingOne can’t ask them any more
 * @headers: (nullable): prints of the headers that are credentials and were last published
 * @then: (nullable): which such headers the state that is gone back to had, where that was noted
 * @key: (nullable): what tells their values
 * @is_withdrawn: whether the sender is to go: it, its place in the chain and its messages
 * @is_doubtful: whether nobody knows that it is: somebody is to decide first
 * @takes_back: whether that is because a publish that did not end has created it
 * @overwrite: (nullable) (element-type utf8): paths at which ours is written over theirs
 *
 * What a plan is made of.
 */
typedef struct
{
  SenderConfig         *config;
  SenderLive           *live;
  SenderLive           *base;
  const char           *sender;
  SenderSecretKnowledge secret;
  GPtrArray            *messages;
  SenderJson           *chain;
  SenderLive           *state;
  SenderLive           *former_base;
  GPtrArray            *since;
  const char           *left_out;
  SenderJson           *headers;
  SenderJson           *then;
  const char           *key;
  gboolean              is_withdrawn;
  gboolean              is_doubtful;
  gboolean              takes_back;
  GHashTable           *overwrite;
} SenderPlanInput;

/**
 * SenderPlan:
 * @changes: (element-type SenderChange): in the document's order
 * @steps: (element-type SenderStep): in the order of the writes, those that keep too
 * @wanted: (element-type SenderMessage): the messages that the plan is about
 * @result: (nullable): the mirror of what is there once it is carried out
 * @next: (nullable): the same, with what was before wherever somebody else’s change is kept
 * @sender: (nullable): id of the sender, as far as there is one
 * @left_out: (nullable): names of those who were in the fallback chain that is gone back to, and
 *   whom PingOne can’t ask any more
 * @headers: (nullable): prints of the headers that are credentials once it is carried out
 * @lost: which headers that are credentials are not what they were in the state that is gone back
 *   to
 * @has_sender: whether @result and @next tell of the sender too, not only of messages
 * @leaves_sender: whether the sender is of a kind that is set up in PingOne itself, and stays
 * @has_drift: whether somebody else changed something
 * @needs_secret: whether a write takes the secret
 * @keeps_base: whether what was last published stays the base, as somebody else changed the whole
 *   sender and nobody has decided about it
 * @undecided: (nullable): path of a change of somebody else’s that is to be decided about before
 *   anything is written
 * @is_namesake: whether that is whose the sender is, as it was found by its name alone
 * @is_doubtful: whether that is which sender was ours in the state that is gone back to
 * @is_changed: whether that is what becomes of a sender that is taken back, as somebody else
 *   changed it since
 *
 * A plan.
 */
typedef struct
{
  GPtrArray *changes;
  GPtrArray *steps;
  GPtrArray *wanted;

  SenderConfig *result;
  SenderConfig *next;

  char *sender;
  char *left_out;

  SenderJson       *headers;
  SenderLostHeaders lost;

  gboolean has_sender;
  gboolean leaves_sender;
  gboolean has_drift;
  gboolean needs_secret;
  gboolean keeps_base;
  gboolean is_namesake;
  gboolean is_doubtful;
  gboolean is_changed;

  const char *undecided;
} SenderPlan;

/* SENDER_ERROR_FORMAT for objects that can't be read, SENDER_ERROR_INVALID where another sender has
 * the name. (transfer full) (nullable) */
SenderPlan *sender_plan_new (const SenderPlanInput *input,
                             GError               **error);
void        sender_plan_free (SenderPlan *self);
/* Whether anything is written. */
gboolean sender_plan_has_writes (const SenderPlan *self);
/* Whether carrying out either does the same for the same reasons. */
gboolean sender_plan_equal (const SenderPlan *self,
                            const SenderPlan *other);
/* What it makes of @live, of which it says no more than what it writes to. (transfer full) */
SenderLive *sender_plan_dup_made (const SenderPlan *self,
                                  SenderLive       *live);
/* What somebody sees who decides about the change at @path. (transfer full) (nullable) */
char *sender_plan_dup_seen (const SenderPlan *self,
                            const char       *path);
/* What the plan puts back into the chain though it is gone. (transfer full) (nullable) */
char *sender_plan_dup_gone (const SenderPlan *self,
                            SenderConfig     *config,
                            SenderLive       *live);
/* The message that a step is about. (transfer none) (nullable) */
SenderMessage *sender_plan_find_message (const SenderPlan *self,
                                         const SenderStep *step);

/* design, section 10: {"drift","changes":[{"object","path","kind","now","after"}]}.
 * (transfer full) */
SenderJson *sender_plan_to_json (const SenderPlan *self);
const char *sender_change_kind_get_nick (SenderChangeKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderPlan, sender_plan_free)

G_END_DECLS
