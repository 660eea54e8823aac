/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-archive-claim.h"
#include "sender-store.h"

G_BEGIN_DECLS

/* Takes what PingOne has of its sender over into a configuration that is kept here. */

/**
 * SenderPullInto:
 * @path: where the configuration is kept
 * @id: its id
 * @sender: (nullable): id of its sender, as far as it is known
 * @kept: what was kept of it before @live was read
 * @live: what its environment holds, as sender_pull_finish() gave it
 *
 * What is taken over, and into what.
 */
typedef struct
{
  const char              *path;
  const char              *id;
  const char              *sender;
  const SenderArchiveKept *kept;
  SenderLive              *live;
} SenderPullInto;

/* All in @order is copied. SENDER_ERROR_NOT_FOUND if there is no such sender, SENDER_ERROR_CONFLICT
 * if a publish of it did not end, or another one came since @kept was read, SENDER_ERROR_BUSY if
 * one is going on: nothing is changed then. Where it is taken over and only the base of its next
 * plan can’t be kept, @unkept says why: what is edited then may pass for somebody else’s. */
void          sender_pull_into_async (SenderStore          *store,
                                      SenderArchive        *archive,
                                      const SenderPullInto *order,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
SenderConfig *sender_pull_into_finish (SenderStore  *store,
                                       GAsyncResult *result,
                                       char        **unkept,
                                       GError      **error);

G_END_DECLS
