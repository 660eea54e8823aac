/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pingone.h"
#include "sender-error.h"
#include "sender-test.h"

#include <string.h>

#define OTHER "00000000-0000-4000-8000-0000000000aa"

static void
test_collections (void)
{
  static const struct
  {
    const char *path;
    const char *member;
    const char *value;
  } cases[] = {
    { "notificationsPolicies", "_embedded.notificationsPolicies.0.default", "true" },
    { "languages", "_embedded.languages.0.locale", "en" },
    { "languages", "_embedded.languages.0.enabled", "true" },
    { "users?limit=1", "_embedded.users.0.id", USER },
    { "users?filter=username%20eq%20%22rehearsal.user%22", "count", "1" },
    { "users?filter=username+eq+%22nobody%22", "count", "0" },
    { "users/" USER, "username", "rehearsal.user" },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          policy = NULL;
  g_autoptr (Answer)          filter = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Answer) answer = pingone_ask (rehearsal, bearer, "GET", cases[i].path, NULL);

      g_assert_cmpuint (answer->status, ==, 200);
      if (g_strcmp0 (cases[i].value, "true") == 0)
        g_assert_true (sender_json_get_boolean (client_find (answer->json, cases[i].member)));
      else
        g_assert_cmpstr (client_text (answer->json, cases[i].member), ==, cases[i].value);
    }
  filter = pingone_ask (rehearsal, bearer, "GET", "users?filter=email%20sw%20%22x%22", NULL);
  client_assert_error (filter, 400, "INVALID_REQUEST");
  policy = pingone_ask (rehearsal, bearer, "GET", "notificationsPolicies/nothing", NULL);
  client_assert_error (policy, 404, "NOT_FOUND");
  client_tell (rehearsal, "pingone/environments",
               "{\"policies\":[{\"id\":\"p\",\"providerConfiguration\":{\"conditions\":[]}}]}");
  client_answer_free (g_steal_pointer (&policy));
  policy = pingone_ask (rehearsal, bearer, "GET", "notificationsPolicies/p", NULL);
  g_assert_nonnull (client_find (policy->json, "providerConfiguration.conditions"));
}

static guint
get_status (SenderRehearsal *rehearsal,
            const char      *bearer,
            const char      *environment)
{
  g_autofree char   *target = g_strconcat ("/v1/environments/", environment, "/languages", NULL);
  g_autoptr (Answer) answer = client_request (rehearsal, "pingone-api", "GET", target, bearer, "");

  g_assert_nonnull (strstr (answer->head, "Correlation-Id: "));
  if (answer->status == 403)
    {
      g_assert_cmpstr (client_text (answer->json, "code"), ==, "ACCESS_FAILED");
      g_assert_cmpstr (client_text (answer->json, "details.0.code"), ==,
                       "INSUFFICIENT_PERMISSIONS");
    }
  return answer->status;
}

/* An environment that is not there looks like one without a role. */
static void
test_roles (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (SenderJson)      gone = NULL;

  g_assert_cmpuint (get_status (rehearsal, bearer, ENVIRONMENT), ==, 200);
  g_assert_cmpuint (get_status (rehearsal, bearer, OTHER), ==, 403);
  client_tell (rehearsal, "pingone/environments", "{\"id\":\"" OTHER "\"}");
  g_assert_cmpuint (get_status (rehearsal, bearer, OTHER), ==, 403);
  client_tell (rehearsal, "pingone/clients",
               "{\"client_id\":\"" CLIENT "\",\"client_secret\":\"rehearsal-client-secret\","
               "\"environments\":[\"" OTHER "\"]}");
  g_assert_cmpuint (get_status (rehearsal, bearer, OTHER), ==, 200);
  g_assert_cmpuint (get_status (rehearsal, bearer, ENVIRONMENT), ==, 403);
  gone = client_control (rehearsal, "DELETE", "pingone/environments/" OTHER, NULL);
  g_assert_nonnull (gone);
  g_assert_cmpuint (get_status (rehearsal, bearer, OTHER), ==, 403);
}

