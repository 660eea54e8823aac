/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-dispatch-run.h"

#include "sender-error.h"
#include "sender-json.h"
#include "sender-text.h"
#include "sender-twilio-answer.h"

#include <glib/gi18n-lib.h>

/* The POST: once, except where it certainly had no effect. */

static void
retry (SenderDispatchRun *self,
       double             seconds,
       const char        *why)
{
  sender_dispatch_add_step (self->dispatch, "retry", _ ("%s Trying again in %.1f s."), why,
                            seconds);
  sender_dispatch_run_pause (self, seconds, sender_dispatch_post);
}

static void
take_limited (SenderDispatchRun        *self,
              SenderResponse           *response,
              const SenderTwilioAnswer *answer)
{
  double seconds = sender_retry_limited (&self->retry, sender_response_get_retry_after (response));

  if (seconds < 0.0)
    {
      sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_NOT_SENT,
                               _ ("Not sent: too many requests. %s"), answer->text);
      return;
    }
  retry (self, seconds, _ ("Too many requests."));
}

static void
take_refusal (SenderDispatchRun *self,
              SenderResponse    *response)
{
  g_auto (SenderTwilioAnswer) answer = { 0 };
  guint                       status = sender_response_get_status (response);

  sender_twilio_answer_init (&answer, response);
  sender_dispatch_set_error_code (self->dispatch, answer.code);
  if (status == 429)
    take_limited (self, response, &answer);
  else if (status == 409 && answer.conflicting_execution_sid != NULL)
    {
      sender_dispatch_set_conflict (self->dispatch, answer.conflicting_execution_sid);
      sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_NOT_SENT,
                               _ ("Not sent: execution %s is already active for these numbers. "
                                  "It may be a user signing in. Wait for it, or end it and send "
                                  "again"),
                               answer.conflicting_execution_sid);
    }
  else if (status < 400)
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_NOT_SENT,
                             _ ("Not sent: the answer was a redirect (%u), and redirects are not "
                                "followed. Correct the URL"),
                             status);
  else
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_NOT_SENT, _ ("Not sent: %s"), answer.text);
}

/* Another vendor’s answer can’t be followed: any 2xx is an acceptance. */
static void
take_generic (SenderDispatchRun *self,
              guint              status)
{
  if (status <= 299)
    {
      sender_dispatch_add_step (self->dispatch, "accepted", _ ("The vendor answered %u"), status);
      sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_ACCEPTED,
                               _ ("Accepted. What becomes of it can’t be followed for this "
                                  "vendor"));
    }
  else
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_UNKNOWN,
                             _ ("The vendor answered %u; whether a message was sent is unknown"),
                             status);
}

static void
take_studio (SenderDispatchRun *self,
             SenderResponse    *response)
{
  guint                  status = sender_response_get_status (response);
  g_autoptr (SenderJson) json = sender_response_parse_json (response, NULL);
  const char            *sid = NULL;
  g_autofree char       *why = NULL;

  if (json != NULL && sender_json_get_kind (json) == SENDER_JSON_OBJECT)
    sid = sender_json_get_string_member (json, "sid");
  if (status == 201 && sid != NULL && sender_text_is_sid (sid, "FN"))
    {
      sender_dispatch_accept (self, json);
      return;
    }
  why = g_strdup_printf (status > 299 ? _ ("Studio failed with %u.")
                                      : _ ("The answer %u can’t be read."),
                         status);
  sender_dispatch_reconcile (self, why);
}

static void
take_answer (SenderDispatchRun *self,
             SenderResponse    *response)
{
  guint status = sender_response_get_status (response);

  sender_dispatch_set_http_status (self->dispatch, status);
  sender_dispatch_set_response (self->dispatch, response);
  if (status >= 300 && status <= 499)
    take_refusal (self, response);
  else if (self->is_studio)
    take_studio (self, response);
  else
    take_generic (self, status);
}

static void
take_failure (SenderDispatchRun *self,
              gboolean           was_written,
              const GError      *error)
{
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  double   seconds = sender_retry_write (&self->retry, error, -1.0, was_written);

  if (!cancelled)
    sender_dispatch_add_step (self->dispatch, "error", "%s", error->message);
  if (seconds >= 0.0)
    retry (self, seconds, _ ("Nothing was sent."));
  else if (!was_written)
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_NOT_SENT, _ ("Not sent: %s"),
                             cancelled ? _ ("cancelled before anything left") : error->message);
  else if (cancelled)
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_UNKNOWN,
                             _ ("Cancelled while the request was under way; it may have been "
                                "accepted and a message may come"));
  else if (self->is_studio)
    sender_dispatch_reconcile (self, error->message);
  else
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_UNKNOWN,
                             _ ("%s Whether a message was sent is unknown"), error->message);
}

static void
posted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SenderDispatchRun) self = user_data;
  g_autoptr (GError)            error = NULL;
  gboolean                      was_written = FALSE;
  g_autoptr (SenderResponse)    response =
    sender_transport_send_finish (SENDER_TRANSPORT (source), result, &was_written, &error);

  if (response != NULL)
    take_answer (self, response);
  else
    take_failure (self, was_written, error);
}

void
sender_dispatch_post (SenderDispatchRun *self)
{
  if (sender_dispatch_run_is_cancelled (self))
    {
      sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_NOT_SENT,
                               _ ("Not sent: cancelled before anything left"));
      return;
    }
  self->posted = g_get_real_time ();
  sender_dispatch_add_step (self->dispatch, "sent", _ ("Sending to %s"), self->url->host);
  sender_transport_send_async (self->transport, self->request,
                               sender_dispatch_run_get_cancellable (self), posted_cb,
                               sender_dispatch_run_ref (self));
}

void
sender_dispatch_take_start (SenderDispatchRun *self,
                            SenderJson        *execution)
{
  const char *account = sender_json_get_string_member (execution, "account_sid");

  sender_dispatch_set_execution_sid (self->dispatch,
                                     sender_json_get_string_member (execution, "sid"));
  if (account != NULL && sender_text_is_sid (account, "AC"))
    self->account_sid = g_strdup (account);
  self->is_active = TRUE;
  sender_dispatch_set_state (self->dispatch, SENDER_DISPATCH_STATE_ACCEPTED);
}

void
sender_dispatch_accept (SenderDispatchRun *self,
                        SenderJson        *execution)
{
  const char *sid = sender_json_get_string_member (execution, "sid");

  sender_dispatch_take_start (self, execution);
  sender_dispatch_add_step (self->dispatch, "accepted", _ ("Studio accepted it as execution %s"),
                            sid);
  if (!self->follow)
    {
      sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_ACCEPTED,
                               _ ("Accepted, which is not delivered: the flow was started and "
                                  "not followed"));
      return;
    }
  sender_dispatch_run_record (self);
  sender_dispatch_run_set_deadline (self, self->wait);
  sender_dispatch_follow (self);
}
