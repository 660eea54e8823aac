/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-stand-in.h"

#include "sender-answer.h"
#include "sender-phone.h"

#include <string.h>

/*
 * Messaging, Lookups, Accounts and Voice: what decides whether a message may be sent at all
 * (reference: Twilio, section 10). The account's `facts` change the answers: `services` (their
 * SIDs; any, if absent, of which one is listed), `campaign_status`, `tollfree_status`,
 * `sms_countries` and `voice_countries` (ISO codes that are enabled; any, if absent). A number's
 * own member `country` is where it is at home.
 */

#define DEFAULT_SERVICE "MG00000000000000000000000000000001"

static void list_services (SenderVisit *visit);
static void read_service (SenderVisit *visit);
static void list_service_numbers (SenderVisit *visit);
static void list_campaigns (SenderVisit *visit);
static void list_verifications (SenderVisit *visit);
static void list_geo_permissions (SenderVisit *visit);
static void read_dialing_permission (SenderVisit *visit);
static void look_up_number (SenderVisit *visit);

static const SenderRoute routes[] = {
  { SENDER_SERVICE_MESSAGING, "GET", "/v1/Services", list_services },
  { SENDER_SERVICE_MESSAGING, "GET", "/v1/Services/{MG}", read_service },
  { SENDER_SERVICE_MESSAGING, "GET", "/v1/Services/{MG}/PhoneNumbers", list_service_numbers },
  { SENDER_SERVICE_MESSAGING, "GET", "/v1/Services/{MG}/Compliance/Usa2p", list_campaigns },
  { SENDER_SERVICE_MESSAGING, "GET", "/v1/Tollfree/Verifications", list_verifications },
  { SENDER_SERVICE_ACCOUNTS, "GET", "/v1/Messaging/GeoPermissions", list_geo_permissions },
  { SENDER_SERVICE_VOICE, "GET", "/v1/DialingPermissions/Countries/{ISO}",
    read_dialing_permission },
  { SENDER_SERVICE_LOOKUPS, "GET", "/v2/PhoneNumbers/{number}", look_up_number },
};

/**
 * sender_compliance_stand_in_answer:
 * @visit: a request
 *
 * Answers as the smaller services do.
 */
void
sender_compliance_stand_in_answer (SenderVisit *visit)
{
  sender_stand_in_answer (routes, G_N_ELEMENTS (routes), visit);
}

static const char *
get_fact (SenderVisit *visit,
          const char  *name,
          const char  *fallback)
{
  SenderJson *facts = visit->caller.account->facts;
  const char *fact = facts != NULL ? sender_json_get_string_member (facts, name) : NULL;

  return fact != NULL ? fact : fallback;
}

static gboolean
has_fact (SenderVisit *visit,
          const char  *name,
          const char  *wanted)
{
  SenderJson *list = sender_read_kind (visit->caller.account->facts, name, SENDER_JSON_ARRAY);

  if (list == NULL)
    return TRUE;
  for (guint i = 0; i < sender_json_get_length (list); i++)
    if (g_strcmp0 (sender_json_get_text (sender_json_get_element (list, i)), wanted) == 0)
      return TRUE;
  return FALSE;
}

/* The service of the first capture; FALSE if 404 was answered. */
static gboolean
find_service (SenderVisit *visit)
{
  if (has_fact (visit, "services", sender_visit_get_capture (visit, 0)))
    return TRUE;
  sender_visit_refuse_not_found (visit);
  return FALSE;
}

static SenderJson *
describe_service (SenderVisit *visit,
                  gpointer     item)
{
  SenderJson      *json = sender_json_new_object ();
  g_autofree char *origin = sender_visit_dup_origin (visit);

  sender_put_text (json, "sid", item);
  sender_put_text (json, "account_sid", visit->caller.account->sid);
  sender_put_text (json, "friendly_name", "Rehearsal");
  sender_put_text (json, "usecase", "verification");
  sender_put_boolean (json, "us_app_to_person_registered",
                      strcmp (get_fact (visit, "campaign_status", "VERIFIED"), "VERIFIED") == 0);
  sender_put_format (json, "url", "%s/v1/Services/%s", origin, (const char *) item);
  return json;
}

