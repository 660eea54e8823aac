/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-checks.h"
#include "sender-test-config.h"

#define STUDIO sender_test_config_studio
#define GENERIC sender_test_config_generic
#define ERROR SENDER_SEVERITY_ERROR
#define WARNING SENDER_SEVERITY_WARNING
#define FORM "application/x-www-form-urlencoded"
#define RAW "sms.body-format=raw;;sms.raw="
#define VOICE "messages.strong_authentication.Voice.en="
#define MESSAGE "messages.strong_authentication.SMS.en="
#define HEADER(name, value) "+sms.headers|name=" name "|value=" value
#define DECLARED "+variables|name=amount|sample=1"

static const SenderTestCase cases[] = {
  { "right", STUDIO, "", "SS309" },
  { "same", STUDIO, "+sms.body|key=To|value=${to}", "SS309", "sms.body[3].key", ERROR,
    "sms.body[3].enabled=false", "“To”" },
  { "other-value", STUDIO, "+sms.body|key=To|value=x", "SS309", "sms.body[3].key", ERROR },
  { "other-vendor", GENERIC, "+sms.body|key=text|value=x", "SS309", "sms.body[2].key", ERROR },
  { "other-case", GENERIC, "+sms.body|key=Text|value=x", "SS309" },
  { "first-switched-off", STUDIO, "+sms.body|key=To|value=x;;sms.body[1].enabled=false", "SS309" },
  { "second-switched-off", STUDIO, "+sms.body|key=To|value=x|enabled=false", "SS309" },
  { "no-key", GENERIC, "+sms.body|value=x;;+sms.body|value=x", "SS309" },
  { "raw", STUDIO, "+sms.body|key=To|value=x;;" RAW "{}", "SS309" },

  { "get", GENERIC, "+sms.body|key=text|value=x;;sms.method=GET", "SS309" },
  { "get-of-studio", STUDIO, "+sms.body|key=To|value=x;;sms.method=GET", "SS309", "sms.body[3].key",
    ERROR },

  { "right", STUDIO, "", "SS310" },
  { "get-with-a-body", GENERIC, "sms.method=GET", "SS310", "sms", ERROR, NULL,
    "“${to}”, “${message}”" },
  { "get-with-raw", GENERIC, "sms.method=GET;;" RAW "${to}${message}", "SS310", "sms", ERROR },
  { "get", GENERIC, "sms.method=GET;;sms.url=https://sms.example.com/?a=${to}&b=${message}",
    "SS310" },
  { "get-of-studio", STUDIO, "sms.method=GET", "SS310" },
  { "generic", GENERIC, "", "SS310" },
  { "no-recipient", GENERIC, "sms.body[0].value=x", "SS310", "sms", ERROR, NULL, "“${to}”" },
  { "no-message", STUDIO, "sms.body[2].value=x", "SS310", "sms", ERROR, NULL, "“${message}”" },
  { "neither", GENERIC, "-sms.body[1];;-sms.body[0]", "SS310", "sms", ERROR, NULL,
    "“${to}”, “${message}”" },
  { "switched-off", GENERIC, "sms.body[0].enabled=false", "SS310", "sms", ERROR, NULL, "“${to}”" },
  { "in-a-key", GENERIC, "sms.body[0].key=${to};;sms.body[0].value=", "SS310" },
  { "in-the-url", GENERIC,
    "-sms.body[1];;-sms.body[0];;sms.url=https://sms.example.com/?a=${to}&b=${message}", "SS310" },
  { "raw", GENERIC, RAW "{\"a\":\"${to}\",\"b\":\"${message}\"}", "SS310" },
  { "raw-without", GENERIC, RAW "{\"b\":\"${message}\"}", "SS310", "sms", ERROR, NULL, "“${to}”" },
  { "form-beside-raw", GENERIC, "sms.raw=x;;-sms.body[0]", "SS310", "sms", ERROR },
  { "code-alone", STUDIO, "sms.body[2].value={\"OTP\":\"${otp}\"}", "SS310", "sms", ERROR, NULL,
    "“${message}”" },
  { "second", STUDIO, "+voice|url=" SENDER_TEST_VOICE_URL, "SS310", "voice[1]", ERROR },

  { "right", STUDIO, "", "SS311" },
  { "near", STUDIO, "sms.body[1].value=${too}", "SS311", "sms.body[1].value", ERROR,
    "sms.body[1].value=${to}", "“${too}”; write “${to}”" },
  { "near-in-a-key", GENERIC, "sms.body[1].key=${form}", "SS311", "sms.body[1].key", ERROR,
    "sms.body[1].key=${from}" },
  { "near-in-the-url", GENERIC, "sms.url=https://sms.example.com/?a=${otp}&b=${opt}", "SS311",
    "sms.url", ERROR, "sms.url=https://sms.example.com/?a=${otp}&b=${otp}" },
  { "near-in-raw", GENERIC, RAW "{\"a\":\"${t}\"}", "SS311", "sms.raw", ERROR,
    "sms.raw={\"a\":\"${to}\"}" },
  { "listed", STUDIO, "sms.body[2].value=${user.user.name}", "SS311", "sms.body[2].value", ERROR,
    "sms.body[2].value=${user.username}" },
  { "listed-of-the-procedure", STUDIO, "sms.body[2].value=${username}", "SS311",
    "sms.body[2].value", ERROR, "sms.body[2].value=${user.username}" },
  { "several", STUDIO, "sms.body[2].value=${mesage} ${username} ${x}", "SS311",
    "sms.body[2].value", ERROR, "sms.body[2].value=${message} ${user.username} ${x}",
    "“${mesage}”, “${username}”; write “${message}”, “${user.username}”" },
  { "unknown", STUDIO, "sms.body[2].value=${amount}", "SS311" },
  { "declared", STUDIO, "+variables|name=too|sample=x;;sms.body[1].value=${too}", "SS311" },
  { "switched-off", STUDIO, "sms.body[1].value=${too};;sms.body[1].enabled=false", "SS311" },
  { "not-the-active-body", STUDIO, "sms.raw=${too}", "SS311" },
  { "no-body", GENERIC, "sms.body[0].value=${too};;sms.method=GET", "SS311" },
  { "voice", STUDIO, "voice.body[1].value=${too}", "SS311", "voice.body[1].value", ERROR,
    "voice.body[1].value=${to}" },

  { "right", STUDIO, "", "SS411" },
  { "in-a-request", STUDIO, "sms.body[2].value=${amount}", "SS411", "sms.body[2].value", WARNING,
    NULL, "“${amount}”" },
  { "near-in-a-request", STUDIO, "sms.body[1].value=${too}", "SS411" },
  { "in-a-message", STUDIO, MESSAGE "${amount} ${otp} ${sum}", "SS411",
    "messages.strong_authentication.SMS.en", WARNING, NULL, "“${amount}”, “${sum}”" },
  { "near-in-a-message", STUDIO, MESSAGE "${opt}", "SS411",
    "messages.strong_authentication.SMS.en", WARNING, MESSAGE "${otp}" },
  { "declared", STUDIO, DECLARED ";;" MESSAGE "${amount};;sms.body[2].value=${amount}", "SS411" },
  { "upper-case", STUDIO, MESSAGE "${OTP}", "SS411" },
  { "listed-in-a-message", STUDIO, MESSAGE "${username}", "SS411" },
  { "of-ping", STUDIO, MESSAGE "${amount};;provider.kind=ping", "SS411",
    "messages.strong_authentication.SMS.en", WARNING },

  { "right", STUDIO, "", "SS313" },
  { "before", STUDIO, "voice.before-tag=<Say>", "SS313", "voice.before-tag", ERROR,
    "voice.before-tag=", "“<Say>”" },
  { "after", STUDIO, "voice.after-tag=</Say>", "SS313", "voice.after-tag", ERROR,
    "voice.after-tag=" },
  { "plain", GENERIC, "voice.before-tag=<Say>;;voice.after-tag=</Say>", "SS313" },
  { "json-for-sms", GENERIC, "voice.before-tag=<Say>;;" MESSAGE "{}", "SS313" },
  { "json-for-voice", GENERIC, "voice.before-tag=<Say>;;" VOICE "{}", "SS313", "voice.before-tag",
    ERROR, "voice.before-tag=" },
  { "sms", STUDIO, "sms.before-tag=<Say>", "SS313", "sms.before-tag", ERROR, "sms.before-tag=",
    "SMS request" },
  { "sms-plain", GENERIC, "sms.before-tag=<Say>", "SS313" },

  { "none", STUDIO, "", "SS315" },
  { "form", STUDIO, "+sms.headers|name=content-type|value=" FORM, "SS315" },
  { "form-in-other-letters", STUDIO,
    "+sms.headers|name=Content-Type|value= Application/X-www-form-urlencoded ; charset=utf-8",
    "SS315" },
  { "form-says-json", STUDIO, "+sms.headers|name=Content-Type|value=application/json", "SS315",
    "sms.headers[0].value", WARNING, "sms.headers[0].value=" FORM, "“application/json”" },
  { "form-says-nothing", STUDIO, "+sms.headers|name=content-type", "SS315",
    "sms.headers[0].value", WARNING, "sms.headers[0].value=" FORM },
  { "other-header", STUDIO, "+sms.headers|name=Accept|value=application/json", "SS315" },
  { "get", GENERIC, "+sms.headers|name=content-type|value=text/plain;;sms.method=GET", "SS315" },
  { "raw", GENERIC, "+sms.headers|name=content-type|value=application/json;;" RAW "{}", "SS315" },
  { "raw-of-a-vendor", GENERIC, "+sms.headers|name=content-type|value=text/x+json;;" RAW "{}",
    "SS315" },
  { "raw-says-form", GENERIC, "+sms.headers|name=content-type|value=" FORM ";;" RAW "{}", "SS315",
    "sms.headers[0].value", WARNING, "sms.headers[0].value=application/json" },
  { "raw-where-forms-are-right", STUDIO, "+sms.headers|name=content-type|value=" FORM ";;" RAW "{}",
    "SS315", "sms.headers[0].value", WARNING },

  { "right", STUDIO, "+sms.headers|name=a|value=b", "SS316" },
  { "header-name", STUDIO, "+sms.headers|name=a\nb|value=c", "SS316", "sms.headers[0].name",
    ERROR },
  { "header-value", STUDIO, "+sms.headers|name=a|value=b\r\nc: d", "SS316",
    "sms.headers[0].value", ERROR },
  { "header-value-around", STUDIO, "+sms.headers|name=a|value=b\n", "SS316",
    "sms.headers[0].value", ERROR, "sms.headers[0].value=b" },
  { "host", GENERIC, "sms.url=https://sms.exa\x01mple.com/", "SS316", "sms.url", ERROR },
  { "path", GENERIC, "sms.url=https://sms.example.com/a\tb", "SS316", "sms.url", ERROR },
  { "around-the-url", STUDIO, "sms.url=" SENDER_TEST_SMS_URL "\n", "SS316", "sms.url", ERROR,
    "sms.url=" SENDER_TEST_SMS_URL },
  { "custom-header", GENERIC, "authorization.kind=custom-header;;authorization.header-name=a\nb",
    "SS316", "authorization.header-name", ERROR },
  { "not-a-custom-header", GENERIC, "authorization.header-name=a\nb", "SS316" },

  { "one-each", STUDIO, "", "SS317" },
  { "two", STUDIO, "+voice|url=" SENDER_TEST_VOICE_URL, "SS317", "voice[1]", WARNING, NULL,
    "Voice" },

  { "right", STUDIO, HEADER ("Accept", "application/json"), "SS323" },
  { "authorization", STUDIO, HEADER ("authorization", "Basic QUMxOnMzY3IzdA=="), "SS323",
    "sms.headers[0].value", WARNING, NULL, "“authorization”" },
  { "name", GENERIC, HEADER ("X-Api-Key", "s3cr3t"), "SS323", "sms.headers[0].value", WARNING, NULL,
    "keyring" },
  { "scheme", GENERIC, HEADER ("X-Mark", "Bearer s3cr3t"), "SS323", "sms.headers[0].value",
    WARNING },
  { "looks", GENERIC, HEADER ("X-Mark", "v1:q7Zt1LmW0yXb9RkE3aVc"), "SS323",
    "sms.headers[0].value", WARNING },
  { "empty", GENERIC, HEADER ("X-Api-Key", " "), "SS323" },
  { "variable", GENERIC, HEADER ("X-Api-Key", "${voice}"), "SS323" },
  { "to-be-filled-in", GENERIC, HEADER ("Authorization", "Bearer <token>"), "SS323" },
  { "kind-of-a-token", GENERIC, HEADER ("X-Token-Type", "jwt"), "SS323" },
  { "address", GENERIC, HEADER ("Referer", "https://q7Zt1LmW0yXb9RkE3aVc.example.com/"), "SS323" },

  { "right", STUDIO, HEADER ("X-Mark_1", "a"), "SS324" },
  { "framing", STUDIO, HEADER ("content-length", "5"), "SS324", "sms.headers[0].name", ERROR, NULL,
    "“content-length”" },
  { "host", GENERIC, HEADER ("Host", "other.example.com"), "SS324", "sms.headers[0].name", ERROR },
  { "nameless", STUDIO, HEADER ("", "a"), "SS324", "sms.headers[0].name", ERROR, NULL,
    "has no name" },
  { "space", STUDIO, HEADER ("X Mark", "a"), "SS324", "sms.headers[0].name", ERROR, NULL,
    "“X Mark”" },
  { "control", STUDIO, HEADER ("a\nb", "c"), "SS324" },
  { "custom-header", GENERIC,
    "authorization.kind=custom-header;;authorization.header-name=Transfer-Encoding", "SS324",
    "authorization.header-name", ERROR },
  { "custom-header-nameless", GENERIC, "authorization.kind=custom-header", "SS324",
    "authorization.header-name", ERROR },
  { "not-a-custom-header", GENERIC, "authorization.header-name=Host", "SS324" },
};

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sender_test_add_cases (cases, G_N_ELEMENTS (cases));
  return g_test_run ();
}
