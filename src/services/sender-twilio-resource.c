/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-twilio-resource.h"

#include "sender-error.h"
#include "sender-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where a resource is. `%a` and `%b` are the arguments, which must be SIDs of these prefixes; a
 * NULL
 * prefix is text for a query. @list names the array of a paged list whose pages are joined. */
static const struct
{
  gboolean    is_api;
  const char *a;
  const char *b;
  const char *start;
  const char *middle;
  const char *end;
  const char *list;
} resources[] = {
  [SENDER_TWILIO_ACCOUNT] = { TRUE, "AC", "", "/2010-04-01/Accounts/", ".json", "", NULL },
  [SENDER_TWILIO_INCOMING_NUMBERS] = { TRUE, "AC", NULL, "/2010-04-01/Accounts/",
                                       "/IncomingPhoneNumbers.json?PhoneNumber=", "", NULL },
  [SENDER_TWILIO_SHORT_CODES] = { TRUE, "AC", NULL, "/2010-04-01/Accounts/",
                                  "/SMS/ShortCodes.json?ShortCode=", "", NULL },
  [SENDER_TWILIO_FLOW] = { FALSE, "FW", "", "/v2/Flows/", "", "", NULL },
  [SENDER_TWILIO_REVISION] = { FALSE, "FW", NULL, "/v2/Flows/", "/Revisions/", "", NULL },
  [SENDER_TWILIO_TEST_USERS] = { FALSE, "FW", "", "/v2/Flows/", "/TestUsers", "", NULL },
  [SENDER_TWILIO_EXECUTIONS] = { FALSE, "FW", "", "/v2/Flows/", "/Executions?PageSize=50", "",
                                 NULL },
  [SENDER_TWILIO_EXECUTION] = { FALSE, "FW", "FN", "/v2/Flows/", "/Executions/", "", NULL },
  [SENDER_TWILIO_STEPS] = { FALSE, "FW", "FN", "/v2/Flows/", "/Executions/", "/Steps", "steps" },
  [SENDER_TWILIO_EXECUTION_CONTEXT] = { FALSE, "FW", "FN", "/v2/Flows/", "/Executions/", "/Context",
                                        NULL },
  [SENDER_TWILIO_MESSAGE] = { TRUE, "AC", "SM MM", "/2010-04-01/Accounts/", "/Messages/", ".json",
                              NULL },
  [SENDER_TWILIO_CALL] = { TRUE, "AC", "CA", "/2010-04-01/Accounts/", "/Calls/", ".json", NULL },
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
 * sender_twilio_make_url:
 * @resource: what to read
 * @studio: origin of the Studio host
 * @api: origin of the API host
 * @a: first argument
 * @b: (nullable): second argument
 * @error: return location
 *
 * Makes the URL of a resource. A SID from an answer goes into a path only if it has the shape of
 * one.
 *
 * Returns: (transfer full) (nullable): the URL, or %NULL with %SENDER_ERROR_BAD_REPLY set
 */
char *
sender_twilio_make_url (SenderTwilioResource resource, const char *studio, const char *api,
                        const char *a,
                        const char *b,
                        GError    **error)
{
  g_autofree char *escaped = NULL;

  if (!is_argument (resources[resource].a, a) || !is_argument (resources[resource].b, b))
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY,
                   _ ("“%s” is no identifier of Twilio’s, so nothing was asked"),
                   is_argument (resources[resource].a, a) ? b : a);
      return NULL;
    }
  escaped = g_uri_escape_string (b != NULL ? b : "", NULL, FALSE);
  return g_strconcat (resources[resource].is_api ? api : studio,
                      resources[resource].start, a, resources[resource].middle, escaped,
                      resources[resource].end, NULL);
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
