/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-live.h"
#include "sender-platform.h"
#include "sender-step.h"

G_BEGIN_DECLS

/* Where the object of a step is at the service, and reading it before and after its write. */

typedef enum
{
  SENDER_PUBLISH_READ_BEFORE,
  SENDER_PUBLISH_READ_AFTER,
  SENDER_PUBLISH_READ_DOUBT, /* after a write that got no answer */
} SenderPublishMoment;

typedef struct _SenderPublishRead SenderPublishRead;

/* @sender (nullable): id of the sender. */
void               sender_publish_read_async (SenderPlatform     *platform,
                                              const SenderStep   *step,
                                              SenderPublishMoment moment,
                                              const char         *sender,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
SenderPublishRead *sender_publish_read_finish (GAsyncResult *result,
                                               GError      **error);
void               sender_publish_read_free (SenderPublishRead *self);

/* The object of a step that shares what was read; NULL if it is not there. (transfer none) */
SenderJson *sender_publish_read_find (const SenderPublishRead *self,
                                      const SenderStep        *step);
gboolean    sender_publish_read_shows_planned (const SenderPublishRead *self,
                                               const SenderStep        *step);
gboolean    sender_publish_read_shows_done (const SenderPublishRead *self,
                                            const SenderStep        *step);
/* In words, after a write: what is not as it was written. (transfer full) (nullable) */
char *sender_publish_read_dup_difference (const SenderPublishRead *self,
                                          const SenderStep        *step,
                                          SenderLive              *written_over);
/* In words, after a write that got no answer: neither what was planned nor what was written. */
const char *sender_publish_read_describe_other (const SenderStep *step);
/* Whether somebody else made the same meanwhile. @fault (nullable): what a write was answered. */
gboolean sender_publish_read_is_taken (const SenderStep          *step,
                                       const SenderPlatformFault *fault);
/* Why it is taken by what was there before: SENDER_ERROR_REFUSED. (transfer full) (nullable) */
GError *sender_publish_read_blame_namesake (const SenderStep *step,
                                            SenderLive       *before);
/* Makes it what is live. */
void sender_publish_read_store (const SenderPublishRead *self,
                                SenderLive              *live);
void sender_publish_read_put_content (SenderLive       *live,
                                      const SenderStep *step,
                                      SenderJson       *content);

/* Whether one read tells of both. */
gboolean            sender_publish_read_is_shared (const SenderStep *a,
                                                   const SenderStep *b);
void                sender_publish_read_get_target (const SenderStep       *step,
                                                    SenderPlatformResource *resource,
                                                    const char            **a,
                                                    const char            **b);
SenderPlatformWrite sender_publish_read_get_write (const SenderStep *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderPublishRead, sender_publish_read_free)

G_END_DECLS
