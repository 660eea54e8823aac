/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-document-file.h"
#include "sender-error.h"
#include "sender-json.h"
#include "sender-test.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What else lies where a document is, and what is no document though it is named like one. */

#define PATIENCE_SECONDS 20

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = sender_test_make_dir ();
  fixture->path = g_build_filename (fixture->folder, "sender.json", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  sender_test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static char *
below (Fixture    *fixture,
       const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static gboolean
write_named (const char *path,
             const char *name,
             GError    **error)
{
  g_autoptr (SenderConfig) config = sender_config_new ();

  g_object_set (config, "name", name, NULL);
  return sender_document_file_write (path, config, error);
}

static void
assert_named (const char *path,
              const char *name)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderConfig) config = sender_document_file_read (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sender_config_get_name (config), ==, name);
}

static void
test_backups (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const names[] = {
    "sender.json.backup",
    "sender.json.ABC123",
    ".sender-studio-backup",
    "sender.json.before",
    "other.json~",
    ".sender-studio-0123456789abcdef.txt",
    ".sender.json.ABC123",
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *backup = below (fixture, names[i]);

      g_assert_true (g_file_set_contents (backup, "mine", -1, NULL));
    }
  g_assert_true (write_named (fixture->path, "One", &error));
  g_assert_true (write_named (fixture->path, "Two", &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *backup = below (fixture, names[i]);

      g_test_message ("%s", names[i]);
      g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
    }
}

/* Whether somebody holds the lock of the folder. */
static gboolean
is_locked (const char *folder)
{
  int      fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean locked = flock (fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;

  close (fd);
  return locked;
}

static void
test_symlink (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char   *checkout = below (fixture, "checkout");
  g_autofree char   *real = g_build_filename (checkout, "real.json", NULL);
  g_autofree char   *first = below (fixture, "first.json");
  g_autofree char   *second = below (fixture, "second.json");
  g_autoptr (GError) error = NULL;
  int                lock = -1;

  g_assert_no_errno (g_mkdir (checkout, 0700));
  g_assert_no_errno (symlink ("checkout/real.json", first));
  g_assert_no_errno (symlink (first, second));
  /* Also to a file that is not there yet. */
  for (guint i = 0; i < 2; i++)
    {
      const char *name = i == 0 ? "One" : "Two";

      lock = sender_document_file_lock (second, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (is_locked (checkout));
      g_assert_false (is_locked (fixture->folder));
      g_assert_true (write_named (second, name, &error));
      g_assert_no_error (error);
      sender_document_file_unlock (lock);
      g_assert_true (g_file_test (first, G_FILE_TEST_IS_SYMLINK));
      g_assert_true (g_file_test (second, G_FILE_TEST_IS_SYMLINK));
      assert_named (real, name);
    }
}

static void
assert_refused (const char *path,
                const char *fragment)
{
  g_autoptr (GError) reading = NULL;
  g_autoptr (GError) writing = NULL;
  g_autoptr (GError) deleting = NULL;
  struct stat        before;
  struct stat        after;

  g_test_message ("%s", path);
  g_assert_no_errno (lstat (path, &before));
  alarm (PATIENCE_SECONDS);
  g_assert_null (sender_document_file_read (path, NULL, &reading));
  g_assert_false (write_named (path, "Over it", &writing));
  alarm (0);
  sender_test_assert_error (reading, SENDER_ERROR_STORAGE, fragment);
  sender_test_assert_error (writing, SENDER_ERROR_STORAGE, fragment);
  g_assert_false (sender_document_file_delete (path, NULL, &deleting));
  sender_test_assert_error (deleting, SENDER_ERROR_STORAGE, fragment);
  g_assert_no_errno (lstat (path, &after));
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);
}

static void
test_no_file (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *pipe_path = below (fixture, "pipe.json");
  g_autofree char *folder_path = below (fixture, "folder.json");

  g_assert_no_errno (mkfifo (pipe_path, 0600));
  assert_refused (pipe_path, "pipe.json");
  g_assert_no_errno (g_mkdir (folder_path, 0700));
  assert_refused (folder_path, "folder.json");
}

static void
test_loop (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (symlink ("sender.json", fixture->path));
  g_assert_cmpint (sender_document_file_lock (fixture->path, NULL, NULL, &error), ==, -1);
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_false (sender_document_file_make_folder (fixture->path, NULL));
  g_assert_false (write_named (fixture->path, "Nowhere", &error));
  sender_test_assert_error (error, SENDER_ERROR_STORAGE, "as it was before");
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
}

/* Bytes that are no UTF-8 and a line break: a file is called what it is called. */
static void
test_strange_name (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char   *path = below (fixture, "\xff\nx.json");
  g_autofree char   *moved = g_build_filename (fixture->folder, ".deleted", "\xff\nx.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (sender_document_file_read (path, NULL, &error));
  sender_test_assert_error (error, SENDER_ERROR_NOT_FOUND, "x.json");
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_clear_error (&error);
  g_assert_true (write_named (path, "Strange", &error));
  g_assert_no_error (error);
  assert_named (path, "Strange");
  g_assert_true (g_file_set_contents (path, "{", -1, NULL));
  g_assert_null (sender_document_file_read (path, NULL, &error));
  sender_test_assert_error (error, SENDER_ERROR_FORMAT, "x.json");
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (sender_document_file_delete (path, NULL, NULL));
  g_assert_true (g_file_test (moved, G_FILE_TEST_EXISTS));
}

/* Where the previous generation has no place, nothing is written. */
static void
test_no_place_for_previous (Fixture      *fixture,
                            gconstpointer data)
{
  g_autofree char   *previous = g_strconcat (fixture->path, "~", NULL);
  g_autofree char   *stem = g_strnfill (250, 'x');
  g_autofree char   *name = g_strconcat (stem, ".json", NULL);
  g_autofree char   *longest = below (fixture, name);
  g_autoptr (GError) error = NULL;

  g_assert_true (write_named (fixture->path, "One", NULL));
  g_assert_no_errno (g_mkdir (previous, 0700));
  g_assert_false (write_named (fixture->path, "Two", &error));
  sender_test_assert_error (error, SENDER_ERROR_STORAGE, "sender.json~");
  assert_named (fixture->path, "One");
  g_clear_error (&error);
  g_assert_false (write_named (longest, "Long", &error));
  sender_test_assert_error (error, SENDER_ERROR_STORAGE, "previous version");
}

static void
test_saved_twice (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *previous = g_strconcat (fixture->path, "~", NULL);

  g_autoptr (SenderConfig) one = sender_config_new ();
  g_autoptr (SenderConfig) two = sender_config_new ();

  g_object_set (one, "name", "One", NULL);
  g_object_set (two, "name", "Two", NULL);
  g_assert_true (sender_document_file_write (fixture->path, one, NULL));
  g_assert_false (g_file_test (previous, G_FILE_TEST_EXISTS));
  for (guint i = 0; i < 3; i++)
    g_assert_true (sender_document_file_write (fixture->path, two, NULL));
  assert_named (previous, "One");
  assert_named (fixture->path, "Two");
}

static void
test_size (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  g_assert_null (sender_document_file_read (fixture->path, NULL, &error));
  sender_test_assert_error (error, SENDER_ERROR_FORMAT, "sender.json");
  g_clear_error (&error);
  g_assert_no_errno (truncate (fixture->path, SENDER_JSON_MAX_LENGTH));
  g_assert_null (sender_document_file_read (fixture->path, NULL, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_no_errno (truncate (fixture->path, (off_t) SENDER_JSON_MAX_LENGTH + 1));
  g_assert_null (sender_document_file_read (fixture->path, NULL, &error));
  sender_test_assert_error (error, SENDER_ERROR_LIMIT, "sender.json");
}

static void
test_deleted (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const kept[][2] = {
    { "sender.json", "2" },
    { "sender.json~", "1" },
    { "sender-2.json", "4" },
    { "sender-2.json~", "3" },
    { "sender-3.json", "5" },
  };
  g_autofree char   *real = below (fixture, "real.json");
  g_autofree char   *previous = below (fixture, "sender.json~");
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      g_assert_true (write_named (fixture->path, name, &error));
      if (i % 2 == 0)
        g_assert_true (sender_document_file_delete (fixture->path, NULL, &error));
      g_assert_no_error (error);
    }
  /* Of a link the link goes, and what lies beside it is somebody else's. */
  g_assert_true (write_named (real, "5", NULL));
  g_assert_no_errno (symlink (real, fixture->path));
  g_assert_true (g_file_set_contents (previous, "mine", -1, NULL));
  g_assert_true (sender_document_file_delete (fixture->path, NULL, &error));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
  assert_named (real, "5");
  g_assert_true (g_file_test (previous, G_FILE_TEST_EXISTS));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *path =
        g_build_filename (fixture->folder, ".deleted", kept[i][0], NULL);

      assert_named (path, kept[i][1]);
    }
}

/* Root may do everything, so it becomes somebody else first. */
static int
run_as_user (const char *path)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0 && setresuid (65534, 65534, 65534) != 0)
    return 1;
  if (write_named (path, "Two", &error) ||
      !g_error_matches (error, SENDER_ERROR, SENDER_ERROR_STORAGE) ||
      strstr (error->message, "as it was before") == NULL)
    return 2;
  g_clear_error (&error);
  if (sender_document_file_delete (path, NULL, &error) ||
      !g_error_matches (error, SENDER_ERROR, SENDER_ERROR_STORAGE))
    return 3;
  return 0;
}

static void
test_forbidden (Fixture      *fixture,
                gconstpointer data)
{
  static const mode_t modes[] = { 0555, 0 };
  g_autofree char    *folder = below (fixture, "forbidden");
  g_autofree char    *path = g_build_filename (folder, "sender.json", NULL);

  g_assert_no_errno (g_chmod (fixture->folder, 0755));
  g_assert_no_errno (g_mkdir (folder, 0755));
  g_assert_true (write_named (path, "One", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      pid_t child = 0;
      int   status = 0;

      g_assert_no_errno (g_chmod (folder, modes[i]));
      child = fork ();
      if (child == 0)
        _exit (run_as_user (path));
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_no_errno (g_chmod (folder, 0755));
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
      assert_named (path, "One");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/places/backups", Fixture, NULL, set_up, test_backups, tear_down);
  g_test_add ("/places/symlink", Fixture, NULL, set_up, test_symlink, tear_down);
  g_test_add ("/places/no-file", Fixture, NULL, set_up, test_no_file, tear_down);
  g_test_add ("/places/loop", Fixture, NULL, set_up, test_loop, tear_down);
  g_test_add ("/places/strange-name", Fixture, NULL, set_up, test_strange_name, tear_down);
  g_test_add ("/places/no-place-for-previous", Fixture, NULL, set_up, test_no_place_for_previous,
              tear_down);
  g_test_add ("/places/saved-twice", Fixture, NULL, set_up, test_saved_twice, tear_down);
  g_test_add ("/places/size", Fixture, NULL, set_up, test_size, tear_down);
  g_test_add ("/places/deleted", Fixture, NULL, set_up, test_deleted, tear_down);
  g_test_add ("/places/forbidden", Fixture, NULL, set_up, test_forbidden, tear_down);
  return g_test_run ();
}
