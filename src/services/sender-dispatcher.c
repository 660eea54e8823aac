/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-dispatcher-private.h"

#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-dispatch-run.h"
#include "sender-error.h"
#include "sender-text.h"

#include <glib/gi18n-lib.h>

/**
 * SenderDispatcher:
 *
 * Sends once and follows to the end. It never sends twice: what is not certain is looked up, and
 * what can’t be found is called unknown.
 */
struct _SenderDispatcher
{
  GObject parent_instance;

  SenderEndpoints *endpoints; /* (owned) */
  SenderTransport *transport; /* (owned) */
  SenderHistory   *history;   /* (owned) (nullable) */
  double           pace;
};

G_DEFINE_FINAL_TYPE (SenderDispatcher, sender_dispatcher, G_TYPE_OBJECT)

static void
sender_dispatcher_dispose (GObject *object)
{
  SenderDispatcher *self = SENDER_DISPATCHER (object);

  g_clear_object (&self->transport);
  g_clear_object (&self->history);
  g_clear_pointer (&self->endpoints, sender_endpoints_unref);
  G_OBJECT_CLASS (sender_dispatcher_parent_class)->dispose (object);
}

static void
sender_dispatcher_class_init (SenderDispatcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_dispatcher_dispose;
}

static void
sender_dispatcher_init (SenderDispatcher *self)
{
  self->pace = 1.0;
}

/**
 * sender_dispatcher_new:
 * @endpoints: where services are
 * @history: (nullable): where intents and outcomes are recorded
 *
 * Makes a dispatcher.
 *
 * Returns: (transfer full): the dispatcher
 */
SenderDispatcher *
sender_dispatcher_new (SenderEndpoints *endpoints,
                       SenderHistory   *history)
{
  SenderDispatcher *self = g_object_new (SENDER_TYPE_DISPATCHER, NULL);

  self->endpoints = sender_endpoints_ref (endpoints);
  self->transport = sender_endpoints_make_transport (endpoints);
  self->history = history != NULL ? g_object_ref (history) : NULL;
  return self;
}

/**
 * sender_dispatcher_set_pace:
 * @pace: factor; 1.0 is real time
 *
 * Multiplies every pause and deadline but that of a single request, for tests.
 */
void
sender_dispatcher_set_pace (SenderDispatcher *self,
                            double            pace)
{
  self->pace = pace;
}

/**
 * sender_dispatcher_set_deadline:
 * @seconds: for one request, from its start to the end of its answer
 *
 * Sets how long a request may take; 20 s unless told.
 */
void
sender_dispatcher_set_deadline (SenderDispatcher *self,
                                double            seconds)
{
  sender_transport_set_deadline (self->transport, seconds);
}

SenderTransport *
sender_dispatcher_get_transport (SenderDispatcher *self)
{
  return self->transport;
}

SenderHistory *
sender_dispatcher_get_history (SenderDispatcher *self)
{
  return self->history;
}

double
sender_dispatcher_get_pace (SenderDispatcher *self)
{
  return self->pace;
}

const char *
sender_dispatcher_get_url (const SenderDispatchPlan *plan)
{
  SenderChannelRequest *request = sender_config_get_request (plan->config, plan->channel, 0);

  if (plan->request != NULL)
    return sender_request_get_url (plan->request);
  return request != NULL ? sender_channel_request_get_url (request) : "";
}

static void
start (SenderDispatchRun *run)
{
  if (run->platform != NULL)
    sender_dispatch_ask (run);
  else
    sender_dispatch_post (run);
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SenderDispatchRun) run = user_data;
  GError                       *error = NULL;

  if (sender_history_begin_finish (SENDER_HISTORY (source), result, &error))
    start (run);
  else
    {
      sender_dispatch_end (run->dispatch, _ ("Not sent: %s"), error->message);
      g_task_return_error (run->task, error);
    }
}

/* A URL that can’t be sent to is refused before anything is recorded, unless it is PingOne that
 * sends. It is not repeated: it may hold a password. */
static SenderDispatchRun *
make_run (SenderDispatcher         *self,
          const SenderDispatchPlan *plan,
          SenderDispatch           *dispatch,
          gpointer                  tag,
          GCancellable             *cancellable,
          GAsyncReadyCallback       callback,
          gpointer                  user_data)
{
  g_autoptr (GTask)  task = g_task_new (self, cancellable, callback, user_data);
  SenderDispatchRun *run = sender_dispatch_run_new (self, plan, dispatch, task);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  if (run->url != NULL || plan->via_pingone)
    return run;
  sender_dispatch_end (dispatch, _ ("Not sent: the URL can’t be read"));
  g_task_return_new_error (task, SENDER_ERROR, SENDER_ERROR_INVALID, _ ("The URL can’t be read"));
  sender_dispatch_run_unref (run);
  return NULL;
}

/**
 * sender_dispatcher_send_async:
 * @plan: what to send; copied
 * @cancellable: (nullable): stops following
 * @callback: called when the dispatch ended
 * @user_data: data for @callback
 *
 * Sends. No request is made before the POST, and the intent is recorded before it leaves.
 *
 * Returns: (transfer full): the dispatch, which grows until it ends
 */
