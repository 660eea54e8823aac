/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-dispatch-private.h"
#include "sender-retry.h"
#include "sender-twilio.h"
#include "sender-url.h"

G_BEGIN_DECLS

/*
 * One dispatch under way, shared by its phases: post -> (reconcile) -> follow, or where PingOne
 * sends, ask -> search -> follow. Data flows one way; a phase ends by starting the next one or by
 * ending the run.
 */

typedef struct
{
  /* Input: copies of the plan. */
  SenderDispatcher *dispatcher; /* (owned) */
  SenderDispatch   *dispatch;   /* (owned) */
  SenderRequest    *request;    /* (owned) (nullable): NULL when resuming */
  SenderUrl        *url;        /* (owned) (nullable): the configured one */
  SenderPlatform   *platform;   /* (owned) (nullable): what asks PingOne to send */
  SenderJson       *order;      /* (owned) (nullable): what it is asked for */
  SenderChannel     channel;
  char             *to;
  char             *payload; /* (nullable) */
  gboolean          is_studio;
  char             *flow_sid; /* (nullable) */
  gboolean          follow;
  double            wait; /* seconds from the 201 */

  /* In progress. */
  GTask           *task;      /* (owned) */
  SenderTransport *transport; /* (owned) */
  SenderTwilio    *twilio;    /* (owned) (nullable): for Studio */
  double           pace;
  SenderRetry      retry;       /* of the POST */
  gint64           posted;      /* µs since the epoch: before the POST left */
  gint64           earliest;    /* the same by the service's clock; 0 before it is known */
  gint64           accepted;    /* µs, monotonic: when PingOne took it, 0 before */
  GCancellable    *phase;       /* (owned) (nullable): what ends with the phase, or sooner */
  GSource         *phase_end;   /* (owned) (nullable) */
  GHashTable      *strangers;   /* (owned) (nullable): executions that are not ours */
  char            *account_sid; /* (nullable): as the execution names it */
  gboolean         is_active;   /* the execution still runs */
  gboolean         has_untold_end;
  gint64           search_end; /* µs since the epoch: when the search for the execution ends */
  guint            polls;
  guint            n_empty;     /* lists without what PingOne started */
  guint            n_steps;     /* of the flow, shown so far */
  gboolean         has_context; /* read for the present steps */
  char            *last_widget; /* (nullable): where the flow was last */
  char            *last_event;  /* (nullable) */
  char            *result;      /* (nullable): newest status of the message or call */
  gboolean         has_trouble; /* a failed poll was told */
  gboolean         is_stale;    /* the newest poll of the execution failed */
} SenderDispatchRun;

SenderDispatchRun *sender_dispatch_run_new (SenderDispatcher         *dispatcher,
                                            const SenderDispatchPlan *plan,
                                            SenderDispatch           *dispatch,
                                            GTask                    *task);
SenderDispatchRun *sender_dispatch_run_ref (SenderDispatchRun *self);
void               sender_dispatch_run_unref (SenderDispatchRun *self);
/* For what the present phase does: cancelled by the user or by the phase's deadline. */
GCancellable *sender_dispatch_run_get_cancellable (SenderDispatchRun *self);
/* By the user. */
gboolean sender_dispatch_run_is_cancelled (SenderDispatchRun *self);

/* Calls @func after @seconds (times the pace), or at once when the run is cancelled or late. */
void sender_dispatch_run_pause (SenderDispatchRun *self,
                                double             seconds,
                                void (*func) (SenderDispatchRun *self));
/* Begins a phase that ends @seconds (times the pace) from now: what it waits for then is given up,
 * an answer that does not come included. */
void sender_dispatch_run_set_deadline (SenderDispatchRun *self,
                                       double             seconds);
/* Whether the phase is over. */
gboolean sender_dispatch_run_is_late (SenderDispatchRun *self);
/* Records where it is by now, without waiting; a failure to record is told in the timeline. */
void sender_dispatch_run_record (SenderDispatchRun *self);
/* The end: state, the sentence, the last record, then the task returns. */
void sender_dispatch_run_end (SenderDispatchRun  *self,
                              SenderDispatchState state,
                              const char         *format,
                              ...) G_GNUC_PRINTF (3, 4);

/* The phases. */
void sender_dispatch_post (SenderDispatchRun *self);
void sender_dispatch_reconcile (SenderDispatchRun *self,
                                const char        *why);
/* PingOne’s own sending. */
void sender_dispatch_ask (SenderDispatchRun *self);
void sender_dispatch_search (SenderDispatchRun *self);
/* Takes over what an execution is known by. */
void sender_dispatch_take_start (SenderDispatchRun *self,
                                 SenderJson        *execution);
/* @execution: the object of the 201 or of the list. */
void sender_dispatch_accept (SenderDispatchRun *self,
                             SenderJson        *execution);
void sender_dispatch_follow (SenderDispatchRun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderDispatchRun, sender_dispatch_run_unref)

G_END_DECLS
