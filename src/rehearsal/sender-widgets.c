/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-widgets.h"

#include "sender-account.h"
#include "sender-answer.h"
#include "sender-split.h"
#include "sender-text.h"

#include <string.h>

/* From handing a message over until the service has taken it. */
#define SENT_AFTER (300 * SENDER_MILLISECOND)
#define SPEAKING_START SENDER_SECOND
#define SPEAKING_CHARACTER (60 * SENDER_MILLISECOND)

#define MAX_BODY 1600
#define REPLY_TIMEOUT 3600
#define RING_TIMEOUT 60

typedef void (*WidgetFunc) (SenderStage     *stage,
                            SenderExecution *execution,
                            SenderJson      *state);

/* Refusals of the messaging service (reference: Twilio, section 7.4). */
static const struct
{
  int         code;
  const char *message;
} refusals[] = {
  { 21211, "The 'To' number is not a valid phone number." },
  { 21602, "Message body is required." },
  { 21606, "The 'From' phone number provided is not a valid message-capable phone number." },
  { 21617, "The concatenated message body exceeds the 1600 character limit." },
};

static const char *
get_refusal (gint64 code)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (refusals[i].code == code)
      return refusals[i].message;
  return "The message was refused.";
}

static gboolean
is_phone (const char *number)
{
  return g_regex_match_simple ("^\\+[1-9][0-9]{1,14}$", number, G_REGEX_DOLLAR_ENDONLY, 0);
}

static gint64
read_seconds (SenderExecution *execution,
              SenderJson      *state,
              const char      *property,
              gint64           fallback)
{
  g_autofree char *text = sender_execution_render (execution, state, property);
  gint64           seconds = g_ascii_strtoll (text, NULL, 10);

  return (seconds > 0 ? seconds : fallback) * SENDER_SECOND;
}

/* 0 if the message is taken. */
static gint64
judge_message (SenderStage     *stage,
               SenderExecution *execution,
               const char      *to,
               const char      *from,
               const char      *body)
{
  const SenderAccount        *account = sender_shelf_find (stage->accounts, execution->account);
  g_autoptr (SenderFaultRule) fault = sender_faults_take (stage->faults, SENDER_FAULT_FLOW_FAILS);

  if (fault != NULL)
    return sender_read_int (fault->json, "error_code", 21606);
  if (*body == '\0')
    return 21602;
  if (g_utf8_strlen (body, -1) > MAX_BODY)
    return 21617;
  if (!is_phone (to) || strcmp (to, from) == 0)
    return 21211;
  return account == NULL || sender_account_owns (account, from) ? 0 : 21606;
}

static SenderJson *
wrap (const char *name,
      SenderJson *value)
{
  SenderJson *output = sender_json_new_object ();

  sender_put (output, name, value);
  return output;
}

static SenderJson *
describe_refused (SenderExecution *execution,
                  const char      *to,
                  const char      *from,
                  const char      *body,
                  gint64           code)
{
  SenderJson *outbound = sender_json_new_object ();

  sender_put_text (outbound, "AccountSid", execution->account);
  sender_put_text (outbound, "To", to);
  sender_put_text (outbound, "From", from);
  sender_put_text (outbound, "Body", body);
  sender_put_int (outbound, "ErrorCode", code);
  sender_put_text (outbound, "ErrorMessage", get_refusal (code));
  return wrap ("outbound", outbound);
}

static SenderJson *
describe_message (const SenderTrafficMessage *message)
{
  SenderJson *outbound = sender_json_new_object ();
  gboolean    service = sender_text_is_sid (message->from, "MG");

  sender_put_text (outbound, "Sid", message->sid);
  sender_put_text (outbound, "AccountSid", message->account);
  sender_put_text (outbound, "Status", service ? "accepted" : "queued");
  sender_put_text (outbound, "To", message->to);
  sender_put_text (outbound, "From", service ? NULL : message->from);
  sender_put_text (outbound, "MessagingServiceSid", service ? message->from : NULL);
  sender_put_text (outbound, "Body", message->body);
  sender_put_format (outbound, "NumSegments", "%u", sender_traffic_count_segments (message->body));
  sender_put_text (outbound, "Direction", "outbound-api");
  sender_put_null (outbound, "ErrorCode");
  sender_put_null (outbound, "ErrorMessage");
  return outbound;
}

