/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dispatch-test.h"

#include "sender-builder.h"
#include "sender-config.h"
#include "sender-test-config.h"

#include <sqlite3.h>
#include <string.h>

#define PACE 0.02
#define DEADLINE 1.0
#define LATE 0.2

DispatchTest *
dispatch_test_new (StubServer    *server,
                   SenderHistory *history)
{
  g_autofree char *base = stub_server_dup_url (server, "");
  DispatchTest    *self = dispatch_test_new_at (base, history);

  self->server = server;
  return self;
}

DispatchTest *
dispatch_test_new_at (const char    *base,
                      SenderHistory *history)
{
  DispatchTest      *self = g_new0 (DispatchTest, 1);
  g_autofree char   *text = g_strdup_printf ("studio=%s,api=%s,pingone-auth=%s,pingone-api=%s",
                                             base, base, base, base);
  g_autoptr (GError) error = NULL;

  self->endpoints = sender_endpoints_new (text, &error);
  g_assert_no_error (error);
  self->history = history != NULL ? g_object_ref (history) : NULL;
  self->dispatcher = sender_dispatcher_new (self->endpoints, history);
  sender_dispatcher_set_pace (self->dispatcher, PACE);
  sender_dispatcher_set_deadline (self->dispatcher, DEADLINE);
  self->config = sender_test_config_new ();
  self->cancellable = g_cancellable_new ();
  self->follow = TRUE;
  self->has_secret = TRUE;
  return self;
}

void
dispatch_test_go_via_pingone (DispatchTest *self)
{
  g_autoptr (SenderTransport) transport = NULL;
  g_autoptr (GError)          error = NULL;

  sender_test_config_edit (self->config,
                           "environment.id=" DISPATCH_ENVIRONMENT
                           ";;pingone.client-id=00000000-0000-4000-8000-000000000002");
  transport = sender_endpoints_make_platform_transport (self->endpoints, self->config);
  self->platform = sender_platform_new (transport, self->config, "client-secret", &error);
  g_assert_no_error (error);
  sender_platform_set_pace (self->platform, 0.0);
  stub_server_add_answer (self->server, DISPATCH_SIGN_IN, 200, NULL,
                          "{\"access_token\":\"eyJhbGciOi.token\",\"token_type\":\"Bearer\","
                          "\"expires_in\":3600}");
}

char *
dispatch_test_make_execution (const char *sid,
                              const char *to,
                              double      ago)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) made = g_date_time_add_seconds (now, -ago);
  g_autofree char      *date = g_date_time_format (made, "%Y-%m-%dT%H:%M:%SZ");

  return g_strdup_printf ("{\"sid\":\"%s\",\"account_sid\":\"" DISPATCH_ACCOUNT
                          "\",\"contact_channel_address\":\"%s\",\"status\":\"active\","
                          "\"date_created\":\"%s\"}",
                          sid, to, date);
}

void
dispatch_test_free (DispatchTest *self)
{
  g_clear_object (&self->result);
  g_clear_object (&self->dispatch);
  g_clear_object (&self->dispatcher);
  g_clear_object (&self->platform);
  g_clear_object (&self->history);
  g_clear_object (&self->config);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  sender_endpoints_unref (self->endpoints);
  g_clear_pointer (&self->server, stub_server_free);
  g_free (self);
}

static SenderRequest *
make_request (DispatchTest *self)
{
  g_autoptr (GHashTable)    values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError)        error = NULL;
  g_autoptr (SenderRequest) request = NULL;
  SenderMessage            *message =
    sender_test_set_message (self->config, self->channel, "{\"OTP\":\"${otp}\"}");
  SenderBuildInput input = {
    .to = DISPATCH_TO,
    .from = "+14155550100",
    .message = message,
    .values = values,
    .secret = "secret",
  };

  g_hash_table_insert (values, (gpointer) "otp", (gpointer) DISPATCH_CODE);
  request = sender_builder_build (
    self->config, sender_config_get_request (self->config, self->channel, 0), &input, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&request);
}

