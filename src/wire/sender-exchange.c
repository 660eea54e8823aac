/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-exchange.h"

#include "sender-fault.h"
#include "sender-outgoing.h"

#define MAX_INFORMATIONAL 16

/**
 * SenderExchange:
 *
 * A request under way. It outlives its task where the deadline or the user ends the task first:
 * the message then dies by itself, holding a reference.
 */
struct _SenderExchange
{
  /* Input. */
  SenderRequest *request; /* (owned) */
  char          *name;    /* (owned) (nullable) the host, for sentences */
  double         seconds;

  /* In progress. */
  GTask        *task;        /* (owned) (nullable) until it returned */
  SoupMessage  *message;     /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) the message's own */
  GSource      *deadline;    /* (owned) (nullable) */
  GSource      *cancelled;   /* (owned) (nullable) */
  GError       *abort_error; /* (owned) (nullable) why we stopped the message */
  gint64        begin;
  gboolean      in_handshake;

  /* Output. */
  GTlsCertificateFlags tls_errors;
  gboolean             was_written;
  SenderTimings        timings;
  SenderReply          reply;
  char                 buffer[16 * 1024];
};

static void read_more (SenderExchange *self);

static gint64
elapsed (SenderExchange *self)
{
  return g_get_monotonic_time () - self->begin;
}

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
exchange_clear (gpointer data)
{
  SenderExchange *self = data;

  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  clear_source (&self->deadline);
  clear_source (&self->cancelled);
  sender_reply_clear (&self->reply);
  g_clear_object (&self->message);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->task);
  g_clear_error (&self->abort_error);
  g_clear_pointer (&self->request, sender_request_unref);
  g_clear_pointer (&self->name, g_free);
}

static SenderFault
describe (SenderExchange *self)
{
  SoupMessageHeadersIter iter;
  const char            *name = NULL;
  const char            *value = NULL;
  SoupMessageMetrics    *metrics = soup_message_get_metrics (self->message);
  SenderFault            fault = {
               .name = self->name,
               .was_written = self->was_written,
               .in_handshake = self->in_handshake,
               .tls_errors = self->tls_errors,
               .head_len = soup_message_metrics_get_response_header_bytes_received (metrics),
  };

  soup_message_headers_iter_init (&iter, soup_message_get_response_headers (self->message));
  fault.has_headers = soup_message_headers_iter_next (&iter, &name, &value);
  return fault;
}

/* Takes the task: from here on nothing that libsoup tells changes what was said. */
static GTask *
end_task (SenderExchange *self)
{
  clear_source (&self->deadline);
  clear_source (&self->cancelled);
  return g_steal_pointer (&self->task);
}

static void
fail (SenderExchange *self,
      GError         *error)
{
  g_autoptr (GTask) task = end_task (self);

  g_cancellable_cancel (self->cancellable);
  /* Where we stopped the message ourselves, what came of that is not the reason. */
  if (self->abort_error != NULL)
    {
      g_error_free (error);
      error = g_steal_pointer (&self->abort_error);
    }
  g_task_return_error (task, error);
}

/* Inside a signal of the message, where the task can't return: it does so in the next iteration. */
static void
abort_message (SenderExchange *self,
               GError         *error)
{
  if (self->task == NULL || self->abort_error != NULL)
    {
      g_error_free (error);
      return;
    }
  self->abort_error = error;
  g_cancellable_cancel (self->cancellable);
  /* Whether libsoup still tells us is its business. */
  g_source_set_ready_time (self->deadline, 0);
}

static void
fail_with (SenderExchange *self,
           const GError   *cause)
{
  SenderFault fault = describe (self);

  fail (self, sender_fault_explain (&fault, cause));
}

static void
fail_with_reply (SenderExchange  *self,
                 SenderReplyFault reply_fault)
{
  SenderFault fault = describe (self);

  fail (self, sender_fault_new_reply (&fault, reply_fault));
}

static void
succeed (SenderExchange *self)
{
  g_autoptr (GTask)   task = end_task (self);
  SoupMessageMetrics *metrics = soup_message_get_metrics (self->message);
  gint64              first = (gint64) soup_message_metrics_get_response_start (metrics);

  if (first > 0)
    self->timings.first_byte = first - self->begin;
  self->timings.ended = elapsed (self);
  g_task_return_pointer (task, sender_reply_to_response (&self->reply, &self->timings),
                         (GDestroyNotify) sender_response_unref);
}

