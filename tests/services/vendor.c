/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vendor.h"

#include "sender-error.h"

#include <stdlib.h>
#include <string.h>

#define FLOW                                                                                  \
  "{\"account_sid\":\"" ACCOUNT "\",\"revision\":1,\"definition\":{\"initial_state\":"        \
  "\"Trigger\",\"states\":[{\"name\":\"Trigger\",\"type\":\"trigger\",\"transitions\":["      \
  "{\"event\":\"incomingRequest\",\"next\":\"send\"}],\"properties\":{}},{\"name\":\"send\"," \
  "\"type\":\"send-message\",\"transitions\":[],\"properties\":{\"body\":"                    \
  "\"{{flow.data.OTP}}\"}}]}}"

#define OWNED NUMBER ("+14155550100", BOTH)

/* A vendor with which nothing is wrong. */
static const VendorReply good[] = {
  { SENDER_TWILIO_ACCOUNT, "{\"status\":\"active\",\"type\":\"Full\"}" },
  { SENDER_TWILIO_FLOW, FLOW },
  { SENDER_TWILIO_REVISION, FLOW },
  { SENDER_TWILIO_TEST_USERS, "{\"test_users\":[]}" },
  { SENDER_TWILIO_INCOMING_NUMBERS,
    NUMBERS (OWNED "," NUMBER ("+18005550199", BOTH) "," NUMBER ("+4930123456", BOTH)) },
  { SENDER_TWILIO_SHORT_CODES, LIST ("short_codes", "{\"short_code\":\"894546\"}") },
  { SENDER_TWILIO_SERVICES, LIST ("services", "{\"sid\":\"" SERVICE "\"}") },
  { SENDER_TWILIO_SERVICE_NUMBERS,
    LIST ("phone_numbers", "{\"phone_number\":\"+14155550100\",\"country_code\":\"US\"}") },
  { SENDER_TWILIO_CAMPAIGNS, LIST ("compliance", "{\"campaign_status\":\"VERIFIED\"}") },
  { SENDER_TWILIO_VERIFICATIONS, LIST ("verifications", "{\"status\":\"TWILIO_APPROVED\"}") },
  { SENDER_TWILIO_LOOKUP, "{\"country_code\":\"US\"}" },
  { SENDER_TWILIO_SMS_PERMISSIONS,
    "{\"permissions\":[{\"country_code\":\"US\",\"enabled\":true}]}" },
  { SENDER_TWILIO_VOICE_PERMISSION, "{\"low_risk_numbers_enabled\":true}" },
};

void
vendor_answer_error (SenderQuestion *question,
                     const char     *text)
{
  static const struct
  {
    int         status;
    SenderError code;
  } codes[] = {
    { 401, SENDER_ERROR_UNAUTHORIZED },
    { 403, SENDER_ERROR_FORBIDDEN },
    { 404, SENDER_ERROR_NOT_FOUND },
    { 429, SENDER_ERROR_RATE_LIMITED },
    { 500, SENDER_ERROR_SERVER },
    { 0, SENDER_ERROR_TIMEOUT },
  };
  const char *colon = strchr (text, ':');

  for (guint i = 0; i < G_N_ELEMENTS (codes) && question->error == NULL; i++)
    if (codes[i].status == atoi (text))
      g_set_error (&question->error, SENDER_ERROR, (int) codes[i].code, "%s.", text);
  question->code = colon != NULL ? atoi (colon + 1) : 0;
  g_assert_nonnull (question->error);
}

static const char *
find_reply (const VendorReply   *replies,
            SenderTwilioResource resource)
{
  for (guint i = 0; i < VENDOR_N_REPLIES; i++)
    if (replies[i].answer != NULL && replies[i].resource == resource)
      return replies[i].answer;
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    if (good[i].resource == resource)
      return good[i].answer;
  g_assert_not_reached ();
}

/* Asks until nothing new comes up. */
static void
converse (const VendorReply     *replies,
          const SenderPreflight *preflight)
{
  sender_preflight_ask (preflight);
  for (guint i = 0; i < preflight->questions->len; i++)
    {
      SenderQuestion    *question = g_ptr_array_index (preflight->questions, i);
      const char        *reply = find_reply (replies, question->resource);
      g_autoptr (GError) error = NULL;

      if (*reply == '!')
        vendor_answer_error (question, reply + 1);
      else
        question->json = sender_json_parse (reply, -1, &error);
      g_assert_no_error (error);
      sender_preflight_ask (preflight);
    }
}

/* SS610 by what it names: `SS610 SUBJECT+SUBJECT`. */
static char *
describe (SenderFinding *finding)
{
  const char      *message = sender_finding_get_message (finding);
  g_autofree char *subjects = NULL;
  g_auto (GStrv)   parts = NULL;

  if (strcmp (sender_finding_get_id (finding), "SS610") != 0)
    return g_strdup_printf ("%s %s", sender_finding_get_id (finding),
                            sender_finding_get_path (finding));
  g_assert_cmpint (sender_finding_get_severity (finding), ==, SENDER_SEVERITY_INFO);
  g_assert_true (g_str_has_prefix (message, "Not checked: "));
  message += strlen ("Not checked: ");
  subjects = g_strndup (message, (gsize) (strstr (message, ". ") - message));
  parts = g_strsplit (subjects, ", ", -1);
  g_free (subjects);
  subjects = g_strjoinv ("+", parts);
  return g_strconcat ("SS610 ", subjects, NULL);
}

static char *
join_findings (GListModel *findings)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_has_prefix (sender_finding_get_id (finding), "SS6"))
        g_ptr_array_add (all, describe (finding));
    }
  g_ptr_array_add (all, NULL);
  return g_strjoinv (",", (char **) all->pdata);
}

char *
vendor_judge (const VendorReply *replies,
              SenderConfig      *config,
              guint             *n_questions)
{
  g_autoptr (GPtrArray)  questions = sender_questions_new ();
  const SenderPreflight  preflight = { config, questions };
  g_autoptr (GListModel) findings = NULL;

  converse (replies, &preflight);
  *n_questions = questions->len;
  findings = sender_preflight_judge (&preflight);
  return join_findings (findings);
}
