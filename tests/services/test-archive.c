/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "archive-fixture.h"
#include "live-fixture.h"
#include "sender-archive-lock.h"
#include "sender-error.h"
#include "sender-test.h"

#include <glib/gstdio.h>

#include <string.h>

/* What is kept on this machine of what was live. */

#define STATE(senders) "{\"environment\":\"e\",\"senders\":[" senders "]}"

static void
assert_mode (const char *path,
             guint       mode)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, mode);
}

static void
test_round_trip (ArchiveFixture *fixture,
                 gconstpointer   data)
{
  const char *text = "{\"z\":12345678901234567890,\"a\":1.50,\"x\":[null,{\"y\":\"é\"}]}";

  archive_assert_read (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, NULL);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
  archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, text);
  archive_assert_read (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, text);
  archive_assert_read (fixture, ARCHIVE_ID, SENDER_ARCHIVE_JOURNAL, NULL);
  archive_assert_read (fixture, "other", SENDER_ARCHIVE_PUBLISHED, NULL);
  archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_JOURNAL, ARCHIVE_JOURNAL);
  archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, "{\"c\":1}");
  archive_assert_read (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, "{\"c\":1}");
  archive_assert_read (fixture, ARCHIVE_ID, SENDER_ARCHIVE_JOURNAL, ARCHIVE_JOURNAL);
}

/* What is gone already can be removed as well. */
static void
test_removal (ArchiveFixture *fixture,
              gconstpointer   data)
{
  archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_JOURNAL, NULL);
  archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_JOURNAL, ARCHIVE_JOURNAL);
  archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, "{\"b\":1}");
  archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_JOURNAL, NULL);
  archive_assert_read (fixture, ARCHIVE_ID, SENDER_ARCHIVE_JOURNAL, NULL);
  archive_assert_read (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, "{\"b\":1}");
  archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_JOURNAL, NULL);
}

static char *
add_snapshot (ArchiveFixture *fixture,
              SenderLive     *live,
              GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_archive_add_snapshot_async (fixture->archive, ARCHIVE_ID, live, live, NULL, NULL, NULL,
                                     NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the snapshot");
  return sender_archive_add_snapshot_finish (fixture->archive, result, error);
}

/* A file is where the folder belongs. */
static void
test_no_folder (ArchiveFixture *fixture,
                gconstpointer   data)
{
  g_autoptr (SenderLive) live = live_fixture_new_empty ();
  g_autoptr (GError)     writing = NULL;
  g_autoptr (GError)     reading = NULL;
  g_autoptr (GError)     keeping = NULL;

  g_assert_true (g_file_set_contents (fixture->folder, "mine", -1, NULL));
  g_assert_false (archive_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, "{}", &writing));
  sender_test_assert_error (writing, SENDER_ERROR_STORAGE, fixture->folder);
  g_assert_null (archive_read (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, &reading));
  sender_test_assert_error (reading, SENDER_ERROR_STORAGE, fixture->folder);
  g_assert_null (add_snapshot (fixture, live, &keeping));
  sender_test_assert_error (keeping, SENDER_ERROR_STORAGE, fixture->folder);
  g_assert_true (g_file_test (fixture->folder, G_FILE_TEST_IS_REGULAR));
}

/* A folder is where the file belongs. */
static void
test_no_file (ArchiveFixture *fixture,
              gconstpointer   data)
{
  g_autofree char   *path = g_build_filename (fixture->folder, ARCHIVE_ID, ARCHIVE_PUBLISHED, NULL);
  g_autoptr (GError) writing = NULL;
  g_autoptr (GError) reading = NULL;
  g_autoptr (GError) removing = NULL;

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_assert_false (archive_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, "{}", &writing));
  g_assert_error (writing, SENDER_ERROR, SENDER_ERROR_STORAGE);
  g_assert_null (archive_read (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, &reading));
  sender_test_assert_error (reading, SENDER_ERROR_STORAGE, path);
  g_assert_false (archive_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, NULL, &removing));
  sender_test_assert_error (removing, SENDER_ERROR_STORAGE, path);
}

/* Nobody else on this machine reads it, be it that somebody made it readable. */
static void
test_mode (ArchiveFixture *fixture,
           gconstpointer   data)
{
  g_autoptr (SenderLive) live = live_fixture_new_empty ();
  g_autoptr (GError)     error = NULL;
  g_autofree char       *folder = g_build_filename (fixture->folder, ARCHIVE_ID, NULL);
  g_autofree char       *path = g_build_filename (folder, ARCHIVE_PUBLISHED, NULL);
  g_autofree char       *id = NULL;
  g_autofree char       *name = NULL;
  g_autofree char       *snapshot = NULL;

  archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, "{}");
  assert_mode (fixture->folder, 0700);
  assert_mode (folder, 0700);
  assert_mode (path, 0600);
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, "{}");
  assert_mode (path, 0600);
  id = add_snapshot (fixture, live, &error);
  g_assert_no_error (error);
  name = g_strconcat (id, ".json", NULL);
  snapshot = g_build_filename (folder, "snapshots", name, NULL);
  assert_mode (snapshot, 0600);
}

