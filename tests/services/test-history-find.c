/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dispatch-test.h"
#include "history-fixture.h"

#include "sender-delivery.h"
#include "sender-error.h"

#include <string.h>

/* Rows are chosen by a filter, and told when they change. */

typedef struct
{
  HistoryFixture base;
  guint          n_changes;
} Fixture;

static void
changed_cb (Fixture *self)
{
  self->n_changes++;
}

static void
set_up (Fixture      *self,
        gconstpointer user_data)
{
  history_fixture_set_up (&self->base, NULL);
  g_signal_connect_swapped (self->base.history, "changed", G_CALLBACK (changed_cb), self);
}

static void
tear_down (Fixture      *self,
           gconstpointer user_data)
{
  history_fixture_tear_down (&self->base, NULL);
}

static GPtrArray *
find (Fixture                   *self,
      const SenderHistoryFilter *filter,
      guint                      offset,
      guint                      limit,
      guint                     *total)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;
  GPtrArray               *rows = NULL;

  sender_history_find_async (self->base.history, filter, offset, limit, total != NULL, NULL,
                             sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the rows");
  rows = sender_history_find_finish (self->base.history, result, total, &error);
  g_assert_no_error (error);
  return rows;
}

static GArray *
sample (Fixture                   *self,
        const SenderHistoryFilter *filter)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;
  GArray                  *samples = NULL;

  sender_history_sample_async (self->base.history, filter, NULL, sender_test_result_cb, &result);
  samples = sender_history_sample_finish (self->base.history,
                                          sender_test_wait_result (&result, "the samples"), &error);
  g_assert_no_error (error);
  return samples;
}

static void
make_rows (Fixture *self)
{
  const SenderHistoryFilter all = SENDER_HISTORY_FILTER_ALL;
  g_autoptr (GPtrArray)     none = find (self, &all, 0, 1, NULL);

  g_assert_cmpuint (none->len, ==, 0);
  dispatch_test_execute (
    self->base.path,
    "INSERT INTO dispatch (id, configuration, configuration_name, channel, recipient, template,"
    " state, simulated, execution_sid, error_code, started, ended, haystack, sender, revision)"
    " VALUES"
    " ('1', 'a', 'A', 'sms', '+1•••••••0117', 't', 'delivered', 0, 'FN1', 0, 1000000, 4000000,"
    "  'a +1•••••••0117 delivered t fn1', '+1•••••••0142', 'x'),"
    " ('2', 'a', 'A', 'voice', '+1•••••••0117', 't', 'delivered', 0, 'FN2', 0, 2000000, 9000000,"
    "  'a +1•••••••0117 delivered t fn2', '', 'x'),"
    " ('3', 'a', 'A', 'sms', '+1•••••••0134', 't', 'undelivered', 0, 'FN3', 30034, 3000000,"
    "  9000000, 'a +1•••••••0134 undelivered t fn3 30034', '', 'y'),"
    " ('4', 'b', 'B', 'sms', '+1•••••••0134', 't', 'unknown', 0, NULL, 0, 4000000, 0,"
    "  'b +1•••••••0134 unknown t', '', 'z');"
    "INSERT INTO step (dispatch, at, position, stage, text) VALUES"
    " ('3', 8, 1, 'end', 'Not delivered'), ('3', 5, 0, 'intent', 'SMS to +1•••••••0134');");
}

