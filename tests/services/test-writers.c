/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-error.h"
#include "sender-record.h"
#include "sender-test.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Several who write one document, and one who thinks better of it: no update is lost. */

#define CHANGES 32

static gboolean
save_cancellable (SenderStore  *store,
                  SenderConfig *config,
                  SenderConfig *expected,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_store_save_async (store, config, NULL, expected, NULL, cancellable, sender_test_result_cb,
                           &result);
  return sender_store_save_finish (store, sender_test_wait_result (&result, "a save"), error);
}

static gboolean
save (SenderStore  *store,
      SenderConfig *config,
      SenderConfig *expected,
      GError      **error)
{
  return save_cancellable (store, config, expected, NULL, error);
}

static void
write_newer (StoreFixture *fixture)
{
  g_autofree char *path = sender_store_get_path (fixture->store, "newer");

  g_assert_true (g_file_set_contents (
    path, "{\"format\":\"sender-studio\",\"version\":2,\"id\":\"newer\",\"name\":\"N\"}", -1,
    NULL));
}

static char *
read_name (SenderStore *store,
           const char  *id)
{
  g_autofree char         *path = sender_store_get_path (store, id);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SenderConfig) config = NULL;
  g_autoptr (GError)       error = NULL;

  sender_store_load_async (store, path, NULL, sender_test_result_cb, &result);
  config =
    sender_store_load_finish (store, sender_test_wait_result (&result, "a load"), NULL, &error);
  g_assert_no_error (error);
  return g_strdup (sender_config_get_name (config));
}

static void
test_conflict (StoreFixture *fixture,
               gconstpointer data)
{
  g_autoptr (SenderConfig) read = store_fixture_make_config ("a", "Read");
  g_autoptr (SenderConfig) mine = store_fixture_make_config ("a", "Mine");
  g_autoptr (GError)       error = NULL;

  g_assert_true (save (fixture->store, read, NULL, &error));
  g_assert_true (save (fixture->store, mine, read, &error));
  g_assert_no_error (error);
  g_assert_false (save (fixture->store, read, read, &error));
  sender_test_assert_error (error, SENDER_ERROR_CONFLICT, "another program");
}

/* Who finds there what is to be written has nothing to ask. */
static void
test_same (StoreFixture *fixture,
           gconstpointer data)
{
  g_autoptr (SenderConfig) read = store_fixture_make_config ("a", "Read");
  g_autoptr (SenderConfig) mine = store_fixture_make_config ("a", "Mine");
  g_autofree char         *name = NULL;
  g_autoptr (GError)       error = NULL;

  g_assert_true (save (fixture->store, read, NULL, &error));
  g_assert_true (save (fixture->store, mine, read, &error));
  g_assert_true (save (fixture->store, mine, read, &error));
  g_assert_no_error (error);
  name = read_name (fixture->store, "a");
  g_assert_cmpstr (name, ==, "Mine");
}

static gboolean
refuse (SenderConfig *config,
        gpointer      user_data,
        GError      **error)
{
  g_object_set (config, "name", "Refused", NULL);
  g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_INVALID, "No");
  return FALSE;
}

static SenderConfig *
update (SenderStore        *store,
        const char         *id,
        SenderStoreEditFunc edit,
        GError            **error)
{
  g_autofree char         *path = sender_store_get_path (store, id);
  g_autoptr (GAsyncResult) result = NULL;

  sender_store_update_async (store, path, edit, g_strdup (""), g_free, NULL, sender_test_result_cb,
                             &result);
  return sender_store_update_finish (store, sender_test_wait_result (&result, "an update"), error);
}

