/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-execution.h"

#include "sender-answer.h"
#include "sender-liquid.h"
#include "sender-widgets.h"

#include <string.h>

/* From the answer to the create until the flow begins. */
#define BEGIN_AFTER (50 * SENDER_MILLISECOND)

/* Limits of the service (reference: Twilio, section 11). */
#define MAX_STEPS 1000
#define MAX_REPEATS 10

/**
 * sender_execution_step_free:
 * @self: (transfer full): a step
 *
 * Frees a step.
 */
void
sender_execution_step_free (SenderExecutionStep *self)
{
  g_free (self->sid);
  g_free (self->name);
  g_free (self->from);
  g_free (self->to);
  g_free (self->type);
  sender_json_unref (self->context);
  g_free (self);
}

/**
 * sender_execution_free:
 * @self: (transfer full): an execution
 *
 * Frees an execution.
 */
void
sender_execution_free (SenderExecution *self)
{
  g_free (self->sid);
  g_free (self->account);
  g_free (self->flow_sid);
  g_clear_pointer (&self->flow, sender_flow_unref);
  g_free (self->to);
  g_free (self->from);
  g_free (self->initiated_by);
  sender_json_unref (self->context);
  g_ptr_array_unref (self->steps);
  g_free (self->state);
  g_free (self->call_sid);
  g_free (self->message);
  g_free (self->note);
  g_free (self);
}

static SenderJson *
new_channel (const char *address)
{
  SenderJson *holder = sender_json_new_object ();
  SenderJson *channel = sender_json_new_object ();

  sender_put_text (channel, "address", address);
  sender_put (holder, "channel", channel);
  return holder;
}

/* Structure as read from catalogues and from code that reads it (reference: Twilio, 5.5). Inside a
 * flow `flow.sid` is the execution. */
static SenderJson *
build_context (SenderExecution *self,
               SenderJson      *parameters)
{
  SenderJson *context = sender_json_new_object ();
  SenderJson *trigger = sender_json_new_object ();
  SenderJson *request = sender_json_new_object ();
  SenderJson *flow = new_channel (self->from);

  sender_put_text (request, "from", self->from);
  sender_put_text (request, "to", self->to);
  sender_put (request, "parameters",
              parameters != NULL ? sender_json_copy (parameters) : sender_json_new_object ());
  sender_put (trigger, "request", request);
  sender_put (context, "trigger", trigger);
  sender_put_text (flow, "sid", self->sid);
  sender_put_text (flow, "flow_sid", self->flow_sid);
  sender_put (flow, "data",
              parameters != NULL ? sender_json_copy (parameters) : sender_json_new_object ());
  sender_put (flow, "variables", sender_json_new_object ());
  sender_put (context, "flow", flow);
  sender_put (context, "contact", new_channel (self->to));
  sender_put (context, "widgets", sender_json_new_object ());
  return context;
}

static void
finish (SenderStage     *stage,
        SenderExecution *self)
{
  SenderTrafficCall *call = sender_shelf_find (stage->calls, self->call_sid);

  self->ended = TRUE;
  self->updated = sender_clock_now (stage->clock);
  if (call != NULL)
    sender_traffic_hang_up (stage, call);
}

static void
stop (SenderStage     *stage,
      SenderExecution *self,
      const char      *note)
{
  g_free (self->note);
  self->note = g_strdup (note);
  finish (stage, self);
}

static void
enter (SenderStage     *stage,
       SenderExecution *self,
       const char      *name)
{
  SenderJson *state = sender_flow_find_state (self->flow, name);

  self->repeats = g_strcmp0 (self->state, name) == 0 ? self->repeats + 1 : 1;
  if (self->state != name)
    {
      g_free (self->state);
      self->state = g_strdup (name);
    }
  if (state == NULL)
    stop (stage, self, "81020");
  else if (self->steps->len >= MAX_STEPS)
    stop (stage, self, "81000");
  else if (self->repeats > MAX_REPEATS)
    stop (stage, self, "81001");
  else
    sender_widgets_enter (stage, self, state);
}