static void
test_tokens (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = NULL;
  g_autofree char            *second = NULL;

  g_assert_cmpuint (get_status (rehearsal, "Authorization: Bearer nobody\r\n", ENVIRONMENT), ==,
                    401);
  client_tell (rehearsal, "pingone/platform", "{\"token_seconds\":30}");
  bearer = pingone_sign_in (rehearsal);
  client_advance (rehearsal, 29);
  g_assert_cmpuint (get_status (rehearsal, bearer, ENVIRONMENT), ==, 200);
  client_advance (rehearsal, 2);
  g_assert_cmpuint (get_status (rehearsal, bearer, ENVIRONMENT), ==, 401);
  second = pingone_sign_in (rehearsal);
  g_assert_cmpuint (get_status (rehearsal, second, ENVIRONMENT), ==, 200);
  client_tell (rehearsal, "pingone/platform", "{\"revoke\":true}");
  g_assert_cmpuint (get_status (rehearsal, second, ENVIRONMENT), ==, 401);
}

static void
test_too_fast (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          answer = NULL;
  g_autoptr (Answer)          token = NULL;

  client_tell (rehearsal, "faults",
               "[{\"kind\":\"status\",\"service\":\"pingone-api\",\"status\":429,"
               "\"retry_after\":7},{\"kind\":\"status\",\"service\":\"pingone-auth\","
               "\"status\":401}]");
  answer = pingone_ask (rehearsal, bearer, "GET", SETTINGS, NULL);
  client_assert_error (answer, 429, "REQUEST_LIMITED");
  g_assert_cmpstr (client_text (answer->json, "details.0.code"), ==, "LIMIT_EXCEEDED");
  g_assert_nonnull (client_text (answer->json, "details.0.innerError.retryAfter"));
  g_assert_nonnull (strstr (answer->head, "Retry-After: 7"));
  g_assert_nonnull (strstr (answer->head, "Correlation-Id: "));
  token = client_request (rehearsal, "pingone-auth", "POST", TOKEN, BASIC, GRANT);
  g_assert_cmpuint (token->status, ==, 401);
  g_assert_cmpstr (client_text (token->json, "error"), ==, "invalid_client");
  g_assert_nonnull (strstr (token->head, "Correlation-Id: "));
}

static void
test_changes (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autofree char            *one = pingone_create (rehearsal, bearer, SENDER ("one"));
  g_autofree char            *two = pingone_create (rehearsal, bearer, SENDER ("two"));
  g_autoptr (SenderJson)      state = NULL;
  g_autofree char            *text = NULL;

  g_assert_nonnull (one);
  client_tell (rehearsal, "pingone/changes",
               "{\"in\":\"senders\",\"where\":{\"name\":\"one\"},\"remove\":true}");
  client_tell (rehearsal, "pingone/changes",
               "{\"in\":\"senders\",\"set\":{\"name\":\"theirs\",\"numbers\":null}}");
  client_tell (rehearsal, "pingone/changes",
               "{\"in\":\"settings\",\"set\":{\"smsProvidersFallbackChain\":[\"novel\"]}}");
  client_tell (rehearsal, "pingone/environments",
               "{\"contents\":{\"general\":[{\"locale\":\"en\",\"deliveryMethod\":\"SMS\","
               "\"content\":\"a\"}]}}");
  client_tell (rehearsal, "pingone/changes",
               "{\"in\":\"contents\",\"template\":\"general\",\"set\":{\"content\":\"b\"}}");
  state = pingone_look (rehearsal);
  g_assert_cmpuint (sender_json_get_length (client_find (state, "senders")), ==, 1);
  g_assert_cmpstr (client_text (state, "senders.0.id"), ==, two);
  g_assert_cmpstr (client_text (state, "senders.0.name"), ==, "theirs");
  g_assert_null (client_find (state, "senders.0.numbers"));
  g_assert_cmpstr (client_text (state, "settings.smsProvidersFallbackChain.0"), ==, "novel");
  g_assert_cmpstr (client_text (state, "settings.from.name"), ==, "PingOne");
  g_assert_cmpstr (client_text (state, "contents.general.0.content"), ==, "b");
  text = sender_json_to_string (state);
  g_assert_null (strstr (text, "password"));
  client_tell (rehearsal, "pingone/changes", "{\"in\":\"settings\",\"remove\":true}");
  sender_json_unref (g_steal_pointer (&state));
  state = pingone_look (rehearsal);
  g_assert_cmpuint (sender_json_get_length (client_find (state,
                                                         "settings.smsProvidersFallbackChain")),
                    ==, 0);
}

