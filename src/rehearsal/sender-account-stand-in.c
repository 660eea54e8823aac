/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-account-stand-in.h"

#include "sender-answer.h"
#include "sender-stand-in.h"
#include "sender-text.h"
#include "sender-traffic.h"

#include <string.h>

#define ROOT "/2010-04-01/Accounts/{AC}"

static void read_account (SenderVisit *visit);
static void read_balance (SenderVisit *visit);
static void read_message (SenderVisit *visit);
static void read_call (SenderVisit *visit);

static const SenderRoute routes[] = {
  { SENDER_SERVICE_API, "GET", ROOT ".json", read_account },
  { SENDER_SERVICE_API, "GET", ROOT "/Balance.json", read_balance },
  { SENDER_SERVICE_API, "GET", ROOT "/Messages/{SM}.json", read_message },
  { SENDER_SERVICE_API, "GET", ROOT "/Calls/{CA}.json", read_call },
  { SENDER_SERVICE_API, "GET", ROOT "/IncomingPhoneNumbers.json", sender_account_list_numbers },
  { SENDER_SERVICE_API, "GET", ROOT "/IncomingPhoneNumbers/{type}.json",
    sender_account_list_numbers },
  { SENDER_SERVICE_API, "GET", ROOT "/SMS/ShortCodes.json", sender_account_list_short_codes },
  { SENDER_SERVICE_API, "GET", ROOT "/OutgoingCallerIds.json", sender_account_list_caller_ids },
};

/* Without .json the service answers XML, errors too (reference: Twilio, section 7.1). */
static void
answer_in_xml (SenderVisit *visit)
{
  g_autofree char *resource = g_markup_escape_text (visit->path, -1);
  g_autofree char *text = NULL;

  text = g_strdup_printf ("<?xml version='1.0' encoding='UTF-8'?>\n<TwilioResponse>"
                          "<RestException><Code>20404</Code><Message>The requested resource %s was "
                          "not found</Message><MoreInfo>https://www.twilio.com/docs/errors/20404"
                          "</MoreInfo><Status>404</Status></RestException></TwilioResponse>",
                          resource);
  sender_visit_reply_text (visit, 404, "application/xml", text);
}

/**
 * sender_account_stand_in_answer:
 * @visit: a request
 *
 * Answers as the account API of 2010-04-01 does.
 */
void
sender_account_stand_in_answer (SenderVisit *visit)
{
  if (!g_str_has_suffix (visit->path, ".json"))
    answer_in_xml (visit);
  else
    sender_stand_in_answer (routes, G_N_ELEMENTS (routes), visit);
}

/**
 * sender_account_is_own:
 * @visit: a request whose first capture is an account's SID
 *
 * Refuses to tell about another account than the caller's.
 *
 * Returns: whether it is the caller's; if not, 401 was answered
 */
gboolean
sender_account_is_own (SenderVisit *visit)
{
  if (strcmp (sender_visit_get_capture (visit, 0), visit->caller.account->sid) == 0)
    return TRUE;
  sender_visit_refuse (visit, 401, 20003, "Authenticate", NULL);
  return FALSE;
}

/**
 * sender_account_put_time:
 * @json: an object
 * @name: a member
 * @at: (nullable): a moment, 0 for none
 *
 * Writes a moment as this API does.
 */
void
sender_account_put_time (SenderJson *json,
                         const char *name,
                         gint64      at)
{
  g_autofree char *text = at > 0 ? sender_clock_to_rfc2822 (at) : NULL;

  sender_put_text (json, name, text);
}

/* The real answer holds the token in clear; a client has to drop it. Here it is not the one that
 * was configured: no answer of the rehearsal repeats a secret. */
static void
read_account (SenderVisit *visit)
{
  static const struct
  {
    const char *name;
    const char *part;
  } parts[] = {
    { "balance", "Balance" },
    { "calls", "Calls" },
    { "incoming_phone_numbers", "IncomingPhoneNumbers" },
    { "messages", "Messages" },
    { "outgoing_caller_ids", "OutgoingCallerIds" },
  };
  const SenderAccount *account = visit->caller.account;
  SenderJson          *json = NULL;
  SenderJson          *uris = NULL;
  gint64               now = sender_clock_now (visit->stage->clock);

  if (!sender_account_is_own (visit))
    return;
  json = sender_json_new_object ();
  uris = sender_json_new_object ();
  sender_put_text (json, "sid", account->sid);
  sender_put_text (json, "friendly_name", account->name);
  sender_put_text (json, "status", account->status);
  sender_put_text (json, "type", account->type);
  sender_put_text (json, "owner_account_sid", account->owner_sid);
  sender_put_text (json, "auth_token", SENDER_ACCOUNT_DEFAULT_TOKEN);
  sender_account_put_time (json, "date_created", now);
  sender_account_put_time (json, "date_updated", now);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    sender_put_format (uris, parts[i].name, "/2010-04-01/Accounts/%s/%s.json", account->sid,
                       parts[i].part);
  sender_put (json, "subresource_uris", uris);
  sender_put_format (json, "uri", "/2010-04-01/Accounts/%s.json", account->sid);
  sender_visit_reply (visit, 200, json);
}