static guint
count_entries (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint            n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Each has a folder of its own, right in that of the archive. */
static void
test_odd_ids (ArchiveFixture *fixture,
              gconstpointer   data)
{
  static const char *const ids[] = {
    "..",
    ".",
    "",
    "a/b",
    "../..",
    "../../outside",
    "/absolute",
    "a%2Fb",
    ".hidden",
    "ü\n*",
    "a\\b",
    "a b",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"n\":%u}", i);

      archive_must_write (fixture, ids[i], SENDER_ARCHIVE_PUBLISHED, text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"n\":%u}", i);

      archive_assert_read (fixture, ids[i], SENDER_ARCHIVE_PUBLISHED, text);
    }
  g_assert_cmpuint (count_entries (fixture->parent), ==, 1);
  g_assert_cmpuint (count_entries (fixture->folder), ==, G_N_ELEMENTS (ids));
  g_assert_false (g_file_test ("/absolute", G_FILE_TEST_EXISTS));
}

static GPtrArray *
list_snapshots (ArchiveFixture *fixture,
                guint           n_damaged)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;
  g_auto (GStrv)           damaged = NULL;
  g_autofree char         *words = NULL;
  GPtrArray               *snapshots = NULL;

  sender_archive_list_snapshots_async (fixture->archive, ARCHIVE_ID, NULL, sender_test_result_cb,
                                       &result);
  sender_test_wait_result (&result, "the list");
  snapshots = sender_archive_list_snapshots_finish (fixture->archive, result, &damaged, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (damaged), ==, n_damaged);
  words = sender_snapshots_dup_damage ((const char *const *) damaged);
  g_assert_true ((words != NULL) == (n_damaged > 0));
  if (n_damaged > 0)
    g_assert_nonnull (strstr (words, n_damaged == 1 ? damaged[0] : "snapshots”"));
  return snapshots;
}