static void
list_services (SenderVisit *visit)
{
  SenderJson           *given = sender_read_kind (visit->caller.account->facts, "services",
                                                  SENDER_JSON_ARRAY);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (given == NULL)
    g_ptr_array_add (found, (gpointer) DEFAULT_SERVICE);
  for (guint i = 0; given != NULL && i < sender_json_get_length (given); i++)
    g_ptr_array_add (found, (gpointer) sender_json_get_text (sender_json_get_element (given, i)));
  sender_stand_in_reply_page (visit, "services", found, describe_service);
}

static void
read_service (SenderVisit *visit)
{
  if (find_service (visit))
    sender_visit_reply (visit, 200,
                        describe_service (visit, (gpointer) sender_visit_get_capture (visit, 0)));
}

/* Where a number is at home: +1 is the United States unless it says otherwise. */
static const char *
get_country (SenderVisit *visit,
             const char  *number)
{
  SenderJson *numbers = visit->caller.account->numbers;

  for (guint i = 0; numbers != NULL && i < sender_json_get_length (numbers); i++)
    {
      SenderJson *owned = sender_json_get_element (numbers, i);
      const char *country = sender_json_get_string_member (owned, "country");

      if (country != NULL &&
          g_strcmp0 (sender_json_get_string_member (owned, "phone_number"), number) == 0)
        return country;
    }
  return g_str_has_prefix (number, "+1") ? "US" : NULL;
}

static SenderJson *
describe_service_number (SenderVisit *visit,
                         gpointer     item)
{
  SenderJson      *json = sender_json_new_object ();
  const char      *number = sender_json_get_string_member (item, "phone_number");
  g_autofree char *digest = NULL;

  digest = g_compute_checksum_for_string (G_CHECKSUM_MD5, number != NULL ? number : "", -1);
  sender_put_format (json, "sid", "PN%s", digest);
  sender_put_text (json, "account_sid", visit->caller.account->sid);
  sender_put_text (json, "service_sid", sender_visit_get_capture (visit, 0));
  sender_put_text (json, "phone_number", number);
  sender_put_text (json, "country_code", number != NULL ? get_country (visit, number) : NULL);
  return json;
}

static void
list_service_numbers (SenderVisit *visit)
{
  SenderJson           *numbers = visit->caller.account->numbers;
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (!find_service (visit))
    return;
  for (guint i = 0; numbers != NULL && i < sender_json_get_length (numbers); i++)
    g_ptr_array_add (found, sender_json_get_element (numbers, i));
  sender_stand_in_reply_page (visit, "phone_numbers", found, describe_service_number);
}

static SenderJson *
describe_campaign (SenderVisit *visit,
                   gpointer     item)
{
  SenderJson *json = sender_json_new_object ();

  sender_put_text (json, "sid", "QE00000000000000000000000000000000");
  sender_put_text (json, "account_sid", visit->caller.account->sid);
  sender_put_text (json, "messaging_service_sid", sender_visit_get_capture (visit, 0));
  sender_put_text (json, "campaign_status", item);
  sender_put_text (json, "us_app_to_person_usecase", "2FA");
  return json;
}

static void
list_campaigns (SenderVisit *visit)
{
  const char           *status = get_fact (visit, "campaign_status", "VERIFIED");
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (!find_service (visit))
    return;
  if (*status != '\0')
    g_ptr_array_add (found, (gpointer) status);
  sender_stand_in_reply_page (visit, "compliance", found, describe_campaign);
}

