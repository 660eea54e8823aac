/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-account-stand-in.h"

#include "sender-answer.h"
#include "sender-phone.h"
#include "sender-stand-in.h"

#include <string.h>

/* The filter takes parts of a number and `*`. */
static gboolean
matches_filter (const char *number,
                const char *filter)
{
  g_autofree char *pattern = NULL;

  if (filter == NULL || *filter == '\0')
    return TRUE;
  pattern = g_strconcat ("*", filter, "*", NULL);
  return number != NULL && g_pattern_match_simple (pattern, number);
}

static const char *
get_type (SenderJson *number)
{
  const char *type = sender_json_get_string_member (number, "type");
  const char *text = sender_json_get_string_member (number, "phone_number");

  if (type != NULL)
    return type;
  return text != NULL && sender_phone_is_nanp_toll_free (text) ? "toll-free" : "local";
}

static gboolean
matches_type (SenderJson *number,
              const char *resource)
{
  static const struct
  {
    const char *resource;
    const char *type;
  } types[] = {
    { "TollFree", "toll-free" },
    { "Local", "local" },
    { "Mobile", "mobile" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (types[i].resource, resource) == 0)
      return strcmp (types[i].type, get_type (number)) == 0;
  return resource == NULL;
}

/* A SID that stays the same for the same number, so that pages agree. */
static char *
dup_sid (const char *prefix,
         SenderJson *owned,
         const char *number)
{
  const char      *given = sender_json_get_string_member (owned, "sid");
  g_autofree char *digest = NULL;

  if (given != NULL)
    return g_strdup (given);
  digest = g_compute_checksum_for_string (G_CHECKSUM_MD5, number != NULL ? number : "", -1);
  return g_strconcat (prefix, digest, NULL);
}

static SenderJson *
describe_capabilities (SenderJson *number)
{
  static const char *const names[] = { "voice", "sms", "mms", "fax" };
  SenderJson              *given = sender_read_kind (number, "capabilities", SENDER_JSON_OBJECT);
  SenderJson              *json = sender_json_new_object ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    sender_put_boolean (json, names[i],
                        sender_read_boolean (given, names[i], given == NULL && i < 2));
  return json;
}

/* What the owned things have in common. */
static SenderJson *
describe_owned (SenderVisit *visit,
                SenderJson  *owned,
                const char  *member,
                const char  *prefix,
                const char  *resource)
{
  SenderJson      *json = sender_json_new_object ();
  const char      *number = sender_json_get_string_member (owned, member);
  const char      *name = sender_json_get_string_member (owned, "friendly_name");
  const char      *account = visit->caller.account->sid;
  g_autofree char *sid = dup_sid (prefix, owned, number);
  gint64           now = sender_clock_now (visit->stage->clock);

  sender_put_text (json, "sid", sid);
  sender_put_text (json, "account_sid", account);
  sender_put_text (json, member, number);
  sender_put_text (json, "friendly_name", name != NULL ? name : number);
  sender_account_put_time (json, "date_created", now);
  sender_account_put_time (json, "date_updated", now);
  sender_put_format (json, "uri", "/2010-04-01/Accounts/%s/%s/%s.json", account, resource, sid);
  return json;
}

static SenderJson *
describe_number (SenderVisit *visit,
                 gpointer     item)
{
  static const char *const absent[] = {
    "address_sid", "identity_sid", "trunk_sid", "bundle_sid", "emergency_address_sid", "beta"
  };
  static const char *const empty[] = {
    "sms_url", "sms_fallback_url", "sms_application_sid", "voice_url", "voice_fallback_url",
    "voice_application_sid", "status_callback"
  };
  static const char *const methods[] = {
    "sms_method", "sms_fallback_method", "voice_method", "voice_fallback_method",
    "status_callback_method"
  };
  SenderJson *json = describe_owned (visit, item, "phone_number", "PN", "IncomingPhoneNumbers");

  sender_put_text (json, "api_version", "2010-04-01");
  sender_put (json, "capabilities", describe_capabilities (item));
  /* The lists of one type do not repeat it. */
  if (visit->captures->len == 1)
    sender_put_text (json, "type", get_type (item));
  sender_put_text (json, "status", "in-use");
  sender_put_text (json, "origin", "twilio");
  sender_put_text (json, "address_requirements", "none");
  sender_put_text (json, "voice_receive_mode", "voice");
  sender_put_boolean (json, "voice_caller_id_lookup", FALSE);
  sender_put_text (json, "emergency_status", "Inactive");
  sender_put_text (json, "emergency_address_status", "unregistered");
  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    sender_put_null (json, absent[i]);
  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    sender_put_text (json, empty[i], "");
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    sender_put_text (json, methods[i], "POST");
  return json;
}

static SenderJson *
describe_short_code (SenderVisit *visit,
                     gpointer     item)
{
  SenderJson *json = describe_owned (visit, item, "short_code", "SC", "SMS/ShortCodes");

  sender_put_text (json, "api_version", "2010-04-01");
  sender_put_text (json, "sms_method", "POST");
  sender_put_text (json, "sms_fallback_method", "POST");
  sender_put_null (json, "sms_url");
  sender_put_null (json, "sms_fallback_url");
  return json;
}

static SenderJson *
describe_caller_id (SenderVisit *visit,
                    gpointer     item)
{
  return describe_owned (visit, item, "phone_number", "PN", "OutgoingCallerIds");
}

static GPtrArray *
find_owned (SenderVisit *visit,
            SenderJson  *owned,
            const char  *member,
            const char  *parameter,
            const char  *type)
{
  GPtrArray       *found = g_ptr_array_new ();
  g_autofree char *filter = sender_visit_dup_query (visit, parameter);

  for (guint i = 0; owned != NULL && i < sender_json_get_length (owned); i++)
    {
      SenderJson *item = sender_json_get_element (owned, i);

      if (matches_filter (sender_json_get_string_member (item, member), filter) &&
          matches_type (item, type))
        g_ptr_array_add (found, item);
    }
  return found;
}

/**
 * sender_account_list_numbers:
 * @visit: a request
 *
 * Lists the numbers of an account, all or of one type (reference: Twilio, section 10).
 */
void
sender_account_list_numbers (SenderVisit *visit)
{
  const char           *type = visit->captures->len > 1
                                 ? sender_visit_get_capture (visit, 1)
                                 : NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (!sender_account_is_own (visit))
    return;
  found = find_owned (visit, visit->caller.account->numbers, "phone_number", "PhoneNumber", type);
  sender_stand_in_reply_account_page (visit, "incoming_phone_numbers", found, describe_number);
}

/**
 * sender_account_list_short_codes:
 * @visit: a request
 *
 * Lists the short codes of an account.
 */
void
sender_account_list_short_codes (SenderVisit *visit)
{
  g_autoptr (GPtrArray) found = NULL;

  if (!sender_account_is_own (visit))
    return;
  found = find_owned (visit, visit->caller.account->short_codes, "short_code", "ShortCode", NULL);
  sender_stand_in_reply_account_page (visit, "short_codes", found, describe_short_code);
}

/**
 * sender_account_list_caller_ids:
 * @visit: a request
 *
 * Lists the numbers that somebody verified: good as a caller, never for SMS.
 */
void
sender_account_list_caller_ids (SenderVisit *visit)
{
  g_autoptr (GPtrArray) found = NULL;

  if (!sender_account_is_own (visit))
    return;
  found = find_owned (visit, visit->caller.account->caller_ids, "phone_number", "PhoneNumber",
                      NULL);
  sender_stand_in_reply_account_page (visit, "outgoing_caller_ids", found, describe_caller_id);
}
