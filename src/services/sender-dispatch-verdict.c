/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-dispatch-verdict.h"

#include "sender-json.h"
#include "sender-text.h"
#include "sender-twilio-answer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a status of a message or a call means at the end (reference: Twilio, section 6). A status
 * that
 * is not listed is not final. */
static const struct
{
  gboolean            is_call;
  const char         *status;
  SenderDispatchState state;
} verdicts[] = {
  { FALSE, "delivered", SENDER_DISPATCH_STATE_DELIVERED },
  { FALSE, "read", SENDER_DISPATCH_STATE_DELIVERED },
  { FALSE, "undelivered", SENDER_DISPATCH_STATE_UNDELIVERED },
  { FALSE, "failed", SENDER_DISPATCH_STATE_UNDELIVERED },
  { FALSE, "canceled", SENDER_DISPATCH_STATE_UNDELIVERED },
  { TRUE, "completed", SENDER_DISPATCH_STATE_DELIVERED },
  { TRUE, "busy", SENDER_DISPATCH_STATE_UNDELIVERED },
  { TRUE, "no-answer", SENDER_DISPATCH_STATE_UNDELIVERED },
  { TRUE, "failed", SENDER_DISPATCH_STATE_UNDELIVERED },
  { TRUE, "canceled", SENDER_DISPATCH_STATE_UNDELIVERED },
};

static SenderJson *
get_object (SenderJson *parent,
            const char *name)
{
  SenderJson *child = NULL;

  if (parent != NULL && sender_json_get_kind (parent) == SENDER_JSON_OBJECT)
    child = sender_json_get_member (parent, name);
  return child != NULL && sender_json_get_kind (child) == SENDER_JSON_OBJECT ? child : NULL;
}

void
sender_dispatch_take_execution (SenderDispatchRun *self,
                                SenderJson        *execution)
{
  const char *status = sender_json_get_string_member (execution, "status");
  const char *account = sender_json_get_string_member (execution, "account_sid");

  if (self->account_sid == NULL && account != NULL && sender_text_is_sid (account, "AC"))
    self->account_sid = g_strdup (account);
  if (!self->is_active || g_strcmp0 (status, "ended") != 0)
    return;
  self->is_active = FALSE;
  self->has_context = FALSE;
  self->has_untold_end = TRUE;
}

static void
tell_step (SenderDispatchRun *self,
           SenderJson        *step)
{
  const char      *from = sender_json_get_string_member (step, "transitioned_from");
  const char      *to = sender_json_get_string_member (step, "transitioned_to");
  const char      *event = sender_json_get_string_member (step, "name");
  g_autofree char *detail = NULL;

  if (from == NULL || to == NULL || event == NULL)
    return;
  detail = g_strdup_printf ("%s → %s", event, to);
  sender_dispatch_add_parts (self->dispatch, "step", from, detail, _ ("Flow: %s → %s (%s)"), from,
                             to, event);
  g_free (self->last_widget);
  g_free (self->last_event);
  self->last_widget = g_strdup (from);
  self->last_event = g_strdup (event);
}

gboolean
sender_dispatch_take_steps (SenderDispatchRun *self,
                            SenderJson        *answer)
{
  SenderJson *steps = sender_json_get_member (answer, "steps");
  guint       n_before = self->n_steps;
  guint       n_steps = 0;

  if (steps != NULL && sender_json_get_kind (steps) == SENDER_JSON_ARRAY)
    n_steps = sender_json_get_length (steps);
  /* Newest first, as lists are; told in the order they happened. */
  for (guint i = n_before; i < n_steps; i++)
    {
      SenderJson *step = sender_json_get_element (steps, n_steps - 1 - i);

      if (sender_json_get_kind (step) == SENDER_JSON_OBJECT)
        tell_step (self, step);
    }
  self->n_steps = MAX (n_before, n_steps);
  /* Told after what led to it, though it is learnt before. */
  if (self->has_untold_end)
    sender_dispatch_add_step (self->dispatch, "step", _ ("The flow ended"));
  self->has_untold_end = FALSE;
  return n_steps > n_before;
}

/* A message’s SID stands in a widget’s `outbound.Sid`, a call’s in its `CallSid`. */
static void
take_widget (SenderDispatchRun *self,
             const char        *name,
             SenderJson        *widget)
{
  SenderJson *outbound = get_object (widget, "outbound");
  const char *call = sender_json_get_string_member (widget, "CallSid");
  const char *message = NULL;

  if (outbound != NULL)
    message = sender_json_get_string_member (outbound, "Sid");
  if (call != NULL && sender_text_is_sid (call, "CA") &&
      sender_dispatch_get_call_sid (self->dispatch) == NULL)
    {
      sender_dispatch_set_call_sid (self->dispatch, call);
      sender_dispatch_add_parts (self->dispatch, "call", _ ("Call placed"), call,
                                 _ ("%s placed call %s"), name, call);
    }
  if (message != NULL &&
      (sender_text_is_sid (message, "SM") || sender_text_is_sid (message, "MM")) &&
      sender_dispatch_get_message_sid (self->dispatch) == NULL)
    {
      sender_dispatch_set_message_sid (self->dispatch, message);
      sender_dispatch_add_parts (self->dispatch, "message", _ ("Message created"), message,
                                 _ ("%s sent message %s"), name, message);
    }
}

