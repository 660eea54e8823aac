/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/*
 * Configurations on disk (design, section 3): durable, atomic, the previous generation kept,
 * watched.
 * A GListModel of SenderStoreEntry, ordered by name, filled by sender_store_scan_async().
 */

#define SENDER_TYPE_STORE_ENTRY (sender_store_entry_get_type ())

/* Read-only properties: id, name, provider-name, environment-id, path, modified. */
G_DECLARE_FINAL_TYPE (SenderStoreEntry, sender_store_entry, SENDER, STORE_ENTRY, GObject)

const char *sender_store_entry_get_id (SenderStoreEntry *self);
const char *sender_store_entry_get_name (SenderStoreEntry *self);
const char *sender_store_entry_get_path (SenderStoreEntry *self);
/* NULL, or why the file can't be read; such an entry is listed by its file name. */
const char *sender_store_entry_get_error (SenderStoreEntry *self);

#define SENDER_TYPE_STORE (sender_store_get_type ())

G_DECLARE_FINAL_TYPE (SenderStore, sender_store, SENDER, STORE, GObject)

/* @folder NULL: $XDG_DATA_HOME/sender-studio/senders. */
SenderStore *sender_store_new (const char *folder);
const char  *sender_store_get_folder (SenderStore *self);

/* Reads the folder; follows it from then on if @watch. */
void     sender_store_scan_async (SenderStore        *self,
                                  gboolean            watch,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gboolean sender_store_scan_finish (SenderStore  *self,
                                   GAsyncResult *result,
                                   GError      **error);

/* design section 10: with `/` or ending `.json` a file, else an id, else a unique name.
 * After a scan. SENDER_ERROR_NOT_FOUND, SENDER_ERROR_AMBIGUOUS. (transfer full): a path. */
char *sender_store_resolve (SenderStore *self,
                            const char  *text,
                            GError     **error);
char *sender_store_get_path (SenderStore *self,
                             const char  *id);

/* @read_only as sender_format_document_read(). */
void          sender_store_load_async (SenderStore        *self,
                                       const char         *path,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
SenderConfig *sender_store_load_finish (SenderStore  *self,
                                        GAsyncResult *result,
                                        gboolean     *read_only,
                                        GError      **error);

/* Every readable configuration of the folder. (element-type SenderConfig) (transfer full) */
void       sender_store_load_all_async (SenderStore        *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
GPtrArray *sender_store_load_all_finish (SenderStore  *self,
                                         GAsyncResult *result,
                                         GError      **error);

/* Changes are made one after the other, in the order they were asked for. What ends as cancelled
 * has written nothing; a document of a newer version is not written over (SENDER_ERROR_VERSION). */

/* Writes @config to @path (NULL: its place in the folder), mode 0600; durable when it returns. The
 * file is locked meanwhile. @expected (nullable): the configuration as it was read: if the file
 * says something else by now, SENDER_ERROR_CONFLICT and nothing is written; unless that is one of
 * @ours (nullable) (element-type SenderConfig), which this program wrote itself. */
void     sender_store_save_async (SenderStore        *self,
                                  SenderConfig       *config,
                                  const char         *path,
                                  SenderConfig       *expected,
                                  GPtrArray          *ours,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gboolean sender_store_save_finish (SenderStore  *self,
                                   GAsyncResult *result,
                                   GError      **error);

/* Writes @configs (element-type SenderConfig), which are new to the folder: all of them or none.
 * SENDER_ERROR_CONFLICT if the file of one is there. */
void     sender_store_add_async (SenderStore        *self,
                                 GPtrArray          *configs,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
gboolean sender_store_add_finish (SenderStore  *self,
                                  GAsyncResult *result,
                                  GError      **error);

/* Re-reads the file under its lock, calls @edit in the calling context, and writes what it made: no
 * update is lost. An error of @edit is handed on and nothing is written. */
typedef gboolean (*SenderStoreEditFunc) (SenderConfig *config,
                                         gpointer      user_data,
                                         GError      **error);
void          sender_store_update_async (SenderStore        *self,
                                         const char         *path,
                                         SenderStoreEditFunc edit,
                                         gpointer            edit_data,
                                         GDestroyNotify      edit_data_free,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
SenderConfig *sender_store_update_finish (SenderStore  *self,
                                          GAsyncResult *result,
                                          GError      **error);

/* Moves the file, or the link to one, into the folder's `.deleted`; none that is there already is
 * lost. @kept (optional) (transfer full): where it is then. */
void     sender_store_delete_async (SenderStore        *self,
                                    const char         *path,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean sender_store_delete_finish (SenderStore  *self,
                                     GAsyncResult *result,
                                     char        **kept,
                                     GError      **error);

/* Moves what was deleted back to where it was; SENDER_ERROR_CONFLICT if something is there. */
void     sender_store_restore_async (SenderStore        *self,
                                     const char         *kept,
                                     const char         *path,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gboolean sender_store_restore_finish (SenderStore  *self,
                                      GAsyncResult *result,
                                      GError      **error);

G_END_DECLS