/* The run, if it still waits for what was scheduled. */
static SenderExecution *
find_waiting (SenderStage *stage,
              const char  *key)
{
  SenderExecution *execution = sender_shelf_find (stage->executions, key);

  return execution != NULL && !execution->ended ? execution : NULL;
}

static SenderJson *
describe_current_message (SenderStage     *stage,
                          SenderExecution *execution)
{
  const SenderTrafficMessage *message = sender_shelf_find (stage->messages, execution->message);

  return message != NULL ? wrap ("outbound", describe_message (message)) : NULL;
}

static void
message_sent_cb (const char *key,
                 gpointer    user_data)
{
  SenderExecution *execution = find_waiting (user_data, key);

  if (execution != NULL)
    sender_execution_leave (user_data, execution, "sent",
                            describe_current_message (user_data, execution));
}

static void
reply_timeout_cb (const char *key,
                  gpointer    user_data)
{
  SenderExecution *execution = find_waiting (user_data, key);

  if (execution != NULL && execution->message != NULL)
    sender_execution_leave (user_data, execution, "timeout",
                            describe_current_message (user_data, execution));
}

/* Hands the message over; FALSE if it was refused and the run went on by @refused. */
static gboolean
hand_over (SenderStage     *stage,
           SenderExecution *execution,
           SenderJson      *state,
           const char      *refused)
{
  g_autofree char *body = sender_execution_render (execution, state, "body");
  g_autofree char *to = sender_execution_render (execution, state, "to");
  g_autofree char *from = sender_execution_render (execution, state, "from");
  const char      *true_to = *to != '\0' ? to : execution->to;
  const char      *true_from = *from != '\0' ? from : execution->from;
  gint64           code = judge_message (stage, execution, true_to, true_from, body);

  g_clear_pointer (&execution->message, g_free);
  if (code != 0)
    {
      sender_execution_leave (stage, execution, refused,
                              describe_refused (execution, true_to, true_from, body, code));
      return FALSE;
    }
  execution->message = g_strdup (
    sender_traffic_send (stage, execution->account, true_from, true_to, body)->sid);
  return TRUE;
}

static void
enter_send_message (SenderStage     *stage,
                    SenderExecution *execution,
                    SenderJson      *state)
{
  if (hand_over (stage, execution, state, "failed"))
    sender_clock_schedule (stage->clock, SENT_AFTER, execution->sid, message_sent_cb, stage);
}

static void
enter_send_and_wait (SenderStage     *stage,
                     SenderExecution *execution,
                     SenderJson      *state)
{
  if (hand_over (stage, execution, state, "deliveryFailure"))
    sender_clock_schedule (stage->clock,
                           read_seconds (execution, state, "timeout", REPLY_TIMEOUT),
                           execution->sid, reply_timeout_cb, stage);
}

/**
 * sender_widgets_reply:
 * @stage: what the stand-ins share
 * @from: the phone that answers
 * @body: what it says
 *
 * Answers the message that a run waits on.
 *
 * Returns: whether one waits
 */
gboolean
sender_widgets_reply (SenderStage *stage,
                      const char  *from,
                      const char  *body)
{
  for (guint i = sender_shelf_get_length (stage->executions); i > 0; i--)
    {
      SenderExecution *execution = sender_shelf_get (stage->executions, i - 1);
      SenderJson      *state = NULL;
      SenderJson      *output = NULL;
      SenderJson      *inbound = NULL;

      if (execution->ended || execution->message == NULL || strcmp (execution->to, from) != 0)
        continue;
      state = sender_flow_find_state (execution->flow, execution->state);
      if (strcmp (sender_json_get_string_member (state, "type"), "send-and-wait-for-reply") != 0)
        continue;
      output = describe_current_message (stage, execution);
      inbound = sender_json_new_object ();
      sender_put_text (inbound, "Body", body);
      sender_put_text (inbound, "From", from);
      sender_put (output, "inbound", inbound);
      g_clear_pointer (&execution->message, g_free);
      sender_execution_leave (stage, execution, "incomingMessage", output);
      return TRUE;
    }
  return FALSE;
}