static void
test_update (StoreFixture *fixture,
             gconstpointer data)
{
  g_autofree char         *path = sender_store_get_path (fixture->store, "a");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SenderConfig) read = NULL;
  g_autoptr (GError)       error = NULL;

  store_fixture_save_new (fixture, "a", "Alpha");
  g_assert_null (update (fixture->store, "a", refuse, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_INVALID);
  g_clear_error (&error);
  sender_store_load_async (fixture->store, path, NULL, sender_test_result_cb, &result);
  read = sender_store_load_finish (fixture->store, sender_test_wait_result (&result, "a load"),
                                   NULL, &error);
  g_assert_cmpstr (sender_config_get_name (read), ==, "Alpha");
  g_assert_null (update (fixture->store, "missing", refuse, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND);
  g_clear_error (&error);

  write_newer (fixture);
  g_assert_null (update (fixture->store, "newer", refuse, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_VERSION);
}

/* A file that is gone, or of a newer version, is not written over. */
static void
test_gone_or_newer (StoreFixture *fixture,
                    gconstpointer data)
{
  g_autofree char         *path = sender_store_get_path (fixture->store, "a");
  g_autofree char         *newer_path = sender_store_get_path (fixture->store, "newer");
  g_autoptr (SenderConfig) read = store_fixture_make_config ("a", "Read");
  g_autoptr (SenderConfig) newer = store_fixture_make_config ("newer", "N");
  g_autofree char         *before = NULL;
  g_autofree char         *after = NULL;
  g_autoptr (GError)       error = NULL;

  g_assert_true (save (fixture->store, read, NULL, NULL));
  g_assert_no_errno (g_unlink (path));
  g_assert_false (save (fixture->store, read, read, &error));
  sender_test_assert_error (error, SENDER_ERROR_CONFLICT, "removed");
  g_clear_error (&error);
  g_assert_no_errno (g_mkdir (path, 0700));
  g_assert_false (save (fixture->store, read, read, &error));
  sender_test_assert_error (error, SENDER_ERROR_STORAGE, "a.json");
  g_clear_error (&error);

  write_newer (fixture);
  g_assert_true (g_file_get_contents (newer_path, &before, NULL, NULL));
  g_assert_false (save (fixture->store, newer, newer, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_VERSION);
  g_clear_error (&error);
  g_assert_false (save (fixture->store, newer, NULL, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_VERSION);
  g_assert_true (g_file_get_contents (newer_path, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
}

static gboolean
cancel_and_go_on (SenderConfig *config,
                  gpointer      user_data,
                  GError      **error)
{
  g_object_set (config, "name", "Cancelled", NULL);
  g_cancellable_cancel (user_data);
  return TRUE;
}

/* What says that it was cancelled has written nothing. */
static void
test_cancelled (StoreFixture *fixture,
                gconstpointer data)
{
  g_autofree char         *path = sender_store_get_path (fixture->store, "a");
  g_autofree char         *name = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SenderConfig) config = store_fixture_make_config ("a", "Cancelled");
  g_autoptr (GAsyncResult) updated = NULL;
  g_autoptr (GAsyncResult) deleted = NULL;
  g_autoptr (GError)       error = NULL;

  store_fixture_save_new (fixture, "a", "Alpha");
  sender_store_update_async (fixture->store, path, cancel_and_go_on, cancellable, NULL,
                             cancellable, sender_test_result_cb, &updated);
  g_assert_null (sender_store_update_finish (
    fixture->store, sender_test_wait_result (&updated, "an update"), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (save_cancellable (fixture->store, config, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  sender_store_delete_async (fixture->store, path, cancellable, sender_test_result_cb, &deleted);
  g_assert_false (sender_store_delete_finish (
    fixture->store, sender_test_wait_result (&deleted, "a deletion"), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  name = read_name (fixture->store, "a");
  g_assert_cmpstr (name, ==, "Alpha");
}

static void
test_delete (StoreFixture *fixture,
             gconstpointer data)
{
  g_autofree char *path = sender_store_get_path (fixture->store, "a");
  g_autofree char *kept = g_build_filename (fixture->folder, ".deleted", "a.json", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "no", "folder.json", NULL);
  g_autofree char *no_folder = g_path_get_dirname (missing);
  const char      *paths[] = { path, path, missing };

  store_fixture_save_new (fixture, "a", "Alpha");
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError)       error = NULL;

      sender_store_delete_async (fixture->store, paths[i], NULL, sender_test_result_cb, &result);
      g_assert_cmpint (
        sender_store_delete_finish (fixture->store,
                                    sender_test_wait_result (&result, "a deletion"), NULL, &error),
        ==, i == 0);
      if (i > 0)
        g_assert_error (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND);
    }
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (no_folder, G_FILE_TEST_EXISTS));
}

/* A link that leads nowhere any more can be taken out of the library too. */
static void
test_delete_link (StoreFixture *fixture,
                  gconstpointer data)
{
  g_autofree char         *path = sender_store_get_path (fixture->store, "a");
  g_autofree char         *kept = g_build_filename (fixture->folder, ".deleted", "a.json", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;

  g_assert_no_errno (symlink ("no/such/folder/a.json", path));
  sender_store_delete_async (fixture->store, path, NULL, sender_test_result_cb, &result);
  g_assert_true (sender_store_delete_finish (
    fixture->store, sender_test_wait_result (&result, "a deletion"), NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (kept, G_FILE_TEST_IS_SYMLINK));
}

static gboolean
append_one (SenderConfig *config,
            gpointer      user_data,
            GError      **error)
{
  g_autofree char *name = g_strconcat (sender_config_get_name (config), "+", NULL);

  g_object_set (config, "name", name, NULL);
  return TRUE;
}

static void
updated_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderConfig) config =
    sender_store_update_finish (SENDER_STORE (source), result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (config);
  ++*(guint *) user_data;
}

static gboolean
all_done (gpointer user_data)
{
  return *(guint *) user_data == CHANGES;
}

/* Two who do not know of each other, one through another name in another folder. */
static void
test_two_names (StoreFixture *fixture,
                gconstpointer data)
{
  g_autoptr (SenderStore) second = sender_store_new (fixture->folder);
  g_autofree char        *path = sender_store_get_path (fixture->store, "a");
  g_autofree char        *other = g_build_filename (fixture->folder, "other", NULL);
  g_autofree char        *link_path = g_build_filename (other, "link.json", NULL);
  g_autofree char        *name = NULL;
  guint                   n_done = 0;

  store_fixture_save_new (fixture, "a", "a");
  g_assert_no_errno (g_mkdir (other, 0700));
  g_assert_no_errno (symlink (path, link_path));
  for (guint i = 0; i < CHANGES; i++)
    sender_store_update_async (i % 2 == 0 ? fixture->store : second,
                               i % 2 == 0 ? path : link_path, append_one, NULL, NULL, NULL,
                               updated_cb, &n_done);
  sender_test_wait_until (all_done, &n_done, "all updates");
  name = read_name (fixture->store, "a");
  g_assert_cmpuint (strlen (name), ==, 1 + CHANGES);
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sender_store_save_finish (SENDER_STORE (source), result, &error));
  g_assert_no_error (error);
  ++*(guint *) user_data;
}

/* Who saves twice without waiting means the second. */
static void
test_order (StoreFixture *fixture,
            gconstpointer data)
{
  g_autofree char *name = NULL;
  guint            n_done = 0;

  for (guint i = 1; i <= CHANGES; i++)
    {
      g_autofree char         *text = g_strdup_printf ("%u", i);
      g_autoptr (SenderConfig) config = store_fixture_make_config ("a", text);

      sender_store_save_async (fixture->store, config, NULL, NULL, NULL, NULL, saved_cb, &n_done);
    }
  sender_test_wait_until (all_done, &n_done, "all saves");
  name = read_name (fixture->store, "a");
  g_assert_cmpuint (g_ascii_strtoull (name, NULL, 10), ==, CHANGES);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add_test ("/writers/conflict", test_conflict);
  store_fixture_add_test ("/writers/same", test_same);
  store_fixture_add_test ("/writers/update", test_update);
  store_fixture_add_test ("/writers/gone-or-newer", test_gone_or_newer);
  store_fixture_add_test ("/writers/cancelled", test_cancelled);
  store_fixture_add_test ("/writers/delete", test_delete);
  store_fixture_add_test ("/writers/delete-link", test_delete_link);
  store_fixture_add_test ("/writers/two-names", test_two_names);
  store_fixture_add_test ("/writers/order", test_order);
  return g_test_run ();
}
