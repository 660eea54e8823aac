/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-plan.h"

G_BEGIN_DECLS

/* What nobody but us is the author of: the state that was last published or pulled. */

/**
 * SenderPublished:
 * @environment: id of the environment
 * @sender: (nullable): id of the sender the configuration stands for
 * @live: (nullable): its state, with no contents but ours; %NULL: not known
 * @headers: (nullable): prints of the headers of requests that are credentials
 *
 * The base of the next plan.
 */
typedef struct
{
  char       *environment;
  char       *sender;
  SenderLive *live;
  SenderJson *headers;
} SenderPublished;

/* After @plan was carried out, by which @live came about. @base (nullable): that of the plan. What
 * somebody else wrote and was kept stays theirs. (transfer full) (nullable) */
SenderPublished *sender_published_new (SenderConfig     *config,
                                       const SenderPlan *plan,
                                       SenderLive       *base,
                                       SenderLive       *live,
                                       const char       *sender,
                                       GError          **error);
/* After @plan went back to an earlier state, by which @before became @live. @base and @sender
 * (nullable). (transfer full) */
SenderPublished *sender_published_new_restored (const SenderPlan *plan,
                                                SenderLive       *base,
                                                SenderLive       *before,
                                                SenderLive       *live,
                                                const char       *sender);
/* The same where the sender went, and texts of ours stay. @then (nullable): what was ours in that
 * state. (transfer full) (nullable): NULL where nothing does. */
SenderPublished *sender_published_new_withdrawn (const SenderPlan *plan,
                                                 SenderLive       *base,
                                                 SenderLive       *before,
                                                 SenderLive       *live,
                                                 const char       *sender,
                                                 SenderLive       *then);
/* After @sender, an object of @live, was brought in with all contents of @live. (transfer full) */
SenderPublished *sender_published_new_pulled (SenderLive *live,
                                              SenderJson *sender);
/* After the custom contents of @live for @messages (element-type SenderMessage) were brought in:
 * @before (nullable), with these. @sender (nullable): object of @live that is the configuration’s
 * own. (transfer full) */
SenderPublished *sender_published_new_taken (const SenderPublished *before,
                                             SenderLive            *live,
                                             SenderJson            *sender,
                                             GPtrArray             *messages);
/* Whose the headers are that are credentials: those of @config as they are in @live now, and of
 * others what @before (nullable) says. */
void sender_published_set_headers (SenderPublished *self,
                                   SenderJson      *headers);
void sender_published_take_headers (SenderPublished *self,
                                    SenderConfig    *config,
                                    SenderLive      *live,
                                    SenderJson      *before);
void sender_published_free (SenderPublished *self);

/* (transfer full) */
SenderJson      *sender_published_to_json (const SenderPublished *self);
SenderPublished *sender_published_new_from_json (SenderJson *json,
                                                 GError    **error);
/* Which sender @config stands for: as @json (nullable), what is kept of it, says, or as it came.
 * (nullable) */
const char *sender_published_find_sender (SenderJson   *json,
                                          SenderConfig *config);
/* What it tells of the headers that are credentials, if it is of @environment. (transfer none)
 * (nullable) */
SenderJson *sender_published_find_headers (SenderJson *json,
                                           const char *environment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderPublished, sender_published_free)

G_END_DECLS
