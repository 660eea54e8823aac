/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-error.h"
#include "sender-record.h"
#include "sender-test.h"
#include "store-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* The library as a list, kept in step with its folder. */

static void
scan (SenderStore *store,
      gboolean     watch)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;

  sender_store_scan_async (store, watch, NULL, sender_test_result_cb, &result);
  g_assert_true (
    sender_store_scan_finish (store, sender_test_wait_result (&result, "a scan"), &error));
  g_assert_no_error (error);
}

static void
write_file (StoreFixture *fixture,
            const char   *name,
            const char   *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
test_scan (StoreFixture *fixture,
           gconstpointer data)
{
  g_autoptr (SenderStoreEntry) broken = NULL;
  g_autoptr (SenderStoreEntry) first = NULL;
  g_autoptr (SenderStoreEntry) same = NULL;
  g_autofree char             *provider = NULL;
  g_autofree char             *environment = NULL;
  g_autofree char             *id = NULL;
  g_autofree char             *name = NULL;
  g_autofree char             *path = NULL;
  gint64                       modified = 0;

  store_fixture_save_new (fixture, "b", "Beta");
  store_fixture_save_new (fixture, "a", "Alpha");
  write_file (fixture, "broken.json", "{\"format\": 7}");
  write_file (fixture, ".hidden.json", "{}");
  write_file (fixture, "a.json~", "{}");
  write_file (fixture, "notes.txt", "");
  scan (fixture->store, FALSE);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->store)) ==
                 SENDER_TYPE_STORE_ENTRY);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->store)), ==, 3);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->store), 3));

  first = g_list_model_get_item (G_LIST_MODEL (fixture->store), 0);
  g_object_get (first, "id", &id, "name", &name, "provider-name", &provider, "environment-id",
                &environment, "path", &path, "modified", &modified, NULL);
  g_assert_cmpstr (id, ==, "a");
  g_assert_cmpstr (name, ==, "Alpha");
  g_assert_cmpstr (provider, ==, "Provider");
  g_assert_cmpstr (environment, ==, "e");
  g_assert_cmpstr (path, ==, sender_store_entry_get_path (first));
  g_assert_cmpint (modified, >, 0);
  g_assert_null (sender_store_entry_get_error (first));
  broken = g_list_model_get_item (G_LIST_MODEL (fixture->store), 2);
  g_assert_cmpstr (sender_store_entry_get_name (broken), ==, "broken");
  g_assert_nonnull (strstr (sender_store_entry_get_error (broken), "broken.json"));

  /* What did not change stays the same object. */
  store_fixture_save_new (fixture, "c", "Gamma");
  scan (fixture->store, FALSE);
  same = g_list_model_get_item (G_LIST_MODEL (fixture->store), 0);
  g_assert_true (same == first);
}

static gboolean
has_two (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 2;
}

static void
test_watch (StoreFixture *fixture,
            gconstpointer data)
{
  store_fixture_save_new (fixture, "a", "Alpha");
  scan (fixture->store, TRUE);
  scan (fixture->store, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->store)), ==, 1);
  store_fixture_save_new (fixture, "b", "Beta");
  sender_test_wait_until (has_two, fixture->store, "the new file to be seen");
}

static void
test_missing_folder (void)
{
  g_autofree char         *folder = sender_test_make_dir ();
  g_autofree char         *missing = g_build_filename (folder, "missing", NULL);
  g_autofree char         *file = g_build_filename (folder, "file", NULL);
  g_autoptr (SenderStore)  store = sender_store_new (missing);
  g_autoptr (SenderStore)  wrong = sender_store_new (file);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;

  scan (store, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 0);
  g_assert_true (g_file_set_contents (file, "", -1, NULL));
  sender_store_scan_async (wrong, FALSE, NULL, sender_test_result_cb, &result);
  g_assert_false (
    sender_store_scan_finish (wrong, sender_test_wait_result (&result, "a scan"), &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE);
  sender_test_remove_tree (folder);
}

static void
test_resolve (StoreFixture *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *text;
    int         code;
    const char *message;
  } bad[] = {
    { "Twin", SENDER_ERROR_AMBIGUOUS, "one" },
    { "Nobody", SENDER_ERROR_NOT_FOUND, "Nobody" },
  };
  g_autofree char *by_name = NULL;
  g_autofree char *by_id = NULL;
  g_autofree char *file = NULL;

  store_fixture_save_new (fixture, "one", "Twin");
  store_fixture_save_new (fixture, "two", "Twin");
  store_fixture_save_new (fixture, "three", "Single");
  scan (fixture->store, FALSE);
  by_name = sender_store_resolve (fixture->store, "Single", NULL);
  by_id = sender_store_resolve (fixture->store, "three", NULL);
  file = sender_store_resolve (fixture->store, "./anywhere", NULL);
  g_assert_cmpstr (by_name, ==, by_id);
  g_assert_cmpstr (file, ==, "./anywhere");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sender_store_resolve (fixture->store, bad[i].text, &error));
      sender_test_assert_error (error, bad[i].code, bad[i].message);
    }
}

