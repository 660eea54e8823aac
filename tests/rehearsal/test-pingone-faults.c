/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pingone.h"
#include "sender-faults.h"
#include "sender-pingone-stand-in.h"
#include "sender-test.h"

#include <string.h>

/* A publish may break at any of its requests, and somebody else may come in between. */

#define ON_PUT \
  "\"service\":\"pingone-api\",\"method\":\"PUT\",\"path\":\"/v1/environments/\""
#define THEIRS                                                                   \
  "\"with\":{\"path\":\"pingone/changes\",\"body\":{\"in\":\"senders\",\"set\":" \
  "{\"name\":\"theirs\"}}}"

static void
assert_name (SenderRehearsal *rehearsal,
             const char      *name)
{
  g_autoptr (SenderJson) state = pingone_look (rehearsal);

  g_assert_cmpstr (client_text (state, "senders.0.name"), ==, name);
}

static Answer *
rename_sender (SenderRehearsal *rehearsal,
               const char      *bearer,
               const char      *id,
               const char      *name)
{
  g_autofree char       *path = g_strconcat (SENDERS "/", id, NULL);
  g_autoptr (SenderJson) sender = sender_json_parse (SENDER (""), -1, NULL);
  g_autofree char       *body = NULL;

  sender_json_set_string (sender, "id", id);
  sender_json_set_string (sender, "name", name);
  body = sender_json_to_string (sender);
  return pingone_ask (rehearsal, bearer, "PUT", path, body);
}

