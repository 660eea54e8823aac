/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-run-private.h"

#include "sender-passcode-user.h"
#include "sender-practice-cast.h"
#include "sender-secret-key.h"

/* Provider's secret, which only following takes -> secret of the worker application -> (stand-ins)
 * -> user -> dispatch. */

static void
fail (SenderTestAttempt *self,
      GError            *error)
{
  sender_test_attempt_end (self, error);
  sender_test_attempt_free (self);
}

static void
user_found_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  SenderTestAttempt         *self = user_data;
  SenderTestRun             *run = self->run;
  GError                    *error = NULL;
  SenderPasscodeOrder        order = { 0 };
  SenderDispatchPlan         plan = { NULL };
  g_autoptr (SenderDispatch) made = NULL;
  g_autofree char           *user =
    sender_passcode_user_find_finish (SENDER_PLATFORM (source), result, &error);

  if (user == NULL)
    {
      fail (self, error);
      return;
    }
  plan = sender_test_plan_dispatch_via_pingone (&run->plan, &order, user, self->platform,
                                                run->secret);
  made = sender_dispatcher_send_async (sender_workspace_get_dispatcher (run->workspace), &plan,
                                       self->cancellable, sender_test_attempt_dispatched_cb, self);
  sender_test_run_take_dispatch (run, made);
}

static void
find_user (SenderTestAttempt *self)
{
  sender_passcode_user_find_async (self->platform, self->run->plan.user, self->cancellable,
                                   user_found_cb, self);
}

static void
announced_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  GError *error = NULL;

  if (sender_practice_cast_announce_finish (SENDER_STAND_INS (source), result, &error))
    find_user (user_data);
  else
    fail (user_data, error);
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  SenderTestAttempt *self = user_data;
  SenderWorkspace   *workspace = SENDER_WORKSPACE (source);
  SenderStandIns    *stand_ins = sender_workspace_get_stand_ins (workspace);
  GError            *error = NULL;

  self->platform = sender_workspace_connect_finish (workspace, result, &error);
  if (self->platform == NULL)
    fail (self, error);
  else if (stand_ins != NULL)
    sender_practice_cast_announce_async (stand_ins, self->run->plan.config, self->cancellable,
                                         announced_cb, self);
  else
    find_user (self);
}

static void
secret_found_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  SenderTestAttempt *self = user_data;

  /* Without it PingOne sends all the same, and the dispatch says what can't be seen. */
  self->run->secret = sender_vault_lookup_finish (SENDER_VAULT (source), result, NULL);
  sender_workspace_connect_async (self->run->workspace, self->run->plan.config, self->cancellable,
                                  connected_cb, self);
}

void
sender_test_attempt_via_pingone (SenderTestAttempt *self)
{
  SenderSecretKey key = sender_secret_key_make (self->run->plan.config,
                                                SENDER_SECRET_KIND_PROVIDER);

  sender_vault_lookup_async (sender_workspace_get_vault (self->run->workspace), &key,
                             self->cancellable, secret_found_cb, self);
}
