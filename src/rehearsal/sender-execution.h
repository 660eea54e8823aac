/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-studio-flow.h"
#include "sender-traffic.h"

G_BEGIN_DECLS

/* One run of a flow: where it is, what it knows, the steps it took. */

typedef struct
{
  char       *sid;
  char       *name; /* the event */
  char       *from;
  char       *to;
  char       *type; /* of the widget that was left */
  SenderJson *context;
  gint64      created;
} SenderExecutionStep;

typedef struct
{
  char       *sid;
  char       *account;
  char       *flow_sid;
  SenderFlow *flow; /* (nullable): nothing to run */
  int         revision;
  char       *to;
  char       *from;
  char       *initiated_by;
  gboolean    ended;
  gboolean    stuck;
  gboolean    unrouted;
  gint64      created;
  gint64      updated;
  SenderJson *context;  /* object, as the Context resource shows it */
  GPtrArray  *steps;    /* (element-type SenderExecutionStep) */
  char       *state;    /* where it is */
  guint       repeats;  /* of the same widget in a row */
  char       *call_sid; /* (nullable): the call it is in */
  char       *message;  /* (nullable): SID of the message the current widget sent */
  char       *note;     /* (nullable): why it ended early, as the vendor's debugger would tell */
} SenderExecution;

/* @parameters (nullable) is an object. The run begins by itself as time passes. */
SenderExecution *sender_execution_start (SenderStage      *stage,
                                         SenderStudioFlow *flow,
                                         const char       *to,
                                         const char       *from,
                                         SenderJson       *parameters);
void             sender_execution_free (SenderExecution *self);
void             sender_execution_step_free (SenderExecutionStep *self);

/* The active one of an account for To and From, NULL if there is none. */
SenderExecution *sender_execution_find_active (SenderStage *stage,
                                               const char  *account,
                                               const char  *to,
                                               const char  *from);
/* Ends it where it is; an open call is hung up. */
void sender_execution_end (SenderStage     *stage,
                           SenderExecution *self);
/* For the interpreter: leaves the current widget by @event with @output (nullable, taken), which
 * becomes `widgets.<name>`. */
void sender_execution_leave (SenderStage     *stage,
                             SenderExecution *self,
                             const char      *event,
                             SenderJson      *output);
/* The same, to whatever @next says ("" ends) instead of the transition named @event. */
void sender_execution_leave_to (SenderStage     *stage,
                                SenderExecution *self,
                                const char      *event,
                                const char      *next,
                                SenderJson      *output);
/* A property of the current widget with its Liquid rendered, "" where absent. (transfer full) */
char *sender_execution_render (SenderExecution *self,
                               SenderJson      *state,
                               const char      *property);
char *sender_execution_render_text (SenderExecution *self,
                                    const char      *text);

G_END_DECLS
