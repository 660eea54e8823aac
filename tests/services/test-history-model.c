/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dispatch-test.h"

#include "sender-history-model.h"

/* The list reads the pages that are looked at, and no more. */

#define N_ROWS 5000

typedef struct
{
  char               *folder;
  char               *path;
  SenderHistory      *history;
  SenderHistoryModel *model;
  GString            *changes; /* each as `position-removed+added` */
} Fixture;

static void
items_changed_cb (Fixture *self,
                  guint    position,
                  guint    removed,
                  guint    added)
{
  g_string_append_printf (self->changes, "%u-%u+%u ", position, removed, added);
}

static gboolean
is_idle (gpointer user_data)
{
  Fixture *self = user_data;

  return !sender_operation_is_running (sender_history_model_get_operation (self->model));
}

static void
wait_read (Fixture *self)
{
  sender_test_wait_until (is_idle, self, "the first page");
}

static void
assert_changes (Fixture    *self,
                const char *changes)
{
  g_assert_cmpstr (self->changes->str, ==, changes);
  g_string_truncate (self->changes, 0);
}

static void
set_filter (Fixture                   *self,
            const SenderHistoryFilter *filter)
{
  sender_history_model_set_filter (self->model, filter);
  wait_read (self);
}

/* Row n is of second n; every tenth one is of Voice. */
static void
set_up (Fixture      *self,
        gconstpointer user_data)
{
  const SenderHistoryFilter all = SENDER_HISTORY_FILTER_ALL;
  g_autofree char          *sql = NULL;

  self->folder = sender_test_make_dir ();
  self->path = g_build_filename (self->folder, "history.sqlite", NULL);
  self->history = sender_history_new (self->path);
  self->changes = g_string_new (NULL);
  self->model = sender_history_model_new (self->history);
  set_filter (self, &all);
  sql = g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
    " INSERT INTO dispatch (id, configuration, configuration_name, channel, recipient, template,"
    " state, simulated, started, ended, haystack)"
    " SELECT 'id' || i, 'a', 'A', iif (i %% 10 = 0, 'voice', 'sms'), 'to', 't', 'delivered', 0,"
    " i * 1000000, i * 1000000 + 1, 'number ' || i || '.' FROM n",
    N_ROWS);
  dispatch_test_execute (self->path, sql);
  g_signal_connect_swapped (self->model, "items-changed", G_CALLBACK (items_changed_cb), self);
}

static void
tear_down (Fixture      *self,
           gconstpointer user_data)
{
  g_assert_finalize_object (self->model);
  g_clear_object (&self->history);
  sender_test_remove_tree (self->folder);
  g_string_free (self->changes, TRUE);
  g_free (self->folder);
  g_free (self->path);
}

static gboolean
is_loaded (gpointer user_data)
{
  return sender_history_item_get_entry (user_data) != NULL;
}

static void
assert_row (Fixture *self,
            guint    position,
            guint    number)
{
  g_autoptr (SenderHistoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  g_autofree char              *id = g_strdup_printf ("id%u", number);

  g_assert_nonnull (item);
  sender_test_wait_until (is_loaded, item, "the row");
  g_assert_cmpstr (sender_history_item_get_entry (item)->id, ==, id);
}

static void
test_pages (Fixture      *self,
            gconstpointer user_data)
{
  sender_history_model_refresh (self->model);
  wait_read (self);
  assert_changes (self, "0-0+5000 ");
  g_assert_cmpuint (sender_history_model_get_n_loaded (self->model), ==, 64);
  assert_row (self, 0, N_ROWS);
  assert_row (self, 63, N_ROWS - 63);
  assert_row (self, 64, N_ROWS - 64);
  assert_row (self, N_ROWS - 1, 1);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->model), N_ROWS));
  /* Whoever goes through all of it never has all of it. */
  for (guint i = 0; i < N_ROWS; i += 50)
    assert_row (self, i, N_ROWS - i);
  g_assert_cmpuint (sender_history_model_get_n_loaded (self->model), <, 1000);
}

