/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-database.h"

#include "sender-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BUSY_MS 5000
#define RETRY_MS 5

struct _SenderDatabase
{
  char       *path;
  sqlite3    *connection;
  GHashTable *statements; /* (owned) (element-type utf8 sqlite3_stmt) */
};

/* Each step brings a file from the version of its index to the next one. */
static const char *const migrations[] = {
  "CREATE TABLE dispatch ("
  "  id TEXT PRIMARY KEY,"
  "  configuration TEXT NOT NULL,"
  "  configuration_name TEXT NOT NULL,"
  "  channel TEXT NOT NULL,"
  "  recipient TEXT NOT NULL,"
  "  template TEXT NOT NULL,"
  "  state TEXT NOT NULL,"
  "  simulated INTEGER NOT NULL,"
  "  http_status INTEGER NOT NULL DEFAULT 0,"
  "  execution_sid TEXT,"
  "  message_sid TEXT,"
  "  call_sid TEXT,"
  "  error_code INTEGER NOT NULL DEFAULT 0,"
  "  started INTEGER NOT NULL,"
  "  ended INTEGER NOT NULL DEFAULT 0"
  ") WITHOUT ROWID;"
  "CREATE INDEX dispatch_started ON dispatch (started DESC);"
  "CREATE INDEX dispatch_configuration ON dispatch (configuration, started DESC);"
  "CREATE INDEX dispatch_open ON dispatch (started) WHERE ended = 0;"
  "CREATE TABLE step ("
  "  dispatch TEXT NOT NULL REFERENCES dispatch (id) ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  at INTEGER NOT NULL,"
  "  stage TEXT NOT NULL,"
  "  text TEXT NOT NULL,"
  "  PRIMARY KEY (dispatch, position)"
  ") WITHOUT ROWID;",
  /* A resumed dispatch counts its steps from 0 again: what tells them apart is when they were. And
   * what is searched stands in an index of its own, so that a search reads nothing else. */
  "CREATE TABLE new_step ("
  "  dispatch TEXT NOT NULL REFERENCES dispatch (id) ON DELETE CASCADE,"
  "  at INTEGER NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  stage TEXT NOT NULL,"
  "  text TEXT NOT NULL,"
  "  PRIMARY KEY (dispatch, at, position)"
  ") WITHOUT ROWID;"
  "INSERT INTO new_step SELECT dispatch, at, position, stage, text FROM step;"
  "DROP TABLE step;"
  "ALTER TABLE new_step RENAME TO step;"
  "ALTER TABLE dispatch ADD COLUMN haystack TEXT NOT NULL DEFAULT '';"
  "UPDATE dispatch SET haystack = lower (configuration_name || ' ' || recipient || ' ' || state"
  "  || ' ' || template || ' ' || ifnull (execution_sid, '') || ' ' || ifnull (message_sid, '')"
  "  || ' ' || ifnull (call_sid, ''));"
  "CREATE INDEX dispatch_haystack ON dispatch (started DESC, configuration, haystack);",
  /* Whatever rows are chosen by, counted by and plotted by stands in one index. */
  "ALTER TABLE dispatch ADD COLUMN sender TEXT NOT NULL DEFAULT '';"
  "ALTER TABLE dispatch ADD COLUMN revision TEXT NOT NULL DEFAULT '';"
  "UPDATE dispatch SET haystack = haystack || ' ' || error_code WHERE error_code != 0;"
  "DROP INDEX dispatch_haystack;"
  "CREATE INDEX dispatch_find ON dispatch (started DESC, configuration, channel, state, ended,"
  "  revision, haystack);",
  /* What somebody at the phone said of the code: `same`, `other`, `none`; never the code. */
  "ALTER TABLE dispatch ADD COLUMN answer TEXT NOT NULL DEFAULT '';",
  /* Who sent it, `pingone` or nobody but us; and where PingOne checks the code then. */
  ("ALTER TABLE dispatch ADD COLUMN via TEXT NOT NULL DEFAULT '';"
   "ALTER TABLE dispatch ADD COLUMN check_url TEXT NOT NULL DEFAULT '';"),
  /* Publishes and checks stand among the dispatches: they are looked through and paged together. A
   * row says what it is (`test`, `publish`, `check`); of a publish also which earlier one it goes
   * on with or takes back. */
  ("ALTER TABLE dispatch ADD COLUMN kind TEXT NOT NULL DEFAULT 'test';"
   "ALTER TABLE dispatch ADD COLUMN way TEXT NOT NULL DEFAULT '';"
   "ALTER TABLE dispatch ADD COLUMN environment TEXT NOT NULL DEFAULT '';"
   "ALTER TABLE dispatch ADD COLUMN production INTEGER NOT NULL DEFAULT 0;"
   "ALTER TABLE dispatch ADD COLUMN reason TEXT NOT NULL DEFAULT '';"
   "ALTER TABLE dispatch ADD COLUMN correlation TEXT NOT NULL DEFAULT '';"
   "ALTER TABLE dispatch ADD COLUMN errors INTEGER NOT NULL DEFAULT 0;"
   "ALTER TABLE dispatch ADD COLUMN warnings INTEGER NOT NULL DEFAULT 0;"
   "ALTER TABLE dispatch ADD COLUMN earlier TEXT NOT NULL DEFAULT '';"
   "DROP INDEX dispatch_find;"
   "CREATE INDEX dispatch_find ON dispatch (started DESC, configuration, kind, channel, state,"
   "  ended, revision, haystack);"
   "CREATE INDEX dispatch_earlier ON dispatch (earlier) WHERE earlier != '';"),
};