static SenderJson *
get_widgets (SenderJson *answer)
{
  return get_object (get_object (answer, "context"), "widgets");
}

gboolean
sender_dispatch_take_context (SenderDispatchRun *self,
                              SenderJson        *answer)
{
  SenderJson *widgets = get_widgets (answer);
  const char *call = sender_dispatch_get_call_sid (self->dispatch);
  const char *message = sender_dispatch_get_message_sid (self->dispatch);

  for (guint i = 0; widgets != NULL && i < sender_json_get_length (widgets); i++)
    {
      SenderJson *widget = sender_json_get_element (widgets, i);

      if (sender_json_get_kind (widget) == SENDER_JSON_OBJECT)
        take_widget (self, sender_json_get_name (widgets, i), widget);
    }
  return call != sender_dispatch_get_call_sid (self->dispatch) ||
         message != sender_dispatch_get_message_sid (self->dispatch);
}

/* Codes come as numbers, as text of digits, or not at all. */
static int
get_code (SenderJson *object,
          const char *name)
{
  SenderJson *code = object != NULL ? sender_json_get_member (object, name) : NULL;
  const char *text = code != NULL ? sender_json_get_text (code) : NULL;
  guint64     number = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &number, NULL))
    return 0;
  return (int) number;
}

static void
end_undelivered (SenderDispatchRun *self,
                 const char        *status,
                 int                code)
{
  g_autofree char *explanation = sender_twilio_explain (code);

  sender_dispatch_set_error_code (self->dispatch, code);
  if (explanation != NULL)
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_UNDELIVERED,
                             _ ("Not delivered: “%s”. %s"), status, explanation);
  else
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_UNDELIVERED, _ ("Not delivered: “%s”"),
                             status);
}

/* Of what PingOne sent, the code is not known here: that the phone showed it is asked for apart. */
static const char *
get_delivered_words (SenderDispatchRun *self,
                     gboolean           is_call)
{
  if (sender_dispatch_is_via_pingone (self->dispatch))
    return is_call ? _ ("Delivered: the call was answered and ended. From PingOne’s template to "
                        "the handset")
                   : _ ("Delivered to the handset. From PingOne’s template to the handset");
  return is_call ? _ ("Delivered: the call was answered and ended. From request to handset")
                 : _ ("Delivered to the handset. From request to handset");
}

static void
end_delivered (SenderDispatchRun *self,
               gboolean           is_call,
               SenderJson        *object)
{
  const char *answered_by = sender_json_get_string_member (object, "answered_by");

  if (is_call && answered_by != NULL &&
      (g_str_has_prefix (answered_by, "machine") || g_str_has_prefix (answered_by, "fax")))
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_UNKNOWN,
                             _ ("The call was answered by a machine (%s): whether anybody heard "
                                "the code is unknown"),
                             answered_by);
  else
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_DELIVERED, "%s",
                             get_delivered_words (self, is_call));
}

gboolean
sender_dispatch_judge (SenderDispatchRun *self,
                       SenderJson        *object)
{
  gboolean    is_call = sender_dispatch_get_call_sid (self->dispatch) != NULL;
  const char *status = sender_json_get_string_member (object, "status");

  if (status == NULL)
    return FALSE;
  if (g_strcmp0 (status, self->result) != 0)
    {
      g_free (self->result);
      self->result = g_strdup (status);
      sender_dispatch_add_step (self->dispatch, is_call ? "call" : "message",
                                is_call ? _ ("The call is “%s”") : _ ("The message is “%s”"),
                                status);
    }
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      if (verdicts[i].is_call != is_call || strcmp (verdicts[i].status, status) != 0)
        continue;
      if (verdicts[i].state == SENDER_DISPATCH_STATE_DELIVERED)
        end_delivered (self, is_call, object);
      else
        end_undelivered (self, status, get_code (object, "error_code"));
      return TRUE;
    }
  return FALSE;
}

/* A refusal by the API leaves its code in the widget that was refused. */
static int
find_refusal (SenderJson *context)
{
  SenderJson *widgets = get_widgets (context);

  for (guint i = 0; widgets != NULL && i < sender_json_get_length (widgets); i++)
    {
      SenderJson *widget = sender_json_get_element (widgets, i);
      int         code = get_code (get_object (widget, "outbound"), "ErrorCode");

      if (code != 0)
        return code;
    }
  return 0;
}

void
sender_dispatch_judge_silence (SenderDispatchRun *self,
                               SenderJson        *context)
{
  int              code = find_refusal (context);
  g_autofree char *explanation = sender_twilio_explain (code);

  sender_dispatch_set_error_code (self->dispatch, code);
  if (explanation != NULL)
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_NO_MESSAGE,
                             _ ("The flow ended without a message: “%s” was refused. %s"),
                             self->last_widget != NULL ? self->last_widget : _ ("a widget"),
                             explanation);
  else if (self->n_steps <= 1 || self->last_widget == NULL)
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_NO_MESSAGE,
                             _ ("The flow ended at its trigger and sent nothing. In Studio, "
                                "connect the trigger’s “REST API” to a widget, and publish"));
  else
    sender_dispatch_run_end (self, SENDER_DISPATCH_STATE_NO_MESSAGE,
                             _ ("The flow ended after “%s” (%s) and sent nothing: no widget on "
                                "its way sends a message or places a call"),
                             self->last_widget, self->last_event);
}
