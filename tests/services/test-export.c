/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-dispatch-private.h"
#include "sender-error.h"
#include "sender-export.h"
#include "sender-history.h"
#include "sender-json.h"
#include "sender-request.h"
#include "sender-test-config.h"
#include "sender-test-record.h"
#include "sender-test-json.h"
#include "sender-test.h"

#include <string.h>

/* What publishing leans on for now: the export, and what the history knows of the last test. */

typedef struct
{
  char          *folder;
  SenderConfig  *config;
  SenderHistory *history;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  self->folder = sender_test_make_dir ();
  path = g_build_filename (self->folder, "history.sqlite", NULL);
  self->config = sender_test_config_studio ();
  self->history = sender_history_new (path);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_object_unref (self->history);
  g_object_unref (self->config);
  sender_test_remove_tree (self->folder);
  g_free (self->folder);
}

static gboolean export(Fixture    *self,
                       const char *name,
                       GError    **error)
{
  g_autoptr (GFile)        folder = g_file_new_for_path (self->folder);
  g_autoptr (GFile)        file = g_file_resolve_relative_path (folder, name);
  g_autoptr (GAsyncResult) result = NULL;

  sender_export_pingone_async (self->config, file, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the export");
  return sender_export_pingone_finish (result, error);
}

static void
test_export (Fixture      *self,
             gconstpointer data)
{
  g_autofree char       *path = g_build_filename (self->folder, "out.json", NULL);
  g_autofree char       *text = NULL;
  g_autofree char       *shown = NULL;
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderJson) json = NULL;

  sender_test_config_edit (self->config, "provider.name=Northwind");
  g_assert_true (export(self, "out.json", &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  shown = sender_export_dup_pingone (self->config);
  g_assert_cmpstr (text, ==, shown);
  json = sender_test_json (text);
  g_assert_cmpstr (sender_json_get_string_member (json, "name"), ==, "Northwind");
  g_assert_null (strstr (text, "\"password\""));
}

static void
test_export_fails (Fixture      *self,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (export(self, "nowhere/out.json", &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE);
}

static void
add_test (Fixture            *self,
          SenderDispatchState state,
          gboolean            simulated)
{
  g_autoptr (SenderRequest) request = sender_request_new ("POST", SENDER_TEST_URL);
  const SenderDispatchPlan  plan = {
     .config = self->config,
     .channel = SENDER_CHANNEL_SMS,
     .request = request,
     .secret = "",
     .to = "+14155550123",
  };
  g_autoptr (SenderDispatch) dispatch = sender_dispatch_new (&plan, simulated);
  g_autoptr (GAsyncResult)   begun = NULL;
  g_autoptr (GAsyncResult)   updated = NULL;

  sender_history_begin_async (self->history, dispatch, NULL, sender_test_result_cb, &begun);
  sender_test_wait_result (&begun, "the intent");
  g_assert_true (sender_history_begin_finish (self->history, begun, NULL));
  sender_dispatch_set_state (dispatch, state);
  sender_history_update_async (self->history, dispatch, NULL, sender_test_result_cb, &updated);
  sender_test_wait_result (&updated, "the outcome");
  g_assert_true (sender_history_update_finish (self->history, updated, NULL));
}

static SenderTestRecord
find (Fixture *self,
      gboolean simulated)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;
  SenderTestRecord         record = SENDER_TEST_RECORD_UNKNOWN;

  sender_test_record_find_async (self->history, sender_config_get_id (self->config), simulated,
                                 NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the history");
  record = sender_test_record_find_finish (self->history, result, &error);
  g_assert_no_error (error);
  return record;
}

/* The newest counts, and a simulated one only where all is simulated. */
static void
test_record (Fixture      *self,
             gconstpointer data)
{
  g_assert_cmpint (find (self, FALSE), ==, SENDER_TEST_RECORD_NEVER);
  add_test (self, SENDER_DISPATCH_STATE_DELIVERED, TRUE);
  g_assert_cmpint (find (self, FALSE), ==, SENDER_TEST_RECORD_NEVER);
  g_assert_cmpint (find (self, TRUE), ==, SENDER_TEST_RECORD_DELIVERED);
  add_test (self, SENDER_DISPATCH_STATE_DELIVERED, FALSE);
  g_assert_cmpint (find (self, FALSE), ==, SENDER_TEST_RECORD_DELIVERED);
  add_test (self, SENDER_DISPATCH_STATE_UNDELIVERED, FALSE);
  g_assert_cmpint (find (self, FALSE), ==, SENDER_TEST_RECORD_FAILED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/export/pingone", Fixture, NULL, set_up, test_export, tear_down);
  g_test_add ("/export/fails", Fixture, NULL, set_up, test_export_fails, tear_down);
  g_test_add ("/export/test-record", Fixture, NULL, set_up, test_record, tear_down);
  return g_test_run ();
}