static void
put_snapshot (ArchiveFixture *fixture,
              const char     *name,
              const char     *text)
{
  g_autofree char *folder = g_build_filename (fixture->folder, ARCHIVE_ID, "snapshots", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Files that were a snapshot, after one that never was. How many there are. */
static guint
add_damaged (ArchiveFixture *fixture)
{
  static const struct
  {
    const char *name;
    const char *text;
  } files[] = {
    { "20990101T000000.000000Z.json", "{\"at\":\"2099-01-01T00:00:00Z\",\"live\":{\"env" },
    { "20990101T000000.000001Z.json", "" },
    { "20990101T000000.000002Z.json", "{\"at\":\"2099-01-01T00:00:00Z\"}" },
    { "20990101T000000.000003Z.json", "{\"live\":{\"environment\":\"e\"}}" },
    { "20990101T000000.000004Z.json", "{\"at\":\"soon\",\"live\":{\"environment\":\"e\"}}" },
    { "20990101T000000.000005Z.json", "{\"at\":\"2099-01-01T00:00:00Z\",\"live\":[]}" },
    { "20990101T000000.000006Z.json", "[]" },
    { "20990101T000000.000007Z.json",
      "{\"at\":\"2099-01-01T00:00:00Z\",\"live\":" STATE ("") ",\"base\":[]}" },
  };

  put_snapshot (fixture, "readme.txt",
                "{\"at\":\"2099-01-01T00:00:00Z\",\"live\":" STATE ("") "}");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    put_snapshot (fixture, files[i].name, files[i].text);
  return G_N_ELEMENTS (files);
}

static void
test_one_damaged (ArchiveFixture *fixture,
                  gconstpointer   data)
{
  g_autoptr (GPtrArray) snapshots = NULL;

  put_snapshot (fixture, "20990101T000000.000000Z.json", "{");
  snapshots = list_snapshots (fixture, 1);
  g_assert_cmpuint (snapshots->len, ==, 0);
}

/* A folder that can't be read is not an empty one. */
static void
test_unreadable_snapshots (ArchiveFixture *fixture,
                           gconstpointer   data)
{
  g_autofree char         *path = g_build_filename (fixture->folder, ARCHIVE_ID, NULL);
  g_autofree char         *folder = g_build_filename (path, "snapshots", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  sender_archive_list_snapshots_async (fixture->archive, ARCHIVE_ID, NULL, sender_test_result_cb,
                                       &result);
  sender_test_wait_result (&result, "the list");
  g_assert_null (sender_archive_list_snapshots_finish (fixture->archive, result, NULL, &error));
  sender_test_assert_error (error, SENDER_ERROR_STORAGE, folder);
}

static void
test_snapshots (ArchiveFixture *fixture,
                gconstpointer   data)
{
  static const char *const entries[] = { "first", "second", "third" };
  char                    *ids[G_N_ELEMENTS (entries)] = { NULL };
  g_autoptr (SenderLive)   live = live_fixture_new_empty ();
  g_autoptr (GDateTime)    before = g_date_time_new_now_utc ();
  g_autoptr (GPtrArray)    none = list_snapshots (fixture, 0);
  g_autoptr (GPtrArray)    snapshots = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      live_fixture_set_chain (live, entries[i]);
      ids[i] = add_snapshot (fixture, live, NULL);
      g_assert_nonnull (ids[i]);
    }
  snapshots = list_snapshots (fixture, add_damaged (fixture));
  g_assert_cmpuint (snapshots->len, ==, G_N_ELEMENTS (entries));
  for (guint i = 0; i < snapshots->len; i++)
    {
      const SenderSnapshot *snapshot = g_ptr_array_index (snapshots, i);
      guint                 nth = G_N_ELEMENTS (entries) - 1 - i;
      SenderJson           *chain = sender_live_get_chain (snapshot->live);

      g_assert_cmpstr (snapshot->id, ==, ids[nth]);
      g_assert_cmpstr (sender_json_get_text (sender_json_get_element (chain, 0)), ==,
                       entries[nth]);
      g_assert_cmpint (g_date_time_compare (snapshot->at, before), >=, 0);
      g_free (ids[nth]);
    }
}

/* Which sender was ours; where that was not noted, what was ours tells if it is one, or none. */
static void
test_senders_of_snapshots (ArchiveFixture *fixture,
                           gconstpointer   data)
{
  static const struct
  {
    const char *rest; /* of the file */
    gboolean    is_noted;
    const char *sender; /* (nullable) */
  } cases[] = {
    { "\"sender\":\"a\"", TRUE, "a" },
    { "\"base\":" STATE ("{\"id\":\"b\"}") ",\"sender\":\"a\"", TRUE, "a" },
    { "\"base\":" STATE ("{\"id\":\"b\"}") ",\"sender\":null", TRUE, NULL },
    { "\"base\":" STATE ("{\"id\":\"b\"}"), TRUE, "b" },
    { "\"base\":" STATE (""), TRUE, NULL },
    { "\"base\":" STATE ("{\"id\":\"b\"},{\"id\":\"c\"}"), FALSE, NULL },
    { "\"base\":{\"environment\":\"e\"}", FALSE, NULL },
    { "\"other\":1", FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (
        "{\"at\":\"2026-01-02T03:04:05Z\",\"live\":", STATE (""), ",", cases[i].rest, "}", NULL);
      g_autoptr (GPtrArray) snapshots = NULL;
      const SenderSnapshot *snapshot = NULL;

      put_snapshot (fixture, "one.json", text);
      snapshots = list_snapshots (fixture, 0);
      g_assert_cmpuint (snapshots->len, ==, 1);
      snapshot = g_ptr_array_index (snapshots, 0);
      g_assert_cmpint (snapshot->is_sender_noted, ==, cases[i].is_noted);
      g_assert_cmpstr (snapshot->sender, ==, cases[i].sender);
    }
}

static gboolean
drop_snapshot (ArchiveFixture *fixture,
               const char     *id,
               GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_archive_drop_snapshot_async (fixture->archive, ARCHIVE_ID, id, NULL,
                                      sender_test_result_cb, &result);
  sender_test_wait_result (&result, "letting go");
  return sender_archive_drop_snapshot_finish (fixture->archive, result, error);
}

/* The others stay; of the last one no folder does. */
static void
test_dropped_snapshots (ArchiveFixture *fixture,
                        gconstpointer   data)
{
  g_autoptr (SenderLive) live = live_fixture_new_empty ();
  g_autoptr (GError)     error = NULL;
  g_autofree char       *folder = g_build_filename (fixture->folder, ARCHIVE_ID, "snapshots", NULL);
  g_autofree char       *first = add_snapshot (fixture, live, NULL);
  g_autofree char       *second = add_snapshot (fixture, live, NULL);
  g_autoptr (GPtrArray)  snapshots = NULL;

  g_assert_true (drop_snapshot (fixture, second, NULL));
  g_assert_true (drop_snapshot (fixture, second, NULL));
  snapshots = list_snapshots (fixture, 0);
  g_assert_cmpuint (snapshots->len, ==, 1);
  g_assert_cmpstr (((SenderSnapshot *) snapshots->pdata[0])->id, ==, first);
  g_assert_true (drop_snapshot (fixture, first, NULL));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (folder, "mine", -1, NULL));
  g_assert_false (drop_snapshot (fixture, first, &error));
  sender_test_assert_error (error, SENDER_ERROR_STORAGE, folder);
}

/* What belongs to another configuration is not listed with it. */
static void
test_snapshots_apart (ArchiveFixture *fixture,
                      gconstpointer   data)
{
  g_autoptr (SenderLive)   live = live_fixture_new_empty ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray)    snapshots = NULL;
  g_autofree char         *id = NULL;

  sender_archive_add_snapshot_async (fixture->archive, "other", live, NULL, NULL, NULL, NULL, NULL,
                                     sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the snapshot");
  id = sender_archive_add_snapshot_finish (fixture->archive, result, NULL);
  g_assert_nonnull (id);
  snapshots = list_snapshots (fixture, 0);
  g_assert_cmpuint (snapshots->len, ==, 0);
}

static SenderArchiveLock *
lock (ArchiveFixture       *fixture,
      const char           *configuration,
      SenderArchiveLockKind kind,
      GError              **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_archive_lock_async (fixture->archive, configuration, kind, NULL, sender_test_result_cb,
                             &result);
  sender_test_wait_result (&result, "the lock");
  return sender_archive_lock_finish (fixture->archive, result, error);
}

static void
assert_busy (ArchiveFixture       *fixture,
             SenderArchiveLockKind kind)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lock (fixture, ARCHIVE_ID, kind, &error));
  sender_test_assert_error (error, SENDER_ERROR_BUSY, "going on");
}

