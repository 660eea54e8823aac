/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-traffic.h"

#include "sender-answer.h"
#include "sender-handset.h"
#include "sender-text.h"

#include <string.h>

/* When a message goes on, counted from its creation. */
#define SENDING_AFTER (200 * SENDER_MILLISECOND)
#define SENT_AFTER (700 * SENDER_MILLISECOND)
#define FINAL_AFTER (1500 * SENDER_MILLISECOND)
#define RINGING_AFTER (500 * SENDER_MILLISECOND)
#define ANSWERED_AFTER (3 * SENDER_SECOND)

/* Statuses as constants, so that a record can point at them. */
const char *const sender_traffic_message_finals[] = {
  "delivered", "undelivered", "failed", "sent", "queued", "sending", "accepted", "read", NULL
};
const char *const sender_traffic_call_finals[] = {
  "completed", "busy", "no-answer", "failed", "canceled", "ringing", "queued", NULL
};

static const char *
choose (const char *const *known,
        const char        *word)
{
  for (guint i = 0; word != NULL && known[i] != NULL; i++)
    if (strcmp (known[i], word) == 0)
      return known[i];
  return known[0];
}

/**
 * sender_traffic_message_free:
 * @self: (transfer full): a message
 *
 * Frees a message.
 */
void
sender_traffic_message_free (SenderTrafficMessage *self)
{
  g_free (self->sid);
  g_free (self->account);
  g_free (self->from);
  g_free (self->to);
  g_free (self->body);
  g_free (self);
}

/**
 * sender_traffic_call_free:
 * @self: (transfer full): a call
 *
 * Frees a call.
 */
void
sender_traffic_call_free (SenderTrafficCall *self)
{
  g_free (self->sid);
  g_free (self->account);
  g_free (self->from);
  g_free (self->to);
  g_free (self->execution);
  g_free (self->answered_by);
  g_string_free (self->said, TRUE);
  g_free (self);
}

/**
 * sender_traffic_count_segments:
 * @body: a text
 *
 * Counts the SMS a text takes: 160 or, in parts, 153 characters; 70 or 67 outside GSM 03.38.
 *
 * Returns: at least 1
 */
guint
sender_traffic_count_segments (const char *body)
{
  gboolean gsm = sender_text_is_gsm7 (body);
  guint    units = sender_text_get_sms_units (body);
  guint    part = gsm ? 153 : 67;

  return units <= (gsm ? 160u : 70u) ? 1 : (units + part - 1) / part;
}

static void
arrive (SenderStage          *stage,
        SenderTrafficMessage *message)
{
  const SenderArrival arrival = {
    .sid = message->sid,
    .account = message->account,
    .from = message->from,
    .to = message->to,
    .text = message->body,
  };

  if (message->arrives)
    sender_handset_receive (stage, &arrival);
}

static SenderTrafficMessage *
touch_message (SenderStage *stage,
               const char  *sid,
               const char  *status)
{
  SenderTrafficMessage *message = sender_shelf_find (stage->messages, sid);

  if (message == NULL)
    return NULL;
  message->status = status;
  message->updated = sender_clock_now (stage->clock);
  return message;
}

static void
message_final_cb (const char *key,
                  gpointer    user_data)
{
  SenderTrafficMessage *message = sender_shelf_find (((SenderStage *) user_data)->messages, key);

  if (message == NULL)
    return;
  touch_message (user_data, key, message->final);
  message->error_code = message->final_code;
  arrive (user_data, message);
}

static void
message_sent_cb (const char *key,
                 gpointer    user_data)
{
  SenderTrafficMessage *message = touch_message (user_data, key, "sent");

  if (message == NULL)
    return;
  message->sent = message->updated;
  sender_clock_schedule (((SenderStage *) user_data)->clock, FINAL_AFTER - SENT_AFTER, key,
                         message_final_cb, user_data);
}

/* A message that could not be sent never gets as far as “sent”; one may also stay where it is. */
static void
message_sending_cb (const char *key,
                    gpointer    user_data)
{
  static const char *const early[] = { "failed", "queued", "sending", "accepted", NULL };
  SenderStage             *stage = user_data;
  SenderTrafficMessage    *message = sender_shelf_find (stage->messages, key);

  if (message == NULL)
    return;
  if (g_strv_contains (early, message->final))
    {
      message_final_cb (key, stage);
      return;
    }
  touch_message (stage, key, "sending");
  sender_clock_schedule (stage->clock, SENT_AFTER - SENDING_AFTER, key, message_sent_cb, stage);
}

static void
apply_message_fault (SenderStage          *stage,
                     SenderTrafficMessage *message)
{
  g_autoptr (SenderFaultRule) fault = sender_faults_take (stage->faults, SENDER_FAULT_MESSAGE);

  message->final = choose (sender_traffic_message_finals,
                           fault != NULL ? sender_json_get_string_member (fault->json, "status")
                                         : NULL);
  message->arrives = strcmp (message->final, "delivered") == 0;
  if (fault == NULL)
    return;
  message->final_code = sender_read_int (fault->json, "error_code", 0);
  message->arrives = sender_read_boolean (fault->json, "arrives", message->arrives);
}

