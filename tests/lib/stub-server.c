/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stub-server.h"

#include "sender-test.h"
#include "stub-peer.h"

#include <string.h>

#define DEAF_FILLERS 3

struct _StubServer
{
  GSocketService  *service;
  GTlsCertificate *certificate; /* (nullable) */
  guint16          port;
  GQueue           scripts;  /* (element-type GArray), each of StubStep */
  GPtrArray       *answers;  /* (element-type Answer) */
  GPtrArray       *received; /* (element-type GString), one per connection */
  GPtrArray       *requests; /* (element-type utf8) */
  GPtrArray       *peers;    /* (element-type StubPeer), the open ones */
  GPtrArray       *fillers;  /* (element-type GSocket) */
  guint            n_alive;  /* peers not yet freed */
};

typedef struct
{
  char    *request;
  GArray  *steps; /* of StubStep */
  gboolean stays; /* the connection, for the next request */
} Answer;

static void
answer_free (Answer *self)
{
  g_free (self->request);
  g_array_unref (self->steps);
  g_free (self);
}

static void
step_clear (StubStep *step)
{
  g_free ((char *) step->text);
}

static GArray *
copy_steps (const StubStep *steps)
{
  GArray *copy = g_array_new (FALSE, TRUE, sizeof (StubStep));

  g_array_set_clear_func (copy, (GDestroyNotify) step_clear);
  do
    {
      StubStep step = { steps->action, g_strdup (steps->text), steps->n };

      g_array_append_val (copy, step);
    }
  while (steps++->action != STUB_END);
  return copy;
}

static GIOStream *
wrap_stream (StubServer        *self,
             GSocketConnection *connection)
{
  g_autoptr (GError) error = NULL;
  GIOStream         *stream = NULL;

  if (self->certificate == NULL)
    return g_object_ref (G_IO_STREAM (connection));
  stream = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, &error);
  g_assert_no_error (error);
  return stream;
}

static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             gpointer           user_data)
{
  StubServer           *self = user_data;
  GString              *received = g_string_new (NULL);
  g_autoptr (GIOStream) stream = wrap_stream (self, connection);

  g_ptr_array_add (self->received, received);
  self->n_alive++;
  g_ptr_array_add (self->peers, stub_peer_start (self, connection, stream, received,
                                                 g_queue_pop_head (&self->scripts)));
  return TRUE;
}

static void
received_free (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
listen_on_loopback (StubServer *self)
{
  g_autoptr (GInetAddress)   host = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (host, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError)         error = NULL;

  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), any, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &bound, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
}

static StubServer *
stub_server_make (void)
{
  StubServer *self = g_new0 (StubServer, 1);

  self->service = g_socket_service_new ();
  g_queue_init (&self->scripts);
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) answer_free);
  self->received = g_ptr_array_new_with_free_func (received_free);
  self->requests = g_ptr_array_new_with_free_func (g_free);
  self->peers = g_ptr_array_new_with_free_func ((GDestroyNotify) stub_peer_unref);
  self->fillers = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  return self;
}

StubServer *
stub_server_new (void)
{
  StubServer *self = stub_server_make ();

  listen_on_loopback (self);
  return self;
}

StubServer *
stub_server_new_tls (const char *certificate)
{
  StubServer        *self = stub_server_new ();
  g_autofree char   *name = g_strdup_printf ("tls/%s.pem", certificate);
  g_autofree char   *path = sender_test_data_path (name);
  g_autoptr (GError) error = NULL;

  self->certificate = g_tls_certificate_new_from_file (path, &error);
  g_assert_no_error (error);
  return self;
}

StubServer *
stub_server_new_deaf (void)
{
  StubServer                *self = stub_server_make ();
  g_autoptr (GInetAddress)   host = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = NULL;

  g_socket_service_stop (self->service);
  g_socket_listener_set_backlog (G_SOCKET_LISTENER (self->service), 0);
  listen_on_loopback (self);
  address = g_inet_socket_address_new (host, self->port);
  /* They fill the queue of connections that nobody takes; the kernel then drops the next. */
  for (guint i = 0; i < DEAF_FILLERS; i++)
    {
      GSocket *socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_TCP, NULL);

      g_socket_set_blocking (socket, FALSE);
      g_socket_connect (socket, address, NULL, NULL);
      g_ptr_array_add (self->fillers, socket);
    }
  return self;
}

void
stub_server_keep_request (StubServer *self,
                          char       *request)
{
  g_ptr_array_add (self->requests, request);
}

