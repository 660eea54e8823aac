/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-library.h"
#include "sender-pull-in.h"

G_BEGIN_DECLS

/* Bringing the senders of an environment at PingOne into a library. */

/**
 * SenderPullArrival:
 * @found: what the environment has
 * @document: (nullable): the first that was not here, stored and open
 *
 * What came of it.
 */
typedef struct
{
  SenderPullIn   *found;
  SenderDocument *document;
} SenderPullArrival;

void sender_pull_arrival_free (SenderPullArrival *self);

/* Reads the environment that @connection is connected to, and stores what nothing here stands for,
 * by names that are free: all of it or none. sender_library_get_pulling() runs meanwhile; while it
 * does, SENDER_ERROR_BUSY. (transfer full) (nullable) */
void               sender_library_pull_async (SenderLibrary      *self,
                                              SenderConfig       *connection,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
SenderPullArrival *sender_library_pull_finish (SenderLibrary *self,
                                               GAsyncResult  *result,
                                               GError       **error);
/* Takes what was stored out of the library again. @arrival is kept until the end. */
void     sender_library_take_back_async (SenderLibrary           *self,
                                         const SenderPullArrival *arrival,
                                         GAsyncReadyCallback      callback,
                                         gpointer                 user_data);
gboolean sender_library_take_back_finish (SenderLibrary *self,
                                          GAsyncResult  *result,
                                          GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderPullArrival, sender_pull_arrival_free)

G_END_DECLS
