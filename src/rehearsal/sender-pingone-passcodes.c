/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-routes.h"

#include "sender-answer.h"
#include "sender-pingone-answer.h"
#include "sender-pingone-chain.h"
#include "sender-pingone-check.h"
#include "sender-pingone-environment.h"
#include "sender-pingone-passcode.h"

#include <string.h>

/* One-time device authentication: a real code to a phone that belongs to no user's device
 * (reference: PingOne, 1.9). */

#define PATH "/{environment}/deviceAuthentications"
#define CHECK_TYPE "application/vnd.pingidentity.otp.check+json"
#define VALID_SECONDS (30 * 60)

static void start_authentication (SenderVisit *visit);
static void check_code (SenderVisit *visit);

const SenderRoute sender_pingone_passcode_routes[] = {
  { SENDER_SERVICE_PINGONE_AUTH, "POST", PATH, start_authentication },
  { SENDER_SERVICE_PINGONE_AUTH, "POST", PATH "/{id}", check_code },
  { .handler = NULL },
};

/* What is answered. When no provider accepted the message, the notification is FAILED; how that
 * shows here is not documented, so that it does not is assumed. */
static SenderJson *
describe (SenderVisit *visit,
          SenderJson  *record)
{
  SenderJson      *json = sender_json_copy (sender_json_get_member (record, "answer"));
  SenderJson      *links = sender_json_new_object ();
  SenderJson      *check = sender_json_new_object ();
  g_autofree char *origin = sender_pingone_dup_origin (visit);

  sender_put_format (check, "href", "%s/%s/deviceAuthentications/%s", origin,
                     sender_visit_get_capture (visit, 0),
                     sender_json_get_string_member (json, "id"));
  if (g_strcmp0 (sender_json_get_string_member (json, "status"), "OTP_REQUIRED") == 0)
    sender_put (links, "otp.check", check);
  else
    sender_json_unref (check);
  sender_put (json, "_links", links);
  return json;
}

static SenderJson *
new_answer (SenderVisit *visit,
            SenderJson  *body,
            const char  *id)
{
  static const char *const given[] = { "user", "selectedDevice", "policy" };
  SenderJson              *answer = sender_json_new_object ();

  sender_put_text (answer, "id", id);
  sender_put_text (answer, "status", "OTP_REQUIRED");
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if (sender_json_get_member (body, given[i]) != NULL)
      sender_put (answer, given[i], sender_json_copy (sender_json_get_member (body, given[i])));
  sender_pingone_stamp (visit->stage, answer, sender_pingone_environment_of (visit), NULL);
  return answer;
}

static void
start_authentication (SenderVisit *visit)
{
  SenderStage           *stage = visit->stage;
  SenderJson            *environment = sender_pingone_environment_of (visit);
  g_autoptr (SenderJson) body = sender_pingone_read_body (visit, NULL);
  g_autofree char       *id = g_uuid_string_random ();
  g_autofree char       *code = sender_pingone_chain_new_code ();
  g_autoptr (SenderJson) record = NULL;
  SenderJson            *details = NULL;
  SenderJson            *answer = NULL;

  if (body == NULL)
    return;
  details = sender_json_new_array ();
  sender_pingone_passcode_check (details, environment, body);
  if (sender_pingone_refuse_details (visit, details))
    return;
  answer = new_answer (visit, body, id);
  record = sender_pingone_passcode_send (stage, environment, body, code);
  sender_put (record, "answer", answer);
  sender_put_text (record, "code", code);
  sender_put_int (record, "expires",
                  sender_clock_now (stage->clock) + VALID_SECONDS * SENDER_SECOND);
  sender_shelf_add (stage->passcodes, id, sender_json_ref (record));
  sender_pingone_reply_object (visit, 201, describe (visit, record), id);
}

static SenderJson *
find_record (SenderVisit *visit)
{
  SenderJson *record = sender_shelf_find (visit->stage->passcodes,
                                          sender_visit_get_capture (visit, 1));
  SenderJson *answer = record != NULL ? sender_json_get_member (record, "answer") : NULL;
  SenderJson *owner = answer != NULL ? sender_json_get_member (answer, "environment") : NULL;

  if (owner != NULL && g_strcmp0 (sender_json_get_string_member (owner, "id"),
                                  sender_visit_get_capture (visit, 0)) == 0)
    return record;
  sender_pingone_refuse (visit, 404, NULL, NULL, NULL);
  return NULL;
}

/* With which codes a wrong or late code, and one for what is done already, are refused is not
 * documented; these are assumed. */
static void
check_code (SenderVisit *visit)
{
  SenderJson            *record = find_record (visit);
  g_autoptr (SenderJson) body = NULL;
  SenderJson            *details = NULL;
  SenderJson            *answer = NULL;
  const char            *code = NULL;

  if (record == NULL || (body = sender_pingone_read_body (visit, CHECK_TYPE)) == NULL)
    return;
  answer = sender_json_get_member (record, "answer");
  details = sender_json_new_array ();
  code = sender_pingone_need_text (details, body, "", "otp");
  if (sender_pingone_refuse_details (visit, details))
    return;
  if (g_strcmp0 (sender_json_get_string_member (answer, "status"), "OTP_REQUIRED") != 0)
    sender_pingone_refuse_value (visit, "CONSTRAINT_VIOLATION", "status");
  else if (g_strcmp0 (sender_json_get_string_member (record, "code"), code) != 0 ||
           sender_read_int (record, "expires", 0) <= sender_clock_now (visit->stage->clock))
    sender_pingone_refuse_value (visit, "INVALID_OTP", "otp");
  else
    {
      sender_put_text (answer, "status", "COMPLETED");
      sender_pingone_reply_object (visit, 200, describe (visit, record), NULL);
    }
}
