/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-run-private.h"

#include "sender-practice-cast.h"
#include "sender-secret-key.h"

#include <glib/gi18n-lib.h>

/* Secret -> request -> (stand-ins) -> (end what is in the way) -> dispatch. */

void
sender_test_attempt_free (SenderTestAttempt *self)
{
  g_object_unref (self->run);
  g_object_unref (self->cancellable);
  g_clear_object (&self->platform);
  g_free (self);
}

void
sender_test_attempt_end (SenderTestAttempt *self,
                         GError            *error)
{
  SenderTestRun *run = self->run;

  sender_test_run_forget_secret (run);
  g_clear_error (&run->error);
  run->error = error;
  sender_operation_end (run->operation, self->cancellable, NULL, error);
}

void
sender_test_attempt_dispatched_cb (GObject      *source,
                                   GAsyncResult *result,
                                   gpointer      user_data)
{
  g_autoptr (SenderTestAttempt) attempt = user_data;
  GError                       *error = NULL;

  sender_dispatcher_send_finish (SENDER_DISPATCHER (source), result, &error);
  sender_test_attempt_end (attempt, error);
}

static void
dispatch (SenderTestAttempt *attempt)
{
  SenderTestRun             *self = attempt->run;
  SenderDispatcher          *dispatcher = sender_workspace_get_dispatcher (self->workspace);
  GCancellable              *cancellable = attempt->cancellable;
  GAsyncReadyCallback        ended = sender_test_attempt_dispatched_cb;
  g_autofree char           *payload = NULL;
  SenderDispatchPlan         plan = sender_test_plan_dispatch (&self->plan, self->request,
                                                               self->secret, &payload);
  g_autoptr (SenderDispatch) made = NULL;

  plan.id = self->resumed;
  plan.via_pingone = self->via_pingone;
  plan.check_url = self->check_url;
  if (self->resumed != NULL)
    made = sender_dispatcher_resume_async (dispatcher, &plan, self->execution, cancellable, ended,
                                           attempt);
  else
    made = sender_dispatcher_send_async (dispatcher, &plan, cancellable, ended, attempt);
  sender_test_run_take_dispatch (self, made);
}

static void
other_ended_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  SenderTestAttempt *attempt = user_data;
  GError            *error = NULL;

  g_clear_pointer (&attempt->run->execution, g_free);
  if (sender_dispatcher_end_finish (SENDER_DISPATCHER (source), result, &error))
    {
      dispatch (attempt);
      return;
    }
  sender_test_attempt_end (attempt, error);
  sender_test_attempt_free (attempt);
}

static void
end_other (SenderTestAttempt *attempt)
{
  SenderTestRun     *self = attempt->run;
  g_autofree char   *payload = NULL;
  SenderDispatchPlan plan = sender_test_plan_dispatch (&self->plan, self->request, self->secret,
                                                       &payload);

  sender_dispatcher_end_async (sender_workspace_get_dispatcher (self->workspace), &plan,
                               self->execution, attempt->cancellable, other_ended_cb, attempt);
}

static void
go_on (SenderTestAttempt *attempt)
{
  if (attempt->run->resumed == NULL && attempt->run->execution != NULL)
    end_other (attempt);
  else
    dispatch (attempt);
}

static void
announced_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  SenderTestAttempt *attempt = user_data;
  GError            *error = NULL;

  if (sender_practice_cast_announce_finish (SENDER_STAND_INS (source), result, &error))
    {
      go_on (attempt);
      return;
    }
  sender_test_attempt_end (attempt, error);
  sender_test_attempt_free (attempt);
}

static gboolean
build (SenderTestRun *self,
       GError       **error)
{
  if (self->resumed != NULL)
    return TRUE;
  self->request = sender_test_plan_build (&self->plan, self->secret, FALSE, error);
  if (self->request == NULL)
    return FALSE;
  g_free (self->request_text);
  self->request_text = sender_request_to_text (self->request);
  return TRUE;
}

static void
secret_found_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  SenderTestAttempt *attempt = user_data;
  SenderTestRun     *self = attempt->run;
  SenderStandIns    *stand_ins = sender_workspace_get_stand_ins (self->workspace);
  GError            *error = NULL;

  self->secret = sender_vault_lookup_finish (SENDER_VAULT (source), result, &error);
  if (self->secret == NULL || !build (self, &error))
    {
      sender_test_attempt_end (attempt, error);
      sender_test_attempt_free (attempt);
      return;
    }
  /* The stand-ins learn whom they stand in for; nothing is asked of them. */
  if (stand_ins != NULL)
    sender_practice_cast_announce_async (stand_ins, self->plan.config, attempt->cancellable,
                                         announced_cb, attempt);
  else
    go_on (attempt);
}

/**
 * sender_test_run_start:
 *
 * Begins: looks the secret up, sends once, follows. While it runs, nothing happens.
 */
void
sender_test_run_start (SenderTestRun *self)
{
  SenderTestAttempt *attempt = NULL;
  SenderSecretKey    key = sender_secret_key_make (self->plan.config, SENDER_SECRET_KIND_PROVIDER);

  if (sender_operation_is_running (self->operation))
    return;
  attempt = g_new0 (SenderTestAttempt, 1);
  attempt->run = g_object_ref (self);
  attempt->cancellable =
    g_object_ref (sender_operation_begin (self->operation, _ ("Asking the keyring")));
  if (self->via_pingone && self->resumed == NULL)
    sender_test_attempt_via_pingone (attempt);
  else
    sender_vault_lookup_async (sender_workspace_get_vault (self->workspace), &key,
                               attempt->cancellable, secret_found_cb, attempt);
}
