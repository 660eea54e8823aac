/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-checks.h"
#include "sender-test-config.h"

#define STUDIO sender_test_config_studio
#define GENERIC sender_test_config_generic
#define ERROR SENDER_SEVERITY_ERROR
#define WARNING SENDER_SEVERITY_WARNING
#define SMS "messages.strong_authentication.SMS.en"
#define OTHER "messages.general.SMS.en"
#define ROW "sms.body[2].value"
#define RIGHT "{\"OTP\":\"${otp}\"}"
#define TEXT_ROW ROW "={\"OTP\":\"${otp}\",\"text\":\"${message}\"}"

static const SenderTestCase cases[] = {
  { "right", STUDIO, "", "SS401" },
  { "plain", STUDIO, SMS "=Your code is ${otp}", "SS401", SMS, ERROR, NULL, "Twilio Studio" },
  { "empty", STUDIO, SMS "=", "SS401", SMS, ERROR },
  { "array", STUDIO, SMS "=[\"${otp}\"]", "SS401", SMS, ERROR },
  { "string", STUDIO, SMS "=\"${otp}\"", "SS401", SMS, ERROR },
  { "white-space-before", STUDIO, SMS "= \n" RIGHT, "SS401" },
  { "trailing-comma", STUDIO, SMS "={\"OTP\":\"${otp}\",}", "SS401", SMS, ERROR, NULL,
    "not valid JSON" },
  { "twice", STUDIO, SMS "={\"OTP\":\"${otp}\",\"OTP\":\"x\"}", "SS401", SMS, ERROR },
  { "unclosed", STUDIO, SMS "={\"OTP\":\"${otp}", "SS401", SMS, ERROR },
  { "single-quotes", STUDIO, SMS "={'OTP':'${otp}'}", "SS401", SMS, ERROR, SMS "=" RIGHT },
  { "single-quotes-and-more", STUDIO, SMS "={'OTP':'${otp}',}", "SS401", SMS, ERROR },
  { "beside-unquoted", STUDIO, SMS "={\"OTP\":${otp}}", "SS401" },
  { "beside-listed", STUDIO, SMS "={\"OTP\":\"${otp}\",\"u\":\"${username}\",}", "SS401" },
  { "beside-typographic", STUDIO, SMS "={“OTP”:“${otp}”}", "SS401" },
  { "escaped-variable", STUDIO, SMS "={\"OTP\":\"\\${otp}\"}", "SS401", SMS, ERROR },
  { "sample-with-quotes", STUDIO, "+variables|name=x|sample=a\"b\\;;" SMS "={\"x\":\"${x}${otp}\"}",
    "SS401" },
  { "elsewhere-plain", GENERIC, "", "SS401" },
  { "elsewhere-json", GENERIC, SMS "=" RIGHT, "SS401" },
  { "elsewhere-broken", GENERIC, SMS "={\"OTP\":\"${otp}\"", "SS401", SMS, ERROR },
  { "of-ping", STUDIO, SMS "=Your code is ${otp};;provider.kind=ping", "SS401" },
  { "in-a-row", STUDIO, ROW "=${otp} ${message}", "SS401", ROW, ERROR },
  { "in-a-row-right", STUDIO, TEXT_ROW ";;" SMS "=Your code is ${otp}", "SS401" },
  { "in-a-row-json-inside", STUDIO, TEXT_ROW, "SS401", ROW, ERROR, NULL, "not valid JSON" },
  { "in-a-row-second-message", STUDIO, TEXT_ROW ";;" SMS "=Code ${otp};;" OTHER "=Say \"hello\"",
    "SS401", ROW, ERROR },
  { "in-a-row-object-inside", STUDIO, ROW "={\"OTP\":\"${otp}\",\"data\":${message}}", "SS401" },
  { "in-a-row-object-no-message", STUDIO, ROW "={\"OTP\":\"${otp}\",\"data\":${message}};;-" SMS,
    "SS401" },
  { "in-a-row-no-message", STUDIO, TEXT_ROW ";;-" SMS, "SS401" },
  { "in-a-row-other-channel", STUDIO,
    TEXT_ROW ";;" SMS "=Code ${otp};;messages.general.Voice.en={\"x\":\"\"}", "SS401" },
  { "message-with-white-space", STUDIO, ROW "= ${message} ", "SS401" },
  { "row-misspelt", STUDIO, SMS "=Code ${otp};;sms.body[2].key=Parameter", "SS401", SMS, ERROR },
  { "row-missing", STUDIO, SMS "=Code ${otp};;-sms.body[2]", "SS401", SMS, ERROR },
  { "raw", STUDIO, SMS "=Code ${otp};;sms.body-format=raw", "SS401", SMS, ERROR },
  { "two-requests", STUDIO,
    SMS "=Code ${otp};;" TEXT_ROW ";;+sms|url=" SENDER_TEST_SMS_URL, "SS401", SMS, ERROR },
  { "no-request", STUDIO, SMS "=Code ${otp};;-sms", "SS401" },

  { "right", STUDIO, "", "SS402" },
  { "code", STUDIO, SMS "={\"OTP\":${otp}}", "SS402", SMS, ERROR, SMS "=" RIGHT, "“${otp}”" },
  { "several", STUDIO, SMS "={\"OTP\": ${otp} ,\"u\":${user.username}}", "SS402", SMS, ERROR,
    SMS "={\"OTP\": \"${otp}\" ,\"u\":\"${user.username}\"}", "“${otp}”, “${user.username}”" },
  { "within-words", STUDIO, SMS "={\"OTP\":Your code ${otp}!}", "SS402", SMS, ERROR,
    SMS "={\"OTP\":\"Your code ${otp}!\"}" },
  { "apostrophe", STUDIO, SMS "={\"OTP\":It's ${otp}}", "SS402", SMS, ERROR,
    SMS "={\"OTP\":\"It's ${otp}\"}" },
  { "as-a-name", STUDIO, SMS "={${otp}:\"x\"}", "SS402", SMS, ERROR, SMS "={\"${otp}\":\"x\"}" },
  { "within-an-array", STUDIO, SMS "={\"OTP\":[${otp}]}", "SS402", SMS, ERROR,
    SMS "={\"OTP\":[\"${otp}\"]}" },
  { "escaped-quote", STUDIO, SMS "={\"OTP\":\"\\\"${otp}\"}", "SS402" },
  { "typographic-too", STUDIO, SMS "={“OTP”:${otp}}", "SS402", SMS, ERROR, SMS "=" RIGHT },
  { "plain", STUDIO, SMS "=Your code is ${otp}", "SS402" },
  { "elsewhere", GENERIC, SMS "={\"OTP\":${otp}}", "SS402", SMS, ERROR, SMS "=" RIGHT },
  { "of-ping", STUDIO, SMS "={\"OTP\":${otp}};;provider.kind=ping", "SS402" },
  { "in-a-row", STUDIO, ROW "={\"OTP\":${otp},\"data\":${message}}", "SS402", ROW, ERROR,
    ROW "={\"OTP\":\"${otp}\",\"data\":${message}}", "“${otp}”" },
  { "message-not-alone", STUDIO, ROW "={\"data\":${message}x}", "SS402", ROW, ERROR,
    ROW "={\"data\":\"${message}x\"}" },
  { "row-switched-off", STUDIO,
    "+sms.body|key=Parameters|value={\"OTP\":${otp}}|enabled=false", "SS402" },

  { "right", STUDIO, "", "SS404" },
  { "unquoted", STUDIO, SMS "={\"OTP\":\"${otp}\",\"u\":${username}}", "SS404", SMS, ERROR,
    SMS "={\"OTP\":\"${otp}\",\"u\":\"${user.username}\"}",
    "“${username}”; write “${user.username}”" },
  { "quoted", STUDIO, SMS "={\"OTP\":\"${otp}\",\"u\":\"${username}\"}", "SS404", SMS, ERROR,
    SMS "={\"OTP\":\"${otp}\",\"u\":\"${user.username}\"}" },
  { "beside-unquoted", STUDIO, SMS "={\"OTP\":${otp},\"u\":${username}}", "SS404", SMS, ERROR,
    SMS "={\"OTP\":${otp},\"u\":\"${user.username}\"}" },
  { "two", STUDIO, SMS "={\"u\":${username},\"v\":${user.user.name},\"w\":\"${otp}\"}", "SS404",
    SMS, ERROR,
    SMS "={\"u\":\"${user.username}\",\"v\":\"${user.username}\",\"w\":\"${otp}\"}" },
  { "plain", GENERIC, SMS "=${username}, ${otp}", "SS404", SMS, ERROR,
    SMS "=${user.username}, ${otp}" },
  { "of-ping", STUDIO, SMS "=${username}, ${otp};;provider.kind=ping", "SS404", SMS, ERROR,
    SMS "=${user.username}, ${otp}" },
  { "declared", STUDIO, "+variables|name=username|sample=x;;" SMS "={\"u\":\"${username}\"}",
    "SS404" },
  { "near", STUDIO, SMS "={\"OTP\":\"${opt}\"}", "SS404" },

  { "code", STUDIO, "", "SS405" },
  { "names", STUDIO, SMS "={\"a\":\"${user.name.given} ${otp}\",\"b\":\"${user.username}\"}",
    "SS405", SMS, WARNING, NULL, "“${user.name.given}”, “${user.username}”" },
  { "fixed-words", STUDIO, SMS "={\"a\":\"${locale} ${current-year} ${otp} ${code.value}\"}",
    "SS405" },
  { "numbers", STUDIO, ROW "={\"a\":\"${to} ${from}\",\"b\":${message}}", "SS405" },
  { "dynamic", STUDIO, SMS "={\"a\":\"${amount}\"}", "SS405", SMS, WARNING },
  { "outside", STUDIO, SMS "={\"a\":${user.username}}", "SS405" },
  { "plain", GENERIC, SMS "=${user.username} ${otp}", "SS405" },
  { "elsewhere", GENERIC, SMS "={\"a\":\"${user.username}\"}", "SS405", SMS, WARNING },
  { "in-a-row", STUDIO, TEXT_ROW ";;" SMS "=Code ${otp}", "SS405", ROW, WARNING, NULL,
    "“${message}”" },
  { "typographic", STUDIO, SMS "={“a”:“${user.username}”}", "SS405", SMS, WARNING },

  { "right", STUDIO, "", "SS406" },
  { "all", STUDIO, SMS "={“OTP”:“${otp}”}", "SS406", SMS, ERROR, SMS "=" RIGHT },
  { "german", STUDIO, SMS "={„OTP“:„${otp}“}", "SS406", SMS, ERROR, SMS "=" RIGHT },
  { "french", STUDIO, SMS "={«OTP»:«${otp}»}", "SS406", SMS, ERROR, SMS "=" RIGHT },
  { "single", STUDIO, SMS "={‘OTP’:‘${otp}’}", "SS406", SMS, ERROR, SMS "=" RIGHT },
  { "opening-one-only", STUDIO, SMS "={“OTP\":\"${otp}\"}", "SS406", SMS, ERROR, SMS "=" RIGHT },
  { "closing-one-only", STUDIO, SMS "={\"OTP”:\"${otp}\"}", "SS406", SMS, ERROR, SMS "=" RIGHT },
  { "closing-one-only-and-broken", STUDIO, SMS "={\"OTP”:\"${otp}\",}", "SS406" },
  { "inside-a-string", STUDIO, SMS "={\"OTP\":\"“${otp}”, it’s\"}", "SS406" },
  { "inside-and-outside", STUDIO, SMS "={“OTP”:\"“${otp}”\"}", "SS406", SMS, ERROR,
    SMS "={\"OTP\":\"“${otp}”\"}" },
  { "unclosed", STUDIO, SMS "={“OTP:${otp}}", "SS406", SMS, ERROR, SMS "={\"OTP:${otp}}" },
  { "plain", STUDIO, SMS "=Your code is “${otp}”", "SS406" },
  { "elsewhere", GENERIC, SMS "={“OTP”:“${otp}”}", "SS406", SMS, ERROR, SMS "=" RIGHT },
  { "in-a-row", STUDIO, ROW "={“a”:${message}}", "SS406", ROW, ERROR, ROW "={\"a\":${message}}" },
};

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sender_test_add_cases (cases, G_N_ELEMENTS (cases));
  return g_test_run ();
}