static void
begin_cb (const char *key,
          gpointer    user_data)
{
  SenderStage     *stage = user_data;
  SenderExecution *self = sender_shelf_find (stage->executions, key);
  SenderJson      *initial = NULL;

  if (self == NULL || self->ended || self->stuck)
    return;
  initial = self->flow != NULL ? sender_flow_get_initial_state (self->flow) : NULL;
  if (initial == NULL)
    stop (stage, self, "81022");
  else
    enter (stage, self, sender_json_get_string_member (initial, "name"));
}

/**
 * sender_execution_start:
 * @stage: what the stand-ins share
 * @flow: a flow with a revision that runs for @to
 * @to: the contact
 * @from: the sender
 * @parameters: (nullable): an object
 *
 * Starts a run. It is active when this returns, whatever the flow will do.
 *
 * Returns: (transfer none): the execution
 */
SenderExecution *
sender_execution_start (SenderStage      *stage,
                        SenderStudioFlow *flow,
                        const char       *to,
                        const char       *from,
                        SenderJson       *parameters)
{
  SenderFaults               *faults = stage->faults;
  SenderStudioRevision       *revision = sender_studio_flow_get_live (flow, to);
  SenderExecution            *self = g_new0 (SenderExecution, 1);
  g_autoptr (SenderFaultRule) stuck = sender_faults_take (faults, SENDER_FAULT_STUCK_FLOW);
  g_autoptr (SenderFaultRule) unrouted = sender_faults_take (faults,
                                                             SENDER_FAULT_UNROUTED_TRIGGER);

  self->sid = sender_answer_new_sid ("FN");
  self->account = g_strdup (flow->account);
  self->flow_sid = g_strdup (flow->sid);
  self->flow = revision->flow != NULL ? sender_flow_ref (revision->flow) : NULL;
  self->revision = revision->number;
  self->to = g_strdup (to);
  self->from = g_strdup (from);
  self->initiated_by = sender_answer_new_sid ("RQ");
  self->stuck = stuck != NULL;
  self->unrouted = unrouted != NULL;
  self->created = self->updated = sender_clock_now (stage->clock);
  self->context = build_context (self, parameters);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) sender_execution_step_free);
  sender_shelf_add (stage->executions, self->sid, self);
  sender_clock_schedule (stage->clock, BEGIN_AFTER, self->sid, begin_cb, stage);
  return self;
}

/**
 * sender_execution_find_active:
 * @stage: what the stand-ins share
 * @account: whose executions
 * @to: the contact
 * @from: the sender
 *
 * Finds the run that keeps another one from starting. Whether that counts per flow or per account
 * is not documented; here it counts per account, the stricter of the two.
 *
 * Returns: (transfer none) (nullable): the execution
 */
SenderExecution *
sender_execution_find_active (SenderStage *stage,
                              const char  *account,
                              const char  *to,
                              const char  *from)
{
  for (guint i = sender_shelf_get_length (stage->executions); i > 0; i--)
    {
      SenderExecution *self = sender_shelf_get (stage->executions, i - 1);

      if (!self->ended && strcmp (self->account, account) == 0 && strcmp (self->to, to) == 0 &&
          strcmp (self->from, from) == 0)
        return self;
    }
  return NULL;
}

/**
 * sender_execution_end:
 * @stage: what the stand-ins share
 * @self: an execution
 *
 * Ends a run where it is. Later widgets are not run.
 */
void
sender_execution_end (SenderStage     *stage,
                      SenderExecution *self)
{
  if (!self->ended)
    finish (stage, self);
}

static const char *
find_next (SenderExecution *self,
           SenderJson      *state,
           const char      *event)
{
  SenderJson *transitions = sender_read_kind (state, "transitions", SENDER_JSON_ARRAY);

  if (self->unrouted && strcmp (event, "incomingRequest") == 0)
    return NULL;
  for (guint i = 0; transitions != NULL && i < sender_json_get_length (transitions); i++)
    {
      SenderJson *transition = sender_json_get_element (transitions, i);
      SenderJson *next = sender_read_kind (transition, "next", SENDER_JSON_STRING);

      if (next != NULL &&
          g_strcmp0 (sender_json_get_string_member (transition, "event"), event) == 0)
        return sender_json_get_text (next);
    }
  return NULL;
}