static SenderDispatchPlan
make_plan_via_pingone (DispatchTest              *self,
                       const SenderPasscodeOrder *order)
{
  return (SenderDispatchPlan){
    .config = self->config,
    .channel = self->channel,
    .secret = self->has_secret ? "secret" : NULL,
    .to = DISPATCH_TO,
    .template_name = SENDER_PASSCODE_TEMPLATE,
    .id = self->id,
    .follow = self->follow,
    .wait = self->wait,
    .via_pingone = TRUE,
    .platform = self->platform,
    .order = order,
  };
}

static SenderDispatchPlan
make_plan (DispatchTest  *self,
           SenderRequest *request)
{
  if (self->platform != NULL)
    return make_plan_via_pingone (self, NULL);
  return (SenderDispatchPlan){
    .config = self->config,
    .channel = self->channel,
    .request = request,
    .secret = "secret",
    .to = DISPATCH_TO,
    .from = "+14155550100",
    .payload = request != NULL ? "{\"OTP\":\"" DISPATCH_CODE "\"}" : NULL,
    .template_name = "strong_authentication",
    .id = self->id,
    .follow = self->follow,
    .wait = self->wait,
  };
}

void
dispatch_test_start (DispatchTest *self)
{
  const SenderPasscodeOrder order = { .channel = self->channel,
                                      .user = DISPATCH_USER,
                                      .to = DISPATCH_TO };
  g_autoptr (SenderRequest) request = self->platform == NULL ? make_request (self) : NULL;
  SenderDispatchPlan        plan = self->platform != NULL ? make_plan_via_pingone (self, &order)
                                                          : make_plan (self, request);

  self->begin = g_get_monotonic_time ();
  self->dispatch = sender_dispatcher_send_async (self->dispatcher, &plan, self->cancellable,
                                                 sender_test_result_cb, &self->result);
}

void
dispatch_test_resume (DispatchTest *self)
{
  SenderDispatchPlan plan = make_plan (self, NULL);

  self->begin = g_get_monotonic_time ();
  self->dispatch = sender_dispatcher_resume_async (self->dispatcher, &plan, DISPATCH_EXECUTION,
                                                   self->cancellable, sender_test_result_cb,
                                                   &self->result);
}

