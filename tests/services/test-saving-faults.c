/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-document-file.h"
#include "sender-error.h"
#include "sender-memory-vault.h"
#include "sender-test.h"
#include "sender-workspace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * Every step of a save fails once, and the program dies before every step of it. What is defined
 * here stands before the C library's, for GLib too.
 */

typedef struct
{
  guint    at;    /* the step that goes wrong, from 1; 0: none */
  int      code;  /* how it goes wrong; 0: the program ends there */
  gboolean links; /* whether there are hard links here */
  guint    step;  /* steps so far */
} Fault;

static Fault fault = { 0, 0, TRUE, 0 };

static gboolean
goes_wrong (void)
{
  if (fault.at == 0 || ++fault.step != fault.at)
    return FALSE;
  if (fault.code == 0)
    _exit (0);
  errno = fault.code;
  return TRUE;
}

int
link (const char *from,
      const char *to)
{
  if (!fault.links)
    {
      errno = EPERM;
      return -1;
    }
  return goes_wrong () ? -1 : (int) syscall (SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
rename (const char *from,
        const char *to)
{
  return goes_wrong () ? -1 : (int) syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
fsync (int fd)
{
  return goes_wrong () ? -1 : (int) syscall (SYS_fsync, fd);
}

/* Removing does not fail, but a program may die before it. */
int
unlink (const char *path)
{
  if (fault.code == 0)
    goes_wrong ();
  return (int) syscall (SYS_unlinkat, AT_FDCWD, path, 0);
}

/* What somebody does just before the lock is given. */
static void (*meanwhile) (void) = NULL;
static const char *meanwhile_folder = NULL;

int
flock (int fd,
       int operation)
{
  void (*now) (void) = g_steal_pointer (&meanwhile);

  if (now != NULL)
    now ();
  return (int) syscall (SYS_flock, fd, operation);
}

static gboolean
write_revision (const char *path,
                guint       revision,
                GError    **error)
{
  g_autoptr (SenderConfig) config = sender_config_new ();
  g_autofree char         *name = g_strdup_printf ("%u", revision);

  g_object_set (config, "name", name, NULL);
  return sender_document_file_write (path, config, error);
}

static guint64
read_revision (const char *path)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderConfig) config = sender_document_file_read (path, NULL, &error);

  g_assert_no_error (error);
  return g_ascii_strtoull (sender_config_get_name (config), NULL, 10);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint            n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

typedef struct
{
  char *folder;
  char *path;
  char *previous;
} Fixture;

/* Revision 2, with 1 before it. */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fault = (Fault){ 0, 0, GPOINTER_TO_INT (data), 0 };
  fixture->folder = sender_test_make_dir ();
  fixture->path = g_build_filename (fixture->folder, "sender.json", NULL);
  fixture->previous = g_strconcat (fixture->path, "~", NULL);
  g_assert_true (write_revision (fixture->path, 1, NULL));
  g_assert_true (write_revision (fixture->path, 2, NULL));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  fault = (Fault){ 0, 0, TRUE, 0 };
  sender_test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->previous);
}

static void
test_saved (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  struct stat        info;

  g_assert_true (write_revision (fixture->path, 3, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (read_revision (fixture->path), ==, 3);
  g_assert_cmpuint (read_revision (fixture->previous), ==, 2);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
  g_assert_no_errno (stat (fixture->path, &info));
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

/* Saved or as it was, and what it says is true. */
static void
assert_whole (Fixture *fixture,
              gboolean saved,
              GError  *error)
{
  guint64 present = read_revision (fixture->path);
  guint64 before = read_revision (fixture->previous);

  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
  if (saved)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (present, ==, 3);
      g_assert_cmpuint (before, <=, 2);
      return;
    }
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE);
  if (strstr (error->message, "as it was before") != NULL)
    {
      g_assert_cmpuint (present, ==, 2);
      g_assert_cmpuint (before, ==, 1);
    }
  else
    {
      sender_test_assert_error (error, SENDER_ERROR_STORAGE, "is written");
      g_assert_cmpuint (present, ==, 3);
    }
}

static void
test_failing (Fixture      *fixture,
              gconstpointer data)
{
  static const int codes[] = { ENOSPC, EIO };
  guint            n_refused = 0;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    for (guint at = 1;; at++)
      {
        g_autoptr (GError) error = NULL;
        gboolean           saved = FALSE;

        g_assert_true (write_revision (fixture->path, 1, NULL));
        g_assert_true (write_revision (fixture->path, 2, NULL));
        fault = (Fault){ at, codes[i], GPOINTER_TO_INT (data), 0 };
        saved = write_revision (fixture->path, 3, &error);
        fault.at = 0;
        g_test_message ("%s in step %u: %s", g_strerror (codes[i]), at,
                        error != NULL ? error->message : "saved");
        assert_whole (fixture, saved, error);
        n_refused += !saved;
        if (fault.step < at)
          break;
      }
  g_assert_cmpuint (n_refused, >=, 4);
}

static void
test_dying (Fixture      *fixture,
            gconstpointer data)
{
  guint at = 0;

  for (gboolean died = TRUE; died;)
    {
      int   status = 0;
      pid_t child = 0;

      at++;
      g_assert_true (write_revision (fixture->path, 1, NULL));
      g_assert_true (write_revision (fixture->path, 2, NULL));
      child = fork ();
      if (child == 0)
        {
          fault = (Fault){ at, 0, GPOINTER_TO_INT (data), 0 };
          _exit (write_revision (fixture->path, 3, NULL) ? 1 : 2);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) <= 1);
      died = WEXITSTATUS (status) == 0;
      g_assert_cmpuint (read_revision (fixture->path), >=, died ? 2 : 3);
      g_assert_cmpuint (read_revision (fixture->previous), <, read_revision (fixture->path));
      /* What it left behind, the next one clears away. */
      g_assert_true (write_revision (fixture->path, 4, NULL));
      g_assert_cmpuint (count_files (fixture->folder), ==, 2);
    }
  g_test_message ("died before %u steps", at - 1);
  g_assert_cmpuint (at, >, 5);
}

