/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-document-file.h"
#include "sender-error.h"
#include "sender-list.h"
#include "sender-path.h"
#include "sender-record.h"
#include "sender-test.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* A document is the old one or the new one, whatever happens while it is saved. */

#define KILLS 200
#define MAX_WAIT_US 20000

static SenderConfig *
make_config (guint revision)
{
  SenderConfig    *config = sender_config_new ();
  g_autofree char *name = g_strdup_printf ("%u", revision);

  g_object_set (config, "name", name, NULL);
  return config;
}

static guint64
read_revision (const char *path)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderConfig) config = sender_document_file_read (path, NULL, &error);

  g_assert_no_error (error);
  return g_ascii_strtoull (sender_config_get_name (config), NULL, 10);
}

/* Saves revision after revision, and tells of each one that is durable. */
static void
save_for_ever (const char *path,
               guint       revision,
               int         fd)
{
  for (;; revision++)
    {
      g_autoptr (SenderConfig) config = make_config (revision);
      int                      lock = sender_document_file_lock (path, NULL, NULL, NULL);

      if (lock < 0 || !sender_document_file_write (path, config, NULL))
        _exit (1);
      sender_document_file_unlock (lock);
      if (write (fd, &revision, sizeof revision) != sizeof revision)
        _exit (2);
    }
}

static guint
save_and_be_killed (const char *path,
                    guint       revision,
                    guint       wait_us)
{
  int   pipes[2];
  guint saved = revision - 1;
  guint told = 0;
  pid_t child = 0;
  int   status = 0;

  g_assert_no_errno (pipe (pipes));
  child = fork ();
  if (child == 0)
    save_for_ever (path, revision, pipes[1]);
  close (pipes[1]);
  g_usleep (wait_us);
  g_assert_no_errno (kill (child, SIGKILL));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  while (read (pipes[0], &told, sizeof told) == sizeof told)
    saved = told;
  close (pipes[0]);
  return saved;
}

static void
test_killed (void)
{
  g_autofree char         *folder = sender_test_make_dir ();
  g_autofree char         *path = g_build_filename (folder, "sender.json", NULL);
  g_autofree char         *previous = g_strconcat (path, "~", NULL);
  g_autoptr (SenderConfig) first = make_config (0);
  guint                    saved = 0;
  guint                    most = 0;

  g_assert_true (sender_document_file_write (path, first, NULL));
  for (guint i = 0; i < KILLS; i++)
    {
      guint wait_us = (guint) g_test_rand_int_range (0, MAX_WAIT_US);

      most = save_and_be_killed (path, saved + 1, wait_us);
      /* What was told durable is there; one more may be that was not told yet. */
      g_assert_cmpuint (read_revision (path), >=, most);
      g_assert_cmpuint (read_revision (path), <=, most + 1);
      if (g_file_test (previous, G_FILE_TEST_EXISTS))
        g_assert_cmpuint (read_revision (previous), <=, read_revision (path));
      saved = (guint) read_revision (path);
    }
  g_test_message ("%d kills, %u revisions, none unreadable, none lost", KILLS, saved);
  g_assert_cmpuint (saved, >, 0);
  sender_test_remove_tree (folder);
}

/* A limit on the size of files is as good as a full disk: the write fails half way. */
static void
test_full_disk (void)
{
  g_autofree char         *folder = sender_test_make_dir ();
  g_autofree char         *path = g_build_filename (folder, "sender.json", NULL);
  g_autofree char         *previous = g_strconcat (path, "~", NULL);
  g_autoptr (SenderConfig) first = make_config (1);
  g_autoptr (SenderConfig) before = make_config (2);
  pid_t                    child = 0;
  int                      status = 0;

  g_assert_true (sender_document_file_write (path, first, NULL));
  g_assert_true (sender_document_file_write (path, before, NULL));
  child = fork ();
  if (child == 0)
    {
      g_autoptr (SenderConfig) after = make_config (3);
      g_autoptr (GError)       error = NULL;
      struct rlimit            limit = { 64, 64 };

      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &limit);
      if (sender_document_file_write (path, after, &error) ||
          !g_error_matches (error, SENDER_ERROR, SENDER_ERROR_STORAGE) ||
          strstr (error->message, "as it was before") == NULL)
        _exit (1);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_assert_cmpuint (read_revision (path), ==, 2);
  g_assert_cmpuint (read_revision (previous), ==, 1);
  sender_test_remove_tree (folder);
}

