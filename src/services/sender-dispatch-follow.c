/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-dispatch-run.h"

#include "sender-dispatch-verdict.h"
#include "sender-error.h"
#include "sender-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Execution -> steps -> context -> message or call, until one of them says how it ended. */

/* Seconds between polls; the last one repeats. */
static const double pauses[] = { 1.0, 2.0, 3.0, 5.0 };

static void poll_result (SenderDispatchRun *self);

static void
give_up (SenderDispatchRun *self)
{
  if (sender_dispatch_run_is_cancelled (self))
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_ACCEPTED,
                             _ ("No longer followed. The flow was started, and a message may "
                                "come"));
  else if (self->is_active && self->is_stale)
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_UNKNOWN,
                             _ ("The flow was started, but after %.0f s Studio does not answer: "
                                "what became of it is unknown, and a message may come"),
                             self->wait);
  else if (self->is_active)
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_RUNNING,
                             _ ("The flow is still running after %.0f s. It blocks further sends "
                                "to this number until it ends"),
                             self->wait);
  else
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_UNKNOWN,
                             _ ("The flow ended, but after %.0f s the %s is still “%s”: whether "
                                "it arrived is unknown"),
                             self->wait,
                             sender_dispatch_get_call_sid (self->dispatch) != NULL ? _ ("call")
                                                                                   : _ ("message"),
                             self->result != NULL ? self->result : _ ("unread"));
}

static void
poll_again (SenderDispatchRun *self)
{
  double seconds = pauses[MIN (self->polls, G_N_ELEMENTS (pauses) - 1)];

  self->polls++;
  if (sender_dispatch_run_is_cancelled (self) || sender_dispatch_run_is_late (self))
    give_up (self);
  else
    sender_dispatch_run_pause (self, seconds, sender_dispatch_follow);
}

/* One failed poll says nothing; the first one is told, so that a long silence has a reason. */
static void
tell_trouble (SenderDispatchRun *self,
              const GError      *error)
{
  if (self->has_trouble || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->has_trouble = TRUE;
  sender_dispatch_add_step (self->dispatch, "retry", _ ("%s Asking again"), error->message);
}

/* An answer without the member it is asked for says nothing, as one that can't be read. */
static SenderJson *
read_answer (GObject       *source,
             GAsyncResult  *result,
             const char    *member,
             SenderJsonKind kind,
             GError       **error)
{
  g_autoptr (SenderJson) answer =
    sender_twilio_get_finish (SENDER_TWILIO (source), result, NULL, error);
  SenderJson *value = answer != NULL ? sender_json_get_member (answer, member) : NULL;

  if (value != NULL && sender_json_get_kind (value) == kind)
    return g_steal_pointer (&answer);
  if (answer != NULL)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY, _ ("The answer lacks “%s”."), member);
  return NULL;
}

static void
result_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (SenderDispatchRun) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (SenderJson)        object =
    read_answer (source, result, "status", SENDER_JSON_STRING, &error);

  if (object != NULL)
    {
      if (!sender_dispatch_judge (self, object))
        poll_again (self);
    }
  else if (g_error_matches (error, SENDER_ERROR, SENDER_ERROR_UNAUTHORIZED) ||
           g_error_matches (error, SENDER_ERROR, SENDER_ERROR_FORBIDDEN))
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_UNKNOWN,
                             _ ("The flow sent it, but this credential may not read what became "
                                "of it. %s"),
                             error->message);
  else
    {
      tell_trouble (self, error);
      poll_again (self);
    }
}

static void
poll_result (SenderDispatchRun *self)
{
  const char *call = sender_dispatch_get_call_sid (self->dispatch);
  const char *message = sender_dispatch_get_message_sid (self->dispatch);

  if (call == NULL && message == NULL)
    poll_again (self);
  else
    sender_twilio_get_async (self->twilio,
                             call != NULL ? SENDER_TWILIO_CALL : SENDER_TWILIO_MESSAGE,
                             self->account_sid, call != NULL ? call : message,
                             sender_dispatch_run_get_cancellable (self), result_read_cb,
                             sender_dispatch_run_ref (self));
}

static void
context_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (SenderDispatchRun) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (SenderJson)        answer =
    read_answer (source, result, "context", SENDER_JSON_OBJECT, &error);

  if (answer == NULL)
    {
      tell_trouble (self, error);
      poll_again (self);
      return;
    }
  self->has_context = TRUE;
  if (sender_dispatch_take_context (self, answer))
    sender_dispatch_run_record (self);
  if (!self->is_active && sender_dispatch_get_call_sid (self->dispatch) == NULL &&
      sender_dispatch_get_message_sid (self->dispatch) == NULL)
    sender_dispatch_judge_silence (self, answer);
  else
    poll_result (self);
}

/* The context is read when the flow moved, not at every poll. */
static void
steps_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (SenderDispatchRun) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (SenderJson)        answer =
    read_answer (source, result, "steps", SENDER_JSON_ARRAY, &error);

  if (answer == NULL)
    tell_trouble (self, error);
  else if (sender_dispatch_take_steps (self, answer))
    self->has_context = FALSE;
  if (answer == NULL)
    poll_again (self);
  else if (self->has_context)
    poll_result (self);
  else
    sender_twilio_get_async (self->twilio, SENDER_TWILIO_EXECUTION_CONTEXT, self->flow_sid,
                             sender_dispatch_get_execution_sid (self->dispatch),
                             sender_dispatch_run_get_cancellable (self), context_read_cb,
                             sender_dispatch_run_ref (self));
}

static void
execution_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (SenderDispatchRun) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (SenderJson)        execution =
    read_answer (source, result, "status", SENDER_JSON_STRING, &error);

  /* One that the end of the wait cut off tells nothing. */
  if (execution != NULL || !sender_dispatch_run_is_late (self))
    self->is_stale = execution == NULL;
  if (execution == NULL)
    {
      tell_trouble (self, error);
      poll_again (self);
      return;
    }
  sender_dispatch_take_execution (self, execution);
  sender_twilio_get_async (self->twilio, SENDER_TWILIO_STEPS, self->flow_sid,
                           sender_dispatch_get_execution_sid (self->dispatch),
                           sender_dispatch_run_get_cancellable (self), steps_read_cb,
                           sender_dispatch_run_ref (self));
}

void
sender_dispatch_follow (SenderDispatchRun *self)
{
  if (sender_dispatch_run_is_cancelled (self) || sender_dispatch_run_is_late (self))
    give_up (self);
  /* Once the flow has ended and named what it sent, only that is left to ask for. */
  else if (!self->is_active && self->has_context)
    poll_result (self);
  else
    sender_twilio_get_async (self->twilio, SENDER_TWILIO_EXECUTION, self->flow_sid,
                             sender_dispatch_get_execution_sid (self->dispatch),
                             sender_dispatch_run_get_cancellable (self), execution_read_cb,
                             sender_dispatch_run_ref (self));
}