/* Names of files need not be text; what is listed must be. */
static void
test_strange_names (StoreFixture *fixture,
                    gconstpointer data)
{
  static const char *const names[] = { "\xff\xfe.json", "\xff.json", "line\nbreak.json", ".json" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    write_file (fixture, names[i], "");
  scan (fixture->store, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->store)), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (SenderStoreEntry) entry =
        g_list_model_get_item (G_LIST_MODEL (fixture->store), i);

      g_assert_true (g_utf8_validate (sender_store_entry_get_id (entry), -1, NULL));
      g_assert_true (g_utf8_validate (sender_store_entry_get_name (entry), -1, NULL));
      g_assert_true (g_utf8_validate (sender_store_entry_get_error (entry), -1, NULL));
    }
}

static const char *
first_name (SenderStore *store)
{
  g_autoptr (SenderStoreEntry) entry = g_list_model_get_item (G_LIST_MODEL (store), 0);

  return sender_store_entry_get_name (entry);
}

/* Same size, same time, same inode: a clock that ticks slowly must not hide a change. */
static void
test_same_stamp (StoreFixture *fixture,
                 gconstpointer data)
{
  g_autofree char *path = sender_store_get_path (fixture->store, "a");
  g_autofree char *text = NULL;
  char            *name = NULL;
  struct stat      info;
  struct timespec  times[2];
  FILE            *file = NULL;

  store_fixture_save_new (fixture, "a", "Alpha");
  scan (fixture->store, FALSE);
  g_assert_cmpstr (first_name (fixture->store), ==, "Alpha");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_no_errno (stat (path, &info));
  name = strstr (text, "Alpha");
  memcpy (name, "Omega", 5);
  file = g_fopen (path, "r+");
  g_assert_cmpuint (fwrite (text, 1, strlen (text), file), ==, strlen (text));
  times[0] = info.st_atim;
  times[1] = info.st_mtim;
  g_assert_cmpint (fclose (file), ==, 0);
  g_assert_no_errno (utimensat (AT_FDCWD, path, times, 0));
  scan (fixture->store, FALSE);
  g_assert_cmpstr (first_name (fixture->store), ==, "Omega");
}

/* Of two scans that overlap, the one that began first ends last and is out of date. */
static void
test_overlapping (StoreFixture *fixture,
                  gconstpointer data)
{
  g_autoptr (GAsyncResult) early = NULL;

  store_fixture_save_new (fixture, "a", "Alpha");
  sender_store_scan_async (fixture->store, FALSE, NULL, sender_test_result_cb, &early);
  sender_test_wait_result (&early, "the early scan");
  store_fixture_save_new (fixture, "b", "Beta");
  scan (fixture->store, FALSE);
  g_assert_true (sender_store_scan_finish (fixture->store, early, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->store)), ==, 2);
}

static gboolean
write_again (gpointer user_data)
{
  write_file (user_data, "busy.txt", "");
  return G_SOURCE_CONTINUE;
}

/* Somebody who writes all the time does not keep the list from being read again. */
static void
test_busy_folder (StoreFixture *fixture,
                  gconstpointer data)
{
  guint busy = 0;

  store_fixture_save_new (fixture, "a", "Alpha");
  scan (fixture->store, TRUE);
  busy = g_timeout_add (50, write_again, fixture);
  store_fixture_save_new (fixture, "b", "Beta");
  sender_test_wait_until (has_two, fixture->store, "the new file to be seen");
  g_source_remove (busy);
}

static void
test_load_all (StoreFixture *fixture,
               gconstpointer data)
{
  g_autofree char         *file = g_build_filename (fixture->folder, "notes.txt", NULL);
  g_autoptr (SenderStore)  wrong = sender_store_new (file);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) refused = NULL;
  g_autoptr (GPtrArray)    configs = NULL;
  g_autoptr (GError)       error = NULL;

  store_fixture_save_new (fixture, "a", "Alpha");
  write_file (fixture, "broken.json", "{");
  write_file (fixture, "notes.txt", "");
  sender_store_load_all_async (fixture->store, NULL, sender_test_result_cb, &result);
  configs = sender_store_load_all_finish (
    fixture->store, sender_test_wait_result (&result, "the library"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (configs->len, ==, 1);
  sender_store_load_all_async (wrong, NULL, sender_test_result_cb, &refused);
  g_assert_null (sender_store_load_all_finish (
    wrong, sender_test_wait_result (&refused, "the library"), &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add_test ("/folder/scan", test_scan);
  store_fixture_add_test ("/folder/watch", test_watch);
  g_test_add_func ("/folder/missing", test_missing_folder);
  store_fixture_add_test ("/folder/resolve", test_resolve);
  store_fixture_add_test ("/folder/strange-names", test_strange_names);
  store_fixture_add_test ("/folder/same-stamp", test_same_stamp);
  store_fixture_add_test ("/folder/overlapping", test_overlapping);
  store_fixture_add_test ("/folder/busy", test_busy_folder);
  store_fixture_add_test ("/folder/load-all", test_load_all);
  return g_test_run ();
}
