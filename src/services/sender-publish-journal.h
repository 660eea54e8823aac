/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-publish-result.h"

G_BEGIN_DECLS

/* The journal of a publish: what it is to write, durable before the first write. What of it is
 * live the service tells. */

/**
 * SenderPublishJournal:
 * @before: the state before
 * @base: (nullable): what its plan was made from
 * @sender: (nullable): id of the sender, as far as it is known
 * @steps: (element-type SenderStep): what was to be written
 *
 * What is known of a publish that has not ended.
 */
typedef struct
{
  SenderLive *before;
  SenderLive *base;
  char       *sender;
  GPtrArray  *steps;
} SenderPublishJournal;

/* @earlier (nullable): the journal of a publish that has not ended: its state before stays the one
 * to go back to. (transfer full) */
SenderJson           *sender_publish_journal_make (SenderLive                 *before,
                                                   SenderLive                 *base,
                                                   const SenderPublishResult  *result,
                                                   const SenderPublishJournal *earlier);
SenderPublishJournal *sender_publish_journal_new_from_json (SenderJson *json,
                                                            GError    **error);
void                  sender_publish_journal_free (SenderPublishJournal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderPublishJournal, sender_publish_journal_free)

G_END_DECLS