static gboolean
fail (SenderDatabase *self,
      GError        **error)
{
  int              code = sqlite3_extended_errcode (self->connection) & 0xff;
  const char      *reason = sqlite3_errmsg (self->connection);
  g_autofree char *shown = g_filename_display_name (self->path);

  if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_BUSY,
                 _ ("The history can’t be used just now, as another program has locked “%s”. Try "
                    "again when that has ended."),
                 shown);
  else if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE,
                 _ ("The history can’t be used, as “%s” is damaged. To go on without it, move it "
                    "away: a new one is begun. (%s)"),
                 shown, reason);
  else
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE,
                 _ ("The history “%s” can’t be used: %s"), shown,
                 code == SQLITE_FULL ? _ ("the disk is full") : reason);
  return FALSE;
}

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

static gboolean
run_script (SenderDatabase *self,
            const char     *script,
            GError        **error)
{
  if (sqlite3_exec (self->connection, script, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  return fail (self, error);
}

static gboolean
get_version (SenderDatabase *self,
             guint          *version,
             GError        **error)
{
  sqlite3_stmt *statement = sender_database_query (self, "PRAGMA user_version", error, "");

  if (statement == NULL || !sender_database_step (self, statement, error))
    return FALSE;
  *version = (guint) sqlite3_column_int (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
migrate (SenderDatabase *self,
         GError        **error)
{
  guint version = 0;

  if (!run_script (self, "BEGIN IMMEDIATE", error) || !get_version (self, &version, error))
    return FALSE;
  if (version > G_N_ELEMENTS (migrations))
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_VERSION,
                   _ ("The history was written by a newer version of Sender Studio"));
      return FALSE;
    }
  for (guint i = version; i < G_N_ELEMENTS (migrations); i++)
    {
      g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %u", i + 1);

      if (!run_script (self, migrations[i], error) || !run_script (self, mark, error))
        return FALSE;
    }
  return run_script (self, "COMMIT", error);
}

/* SQLite gives its side files the mode of the file; so the file is made first, for its owner
 * only. */
static gboolean
make_private (const char *path,
              GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              fd = -1;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE, _ ("Can’t make “%s”: %s"), path,
                   g_strerror (errno));
      return FALSE;
    }
  close (fd);
  return TRUE;
}

/* contains (TEXT, PART): as it stands, which is faster than a pattern. */
static void
contains (sqlite3_context *context,
          int              n_values,
          sqlite3_value  **values)
{
  const void *text = sqlite3_value_text (values[0]);
  const void *part = sqlite3_value_text (values[1]);

  if (text == NULL || part == NULL)
    return;
  sqlite3_result_int (context, memmem (text, (gsize) sqlite3_value_bytes (values[0]), part,
                                       (gsize) sqlite3_value_bytes (values[1])) != NULL);
}

static gboolean
add_functions (SenderDatabase *self,
               GError        **error)
{
  return sqlite3_create_function (self->connection, "contains", 2,
                                  SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
                                  contains, NULL, NULL) == SQLITE_OK ||
         fail (self, error);
}

