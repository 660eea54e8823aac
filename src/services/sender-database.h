/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/*
 * One SQLite file (WAL), opened and migrated on first use. Blocking: for the history's thread only.
 */

typedef struct _SenderDatabase SenderDatabase;

SenderDatabase *sender_database_open (const char *path,
                                      GError    **error);
void            sender_database_close (SenderDatabase *self);

/* Statements are prepared once and kept. Parameters are bound by type letters: `s` const char *,
 * `i` gint64; a NULL string is NULL. The result is borrowed until the next call with the same
 * @sql. */
sqlite3_stmt *sender_database_query (SenderDatabase *self,
                                     const char     *sql,
                                     GError        **error,
                                     const char     *types,
                                     ...);
/* The next row; FALSE at the end, or with an error. */
gboolean sender_database_step (SenderDatabase *self,
                               sqlite3_stmt   *statement,
                               GError        **error);
/* A query without rows. */
gboolean sender_database_execute (SenderDatabase *self,
                                  const char     *sql,
                                  GError        **error,
                                  const char     *types,
                                  ...);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderDatabase, sender_database_close)

G_END_DECLS
