/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-platform.h"
#include "sender-published.h"

G_BEGIN_DECLS

/* Brings what an environment holds in, as configurations. */

/**
 * SenderPulled:
 * @id: id of the sender
 * @config: the sender, with the custom messages of the environment and its connection
 * @published: the same as the base of its first plan
 *
 * One sender.
 */
typedef struct
{
  char            *id;
  SenderConfig    *config;
  SenderPublished *published;
} SenderPulled;

/* Reads every sender, and the custom messages of all templates, of the environment that
 * @connection names. */
void        sender_pull_async (SenderPlatform     *platform,
                               SenderConfig       *connection,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
SenderLive *sender_pull_finish (SenderPlatform *platform,
                                GAsyncResult   *result,
                                GError        **error);

/* Every sender of @live, those of a kind that is unknown here too. @connection: whose environment,
 * region and worker application the configurations get. (element-type SenderPulled) (transfer full)
 * (nullable) */
GPtrArray *sender_pull_list (SenderLive   *live,
                             SenderConfig *connection,
                             GError      **error);

G_END_DECLS
