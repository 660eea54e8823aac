/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-twilio-resource.h"

#include "sender-error.h"
#include "sender-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ACCOUNTS "/2010-04-01/Accounts/"
#define FLOWS "/v2/Flows/"
#define SERVICES "/v1/Services/"

static const char *const products[] = {
  [SENDER_TWILIO_PRODUCT_STUDIO] = "studio",
  [SENDER_TWILIO_PRODUCT_API] = "api",
  [SENDER_TWILIO_PRODUCT_MESSAGING] = "messaging",
  [SENDER_TWILIO_PRODUCT_LOOKUPS] = "lookups",
  [SENDER_TWILIO_PRODUCT_ACCOUNTS] = "accounts",
  [SENDER_TWILIO_PRODUCT_VOICE] = "voice",
};

#define STUDIO SENDER_TWILIO_PRODUCT_STUDIO
#define API SENDER_TWILIO_PRODUCT_API
#define MESSAGING SENDER_TWILIO_PRODUCT_MESSAGING

/* Where a resource is: its first argument between @start and @middle, its second one behind. They
 * must be SIDs of these prefixes; "" is none, NULL any text, which is escaped. @list names the
 * array of a paged list whose pages are joined. */
static const struct
{
  SenderTwilioProduct product;
  const char         *a;
  const char         *b;
  const char         *start;
  const char         *middle;
  const char         *end;
  const char         *list;
} resources[] = {
  [SENDER_TWILIO_ACCOUNT] = { API, "AC", "", ACCOUNTS, ".json", "", NULL },
  [SENDER_TWILIO_INCOMING_NUMBERS] = { API, "AC", NULL, ACCOUNTS,
                                       "/IncomingPhoneNumbers.json?PhoneNumber=", "",
                                       "incoming_phone_numbers" },
  [SENDER_TWILIO_SHORT_CODES] = { API, "AC", NULL, ACCOUNTS, "/SMS/ShortCodes.json?ShortCode=", "",
                                  "short_codes" },
  [SENDER_TWILIO_FLOW] = { STUDIO, "FW", "", FLOWS, "", "", NULL },
  [SENDER_TWILIO_REVISION] = { STUDIO, "FW", NULL, FLOWS, "/Revisions/", "", NULL },
  [SENDER_TWILIO_TEST_USERS] = { STUDIO, "FW", "", FLOWS, "/TestUsers", "", NULL },
  [SENDER_TWILIO_EXECUTIONS] = { STUDIO, "FW", "", FLOWS, "/Executions?PageSize=50", "", NULL },
  [SENDER_TWILIO_EXECUTION] = { STUDIO, "FW", "FN", FLOWS, "/Executions/", "", NULL },
  [SENDER_TWILIO_STEPS] = { STUDIO, "FW", "FN", FLOWS, "/Executions/", "/Steps", "steps" },
  [SENDER_TWILIO_EXECUTION_CONTEXT] = { STUDIO, "FW", "FN", FLOWS, "/Executions/", "/Context",
                                        NULL },
  [SENDER_TWILIO_MESSAGE] = { API, "AC", "SM MM", ACCOUNTS, "/Messages/", ".json", NULL },
  [SENDER_TWILIO_CALL] = { API, "AC", "CA", ACCOUNTS, "/Calls/", ".json", NULL },
  [SENDER_TWILIO_SERVICES] = { MESSAGING, "", "", "/v1/Services?PageSize=50", "", "", "services" },
  [SENDER_TWILIO_SERVICE_NUMBERS] = { MESSAGING, "MG", "", SERVICES, "/PhoneNumbers?PageSize=400",
                                      "", "phone_numbers" },
  [SENDER_TWILIO_CAMPAIGNS] = { MESSAGING, "MG", "", SERVICES, "/Compliance/Usa2p", "",
                                "compliance" },
  [SENDER_TWILIO_VERIFICATIONS] = { MESSAGING, "PN", "",
                                    "/v1/Tollfree/Verifications?TollfreePhoneNumberSid=", "", "",
                                    "verifications" },
  [SENDER_TWILIO_LOOKUP] = { SENDER_TWILIO_PRODUCT_LOOKUPS, "", NULL, "/v2/PhoneNumbers/", "", "",
                             NULL },
  [SENDER_TWILIO_SMS_PERMISSIONS] = { SENDER_TWILIO_PRODUCT_ACCOUNTS, "", NULL,
                                      "/v1/Messaging/GeoPermissions?CountryCode=", "", "", NULL },
  [SENDER_TWILIO_VOICE_PERMISSION] = { SENDER_TWILIO_PRODUCT_VOICE, "", NULL,
                                       "/v1/DialingPermissions/Countries/", "", "", NULL },
};

static gboolean
is_argument (const char *prefixes,
             const char *text)
{
  g_auto (GStrv) words = prefixes != NULL ? g_strsplit (prefixes, " ", -1) : NULL;

  if (words == NULL)
    return text != NULL;
  if (words[0] == NULL)
    return TRUE;
  for (guint i = 0; text != NULL && words[i] != NULL; i++)
    if (sender_text_is_sid (text, words[i]))
      return TRUE;
  return FALSE;
}

/**
 * sender_twilio_product_get_name:
 * @product: a product
 *
 * Gets the first label of a product's host.
 *
 * Returns: the label
 */
const char *
sender_twilio_product_get_name (SenderTwilioProduct product)
{
  return products[product];
}

/**
 * sender_twilio_get_product:
 * @resource: what to read
 *
 * Gets the product that has a resource.
 *
 * Returns: the product
 */
SenderTwilioProduct
sender_twilio_get_product (SenderTwilioResource resource)
{
  return resources[resource].product;
}

/**
 * sender_twilio_make_target:
 * @resource: what to read
 * @a: (nullable): first argument
 * @b: (nullable): second argument
 * @error: return location
 *
 * Makes path and query of a resource. A SID from an answer goes into a path only if it has the
 * shape of one.
 *
 * Returns: (transfer full) (nullable): the target, or %NULL with %SENDER_ERROR_BAD_REPLY set
 */
char *
sender_twilio_make_target (SenderTwilioResource resource,
                           const char          *a,
                           const char          *b,
                           GError             **error)
{
  gboolean         is_a = is_argument (resources[resource].a, a);
  g_autofree char *escaped = g_uri_escape_string (b != NULL ? b : "", NULL, FALSE);

  if (is_a && is_argument (resources[resource].b, b))
    return g_strconcat (resources[resource].start, a != NULL ? a : "", resources[resource].middle,
                        escaped, resources[resource].end, NULL);
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY,
               _ ("“%s” is no identifier of Twilio’s, so nothing was asked"), is_a ? b : a);
  return NULL;
}

/**
 * sender_twilio_get_list_name:
 * @resource: what to read
 *
 * Gets the member whose pages are joined.
 *
 * Returns: (nullable): a name, %NULL for what has one page only
 */
const char *
sender_twilio_get_list_name (SenderTwilioResource resource)
{
  return resources[resource].list;
}