static void
end_body (SenderExchange *self)
{
  SenderReplyFault fault = sender_reply_end (&self->reply);

  if (fault == SENDER_REPLY_FINE)
    succeed (self);
  else
    fail_with_reply (self, fault);
}

static void
take_bytes (SenderExchange *self,
            gsize           len)
{
  SenderReplyFault fault = sender_reply_take (&self->reply, self->buffer, len);

  if (fault != SENDER_REPLY_FINE)
    fail_with_reply (self, fault);
  else if (sender_reply_is_done (&self->reply))
    end_body (self);
  else
    read_more (self);
}

static void
body_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (SenderExchange) self = user_data;
  g_autoptr (GError)         error = NULL;
  gssize                     len = 0;

  len = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);
  if (self->task == NULL)
    return;
  if (len < 0)
    fail_with (self, error);
  else if (len == 0)
    end_body (self);
  else
    take_bytes (self, (gsize) len);
}

static void
read_more (SenderExchange *self)
{
  g_input_stream_read_async (self->reply.source, self->buffer, sizeof self->buffer,
                             G_PRIORITY_DEFAULT, self->cancellable, body_read_cb,
                             sender_exchange_ref (self));
}

static void
begin_body (SenderExchange *self,
            GInputStream   *stream)
{
  SenderReplyFault reply_fault = sender_reply_begin (&self->reply, self->message, stream);
  SenderFault      fault = describe (self);

  /* A tunnel that was not opened comes as the answer of the proxy. */
  if (!self->was_written)
    fail (self, sender_fault_new_refused_by_proxy (&fault,
                                                   soup_message_get_status (self->message)));
  else if (reply_fault != SENDER_REPLY_FINE)
    fail_with_reply (self, reply_fault);
  else
    read_more (self);
}

static void
message_sent_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (SenderExchange) self = user_data;
  g_autoptr (GError)         error = NULL;

  g_autoptr (GInputStream) stream = NULL;

  stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (self->task == NULL)
    return;
  if (stream == NULL)
    fail_with (self, error);
  else
    begin_body (self, stream);
}

static void
network_event_cb (SoupMessage       *message,
                  GSocketClientEvent event,
                  GIOStream         *connection,
                  gpointer           user_data)
{
  SenderExchange *self = user_data;

  if (event == G_SOCKET_CLIENT_RESOLVED)
    self->timings.resolved = elapsed (self);
  else if (event == G_SOCKET_CLIENT_CONNECTED)
    self->timings.connected = elapsed (self);
  else if (event == G_SOCKET_CLIENT_TLS_HANDSHAKED)
    self->timings.secured = elapsed (self);
  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING || event == G_SOCKET_CLIENT_TLS_HANDSHAKED)
    self->in_handshake = event == G_SOCKET_CLIENT_TLS_HANDSHAKING;
}

/* Only remembers why: there is no way around. */
static gboolean
accept_certificate_cb (SoupMessage         *message,
                       GTlsCertificate     *certificate,
                       GTlsCertificateFlags errors,
                       gpointer             user_data)
{
  SenderExchange *self = user_data;

  self->tls_errors = errors;
  return FALSE;
}

/* The connection stands, TLS included, and the very next thing is the first byte: the earliest
 * signal that is never late. */
static void
starting_cb (SoupMessage *message,
             gpointer     user_data)
{
  SenderExchange *self = user_data;

  if (self->task != NULL)
    self->was_written = TRUE;
}

static void
wrote_body_cb (SoupMessage *message,
               gpointer     user_data)
{
  SenderExchange *self = user_data;

  self->timings.written = elapsed (self);
}

static void
got_headers_cb (SoupMessage *message,
                gpointer     user_data)
{
  SenderExchange *self = user_data;

  self->timings.first_byte = elapsed (self);
}

/* Without a bound a server could keep us here for ever, past the deadline. */
static void
got_informational_cb (SoupMessage *message,
                      gpointer     user_data)
{
  SenderExchange *self = user_data;
  SenderFault     fault = describe (self);

  if (++self->reply.n_informational > MAX_INFORMATIONAL)
    abort_message (self, sender_fault_new_reply (&fault, SENDER_REPLY_UNREADABLE));
}

