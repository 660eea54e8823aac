/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-archive.h"
#include "sender-pull.h"
#include "sender-store.h"

G_BEGIN_DECLS

/* Brings the senders of an environment that no configuration stands for into the library. */

/**
 * SenderPullKnown:
 * @config: a configuration that stands for a sender of the environment
 * @n_changes: in how many places it differs from what is live
 * @fault: (nullable): why that is not known
 *
 * One that is here already.
 */
typedef struct
{
  SenderConfig *config;
  guint         n_changes;
  char         *fault;
} SenderPullKnown;

/**
 * SenderPullIn:
 * @fresh: (element-type SenderPulled): senders that nothing here stands for, with a name
 * @known: (element-type SenderPullKnown): what stands for the others
 *
 * The senders of an environment, in its order.
 */
typedef struct
{
  GPtrArray *fresh;
  GPtrArray *known;
} SenderPullIn;

void sender_pull_in_free (SenderPullIn *self);
/* One of the fresh ones. (transfer none) */
SenderConfig *sender_pull_in_get_fresh (const SenderPullIn *self,
                                        guint               position);
/* Whether the sender of a configuration is of a kind that is only read here. */
gboolean sender_pull_in_is_read_only (SenderConfig *config);

/* Looks which are here, whatever they are called, and compares those; nothing is changed.
 * @connection: as in sender_pull_list(); it stands for its sender as it is, saved or not.
 * (transfer full) (nullable) */
void          sender_pull_in_find_async (SenderStore        *store,
                                         SenderArchive      *archive,
                                         SenderLive         *live,
                                         SenderConfig       *connection,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
SenderPullIn *sender_pull_in_find_finish (SenderStore  *store,
                                          GAsyncResult *result,
                                          GError      **error);

/* Stores the fresh ones, each with the base of its first plan: all or none. @self is kept until the
 * end, here and below. */
void     sender_pull_in_add_async (SenderPullIn       *self,
                                   SenderStore        *store,
                                   SenderArchive      *archive,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
gboolean sender_pull_in_add_finish (GAsyncResult *result,
                                    GError      **error);

/* Takes them out of the library again, as a deletion does, and forgets their bases. */
void     sender_pull_in_take_back_async (SenderPullIn       *self,
                                         SenderStore        *store,
                                         SenderArchive      *archive,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
gboolean sender_pull_in_take_back_finish (GAsyncResult *result,
                                          GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderPullIn, sender_pull_in_free)

G_END_DECLS