static gboolean
save (SenderWorkspace *workspace,
      SenderDocument  *document,
      GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_workspace_save_async (workspace, document, FALSE, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the saving");
  return sender_workspace_save_finish (workspace, result, error);
}

static void
set_name (SenderDocument *document,
          guint           revision)
{
  g_autofree char *name = g_strdup_printf ("%u", revision);

  g_object_set (sender_document_get_config (document), "name", name, NULL);
}

/* It is there, and the disk would not confirm it. */
static void
save_in_vain (SenderWorkspace *workspace,
              SenderDocument  *document)
{
  g_autoptr (GError) error = NULL;

  for (guint at = 1; error == NULL || strstr (error->message, "is written") == NULL; at++)
    {
      g_clear_error (&error);
      fault = (Fault){ at, EIO, TRUE, 0 };
      save (workspace, document, &error);
      fault.at = 0;
    }
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE);
}

static SenderWorkspace *
make_workspace (const char *folder)
{
  g_autofree char            *database = g_build_filename (folder, "history.sqlite", NULL);
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new (NULL, NULL);
  g_autoptr (SenderStore)     store = sender_store_new (folder);
  g_autoptr (SenderHistory)   history = sender_history_new (database);
  g_autoptr (SenderVault)     vault = sender_memory_vault_new ();

  return sender_workspace_new (store, history, vault, endpoints, NULL);
}

/* What the disk did not confirm is ours, whatever was edited since; what came later is not. */
static void
test_not_confirmed (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (SenderWorkspace) workspace = make_workspace (fixture->folder);
  g_autoptr (SenderConfig)    config = sender_document_file_read (fixture->path, NULL, NULL);
  g_autoptr (SenderDocument)  document = sender_document_new (config, fixture->path, FALSE);
  g_autoptr (GError)          error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      set_name (document, 3 + 2 * i);
      save_in_vain (workspace, document);
      g_assert_cmpuint (read_revision (fixture->path), ==, 3 + 2 * i);
      set_name (document, 4 + 2 * i);
      if (i == 1)
        g_assert_true (write_revision (fixture->path, 9, NULL));
      save (workspace, document, &error);
      if (i == 0)
        g_assert_no_error (error);
      g_assert_cmpuint (read_revision (fixture->path), ==, i == 0 ? 4 : 9);
    }
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_CONFLICT);
}

static void
replace_folder (void)
{
  g_autofree char *away = g_strconcat (meanwhile_folder, "-away", NULL);

  g_assert_no_errno (rename (meanwhile_folder, away));
  g_assert_no_errno (g_mkdir (meanwhile_folder, 0700));
}

static void
turn_link (void)
{
  g_autofree char *path = g_build_filename (meanwhile_folder, "link.json", NULL);

  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (symlink ("../sender.json", path));
}

/* The lock is that of the folder as it is once it is held. */
static void
test_moved (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char   *folder = g_build_filename (fixture->folder, "checkout", NULL);
  g_autofree char   *inside = g_build_filename (folder, "sender.json", NULL);
  g_autofree char   *path = g_build_filename (folder, "link.json", NULL);
  const char        *expected[] = { folder, fixture->folder };
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir (folder, 0700));
  meanwhile_folder = folder;
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *place = NULL;
      struct stat      held;
      struct stat      present;
      int              lock = -1;

      if (i == 1)
        g_assert_no_errno (symlink (inside, path));
      meanwhile = i == 0 ? replace_folder : turn_link;
      lock = sender_document_file_lock (i == 0 ? inside : path, &place, NULL, &error);
      g_assert_no_error (error);
      g_assert_null (meanwhile);
      g_assert_no_errno (fstat (lock, &held));
      g_assert_no_errno (stat (expected[i], &present));
      g_assert_cmpuint (held.st_ino, ==, present.st_ino);
      sender_document_file_unlock (lock);
    }
}

static void
add (const char *name,
     void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *with = g_strconcat ("/saving-faults/", name, NULL);
  g_autofree char *without = g_strconcat (with, "-without-links", NULL);

  g_test_add (with, Fixture, GINT_TO_POINTER (TRUE), set_up, test, tear_down);
  g_test_add (without, Fixture, GINT_TO_POINTER (FALSE), set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("saved", test_saved);
  add ("failing", test_failing);
  add ("dying", test_dying);
  g_test_add ("/saving-faults/not-confirmed", Fixture, GINT_TO_POINTER (TRUE), set_up,
              test_not_confirmed, tear_down);
  g_test_add ("/saving-faults/moved", Fixture, GINT_TO_POINTER (TRUE), set_up, test_moved,
              tear_down);
  return g_test_run ();
}
