/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Where a document is: the file behind a name, and whether it is one. Blocking: for worker threads
 * only.
 */

/* @format takes @path, written so that it can be shown. Always FALSE. */
gboolean sender_document_place_fail (GError    **error,
                                     const char *format,
                                     const char *path,
                                     int         code);

/* The file that symbolic links lead to, whether it is there or not. (transfer full) */
char *sender_document_place_resolve (const char *path,
                                     GError    **error);

/* Nothing, or an ordinary file. */
gboolean sender_document_place_check (const char *path,
                                      GError    **error);

/* The bytes of an ordinary file of up to 4 MiB; never waits for what is none. (transfer full) */
char *sender_document_place_read (const char *path,
                                  gsize      *length,
                                  GError    **error);

/* Makes what happened to the names in a folder durable. */
gboolean sender_document_place_sync (const char *folder,
                                     GError    **error);

G_END_DECLS
