/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-exchange.h"
#include "wire-test.h"

#include <string.h>

/* What the transport's own sessions can't be made to do. */

typedef struct
{
  SoupSession    *session;
  SenderExchange *exchange;
  SenderResponse *response;
  GError         *error;
} Run;

static void
run_clear (Run *self)
{
  g_clear_object (&self->session);
  g_clear_pointer (&self->exchange, sender_exchange_unref);
  g_clear_pointer (&self->response, sender_response_unref);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
run (Run        *self,
     const char *method,
     const char *url)
{
  g_autoptr (SenderRequest) request = wire_request_new (method, url);
  g_auto (SenderTarget)     target = { 0 };
  g_autoptr (GAsyncResult)  result = NULL;
  GTask                    *task = g_task_new (NULL, NULL, sender_test_result_cb, &result);

  g_assert_true (sender_guard_check_url (url, &target, &self->error));
  self->exchange = sender_exchange_new (request);
  sender_exchange_start (self->exchange, self->session, &target, 5, task);
  sender_test_wait_result (&result, "the exchange");
  self->response = g_task_propagate_pointer (G_TASK (result), &self->error);
}

/* The answer of a proxy is never taken for that of the host. */
static void
test_proxy_refuses (void)
{
  const guint statuses[] = { 403, 407, 502 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (StubServer)     server = stub_server_new ();
      g_autofree char           *proxy = stub_server_dup_url (server, "");
      g_autofree char           *fragment = g_strdup_printf ("“h.example” (HTTP %u)", statuses[i]);
      g_autoptr (GProxyResolver) resolver = g_simple_proxy_resolver_new (proxy, NULL);
      g_auto (Run)               self = { .session = soup_session_new () };

      soup_session_set_proxy_resolver (self.session, resolver);
      stub_server_add_answer (server, "CONNECT h.example:443", statuses[i], NULL, "{}");
      run (&self, "POST", "https://h.example/");
      sender_test_assert_error (self.error, SENDER_ERROR_CONNECT, fragment);
      g_assert_false (sender_exchange_was_written (self.exchange));
      g_assert_null (strstr (stub_server_get_received (server, 0), "Authorization"));
    }
}

static void
restart_cb (SoupMessage *message,
            gpointer     user_data)
{
  g_signal_emit_by_name (message, "restarted");
}

static void
request_queued_cb (SoupSession *session,
                   SoupMessage *message,
                   gpointer     user_data)
{
  g_signal_connect (message, "wrote-body", G_CALLBACK (restart_cb), NULL);
}

/* Should libsoup ever think that it may send a write again: it ends there. A read may be. */
static void
test_restarts (void)
{
  const char *const methods[] = { "POST", "PUT", "DELETE", "PATCH" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (StubServer) server = stub_server_new ();
      g_autofree char       *url = stub_server_dup_url (server, "/");
      g_auto (Run)           self = { .session = soup_session_new () };

      g_signal_connect (self.session, "request-queued", G_CALLBACK (request_queued_cb), NULL);
      stub_server_add_answer (server, "", 200, NULL, NULL);
      run (&self, methods[i], url);
      sender_test_assert_error (self.error, SENDER_ERROR_CUT, "127.0.0.1");
      g_assert_true (sender_exchange_was_written (self.exchange));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/proxy-refuses", test_proxy_refuses);
  g_test_add_func ("/exchange/restarts", test_restarts);
  return g_test_run ();
}
