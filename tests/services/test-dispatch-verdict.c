/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dispatch-test.h"

#include "sender-json.h"

/* What the answers while following mean, for messages and for calls. */

#define ENDED                                                                     \
  "{\"sid\":\"" DISPATCH_EXECUTION "\",\"account_sid\":\"" DISPATCH_ACCOUNT "\"," \
  "\"status\":\"ended\"}"
#define CALLED "{\"context\":{\"widgets\":{\"call\":{\"CallSid\":\"" DISPATCH_CALL "\"}}}}"

typedef struct
{
  const char         *name;
  SenderChannel       channel;
  guint               status;
  const char         *object;
  SenderDispatchState state;
  int                 error_code;
  const char         *fragment;
} Verdict;

static const Verdict verdicts[] = {
  { "delivered", SENDER_CHANNEL_SMS, 200, "{\"status\":\"delivered\"}",
    SENDER_DISPATCH_STATE_DELIVERED, 0, "Delivered" },
  { "read", SENDER_CHANNEL_SMS, 200, "{\"status\":\"read\"}", SENDER_DISPATCH_STATE_DELIVERED, 0,
    "Delivered" },
  { "filtered", SENDER_CHANNEL_SMS, 200, "{\"status\":\"undelivered\",\"error_code\":30007}",
    SENDER_DISPATCH_STATE_UNDELIVERED, 30007, "filtered" },
  { "code-as-text", SENDER_CHANNEL_SMS, 200, "{\"status\":\"failed\",\"error_code\":\"30003\"}",
    SENDER_DISPATCH_STATE_UNDELIVERED, 30003, "30003" },
  { "code-that-is-none", SENDER_CHANNEL_SMS, 200, "{\"status\":\"failed\",\"error_code\":-1}",
    SENDER_DISPATCH_STATE_UNDELIVERED, 0, "“failed”" },
  { "unlisted-code", SENDER_CHANNEL_SMS, 200, "{\"status\":\"failed\",\"error_code\":39999}",
    SENDER_DISPATCH_STATE_UNDELIVERED, 39999, "errors/39999" },
  { "queued", SENDER_CHANNEL_SMS, 200, "{\"status\":\"queued\"}", SENDER_DISPATCH_STATE_UNKNOWN, 0,
    "still “queued”" },
  { "new-word", SENDER_CHANNEL_SMS, 200, "{\"status\":\"teleported\"}",
    SENDER_DISPATCH_STATE_UNKNOWN, 0, "still “teleported”" },
  { "not-to-be-read", SENDER_CHANNEL_SMS, 403, "{\"code\":20403}", SENDER_DISPATCH_STATE_UNKNOWN, 0,
    "may not read" },
  { "rejected", SENDER_CHANNEL_VOICE, 401, "{\"code\":20003}", SENDER_DISPATCH_STATE_UNKNOWN, 0,
    "may not read" },
  { "completed", SENDER_CHANNEL_VOICE, 200, "{\"status\":\"completed\",\"answered_by\":null}",
    SENDER_DISPATCH_STATE_DELIVERED, 0, "answered" },
  { "human", SENDER_CHANNEL_VOICE, 200, "{\"status\":\"completed\",\"answered_by\":\"human\"}",
    SENDER_DISPATCH_STATE_DELIVERED, 0, "answered" },
  { "machine", SENDER_CHANNEL_VOICE, 200,
    "{\"status\":\"completed\",\"answered_by\":\"machine_end\"}",
    SENDER_DISPATCH_STATE_UNKNOWN, 0,
    "machine_end" },
  { "fax", SENDER_CHANNEL_VOICE, 200, "{\"status\":\"completed\",\"answered_by\":\"fax\"}",
    SENDER_DISPATCH_STATE_UNKNOWN, 0, "fax" },
  { "busy", SENDER_CHANNEL_VOICE, 200, "{\"status\":\"busy\"}",
    SENDER_DISPATCH_STATE_UNDELIVERED, 0,
    "“busy”" },
  { "no-answer", SENDER_CHANNEL_VOICE, 200, "{\"status\":\"no-answer\"}",
    SENDER_DISPATCH_STATE_UNDELIVERED, 0, "“no-answer”" },
  { "ringing", SENDER_CHANNEL_VOICE, 200, "{\"status\":\"ringing\"}", SENDER_DISPATCH_STATE_UNKNOWN,
    0, "the call is still “ringing”" },
};