/**
 * sender_traffic_send:
 * @stage: what the stand-ins share
 * @account: whose account sends
 * @from: a number, or the SID of a messaging service
 * @to: the phone
 * @body: the text
 *
 * Sends a message: queued (a messaging service says accepted), sending, sent, delivered.
 *
 * Returns: (transfer none): the message
 */
SenderTrafficMessage *
sender_traffic_send (SenderStage *stage,
                     const char  *account,
                     const char  *from,
                     const char  *to,
                     const char  *body)
{
  SenderTrafficMessage *self = g_new0 (SenderTrafficMessage, 1);

  self->sid = sender_answer_new_sid ("SM");
  self->account = g_strdup (account);
  self->from = g_strdup (from);
  self->to = g_strdup (to);
  self->body = g_strdup (body);
  self->status = sender_text_is_sid (from, "MG") ? "accepted" : "queued";
  self->created = self->updated = sender_clock_now (stage->clock);
  apply_message_fault (stage, self);
  sender_shelf_add (stage->messages, self->sid, self);
  sender_clock_schedule (stage->clock, SENDING_AFTER, self->sid, message_sending_cb, stage);
  return self;
}

static void
call_resolved_cb (const char *key,
                  gpointer    user_data)
{
  SenderStage       *stage = user_data;
  SenderTrafficCall *call = sender_shelf_find (stage->calls, key);

  if (call == NULL || call->ended > 0)
    return;
  call->updated = sender_clock_now (stage->clock);
  if (strcmp (call->final, "completed") == 0)
    {
      call->status = "in-progress";
      call->started = call->updated;
    }
  else
    {
      call->status = call->final;
      call->ended = call->updated;
    }
  if (call->resolved != NULL)
    call->resolved (stage, call);
}

static void
call_ringing_cb (const char *key,
                 gpointer    user_data)
{
  SenderStage       *stage = user_data;
  SenderTrafficCall *call = sender_shelf_find (stage->calls, key);
  gint64             wait = ANSWERED_AFTER - RINGING_AFTER;

  if (call == NULL || call->ended > 0 || strcmp (call->final, "queued") == 0)
    return;
  if (strcmp (call->final, "failed") == 0)
    {
      call_resolved_cb (key, stage);
      return;
    }
  call->status = "ringing";
  call->updated = sender_clock_now (stage->clock);
  if (strcmp (call->final, "ringing") == 0)
    return;
  if (strcmp (call->final, "no-answer") == 0)
    wait = call->timeout;
  sender_clock_schedule (stage->clock, wait, key, call_resolved_cb, stage);
}

/**
 * sender_traffic_call:
 * @stage: what the stand-ins share
 * @account: whose account calls
 * @from: a number
 * @to: the phone
 * @execution: SID of the execution that calls
 * @timeout: how long it rings, in microseconds
 * @resolved: (nullable): called once, when it was answered or was not
 *
 * Places a call: queued, ringing, in-progress; it is completed by sender_traffic_hang_up().
 *
 * Returns: (transfer none): the call
 */
SenderTrafficCall *
sender_traffic_call (SenderStage   *stage,
                     const char    *account,
                     const char    *from,
                     const char    *to,
                     const char    *execution,
                     gint64         timeout,
                     SenderCallFunc resolved)
{
  SenderTrafficCall          *self = g_new0 (SenderTrafficCall, 1);
  g_autoptr (SenderFaultRule) fault = sender_faults_take (stage->faults, SENDER_FAULT_CALL);
  SenderJson                 *json = fault != NULL ? fault->json : NULL;

  self->sid = sender_answer_new_sid ("CA");
  self->account = g_strdup (account);
  self->from = g_strdup (from);
  self->to = g_strdup (to);
  self->execution = g_strdup (execution);
  self->said = g_string_new (NULL);
  self->status = "queued";
  self->timeout = timeout;
  self->resolved = resolved;
  self->created = self->updated = sender_clock_now (stage->clock);
  self->final = choose (sender_traffic_call_finals,
                        json != NULL ? sender_json_get_string_member (json, "status") : NULL);
  if (json != NULL)
    self->answered_by = g_strdup (sender_json_get_string_member (json, "answered_by"));
  sender_shelf_add (stage->calls, self->sid, self);
  sender_clock_schedule (stage->clock, RINGING_AFTER, self->sid, call_ringing_cb, stage);
  return self;
}

/**
 * sender_traffic_hang_up:
 * @stage: what the stand-ins share
 * @call: a call
 *
 * Ends a call. One that was answered is completed, and what was said arrived at the handset; one
 * that still rings is canceled.
 */
void
sender_traffic_hang_up (SenderStage       *stage,
                        SenderTrafficCall *call)
{
  const SenderArrival arrival = {
    .voice = TRUE,
    .sid = call->sid,
    .account = call->account,
    .from = call->from,
    .to = call->to,
    .text = call->said->str,
    .answered_by = call->answered_by,
  };

  if (call->ended > 0)
    return;
  call->ended = call->updated = sender_clock_now (stage->clock);
  call->status = call->started > 0 ? "completed" : "canceled";
  if (call->started > 0)
    sender_handset_receive (stage, &arrival);
}
