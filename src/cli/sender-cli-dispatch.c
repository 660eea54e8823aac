/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-dispatch.h"

#include "sender-practice-cast.h"
#include "sender-cli-columns.h"
#include "sender-cli-output.h"

#include <glib/gi18n.h>
#include <string.h>

/* Pauses between polls, beside the stand-ins' clock; and seconds for an answer, as nobody wants to
 * wait 20 for a rehearsed silence. */
#define REHEARSED_PACE 0.25
#define REHEARSED_DEADLINE 1.0

/* Columns before the stage, between it and the text. */
#define TIME_COLUMNS 10
#define GAP 2

#define STAGE "stage of a test"

static const char *const stages[] = {
  NC_ ("stage of a test", "intent"),
  NC_ ("stage of a test", "sent"),
  NC_ ("stage of a test", "retry"),
  NC_ ("stage of a test", "accepted"),
  NC_ ("stage of a test", "reconcile"),
  NC_ ("stage of a test", "step"),
  NC_ ("stage of a test", "message"),
  NC_ ("stage of a test", "call"),
  NC_ ("stage of a test", "error"),
  NC_ ("stage of a test", "end"),
  NULL,
};

/* Timeline lines come as they happen. */
static void
print_step (SenderDispatch     *dispatch,
            SenderDispatchStep *step)
{
  gint64           started = 0;
  gint64           at = sender_dispatch_step_get_at (step);
  guint            width = sender_cli_count_columns_of (STAGE, stages);
  guint            indent = TIME_COLUMNS + width + GAP;
  const char      *word = g_dpgettext2 (NULL, STAGE, sender_dispatch_step_get_stage (step));
  g_autofree char *stage = sender_cli_pad (word, width);
  g_autofree char *wrapped = NULL;

  g_object_get (dispatch, "started", &started, NULL);
  wrapped = sender_cli_wrap (sender_dispatch_step_get_text (step), indent, sender_cli_get_width ());
  sender_cli_print ("%6.1f s  %s  %s\n", (double) MAX (at - started, 0) / G_USEC_PER_SEC, stage,
                    wrapped + indent);
}

typedef struct
{
  SenderDispatch *dispatch; /* (not owned) */
  guint           n_printed;
} Timeline;

static void
print_steps (Timeline *self)
{
  GListModel *steps = G_LIST_MODEL (self->dispatch);

  for (; self->n_printed < g_list_model_get_n_items (steps); self->n_printed++)
    {
      g_autoptr (SenderDispatchStep) step = g_list_model_get_item (steps, self->n_printed);

      print_step (self->dispatch, step);
    }
}

/* Until something was tried it may still become an error, which is no answer. */
static gboolean
has_tried (SenderDispatch *dispatch)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dispatch)); i++)
    {
      g_autoptr (SenderDispatchStep) step = g_list_model_get_item (G_LIST_MODEL (dispatch), i);
      const char                    *stage = sender_dispatch_step_get_stage (step);

      if (strcmp (stage, "intent") != 0 && strcmp (stage, "end") != 0)
        return TRUE;
    }
  return FALSE;
}

static void
steps_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  Timeline *timeline = user_data;

  if (timeline->n_printed > 0 || has_tried (timeline->dispatch))
    print_steps (timeline);
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

/**
 * sender_cli_dispatch_once:
 * @dispatcher: what sends
 * @plan: what to send
 *
 * Sends and waits, with the timeline on standard output. Where nothing was attempted, the dispatch
 * says not-sent as after a refusal; why goes to standard error too.
 *
 * Returns: (transfer full): the dispatch
 */