static void
test_files (void)
{
  g_autofree char *folder = sender_test_make_dir ();
  g_autofree char *below = g_build_filename (folder, "below", NULL);
  g_autofree char *path = g_build_filename (below, "sender.json", NULL);
  g_autofree char *link_path = g_build_filename (folder, "link.json", NULL);
  g_autofree char *leftover =
    g_build_filename (folder, "below", ".sender-studio-0123456789abcdef.new.ABC123", NULL);
  g_autofree char         *previous = g_strconcat (path, "~", NULL);
  g_autoptr (SenderConfig) one = make_config (1);
  g_autoptr (SenderConfig) two = make_config (2);
  g_autoptr (GError)       error = NULL;
  struct stat              info;
  int                      lock = -1;

  g_assert_cmpint (sender_document_file_lock (path, NULL, NULL, &error), ==, -1);
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (sender_document_file_make_folder (path, &error));
  g_assert_no_errno (stat (below, &info));
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  lock = sender_document_file_lock (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lock, >=, 0);
  g_assert_true (sender_document_file_write (path, one, &error));
  g_assert_true (g_file_set_contents (leftover, "half", -1, NULL));
  g_assert_no_errno (symlink (path, link_path));
  g_assert_true (sender_document_file_write (link_path, two, &error));
  g_assert_no_error (error);
  sender_document_file_unlock (lock);

  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (leftover, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (read_revision (path), ==, 2);
  g_assert_cmpuint (read_revision (previous), ==, 1);
  g_assert_no_errno (stat (path, &info));
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  sender_test_remove_tree (folder);
}

static void
test_unreadable (void)
{
  g_autofree char   *folder = sender_test_make_dir ();
  g_autofree char   *missing = g_build_filename (folder, "missing.json", NULL);
  g_autofree char   *huge = g_build_filename (folder, "huge.json", NULL);
  g_autofree char   *inside = g_build_filename (huge, "sender.json", NULL);
  g_autoptr (GError) error = NULL;
  int                fd = -1;

  g_assert_null (sender_document_file_read (missing, NULL, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (sender_document_file_read (folder, NULL, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE);
  g_clear_error (&error);
  fd = g_open (huge, O_CREAT | O_WRONLY, 0600);
  g_assert_no_errno (ftruncate (fd, 5 * 1024 * 1024));
  close (fd);
  g_assert_null (sender_document_file_read (huge, NULL, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_cmpint (sender_document_file_lock (inside, NULL, NULL, &error), ==, -1);
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_false (sender_document_file_delete (missing, NULL, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND);
  sender_test_remove_tree (folder);
}

static void
test_lock_is_waited_for (void)
{
  g_autofree char         *folder = sender_test_make_dir ();
  g_autofree char         *path = g_build_filename (folder, "sender.json", NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  int                      lock = sender_document_file_lock (path, NULL, NULL, &error);

  g_assert_no_error (error);
  g_cancellable_cancel (cancelled);
  g_assert_cmpint (sender_document_file_lock (path, NULL, cancelled, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  sender_document_file_unlock (lock);
  sender_test_remove_tree (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/saving/killed", test_killed);
  g_test_add_func ("/saving/full-disk", test_full_disk);
  g_test_add_func ("/saving/files", test_files);
  g_test_add_func ("/saving/unreadable", test_unreadable);
  g_test_add_func ("/saving/lock-is-waited-for", test_lock_is_waited_for);
  return g_test_run ();
}