static void
record_step (SenderStage     *stage,
             SenderExecution *self,
             SenderJson      *state,
             const char      *event,
             const char      *next)
{
  SenderExecutionStep *step = g_new0 (SenderExecutionStep, 1);

  step->sid = sender_answer_new_sid ("FT");
  step->name = g_strdup (event);
  step->from = g_strdup (self->state);
  step->to = g_strdup (next != NULL ? next : "Ended");
  step->type = g_strdup (sender_json_get_string_member (state, "type"));
  step->context = sender_json_copy (self->context);
  step->created = sender_clock_now (stage->clock);
  g_ptr_array_add (self->steps, step);
}

/**
 * sender_execution_leave_to:
 * @stage: what the stand-ins share
 * @self: an execution
 * @event: what happened
 * @next: (nullable): where it goes; %NULL and the empty text end the run
 * @output: (transfer full) (nullable): what the widget knows now
 *
 * Leaves the current widget.
 */
void
sender_execution_leave_to (SenderStage     *stage,
                           SenderExecution *self,
                           const char      *event,
                           const char      *next,
                           SenderJson      *output)
{
  SenderJson      *state = sender_flow_find_state (self->flow, self->state);
  SenderJson      *widgets = sender_json_get_member (self->context, "widgets");
  g_autofree char *target = next != NULL && *next != '\0' ? g_strdup (next) : NULL;

  if (strcmp (sender_json_get_string_member (state, "type"), "trigger") != 0)
    sender_put (widgets, self->state, output != NULL ? output : sender_json_new_object ());
  else
    g_clear_pointer (&output, sender_json_unref);
  self->updated = sender_clock_now (stage->clock);
  record_step (stage, self, state, event, target);
  if (target == NULL)
    finish (stage, self);
  else
    enter (stage, self, target);
}

/**
 * sender_execution_leave:
 * @stage: what the stand-ins share
 * @self: an execution
 * @event: what happened
 * @output: (transfer full) (nullable): what the widget knows now
 *
 * Leaves the current widget by the transition of an event; without one the run ends.
 */
void
sender_execution_leave (SenderStage     *stage,
                        SenderExecution *self,
                        const char      *event,
                        SenderJson      *output)
{
  SenderJson *state = sender_flow_find_state (self->flow, self->state);

  sender_execution_leave_to (stage, self, event, find_next (self, state, event), output);
}

static char *
lookup_cb (const char *path,
           gpointer    user_data)
{
  SenderExecution *self = user_data;
  g_auto (GStrv)   names = g_strsplit (path, ".", -1);
  SenderJson      *value = self->context;

  for (guint i = 0; value != NULL && names[i] != NULL; i++)
    value = sender_json_get_kind (value) == SENDER_JSON_OBJECT
              ? sender_json_get_member (value, names[i])
              : NULL;
  if (value == NULL)
    return NULL;
  switch (sender_json_get_kind (value))
    {
    case SENDER_JSON_STRING:
    case SENDER_JSON_NUMBER:
      return g_strdup (sender_json_get_text (value));
    case SENDER_JSON_BOOLEAN:
    case SENDER_JSON_ARRAY:
    case SENDER_JSON_OBJECT:
      return sender_json_to_string (value);
    case SENDER_JSON_NULL:
    default:
      return NULL;
    }
}

/**
 * sender_execution_render_text:
 * @self: an execution
 * @text: text with Liquid
 *
 * Renders Liquid as the flow would; what is not there renders as nothing.
 *
 * Returns: (transfer full): the text
 */
char *
sender_execution_render_text (SenderExecution *self,
                              const char      *text)
{
  return sender_liquid_render (text, lookup_cb, self);
}

/**
 * sender_execution_render:
 * @self: an execution
 * @state: a widget
 * @property: one of its properties
 *
 * Renders a property of a widget.
 *
 * Returns: (transfer full): the text, empty where there is none
 */
char *
sender_execution_render (SenderExecution *self,
                         SenderJson      *state,
                         const char      *property)
{
  SenderJson *properties = sender_read_kind (state, "properties", SENDER_JSON_OBJECT);
  SenderJson *value = properties != NULL ? sender_json_get_member (properties, property) : NULL;

  if (value == NULL || (sender_json_get_kind (value) != SENDER_JSON_STRING &&
                        sender_json_get_kind (value) != SENDER_JSON_NUMBER))
    return g_strdup ("");
  return sender_execution_render_text (self, sender_json_get_text (value));
}
