/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-sender-check.h"

#include "sender-account.h"
#include "sender-answer.h"
#include "sender-pingone-check.h"

#include <string.h>

#define SID_LENGTH 34
#define MAX_NEEDED 4

/* What each provider needs besides itself (reference: PingOne, 1.3 and 1.8). PINGONE_TWILIO is a
 * word of the chain and can't be created; of the channels nothing was found. */
static const struct
{
  const char *provider;
  const char *needed[MAX_NEEDED];
} providers[] = {
  { "CUSTOM_PROVIDER", { "name" } },
  { "CUSTOM_TWILIO", { "sid", "authToken" } },
  { "CUSTOM_SYNIVERSE", { "authToken" } },
  { "CUSTOM_TWILIO_VERIFY", { "sid", "authToken", "verifyServiceId" } },
  { "CUSTOM_TWILIO_MESSAGING_SERVICE", { "name", "sid", "authToken" } },
  { "CUSTOM_SYNIVERSE_CHANNELS", { NULL } },
};

static const char *const provider_words[] = { "CUSTOM_PROVIDER", "CUSTOM_TWILIO",
                                              "CUSTOM_SYNIVERSE", "CUSTOM_TWILIO_VERIFY",
                                              "CUSTOM_TWILIO_MESSAGING_SERVICE",
                                              "CUSTOM_SYNIVERSE_CHANNELS", NULL };
static const char *const delivery_words[] = { "SMS", "VOICE", NULL };
static const char *const method_words[] = { "GET", "POST", NULL };
static const char *const format_words[] = { "FULL", "NUMBER_ONLY", NULL };

/* Of a POST the content type is one of two; further headers may be anything. */
static void
check_headers (SenderJson *details,
               SenderJson *headers,
               const char *prefix,
               gboolean    post)
{
  static const char *const types[] = { "application/json", "application/x-www-form-urlencoded",
                                       NULL };

  for (guint i = 0; i < sender_json_get_length (headers); i++)
    {
      const char      *name = sender_json_get_name (headers, i);
      SenderJson      *value = sender_json_get_element (headers, i);
      gboolean         text = sender_json_get_kind (value) == SENDER_JSON_STRING;
      g_autofree char *type = NULL;

      if (text)
        type = g_ascii_strdown (sender_json_get_text (value),
                                (gssize) strcspn (sender_json_get_text (value), "; "));
      if (!text || (post && g_ascii_strcasecmp (name, "content-type") == 0 &&
                    !g_strv_contains (types, type)))
        sender_pingone_complain (details, "INVALID_VALUE", "%sheaders.%s", prefix, name);
    }
}

/* `phoneNumberFormat` may be left out, as in Ping's own examples. That ${to} and ${message} are in
 * it is not looked at: no error for that is documented. */
static void
check_request (SenderJson *details,
               SenderJson *request,
               const char *prefix)
{
  static const char *const texts[] = { "body", "beforeTag", "afterTag" };
  const char              *method = NULL;
  SenderJson              *headers = NULL;

  sender_pingone_need_word (details, request, prefix, "deliveryMethod", delivery_words);
  sender_pingone_need_text (details, request, prefix, "url");
  method = sender_pingone_need_word (details, request, prefix, "method", method_words);
  sender_pingone_check_word (details, request, prefix, "phoneNumberFormat", format_words);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    sender_pingone_check_kind (details, request, prefix, texts[i], SENDER_JSON_STRING);
  headers = sender_pingone_check_kind (details, request, prefix, "headers", SENDER_JSON_OBJECT);
  if (headers != NULL)
    check_headers (details, headers, prefix, g_strcmp0 (method, "POST") == 0);
}

static void
check_custom_provider (SenderJson *details,
                       SenderJson *body)
{
  SenderJson *authentication = sender_pingone_need_kind (details, body, "", "authentication",
                                                         SENDER_JSON_OBJECT);
  SenderJson *requests = sender_pingone_need_kind (details, body, "", "requests",
                                                   SENDER_JSON_ARRAY);

  if (authentication != NULL)
    sender_pingone_authentication_check (details, authentication);
  if (requests != NULL && sender_json_get_length (requests) == 0)
    sender_pingone_complain (details, "EMPTY_VALUE", "requests");
  for (guint i = 0; requests != NULL && i < sender_json_get_length (requests); i++)
    {
      SenderJson      *request = sender_json_get_element (requests, i);
      g_autofree char *prefix = g_strdup_printf ("requests[%u].", i);

      if (sender_json_get_kind (request) == SENDER_JSON_OBJECT)
        check_request (details, request, prefix);
      else
        sender_pingone_complain (details, "INVALID_VALUE", "requests[%u]", i);
    }
}

