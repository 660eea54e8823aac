/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-scenarios.h"

#include "sender-answer.h"
#include "sender-enums.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CREATE "\"service\":\"studio\",\"method\":\"POST\""

typedef struct
{
  const char         *name;
  SenderChannel       channel;
  SenderDispatchState state;
  guint               wait; /* seconds worth following; 0: as long as usual */
  const char         *text;
  const char         *faults; /* an array, as the control interface takes it */
} Scenario;

static const Scenario scenarios[] = {
  { "delivered", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_DELIVERED, 0,
    N_ ("Everything works."), "[]" },
  { "undelivered-30007", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_UNDELIVERED, 0,
    N_ ("The carrier filters the message."),
    "[{\"kind\":\"message\",\"status\":\"undelivered\",\"error_code\":30007}]" },
  { "unreachable-30003", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_UNDELIVERED, 0,
    N_ ("The handset is off."),
    "[{\"kind\":\"message\",\"status\":\"undelivered\",\"error_code\":30003}]" },
  { "failed-30034", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_UNDELIVERED, 0,
    N_ ("The sender belongs to no approved campaign."),
    "[{\"kind\":\"message\",\"status\":\"failed\",\"error_code\":30034}]" },
  { "no-receipt", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_UNKNOWN, 3,
    N_ ("The carrier takes the message and never says what became of it."),
    "[{\"kind\":\"message\",\"status\":\"sent\",\"arrives\":true}]" },
  { "no-rest-trigger", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_NO_MESSAGE, 0,
    N_ ("Nothing is wired to the REST API of the flow’s trigger."),
    "[{\"kind\":\"unrouted-trigger\"}]" },
  { "flow-fails", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_NO_MESSAGE, 0,
    N_ ("The flow’s widget can’t send: its sender is not able to."),
    "[{\"kind\":\"flow-fails\",\"error_code\":21606}]" },
  { "stuck", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_RUNNING, 3,
    N_ ("The flow never leaves its first widget."), "[{\"kind\":\"stuck-flow\"}]" },
  { "unpublished-flow", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_NOT_SENT, 0,
    N_ ("The flow was never published."), "[{\"kind\":\"unpublished-flow\"}]" },
  { "conflict", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_NOT_SENT, 0,
    N_ ("Another execution for the same numbers is active."),
    "[{\"kind\":\"conflict\",\"count\":1}]" },
  { "rejected", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_NOT_SENT, 0,
    N_ ("The credential is rejected."), "[{\"kind\":\"status\"," CREATE ",\"status\":401}]" },
  { "suspended", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_NOT_SENT, 0,
    N_ ("The account is suspended."),
    "[{\"kind\":\"status\"," CREATE ",\"status\":403,\"code\":20005,"
    "\"message\":\"Account not active\"}]" },
  { "rate-limited", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_NOT_SENT, 0,
    N_ ("Every attempt comes too fast."),
    "[{\"kind\":\"status\"," CREATE ",\"status\":429,\"retry_after\":0}]" },
  { "rate-limited-once", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_DELIVERED, 0,
    N_ ("The first attempt comes too fast."),
    "[{\"kind\":\"status\"," CREATE ",\"status\":429,\"retry_after\":1,\"count\":1}]" },
  { "redirect", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_NOT_SENT, 0,
    N_ ("The service points elsewhere."), "[{\"kind\":\"redirect\"," CREATE "}]" },
  { "refused", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_NOT_SENT, 0,
    N_ ("Nobody listens."), "[{\"kind\":\"refuse\",\"service\":\"studio\"}]" },
  { "server-error", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_UNKNOWN, 0,
    N_ ("The service fails, and nothing can be found of the request."),
    "[{\"kind\":\"status\"," CREATE ",\"status\":500}]" },
  { "server-error-done", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_DELIVERED, 0,
    N_ ("The service fails after it did what was asked for."),
    "[{\"kind\":\"status\"," CREATE ",\"status\":500,\"handled\":true,\"count\":1}]" },
  { "hang", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_UNKNOWN, 0,
    N_ ("The service never answers, and nothing can be found of the request."),
    "[{\"kind\":\"hang\"," CREATE "}]" },
  { "hang-done", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_DELIVERED, 0,
    N_ ("The service never answers after it did what was asked for."),
    "[{\"kind\":\"hang\"," CREATE ",\"handled\":true,\"count\":1}]" },
  { "garbage", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_DELIVERED, 0,
    N_ ("The answer is no HTTP, and the request was served."),
    "[{\"kind\":\"garbage\"," CREATE ",\"handled\":true,\"count\":1}]" },
  { "proxy-page", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_UNKNOWN, 0,
    N_ ("Something in between answers with a page of its own."),
    "[{\"kind\":\"status\"," CREATE ",\"status\":200,\"body\":\"<html>Sign in</html>\"}]" },
  { "cut", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_DELIVERED, 0,
    N_ ("The answer ends in the middle."),
    "[{\"kind\":\"cut-response\"," CREATE ",\"after\":40,\"count\":1}]" },
  { "cut-request", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_UNKNOWN, 0,
    N_ ("The connection ends while the request is on its way."),
    "[{\"kind\":\"cut-request\"," CREATE ",\"after\":20}]" },
  { "slow", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_DELIVERED, 0,
    N_ ("The answer comes a few bytes at a time."),
    "[{\"kind\":\"drip\"," CREATE ",\"bytes\":50,\"milliseconds\":20}]" },
  { "gzip-bomb", SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_DELIVERED, 0,
    N_ ("The answer unpacks to more than 100 MB."),
    "[{\"kind\":\"gzip-bomb\"," CREATE ",\"handled\":true,\"count\":1}]" },
  { "voice-answered", SENDER_CHANNEL_VOICE, SENDER_DISPATCH_STATE_DELIVERED, 0,
    N_ ("Somebody answers the call and hears the code."), "[]" },
  { "voice-busy", SENDER_CHANNEL_VOICE, SENDER_DISPATCH_STATE_UNDELIVERED, 0,
    N_ ("The line is busy."), "[{\"kind\":\"call\",\"status\":\"busy\"}]" },
  { "voice-no-answer", SENDER_CHANNEL_VOICE, SENDER_DISPATCH_STATE_UNDELIVERED, 0,
    N_ ("Nobody answers."), "[{\"kind\":\"call\",\"status\":\"no-answer\"}]" },
  { "voice-failed", SENDER_CHANNEL_VOICE, SENDER_DISPATCH_STATE_UNDELIVERED, 0,
    N_ ("The call can’t be placed."), "[{\"kind\":\"call\",\"status\":\"failed\"}]" },
  { "voice-machine", SENDER_CHANNEL_VOICE, SENDER_DISPATCH_STATE_UNKNOWN, 0,
    N_ ("A machine answers the call."),
    "[{\"kind\":\"call\",\"status\":\"completed\",\"answered_by\":\"machine_start\"}]" },
};

