/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform-fixture.h"

#include "sender-error.h"
#include "sender-survey.h"
#include "sender-test.h"

#include <string.h>

/* What an environment holds is read at once, or not at all. */

#define ALL                                                                   \
  (SENDER_SURVEY_SENDERS | SENDER_SURVEY_SETTINGS | SENDER_SURVEY_LANGUAGES | \
   SENDER_SURVEY_POLICIES)
#define N_ALL 6 /* those, and the contents of two templates */

#define GET_SENDERS "GET " PLATFORM_SENDERS_PATH " "
#define GET_SETTINGS "GET " PLATFORM_API_PATH "/notificationsSettings "
#define GET_POLICIES "GET " PLATFORM_API_PATH "/notificationsPolicies "
#define GET_LANGUAGES "GET " PLATFORM_API_PATH "/languages "
#define GET_TEMPLATES "GET " PLATFORM_API_PATH "/templates "
#define GET_CONTENTS(name) "GET " PLATFORM_API_PATH "/templates/" name "/contents "

static const char *const templates[] = { "general", "transaction", NULL };
static const char *const none[] = { NULL };

typedef struct
{
  StubServer     *server;
  SenderPlatform *platform;
  GCancellable   *cancellable;
  GAsyncResult   *result; /* (nullable) */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->server = stub_server_new ();
  fixture->platform = platform_make (fixture->server, NULL);
  fixture->cancellable = g_cancellable_new ();
  platform_issue_token (fixture->server);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->result);
  g_object_unref (fixture->cancellable);
  g_object_unref (fixture->platform);
  stub_server_free (fixture->server);
}

static void
start (Fixture           *fixture,
       SenderSurveyParts  parts,
       const char *const *names)
{
  sender_survey_async (fixture->platform, PLATFORM_ENVIRONMENT, parts, names, fixture->cancellable,
                       sender_test_result_cb, &fixture->result);
}

static SenderLive *
finish_with_gap (Fixture *fixture,
                 char   **gap,
                 GError **error)
{
  sender_test_wait_result (&fixture->result, "the survey");
  return sender_survey_finish (fixture->platform, fixture->result, gap, error);
}

/* Nothing is left out of what is read. */
static SenderLive *
finish (Fixture *fixture,
        GError **error)
{
  g_autofree char *gap = NULL;
  SenderLive      *live = finish_with_gap (fixture, &gap, error);

  g_assert_null (gap);
  return live;
}