/* A row that somebody holds is the same one when it is asked for again. */
static void
test_held (Fixture      *self,
           gconstpointer user_data)
{
  g_autoptr (SenderHistoryItem) held = NULL;
  g_autoptr (SenderHistoryItem) again = NULL;

  sender_history_model_refresh (self->model);
  wait_read (self);
  held = g_list_model_get_item (G_LIST_MODEL (self->model), 100);
  for (guint i = 200; i < N_ROWS; i += 64)
    assert_row (self, i, N_ROWS - i);
  again = g_list_model_get_item (G_LIST_MODEL (self->model), 100);
  g_assert_true (held == again);
}

static void
test_filter (Fixture      *self,
             gconstpointer user_data)
{
  const SenderHistoryFilter voice = { NULL, SENDER_CHANNEL_VOICE, -1, 0, 0, NULL };
  const SenderHistoryFilter search = { NULL, -1, -1, 0, 0, (char *) "NUMBER 77." };
  const SenderHistoryFilter none = { NULL, -1, -1, 0, 0, (char *) "nowhere" };

  set_filter (self, &voice);
  assert_changes (self, "0-0+500 ");
  assert_row (self, 0, 5000);
  assert_row (self, 499, 10);
  set_filter (self, &search);
  assert_changes (self, "0-500+1 ");
  assert_row (self, 0, 77);
  set_filter (self, &none);
  assert_changes (self, "0-1+0 ");
  g_assert_true (sender_history_filter_equal (sender_history_model_get_filter (self->model),
                                              &none));
}

/* Only the last of several filters is answered. */
static void
test_overtaken (Fixture      *self,
                gconstpointer user_data)
{
  const SenderHistoryFilter all = SENDER_HISTORY_FILTER_ALL;
  const SenderHistoryFilter voice = { NULL, SENDER_CHANNEL_VOICE, -1, 0, 0, NULL };

  sender_history_model_set_filter (self->model, &all);
  sender_history_model_set_filter (self->model, &voice);
  wait_read (self);
  assert_changes (self, "0-0+500 ");
}

/* A test that begins comes to the top, and one that ends changes in its place. */
static void
test_grows (Fixture      *self,
            gconstpointer user_data)
{
  g_autoptr (DispatchTest)      test = dispatch_test_new (stub_server_new (), self->history);
  g_autoptr (SenderHistoryItem) first = NULL;
  g_autoptr (SenderHistoryItem) sent = NULL;
  g_autoptr (SenderHistoryItem) second = NULL;

  sender_history_model_refresh (self->model);
  wait_read (self);
  g_string_truncate (self->changes, 0);
  first = g_list_model_get_item (G_LIST_MODEL (self->model), 0);
  dispatch_test_add_all (test, "delivered");
  dispatch_test_run (test);
  wait_read (self);
  assert_changes (self, "0-0+1 ");
  sent = g_list_model_get_item (G_LIST_MODEL (self->model), 0);
  second = g_list_model_get_item (G_LIST_MODEL (self->model), 1);
  g_assert_true (second == first);
  g_assert_cmpint (sender_history_item_get_entry (sent)->state, ==,
                   SENDER_DISPATCH_STATE_DELIVERED);
  assert_row (self, 1, N_ROWS);
  assert_row (self, 64, N_ROWS - 63);
}

static void
test_failure (void)
{
  const SenderHistoryFilter      all = SENDER_HISTORY_FILTER_ALL;
  g_autofree char               *folder = sender_test_make_dir ();
  g_autoptr (SenderHistory)      history = sender_history_new (folder);
  g_autoptr (SenderHistoryModel) model = sender_history_model_new (history);
  Fixture                        fixture = { .model = model };

  /* A folder is no database. */
  set_filter (&fixture, &all);
  g_assert_cmpint (sender_operation_get_state (sender_history_model_get_operation (model)), ==,
                   SENDER_OPERATION_FAILED);
  g_assert_nonnull (sender_operation_get_error (sender_history_model_get_operation (model)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  sender_test_remove_tree (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/history/model/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/history/model/held", Fixture, NULL, set_up, test_held, tear_down);
  g_test_add ("/history/model/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/history/model/overtaken", Fixture, NULL, set_up, test_overtaken, tear_down);
  g_test_add ("/history/model/grows", Fixture, NULL, set_up, test_grows, tear_down);
  g_test_add_func ("/history/model/failure", test_failure);
  return g_test_run ();
}