static void
read_balance (SenderVisit *visit)
{
  SenderJson *json = NULL;

  if (!sender_account_is_own (visit))
    return;
  json = sender_json_new_object ();
  sender_put_text (json, "account_sid", visit->caller.account->sid);
  sender_put_text (json, "balance", "12.34");
  sender_put_text (json, "currency", "USD");
  sender_visit_reply (visit, 200, json);
}

static void
put_message_uris (SenderJson                 *json,
                  const SenderTrafficMessage *message)
{
  SenderJson *uris = sender_json_new_object ();

  sender_put_format (uris, "media", "/2010-04-01/Accounts/%s/Messages/%s/Media.json",
                     message->account, message->sid);
  sender_put (json, "subresource_uris", uris);
  sender_put_format (json, "uri", "/2010-04-01/Accounts/%s/Messages/%s.json", message->account,
                     message->sid);
}

static SenderJson *
describe_message (const SenderTrafficMessage *message)
{
  SenderJson *json = sender_json_new_object ();
  gboolean    service = sender_text_is_sid (message->from, "MG");

  sender_put_text (json, "sid", message->sid);
  sender_put_text (json, "account_sid", message->account);
  sender_put_text (json, "api_version", "2010-04-01");
  sender_put_text (json, "body", message->body);
  sender_account_put_time (json, "date_created", message->created);
  sender_account_put_time (json, "date_updated", message->updated);
  sender_account_put_time (json, "date_sent", message->sent);
  sender_put_text (json, "direction", "outbound-api");
  if (message->error_code != 0)
    sender_put_int (json, "error_code", message->error_code);
  else
    sender_put_null (json, "error_code");
  sender_put_null (json, "error_message");
  sender_put_text (json, "from", service ? NULL : message->from);
  sender_put_text (json, "messaging_service_sid", service ? message->from : NULL);
  sender_put_text (json, "num_media", "0");
  sender_put_format (json, "num_segments", "%u", sender_traffic_count_segments (message->body));
  sender_put_null (json, "price");
  sender_put_text (json, "price_unit", "USD");
  sender_put_text (json, "status", message->status);
  sender_put_text (json, "to", message->to);
  put_message_uris (json, message);
  return json;
}

static void
read_message (SenderVisit *visit)
{
  const SenderTrafficMessage *message = NULL;

  if (!sender_account_is_own (visit))
    return;
  message = sender_shelf_find (visit->stage->messages, sender_visit_get_capture (visit, 1));
  if (message != NULL && strcmp (message->account, visit->caller.account->sid) == 0)
    sender_visit_reply (visit, 200, describe_message (message));
  else
    sender_visit_refuse_not_found (visit);
}

static void
put_call_times (SenderJson              *json,
                const SenderTrafficCall *call)
{
  gint64 spoken = call->started > 0 && call->ended > 0 ? call->ended - call->started : 0;

  sender_account_put_time (json, "date_created", call->created);
  sender_account_put_time (json, "date_updated", call->updated);
  sender_account_put_time (json, "start_time", call->started > 0 ? call->started : call->created);
  sender_account_put_time (json, "end_time", call->ended);
  if (call->ended > 0)
    sender_put_format (json, "duration", "%" G_GINT64_FORMAT, spoken / SENDER_SECOND);
  else
    sender_put_null (json, "duration");
}

static SenderJson *
describe_call (const SenderTrafficCall *call)
{
  static const char *const absent[] = {
    "parent_call_sid", "phone_number_sid", "price", "forwarded_from", "group_sid", "trunk_sid"
  };
  SenderJson *json = sender_json_new_object ();
  SenderJson *uris = sender_json_new_object ();

  sender_put_text (json, "sid", call->sid);
  sender_put_text (json, "account_sid", call->account);
  sender_put_text (json, "api_version", "2010-04-01");
  sender_put_text (json, "to", call->to);
  sender_put_text (json, "to_formatted", call->to);
  sender_put_text (json, "from", call->from);
  sender_put_text (json, "from_formatted", call->from);
  sender_put_text (json, "status", call->status);
  put_call_times (json, call);
  sender_put_text (json, "price_unit", "USD");
  sender_put_text (json, "direction", "outbound-api");
  sender_put_text (json, "answered_by", call->answered_by);
  sender_put_text (json, "caller_name", "");
  sender_put_text (json, "queue_time", "0");
  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    sender_put_null (json, absent[i]);
  sender_put_format (uris, "events", "/2010-04-01/Accounts/%s/Calls/%s/Events.json",
                     call->account, call->sid);
  sender_put (json, "subresource_uris", uris);
  sender_put_format (json, "uri", "/2010-04-01/Accounts/%s/Calls/%s.json", call->account,
                     call->sid);
  return json;
}

static void
read_call (SenderVisit *visit)
{
  const SenderTrafficCall *call = NULL;

  if (!sender_account_is_own (visit))
    return;
  call = sender_shelf_find (visit->stage->calls, sender_visit_get_capture (visit, 1));
  if (call != NULL && strcmp (call->account, visit->caller.account->sid) == 0)
    sender_visit_reply (visit, 200, describe_call (call));
  else
    sender_visit_refuse_not_found (visit);
}
