/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-dispatch-run.h"

#include "sender-authorization.h"
#include "sender-config.h"
#include "sender-dispatcher-private.h"
#include "sender-pause.h"
#include "sender-vendor.h"
#include "sender-wipe.h"

#include <glib/gi18n-lib.h>

#define SMS_WAIT 60.0
#define VOICE_WAIT 180.0

typedef struct
{
  SenderDispatchRun *run; /* (owned) */
  void (*func) (SenderDispatchRun *self);
} Pause;

static void
end_phase (SenderDispatchRun *self)
{
  if (self->phase_end != NULL)
    g_source_destroy (self->phase_end);
  g_clear_pointer (&self->phase_end, g_source_unref);
  g_clear_object (&self->phase);
}

static void
run_clear (gpointer data)
{
  SenderDispatchRun *self = data;

  end_phase (self);
  g_clear_object (&self->dispatcher);
  g_clear_object (&self->dispatch);
  g_clear_pointer (&self->request, sender_request_unref);
  g_clear_pointer (&self->url, sender_url_free);
  g_clear_object (&self->platform);
  g_clear_pointer (&self->order, sender_json_unref);
  g_free (self->to);
  sender_wipe_free (self->payload);
  g_free (self->flow_sid);
  g_clear_object (&self->task);
  g_clear_object (&self->transport);
  g_clear_object (&self->twilio);
  g_clear_pointer (&self->strangers, g_hash_table_unref);
  g_free (self->account_sid);
  g_free (self->last_widget);
  g_free (self->last_event);
  g_free (self->result);
}

static void
set_up_vendor (SenderDispatchRun        *self,
               const SenderDispatchPlan *plan)
{
  SenderAuthorization *authorization = sender_config_get_authorization (plan->config);

  self->is_studio = sender_vendor_is_studio (sender_vendor_for_url (self->url));
  if (!self->is_studio)
    return;
  self->flow_sid = sender_studio_url_get_flow (self->url);
  if (plan->secret == NULL)
    return;
  self->twilio = sender_twilio_new (self->transport, self->url,
                                    sender_authorization_get_username (authorization),
                                    plan->secret);
  sender_twilio_set_pace (self->twilio, self->pace);
}

SenderDispatchRun *
sender_dispatch_run_new (SenderDispatcher         *dispatcher,
                         const SenderDispatchPlan *plan,
                         SenderDispatch           *dispatch,
                         GTask                    *task)
{
  SenderDispatchRun *self = g_rc_box_new0 (SenderDispatchRun);
  SenderUrlFault     fault = SENDER_URL_OK;

  self->dispatcher = g_object_ref (dispatcher);
  self->dispatch = g_object_ref (dispatch);
  self->task = g_object_ref (task);
  self->request = plan->request != NULL ? sender_request_ref (plan->request) : NULL;
  self->url = sender_url_parse (sender_dispatcher_get_url (plan), &fault);
  self->channel = plan->channel;
  self->to = g_strdup (plan->to);
  self->payload = g_strdup (plan->payload);
  self->follow = plan->follow;
  self->wait = plan->wait;
  if (self->wait <= 0.0)
    self->wait = plan->channel == SENDER_CHANNEL_VOICE ? VOICE_WAIT : SMS_WAIT;
  self->transport = g_object_ref (sender_dispatcher_get_transport (dispatcher));
  self->pace = sender_dispatcher_get_pace (dispatcher);
  if (self->url != NULL)
    set_up_vendor (self, plan);
  if (plan->platform != NULL && plan->order != NULL)
    {
      self->platform = g_object_ref (plan->platform);
      self->order = sender_passcode_order_to_json (plan->order);
    }
  return self;
}

SenderDispatchRun *
sender_dispatch_run_ref (SenderDispatchRun *self)
{
  return g_rc_box_acquire (self);
}

void
sender_dispatch_run_unref (SenderDispatchRun *self)
{
  g_rc_box_release_full (self, run_clear);
}

GCancellable *
sender_dispatch_run_get_cancellable (SenderDispatchRun *self)
{
  return self->phase != NULL ? self->phase : g_task_get_cancellable (self->task);
}

gboolean
sender_dispatch_run_is_cancelled (SenderDispatchRun *self)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (self->task));
}

static void
pause_free (gpointer data)
{
  Pause *pause = data;

  sender_dispatch_run_unref (pause->run);
  g_free (pause);
}

static gboolean
paused_cb (gpointer user_data)
{
  Pause *pause = user_data;

  pause->func (pause->run);
  return G_SOURCE_REMOVE;
}

void
sender_dispatch_run_pause (SenderDispatchRun *self,
                           double             seconds,
                           void (*func) (SenderDispatchRun *self))
{
  g_autoptr (GSource) source =
    sender_pause_source_new (seconds * self->pace, sender_dispatch_run_get_cancellable (self));
  Pause *pause = g_new0 (Pause, 1);

  pause->run = sender_dispatch_run_ref (self);
  pause->func = func;
  g_source_set_callback (source, paused_cb, pause, pause_free);
  g_source_attach (source, g_task_get_context (self->task));
}

static gboolean
phase_over_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

void
sender_dispatch_run_set_deadline (SenderDispatchRun *self,
                                  double             seconds)
{
  end_phase (self);
  self->phase = g_cancellable_new ();
  self->phase_end =
    sender_pause_source_new (seconds * self->pace, g_task_get_cancellable (self->task));
  g_source_set_callback (self->phase_end, phase_over_cb, g_object_ref (self->phase),
                         g_object_unref);
  g_source_attach (self->phase_end, g_task_get_context (self->task));
}

gboolean
sender_dispatch_run_is_late (SenderDispatchRun *self)
{
  return self->phase != NULL && g_cancellable_is_cancelled (self->phase);
}

static void
recorded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (SenderDispatchRun) self = user_data;
  g_autoptr (GError)            error = NULL;

  if (!sender_history_update_finish (SENDER_HISTORY (source), result, &error))
    sender_dispatch_add_step (self->dispatch, "error", "%s", error->message);
}

/* Not cancellable: what happened must be recorded all the more when somebody stops watching. */
void
sender_dispatch_run_record (SenderDispatchRun *self)
{
  SenderHistory *history = sender_dispatcher_get_history (self->dispatcher);

  if (history != NULL)
    sender_history_update_async (history, self->dispatch, NULL, recorded_cb,
                                 sender_dispatch_run_ref (self));
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SenderDispatchRun) self = user_data;
  g_autoptr (GError)            error = NULL;

  if (!sender_history_update_finish (SENDER_HISTORY (source), result, &error))
    sender_dispatch_add_step (self->dispatch, "error", "%s", error->message);
  g_task_return_boolean (self->task, TRUE);
}

void
sender_dispatch_run_end (SenderDispatchRun  *self,
                         SenderDispatchState state,
                         const char         *format,
                         ...)
{
  SenderHistory   *history = sender_dispatcher_get_history (self->dispatcher);
  g_autofree char *text = NULL;
  va_list          args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  end_phase (self);
  sender_dispatch_set_state (self->dispatch, state);
  sender_dispatch_end (self->dispatch, "%s", text);
  if (history != NULL)
    sender_history_update_async (history, self->dispatch, NULL, ended_cb,
                                 sender_dispatch_run_ref (self));
  else
    g_task_return_boolean (self->task, TRUE);
}