static void
test_filter (Fixture      *self,
             gconstpointer user_data)
{
  static const struct
  {
    SenderHistoryFilter filter;
    const char         *ids;
  } cases[] = {
    { SENDER_HISTORY_FILTER_ALL, "4321" },
    { { (char *) "a", -1, -1, 0, 0, NULL }, "321" },
    { { (char *) "nobody", -1, -1, 0, 0, NULL }, "" },
    { { NULL, SENDER_CHANNEL_VOICE, -1, 0, 0, NULL }, "2" },
    { { NULL, -1, SENDER_DISPATCH_STATE_DELIVERED, 0, 0, NULL }, "21" },
    { { NULL, -1, SENDER_DISPATCH_STATE_NO_MESSAGE, 0, 0, NULL }, "" },
    { { NULL, -1, -1, 2000000, 4000000, NULL }, "32" },
    { { NULL, -1, -1, 0, 1000001, NULL }, "1" },
    { { NULL, -1, -1, 0, 0, (char *) "30034" }, "3" },
    { { NULL, -1, -1, 0, 0, (char *) "0134" }, "43" },
    { { NULL, -1, -1, 0, 0, (char *) "FN2" }, "2" },
    { { NULL, -1, -1, 0, 0, (char *) "" }, "4321" },
    { { (char *) "a", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_UNDELIVERED, 1, 9000000,
        (char *) "0134" },
      "3" },
  };

  make_rows (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint                 total = 0;
      g_autoptr (GPtrArray) counted = find (self, &cases[i].filter, 0, 10, &total);
      g_autoptr (GPtrArray) rows = find (self, &cases[i].filter, 0, 10, NULL);
      g_autoptr (GString)   ids = g_string_new (NULL);

      for (guint j = 0; j < rows->len; j++)
        {
          g_string_append (ids, ((SenderHistoryEntry *) rows->pdata[j])->id);
          g_assert_cmpstr (((SenderHistoryEntry *) rows->pdata[j])->id, ==,
                           ((SenderHistoryEntry *) counted->pdata[j])->id);
        }
      g_assert_cmpstr (ids->str, ==, cases[i].ids);
      g_assert_cmpuint (total, ==, rows->len);
    }
}

static void
test_page (Fixture      *self,
           gconstpointer user_data)
{
  const SenderHistoryFilter all = SENDER_HISTORY_FILTER_ALL;
  g_autoptr (GPtrArray)     rows = NULL;
  g_autoptr (GPtrArray)     beyond = NULL;
  g_autoptr (GPtrArray)     none = NULL;
  guint                     total = 0;

  make_rows (self);
  rows = find (self, &all, 1, 2, &total);
  g_assert_cmpuint (total, ==, 4);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((SenderHistoryEntry *) rows->pdata[0])->id, ==, "3");
  g_assert_cmpstr (((SenderHistoryEntry *) rows->pdata[1])->id, ==, "2");
  beyond = find (self, &all, 3, 10, NULL);
  g_assert_cmpuint (beyond->len, ==, 1);
  g_assert_cmpstr (((SenderHistoryEntry *) beyond->pdata[0])->from, ==, "+1•••••••0142");
  none = find (self, &all, 0, 0, &total);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (total, ==, 4);
}

static void
test_samples (Fixture      *self,
              gconstpointer user_data)
{
  const SenderHistoryFilter all = SENDER_HISTORY_FILTER_ALL;
  const SenderHistoryFilter one = { (char *) "a", SENDER_CHANNEL_VOICE, -1, 0, 0, NULL };
  g_autoptr (GArray)        samples = NULL;
  g_autoptr (GArray)        voice = NULL;
  SenderDeliverySample     *rows = NULL;

  make_rows (self);
  samples = sample (self, &all);
  rows = (SenderDeliverySample *) samples->data;
  g_assert_cmpuint (samples->len, ==, 4);
  g_assert_cmpint (rows[0].ended, ==, 0);
  g_assert_cmpint (rows[1].state, ==, SENDER_DISPATCH_STATE_UNDELIVERED);
  g_assert_cmpint (rows[3].ended - rows[3].started, ==, 3000000);
  /* The third one of “a” was sent with something else than the two before; “b” is another one. */
  g_assert_false (rows[0].is_first);
  g_assert_true (rows[1].is_first);
  g_assert_false (rows[2].is_first);
  g_assert_false (rows[3].is_first);
  voice = sample (self, &one);
  g_assert_cmpuint (voice->len, ==, 1);
  g_assert_cmpint (g_array_index (voice, SenderDeliverySample, 0).channel, ==,
                   SENDER_CHANNEL_VOICE);
}