static void
test_verdict (gconstpointer user_data)
{
  const Verdict           *self = user_data;
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);
  gboolean                 is_call = self->channel == SENDER_CHANNEL_VOICE;

  sender_dispatcher_set_pace (test->dispatcher, 0.002);
  test->channel = self->channel;
  stub_server_add_answer (test->server, is_call ? DISPATCH_GET_CALL : DISPATCH_GET_MESSAGE,
                          self->status, NULL, self->object);
  if (is_call)
    stub_server_add_answer (test->server, DISPATCH_CONTEXT, 200, NULL, CALLED);
  dispatch_test_add_all (test, "none");
  if (is_call)
    stub_server_add_answer (test->server, DISPATCH_CONTEXT, 200, NULL, CALLED);
  stub_server_add_answer (test->server, is_call ? DISPATCH_GET_CALL : DISPATCH_GET_MESSAGE,
                          self->status, NULL, self->object);
  dispatch_test_run (test);
  dispatch_test_assert (test, self->state, 1, self->fragment);
  g_assert_cmpint (sender_dispatch_get_error_code (test->dispatch), ==, self->error_code);
  g_assert_cmpstr (is_call ? sender_dispatch_get_call_sid (test->dispatch)
                           : sender_dispatch_get_message_sid (test->dispatch),
                   ==, is_call ? DISPATCH_CALL : DISPATCH_MESSAGE);
}

typedef struct
{
  const char *name;
  const char *steps;
  const char *context;
  int         error_code;
  const char *fragment;
} Silence;

#define STEP(from, to, name) \
  "{\"transitioned_from\":\"" from "\",\"transitioned_to\":\"" to "\",\"name\":\"" name "\"}"

static const Silence silences[] = {
  { "at-the-trigger", STEP ("Trigger", "Ended", "incomingRequest"), "{\"context\":{}}", 0,
    "ended at its trigger" },
  { "without-a-widget",
    STEP ("split", "Ended", "noMatch") "," STEP ("Trigger", "split", "request"),
    "{\"context\":{\"widgets\":{\"split\":{}}}}", 0, "after “split” (noMatch)" },
  { "refused", STEP ("send", "Ended", "failed") "," STEP ("Trigger", "send", "request"),
    "{\"context\":{\"widgets\":{\"send\":{\"outbound\":{\"ErrorCode\":21211}}}}}", 21211,
    "“send” was refused" },
  { "sid-that-is-none", STEP ("send", "Ended", "sent") "," STEP ("Trigger", "send", "request"),
    "{\"context\":{\"widgets\":{\"send\":{\"outbound\":{\"Sid\":\"../x\"}},\"n\":1}}}", 0,
    "sent nothing" },
};

/* The flow ended and named nothing that it sent. */
static void
test_silence (gconstpointer user_data)
{
  const Silence           *self = user_data;
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);
  g_autofree char         *steps = g_strdup_printf ("{\"steps\":[%s]}", self->steps);

  stub_server_add_answer (test->server, DISPATCH_POST, 201, NULL, DISPATCH_CREATED);
  stub_server_add_answer (test->server, DISPATCH_GET, 200, NULL, ENDED);
  stub_server_add_answer (test->server, DISPATCH_STEPS, 200, NULL, steps);
  stub_server_add_answer (test->server, DISPATCH_CONTEXT, 200, NULL, self->context);
  dispatch_test_run (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_NO_MESSAGE, 1, self->fragment);
  g_assert_cmpint (sender_dispatch_get_error_code (test->dispatch), ==, self->error_code);
}

/* All pages are read, from the host of the flow only. */
static void
test_pages (void)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);
  g_autofree char         *first = g_strdup_printf (
            "{\"steps\":[%s],\"meta\":{\"next_page_url\":\"https://studio.twilio.com" DISPATCH_PATH
            "/" DISPATCH_EXECUTION "/Steps?Page=1\"}}",
            STEP ("say", "Ended", "done"));
  g_autofree char *second = g_strdup_printf (
    "{\"steps\":[%s],\"meta\":{\"next_page_url\":\"https://example.com/v2\"}}",
    STEP ("Trigger", "say", "request"));

  stub_server_add_answer (test->server, DISPATCH_STEPS "?Page=1", 200, NULL, second);
  stub_server_add_answer (test->server, DISPATCH_STEPS " ", 200, NULL, first);
  stub_server_add_answer (test->server, DISPATCH_POST, 201, NULL, DISPATCH_CREATED);
  stub_server_add_answer (test->server, DISPATCH_GET, 200, NULL, ENDED);
  stub_server_add_answer (test->server, DISPATCH_CONTEXT, 200, NULL, "{\"context\":{}}");
  dispatch_test_run (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_NO_MESSAGE, 1, "after “say” (done)");
  g_assert_cmpuint (stub_server_count_requests (test->server, DISPATCH_STEPS), ==, 2);
}

