/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform-fixture.h"

#include "sender-connection-verify.h"
#include "sender-test-config.h"
#include "sender-test.h"

#include <string.h>

/* Whether PingOne takes a connection: what is asked, and what is made of the answers. */

#define TOKEN "{\"access_token\":\"" PLATFORM_TOKEN "\",\"token_type\":\"Bearer\"}"
#define ASKED "POST /" PLATFORM_WORKER "/as/token "
#define SETTINGS "GET /v1/environments/" PLATFORM_ENVIRONMENT "/notificationsSettings "
#define INVALID_CLIENT "{\"error\":\"invalid_client\"}"

static void
verify (StubServer              *server,
        const char              *edits,
        SenderConnectionVerdict *verdict)
{
  g_autofree char            *base = stub_server_dup_url (server, "");
  g_autofree char            *text = g_strdup_printf ("pingone-auth=%s,pingone-api=%s", base, base);
  g_autoptr (GError)          error = NULL;
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new (text, &error);
  g_autoptr (SenderConfig)    config = platform_make_config ();
  g_autoptr (GAsyncResult)    result = NULL;

  g_assert_no_error (error);
  if (edits != NULL)
    sender_test_config_edit (config, edits);
  sender_connection_verify_async (endpoints, config, PLATFORM_SECRET, NULL, sender_test_result_cb,
                                  &result);
  sender_test_wait_result (&result, "the verdict");
  g_assert_true (sender_connection_verify_finish (result, verdict, &error));
  g_assert_no_error (error);
  platform_assert_silent (verdict->text);
}

#define GOOD SENDER_CONNECTION_GOOD
#define WRONG_PAIR SENDER_CONNECTION_WRONG_PAIR
#define WRONG_WAY SENDER_CONNECTION_WRONG_CLIENT_AUTHENTICATION
#define NO_WORKER SENDER_CONNECTION_UNKNOWN_WORKER_ENVIRONMENT
#define NO_ROLE SENDER_CONNECTION_NO_ENVIRONMENT_OR_ROLE
#define OTHER SENDER_CONNECTION_OTHER
#define NOT_FOUND "{\"code\":\"NOT_FOUND\"}"
#define NO_WORKER_SET "pingone.worker-environment="
#define OWN_ASKED "POST /" PLATFORM_ENVIRONMENT "/as/token "
#define DOMAIN_SET "environment.domain=auth.example.com"

static const struct
{
  const char             *edits; /* (nullable) */
  const char             *asked;
  guint                   tokens[2]; /* statuses; 0: none more than the first */
  const char             *token;     /* body of the first */
  guint                   settings;  /* status, 0: not asked */
  SenderConnectionOutcome outcome;
  const char             *path; /* (nullable) */
} cases[] = {
  { NULL, ASKED, { 200 }, TOKEN, 200, GOOD, NULL },
  { DOMAIN_SET, "POST /as/token ", { 200 }, TOKEN, 200, GOOD, NULL },
  { NULL, ASKED, { 401 }, INVALID_CLIENT, 0, WRONG_PAIR, "pingone.client-id" },
  { NULL, ASKED, { 400 }, INVALID_CLIENT, 0, WRONG_PAIR, "pingone.client-id" },
  { NULL, ASKED, { 401, 200 }, INVALID_CLIENT, 200, WRONG_WAY, "pingone.client-authentication" },
  { NULL, ASKED, { 401, 200 }, INVALID_CLIENT, 403, WRONG_WAY, "pingone.client-authentication" },
  { NULL, ASKED, { 404 }, NOT_FOUND, 0, NO_WORKER, "pingone.worker-environment" },
  { NO_WORKER_SET, OWN_ASKED, { 404 }, "", 0, NO_WORKER, "environment.id" },
  { DOMAIN_SET, "POST /as/token ", { 404 }, "", 0, NO_WORKER, "environment.domain" },
  { NULL, ASKED, { 400 }, "{\"error\":\"unauthorized_client\"}", 0, OTHER, "pingone.client-id" },
  { NULL, ASKED, { 400 }, "{\"error\":\"invalid_request\"}", 0, OTHER, NULL },
  { NULL, ASKED, { 200 }, "no token", 0, OTHER, NULL },
  { NULL, ASKED, { 200 }, TOKEN, 403, NO_ROLE, "environment.id" },
  { NULL, ASKED, { 200 }, TOKEN, 404, NO_ROLE, "environment.id" },
  { NULL, ASKED, { 200 }, TOKEN, 400, OTHER, NULL },
};

