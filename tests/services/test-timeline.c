/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-dispatch-private.h"
#include "sender-error.h"
#include "sender-exchange-text.h"
#include "sender-outcome.h"
#include "sender-phases.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "sender-timeline.h"

#include <string.h>

#define FLOW "FN0123456789abcdef0123456789abcdef"

static SenderDispatch *
make_dispatch (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  SenderDispatchPlan       plan = {
          .config = config,
          .channel = SENDER_CHANNEL_SMS,
          .to = "+14155550123",
          .payload = "{\"OTP\":\"739182\"}",
  };
  SenderDispatch *dispatch = sender_dispatch_new (&plan, TRUE);

  sender_dispatch_add_step (dispatch, "intent", "SMS");
  return dispatch;
}

static void
accept (SenderDispatch *dispatch)
{
  sender_dispatch_add_step (dispatch, "sent", "Sending to %s", "studio.twilio.com");
  sender_dispatch_set_http_status (dispatch, 201);
  sender_dispatch_set_execution_sid (dispatch, FLOW);
  sender_dispatch_set_state (dispatch, SENDER_DISPATCH_STATE_ACCEPTED);
  sender_dispatch_add_step (dispatch, "accepted", "Studio accepted it");
}

static SenderTimelineRow *
find (GPtrArray  *rows,
      const char *title)
{
  for (guint i = 0; i < rows->len; i++)
    {
      SenderTimelineRow *row = g_ptr_array_index (rows, i);

      if (strcmp (row->title, title) == 0)
        return row;
    }
  return NULL;
}

static void
test_grows (void)
{
  g_autoptr (SenderDispatch) dispatch = make_dispatch ();
  g_autoptr (GPtrArray)      before = sender_timeline_make (dispatch);
  g_autoptr (GPtrArray)      during = NULL;
  g_autoptr (GPtrArray)      after = NULL;

  g_assert_cmpint (find (before, "Prepared")->kind, ==, SENDER_TIMELINE_FACT);
  g_assert_cmpint (find (before, "Accepted")->kind, ==, SENDER_TIMELINE_WAITING);
  g_assert_cmpint (find (before, "Delivered")->kind, ==, SENDER_TIMELINE_WAITING);
  accept (dispatch);
  sender_dispatch_add_parts (dispatch, "step", "send 739182", "sent → Ended", "Flow: …");
  sender_dispatch_add_step (dispatch, "step", "The flow ended");
  during = sender_timeline_make (dispatch);
  g_assert_cmpint (find (during, "Accepted by Studio")->kind, ==, SENDER_TIMELINE_FACT);
  g_assert_cmpstr (find (during, "Accepted by Studio")->detail, ==, "201 · FN0123…cdef");
  g_assert_cmpint (find (during, "Flow ran to its end")->kind, ==, SENDER_TIMELINE_FACT);
  g_assert_null (find (during, "send 739182"));
  g_assert_cmpint (find (during, "Delivered")->kind, ==, SENDER_TIMELINE_WAITING);
  g_assert_cmpint (find (during, "Delivered")->elapsed, ==, -1);
  sender_dispatch_set_state (dispatch, SENDER_DISPATCH_STATE_DELIVERED);
  sender_dispatch_end (dispatch, "Delivered to the handset");
  after = sender_timeline_make (dispatch);
  g_assert_cmpint (find (after, "Delivered")->kind, ==, SENDER_TIMELINE_DELIVERED);
  g_assert_cmpint (find (after, "Delivered")->elapsed, >=, 0);
}

