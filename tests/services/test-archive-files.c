/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "archive-fixture.h"
#include "sender-error.h"
#include "sender-test.h"

#include <glib/gstdio.h>
#include <string.h>

/* Of which environment a file is, and what becomes of one that is damaged. */

/* What was published to one environment says nothing of another; a publish that did not end is one,
 * wherever it went. */
static void
test_environments (ArchiveFixture *fixture,
                   gconstpointer   data)
{
  g_autoptr (SenderJson) none = NULL;
  g_autoptr (SenderJson) other = NULL;
  g_autoptr (SenderJson) journal = NULL;
  g_autoptr (GError)     error = NULL;

  archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, "{\"sender\":\"a\"}");
  none = archive_read_of (fixture, ARCHIVE_ID, ARCHIVE_ELSEWHERE, SENDER_ARCHIVE_PUBLISHED, &error);
  g_assert_no_error (error);
  g_assert_null (none);
  g_assert_true (archive_write_of (fixture, ARCHIVE_ID, ARCHIVE_ELSEWHERE, SENDER_ARCHIVE_PUBLISHED,
                                   "{\"sender\":\"b\"}", &error));
  archive_assert_read (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, "{\"sender\":\"a\"}");
  archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, NULL);
  archive_assert_read (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, NULL);
  other = archive_read_of (fixture, ARCHIVE_ID, ARCHIVE_ELSEWHERE, SENDER_ARCHIVE_PUBLISHED,
                           &error);
  g_assert_cmpstr (sender_json_get_string_member (other, "sender"), ==, "b");
  archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_JOURNAL, ARCHIVE_JOURNAL);
  journal = archive_read_of (fixture, ARCHIVE_ID, ARCHIVE_ELSEWHERE, SENDER_ARCHIVE_JOURNAL,
                             &error);
  g_assert_nonnull (journal);
}

/* Writes as it was done before there was a file for each environment. */
static char *
write_old (ArchiveFixture *fixture,
           const char     *text)
{
  g_autofree char *folder = g_build_filename (fixture->folder, ARCHIVE_ID, NULL);
  char            *path = g_build_filename (folder, "published.json", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
assert_sender (ArchiveFixture *fixture,
               const char     *environment,
               const char     *expected)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderJson) json = archive_read_of (fixture, ARCHIVE_ID, environment,
                                                 SENDER_ARCHIVE_PUBLISHED,
                                                 &error);

  g_assert_no_error (error);
  g_assert_cmpstr (json != NULL ? sender_json_get_string_member (json, "sender") : NULL, ==,
                   expected);
  if (json != NULL)
    g_assert_cmpstr (sender_json_get_string_member (json, "environment"), ==, environment);
}

/* It is of the environment that it names, and goes when that has a file of its own. */
static void
test_old (ArchiveFixture *fixture,
          gconstpointer   data)
{
  static const char *const texts[] = {
    "{\"environment\":\"" ARCHIVE_HERE "\",\"sender\":\"old\"}",
    "{\"sender\":\"old\",\"live\":{\"environment\":\"" ARCHIVE_HERE "\"}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = write_old (fixture, texts[i]);

      assert_sender (fixture, ARCHIVE_HERE, "old");
      assert_sender (fixture, ARCHIVE_ELSEWHERE, NULL);
      g_assert_true (archive_write_of (fixture, ARCHIVE_ID, ARCHIVE_ELSEWHERE,
                                       SENDER_ARCHIVE_PUBLISHED,
                                       "{\"environment\":\"" ARCHIVE_ELSEWHERE
                                       "\",\"sender\":\"new\"}",
                                       NULL));
      assert_sender (fixture, ARCHIVE_HERE, "old");
      assert_sender (fixture, ARCHIVE_ELSEWHERE, "new");
      archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED,
                          "{\"environment\":\"" ARCHIVE_HERE "\",\"sender\":\"newer\"}");
      assert_sender (fixture, ARCHIVE_HERE, "newer");
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_true (archive_write_of (fixture, ARCHIVE_ID, ARCHIVE_ELSEWHERE,
                                       SENDER_ARCHIVE_PUBLISHED, NULL, NULL));
      archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, NULL);
      assert_sender (fixture, ARCHIVE_HERE, NULL);
    }
}

/* What names none holds for where something is published first, and for nowhere after that. */
static void
test_old_of_nowhere (ArchiveFixture *fixture,
                     gconstpointer   data)
{
  g_autofree char *path = write_old (fixture, "{\"sender\":\"old\"}");

  assert_sender (fixture, ARCHIVE_HERE, "old");
  archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, NULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  assert_sender (fixture, ARCHIVE_HERE, NULL);
  assert_sender (fixture, ARCHIVE_ELSEWHERE, NULL);
}

/* The file is told, and how to go on. */
static void
assert_damaged (ArchiveFixture   *fixture,
                SenderArchiveFile file,
                const char       *path,
                const char       *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_null (archive_read (fixture, ARCHIVE_ID, file, &error));
  sender_test_assert_error (error, SENDER_ERROR_FORMAT, path);
  g_assert_nonnull (strstr (error->message, "move it away"));
}

static void
test_damaged (ArchiveFixture *fixture,
              gconstpointer   data)
{
  static const char *const texts[] = { "", "{\"a\":", "nonsense", "{} {}", "\xff\xfe", "[]", "7",
                                       "{\"live\":[]}" };
  g_autofree char         *path = g_build_filename (fixture->folder, ARCHIVE_ID, ARCHIVE_PUBLISHED,
                                                    NULL);

  archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, "{}");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_damaged (fixture, SENDER_ARCHIVE_PUBLISHED, path, texts[i]);
  archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, "{\"a\":1}");
  archive_assert_read (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, "{\"a\":1}");
}

/* Nobody can tell of which environment it was. */
static void
test_damaged_old (ArchiveFixture *fixture,
                  gconstpointer   data)
{
  g_autofree char *path = write_old (fixture, "");

  assert_damaged (fixture, SENDER_ARCHIVE_PUBLISHED, path, "{\"environment\":");
  archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, "{\"a\":1}");
  archive_assert_read (fixture, ARCHIVE_ID, SENDER_ARCHIVE_PUBLISHED, "{\"a\":1}");
}

static void
test_damaged_journal (ArchiveFixture *fixture,
                      gconstpointer   data)
{
  static const char *const texts[] = { "", "{}", "[]", "{\"before\":[],\"steps\":[]}",
                                       "{\"before\":{},\"steps\":[{}]}" };
  g_autofree char         *path = g_build_filename (fixture->folder, ARCHIVE_ID, "publishing.json",
                                                    NULL);

  archive_must_write (fixture, ARCHIVE_ID, SENDER_ARCHIVE_JOURNAL, ARCHIVE_JOURNAL);
  archive_assert_read (fixture, ARCHIVE_ID, SENDER_ARCHIVE_JOURNAL, ARCHIVE_JOURNAL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_damaged (fixture, SENDER_ARCHIVE_JOURNAL, path, texts[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  archive_fixture_add_test ("environments", test_environments);
  archive_fixture_add_test ("old", test_old);
  archive_fixture_add_test ("old-of-nowhere", test_old_of_nowhere);
  archive_fixture_add_test ("damaged", test_damaged);
  archive_fixture_add_test ("damaged-old", test_damaged_old);
  archive_fixture_add_test ("damaged-journal", test_damaged_journal);
  return g_test_run ();
}