static void
assert_json (SenderJson *json,
             const char *expected)
{
  g_autofree char *text = json != NULL ? sender_json_to_string (json) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

#define ITEMS(name, id) "{\"_embedded\":{\"" name "\":[{\"id\":\"" id "\"}]}}"

static void
answer_all (StubServer *server)
{
  stub_server_add_answer (server, GET_SENDERS, 200, NULL, ITEMS ("phoneDeliverySettings", "s"));
  stub_server_add_answer (server, GET_SETTINGS, 200, NULL, "{\"from\":{\"name\":\"Help\"}}");
  stub_server_add_answer (server, GET_POLICIES, 200, NULL, ITEMS ("notificationsPolicies", "p"));
  stub_server_add_answer (server, GET_LANGUAGES, 200, NULL, ITEMS ("languages", "l"));
  stub_server_add_answer (server, GET_CONTENTS ("general"), 200, NULL, ITEMS ("contents", "g"));
  stub_server_add_answer (server, GET_CONTENTS ("transaction"), 200, NULL, ITEMS ("contents", "t"));
}

static void
test_all (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (SenderLive) live = NULL;
  g_autoptr (GError)     error = NULL;

  answer_all (fixture->server);
  start (fixture, ALL, templates);
  live = finish (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sender_live_get_environment (live), ==, PLATFORM_ENVIRONMENT);
  assert_json (sender_live_get_senders (live), "[{\"id\":\"s\"}]");
  assert_json (sender_live_get_settings (live), "{\"from\":{\"name\":\"Help\"}}");
  assert_json (sender_live_get_policies (live), "[{\"id\":\"p\"}]");
  assert_json (sender_live_get_languages (live), "[{\"id\":\"l\"}]");
  assert_json (sender_live_get_contents (live, "general"), "[{\"id\":\"g\"}]");
  assert_json (sender_live_get_contents (live, "transaction"), "[{\"id\":\"t\"}]");
  g_assert_cmpuint (platform_count_calls (fixture->server), ==, N_ALL);
  g_assert_cmpuint (stub_server_count_requests (fixture->server, "POST " PLATFORM_TOKEN_PATH " "),
                    ==, 1);
}

/* What nobody asked for is not read, and not taken for empty. */
static void
test_some (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (SenderLive) live = NULL;
  g_auto (GStrv)         names = NULL;

  answer_all (fixture->server);
  start (fixture, SENDER_SURVEY_SETTINGS, none);
  live = finish (fixture, NULL);
  g_assert_nonnull (live);
  g_assert_nonnull (sender_live_get_settings (live));
  g_assert_null (sender_live_get_senders (live));
  g_assert_null (sender_live_get_policies (live));
  g_assert_null (sender_live_get_languages (live));
  names = sender_live_list_templates (live);
  g_assert_cmpuint (g_strv_length (names), ==, 0);
  g_assert_cmpuint (platform_count_calls (fixture->server), ==, 1);
}

static void
test_nothing (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (SenderLive) live = NULL;

  start (fixture, 0, none);
  live = finish (fixture, NULL);
  g_assert_nonnull (live);
  g_assert_null (sender_live_get_settings (live));
  g_assert_cmpuint (stub_server_get_n_requests (fixture->server), ==, 0);
}

#define TEMPLATE(name, methods) "{\"id\":\"" name "\",\"deliveryMethods\":[" methods "]}"
#define TEMPLATES                                                                            \
  "{\"_embedded\":{\"templates\":[" TEMPLATE ("general", "\"SMS\",\"Email\"") "," TEMPLATE ( \
    "mail", "\"Email\"") "," TEMPLATE ("own", "\"Voice\"") "]}}"

/* Their contents are read of those alone that are asked for. */
static void
test_templates (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (SenderLive) live = NULL;
  g_autoptr (GError)     error = NULL;

  answer_all (fixture->server);
  stub_server_add_answer (fixture->server, GET_TEMPLATES, 200, NULL, TEMPLATES);
  start (fixture, SENDER_SURVEY_TEMPLATES, templates);
  live = finish (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sender_json_get_length (sender_live_get_templates (live)), ==, 3);
  assert_json (sender_live_get_contents (live, "general"), "[{\"id\":\"g\"}]");
  assert_json (sender_live_get_contents (live, "transaction"), "[{\"id\":\"t\"}]");
  g_assert_null (sender_live_get_contents (live, "own"));
  g_assert_cmpuint (platform_count_calls (fixture->server), ==, 3);
}

#define FORBIDDEN 403, NULL, "{\"code\":\"ACCESS_FAILED\"}"

/* What a role does not show of the rest is said, and all else is read. */
static void
test_gaps (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (SenderLive) live = NULL;
  g_autoptr (GError)     error = NULL;
  g_autofree char       *gap = NULL;

  stub_server_add_answer (fixture->server, GET_POLICIES, FORBIDDEN);
  stub_server_add_answer (fixture->server, GET_LANGUAGES, 404, NULL, "{\"code\":\"NOT_FOUND\"}");
  stub_server_add_answer (fixture->server, GET_TEMPLATES, FORBIDDEN);
  answer_all (fixture->server);
  start (fixture, ALL | SENDER_SURVEY_TEMPLATES, templates);
  live = finish_with_gap (fixture, &gap, &error);
  g_assert_no_error (error);
  g_assert_nonnull (live);
  assert_json (sender_live_get_senders (live), "[{\"id\":\"s\"}]");
  assert_json (sender_live_get_contents (live, "general"), "[{\"id\":\"g\"}]");
  g_assert_null (sender_live_get_policies (live));
  g_assert_null (sender_live_get_languages (live));
  g_assert_null (sender_live_get_templates (live));
  g_assert_true (g_str_has_prefix (gap, "Not read: the enabled languages, the notification "
                                        "policies, the templates. PingOne answered 40"));
  platform_assert_silent (gap);
}

/* A template that the environment does not have is no reason to know nothing of the others. */
static void
test_missing_template (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (SenderLive) live = NULL;
  g_autoptr (GError)     error = NULL;

  stub_server_add_answer (fixture->server, GET_CONTENTS ("transaction"), 404, NULL,
                          "{\"code\":\"NOT_FOUND\"}");
  stub_server_add_answer (fixture->server, GET_TEMPLATES, 200, NULL, TEMPLATES);
  answer_all (fixture->server);
  start (fixture, ALL, templates);
  live = finish (fixture, &error);
  g_assert_no_error (error);
  assert_json (sender_live_get_contents (live, "transaction"), "[]");
  assert_json (sender_live_get_contents (live, "general"), "[{\"id\":\"g\"}]");
  g_assert_nonnull (sender_live_get_templates (live));
  g_assert_cmpuint (platform_count_calls (fixture->server), ==, N_ALL + 1);
}

/* One that is there, or of which nobody can tell, is not taken for empty. */
static void
test_lost_contents (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  stub_server_add_answer (fixture->server, GET_CONTENTS ("general"), 404, NULL,
                          "{\"code\":\"NOT_FOUND\"}");
  if (data != NULL)
    stub_server_add_answer (fixture->server, GET_TEMPLATES, FORBIDDEN);
  else
    stub_server_add_answer (fixture->server, GET_TEMPLATES, 200, NULL, TEMPLATES);
  answer_all (fixture->server);
  start (fixture, ALL, templates);
  g_assert_null (finish (fixture, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND);
}

/* Without these nothing can be planned. */
static void
test_needed (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  stub_server_add_answer (fixture->server, data, FORBIDDEN);
  answer_all (fixture->server);
  start (fixture, ALL, templates);
  g_assert_null (finish (fixture, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_FORBIDDEN);
}

/* What is no refusal says nothing about a role. */
static void
test_no_refusal (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  stub_server_add_answer (fixture->server, GET_POLICIES, 400, NULL, "{}");
  answer_all (fixture->server);
  start (fixture, ALL, templates);
  g_assert_null (finish (fixture, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_REFUSED);
}

static gboolean
is_all_asked (gpointer user_data)
{
  return platform_count_calls (user_data) == N_ALL;
}

static gboolean
is_all_left (gpointer user_data)
{
  return stub_server_get_n_open (user_data) == 0;
}

/* No read waits for the answer to another; cancelling ends each. */
static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  stub_server_react (fixture->server, "GET ", { STUB_HANG });
  start (fixture, ALL, templates);
  sender_test_wait_until (is_all_asked, fixture->server, "all requests");
  g_assert_null (fixture->result);
  g_cancellable_cancel (fixture->cancellable);
  g_assert_null (finish (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (platform_count_calls (fixture->server), ==, N_ALL);
}

static gboolean
is_token_asked (gpointer user_data)
{
  return stub_server_get_n_requests (user_data) > 0;
}

/* Before anything could be asked, or while the token is still on its way. */
static void
test_cancel_early (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (data == NULL)
    g_cancellable_cancel (fixture->cancellable);
  start (fixture, ALL, templates);
  if (data != NULL)
    {
      sender_test_wait_until (is_token_asked, fixture->server, "the request for a token");
      g_cancellable_cancel (fixture->cancellable);
    }
  g_assert_null (finish (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The answer that fails comes last of all requests; the others would never be answered. */
static void
test_first_failure (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  stub_server_react (fixture->server, GET_SENDERS, { STUB_HANG });
  stub_server_react (fixture->server, GET_SETTINGS, { STUB_HANG });
  stub_server_react (fixture->server, GET_POLICIES, { STUB_HANG });
  stub_server_react (fixture->server, GET_LANGUAGES, { STUB_HANG });
  stub_server_react (fixture->server, GET_CONTENTS ("general"), { STUB_HANG });
  stub_server_add_answer (fixture->server, GET_CONTENTS ("transaction"), 403,
                          "Connection: close\r\n", "{\"code\":\"ACCESS_FAILED\"}");
  start (fixture, ALL, templates);
  g_assert_null (finish (fixture, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_FORBIDDEN);
  platform_assert_silent (error->message);
  g_assert_false (g_cancellable_is_cancelled (fixture->cancellable));
  sender_test_wait_until (is_all_left, fixture->server, "the end of the other reads");
}

/* An answer that is none of what was asked for fails the whole as well. */
static void
test_wrong_kind (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  stub_server_add_answer (fixture->server, GET_LANGUAGES, 200, NULL,
                          "{\"_embedded\":{\"languages\":[\"en\"]}}");
  start (fixture, SENDER_SURVEY_LANGUAGES, none);
  g_assert_null (finish (fixture, &error));
  sender_test_assert_error (error, SENDER_ERROR_BAD_REPLY, "list");
}

#define ADD(name, data, test) g_test_add ("/survey/" name, Fixture, data, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("all", NULL, test_all);
  ADD ("some", NULL, test_some);
  ADD ("nothing", NULL, test_nothing);
  ADD ("templates", NULL, test_templates);
  ADD ("gaps", NULL, test_gaps);
  ADD ("missing-template", NULL, test_missing_template);
  ADD ("lost-contents", NULL, test_lost_contents);
  ADD ("lost-contents-untold", GINT_TO_POINTER (TRUE), test_lost_contents);
  ADD ("senders-needed", GET_SENDERS, test_needed);
  ADD ("settings-needed", GET_SETTINGS, test_needed);
  ADD ("contents-needed", GET_CONTENTS ("general"), test_needed);
  ADD ("no-refusal", NULL, test_no_refusal);
  ADD ("cancel", NULL, test_cancel);
  ADD ("cancel-before", NULL, test_cancel_early);
  ADD ("cancel-token", GINT_TO_POINTER (TRUE), test_cancel_early);
  ADD ("first-failure", NULL, test_first_failure);
  ADD ("wrong-kind", NULL, test_wrong_kind);
  return g_test_run ();
}