static SenderJson *
describe_verification (SenderVisit *visit,
                       gpointer     item)
{
  SenderJson      *json = sender_json_new_object ();
  g_autofree char *number = sender_visit_dup_query (visit, "TollfreePhoneNumberSid");

  sender_put_text (json, "sid", "HH00000000000000000000000000000000");
  sender_put_text (json, "account_sid", visit->caller.account->sid);
  sender_put_text (json, "tollfree_phone_number_sid", number);
  sender_put_text (json, "status", item);
  sender_put_null (json, "rejection_reason");
  sender_put_boolean (json, "edit_allowed", FALSE);
  return json;
}

static void
list_verifications (SenderVisit *visit)
{
  const char           *status = get_fact (visit, "tollfree_status", "TWILIO_APPROVED");
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (*status != '\0')
    g_ptr_array_add (found, (gpointer) status);
  sender_stand_in_reply_page (visit, "verifications", found, describe_verification);
}

static SenderJson *
describe_permission (SenderVisit *visit,
                     const char  *country)
{
  SenderJson *json = sender_json_new_object ();

  sender_put_text (json, "country_code", country);
  sender_put_boolean (json, "enabled", has_fact (visit, "sms_countries", country));
  return json;
}

static void
list_geo_permissions (SenderVisit *visit)
{
  g_autofree char *text = sender_visit_dup_query (visit, "CountryCode");
  g_auto (GStrv)   countries = g_strsplit (text != NULL ? text : "US,CA", ",", -1);
  SenderJson      *json = sender_json_new_object ();
  SenderJson      *list = sender_json_new_array ();

  for (guint i = 0; countries[i] != NULL; i++)
    sender_json_append (list, describe_permission (visit, g_strstrip (countries[i])));
  sender_put (json, "permissions", list);
  sender_visit_reply (visit, 200, json);
}

static void
read_dialing_permission (SenderVisit *visit)
{
  const char      *country = sender_visit_get_capture (visit, 0);
  SenderJson      *json = NULL;
  g_autofree char *origin = sender_visit_dup_origin (visit);

  if (!sender_phone_is_country (country))
    {
      sender_visit_refuse_not_found (visit);
      return;
    }
  json = sender_json_new_object ();
  sender_put_text (json, "iso_code", country);
  sender_put_boolean (json, "low_risk_numbers_enabled",
                      has_fact (visit, "voice_countries", country));
  sender_put_boolean (json, "high_risk_special_numbers_enabled", FALSE);
  sender_put_boolean (json, "high_risk_tollfraud_numbers_enabled", FALSE);
  sender_put_format (json, "url", "%s%s", origin, visit->path);
  sender_visit_reply (visit, 200, json);
}

static void
put_validity (SenderJson *json,
              const char *number)
{
  SenderJson *errors = sender_json_new_array ();
  gboolean    valid = sender_phone_is_e164 (number);
  const char *problem = strspn (number, "+0123456789") < strlen (number) ? "NOT_A_NUMBER"
                        : strlen (number) < 8                            ? "TOO_SHORT"
                                                                         : "TOO_LONG";

  if (!valid)
    sender_json_append (errors, sender_json_new_string (problem));
  sender_put_boolean (json, "valid", valid);
  sender_put (json, "validation_errors", errors);
}

static void
look_up_number (SenderVisit *visit)
{
  const char      *number = sender_visit_get_capture (visit, 0);
  SenderJson      *json = sender_json_new_object ();
  g_autofree char *country = sender_visit_dup_query (visit, "CountryCode");
  g_autofree char *origin = sender_visit_dup_origin (visit);
  gboolean         north_american = g_str_has_prefix (number, "+1");

  sender_put_text (json, "phone_number", number);
  sender_put_text (json, "national_format", number);
  sender_put_text (json, "country_code",
                   country != NULL ? country : get_country (visit, number));
  sender_put_text (json, "calling_country_code", north_american ? "1" : NULL);
  put_validity (json, number);
  sender_put_format (json, "url", "%s%s", origin, visit->path);
  sender_visit_reply (visit, 200, json);
}