gboolean
dispatch_test_end (DispatchTest *self,
                   const char   *execution_sid,
                   GError      **error)
{
  SenderDispatchPlan       plan = make_plan (self, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  sender_dispatcher_end_async (self->dispatcher, &plan, execution_sid, self->cancellable,
                               sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the ending of an execution");
  return sender_dispatcher_end_finish (self->dispatcher, result, error);
}

void
dispatch_test_set_url (DispatchTest *self,
                       const char   *url)
{
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    g_object_set (sender_config_get_request (self->config, channel, 0), "url", url, NULL);
}

void
dispatch_test_wait (DispatchTest *self)
{
  gboolean ended = FALSE;

  sender_test_wait_result (&self->result, "the dispatch");
  self->seconds = (double) (g_get_monotonic_time () - self->begin) / G_USEC_PER_SEC;
  ended = sender_dispatcher_send_finish (self->dispatcher, self->result, &self->error);
  g_assert_true (ended == (self->error == NULL));
  g_assert_false (sender_dispatch_is_running (self->dispatch));
}

void
dispatch_test_run (DispatchTest *self)
{
  dispatch_test_start (self);
  dispatch_test_wait (self);
}

typedef struct
{
  DispatchTest *test;
  const char   *request;
  guint         n;
} Moment;

static gboolean
has_come (gpointer user_data)
{
  const Moment *self = user_data;

  return stub_server_count_requests (self->test->server, self->request) >= self->n;
}

void
dispatch_test_wait_request (DispatchTest *self,
                            const char   *request,
                            guint         n)
{
  Moment moment = { self, request, n };

  sender_test_wait_until (has_come, &moment, request);
}

static gboolean
passed_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_true (gpointer user_data)
{
  return *(gboolean *) user_data;
}

void
dispatch_test_pass (double seconds)
{
  gboolean passed = FALSE;

  g_timeout_add ((guint) (seconds * 1000.0), passed_cb, &passed);
  sender_test_wait_until (is_true, &passed, "time to pass");
}

void
dispatch_test_cancel_after (DispatchTest *self,
                            const char   *request,
                            guint         n)
{
  gint64 at = 0;

  if (request != NULL)
    dispatch_test_wait_request (self, request, n);
  /* What the server said to it is taken in. */
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (self->result);
  at = g_get_monotonic_time ();
  g_cancellable_cancel (self->cancellable);
  dispatch_test_wait (self);
  g_assert_cmpint (g_get_monotonic_time () - at, <, (gint64) (LATE * G_USEC_PER_SEC));
  g_assert_no_error (self->error);
}

void
dispatch_test_add_end (DispatchTest *self,
                       const char   *status)
{
  g_autofree char *message = g_strdup_printf ("{\"sid\":\"" DISPATCH_MESSAGE
                                              "\",\"status\":\"%s\",\"error_code\":null}",
                                              status);

  stub_server_add_answer (self->server, DISPATCH_GET, 200, NULL,
                          "{\"sid\":\"" DISPATCH_EXECUTION "\",\"account_sid\":\"" DISPATCH_ACCOUNT
                          "\",\"status\":\"ended\"}");
  stub_server_add_answer (self->server, DISPATCH_STEPS, 200, NULL,
                          "{\"steps\":[{\"name\":\"incomingRequest\",\"transitioned_from\":"
                          "\"Trigger\",\"transitioned_to\":\"send_code\"}],\"meta\":{}}");
  stub_server_add_answer (self->server, DISPATCH_CONTEXT, 200, NULL, DISPATCH_SENT);
  stub_server_add_answer (self->server, DISPATCH_GET_MESSAGE, 200, NULL, message);
}

void
dispatch_test_add_all (DispatchTest *self,
                       const char   *status)
{
  stub_server_add_answer (self->server, DISPATCH_POST, 201, NULL, DISPATCH_CREATED);
  dispatch_test_add_end (self, status);
}

guint
dispatch_test_get_n_posts (DispatchTest *self)
{
  return stub_server_count_requests (self->server, "POST ");
}

gboolean
dispatch_test_has_step (DispatchTest *self,
                        const char   *fragment)
{
  GListModel *steps = G_LIST_MODEL (self->dispatch);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (SenderDispatchStep) step = g_list_model_get_item (steps, i);

      if (strstr (sender_dispatch_step_get_text (step), fragment) != NULL)
        return TRUE;
    }
  return FALSE;
}

guint
dispatch_test_count_steps (DispatchTest *self,
                           const char   *stage)
{
  GListModel *steps = G_LIST_MODEL (self->dispatch);
  guint       n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (SenderDispatchStep) step = g_list_model_get_item (steps, i);

      n += strcmp (sender_dispatch_step_get_stage (step), stage) == 0;
    }
  return n;
}

void
dispatch_test_assert (DispatchTest       *self,
                      SenderDispatchState state,
                      guint               n_posts,
                      const char         *fragment)
{
  const char *explanation = sender_dispatch_get_explanation (self->dispatch);

  g_assert_no_error (self->error);
  g_assert_nonnull (explanation);
  g_test_message ("%s", explanation);
  g_assert_cmpint (sender_dispatch_get_state (self->dispatch), ==, state);
  g_assert_cmpuint (dispatch_test_get_n_posts (self), ==, n_posts);
  if (strstr (explanation, fragment) == NULL)
    g_error ("“%s” lacks “%s”", explanation, fragment);
}

void
dispatch_test_execute (const char *path,
                       const char *sql)
{
  sqlite3 *connection = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &connection, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (connection, 5000);
  g_assert_cmpint (sqlite3_exec (connection, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (connection);
}

gint64
dispatch_test_query (const char *path,
                     const char *sql)
{
  sqlite3      *connection = NULL;
  sqlite3_stmt *statement = NULL;
  gint64        number = 0;

  g_assert_cmpint (sqlite3_open_v2 (path, &connection, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (connection, 5000);
  g_assert_cmpint (sqlite3_prepare_v2 (connection, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (connection);
  return number;
}
