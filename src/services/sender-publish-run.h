/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-archive.h"
#include "sender-platform.h"
#include "sender-publish-journal.h"
#include "sender-vault.h"

G_BEGIN_DECLS

/* Carries a plan out: each object is read again just before its write, and compared after it. */

/**
 * SenderPublishFunc:
 * @result: how far it has come
 * @user_data: data given with it
 *
 * Called whenever a step has come further.
 */
typedef void (*SenderPublishFunc) (const SenderPublishResult *result,
                                   gpointer                   user_data);

/**
 * SenderPublishOrder:
 * @config: the configuration
 * @plan: what is to be done; it must live until the result is freed
 * @live: the state that the plan saw
 * @base: (nullable): what the plan was made from
 * @secret: (nullable): of the provider
 * @key: (nullable): what tells the credentials in headers of @live later
 * @vault: (nullable): where such a key can be kept, if there is none
 * @credentials: (nullable): what is noted of them; set by sender_publish_carry_async()
 * @way: what it is about
 * @snapshot: (nullable): id of the state that is restored
 * @earlier: (nullable): the journal of a publish that has not ended
 * @progress: (nullable): called at each step
 * @progress_data: data for @progress
 *
 * What is to be carried out.
 */
typedef struct
{
  SenderConfig     *config;
  const SenderPlan *plan;
  SenderLive       *live;
  SenderLive       *base;
  const char       *secret;
  const char       *key;
  SenderVault      *vault;
  SenderJson       *credentials;
  SenderPublishFunc progress;
  gpointer          progress_data;
  SenderPublishWay  way;
  const char       *snapshot;

  const SenderPublishJournal *earlier;
} SenderPublishOrder;

/* What @order names must live until it has ended. */
void sender_publish_run_async (SenderPlatform           *platform,
                               SenderArchive            *archive,
                               const SenderPublishOrder *order,
                               GCancellable             *cancellable,
                               GAsyncReadyCallback       callback,
                               gpointer                  user_data);
/* Only what happens before anything is live of it, or of an earlier publish, is an error here;
 * later the result says it. @live (out) (transfer full): what is live now. (transfer full)
 * (nullable) */
SenderPublishResult *sender_publish_run_finish (SenderPlatform *platform,
                                                GAsyncResult   *result,
                                                SenderLive    **live,
                                                GError        **error);

G_END_DECLS