static void
test_steps (Fixture      *self,
            gconstpointer user_data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;
  g_autoptr (GPtrArray)    steps = NULL;

  make_rows (self);
  sender_history_list_steps_async (self->base.history, "3", NULL, sender_test_result_cb, &result);
  steps = sender_history_list_steps_finish (self->base.history,
                                            sender_test_wait_result (&result, "the steps"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 2);
  g_assert_cmpstr (((SenderHistoryStep *) steps->pdata[0])->stage, ==, "intent");
  g_assert_cmpstr (((SenderHistoryStep *) steps->pdata[1])->text, ==, "Not delivered");
}

static guint
count (Fixture    *self,
       const char *configuration)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;
  guint                    n = 99;

  sender_history_count_async (self->base.history, configuration, NULL, sender_test_result_cb,
                              &result);
  g_assert_true (sender_history_count_finish (
    self->base.history, sender_test_wait_result (&result, "the count"), &n, &error));
  g_assert_no_error (error);
  return n;
}

static void
test_count (Fixture      *self,
            gconstpointer user_data)
{
  make_rows (self);
  g_assert_cmpuint (count (self, NULL), ==, 4);
  g_assert_cmpuint (count (self, "a"), ==, 3);
  g_assert_cmpuint (count (self, "nobody"), ==, 0);
}

/* A send is told of, and its number and what it was sent with are kept. */
static void
test_changed (Fixture      *self,
              gconstpointer user_data)
{
  const SenderHistoryFilter all = SENDER_HISTORY_FILTER_ALL;
  g_autoptr (DispatchTest)  first = dispatch_test_new (stub_server_new (), self->base.history);
  g_autoptr (DispatchTest)  second = dispatch_test_new (stub_server_new (), self->base.history);
  g_autoptr (GPtrArray)     rows = NULL;
  g_autoptr (GArray)        samples = NULL;

  dispatch_test_add_all (first, "delivered");
  dispatch_test_run (first);
  g_assert_cmpuint (self->n_changes, >=, 2);
  g_object_set (second->config, "name", "Renamed", NULL);
  dispatch_test_add_all (second, "delivered");
  dispatch_test_run (second);
  rows = find (self, &all, 0, 10, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpuint (strlen (((SenderHistoryEntry *) rows->pdata[0])->revision), ==, 12);
  g_assert_cmpstr (((SenderHistoryEntry *) rows->pdata[0])->revision, !=,
                   ((SenderHistoryEntry *) rows->pdata[1])->revision);
  g_assert_cmpstr (((SenderHistoryEntry *) rows->pdata[0])->from, ==, "+1•••••••0100");
  samples = sample (self, &all);
  g_assert_cmpint (g_array_index (samples, SenderDeliverySample, 0).state, ==,
                   SENDER_DISPATCH_STATE_DELIVERED);
}

static void
test_cancel (Fixture      *self,
             gconstpointer user_data)
{
  const SenderHistoryFilter all = SENDER_HISTORY_FILTER_ALL;
  g_autoptr (GCancellable)  cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult)  result = NULL;
  g_autoptr (GError)        error = NULL;

  g_cancellable_cancel (cancellable);
  sender_history_find_async (self->base.history, &all, 0, 10, TRUE, cancellable,
                             sender_test_result_cb,
                             &result);
  g_assert_null (sender_history_find_finish (
    self->base.history, sender_test_wait_result (&result, "the end"), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_copy (void)
{
  const SenderHistoryFilter       all = SENDER_HISTORY_FILTER_ALL;
  const SenderHistoryFilter       some = { (char *) "a", 1, 2, 3, 4, (char *) "text" };
  g_autoptr (SenderHistoryFilter) copy = sender_history_filter_copy (&some);

  g_assert_true (sender_history_filter_equal (copy, &some));
  g_assert_false (sender_history_filter_equal (copy, &all));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/history/find/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/history/find/page", Fixture, NULL, set_up, test_page, tear_down);
  g_test_add ("/history/find/count", Fixture, NULL, set_up, test_count, tear_down);
  g_test_add ("/history/find/samples", Fixture, NULL, set_up, test_samples, tear_down);
  g_test_add ("/history/find/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/history/find/changed", Fixture, NULL, set_up, test_changed, tear_down);
  g_test_add ("/history/find/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add_func ("/history/find/copy", test_copy);
  return g_test_run ();
}
