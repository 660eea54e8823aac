/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "full-disk.h"

#include <sqlite3.h>

/* The usual way of SQLite to files, but for writing. Databases, and logs, have methods of their
 * own. */
typedef struct
{
  sqlite3_io_methods        methods; /* first, so that a file's methods are this */
  const sqlite3_io_methods *usual;
} Methods;

#define MAX_KINDS 4

static sqlite3_vfs  shim;
static sqlite3_vfs *usual;
static Methods      kinds[MAX_KINDS];
static gint         full;

static int
full_disk_write (sqlite3_file *file,
                 const void   *data,
                 int           length,
                 sqlite3_int64 offset)
{
  if (g_atomic_int_get (&full))
    return SQLITE_FULL;
  return ((const Methods *) file->pMethods)->usual->xWrite (file, data, length, offset);
}

static int
full_disk_open (sqlite3_vfs  *vfs,
                const char   *name,
                sqlite3_file *file,
                int           flags,
                int          *out_flags)
{
  int   outcome = usual->xOpen (usual, name, file, flags, out_flags);
  guint i = 0;

  if (outcome != SQLITE_OK)
    return outcome;
  while (kinds[i].usual != NULL && kinds[i].usual != file->pMethods)
    g_assert_cmpuint (++i, <, MAX_KINDS);
  kinds[i].usual = file->pMethods;
  kinds[i].methods = *file->pMethods;
  kinds[i].methods.xWrite = full_disk_write;
  file->pMethods = &kinds[i].methods;
  return outcome;
}

void
full_disk_install (void)
{
  usual = sqlite3_vfs_find (NULL);
  shim = *usual;
  shim.zName = "full-disk";
  shim.xOpen = full_disk_open;
  g_assert_cmpint (sqlite3_vfs_register (&shim, 1), ==, SQLITE_OK);
}

void
full_disk_set (gboolean is_full)
{
  g_atomic_int_set (&full, is_full);
}
