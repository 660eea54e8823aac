/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-error.h"
#include "sender-test.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* What is added together is there together, or not at all. */

static gboolean
add (StoreFixture *fixture,
     GCancellable *cancellable,
     GError      **error,
     ...)
{
  g_autoptr (GPtrArray)    configs = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  const char              *id = NULL;
  va_list                  ids;

  va_start (ids, error);
  while ((id = va_arg (ids, const char *)) != NULL)
    g_ptr_array_add (configs, store_fixture_make_config (id, "Name"));
  va_end (ids);
  sender_store_add_async (fixture->store, configs, cancellable, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "an addition");
  return sender_store_add_finish (fixture->store, result, error);
}

static gboolean
is_there (StoreFixture *fixture,
          const char   *id)
{
  g_autofree char *path = sender_store_get_path (fixture->store, id);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_all (StoreFixture *fixture,
          gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (add (fixture, NULL, &error, "a", "b", "c", NULL));
  g_assert_no_error (error);
  g_assert_true (is_there (fixture, "a") && is_there (fixture, "b") && is_there (fixture, "c"));
  g_assert_true (add (fixture, NULL, &error, NULL));
  g_assert_no_error (error);
}

/* Neither what is there nor a name that leads nowhere is written over. */
static void
test_taken (StoreFixture *fixture,
            gconstpointer data)
{
  g_autofree char   *link_path = sender_store_get_path (fixture->store, "link");
  g_autofree char   *path = sender_store_get_path (fixture->store, "b");
  g_autofree char   *before = NULL;
  g_autofree char   *after = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_save_new (fixture, "b", "There");
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_false (add (fixture, NULL, &error, "a", "b", NULL));
  sender_test_assert_error (error, SENDER_ERROR_CONFLICT, "b.json");
  g_clear_error (&error);
  g_assert_false (is_there (fixture, "a"));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);

  g_assert_cmpint (symlink ("nowhere", link_path), ==, 0);
  g_assert_false (add (fixture, NULL, &error, "a", "link", NULL));
  sender_test_assert_error (error, SENDER_ERROR_CONFLICT, "link.json");
  g_assert_false (is_there (fixture, "a"));
}

/* A previous generation that is none, on which the writing stumbles: the ones before go again. */
static void
test_taken_back (StoreFixture *fixture,
                 gconstpointer data)
{
  g_autofree char   *path = sender_store_get_path (fixture->store, "b");
  g_autofree char   *previous = g_strconcat (path, "~", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (previous, 0700), ==, 0);
  g_assert_false (add (fixture, NULL, &error, "a", "b", "c", NULL));
  sender_test_assert_error (error, SENDER_ERROR_STORAGE, "b.json");
  g_assert_false (is_there (fixture, "a") || is_there (fixture, "b") || is_there (fixture, "c"));
}

static void
test_cancelled (StoreFixture *fixture,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (add (fixture, cancellable, &error, "a", NULL));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (is_there (fixture, "a"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add_test ("/adding/all", test_all);
  store_fixture_add_test ("/adding/taken", test_taken);
  store_fixture_add_test ("/adding/taken-back", test_taken_back);
  store_fixture_add_test ("/adding/cancelled", test_cancelled);
  return g_test_run ();
}
