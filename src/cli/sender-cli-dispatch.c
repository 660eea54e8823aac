/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-dispatch.h"

#include "sender-builder.h"
#include "sender-cli-output.h"
#include "sender-config.h"
#include "sender-message.h"

#include <glib/gi18n.h>

/* Timeline lines come as they happen; the last one has the colour of the outcome. */
static void
print_step (SenderDispatch     *dispatch,
            SenderDispatchStep *step)
{
  gint64           started = 0;
  gint64           at = sender_dispatch_step_get_at (step);
  g_autofree char *stage = NULL;
  g_autofree char *wrapped = NULL;

  g_object_get (dispatch, "started", &started, NULL);
  stage = g_strdup_printf ("%-9s", sender_dispatch_step_get_stage (step));
  wrapped = sender_cli_wrap (sender_dispatch_step_get_text (step), 20, sender_cli_get_width ());
  sender_cli_print ("%6.1f s  %s  %s\n", (double) MAX (at - started, 0) / G_USEC_PER_SEC, stage,
                    wrapped + 20);
}

static void
steps_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (SenderDispatchStep) step = g_list_model_get_item (model, i);

      print_step (SENDER_DISPATCH (model), step);
    }
}

static SenderStyle
get_style (SenderDispatchState state)
{
  if (state == SENDER_DISPATCH_STATE_DELIVERED)
    return SENDER_STYLE_DELIVERED;
  if (state == SENDER_DISPATCH_STATE_ACCEPTED)
    return SENDER_STYLE_BOLD;
  return state == SENDER_DISPATCH_STATE_RUNNING || state == SENDER_DISPATCH_STATE_UNKNOWN
           ? SENDER_STYLE_WARNING
           : SENDER_STYLE_ERROR;
}

static void
print_outcome (SenderDispatch *dispatch)
{
  SenderDispatchState state = sender_dispatch_get_state (dispatch);
  g_autofree char    *word =
    sender_cli_style (get_style (state),
                      sender_enum_get_nick (SENDER_TYPE_DISPATCH_STATE, (int) state));

  sender_cli_print ("%s%s\n", word,
                    sender_dispatch_is_simulated (dispatch) ? _ ("  (SIMULATED)") : "");
}

static SenderDispatch *
send_once (SenderCli                *cli,
           SenderDispatcher         *dispatcher,
           const SenderDispatchPlan *plan,
           GError                  **error)
{
  g_autoptr (GAsyncResult)   result = NULL;
  g_autoptr (SenderDispatch) dispatch =
    sender_dispatcher_send_async (dispatcher, plan, cli->cancellable, sender_cli_result_cb,
                                  &result);

  if (!cli->json)
    {
      steps_changed_cb (G_LIST_MODEL (dispatch), 0, 0,
                        g_list_model_get_n_items (G_LIST_MODEL (dispatch)), NULL);
      g_signal_connect (dispatch, "items-changed", G_CALLBACK (steps_changed_cb), NULL);
    }
  sender_cli_wait (cli, &result);
  if (!sender_dispatcher_send_finish (dispatcher, result, error))
    return NULL;
  if (!cli->json)
    print_outcome (dispatch);
  return g_steal_pointer (&dispatch);
}

static gboolean
end_active (SenderCli                *cli,
            SenderDispatcher         *dispatcher,
            const SenderDispatchPlan *plan,
            const char               *execution_sid,
            GError                  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_dispatcher_end_async (dispatcher, plan, execution_sid, cli->cancellable,
                               sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  if (!sender_dispatcher_end_finish (dispatcher, result, error))
    return FALSE;
  sender_cli_note (_ ("Ended execution %s."), execution_sid);
  return TRUE;
}

static SenderDispatch *
send_plan (SenderCli                *cli,
           SenderDispatcher         *dispatcher,
           const SenderDispatchPlan *plan,
           GError                  **error)
{
  g_autoptr (SenderDispatch) dispatch = send_once (cli, dispatcher, plan, error);
  const char                *conflict = NULL;

  if (dispatch == NULL)
    return NULL;
  conflict = sender_dispatch_get_conflicting_execution_sid (dispatch);
  if (conflict == NULL || !sender_cli_has (cli, "end-active"))
    return g_steal_pointer (&dispatch);
  if (!end_active (cli, dispatcher, plan, conflict, error))
    return NULL;
  return send_once (cli, dispatcher, plan, error);
}

/**
 * sender_cli_dispatch:
 * @dispatcher: what sends
 * @send: what to send
 * @secret: the credential
 * @follow: whether to follow it to the end
 * @wait: seconds to follow, 0 for the usual
 * @error: return location
 *
 * Sends and waits, with the timeline on standard output.
 *
 * Returns: (transfer full) (nullable): the dispatch
 */
SenderDispatch *
sender_cli_dispatch (SenderCli        *cli,
                     SenderDispatcher *dispatcher,
                     SenderCliSend    *send,
                     const char       *secret,
                     gboolean          follow,
                     double            wait,
                     GError          **error)
{
  g_autoptr (SenderRequest) request = sender_cli_send_build (send, secret, FALSE, error);
  g_autofree char          *payload = NULL;
  SenderDispatchPlan        plan = {
           .config = send->config,
           .channel = send->channel,
           .request = request,
           .secret = secret,
           .to = send->to,
           .from = send->from,
           .template_name = sender_message_get_template_name (send->message),
           .follow = follow,
           .wait = wait,
  };

  if (request == NULL)
    return NULL;
  payload = sender_builder_dup_payload (send->config, send->request, request);
  plan.payload = payload;
  return send_plan (cli, dispatcher, &plan, error);
}