static void
test_cut (void)
{
  static const struct
  {
    const char *fault;
    gboolean    handled;
  } cases[] = {
    { "{\"kind\":\"cut-request\"," ON_PUT ",\"after\":0,\"count\":1}", FALSE },
    { "{\"kind\":\"cut-request\"," ON_PUT ",\"after\":100000,\"count\":1}", FALSE },
    { "{\"kind\":\"cut-request\"," ON_PUT ",\"after\":100000,\"handled\":true,\"count\":1}", TRUE },
    { "{\"kind\":\"cut-response\"," ON_PUT ",\"after\":0,\"count\":1}", TRUE },
    { "{\"kind\":\"cut-response\"," ON_PUT ",\"after\":40,\"count\":1}", TRUE },
    { "{\"kind\":\"status\"," ON_PUT ",\"status\":500,\"count\":1}", FALSE },
    { "{\"kind\":\"status\"," ON_PUT ",\"status\":500,\"handled\":true,\"count\":1}", TRUE },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autofree char            *id = pingone_create (rehearsal, bearer, SENDER ("first"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Answer) lost = NULL;
      g_autoptr (Answer) back = NULL;

      client_tell (rehearsal, "faults", cases[i].fault);
      lost = rename_sender (rehearsal, bearer, id, "second");
      g_assert_cmpuint (lost->status, !=, 200);
      g_assert_null (client_find (lost->json, "name"));
      assert_name (rehearsal, cases[i].handled ? "second" : "first");
      back = rename_sender (rehearsal, bearer, id, "first");
      g_assert_cmpuint (back->status, ==, 200);
    }
}

/* Each refusal has its own code, which decides about the words. */
static void
test_statuses (void)
{
  static const struct
  {
    guint       status;
    const char *code;
  } cases[] = {
    { 401, "ACCESS_FAILED" },
    { 403, "ACCESS_FAILED" },
    { 404, "NOT_FOUND" },
    { 409, "CONFLICT" },
    { 429, "REQUEST_LIMITED" },
    { 500, "UNEXPECTED_ERROR" },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autofree char            *id = pingone_create (rehearsal, bearer, SENDER ("first"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Answer) answer = NULL;
      g_autofree char   *fault = g_strdup_printf (
          "{\"kind\":\"status\"," ON_PUT ",\"status\":%u,\"count\":1}", cases[i].status);

      client_tell (rehearsal, "faults", fault);
      answer = rename_sender (rehearsal, bearer, id, "second");
      g_assert_cmpuint (answer->status, ==, cases[i].status);
      g_assert_cmpstr (client_text (answer->json, "code"), ==, cases[i].code);
      assert_name (rehearsal, "first");
    }
}

/* Its tokens end with the secret: what is under way can't be finished with it. */
static void
test_rotated (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autofree char            *id = pingone_create (rehearsal, bearer, SENDER ("first"));
  g_autoptr (Answer)          put = NULL;
  g_autoptr (Answer)          token = NULL;

  client_tell (rehearsal, "faults",
               "[{\"kind\":\"change\"," ON_PUT ",\"with\":{\"path\":\"pingone/platform\","
               "\"body\":{\"revoke\":true}}},"
               "{\"kind\":\"change\"," ON_PUT ",\"with\":{\"path\":\"pingone/clients\",\"body\":{"
               "\"client_id\":\"" SENDER_PINGONE_DEFAULT_CLIENT "\","
               "\"client_secret\":\"new\"}}}]");
  put = rename_sender (rehearsal, bearer, id, "second");
  g_assert_cmpuint (put->status, ==, 401);
  assert_name (rehearsal, "first");
  token = client_request (rehearsal, "pingone-auth", "POST", TOKEN, BASIC, GRANT);
  g_assert_cmpuint (token->status, ==, 401);
  g_assert_cmpstr (client_text (token->json, "error"), ==, "invalid_client");
}

/* The third request, whichever it is. */
static void
test_skip (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  const guint                 expected[] = { 200, 200, 500, 200 };
  g_autoptr (SenderJson)      faults = NULL;

  client_tell (rehearsal, "faults",
               "{\"kind\":\"status\",\"service\":\"pingone-api\",\"status\":500,\"skip\":2,"
               "\"count\":1}");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (Answer) token = client_request (rehearsal, "pingone-auth", "POST", TOKEN, BASIC,
                                                 GRANT);
      g_autoptr (Answer) answer = NULL;

      g_assert_cmpuint (token->status, ==, 200);
      if (i == 1)
        {
          faults = client_control (rehearsal, "GET", "faults", NULL);
          g_assert_cmpstr (client_text (faults, "faults.0.skip"), ==, "1");
        }
      answer = pingone_ask (rehearsal, bearer, "GET", i % 2 == 0 ? SETTINGS : SENDERS, NULL);
      g_assert_cmpuint (answer->status, ==, expected[i]);
    }
}

static const char *
get_name (Answer *answer)
{
  return client_text (answer->json, "name");
}

static Answer *
read_sender (SenderRehearsal *rehearsal,
             const char      *bearer,
             const char      *id)
{
  g_autofree char *path = g_strconcat (SENDERS "/", id, NULL);

  return pingone_ask (rehearsal, bearer, "GET", path, NULL);
}

/* Somebody else writes before the second read is answered, and only then. */
static void
test_change_before (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autofree char            *id = pingone_create (rehearsal, bearer, SENDER ("ours"));
  g_autoptr (Answer)          first = NULL;
  g_autoptr (Answer)          second = NULL;
  g_autoptr (Answer)          put = NULL;
  g_autoptr (Answer)          third = NULL;
  g_autoptr (SenderJson)      requests = NULL;

  client_tell (rehearsal, "faults",
               "{\"kind\":\"change\",\"method\":\"GET\",\"skip\":1," THEIRS "}");
  first = read_sender (rehearsal, bearer, id);
  g_assert_cmpstr (get_name (first), ==, "ours");
  second = read_sender (rehearsal, bearer, id);
  g_assert_cmpstr (get_name (second), ==, "theirs");
  put = rename_sender (rehearsal, bearer, id, "ours");
  g_assert_cmpuint (put->status, ==, 200);
  third = read_sender (rehearsal, bearer, id);
  g_assert_cmpstr (get_name (third), ==, "ours");
  requests = client_control (rehearsal, "GET", "requests", NULL);
  g_assert_cmpstr (client_text (requests, "requests.3.changes.0"), ==, "200");
  g_assert_null (client_find (requests, "requests.4.changes"));
}

/* Theirs comes right after ours: what was answered is ours, what stays is theirs. */
static void
test_change_after (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autofree char            *id = pingone_create (rehearsal, bearer, SENDER ("first"));
  g_autoptr (Answer)          put = NULL;

  client_tell (rehearsal, "faults",
               "{\"kind\":\"change\"," ON_PUT ",\"when\":\"after\"," THEIRS "}");
  put = rename_sender (rehearsal, bearer, id, "ours");
  g_assert_cmpstr (get_name (put), ==, "ours");
  assert_name (rehearsal, "theirs");
}

/* It goes with what else happens to the request; one that does nothing says so. */
static void
test_change_with_fault (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autofree char            *id = pingone_create (rehearsal, bearer, SENDER ("first"));
  g_autoptr (Answer)          put = NULL;
  g_autoptr (SenderJson)      requests = NULL;
  g_autoptr (SenderJson)      faults = NULL;

  client_tell (rehearsal, "faults",
               "[{\"kind\":\"status\"," ON_PUT ",\"status\":503,\"count\":1},"
               "{\"kind\":\"change\"," ON_PUT "," THEIRS "},"
               "{\"kind\":\"change\"," ON_PUT ",\"with\":{\"method\":\"DELETE\","
               "\"path\":\"pingone/environments/nowhere\"}}]");
  put = rename_sender (rehearsal, bearer, id, "ours");
  g_assert_cmpuint (put->status, ==, 503);
  assert_name (rehearsal, "theirs");
  requests = client_control (rehearsal, "GET", "requests", NULL);
  g_assert_cmpstr (client_text (requests, "requests.2.changes.0"), ==, "200");
  g_assert_cmpstr (client_text (requests, "requests.2.changes.1"), ==, "404");
  faults = client_control (rehearsal, "GET", "faults", NULL);
  g_assert_cmpuint (sender_json_get_length (client_find (faults, "faults")), ==, 0);
}

/* Everything may be gone when the request is served. */
static void
test_change_resets (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          answer = NULL;

  client_tell (rehearsal, "faults",
               "{\"kind\":\"change\",\"service\":\"pingone-api\",\"with\":{\"path\":\"reset\"}}");
  answer = pingone_ask (rehearsal, bearer, "GET", SETTINGS, NULL);
  g_assert_cmpuint (answer->status, ==, 401);
}

static void
test_wrong_changes (void)
{
  static const char *const wrong[] = {
    "{\"kind\":\"change\"}",
    "{\"kind\":\"change\",\"with\":{}}",
    "{\"kind\":\"change\",\"with\":{\"path\":\"reset\",\"bodies\":{}}}",
    "{\"kind\":\"change\",\"with\":{\"path\":\"reset\"},\"when\":\"never\"}",
    "{\"kind\":\"status\",\"skip\":-1}",
  };
  g_autoptr (SenderFaults) faults = sender_faults_new ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (SenderJson) json = sender_json_parse (wrong[i], -1, NULL);
      g_autoptr (GError)     error = NULL;

      g_assert_false (sender_faults_add (faults, json, &error));
      g_assert_nonnull (error);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pingone-faults/cut", test_cut);
  g_test_add_func ("/pingone-faults/statuses", test_statuses);
  g_test_add_func ("/pingone-faults/rotated", test_rotated);
  g_test_add_func ("/pingone-faults/skip", test_skip);
  g_test_add_func ("/pingone-faults/change-before", test_change_before);
  g_test_add_func ("/pingone-faults/change-after", test_change_after);
  g_test_add_func ("/pingone-faults/change-with-fault", test_change_with_fault);
  g_test_add_func ("/pingone-faults/change-resets", test_change_resets);
  g_test_add_func ("/pingone-faults/wrong-changes", test_wrong_changes);
  return g_test_run ();
}