/* Any 2xx of another vendor is an acceptance, and there is nothing to follow. */
static void
test_generic (void)
{
  static const struct
  {
    guint               status;
    SenderDispatchState state;
    const char         *fragment;
  } cases[] = {
    { 200, SENDER_DISPATCH_STATE_ACCEPTED, "can’t be followed" },
    { 202, SENDER_DISPATCH_STATE_ACCEPTED, "can’t be followed" },
    { 400, SENDER_DISPATCH_STATE_NOT_SENT, "400" },
    { 500, SENDER_DISPATCH_STATE_UNKNOWN, "unknown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);

      dispatch_test_set_url (test, "https://api.twilio.com/other");
      stub_server_add_answer (test->server, "POST /other", cases[i].status, NULL, "ok");
      dispatch_test_run (test);
      dispatch_test_assert (test, cases[i].state, 1, cases[i].fragment);
      g_assert_cmpuint (stub_server_get_n_requests (test->server), ==, 1);
    }
}

static void
test_generic_cut (void)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);

  dispatch_test_set_url (test, "https://api.twilio.com/other");
  stub_server_react (test->server, "POST /other", { STUB_SEND, "HTTP/1.1 20" });
  dispatch_test_run (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_UNKNOWN, 1, "unknown");
}

/* What the command line prints of it. */
static void
test_json (void)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);
  g_autoptr (SenderJson)   json = NULL;
  SenderJson              *first = NULL;

  dispatch_test_add_all (test, "delivered");
  dispatch_test_run (test);
  json = sender_dispatch_to_json (test->dispatch);
  g_assert_cmpstr (sender_json_get_string_member (json, "state"), ==, "delivered");
  g_assert_cmpstr (sender_json_get_string_member (json, "execution_sid"), ==, DISPATCH_EXECUTION);
  g_assert_cmpint (sender_json_get_kind (sender_json_get_member (json, "call_sid")), ==,
                   SENDER_JSON_NULL);
  first = sender_json_get_element (sender_json_get_member (json, "timeline"), 0);
  g_assert_cmpstr (sender_json_get_string_member (first, "stage"), ==, "intent");
  g_assert_true (g_str_has_suffix (sender_json_get_string_member (first, "text"),
                                   "+1•••••••0123"));
}

/* What a window binds to. */
static void
test_properties (void)
{
  g_autoptr (DispatchTest)       test = dispatch_test_new (stub_server_new (), NULL);
  g_autoptr (SenderDispatchStep) step = NULL;
  g_autofree char               *stage = NULL;
  g_autofree char               *text = NULL;
  SenderDispatchState            state = SENDER_DISPATCH_STATE_NOT_SENT;
  gboolean                       is_running = FALSE;
  gboolean                       is_simulated = FALSE;
  guint                          status = 0;
  int                            code = -1;
  gint64                         at = 0;

  dispatch_test_add_all (test, "delivered");
  dispatch_test_start (test);
  g_object_get (test->dispatch, "running", &is_running, "simulated", &is_simulated, NULL);
  g_assert_true (is_running && is_simulated);
  dispatch_test_wait (test);
  g_object_get (test->dispatch, "running", &is_running, "state", &state, "http-status", &status,
                "error-code", &code, NULL);
  g_assert_false (is_running);
  g_assert_cmpint (state, ==, SENDER_DISPATCH_STATE_DELIVERED);
  g_assert_cmpuint (status, ==, 201);
  g_assert_cmpint (code, ==, 0);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (test->dispatch)) ==
                 SENDER_TYPE_DISPATCH_STEP);
  step = g_list_model_get_item (G_LIST_MODEL (test->dispatch), 0);
  g_object_get (step, "stage", &stage, "text", &text, "at", &at, NULL);
  g_assert_cmpstr (stage, ==, "intent");
  g_assert_cmpstr (text, ==, sender_dispatch_step_get_text (step));
  g_assert_cmpint (at, ==, sender_dispatch_step_get_at (step));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (test->dispatch), 1000));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/dispatch/verdict/%s", verdicts[i].name);

      g_test_add_data_func (path, &verdicts[i], test_verdict);
    }
  for (guint i = 0; i < G_N_ELEMENTS (silences); i++)
    {
      g_autofree char *path = g_strdup_printf ("/dispatch/silence/%s", silences[i].name);

      g_test_add_data_func (path, &silences[i], test_silence);
    }
  g_test_add_func ("/dispatch/pages", test_pages);
  g_test_add_func ("/dispatch/generic", test_generic);
  g_test_add_func ("/dispatch/generic/cut", test_generic_cut);
  g_test_add_func ("/dispatch/json", test_json);
  g_test_add_func ("/dispatch/properties", test_properties);
  return g_test_run ();
}
