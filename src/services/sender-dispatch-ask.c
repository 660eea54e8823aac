/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-dispatch-run.h"

#include <glib/gi18n-lib.h>

/* PingOne is asked to send: once. Where no answer comes it is not asked again, and what became of
 * it can’t be looked up. */

/* What people can do about an answer that is no success, beside what the service says itself. */
static const struct
{
  guint       status;
  const char *words;
} advice[] = {
  { 400, N_ ("Look at the number, the template and the language that were asked for.") },
  { 401, N_ ("PingOne takes no token of this worker application for device authentications. Look "
             "whether region and environment are the ones it belongs to.") },
  { 403, N_ ("To start a device authentication, the worker application needs a role in the "
             "environment, and the environment needs PingOne MFA.") },
  { 404, N_ ("PingOne knows no such user or environment, or the environment has no PingOne MFA.") },
  { 429, N_ ("Either too many requests came at once, or this user or the environment has used up "
             "the codes of a day.") },
};

static const char *
get_advice (guint status)
{
  for (guint i = 0; i < G_N_ELEMENTS (advice); i++)
    if (advice[i].status == status)
      return g_dgettext (GETTEXT_PACKAGE, advice[i].words);
  return "";
}

static void
take_refusal (SenderDispatchRun           *self,
              const SenderPlatformWritten *written,
              const GError                *error)
{
  gboolean         is_token = written->fault != NULL && written->fault->is_token;
  const char      *next = is_token ? "" : get_advice (written->status);
  g_autofree char *text = g_strconcat (error->message, *next != '\0' ? " " : "", next, NULL);

  sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_NOT_SENT, _ ("Not sent: %s"), text);
}

/* Once it may have reached PingOne, a message may come. */
static void
take_loss (SenderDispatchRun           *self,
           const SenderPlatformWritten *written,
           const GError                *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_UNKNOWN,
                             _ ("Cancelled while PingOne was being asked; a code may come"));
  else if (written->status >= 500)
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_UNKNOWN,
                             _ ("%s Whether PingOne had sent a code when it failed is unknown, and "
                                "it is not asked again: look at the phone"),
                             error->message);
  else
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_UNKNOWN,
                             _ ("%s Whether PingOne sent a code is unknown, and it is not asked "
                                "again: look at the phone"),
                             error->message);
}

static void
take_failure (SenderDispatchRun           *self,
              const SenderPlatformWritten *written,
              const GError                *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && written->status == 0)
    sender_dispatch_add_step (self->dispatch, "error", "%s", error->message);
  if (written->maybe)
    take_loss (self, written, error);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_NOT_SENT,
                             _ ("Not sent: cancelled before anything left"));
  else
    take_refusal (self, written, error);
}

static const char *
find_check_url (SenderJson *answer)
{
  SenderJson *links = sender_json_get_member (answer, "_links");
  SenderJson *check = NULL;

  if (links != NULL && sender_json_get_kind (links) == SENDER_JSON_OBJECT)
    check = sender_json_get_member (links, "otp.check");
  if (check == NULL || sender_json_get_kind (check) != SENDER_JSON_OBJECT)
    return NULL;
  return sender_json_get_string_member (check, "href");
}

static void
go_on (SenderDispatchRun *self)
{
  if (!self->follow)
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_ACCEPTED,
                             _ ("Accepted, which is not delivered: PingOne sends a code, and it "
                                "was not followed"));
  else if (self->twilio != NULL && self->flow_sid != NULL)
    {
      sender_dispatch_run_record (self);
      sender_dispatch_search (self);
    }
  else if (self->is_studio && self->flow_sid != NULL)
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_ACCEPTED,
                             _ ("Accepted by PingOne, which is not delivered. To follow the flow, "
                                "the provider’s secret is needed, and it is not at hand: look at "
                                "the phone"));
  else
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_ACCEPTED,
                             _ ("Accepted by PingOne, which is not delivered. What becomes of it "
                                "can’t be followed for this vendor: look at the phone"));
}

static void
end_without_code (SenderDispatchRun *self,
                  const char        *status)
{
  if (status == NULL)
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_UNKNOWN,
                             _ ("PingOne answered without a status, and asks for no code. Whether "
                                "it sent one is unknown: look at the phone"));
  else
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_UNKNOWN,
                             _ ("PingOne answered with the status “%s”, in which it asks for no "
                                "code. Whether it sent one is unknown: look at the phone"),
                             status);
}

static void
take_answer (SenderDispatchRun *self,
             SenderJson        *answer)
{
  const char *status = answer != NULL ? sender_json_get_string_member (answer, "status") : NULL;

  if (g_strcmp0 (status, "OTP_REQUIRED") != 0)
    {
      end_without_code (self, status);
      return;
    }
  self->accepted = g_get_monotonic_time ();
  sender_dispatch_set_check_url (self->dispatch, find_check_url (answer));
  sender_dispatch_set_state (self->dispatch, SENDER_DISPATCH_STATE_ACCEPTED);
  sender_dispatch_add_step (self->dispatch, "accepted",
                            _ ("PingOne accepted it, and waits for the code"));
  go_on (self);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (SenderDispatchRun)  self = user_data;
  g_auto (SenderPlatformWritten) written = { 0 };
  g_autoptr (GError)             error = NULL;
  gboolean                       is_good =
    sender_platform_write_finish (SENDER_PLATFORM (source), result, &written, &error);

  sender_dispatch_set_http_status (self->dispatch, written.status);
  if (is_good)
    take_answer (self, written.answer);
  else
    take_failure (self, &written, error);
}

void
sender_dispatch_ask (SenderDispatchRun *self)
{
  if (sender_dispatch_run_is_cancelled (self))
    {
      sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_NOT_SENT,
                               _ ("Not sent: cancelled before anything left"));
      return;
    }
  self->posted = g_get_real_time ();
  sender_dispatch_add_step (self->dispatch, "sent", _ ("Asking PingOne to send a code"));
  sender_platform_write_async (self->platform, SENDER_PLATFORM_CREATE,
                               SENDER_PLATFORM_AUTHENTICATIONS, NULL, NULL, self->order, NULL,
                               NULL, sender_dispatch_run_get_cancellable (self), answered_cb,
                               sender_dispatch_run_ref (self));
}