/* Only delivered is drawn as such; what is not known is no failure. */
static void
test_ends (void)
{
  static const struct
  {
    SenderDispatchState state;
    SenderTimelineKind  kind;
    const char         *title;
  } cases[] = {
    { SENDER_DISPATCH_STATE_NOT_SENT, SENDER_TIMELINE_FAILED, "Not Sent" },
    { SENDER_DISPATCH_STATE_ACCEPTED, SENDER_TIMELINE_OPEN, "Accepted" },
    { SENDER_DISPATCH_STATE_RUNNING, SENDER_TIMELINE_OPEN, "Running" },
    { SENDER_DISPATCH_STATE_DELIVERED, SENDER_TIMELINE_DELIVERED, "Delivered" },
    { SENDER_DISPATCH_STATE_UNDELIVERED, SENDER_TIMELINE_FAILED, "Undelivered" },
    { SENDER_DISPATCH_STATE_NO_MESSAGE, SENDER_TIMELINE_FAILED, "No Message" },
    { SENDER_DISPATCH_STATE_UNKNOWN, SENDER_TIMELINE_OPEN, "Unknown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderDispatch) dispatch = make_dispatch ();
      g_autoptr (GPtrArray)      rows = NULL;
      g_auto (SenderOutcome)     outcome = { NULL };
      SenderTimelineRow         *last = NULL;

      sender_dispatch_set_state (dispatch, cases[i].state);
      sender_dispatch_end (dispatch, "the reason");
      rows = sender_timeline_make (dispatch);
      last = g_ptr_array_index (rows, rows->len - 1);
      g_assert_cmpint (last->kind, ==, cases[i].kind);
      g_assert_cmpstr (last->title, ==, cases[i].title);
      sender_outcome_init (&outcome, dispatch);
      g_assert_true (g_str_has_prefix (outcome.title, cases[i].title));
      g_assert_cmpstr (outcome.text, ==, "the reason.");
    }
}

static void
test_explained (void)
{
  g_autoptr (SenderDispatch) dispatch = make_dispatch ();
  g_auto (SenderOutcome)     outcome = { NULL };

  sender_dispatch_set_error_code (dispatch, 30007);
  sender_dispatch_set_state (dispatch, SENDER_DISPATCH_STATE_UNDELIVERED);
  sender_dispatch_end (dispatch, "Not delivered");
  sender_outcome_init (&outcome, dispatch);
  g_assert_nonnull (strstr (outcome.text, "30007"));
  g_assert_nonnull (outcome.next_step);
}

static void
test_keyring (void)
{
  static const struct
  {
    SenderError code;
    const char *title;
  } cases[] = {
    { SENDER_ERROR_SECRET_MISSING, "The Secret Is Missing" },
    { SENDER_ERROR_KEYRING_ABSENT, "There Is No Keyring" },
    { SENDER_ERROR_KEYRING_LOCKED, "The Keyring Is Locked" },
    { SENDER_ERROR_KEYRING_DISMISSED, "The Keyring Stayed Closed" },
    { SENDER_ERROR_KEYRING_TIMEOUT, "The Keyring Is Silent" },
    { SENDER_ERROR_KEYRING_FAILED, "The Keyring Failed" },
    { SENDER_ERROR_STORAGE, "Not Sent" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError)     error = g_error_new (SENDER_ERROR, (int) cases[i].code, "why");
      g_auto (SenderOutcome) outcome = { NULL };

      sender_outcome_init_error (&outcome, error);
      g_assert_cmpstr (outcome.title, ==, cases[i].title);
      g_assert_true (outcome.next_step != NULL || strcmp (outcome.text, "why") == 0);
    }
}

static void
test_duration (void)
{
  static const struct
  {
    gint64      microseconds;
    const char *text;
  } cases[] = {
    { 0, "< 1 ms" },
    { 134567, "134 ms" },
    { 3210000, "3.2 s" },
    { 64 * G_USEC_PER_SEC, "1 min 4 s" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sender_timeline_format_duration (cases[i].microseconds);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_phases (void)
{
  const SenderTimings tls = { 12, 43, 81, 90, 132, 134 };
  const SenderTimings plain = { 12, 43, -1, 50, 132, 134 };
  gint64              phases[SENDER_N_PHASES];

  g_assert_cmpint (sender_phases_measure (&tls, phases), ==, 134);
  g_assert_cmpint (phases[SENDER_PHASE_DNS], ==, 12);
  g_assert_cmpint (phases[SENDER_PHASE_CONNECT], ==, 31);
  g_assert_cmpint (phases[SENDER_PHASE_TLS], ==, 38);
  g_assert_cmpint (phases[SENDER_PHASE_FIRST_BYTE], ==, 51);
  g_assert_cmpint (phases[SENDER_PHASE_END], ==, 2);
  g_assert_cmpint (sender_phases_measure (&plain, phases), ==, 134);
  g_assert_cmpint (phases[SENDER_PHASE_TLS], ==, -1);
  g_assert_cmpint (phases[SENDER_PHASE_FIRST_BYTE], ==, 89);
}

/* A server may repeat what it was sent: whole, or the header it came in. */
static void
test_redacted (void)
{
  const SenderTimings        timings = { 0 };
  g_autoptr (GBytes)         body = g_bytes_new_static ("hunter22 and QUM6aHVudGVyMjI= too", 33);
  g_autoptr (SenderRequest)  request = sender_request_new ("POST", "https://studio.twilio.com/");
  g_autoptr (SenderResponse) response = sender_response_new (400, body, &timings);
  g_autofree char           *text = NULL;

  sender_request_add_secret_header (request, "Authorization", "Basic QUM6aHVudGVyMjI=", "•••");
  sender_response_add_header (response, "X-Echo", "Basic QUM6aHVudGVyMjI=");
  text = sender_exchange_text_of_response (response, request, "hunter22");
  g_assert_null (strstr (text, "hunter22"));
  g_assert_null (strstr (text, "QUM6aHVudGVyMjI="));
  g_assert_true (g_str_has_prefix (text, "HTTP/1.1 400\nX-Echo: "));
  g_assert_nonnull (strstr (text, " and "));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/timeline/grows", test_grows);
  g_test_add_func ("/timeline/ends", test_ends);
  g_test_add_func ("/timeline/duration", test_duration);
  g_test_add_func ("/outcome/explained", test_explained);
  g_test_add_func ("/outcome/keyring", test_keyring);
  g_test_add_func ("/phases/measured", test_phases);
  g_test_add_func ("/exchange/redacted", test_redacted);
  return g_test_run ();
}
