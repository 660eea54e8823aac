/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dispatch-test.h"
#include "full-disk.h"
#include "history-fixture.h"

#include "sender-error.h"

#include <string.h>

/* A disk that is full before the POST, or becomes so after it. */

static void
assert_not_sent (HistoryFixture *self)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), self->history);

  dispatch_test_run (test);
  sender_test_assert_error (test->error, SENDER_ERROR_STORAGE, "the disk is full");
  g_assert_cmpuint (stub_server_get_n_connections (test->server), ==, 0);
  g_assert_true (dispatch_test_has_step (test, "Not sent: "));
}

static void
assert_sent (HistoryFixture *self)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), self->history);

  dispatch_test_add_all (test, "delivered");
  dispatch_test_run (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_DELIVERED, 1, "Delivered");
  g_assert_cmpuint (dispatch_test_count_steps (test, "error"), ==, 0);
}

/* When the file would be made; and room that is made is used. */
static void
test_new_file (HistoryFixture *self,
               gconstpointer   user_data)
{
  full_disk_set (TRUE);
  assert_not_sent (self);
  full_disk_set (FALSE);
  assert_sent (self);
}

/* When the intent would be written: nothing of it stays. */
static void
test_intent (HistoryFixture *self,
             gconstpointer   user_data)
{
  assert_sent (self);
  full_disk_set (TRUE);
  assert_not_sent (self);
  full_disk_set (FALSE);
  g_assert_cmpint (dispatch_test_query (self->path, "SELECT count (*) FROM dispatch"), ==, 1);
  assert_sent (self);
}

static gboolean
is_posted (gpointer user_data)
{
  return dispatch_test_get_n_posts (user_data) > 0;
}

/* After the POST: what became of it is told all the same, and that it isn't recorded. */
static void
test_outcome (HistoryFixture *self,
              gconstpointer   user_data)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), self->history);

  dispatch_test_add_all (test, "delivered");
  dispatch_test_start (test);
  sender_test_wait_until (is_posted, test, "the request");
  full_disk_set (TRUE);
  dispatch_test_wait (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_DELIVERED, 1, "Delivered");
  g_assert_true (dispatch_test_has_step (test, "the disk is full"));
  full_disk_set (FALSE);
  g_assert_cmpint (dispatch_test_query (self->path,
                                        "SELECT count (*) FROM dispatch WHERE ended = 0 AND "
                                        "state = 'unknown'"),
                   ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  full_disk_install ();
  g_test_init (&argc, &argv, NULL);
  history_fixture_add_test ("/full-disk/new-file", NULL, test_new_file);
  history_fixture_add_test ("/full-disk/intent", NULL, test_intent);
  history_fixture_add_test ("/full-disk/outcome", NULL, test_outcome);
  return g_test_run ();
}
