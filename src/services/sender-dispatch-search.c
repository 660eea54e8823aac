/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-dispatch-run.h"

#include "sender-dispatch-candidates.h"
#include "sender-error.h"
#include "sender-json.h"

#include <glib/gi18n-lib.h>

/* After PingOne took it: which execution of our flow did it start? The code is PingOne’s, so that
 * recipient and time are all that tells. Whatever is not clear stays said as it is: accepted. */

#define WINDOW 20.0 /* seconds to look */
#define PAUSE 1.5
#define SHORTEST 1.0 /* seconds left to follow */
#define DOUBTFUL 3   /* empty lists until it is told: PingOne may take a moment */

static void look (SenderDispatchRun *self);

/* An empty list says nothing about who sent instead: another provider of the chain, another sender,
 * or PingOne that has not come to it yet. */
static void
give_up (SenderDispatchRun *self)
{
  if (sender_dispatch_run_is_cancelled (self))
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_ACCEPTED,
                             _ ("No longer followed. PingOne took it, and a code may come"));
  else if (self->is_stale)
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_ACCEPTED,
                             _ ("Accepted by PingOne, but Studio does not answer: whether PingOne "
                                "started the flow can’t be looked up. Look at the phone"));
  else
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_ACCEPTED,
                             _ ("Accepted by PingOne, but no execution for this number appeared at "
                                "the flow. PingOne may have fallen back to another provider, may "
                                "not use this sender, or may be late: look at the phone"));
}

static void
look_again (SenderDispatchRun *self)
{
  if (sender_dispatch_run_is_cancelled (self) || sender_dispatch_run_is_late (self))
    give_up (self);
  else
    sender_dispatch_run_pause (self, PAUSE, look);
}

/* The wait is counted from when PingOne took it. */
static double
get_rest (SenderDispatchRun *self)
{
  double passed = (double) (g_get_monotonic_time () - self->accepted) / G_USEC_PER_SEC;

  return MAX (self->wait - (self->pace > 0.0 ? passed / self->pace : 0.0), SHORTEST);
}

/* Only the end of the search tells that nothing came, and PingOne names no provider: until then it
 * can but be said what may be. */
static void
take_nothing (SenderDispatchRun *self)
{
  g_autoptr (GDateTime) end = NULL;
  g_autofree char      *time = NULL;

  if (++self->n_empty == DOUBTFUL)
    {
      end = g_date_time_new_from_unix_local (self->search_end / G_USEC_PER_SEC);
      time = g_date_time_format (end, "%H:%M:%S");
      sender_dispatch_add_step (self->dispatch, "reconcile",
                                _ ("The flow has started nothing for this number yet. PingOne may "
                                   "be late, or may have fallen back to another provider; looking "
                                   "until %s"),
                                time);
    }
  look_again (self);
}

static void
take_execution (SenderDispatchRun *self,
                SenderJson        *execution)
{
  const char *sid = sender_json_get_string_member (execution, "sid");

  sender_dispatch_take_start (self, execution);
  sender_dispatch_add_parts (self->dispatch, "accepted", sid, NULL,
                             _ ("Found at the flow: execution %s, for this number and begun since"),
                             sid);
  sender_dispatch_run_record (self);
  sender_dispatch_run_set_deadline (self, get_rest (self));
  sender_dispatch_follow (self);
}

/* No poll will do better with a credential that may not read. */
static void
take_trouble (SenderDispatchRun *self,
              const GError      *error)
{
  if (g_error_matches (error, SENDER_ERROR, SENDER_ERROR_UNAUTHORIZED) ||
      g_error_matches (error, SENDER_ERROR, SENDER_ERROR_FORBIDDEN))
    {
      sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_ACCEPTED,
                               _ ("Accepted by PingOne. It can’t be followed: the provider’s "
                                  "credential may not read the flow. %s"),
                               error->message);
      return;
    }
  if (!sender_dispatch_run_is_late (self))
    self->is_stale = TRUE;
  look_again (self);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SenderDispatchRun) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (SenderJson)        page = sender_twilio_get_finish (SENDER_TWILIO (source), result,
                                                                 NULL, &error);
  g_autoptr (GPtrArray)         found = sender_dispatch_list_candidates (self, page);

  if (page == NULL)
    {
      take_trouble (self, error);
      return;
    }
  self->is_stale = FALSE;
  if (found->len == 1)
    take_execution (self, g_ptr_array_index (found, 0));
  else if (found->len == 0)
    take_nothing (self);
  else
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_ACCEPTED,
                             _ ("Accepted by PingOne. %u executions for this number began at the "
                                "flow meanwhile, and which of them is PingOne’s can’t be told: "
                                "look at the phone"),
                             found->len);
}

static void
look (SenderDispatchRun *self)
{
  sender_twilio_get_async (self->twilio, SENDER_TWILIO_EXECUTIONS, self->flow_sid, NULL,
                           sender_dispatch_run_get_cancellable (self), listed_cb,
                           sender_dispatch_run_ref (self));
}

void
sender_dispatch_search (SenderDispatchRun *self)
{
  double seconds = MIN (WINDOW, self->wait);

  self->search_end = g_get_real_time () + (gint64) (seconds * self->pace * G_USEC_PER_SEC);
  sender_dispatch_run_set_deadline (self, seconds);
  look (self);
}