/* One writes, and nobody reads meanwhile; of another configuration nobody is kept out. */
static void
test_lock (ArchiveFixture *fixture,
           gconstpointer   data)
{
  g_autofree char   *path = g_build_filename (fixture->folder, ARCHIVE_ID, "publishing.lock", NULL);
  SenderArchiveLock *writer = lock (fixture, ARCHIVE_ID, SENDER_ARCHIVE_LOCK_WRITE, NULL);
  SenderArchiveLock *other = lock (fixture, "other", SENDER_ARCHIVE_LOCK_WRITE, NULL);
  SenderArchiveLock *readers[2] = { NULL };

  g_assert_nonnull (writer);
  g_assert_nonnull (other);
  assert_mode (path, 0600);
  assert_busy (fixture, SENDER_ARCHIVE_LOCK_WRITE);
  assert_busy (fixture, SENDER_ARCHIVE_LOCK_READ);
  sender_archive_lock_free (other);
  sender_archive_lock_free (writer);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      readers[i] = lock (fixture, ARCHIVE_ID, SENDER_ARCHIVE_LOCK_READ, NULL);
      g_assert_nonnull (readers[i]);
    }
  assert_busy (fixture, SENDER_ARCHIVE_LOCK_WRITE);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    sender_archive_lock_free (readers[i]);
  writer = lock (fixture, ARCHIVE_ID, SENDER_ARCHIVE_LOCK_WRITE, NULL);
  g_assert_nonnull (writer);
  sender_archive_lock_free (writer);
}

/* Where nothing was published, who only looks leaves nothing behind; who can’t write is told. */
static void
test_lock_nothing (ArchiveFixture *fixture,
                   gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  SenderArchiveLock *reader = lock (fixture, ARCHIVE_ID, SENDER_ARCHIVE_LOCK_READ, &error);

  g_assert_no_error (error);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
  sender_archive_lock_free (reader);
  g_assert_true (g_file_set_contents (fixture->folder, "mine", -1, NULL));
  g_assert_null (lock (fixture, ARCHIVE_ID, SENDER_ARCHIVE_LOCK_WRITE, &error));
  sender_test_assert_error (error, SENDER_ERROR_STORAGE, fixture->folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  archive_fixture_add_test ("round-trip", test_round_trip);
  archive_fixture_add_test ("removal", test_removal);
  archive_fixture_add_test ("no-folder", test_no_folder);
  archive_fixture_add_test ("no-file", test_no_file);
  archive_fixture_add_test ("mode", test_mode);
  archive_fixture_add_test ("odd-ids", test_odd_ids);
  archive_fixture_add_test ("snapshots", test_snapshots);
  archive_fixture_add_test ("damaged-snapshot", test_one_damaged);
  archive_fixture_add_test ("unreadable-snapshots", test_unreadable_snapshots);
  archive_fixture_add_test ("senders-of-snapshots", test_senders_of_snapshots);
  archive_fixture_add_test ("dropped-snapshots", test_dropped_snapshots);
  archive_fixture_add_test ("snapshots-apart", test_snapshots_apart);
  archive_fixture_add_test ("lock", test_lock);
  archive_fixture_add_test ("lock-nothing", test_lock_nothing);
  return g_test_run ();
}