/* SQLite does not wait where two processes make the log of a new file at once, so we do. */
static gboolean
begin_log (SenderDatabase *self,
           GError        **error)
{
  gint64 end = g_get_monotonic_time () + BUSY_MS * G_TIME_SPAN_MILLISECOND;
  int    outcome = SQLITE_OK;

  do
    {
      if (outcome == SQLITE_BUSY)
        g_usleep (RETRY_MS * G_TIME_SPAN_MILLISECOND);
      outcome = sqlite3_exec (self->connection, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
    }
  while (outcome == SQLITE_BUSY && g_get_monotonic_time () < end);
  return outcome == SQLITE_OK || fail (self, error);
}

/**
 * sender_database_open:
 * @path: the file; made with its folder if it is missing
 * @error: return location
 *
 * Opens a database. Every commit is on disk when it returns: the journal of what is about to be
 * sent
 * must survive a power cut.
 *
 * Returns: (transfer full) (nullable): the database, or %NULL with %SENDER_ERROR_STORAGE,
 *   %SENDER_ERROR_VERSION or, while another program has it locked, %SENDER_ERROR_BUSY set
 */
SenderDatabase *
sender_database_open (const char *path,
                      GError    **error)
{
  g_autoptr (SenderDatabase) self = g_new0 (SenderDatabase, 1);

  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                            finalize_statement);
  if (!make_private (path, error))
    return NULL;
  if (sqlite3_open_v2 (path, &self->connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                       NULL) !=
      SQLITE_OK)
    {
      fail (self, error);
      return NULL;
    }
  sqlite3_busy_timeout (self->connection, BUSY_MS);
  if (!begin_log (self, error) || !add_functions (self, error) ||
      !run_script (self, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON", error) ||
      !migrate (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sender_database_close:
 *
 * Closes the database.
 */
void
sender_database_close (SenderDatabase *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close (self->connection);
  g_free (self->path);
  g_free (self);
}

static sqlite3_stmt *
prepare (SenderDatabase *self,
         const char     *sql,
         GError        **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      return statement;
    }
  if (sqlite3_prepare_v3 (self->connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
      SQLITE_OK)
    {
      fail (self, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, (gpointer) sql, statement);
  return statement;
}

static sqlite3_stmt *
query (SenderDatabase *self,
       const char     *sql,
       GError        **error,
       const char     *types,
       va_list         args)
{
  sqlite3_stmt *statement = prepare (self, sql, error);

  for (int i = 0; statement != NULL && types[i] != '\0'; i++)
    {
      if (types[i] == 's')
        sqlite3_bind_text (statement, i + 1, va_arg (args, const char *), -1, SQLITE_TRANSIENT);
      else
        sqlite3_bind_int64 (statement, i + 1, va_arg (args, gint64));
    }
  return statement;
}

/**
 * sender_database_query:
 * @sql: a statement; a literal, since it is known by its address
 * @error: return location
 * @types: `s` for text, `i` for a `gint64`
 *
 * Prepares a statement and binds its parameters.
 *
 * Returns: (transfer none) (nullable): the statement, for [method@Database.step]
 */
sqlite3_stmt *
sender_database_query (SenderDatabase *self,
                       const char     *sql,
                       GError        **error,
                       const char     *types,
                       ...)
{
  sqlite3_stmt *statement = NULL;
  va_list       args;

  va_start (args, types);
  statement = query (self, sql, error, types, args);
  va_end (args);
  return statement;
}

/**
 * sender_database_step:
 * @statement: a statement of [method@Database.query]
 * @error: return location
 *
 * Goes to the next row.
 *
 * Returns: %FALSE at the end, or with %SENDER_ERROR_STORAGE or %SENDER_ERROR_BUSY set
 */
gboolean
sender_database_step (SenderDatabase *self,
                      sqlite3_stmt   *statement,
                      GError        **error)
{
  int outcome = sqlite3_step (statement);

  if (outcome == SQLITE_ROW)
    return TRUE;
  if (outcome != SQLITE_DONE)
    fail (self, error);
  sqlite3_reset (statement);
  return FALSE;
}

/**
 * sender_database_execute:
 * @sql: a statement without rows; a literal
 * @error: return location
 * @types: `s` for text, `i` for a `gint64`
 *
 * Runs a statement to its end.
 *
 * Returns: %FALSE with %SENDER_ERROR_STORAGE or %SENDER_ERROR_BUSY set
 */
gboolean
sender_database_execute (SenderDatabase *self,
                         const char     *sql,
                         GError        **error,
                         const char     *types,
                         ...)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt      *statement = NULL;
  va_list            args;

  va_start (args, types);
  statement = query (self, sql, error, types, args);
  va_end (args);
  if (statement == NULL)
    return FALSE;
  while (sender_database_step (self, statement, &local_error))
    continue;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}