static void
test_control_refusals (void)
{
  static const struct
  {
    const char *method;
    const char *path;
    const char *body;
    const char *fragment;
  } cases[] = {
    { "POST", "pingone/environments", "{\"sender\":[]}", "sender" },
    { "POST", "pingone/environments", "{\"senders\":[{}]}", "provider" },
    { "POST", "pingone/environments", "{\"contents\":{\"general\":{}}}", "general" },
    { "POST", "pingone/clients",
      "{\"client_id\":\"a\",\"client_secret\":\"b\",\"environments\":[1]}", "environments" },
    { "GET", "pingone/environments/nowhere", NULL, "no environment" },
    { "DELETE", "pingone/environments/nowhere", NULL, "no environment" },
    { "POST", "pingone/changes", "{}", "set" },
    { "POST", "pingone/changes", "{\"in\":\"moon\",\"remove\":true}", "in" },
    { "POST", "pingone/changes", "{\"in\":\"senders\",\"remove\":true}", "nothing" },
    { "POST", "pingone/changes", "{\"environment\":\"x\",\"in\":\"users\",\"remove\":true}",
      "nothing" },
    { "POST", "pingone/platform", "{\"page_size\":-1}", "page_size" },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError)     error = NULL;
      g_autoptr (SenderJson) body = NULL;

      if (cases[i].body != NULL)
        body = sender_json_parse (cases[i].body, -1, NULL);
      g_assert_null (sender_rehearsal_control (rehearsal, cases[i].method, cases[i].path, body,
                                               &error));
      sender_test_assert_error (error, SENDER_ERROR_REFUSED, cases[i].fragment);
    }
}

/* A reset leaves nothing of it. */
static void
test_reset (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autofree char            *id = pingone_create (rehearsal, bearer, SENDER ("one"));
  g_autoptr (SenderJson)      state = NULL;
  g_autoptr (SenderJson)      all = NULL;

  g_assert_nonnull (id);
  client_tell (rehearsal, "pingone/environments", "{\"id\":\"" OTHER "\"}");
  client_tell (rehearsal, "reset", "{}");
  state = pingone_look (rehearsal);
  g_assert_cmpuint (sender_json_get_length (client_find (state, "senders")), ==, 0);
  all = client_control (rehearsal, "GET", "pingone/environments", NULL);
  g_assert_cmpuint (sender_json_get_length (client_find (all, "environments")), ==, 1);
  g_assert_cmpuint (get_status (rehearsal, bearer, ENVIRONMENT), ==, 401);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pingone-environments/collections", test_collections);
  g_test_add_func ("/pingone-environments/roles", test_roles);
  g_test_add_func ("/pingone-environments/tokens", test_tokens);
  g_test_add_func ("/pingone-environments/too-fast", test_too_fast);
  g_test_add_func ("/pingone-environments/changes", test_changes);
  g_test_add_func ("/pingone-environments/control-refusals", test_control_refusals);
  g_test_add_func ("/pingone-environments/reset", test_reset);
  return g_test_run ();
}
