/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-publish-run.h"

G_BEGIN_DECLS

/* Carries a plan out, with the state before it kept; if nothing was written, there is none. */

/* As sender_publish_run_async(). */
void                 sender_publish_carry_async (SenderPlatform           *platform,
                                                 SenderArchive            *archive,
                                                 const SenderPublishOrder *order,
                                                 GCancellable             *cancellable,
                                                 GAsyncReadyCallback       callback,
                                                 gpointer                  user_data);
SenderPublishResult *sender_publish_carry_finish (SenderPlatform *platform,
                                                  GAsyncResult   *result,
                                                  SenderLive    **live,
                                                  GError        **error);

G_END_DECLS
