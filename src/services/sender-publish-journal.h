/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-publish-result.h"

G_BEGIN_DECLS

/* The journal of a publish: what it is to write, durable before the first write, and which of the
 * writes have landed, durable before the next one. Of the one that was on its way when it died what
 * is live tells. */

typedef enum
{
  SENDER_PUBLISH_FORTH,   /* the configuration is written */
  SENDER_PUBLISH_RESTORE, /* an earlier state is */
  SENDER_PUBLISH_BACK,    /* what an unfinished publish has written is taken back */
} SenderPublishWay;

/* `publish`, `restore`, `roll-back`. */
const char *sender_publish_way_get_nick (SenderPublishWay way);
/* To publish, if @nick is none. */
SenderPublishWay sender_publish_way_from_nick (const char *nick);

/**
 * SenderPublishJournal:
 * @before: the state before
 * @base: (nullable): what its plan was made from
 * @credentials: (nullable): which headers of the sender were credentials before, by its id
 * @sender: (nullable): id of the sender, as far as it is known
 * @steps: (element-type SenderStep): what was to be written
 * @way: what it was about
 * @snapshot: (nullable): id of the earlier state that was to be restored
 *
 * What is known of a publish that has not ended.
 */
typedef struct
{
  SenderLive *before;
  SenderLive *base;
  SenderJson *credentials;
  char       *sender;
  GPtrArray  *steps;

  SenderPublishWay way;
  char            *snapshot;
} SenderPublishJournal;

/* @credentials (nullable): of @before. @snapshot (nullable): what is restored. @earlier (nullable):
 * the journal of a publish that has not ended: its state before stays the one to go back to.
 * (transfer full) */
SenderJson           *sender_publish_journal_make (SenderLive                 *before,
                                                   SenderLive                 *base,
                                                   SenderJson                 *credentials,
                                                   const SenderPublishResult  *result,
                                                   SenderPublishWay            way,
                                                   const char                 *snapshot,
                                                   const SenderPublishJournal *earlier);
SenderPublishJournal *sender_publish_journal_new_from_json (SenderJson *json,
                                                            GError    **error);
void                  sender_publish_journal_free (SenderPublishJournal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderPublishJournal, sender_publish_journal_free)

G_END_DECLS
