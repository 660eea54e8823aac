/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-live.h"

G_BEGIN_DECLS

/*
 * What was live, kept on this machine for each configuration: what was last published or pulled,
 * for each environment (`published.<id of the environment>.json`; a `published.json` of before
 * stands for the one that it names), the state before each publish (`snapshots/`), and the journal
 * of a publish that is going on (`publishing.json`), which one program at a time may write: see
 * sender-archive-lock.h. No secret is in any of them. Files are durable when a call
 * returns, mode 0600, below `$XDG_DATA_HOME/sender-studio/environments/<id of the configuration>`.
 */

#define SENDER_TYPE_ARCHIVE (sender_archive_get_type ())

G_DECLARE_FINAL_TYPE (SenderArchive, sender_archive, SENDER, ARCHIVE, GObject)

/* @folder NULL: where it belongs. */
SenderArchive *sender_archive_new (const char *folder);
/* Where what belongs to one configuration is. (transfer full) */
char *sender_archive_dup_folder (SenderArchive *self,
                                 const char    *configuration);

typedef enum
{
  SENDER_ARCHIVE_PUBLISHED,
  SENDER_ARCHIVE_JOURNAL,
} SenderArchiveFile;

#define SENDER_ARCHIVE_N_FILES (SENDER_ARCHIVE_JOURNAL + 1)

/* The object that is there; NULL without an error if there is none. @environment (nullable): the
 * journal is one for all. SENDER_ERROR_FORMAT, which names the file and how to go on
 * without it; SENDER_ERROR_STORAGE. (transfer full) (nullable) */
void        sender_archive_read_async (SenderArchive      *self,
                                       const char         *configuration,
                                       const char         *environment,
                                       SenderArchiveFile   file,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
SenderJson *sender_archive_read_finish (SenderArchive *self,
                                        GAsyncResult  *result,
                                        GError       **error);
/* Replaces it; @json NULL removes it. */
void     sender_archive_write_async (SenderArchive      *self,
                                     const char         *configuration,
                                     const char         *environment,
                                     SenderArchiveFile   file,
                                     SenderJson         *json,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gboolean sender_archive_write_finish (SenderArchive *self,
                                      GAsyncResult  *result,
                                      GError       **error);

/* Keeps the state of an environment, what of it was ours (@base, nullable), what is about to be
 * made of it (@made, nullable), what was noted of its @credentials (nullable), and which @sender
 * was ours (nullable: none). (transfer full) (nullable): the snapshot's id. */
void  sender_archive_add_snapshot_async (SenderArchive      *self,
                                         const char         *configuration,
                                         SenderLive         *live,
                                         SenderLive         *base,
                                         SenderLive         *made,
                                         SenderJson         *credentials,
                                         const char         *sender,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
char *sender_archive_add_snapshot_finish (SenderArchive *self,
                                          GAsyncResult  *result,
                                          GError       **error);

/* What nothing came of is not kept. */
void     sender_archive_drop_snapshot_async (SenderArchive      *self,
                                             const char         *configuration,
                                             const char         *id,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
gboolean sender_archive_drop_snapshot_finish (SenderArchive *self,
                                              GAsyncResult  *result,
                                              GError       **error);

/* What a publish has left of what was kept before it; @id (nullable): the newest. */
void     sender_archive_end_snapshot_async (SenderArchive      *self,
                                            const char         *configuration,
                                            const char         *id,
                                            SenderLive         *left,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
gboolean sender_archive_end_snapshot_finish (SenderArchive *self,
                                             GAsyncResult  *result,
                                             GError       **error);

/**
 * SenderSnapshot:
 * @id: what it is called
 * @at: when it was made
 * @live: what was there
 * @base: (nullable): what of it was ours
 * @left: (nullable): what the publish has left of all of it; or, where it died, was about to leave
 * @has_ended: whether that is what it left
 * @found: (nullable): where it died, what was live when that was found
 * @newer: (nullable): the state that was kept next, of those that can be read
 * @is_gap_next: whether one in between can’t be
 * @credentials: (nullable): which headers of the sender were credentials, by its id
 * @is_sender_noted: whether it is known which sender was
 * @sender: (nullable): id of that, %NULL if there was none
 *
 * An earlier state.
 */
typedef struct _SenderSnapshot SenderSnapshot;

struct _SenderSnapshot
{
  char           *id;
  GDateTime      *at;
  SenderLive     *live;
  SenderLive     *base;
  SenderLive     *left;
  gboolean        has_ended;
  SenderLive     *found;
  SenderSnapshot *newer;
  gboolean        is_gap_next;
  SenderJson     *credentials;
  gboolean        is_sender_noted;
  char           *sender;
};

/* All that can be read, the newest first (element-type SenderSnapshot), and the paths of what
 * can't, for a text about them. (transfer full) (nullable) */
void       sender_archive_list_snapshots_async (SenderArchive      *self,
                                                const char         *configuration,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
GPtrArray *sender_archive_list_snapshots_finish (SenderArchive *self,
                                                 GAsyncResult  *result,
                                                 GStrv         *damaged,
                                                 GError       **error);

/* How many of them, where, and what to do; NULL for none. (transfer full) (nullable) */
char *sender_snapshots_dup_damage (const char *const *damaged);

/* The templates that going back to it is about, beside those of the configuration. (transfer full)
 */
GStrv sender_snapshot_list_templates (const SenderSnapshot *self);
/* Leaves those of @environment: of another one they say nothing. @snapshots (element-type
 * SenderSnapshot). */
void sender_snapshots_keep (GPtrArray  *snapshots,
                            const char *environment);

G_END_DECLS
