/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define WAIT_SECONDS 60
#define LOOK_MS 20

static gboolean
deadline_cb (gpointer user_data)
{
  g_error ("Waited %d s for: %s", WAIT_SECONDS, (const char *) user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
look_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* What is waited for may come about where no source tells: on disk, or while the predicate itself
 * waits for an answer. It is looked at again and again. */
void
sender_test_wait_until (SenderTestPredicate predicate,
                        gpointer            user_data,
                        const char         *what)
{
  g_autoptr (GSource) deadline = g_timeout_source_new_seconds (WAIT_SECONDS);
  g_autoptr (GSource) looking = g_timeout_source_new (LOOK_MS);

  g_source_set_callback (deadline, deadline_cb, (gpointer) what, NULL);
  g_source_attach (deadline, g_main_context_get_thread_default ());
  g_source_set_callback (looking, look_cb, NULL, NULL);
  g_source_attach (looking, g_main_context_get_thread_default ());
  while (!predicate (user_data))
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  g_source_destroy (looking);
  g_source_destroy (deadline);
}

static gboolean
has_result (gpointer user_data)
{
  return *(GAsyncResult **) user_data != NULL;
}

GAsyncResult *
sender_test_wait_result (GAsyncResult **result,
                         const char    *what)
{
  sender_test_wait_until (has_result, result, what);
  return *result;
}

void
sender_test_result_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  GAsyncResult **location = user_data;

  g_assert_null (*location);
  *location = g_object_ref (result);
}

char *
sender_test_data_path (const char *name)
{
  return g_build_filename (g_getenv ("SENDER_TEST_DATA"), name, NULL);
}

char *
sender_test_data (const char *name,
                  gsize      *length)
{
  g_autofree char   *path = sender_test_data_path (name);
  g_autoptr (GError) error = NULL;
  char              *data = NULL;

  g_file_get_contents (path, &data, length, &error);
  g_assert_no_error (error);
  return data;
}

char *
sender_test_make_dir (void)
{
  g_autoptr (GError) error = NULL;
  char              *path = g_dir_make_tmp ("sender-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

static void
empty_dir (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char      *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        sender_test_remove_tree (child);
      else if (g_unlink (child) != 0)
        g_assert_cmpint (errno, ==, ENOENT);
    }
}

/* A thread that lets go of its last file may still be at it: that goes as well, within a while. */
void
sender_test_remove_tree (const char *path)
{
  gint64 deadline = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;

  empty_dir (path);
  while (g_rmdir (path) != 0)
    {
      g_assert_cmpint (errno, ==, ENOTEMPTY);
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (10000);
      empty_dir (path);
    }
}

gboolean
sender_test_has_text (GPtrArray  *texts,
                      const char *fragment)
{
  for (guint i = 0; i < texts->len; i++)
    if (strstr (texts->pdata[i], fragment) != NULL)
      return TRUE;
  return FALSE;
}
