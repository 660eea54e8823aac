/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"
#include "sender-history.h"
#include "sender-publish-result.h"

G_BEGIN_DECLS

/*
 * What the history tells of one publish. It is on disk before the first write, as an intent to send
 * is: what nobody can look up afterwards is not done. Numbers are masked, and nothing of a secret
 * is in it.
 */

typedef struct _SenderPublishRecord SenderPublishRecord;

/* @goes_on: with an earlier one that has not ended, or it takes that back. */
SenderPublishRecord *sender_publish_record_new (SenderHistory   *history,
                                                SenderConfig    *config,
                                                SenderPublishWay way,
                                                gboolean         simulated,
                                                gboolean         goes_on);
void                 sender_publish_record_free (SenderPublishRecord *self);

/* @plan must live until the record is freed. Both end with sender_history_note_finish(). */
void sender_publish_record_begin_async (SenderPublishRecord *self,
                                        const SenderPlan    *plan,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
/* @result (nullable): what became of it; @error (nullable): why nothing was written; @correlation
 * (nullable): of the newest request that was no success. */
void sender_publish_record_end_async (SenderPublishRecord       *self,
                                      const SenderPublishResult *result,
                                      const GError              *error,
                                      const char                *correlation,
                                      GAsyncReadyCallback        callback,
                                      gpointer                   user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderPublishRecord, sender_publish_record_free)

G_END_DECLS