/* libsoup sends again what it calls idempotent, a PUT with an empty body: never a write of ours. */
static void
restarted_cb (SoupMessage *message,
              gpointer     user_data)
{
  SenderExchange *self = user_data;
  SenderFault     fault = describe (self);

  if (!sender_outgoing_is_safe (message))
    abort_message (self, sender_fault_new_reply (&fault, SENDER_REPLY_CUT));
}

static gboolean
deadline_cb (gpointer user_data)
{
  SenderExchange *self = user_data;
  SenderFault     fault = describe (self);

  fail (self, sender_fault_new_timeout (&fault, self->seconds));
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  fail (user_data, sender_fault_new_cancelled ());
  return G_SOURCE_REMOVE;
}

/* Above everything of libsoup, so that no flood of data holds it up. */
static void
attach (GSource    *source,
        GSourceFunc func,
        gpointer    self)
{
  g_source_set_callback (source, func, sender_exchange_ref (self),
                         (GDestroyNotify) sender_exchange_unref);
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_static_name (source, "SenderExchange");
  g_source_attach (source, g_main_context_get_thread_default ());
}

static void
watch_clock_and_user (SenderExchange *self)
{
  GCancellable *cancellable = g_task_get_cancellable (self->task);

  self->deadline = g_timeout_source_new ((guint) (self->seconds * 1000));
  attach (self->deadline, deadline_cb, self);
  if (cancellable == NULL)
    return;
  self->cancelled = g_cancellable_source_new (cancellable);
  attach (self->cancelled, G_SOURCE_FUNC (cancelled_cb), self);
}

static void
connect_signals (SenderExchange *self)
{
  const struct
  {
    const char *name;
    GCallback   handler;
  } signals[] = {
    { "network-event", G_CALLBACK (network_event_cb) },
    { "accept-certificate", G_CALLBACK (accept_certificate_cb) },
    { "starting", G_CALLBACK (starting_cb) },
    { "wrote-body", G_CALLBACK (wrote_body_cb) },
    { "got-informational", G_CALLBACK (got_informational_cb) },
    { "got-headers", G_CALLBACK (got_headers_cb) },
    { "restarted", G_CALLBACK (restarted_cb) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect (self->message, signals[i].name, signals[i].handler, self);
}

/**
 * sender_exchange_new:
 * @request: what is to leave
 *
 * Makes an exchange that hasn't begun.
 *
 * Returns: (transfer full): the exchange
 */
SenderExchange *
sender_exchange_new (SenderRequest *request)
{
  SenderExchange *self = g_rc_box_new0 (SenderExchange);

  self->request = sender_request_ref (request);
  self->cancellable = g_cancellable_new ();
  self->timings = (SenderTimings){ -1, -1, -1, -1, -1, -1 };
  return self;
}

/**
 * sender_exchange_ref:
 * @self: an exchange
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
SenderExchange *
sender_exchange_ref (SenderExchange *self)
{
  return g_rc_box_acquire (self);
}

/**
 * sender_exchange_unref:
 * @self: (transfer full): an exchange
 *
 * Drops a reference.
 */
void
sender_exchange_unref (SenderExchange *self)
{
  g_rc_box_release_full (self, exchange_clear);
}

/**
 * sender_exchange_start:
 * @self: an exchange that hasn't begun
 * @session: the session to send by
 * @target: where to
 * @seconds: the deadline for all of it
 * @task: (transfer full): returns the response or the error
 *
 * Sends the request in the main context of the caller.
 */
void
sender_exchange_start (SenderExchange     *self,
                       SoupSession        *session,
                       const SenderTarget *target,
                       double              seconds,
                       GTask              *task)
{
  self->task = task;
  self->seconds = seconds;
  self->name = g_strdup (target->name);
  self->begin = g_get_monotonic_time ();
  self->message = sender_outgoing_new (self->request, target->uri);
  connect_signals (self);
  watch_clock_and_user (self);
  soup_session_send_async (session, self->message, G_PRIORITY_DEFAULT, self->cancellable,
                           message_sent_cb, sender_exchange_ref (self));
}

/**
 * sender_exchange_was_written:
 * @self: an exchange
 *
 * Whether a byte of the request may have left.
 *
 * Returns: %FALSE only if nothing can have had an effect
 */
gboolean
sender_exchange_was_written (SenderExchange *self)
{
  return self->was_written;
}
