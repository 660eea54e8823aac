/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-transport.h"

#include "sender-error.h"
#include "sender-exchange.h"
#include "sender-fault.h"

#include <libsoup/soup.h>

#define IDLE_SECONDS 30
#define MAX_CONNECTIONS 64
#define MAX_CONNECTIONS_PER_HOST 16

/**
 * SenderTransport:
 *
 * The one way out: a request in, a response out.
 *
 * - Any status is an answer, 3xx too; nothing is followed.
 * - No cookies, cache, content sniffer, HSTS store, decoder or auth manager: the Authorization
 *   header is the request's, a 401 comes back.
 * - A connection of its own for every request but GET and HEAD, which alone may be sent again by
 *   libsoup if a kept connection turns out to be dead.
 * - https, or http to loopback addresses. A certificate that isn't acceptable ends the exchange.
 * - At most 1 MiB of body and 64 to 100 KiB of headers (libsoup's limit depends on its version).
 * - A deadline for all of it, from resolving the name to the last byte.
 *
 * What leaves is the request line, the request's headers and body, and beside them only: `Host`
 * (of where it connects to), `Content-Length` (with a body, and for every method but GET and HEAD),
 * `Connection: Keep-Alive` and, unless the request has one, `User-Agent: SenderStudio/VERSION`.
 * Names and values of headers and the URL's path and query are not changed, with two exceptions of
 * libsoup's: headers that it knows by name are written in their usual spelling and before the
 * others; among themselves both groups keep the order of the request.
 *
 * Proxies: what goes to other computers follows the settings of the system, encrypted end to end
 * through a tunnel; loopback addresses are reached directly, whatever those settings say.
 *
 * It works in the thread-default main context of the caller; any number of requests may be under
 * way. They keep the transport alive.
 */
struct _SenderTransport
{
  GObject parent_instance;

  SoupSession    *direct;  /* for loopback addresses: never a proxy */
  SoupSession    *outward; /* for all others */
  SenderRouteFunc route;   /* (nullable) */
  gpointer        route_data;
  GDestroyNotify  route_destroy;
  double          deadline;
};

G_DEFINE_FINAL_TYPE (SenderTransport, sender_transport, G_TYPE_OBJECT)

static SoupSession *
make_session (void)
{
  const GType features[] = {
    SOUP_TYPE_AUTH_MANAGER,
    SOUP_TYPE_CACHE,
    SOUP_TYPE_CONTENT_DECODER,
    SOUP_TYPE_CONTENT_SNIFFER,
    SOUP_TYPE_COOKIE_JAR,
    SOUP_TYPE_HSTS_ENFORCER,
    SOUP_TYPE_WEBSOCKET_EXTENSION_MANAGER,
  };
  SoupSession *session = soup_session_new_with_options ("max-conns", MAX_CONNECTIONS,
                                                        "max-conns-per-host",
                                                        MAX_CONNECTIONS_PER_HOST,
                                                        "idle-timeout", IDLE_SECONDS,
                                                        "timeout", 0,
                                                        NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (features); i++)
    soup_session_remove_feature_by_type (session, features[i]);
  return session;
}

static void
drop_router (SenderTransport *self)
{
  if (self->route_destroy != NULL)
    self->route_destroy (self->route_data);
  self->route = NULL;
  self->route_data = NULL;
  self->route_destroy = NULL;
}

static void
sender_transport_finalize (GObject *object)
{
  SenderTransport *self = SENDER_TRANSPORT (object);

  drop_router (self);
  g_clear_object (&self->direct);
  g_clear_object (&self->outward);
  G_OBJECT_CLASS (sender_transport_parent_class)->finalize (object);
}

static void
sender_transport_class_init (SenderTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sender_transport_finalize;
}

static void
sender_transport_init (SenderTransport *self)
{
  self->deadline = SENDER_TRANSPORT_DEADLINE;
  self->direct = make_session ();
  self->outward = make_session ();
  soup_session_set_proxy_resolver (self->direct, NULL);
}

/**
 * sender_transport_prepare_process:
 *
 * Holds a libsoup older than 3.6.6 to HTTP/1.1: its HTTP/2 has known faults, and nothing but the
 * environment turns that off in 3.2. Call it first thing in main(), for the environment may not
 * change once there are threads.
 */
void
sender_transport_prepare_process (void)
{
  if (!soup_check_version (3, 6, 6))
    g_setenv ("SOUP_FORCE_HTTP1", "1", TRUE);
}

/**
 * sender_transport_new:
 *
 * Makes a transport with the deadline %SENDER_TRANSPORT_DEADLINE and no router.
 *
 * Returns: (transfer full): the transport
 */
