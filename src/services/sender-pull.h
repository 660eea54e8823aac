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

/* @connection: whose environment, region and worker application the configurations get. */
void sender_pull_async (SenderPlatform     *platform,
                        SenderConfig       *connection,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data);
/* Every sender, those of a kind that is unknown here too. (element-type SenderPulled)
 * (transfer full) (nullable) */
GPtrArray *sender_pull_finish (SenderPlatform *platform,
                               GAsyncResult   *result,
                               GError        **error);

G_END_DECLS