static void
test_verdicts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StubServer)           server = stub_server_new ();
      g_auto (SenderConnectionVerdict) verdict = { 0 };

      g_test_message ("%u", i);
      stub_server_add_answer (server, cases[i].asked, cases[i].tokens[0], NULL, cases[i].token);
      if (cases[i].tokens[1] != 0)
        stub_server_add_answer (server, cases[i].asked, cases[i].tokens[1], NULL, TOKEN);
      stub_server_add_answer (server, SETTINGS, cases[i].settings, NULL, "{}");
      verify (server, cases[i].edits, &verdict);
      g_assert_cmpint (verdict.outcome, ==, cases[i].outcome);
      g_assert_cmpstr (verdict.path, ==, cases[i].path);
      g_assert_cmpuint (strlen (verdict.text), >, 10);
      g_assert_cmpuint (stub_server_count_requests (server, SETTINGS), ==, cases[i].settings != 0);
    }
}

/* The other way is tried from either side, once, and it is said which one is right. */
static void
test_other_way (void)
{
  static const struct
  {
    const char                *edits;
    SenderClientAuthentication right;
    const char                *word;
  } ways[] = {
    { "pingone.client-authentication=basic", SENDER_CLIENT_AUTHENTICATION_POST, "Choose Post" },
    { "pingone.client-authentication=post", SENDER_CLIENT_AUTHENTICATION_BASIC, "Choose Basic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (StubServer)           server = stub_server_new ();
      g_auto (SenderConnectionVerdict) verdict = { 0 };
      gboolean                         was_basic = i == 0;

      stub_server_add_answer (server, ASKED, 401, NULL, INVALID_CLIENT);
      stub_server_add_answer (server, ASKED, 200, NULL, TOKEN);
      stub_server_add_answer (server, SETTINGS, 200, NULL, "{}");
      verify (server, ways[i].edits, &verdict);
      g_assert_cmpint (verdict.right, ==, ways[i].right);
      g_assert_nonnull (strstr (verdict.text, ways[i].word));
      for (guint n = 0; n < 2; n++)
        g_assert_cmpint (strstr (stub_server_get_request (server, n), "Basic ") != NULL, ==,
                         was_basic == (n == 0));
      g_assert_cmpuint (stub_server_count_requests (server, ASKED), ==, 2);
    }
}

static void
test_incomplete (void)
{
  g_autoptr (StubServer)           server = stub_server_new ();
  g_auto (SenderConnectionVerdict) verdict = { 0 };

  verify (server, "pingone.client-id=", &verdict);
  g_assert_cmpint (verdict.outcome, ==, SENDER_CONNECTION_INCOMPLETE);
  g_assert_cmpstr (verdict.path, ==, "pingone.client-id");
  g_assert_cmpuint (stub_server_get_n_requests (server), ==, 0);
}

/* Nobody answers: it is the domain that is to be looked at, if one was entered. */
static void
test_network (void)
{
  static const struct
  {
    const char *edits;
    const char *path;
    const char *step;
  } sides[] = {
    { NULL, NULL, "Compare the region, " },
    { "environment.domain=auth.example.com", "environment.domain", "Compare the custom domain, " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autoptr (StubServer)           server = stub_server_new ();
      g_auto (SenderConnectionVerdict) verdict = { 0 };

      stub_server_react (server, "POST ", { STUB_RESET });
      verify (server, sides[i].edits, &verdict);
      g_assert_cmpint (verdict.outcome, ==, SENDER_CONNECTION_NETWORK);
      g_assert_cmpstr (verdict.path, ==, sides[i].path);
      g_assert_nonnull (strstr (verdict.text, sides[i].step));
      g_assert_true (g_str_has_suffix (verdict.text, "check the network, then verify again."));
    }
}

static void
test_cancel (void)
{
  g_autoptr (StubServer)           server = stub_server_new ();
  g_autofree char                 *base = stub_server_dup_url (server, "");
  g_autofree char                 *text = g_strdup_printf ("pingone-auth=%s", base);
  g_autoptr (SenderEndpoints)      endpoints = sender_endpoints_new (text, NULL);
  g_autoptr (SenderConfig)         config = platform_make_config ();
  g_autoptr (GCancellable)         cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult)         result = NULL;
  g_auto (SenderConnectionVerdict) verdict = { 0 };
  g_autoptr (GError)               error = NULL;

  stub_server_react (server, "POST ", { STUB_HANG });
  sender_connection_verify_async (endpoints, config, PLATFORM_SECRET, cancellable,
                                  sender_test_result_cb, &result);
  g_cancellable_cancel (cancellable);
  sender_test_wait_result (&result, "the end");
  g_assert_false (sender_connection_verify_finish (result, &verdict, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/connection-verify/verdicts", test_verdicts);
  g_test_add_func ("/connection-verify/other-way", test_other_way);
  g_test_add_func ("/connection-verify/incomplete", test_incomplete);
  g_test_add_func ("/connection-verify/network", test_network);
  g_test_add_func ("/connection-verify/cancel", test_cancel);
  return g_test_run ();
}