static guint
find_answer (StubServer *self,
             const char *request,
             guint       from)
{
  while (from < self->answers->len &&
         !g_str_has_prefix (request, ((Answer *) self->answers->pdata[from])->request))
    from++;
  return from;
}

/* One that isn't the last to fit is given only once. */
GArray *
stub_server_take_answer (StubServer *self,
                         const char *request,
                         gboolean   *stays)
{
  static const StubStep nothing[] = {
    { STUB_SEND, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 0 },
    { 0 },
  };
  guint   position = find_answer (self, request, 0);
  Answer *answer = NULL;
  GArray *steps = NULL;

  *stays = TRUE;
  if (position == self->answers->len)
    return copy_steps (nothing);
  answer = g_ptr_array_index (self->answers, position);
  steps = g_array_ref (answer->steps);
  *stays = answer->stays;
  if (find_answer (self, request, position + 1) < self->answers->len)
    g_ptr_array_remove_index (self->answers, position);
  return steps;
}

void
stub_server_peer_left (StubServer *self,
                       StubPeer   *peer)
{
  g_ptr_array_remove (self->peers, peer);
}

void
stub_server_peer_gone (StubServer *self)
{
  self->n_alive--;
}

void
stub_server_stop (StubServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
}

void
stub_server_free (StubServer *self)
{
  GMainContext *context = g_main_context_get_thread_default ();

  g_signal_handlers_disconnect_by_data (self->service, self);
  stub_server_stop (self);
  for (guint i = 0; i < self->peers->len; i++)
    stub_peer_leave (g_ptr_array_index (self->peers, i));
  while (self->n_alive > 0 || g_main_context_pending (context))
    g_main_context_iteration (context, TRUE);
  g_object_unref (self->service);
  g_clear_object (&self->certificate);
  g_queue_clear_full (&self->scripts, (GDestroyNotify) g_array_unref);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->received);
  g_ptr_array_unref (self->requests);
  g_ptr_array_unref (self->peers);
  g_ptr_array_unref (self->fillers);
  g_free (self);
}

guint16
stub_server_get_port (StubServer *self)
{
  return self->port;
}

char *
stub_server_dup_url (StubServer *self,
                     const char *path)
{
  return g_strdup_printf ("%s://127.0.0.1:%u%s", self->certificate != NULL ? "https" : "http",
                          self->port, path);
}

void
stub_server_add_script (StubServer     *self,
                        const StubStep *steps)
{
  g_queue_push_tail (&self->scripts, copy_steps (steps));
}

static void
add_answer (StubServer     *self,
            const char     *request,
            const StubStep *steps,
            gboolean        stays)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->request = g_strdup (request);
  answer->steps = copy_steps (steps);
  answer->stays = stays;
  g_ptr_array_add (self->answers, answer);
}

void
stub_server_add_answer (StubServer *self,
                        const char *request,
                        guint       status,
                        const char *headers,
                        const char *body)
{
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 %u Answer\r\n%sContent-Length: %zu\r\n\r\n%s",
                                           status, headers != NULL ? headers : "",
                                           body != NULL ? strlen (body) : 0,
                                           body != NULL ? body : "");
  const StubStep   steps[] = { { STUB_SEND, text, 0 }, { 0 } };

  add_answer (self, request, steps, TRUE);
}

void
stub_server_add_reaction (StubServer     *self,
                          const char     *request,
                          const StubStep *steps)
{
  add_answer (self, request, steps, FALSE);
}

guint
stub_server_get_n_connections (StubServer *self)
{
  return self->received->len;
}

guint
stub_server_get_n_open (StubServer *self)
{
  return self->peers->len;
}

const char *
stub_server_get_received (StubServer *self,
                          guint       connection)
{
  g_assert_cmpuint (connection, <, self->received->len);
  return ((GString *) g_ptr_array_index (self->received, connection))->str;
}

guint
stub_server_get_n_requests (StubServer *self)
{
  return self->requests->len;
}

const char *
stub_server_get_request (StubServer *self,
                         guint       position)
{
  g_assert_cmpuint (position, <, self->requests->len);
  return g_ptr_array_index (self->requests, position);
}

const char *
stub_server_get_request_body (StubServer *self,
                              guint       position)
{
  return strstr (stub_server_get_request (self, position), "\r\n\r\n") + 4;
}

guint
stub_server_count_requests (StubServer *self,
                            const char *request)
{
  guint n = 0;

  for (guint i = 0; i < self->requests->len; i++)
    n += g_str_has_prefix (g_ptr_array_index (self->requests, i), request);
  return n;
}