static SenderJson *
describe_number (const char *number)
{
  SenderJson *json = sender_json_new_object ();
  SenderJson *capabilities = sender_json_new_array ();

  sender_json_append (capabilities, sender_json_new_string ("SMS"));
  sender_json_append (capabilities, sender_json_new_string ("VOICE"));
  sender_put_text (json, "number", number);
  sender_put_text (json, "type", "PHONE_NUMBER");
  sender_put (json, "capabilities", capabilities);
  sender_put_boolean (json, "selected", FALSE);
  sender_put_boolean (json, "available", TRUE);
  return json;
}

/* The numbers that the vendor says an account has. An account here that owns any has one. */
static SenderJson *
list_numbers (SenderAccount *account)
{
  SenderJson *list = sender_json_new_array ();

  if (account->numbers == NULL)
    sender_json_append (list, describe_number ("+14155550101"));
  for (guint i = 0; account->numbers != NULL && i < sender_json_get_length (account->numbers); i++)
    {
      SenderJson *number = sender_json_get_element (account->numbers, i);

      sender_json_append (list,
                          describe_number (sender_json_get_string_member (number, "phone_number")));
    }
  return list;
}

/* Asks the vendor for the numbers of a new sender, as PingOne does. */
static void
fill_numbers (SenderStage *stage,
              SenderJson  *details,
              SenderJson  *body)
{
  const char    *sid = sender_json_get_string_member (body, "sid");
  const char    *token = sender_json_get_string_member (body, "authToken");
  SenderAccount *account = NULL;

  if (sid == NULL || token == NULL)
    return;
  account = sender_shelf_find (stage->accounts, sid);
  if (strlen (sid) != SID_LENGTH || account == NULL)
    sender_pingone_complain (details, "INVALID_VALUE", "sid");
  else if (account->token != NULL && strcmp (account->token, token) != 0)
    sender_pingone_complain (details, "INVALID_VALUE", "authToken");
  else
    sender_put (body, "numbers", list_numbers (account));
}

/* Neither the provider nor an account can be exchanged. */
static void
check_immutable (SenderJson *details,
                 SenderJson *body,
                 SenderJson *before)
{
  static const char *const names[] = { "provider", "sid", "authToken", "verifyServiceId" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *old = sender_json_get_string_member (before, names[i]);
      const char *now = sender_json_get_string_member (body, names[i]);

      if (old != NULL && now != NULL && strcmp (old, now) != 0)
        sender_pingone_complain (details, "INVALID_VALUE", "%s", names[i]);
      /* The published PUT of a vendor's account goes without its token: that stays. */
      if (old != NULL && now == NULL && strcmp (names[i], "authToken") == 0)
        sender_put_text (body, names[i], old);
    }
}

static gboolean
is_vendor_account (const char *provider)
{
  return strcmp (provider, "CUSTOM_TWILIO") == 0;
}

/**
 * sender_pingone_sender_check:
 * @stage: what the stand-ins share
 * @details: what is wrong so far
 * @body: a sender as it came; loses what the service drops silently
 * @before: (nullable): what it replaces
 *
 * Checks a sender by itself.
 */
void
sender_pingone_sender_check (SenderStage *stage,
                             SenderJson  *details,
                             SenderJson  *body,
                             SenderJson  *before)
{
  const char *provider = sender_pingone_need_word (details, body, "", "provider", provider_words);
  SenderJson *numbers = sender_pingone_check_kind (details, body, "", "numbers",
                                                   SENDER_JSON_ARRAY);
  gboolean    custom = g_strcmp0 (provider, "CUSTOM_PROVIDER") == 0;

  if (before != NULL)
    check_immutable (details, body, before);
  if (provider == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (providers); i++)
    for (guint j = 0; strcmp (providers[i].provider, provider) == 0 &&
                      j < MAX_NEEDED && providers[i].needed[j] != NULL;
         j++)
      sender_pingone_need_text (details, body, "", providers[i].needed[j]);
  if (custom)
    check_custom_provider (details, body);
  if (before == NULL && is_vendor_account (provider))
    fill_numbers (stage, details, body);
  else if (numbers != NULL)
    sender_pingone_numbers_check (details, numbers, custom);
}