static SenderJson *
describe (const Scenario *scenario)
{
  SenderJson *json = sender_json_new_object ();

  sender_put_text (json, "name", scenario->name);
  sender_put_text (json, "channel",
                   scenario->channel == SENDER_CHANNEL_VOICE ? "voice" : "sms");
  sender_put_text (json, "state",
                   sender_enum_get_nick (SENDER_TYPE_DISPATCH_STATE, scenario->state));
  sender_put_int (json, "wait", scenario->wait);
  sender_put_text (json, "text", scenario->text);
  return json;
}

/**
 * sender_scenarios_to_json:
 *
 * Lists the scenarios.
 *
 * Returns: (transfer full): an array
 */
SenderJson *
sender_scenarios_to_json (void)
{
  SenderJson *array = sender_json_new_array ();

  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    sender_json_append (array, describe (&scenarios[i]));
  return array;
}

/**
 * sender_scenarios_set:
 * @stage: what the stand-ins share
 * @name: (nullable): name of a scenario
 *
 * Replaces the faults by those of a scenario. Accounts, flows and what happened stay.
 *
 * Returns: (transfer full) (nullable): what it is
 */
SenderJson *
sender_scenarios_set (SenderStage *stage,
                      const char  *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autoptr (SenderJson) faults = NULL;

      if (g_strcmp0 (scenarios[i].name, name) != 0)
        continue;
      faults = sender_json_parse (scenarios[i].faults, -1, NULL);
      sender_faults_clear (stage->faults);
      sender_faults_add (stage->faults, faults, NULL);
      stage->scenario = scenarios[i].name;
      return describe (&scenarios[i]);
    }
  return NULL;
}
