/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-dispatch-run.h"

#include "sender-dispatch-candidates.h"
#include "sender-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* After an end without a readable 201: did the request start an execution after all? Never sends.
 * */

#define WINDOW 10.0 /* seconds to look */
#define PAUSE 1.5

/* An execution that may be ours while its data are read. */
typedef struct
{
  SenderDispatchRun *run;       /* (owned) */
  SenderJson        *execution; /* (owned) */
} Candidate;

static void
candidate_free (Candidate *candidate)
{
  sender_dispatch_run_unref (candidate->run);
  sender_json_unref (candidate->execution);
  g_free (candidate);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Candidate, candidate_free)

static void look (SenderDispatchRun *self);

static void
look_again (SenderDispatchRun *self)
{
  if (sender_dispatch_run_is_cancelled (self))
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_UNKNOWN,
                             _ ("Cancelled before it was known whether Studio started the flow; "
                                "a message may come"));
  else if (sender_dispatch_run_is_late (self))
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_UNKNOWN,
                             _ ("Whether Studio started the flow is unknown: no execution with "
                                "this recipient and these data was found. A message may still "
                                "come; look at the flow’s log before you send again"));
  else
    sender_dispatch_run_pause (self, PAUSE, look);
}

/* `flow.data` of a context, wherever its envelope puts it. */
static SenderJson *
get_flow_data (SenderJson *answer)
{
  static const char *const path[] = { "context", "flow", "data" };
  SenderJson              *node = answer;

  for (guint i = 0; i < G_N_ELEMENTS (path); i++)
    {
      if (node == NULL || sender_json_get_kind (node) != SENDER_JSON_OBJECT)
        return NULL;
      node = sender_json_get_member (node, path[i]);
    }
  return node;
}

/* The random code in the Parameters is the nonce: equal data can only be this send’s. */
static gboolean
is_ours (SenderDispatchRun *self,
         SenderJson        *answer)
{
  SenderJson            *data = get_flow_data (answer);
  g_autoptr (SenderJson) sent =
    self->payload != NULL ? sender_json_parse (self->payload, -1, NULL) : NULL;

  return data != NULL && sent != NULL && sender_json_equal_unordered (data, sent);
}

static void
context_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Candidate)  candidate = user_data;
  SenderDispatchRun     *self = candidate->run;
  const char            *sid = sender_json_get_string_member (candidate->execution, "sid");
  g_autoptr (SenderJson) answer =
    sender_twilio_get_finish (SENDER_TWILIO (source), result, NULL, NULL);

  if (answer != NULL && is_ours (self, answer))
    {
      sender_dispatch_add_step (self->dispatch, "reconcile",
                                _ ("Found it: Studio did start the flow"));
      sender_dispatch_accept (self, candidate->execution);
      return;
    }
  /* Data that were not there yet may come; data that differ never become ours. */
  if (answer != NULL && get_flow_data (answer) != NULL)
    g_hash_table_add (self->strangers, g_strdup (sid));
  look_again (self);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SenderDispatchRun) self = user_data;
  g_autoptr (SenderJson)        page = sender_twilio_get_finish (SENDER_TWILIO (source), result,
                                                                 NULL, NULL);
  g_autoptr (GPtrArray)         candidates = sender_dispatch_list_candidates (self, page);
  SenderJson                   *execution = NULL;
  Candidate                    *candidate = NULL;

  if (candidates->len == 0)
    {
      look_again (self);
      return;
    }
  execution = g_ptr_array_index (candidates, 0);
  candidate = g_new0 (Candidate, 1);
  candidate->run = sender_dispatch_run_ref (self);
  candidate->execution = sender_json_ref (execution);
  sender_twilio_get_async (self->twilio, SENDER_TWILIO_EXECUTION_CONTEXT, self->flow_sid,
                           sender_json_get_string_member (execution, "sid"),
                           sender_dispatch_run_get_cancellable (self), context_read_cb, candidate);
}

static void
look (SenderDispatchRun *self)
{
  sender_twilio_get_async (self->twilio, SENDER_TWILIO_EXECUTIONS, self->flow_sid, NULL,
                           sender_dispatch_run_get_cancellable (self), listed_cb,
                           sender_dispatch_run_ref (self));
}

void
sender_dispatch_reconcile (SenderDispatchRun *self,
                           const char        *why)
{
  if (self->flow_sid == NULL || self->payload == NULL)
    {
      sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_UNKNOWN,
                               _ ("%s Whether Studio started the flow is unknown; a message may "
                                  "come"),
                               why);
      return;
    }
  sender_dispatch_add_step (self->dispatch, "reconcile",
                            _ ("%s Looking whether Studio started the flow all the same"), why);
  sender_dispatch_set_state (self->dispatch, SENDER_DISPATCH_STATE_UNKNOWN);
  sender_dispatch_run_record (self);
  self->strangers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sender_dispatch_run_set_deadline (self, WINDOW);
  look (self);
}