SenderDispatch *
sender_cli_dispatch_once (SenderCli                *cli,
                          SenderDispatcher         *dispatcher,
                          const SenderDispatchPlan *plan)
{
  g_autoptr (GAsyncResult)   result = NULL;
  g_autoptr (GError)         error = NULL;
  g_autoptr (SenderDispatch) dispatch =
    sender_dispatcher_send_async (dispatcher, plan, cli->cancellable, sender_cli_result_cb,
                                  &result);
  Timeline timeline = { dispatch, 0 };

  if (!cli->json)
    {
      steps_changed_cb (G_LIST_MODEL (dispatch), 0, 0, 0, &timeline);
      g_signal_connect (dispatch, "items-changed", G_CALLBACK (steps_changed_cb), &timeline);
    }
  sender_cli_wait (cli, &result);
  g_signal_handlers_disconnect_by_data (dispatch, &timeline);
  if (!sender_dispatcher_send_finish (dispatcher, result, &error))
    sender_cli_note ("%s", error->message);
  if (!cli->json)
    {
      print_steps (&timeline);
      print_outcome (dispatch);
    }
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
  g_autoptr (SenderDispatch) dispatch = sender_cli_dispatch_once (cli, dispatcher, plan);
  const char                *conflict = NULL;

  conflict = sender_dispatch_get_conflicting_execution_sid (dispatch);
  if (conflict == NULL || !sender_cli_has (cli, "end-active"))
    return g_steal_pointer (&dispatch);
  if (!end_active (cli, dispatcher, plan, conflict, error))
    return NULL;
  return sender_cli_dispatch_once (cli, dispatcher, plan);
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
                     SenderTestPlan   *send,
                     const char       *secret,
                     gboolean          follow,
                     double            wait,
                     GError          **error)
{
  g_autoptr (SenderRequest) request = sender_test_plan_build (send, secret, FALSE, error);
  g_autofree char          *payload = NULL;
  SenderDispatchPlan        plan = { NULL };

  if (request == NULL)
    return NULL;
  plan = sender_test_plan_dispatch (send, request, secret, &payload);
  plan.follow = follow;
  plan.wait = wait;
  return send_plan (cli, dispatcher, &plan, error);
}

static int
get_status (SenderDispatch *dispatch,
            gboolean        follow)
{
  switch (sender_dispatch_get_state (dispatch))
    {
    case SENDER_DISPATCH_STATE_DELIVERED:
      return SENDER_CLI_EXIT_GOOD;
    case SENDER_DISPATCH_STATE_ACCEPTED:
      return follow ? SENDER_CLI_EXIT_FINDINGS : SENDER_CLI_EXIT_GOOD;
    case SENDER_DISPATCH_STATE_NOT_SENT:
      return SENDER_CLI_EXIT_SERVICE;
    case SENDER_DISPATCH_STATE_RUNNING:
    case SENDER_DISPATCH_STATE_UNDELIVERED:
    case SENDER_DISPATCH_STATE_NO_MESSAGE:
    case SENDER_DISPATCH_STATE_UNKNOWN:
    default:
      return SENDER_CLI_EXIT_FINDINGS;
    }
}

/**
 * sender_cli_dispatch_report:
 * @dispatch: what ended
 * @follow: whether it was to be followed to the end
 *
 * Prints it where JSON was asked for.
 *
 * Returns: the exit status
 */
int
sender_cli_dispatch_report (SenderCli      *cli,
                            SenderDispatch *dispatch,
                            gboolean        follow)
{
  g_autoptr (SenderJson) json = NULL;

  if (cli->json)
    {
      json = sender_dispatch_to_json (dispatch);
      sender_cli_print_json (json);
    }
  if (g_cancellable_is_cancelled (cli->cancellable))
    return SENDER_CLI_EXIT_INTERRUPTED;
  return get_status (dispatch, follow);
}

/**
 * sender_cli_dispatch_rehearsed:
 * @rehearsal: the stand-ins
 * @config: a configuration
 * @channel: one of its channels
 * @code: the code
 * @wait: seconds of the stand-ins' clock to follow, 0 for the usual
 * @error: return location
 *
 * Sends through the stand-ins, as [func@cli_dispatch] does.
 *
 * Returns: (transfer full) (nullable): the dispatch
 */
SenderDispatch *
sender_cli_dispatch_rehearsed (SenderCli          *cli,
                               SenderCliRehearsal *rehearsal,
                               SenderConfig       *config,
                               SenderChannel       channel,
                               const char         *code,
                               double              wait,
                               GError            **error)
{
  g_autoptr (SenderDispatcher) dispatcher =
    sender_dispatcher_new (sender_cli_rehearsal_get_endpoints (rehearsal), NULL);
  g_auto (SenderTestPlan) send = { NULL };

  sender_dispatcher_set_pace (dispatcher, REHEARSED_PACE);
  sender_dispatcher_set_deadline (dispatcher, REHEARSED_DEADLINE);
  if (!sender_cli_send_init (&send, cli, config, channel, SENDER_PRACTICE_PHONE, code, error))
    return NULL;
  return sender_cli_dispatch (cli, dispatcher, &send, SENDER_PRACTICE_TOKEN, TRUE,
                              wait / REHEARSED_PACE, error);
}