static SenderJson *
describe_call (const SenderTrafficCall *call)
{
  SenderJson *output = sender_json_new_object ();

  sender_put_text (output, "CallSid", call->sid);
  sender_put_text (output, "AccountSid", call->account);
  sender_put_text (output, "CallStatus", call->status);
  sender_put_text (output, "AnsweredBy", call->answered_by);
  sender_put_text (output, "To", call->to);
  sender_put_text (output, "From", call->from);
  sender_put_text (output, "Direction", "outbound-api");
  return output;
}

static void
call_resolved (SenderStage       *stage,
               SenderTrafficCall *call)
{
  static const struct
  {
    const char *status;
    const char *event;
  } events[] = {
    { "in-progress", "answered" },
    { "busy", "busy" },
    { "no-answer", "noAnswer" },
  };
  SenderExecution *execution = find_waiting (stage, call->execution);
  const char      *event = "failed";

  if (execution == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (strcmp (events[i].status, call->status) == 0)
      event = events[i].event;
  sender_execution_leave (stage, execution, event, describe_call (call));
}

/* Always between the To and From of the run; a messaging service can't call. */
static void
enter_call (SenderStage     *stage,
            SenderExecution *execution,
            SenderJson      *state)
{
  const SenderAccount        *account = sender_shelf_find (stage->accounts, execution->account);
  gint64                      timeout = read_seconds (execution, state, "timeout", RING_TIMEOUT);
  g_autoptr (SenderFaultRule) fault = sender_faults_take (stage->faults, SENDER_FAULT_FLOW_FAILS);
  SenderTrafficCall          *call = NULL;

  if (fault != NULL || !is_phone (execution->to) || sender_text_is_sid (execution->from, "MG") ||
      (account != NULL && !sender_account_owns (account, execution->from)))
    {
      sender_execution_leave (stage, execution, "failed", NULL);
      return;
    }
  call = sender_traffic_call (stage, execution->account, execution->from, execution->to,
                              execution->sid, timeout, call_resolved);
  g_free (execution->call_sid);
  execution->call_sid = g_strdup (call->sid);
}

static void
spoken_cb (const char *key,
           gpointer    user_data)
{
  SenderExecution *execution = find_waiting (user_data, key);

  if (execution != NULL)
    sender_execution_leave (user_data, execution, "audioComplete", NULL);
}

/* Outside a call nobody hears it; the vendor reports 81020 and goes no further. */
static void
enter_say (SenderStage     *stage,
           SenderExecution *execution,
           SenderJson      *state)
{
  SenderTrafficCall *call = sender_shelf_find (stage->calls, execution->call_sid);
  g_autofree char   *text = sender_execution_render (execution, state, "say");
  gint64             length = (gint64) g_utf8_strlen (text, -1);

  if (call == NULL || call->started == 0 || call->ended > 0)
    {
      execution->note = g_strdup ("81020");
      sender_execution_end (stage, execution);
      return;
    }
  if (call->said->len > 0)
    g_string_append_c (call->said, ' ');
  g_string_append (call->said, text);
  sender_clock_schedule (stage->clock, SPEAKING_START + length * SPEAKING_CHARACTER,
                         execution->sid, spoken_cb, stage);
}

static gboolean
meets_all (SenderExecution *execution,
           SenderJson      *conditions,
           const char      *input)
{
  for (guint i = 0; i < sender_json_get_length (conditions); i++)
    {
      SenderJson      *condition = sender_json_get_element (conditions, i);
      const char      *value = sender_json_get_string_member (condition, "value");
      g_autofree char *rendered = sender_execution_render_text (execution,
                                                                value != NULL ? value : "");

      if (!sender_split_matches (sender_json_get_string_member (condition, "type"), input,
                                 rendered))
        return FALSE;
    }
  return sender_json_get_length (conditions) > 0;
}

static void
enter_split (SenderStage     *stage,
             SenderExecution *execution,
             SenderJson      *state)
{
  SenderJson      *transitions = sender_read_kind (state, "transitions", SENDER_JSON_ARRAY);
  g_autofree char *input = sender_execution_render (execution, state, "input");

  for (guint i = 0; transitions != NULL && i < sender_json_get_length (transitions); i++)
    {
      SenderJson *transition = sender_json_get_element (transitions, i);
      SenderJson *conditions = sender_read_kind (transition, "conditions", SENDER_JSON_ARRAY);
      SenderJson *next = sender_read_kind (transition, "next", SENDER_JSON_STRING);

      if (conditions == NULL || !meets_all (execution, conditions, input))
        continue;
      sender_execution_leave_to (stage, execution, "match",
                                 next != NULL ? sender_json_get_text (next) : NULL, NULL);
      return;
    }
  sender_execution_leave (stage, execution, "noMatch", NULL);
}

static void
enter_set_variables (SenderStage     *stage,
                     SenderExecution *execution,
                     SenderJson      *state)
{
  SenderJson *properties = sender_read_kind (state, "properties", SENDER_JSON_OBJECT);
  SenderJson *list = sender_read_kind (properties, "variables", SENDER_JSON_ARRAY);
  SenderJson *variables = sender_json_get_member (
    sender_json_get_member (execution->context, "flow"), "variables");

  for (guint i = 0; list != NULL && i < sender_json_get_length (list); i++)
    {
      SenderJson      *variable = sender_json_get_element (list, i);
      const char      *key = sender_json_get_string_member (variable, "key");
      const char      *value = sender_json_get_string_member (variable, "value");
      g_autofree char *rendered = sender_execution_render_text (execution,
                                                                value != NULL ? value : "");

      if (key != NULL)
        sender_put_text (variables, key, rendered);
    }
  sender_execution_leave (stage, execution, "next", NULL);
}

static void
enter_trigger (SenderStage     *stage,
               SenderExecution *execution,
               SenderJson      *state)
{
  sender_execution_leave (stage, execution, "incomingRequest", NULL);
}

static void
enter_failed (SenderStage     *stage,
              SenderExecution *execution,
              SenderJson      *state)
{
  sender_execution_leave (stage, execution, "failed", NULL);
}

static void
enter_fail (SenderStage     *stage,
            SenderExecution *execution,
            SenderJson      *state)
{
  sender_execution_leave (stage, execution, "fail", NULL);
}

/* What would leave this process fails here: a rehearsal reaches nothing but itself. */
static const struct
{
  const char *type;
  WidgetFunc  enter;
} widgets[] = {
  { "trigger", enter_trigger },
  { "send-message", enter_send_message },
  { "send-and-wait-for-reply", enter_send_and_wait },
  { "make-outgoing-call-v1", enter_call },
  { "make-outgoing-call-v2", enter_call },
  { "say-play", enter_say },
  { "split-based-on", enter_split },
  { "set-variables", enter_set_variables },
  { "make-http-request", enter_failed },
  { "run-function", enter_fail },
  { "run-subflow", enter_failed },
};

/**
 * sender_widgets_enter:
 * @stage: what the stand-ins share
 * @execution: a run
 * @state: the widget it comes to
 *
 * Lets a widget do its work.
 */
void
sender_widgets_enter (SenderStage     *stage,
                      SenderExecution *execution,
                      SenderJson      *state)
{
  const char *type = sender_json_get_string_member (state, "type");

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    if (g_strcmp0 (widgets[i].type, type) == 0)
      {
        widgets[i].enter (stage, execution, state);
        return;
      }
  g_free (execution->note);
  execution->note = g_strdup ("81020");
  sender_execution_end (stage, execution);
}
