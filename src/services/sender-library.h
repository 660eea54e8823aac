/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-operation.h"
#include "sender-workspace.h"

G_BEGIN_DECLS

/*
 * What is done with whole configurations: make, duplicate, open, import, delete and take back. The
 * workspace's store is the list of what there is; it is up to date when one of these ends.
 */

#define SENDER_TYPE_LIBRARY (sender_library_get_type ())

G_DECLARE_FINAL_TYPE (SenderLibrary, sender_library, SENDER, LIBRARY, GObject)

/**
 * SenderArrival:
 * @document: the configuration, or the first of several, open
 * @n_added: how many came into the library; 0: a document that stays where it is was opened
 * @notes: (element-type utf8): what the user should know, in sentences
 *
 * What came of a file or a text.
 */
typedef struct
{
  SenderDocument *document;
  guint           n_added;
  GPtrArray      *notes;
} SenderArrival;

void sender_arrival_free (SenderArrival *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderArrival, sender_arrival_free)

SenderLibrary   *sender_library_new (SenderWorkspace *workspace);
SenderWorkspace *sender_library_get_workspace (SenderLibrary *self);
/* Bringing senders in from PingOne: sender-library-pull.h. */
SenderOperation *sender_library_get_pulling (SenderLibrary *self);

/* Whether every word of @search is in what the list shows of an entry. */
gboolean sender_library_matches (SenderStoreEntry *entry,
                                 const char       *search);
/* @name, or @name with a number, so that no other is called so. (transfer full) */
char *sender_library_dup_free_name (SenderLibrary *self,
                                    const char    *name);

/* @preset: studio, procedure, blank. Saved when it ends, and open. */
void sender_library_create_async (SenderLibrary      *self,
                                  const char         *preset,
                                  const char         *name,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
/* As it is now, with what is not saved. The copy has no secret. */
void sender_library_duplicate_async (SenderLibrary      *self,
                                     SenderDocument     *document,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
/* Keeps the id, and so the secret, unless the library has it already. */
void            sender_library_add_async (SenderLibrary      *self,
                                          SenderConfig       *config,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
SenderDocument *sender_library_create_finish (SenderLibrary *self,
                                              GAsyncResult  *result,
                                              GError       **error);
/* Whether it may be called so; else SENDER_ERROR_INVALID says why not: empty, too long, taken. */
gboolean sender_library_check_name (SenderLibrary  *self,
                                    SenderDocument *document,
                                    const char     *name,
                                    GError        **error);
/* As one step that can be undone. */
gboolean sender_library_rename (SenderLibrary  *self,
                                SenderDocument *document,
                                const char     *name,
                                GError        **error);

/* Anything importable; a secret goes to the keyring before its configuration is stored. */
void sender_library_import_async (SenderLibrary      *self,
                                  const char         *text,
                                  gssize              length,
                                  const char         *name,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
/* A document of ours is opened where it is; everything else is imported. */
void           sender_library_open_async (SenderLibrary      *self,
                                          GFile              *file,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
SenderArrival *sender_library_open_finish (SenderLibrary *self,
                                           GAsyncResult  *result,
                                           GError       **error);

/* @kept (out) (transfer full): what sender_library_restore_async() takes it back by. */
void     sender_library_delete_async (SenderLibrary      *self,
                                      const char         *path,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean sender_library_delete_finish (SenderLibrary *self,
                                       GAsyncResult  *result,
                                       char         **kept,
                                       GError       **error);
void     sender_library_restore_async (SenderLibrary      *self,
                                       const char         *kept,
                                       const char         *path,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean sender_library_restore_finish (SenderLibrary *self,
                                        GAsyncResult  *result,
                                        GError       **error);

G_END_DECLS
