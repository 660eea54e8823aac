/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "run-fixture.h"

#include "given.h"

#include "sender-config.h"
#include "sender-memory-vault.h"
#include "sender-secret-key.h"
#include "sender-test-config.h"

static SenderWorkspace *
make_workspace (RunFixture *self)
{
  g_autofree char            *url = stub_server_dup_url (self->test->server, "");
  g_autofree char            *text = NULL;
  g_autofree char            *file = g_build_filename (self->folder, "history.sqlite", NULL);
  g_autoptr (SenderStore)     store = sender_store_new (self->folder);
  g_autoptr (SenderHistory)   history = sender_history_new (file);
  g_autoptr (SenderVault)     vault = sender_memory_vault_new ();
  g_autoptr (GError)          error = NULL;
  SenderWorkspace            *workspace = NULL;
  g_autoptr (SenderEndpoints) endpoints = NULL;

  text = g_strdup_printf ("studio=%s,api=%s,pingone-auth=%s,pingone-api=%s", url, url, url, url);
  endpoints = sender_endpoints_new (text, &error);
  g_assert_no_error (error);
  workspace = sender_workspace_new (store, history, vault, endpoints, NULL);
  sender_dispatcher_set_pace (sender_workspace_get_dispatcher (workspace), 0.02);
  return workspace;
}

void
run_fixture_set_up (RunFixture   *self,
                    gconstpointer data)
{
  self->test = dispatch_test_new (stub_server_new (), NULL);
  self->folder = sender_test_make_dir ();
  self->config = sender_test_config_studio ();
  sender_test_config_set (self->config, "sms.url=" SENDER_TEST_URL,
                          "authorization.username=" SENDER_TEST_USER, NULL);
  self->workspace = make_workspace (self);
  given_secret (sender_workspace_get_vault (self->workspace), self->config,
                SENDER_SECRET_KIND_PROVIDER, RUN_SECRET);
}

void
run_fixture_tear_down (RunFixture   *self,
                       gconstpointer data)
{
  g_object_unref (self->workspace);
  g_object_unref (self->config);
  dispatch_test_free (self->test);
  sender_test_remove_tree (self->folder);
  g_free (self->folder);
}

void
run_fixture_connect (RunFixture *self)
{
  sender_test_config_edit (self->config,
                           "environment.id=" DISPATCH_ENVIRONMENT
                           ";;pingone.client-id=00000000-0000-4000-8000-000000000002");
  given_secret (sender_workspace_get_vault (self->workspace), self->config,
                SENDER_SECRET_KIND_PINGONE, RUN_SECRET);
  stub_server_add_answer (self->test->server, DISPATCH_SIGN_IN, 200, NULL,
                          "{\"access_token\":\"eyJhbGciOi.token\",\"token_type\":\"Bearer\","
                          "\"expires_in\":3600}");
  stub_server_add_answer (self->test->server,
                          "GET /v1/environments/" DISPATCH_ENVIRONMENT "/users?", 200, NULL,
                          "{\"_embedded\":{\"users\":[{\"id\":\"" DISPATCH_USER
                          "\",\"username\":\"robin\"}]}}");
}

void
run_fixture_add_way (RunFixture *self,
                     const char *status)
{
  g_autofree char *execution = dispatch_test_make_execution (DISPATCH_EXECUTION, DISPATCH_TO, 0.0);
  g_autofree char *list = g_strdup_printf ("{\"executions\":[%s]}", execution);

  stub_server_add_answer (self->test->server, DISPATCH_ASK, 201, NULL, DISPATCH_TAKEN);
  stub_server_add_answer (self->test->server, DISPATCH_LIST, 200, NULL, list);
  dispatch_test_add_end (self->test, status);
}

SenderTestRun *
run_fixture_make_run (RunFixture *self)
{
  g_auto (SenderTestPlan) plan = { NULL };
  g_autoptr (GError)      error = NULL;

  sender_test_plan_init (&plan, self->config, SENDER_CHANNEL_SMS, &error);
  g_assert_no_error (error);
  sender_test_plan_choose_message (&plan, NULL, NULL, &error);
  g_assert_no_error (error);
  sender_test_plan_choose_from (&plan, NULL, &error);
  g_assert_no_error (error);
  sender_test_plan_set_value (&plan, "otp", DISPATCH_CODE);
  plan.to = g_strdup (DISPATCH_TO);
  return sender_test_run_new (self->workspace, &plan);
}
