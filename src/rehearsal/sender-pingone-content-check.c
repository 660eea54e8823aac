/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-template.h"

#include "sender-answer.h"
#include "sender-pingone-check.h"

#include <string.h>

/* What the platform demands of a content (reference: PingOne, 3.5). For the length of an SMS the
 * documents differ: 153 is refused by nobody who was asked, 660 is the console's limit. */
#define MAX_SMS 660
#define MAX_VOICE 1024
#define MAX_SENDER 11
#define MAX_VARIANT 100
#define MAX_TITLE 200
#define MAX_PUSH 400
#define MAX_MAIL (100 * 1024)
#define MAX_SUBJECT 256

/* ${otp} may be written ${OTP}. */
static gboolean
holds_variable (const char *text,
                const char *name)
{
  g_autofree char *variable = g_strdup_printf ("${%s}", name);
  g_autofree char *wanted = g_utf8_casefold (variable, -1);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, wanted) != NULL;
}

static void
check_variables (SenderJson *details,
                 SenderJson *template,
                 SenderJson *body,
                 const char *method,
                 const char *member)
{
  SenderJson *variables = sender_read_kind (template, "variables", SENDER_JSON_OBJECT);
  const char *text = sender_json_get_string_member (body, member);

  for (guint i = 0; text != NULL && variables != NULL && i < sender_json_get_length (variables);
       i++)
    {
      SenderJson *variable = sender_json_get_element (variables, i);
      SenderJson *where = sender_read_kind (variable, "requiredForDeliveryMethods",
                                            SENDER_JSON_ARRAY);

      if (sender_pingone_holds (where, method) &&
          !holds_variable (text, sender_json_get_name (variables, i)))
        sender_pingone_complain (details, "REQUIRED_VALUE", "%s", member);
    }
}

static void
check_sms (SenderJson *details,
           SenderJson *body)
{
  const char *sender = NULL;

  sender_pingone_need_text (details, body, "", "content");
  sender_pingone_check_length (details, body, "content", MAX_SMS);
  sender_pingone_check_length (details, body, "sender", MAX_SENDER);
  sender = sender_json_get_string_member (body, "sender");
  for (; sender != NULL && *sender != '\0'; sender++)
    if (!g_ascii_isalnum (*sender) && *sender != ' ')
      {
        sender_pingone_complain (details, "INVALID_VALUE", "sender");
        return;
      }
}

static void
check_voice (SenderJson *details,
             SenderJson *body)
{
  const char *text = sender_pingone_need_text (details, body, "", "content");

  if (text != NULL && strlen (text) > MAX_VOICE)
    sender_pingone_complain (details, "SIZE_LIMIT_EXCEEDED", "content");
  sender_pingone_check_kind (details, body, "", "voice", SENDER_JSON_STRING);
}

static void
check_push (SenderJson *details,
            SenderJson *body)
{
  static const char *const categories[] = { "BANNER_BUTTONS", "WITHOUT_BANNER_BUTTONS",
                                            "APPROVE_AND_OPEN_APP", NULL };

  sender_pingone_need_text (details, body, "", "title");
  sender_pingone_need_text (details, body, "", "body");
  sender_pingone_check_length (details, body, "title", MAX_TITLE);
  sender_pingone_check_length (details, body, "body", MAX_PUSH);
  sender_pingone_check_word (details, body, "", "pushCategory", categories);
}

static void
check_mail (SenderJson *details,
            SenderJson *body)
{
  sender_pingone_need_text (details, body, "", "body");
  sender_pingone_check_length (details, body, "body", MAX_MAIL);
  sender_pingone_check_length (details, body, "subject", MAX_SUBJECT);
}

static const struct
{
  const char *method;
  const char *member; /* that holds the variables */
  void (*check) (SenderJson *details,
                 SenderJson *body);
} methods[] = {
  { "SMS", "content", check_sms },
  { "Voice", "content", check_voice },
  { "Push", "body", check_push },
  { "Email", "body", check_mail },
};