SenderTransport *
sender_transport_new (void)
{
  return g_object_new (SENDER_TYPE_TRANSPORT, NULL);
}

/**
 * sender_transport_set_router:
 * @self: a transport
 * @func: (nullable): maps each URL to the one to connect to
 * @user_data: passed to @func
 * @destroy: (nullable): frees @user_data
 *
 * Redirects requests before they leave. All of the mapped URL counts: scheme, host and port decide
 * where the connection goes, which certificate is asked for and what the Host header says, its path
 * and query make the request line, and the rule about http applies to it. The request keeps its own
 * URL.
 */
void
sender_transport_set_router (SenderTransport *self,
                             SenderRouteFunc  func,
                             gpointer         user_data,
                             GDestroyNotify   destroy)
{
  g_return_if_fail (SENDER_IS_TRANSPORT (self));

  drop_router (self);
  self->route = func;
  self->route_data = user_data;
  self->route_destroy = destroy;
}

/**
 * sender_transport_set_tls_database:
 * @self: a transport that has not sent yet
 * @database: (nullable): the authorities to trust in place of the system's
 *
 * Makes certificates of a test's own authority acceptable. Everything else about a certificate is
 * checked as ever.
 */
void
sender_transport_set_tls_database (SenderTransport *self,
                                   GTlsDatabase    *database)
{
  g_return_if_fail (SENDER_IS_TRANSPORT (self));

  soup_session_set_tls_database (self->direct, database);
  soup_session_set_tls_database (self->outward, database);
}

/**
 * sender_transport_set_deadline:
 * @self: a transport
 * @seconds: for an exchange in all, more than 0
 *
 * Sets the deadline for requests that start after the call.
 */
void
sender_transport_set_deadline (SenderTransport *self,
                               double           seconds)
{
  g_return_if_fail (SENDER_IS_TRANSPORT (self));
  g_return_if_fail (seconds > 0);

  self->deadline = seconds;
}

/* Everything that is refused before anything is connected. */
static gboolean
prepare (SenderTransport *self,
         SenderRequest   *request,
         GCancellable    *cancellable,
         SenderTarget    *target,
         GError         **error)
{
  const char      *own = sender_request_get_url (request);
  g_autofree char *url = NULL;

  if (g_cancellable_is_cancelled (cancellable))
    {
      g_propagate_error (error, sender_fault_new_cancelled ());
      return FALSE;
    }
  url = self->route != NULL ? self->route (own, self->route_data, error) : g_strdup (own);
  return url != NULL && sender_guard_check_url (url, target, error) &&
         sender_guard_check_request (request, error);
}

/**
 * sender_transport_send_async:
 * @self: a transport
 * @request: what is to leave
 * @cancellable: (nullable): ends the exchange at once, whatever it waits for
 * @callback: called when the answer has come, or the error
 * @user_data: passed to @callback
 *
 * Sends a request, once.
 */
void
sender_transport_send_async (SenderTransport    *self,
                             SenderRequest      *request,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask)     task = NULL;
  g_autoptr (GError)    error = NULL;
  g_auto (SenderTarget) target = { 0 };
  SenderExchange       *exchange = NULL;
  SoupSession          *session = NULL;

  g_return_if_fail (SENDER_IS_TRANSPORT (self));
  g_return_if_fail (request != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sender_transport_send_async);
  /* An answer that came is not lost to a click that came a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  exchange = sender_exchange_new (request);
  g_task_set_task_data (task, exchange, (GDestroyNotify) sender_exchange_unref);

  if (!prepare (self, request, cancellable, &target, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  session = target.is_loopback ? self->direct : self->outward;
  sender_exchange_start (exchange, session, &target, self->deadline, g_steal_pointer (&task));
}

/**
 * sender_transport_send_finish:
 * @self: a transport
 * @result: what the callback got
 * @was_written: (out) (optional): whether a byte of the request may have left, so that it may have
 *   had an effect; set on success and on error
 * @error: return location; one of %SENDER_ERROR_BLOCKED, _RESOLVE, _CONNECT, _TLS, _TIMEOUT, _CUT,
 *   _TOO_LARGE, _BAD_REPLY, what the router set, or %G_IO_ERROR_CANCELLED
 *
 * Ends what sender_transport_send_async() began.
 *
 * Returns: (transfer full): the whole answer, or %NULL with @error set
 */
SenderResponse *
sender_transport_send_finish (SenderTransport *self,
                              GAsyncResult    *result,
                              gboolean        *was_written,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sender_transport_send_async), NULL);

  if (was_written != NULL)
    *was_written = sender_exchange_was_written (g_task_get_task_data (G_TASK (result)));
  return g_task_propagate_pointer (G_TASK (result), error);
}