SenderDispatch *
sender_dispatcher_send_async (SenderDispatcher         *self,
                              const SenderDispatchPlan *plan,
                              GCancellable             *cancellable,
                              GAsyncReadyCallback       callback,
                              gpointer                  user_data)
{
  SenderDispatch *dispatch =
    sender_dispatch_new (plan, sender_endpoints_is_simulated (self->endpoints));
  g_autoptr (SenderDispatchRun) run = make_run (self, plan, dispatch, sender_dispatcher_send_async,
                                                cancellable, callback, user_data);
  g_autofree char              *to = sender_text_mask_number (plan->to);

  if (run == NULL)
    return dispatch;
  sender_dispatch_add_step (dispatch, "intent",
                            plan->via_pingone ? _ ("%s to %s, through PingOne") : _ ("%s to %s"),
                            sender_channel_get_label (plan->channel), to);
  if (self->history != NULL)
    /* Not cancellable: what is half recorded would look like a crash for ever. */
    sender_history_begin_async (self->history, dispatch, NULL, begun_cb,
                                sender_dispatch_run_ref (run));
  else
    start (run);
  return dispatch;
}

/**
 * sender_dispatcher_send_finish:
 * @result: the result
 * @error: return location
 *
 * Ends a dispatch; its state says what became of it.
 *
 * Returns: %FALSE only if nothing was attempted
 */
gboolean
sender_dispatcher_send_finish (SenderDispatcher *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sender_dispatcher_resume_async:
 * @plan: what was sent
 * @execution_sid: the execution it became
 * @cancellable: (nullable): stops following
 * @callback: called when the dispatch ended; ends with [method@Dispatcher.send_finish]
 * @user_data: data for @callback
 *
 * Goes on following after a suspend or a restart. Never sends.
 *
 * Returns: (transfer full): the dispatch
 */
SenderDispatch *
sender_dispatcher_resume_async (SenderDispatcher         *self,
                                const SenderDispatchPlan *plan,
                                const char               *execution_sid,
                                GCancellable             *cancellable,
                                GAsyncReadyCallback       callback,
                                gpointer                  user_data)
{
  SenderDispatch *dispatch =
    sender_dispatch_new (plan, sender_endpoints_is_simulated (self->endpoints));
  g_autoptr (SenderDispatchRun) run = make_run (self, plan, dispatch,
                                                sender_dispatcher_resume_async,
                                                cancellable, callback, user_data);

  if (run == NULL)
    return dispatch;
  if (run->twilio == NULL || run->flow_sid == NULL || !sender_text_is_sid (execution_sid, "FN"))
    {
      sender_dispatch_run_end (run, SENDER_DISPATCH_STATE_UNKNOWN,
                               _ ("“%s” can’t be followed with this configuration"), execution_sid);
      return dispatch;
    }
  sender_dispatch_set_execution_sid (dispatch, execution_sid);
  sender_dispatch_set_state (dispatch, SENDER_DISPATCH_STATE_ACCEPTED);
  sender_dispatch_add_parts (dispatch, "accepted", execution_sid, NULL,
                             _ ("Following execution %s again"), execution_sid);
  run->is_active = TRUE;
  sender_dispatch_run_set_deadline (run, run->wait);
  sender_dispatch_follow (run);
  return dispatch;
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SenderDispatchRun) run = user_data;
  GError                       *error = NULL;

  if (sender_twilio_end_finish (SENDER_TWILIO (source), result, &error))
    g_task_return_boolean (run->task, TRUE);
  else
    g_task_return_error (run->task, error);
}

/**
 * sender_dispatcher_end_async:
 * @plan: what was to be sent
 * @execution_sid: the execution that is in the way
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Ends an active execution. It may be a user signing in: only ever called when somebody asked.
 */
void
sender_dispatcher_end_async (SenderDispatcher         *self,
                             const SenderDispatchPlan *plan,
                             const char               *execution_sid,
                             GCancellable             *cancellable,
                             GAsyncReadyCallback       callback,
                             gpointer                  user_data)
{
  g_autoptr (SenderDispatch)    dispatch = sender_dispatch_new (plan, FALSE);
  g_autoptr (SenderDispatchRun) run = make_run (self, plan, dispatch, sender_dispatcher_end_async,
                                                cancellable, callback, user_data);

  if (run == NULL)
    return;
  if (run->twilio == NULL || run->flow_sid == NULL)
    g_task_return_new_error (run->task, SENDER_ERROR, SENDER_ERROR_INVALID,
                             _ ("Only executions of a Studio flow can be ended"));
  else
    sender_twilio_end_async (run->twilio, run->flow_sid, execution_sid, cancellable, ended_cb,
                             sender_dispatch_run_ref (run));
}

/**
 * sender_dispatcher_end_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the ending.
 *
 * Returns: whether the execution has ended
 */
gboolean
sender_dispatcher_end_finish (SenderDispatcher *self,
                              GAsyncResult     *result,
                              GError          **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