/* The language must be one of the environment's and be enabled. */
static void
check_locale (SenderJson *details,
              SenderJson *environment,
              const char *locale)
{
  SenderJson      *languages = sender_json_get_member (environment, "languages");
  g_autofree char *wanted = sender_pingone_locale_dup_key (locale);

  for (guint i = 0; i < sender_json_get_length (languages); i++)
    {
      SenderJson      *language = sender_json_get_element (languages, i);
      g_autofree char *key = NULL;

      key = sender_pingone_locale_dup_key (sender_json_get_string_member (language, "locale"));
      if (strcmp (key, wanted) == 0 && sender_read_boolean (language, "enabled", FALSE))
        return;
    }
  sender_pingone_complain (details, "INVALID_VALUE", "locale");
}

/* Method and locale say which content it is: they can't change. */
static void
check_immutable (SenderJson *details,
                 SenderJson *body,
                 SenderJson *before)
{
  const char      *method = sender_json_get_string_member (body, "deliveryMethod");
  const char      *locale = sender_json_get_string_member (body, "locale");
  g_autofree char *now = sender_pingone_locale_dup_key (locale);
  g_autofree char *old = NULL;

  old = sender_pingone_locale_dup_key (sender_json_get_string_member (before, "locale"));
  if (method != NULL &&
      g_strcmp0 (sender_json_get_string_member (before, "deliveryMethod"), method) != 0)
    sender_pingone_complain (details, "INVALID_VALUE", "deliveryMethod");
  if (locale != NULL && strcmp (now, old) != 0)
    sender_pingone_complain (details, "INVALID_VALUE", "locale");
}

/* Which member is meant is not documented. */
static void
check_unique (SenderJson *details,
              SenderJson *environment,
              SenderJson *template,
              SenderJson *body,
              SenderJson *before)
{
  g_autoptr (SenderJson) contents = sender_pingone_template_list_contents (environment, template);
  const char            *own = NULL;

  own = before != NULL ? sender_json_get_string_member (before, "id") : NULL;
  for (guint i = 0; i < sender_json_get_length (contents); i++)
    {
      SenderJson *content = sender_json_get_element (contents, i);

      if (!sender_pingone_content_is_default (content) &&
          g_strcmp0 (sender_json_get_string_member (content, "id"), own) != 0 &&
          sender_pingone_content_overrides (content, body))
        {
          sender_pingone_complain (details, "UNIQUENESS_VIOLATION", "locale");
          return;
        }
    }
}

/**
 * sender_pingone_content_check:
 * @details: what is wrong so far
 * @environment: an environment
 * @template: a template of it
 * @body: a content as it came
 * @before: (nullable): what it replaces
 *
 * Checks a content. Of a content for WhatsApp only what all have is looked at.
 */
void
sender_pingone_content_check (SenderJson *details,
                              SenderJson *environment,
                              SenderJson *template,
                              SenderJson *body,
                              SenderJson *before)
{
  const char *method = sender_pingone_need_text (details, body, "", "deliveryMethod");
  const char *locale = sender_pingone_need_text (details, body, "", "locale");
  SenderJson *offered = sender_read_kind (template, "deliveryMethods", SENDER_JSON_ARRAY);

  sender_pingone_check_length (details, body, "variant", MAX_VARIANT);
  if (before != NULL)
    check_immutable (details, body, before);
  if (locale != NULL)
    check_locale (details, environment, locale);
  if (method != NULL && !sender_pingone_holds (offered, method))
    {
      sender_pingone_complain (details, "INVALID_VALUE", "deliveryMethod");
      return;
    }
  for (guint i = 0; method != NULL && i < G_N_ELEMENTS (methods); i++)
    if (strcmp (methods[i].method, method) == 0)
      {
        methods[i].check (details, body);
        check_variables (details, template, body, method, methods[i].member);
      }
  if (method != NULL && locale != NULL)
    check_unique (details, environment, template, body, before);
}
