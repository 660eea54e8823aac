/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-list.h"
#include "sender-provider.h"
#include "sender-test-checks.h"
#include "sender-test-config.h"

#include <string.h>

#define STUDIO sender_test_config_studio
#define GENERIC sender_test_config_generic
#define ERROR SENDER_SEVERITY_ERROR
#define WARNING SENDER_SEVERITY_WARNING
#define INFO SENDER_SEVERITY_INFO
#define SMS "messages.strong_authentication.SMS.en"
#define VOICE "messages.strong_authentication.Voice.en"
#define CHAIN "fallback.chain="
#define OTHER "messages.general.SMS.en"
#define IDENTITY "messages.id_verification."
#define X10 "xxxxxxxxxx"
#define X50 X10 X10 X10 X10 X10
#define X150 X50 X50 X50
#define X660 X150 X150 X150 X150 X50 X10
#define A10 "абвгдежзий"
#define A60 A10 A10 A10 A10 A10 A10

static const SenderTestCase cases[] = {
  { "right", STUDIO, "", "SS403" },
  { "strong-authentication", STUDIO, SMS "={\"OTP\":\"1\"}", "SS403", SMS, ERROR, NULL,
    "“strong_authentication”" },
  { "upper-case", STUDIO, SMS "={\"OTP\":\"${OTP}\"}", "SS403" },
  { "device-pairing", STUDIO, "messages.device_pairing.SMS.en={}", "SS403",
    "messages.device_pairing.SMS.en", ERROR },
  { "transaction", STUDIO, "messages.transaction.Voice.en={}", "SS403",
    "messages.transaction.Voice.en", ERROR },
  { "general", STUDIO, OTHER "={}", "SS403" },
  { "identity", STUDIO, IDENTITY "SMS.en={}", "SS403", IDENTITY "SMS.en", ERROR, NULL,
    "${app.open.url}" },
  { "of-ping", STUDIO, VOICE "=Hello;;provider.kind=ping", "SS403", VOICE, ERROR },

  { "right", STUDIO, "", "SS407" },
  { "153", GENERIC, OTHER "=" X150 "xxx", "SS407" },
  { "154", GENERIC, OTHER "=" X150 "xxxx", "SS407", OTHER, WARNING, NULL,
    "154 characters long as SMS counts them" },
  { "two-septets", GENERIC, OTHER "=" X150 "xx{", "SS407", OTHER, WARNING, NULL, "154 characters" },
  { "67-of-ucs2", GENERIC, OTHER "=" A60 "абвгдеж", "SS407" },
  { "68-of-ucs2", GENERIC, OTHER "=" A60 "абвгдежз", "SS407", OTHER, WARNING, NULL,
    "68 characters long, and with letters outside" },
  { "660", GENERIC, OTHER "=" X660, "SS407", OTHER, WARNING },
  { "661", GENERIC, OTHER "=" X660 "x", "SS407", OTHER, ERROR, NULL, "661" },
  { "661-of-ucs2", GENERIC, OTHER "=" X660 "а", "SS407", OTHER, ERROR },
  { "voice-1024", GENERIC, VOICE "=${otp}" X660 X150 X150 X50 "xxxxxxxx", "SS407" },
  { "voice-1025", GENERIC, VOICE "=${otp}" X660 X150 X150 X50 "xxxxxxxxx", "SS407", VOICE, ERROR,
    NULL, "1025 bytes" },
  { "of-ping", GENERIC, OTHER "=" X660 "x;;provider.kind=ping", "SS407", OTHER, ERROR },

  { "all-json", STUDIO, OTHER "={}", "SS408" },
  { "all-plain", GENERIC, OTHER "=Hello", "SS408" },
  { "one-plain", STUDIO, OTHER "=Hello", "SS408", OTHER, WARNING, NULL, "SMS" },
  { "one-plain-elsewhere", GENERIC, OTHER "={}", "SS408", SMS, WARNING },
  { "other-channel", GENERIC, VOICE "={\"OTP\":\"${otp}\"}", "SS408" },
  { "empty", STUDIO, OTHER "=", "SS408" },
  { "json-is-the-row", STUDIO,
    SMS "=Code ${otp};;sms.body[2].value={\"OTP\":\"${otp}\",\"text\":\"${message}\"}", "SS408" },

  { "both", STUDIO, "", "SS409" },
  { "no-sms", STUDIO, "-" SMS, "SS409", "sms", WARNING, NULL, "SMS" },
  { "no-voice", STUDIO, "-" VOICE, "SS409", "voice", WARNING, NULL, "Voice" },
  { "no-request", STUDIO, "-" VOICE ";;-voice", "SS409" },

  { "right", STUDIO, "", "SS410" },
  { "pause", STUDIO, VOICE "={\"OTP\":\"<pause1sec>${otp}\"}", "SS410", VOICE, WARNING, NULL,
    "“<pause1sec>”" },
  { "say", STUDIO, VOICE "={\"OTP\":\"<sayCharValue>${otp}</sayCharValue>\"}", "SS410", VOICE,
    WARNING, NULL, "“<sayCharValue>”" },
  { "repeat", GENERIC, VOICE "={\"OTP\":\"<repeatMessage val=2>${otp}</repeatMessage>\"}",
    "SS410", VOICE, WARNING, NULL, "“<repeatMessage>”" },
  { "plain", GENERIC, VOICE "=<pause1sec>${otp}", "SS410" },
  { "plain-for-studio", STUDIO, VOICE "=<pause1sec>${otp}", "SS410" },
  { "other-tag", STUDIO, VOICE "={\"OTP\":\"<b>${otp}\"}", "SS410" },

  { "right", STUDIO, "", "SS412" },
  { "by-sms-alone", STUDIO, IDENTITY "Voice.en={\"a\":\"${app.open.url}\"}", "SS412",
    IDENTITY "Voice.en", ERROR, "", "“Identity Verification” by Voice" },
  { "by-sms", STUDIO, IDENTITY "SMS.en={\"a\":\"${app.open.url}\"}", "SS412" },
  { "by-mail", STUDIO, "messages.email_verification_user.SMS.en={}", "SS412",
    "messages.email_verification_user.SMS.en", ERROR, "" },
  { "not-documented", STUDIO, "messages.our_own.Voice.en={}", "SS412" },
  { "of-ping", STUDIO, "messages.account_created.SMS.en=Hello;;provider.kind=ping", "SS412",
    "messages.account_created.SMS.en", ERROR, "" },

  { "disabled", STUDIO, "", "SS501", "fallback.enabled", INFO },
  { "enabled", STUDIO, "fallback.enabled=true", "SS501" },
  { "of-ping", STUDIO, "provider.kind=ping", "SS501" },
  { "last", STUDIO, CHAIN "b,self", "SS501", "fallback.chain", INFO, NULL, "after this sender" },
  { "somebody-behind", STUDIO, CHAIN "self,b", "SS501" },
  { "left-out", STUDIO, CHAIN "b", "SS501" },
  { "nobody", STUDIO, CHAIN "none", "SS501" },

  { "disabled", STUDIO, "", "SS502" },
  { "enabled", STUDIO, "fallback.enabled=true", "SS502", "fallback.enabled", WARNING },
  { "of-ping", STUDIO, "fallback.enabled=true;;provider.kind=ping", "SS502" },
  { "last-of-several", STUDIO, CHAIN "self,b,PINGONE_TWILIO", "SS502", "fallback.chain",
    WARNING },
  { "before-another", STUDIO, CHAIN "self,PINGONE_TWILIO,b", "SS502", "fallback.chain", WARNING },
  { "others-alone", STUDIO, CHAIN "self,b", "SS502" },
  { "nobody", STUDIO, CHAIN "none", "SS502", "fallback.chain", WARNING, NULL, "nobody is named" },

  { "disabled", STUDIO, "", "SS503" },
  { "enabled", STUDIO, "fallback.enabled=true", "SS503", "fallback.enabled", INFO, NULL, "201" },
  { "elsewhere", GENERIC, "fallback.enabled=true", "SS503" },
  { "of-several", STUDIO, CHAIN "b,self,c", "SS503", "fallback.chain", INFO },
  { "last", STUDIO, CHAIN "b,self", "SS503" },
  { "left-out", STUDIO, CHAIN "b", "SS503" },
  { "nobody", STUDIO, CHAIN "none", "SS503" },
  { "of-ping", STUDIO, "fallback.enabled=true;;provider.kind=ping", "SS503" },

  { "by-the-switch", STUDIO, "fallback.enabled=true", "SS504" },
  { "there", STUDIO, CHAIN "b,self", "SS504" },
  { "left-out", STUDIO, CHAIN "b,c", "SS504", "fallback.chain", WARNING,
    "fallback.chain=self,b,c" },
  { "nobody", STUDIO, CHAIN "none", "SS504", "fallback.chain", WARNING, "fallback.chain=self",
    "names nobody" },

  { "by-the-switch", STUDIO, "fallback.enabled=true", "SS505" },
  { "each-once", STUDIO, CHAIN "self,b,PINGONE_TWILIO", "SS505" },
  { "other", STUDIO, CHAIN "self,b,c,b", "SS505", "fallback.chain[3]", ERROR,
    "fallback.chain=self,b,c", "“b”" },
  { "self", STUDIO, CHAIN "self,b,self", "SS505", "fallback.chain[2]", ERROR,
    "fallback.chain=self,b" },

  { "not-known", STUDIO, CHAIN "self,b", "SS506" },

  { "disabled", STUDIO, "", "SS507" },
  { "on-fallback", STUDIO, "fallback.enabled=true", "SS507", "fallback.enabled", WARNING, NULL,
    "If Ping’s own account is asked" },
  { "on-fallback-among-several", STUDIO, CHAIN "b,self,PINGONE_TWILIO,c", "SS507",
    "fallback.chain", WARNING, NULL, "leave it out unless" },
  { "others-alone", STUDIO, CHAIN "b,self,c", "SS507" },
  { "nobody", STUDIO, CHAIN "none", "SS507", "fallback.chain", ERROR, "fallback.chain=self",
    "Where nobody is named" },
  { "text-of-all", GENERIC, "fallback.enabled=true", "SS507" },
  { "text-of-all-by-nobody", GENERIC, CHAIN "none", "SS507" },
  { "voice-alone", STUDIO, "-" SMS ";;fallback.enabled=true", "SS507", "fallback.enabled",
    WARNING },
  { "sms-alone", STUDIO, "-" VOICE ";;fallback.enabled=true", "SS507", "fallback.enabled",
    WARNING },
  { "json-is-the-row", STUDIO,
    SMS "=Code ${otp};;-" VOICE ";;-voice;;fallback.enabled=true;;"
        "sms.body[2].value={\"OTP\":\"${otp}\",\"text\":\"${message}\"}",
    "SS507" },
  { "of-ping", STUDIO, "-" VOICE ";;provider.kind=ping", "SS507", SMS, ERROR, "",
    "remove it, so that Ping’s own text is sent" },
  { "of-ping-in-text", STUDIO, SMS "=${otp};;provider.kind=ping", "SS507", VOICE, ERROR, "" },
  { "of-ping-with-fallback", STUDIO,
    "-" VOICE ";;fallback.enabled=true;;provider.kind=ping", "SS507", SMS, ERROR, "" },
  { "of-custom-server", STUDIO, "-" SMS ";;provider.kind=custom-server", "SS507", VOICE, ERROR,
    "" },
  { "text-of-ping", GENERIC, "provider.kind=ping", "SS507" },
};

/* The own sender may stand there by its id. */
static void
test_own_id (void)
{
  g_autoptr (SenderConfig) config = STUDIO ();
  g_autoptr (SenderJson)   remote = sender_json_parse ("{\"id\":\"own\"}", -1, NULL);
  g_autoptr (GListModel)   findings = NULL;
  g_autofree char         *list = NULL;

  g_object_set (config, "remote", remote, NULL);
  sender_test_config_edit (config, CHAIN "b,own");
  findings = sender_checks_run (config, NULL);
  list = sender_test_list_findings (findings);
  g_assert_cmpstr (list, ==, "info SS501 fallback.chain\n");
  g_clear_object (&findings);
  g_free (list);
  sender_test_config_edit (config, CHAIN "self,b,own");
  findings = sender_checks_run (config, NULL);
  list = sender_test_list_findings (findings);
  g_assert_nonnull (strstr (list, "error SS505 fallback.chain[2]\n"));
}

/* Who is no sender of the environment is told once the environment was read. */
static void
test_unknown_sender (void)
{
  g_autoptr (SenderConfig) config = STUDIO ();
  g_autoptr (SenderLive)   live = sender_live_new ("e");
  g_autoptr (SenderJson)   senders = sender_json_parse ("[{\"id\":\"b\"}]", -1, NULL);
  g_autoptr (SenderJson)   settings =
    sender_json_parse ("{\"" SENDER_LIVE_CHAIN "\":[\"odd\"]}", -1, NULL);
  SenderCheckContext     context = { .live = live };
  g_autoptr (GListModel) unread = NULL;
  g_autoptr (GListModel) findings = NULL;
  g_autofree char       *before = NULL;
  g_autofree char       *list = NULL;

  sender_test_config_edit (config, CHAIN "self,b,odd,x,PINGONE_TWILIO");
  unread = sender_checks_run (config, &context);
  before = sender_test_list_findings (unread);
  g_assert_null (strstr (before, "SS506"));
  g_assert_true (sender_live_set_senders (live, senders, NULL));
  g_assert_true (sender_live_set_settings (live, settings, NULL));
  findings = sender_checks_run (config, &context);
  list = sender_test_list_findings (findings);
  g_assert_nonnull (strstr (list, "warning SS506 fallback.chain[3]\n"));
  g_assert_cmpstr (strstr (list, "SS506"), ==, g_strrstr (list, "SS506"));
}

/* JSON that goes to people is removed, and nothing else is. */
static void
test_fix_json_of_ping (void)
{
  static const char *const ids[] = { "SS507", NULL };
  g_autoptr (SenderConfig) config = STUDIO ();
  g_autoptr (GListModel)   applied = NULL;
  g_autoptr (GError)       error = NULL;
  SenderList              *messages = sender_config_get_messages (config);

  sender_test_config_edit (config, OTHER "=Hello;;provider.kind=ping");
  g_assert_cmpuint (sender_list_get_n_items (messages), ==, 3);
  g_assert_true (sender_checks_fix (config, NULL, ids, &applied, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (applied), ==, 2);
  g_assert_cmpuint (sender_list_get_n_items (messages), ==, 1);
  sender_test_config_assert (config, OTHER, "Hello");
}

/* The own sender comes first; what is left is said of the fallback, and is for people to judge. */
static void
test_fix_ping_first (void)
{
  static const char *const orders[][2] = {
    { "PINGONE_TWILIO,b,self", "self,PINGONE_TWILIO,b" },
    { "PINGONE_TWILIO", "self,PINGONE_TWILIO" },
    { "PINGONE_TWILIO,self", "self,PINGONE_TWILIO" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (SenderConfig) config = STUDIO ();
      g_autofree char         *edit = g_strconcat (CHAIN, orders[i][0], NULL);
      g_autoptr (GListModel)   before = NULL;
      g_autoptr (GListModel)   after = NULL;
      SenderFinding           *finding = NULL;

      sender_test_config_edit (config, edit);
      before = sender_checks_run (config, NULL);
      finding = sender_test_find (before, "SS507");
      g_assert_cmpint (sender_finding_get_severity (finding), ==, ERROR);
      g_assert_cmpstr (sender_finding_get_path (finding), ==, "fallback.chain");
      g_assert_nonnull (strstr (sender_finding_get_message (finding),
                                "Ping’s own account is asked first"));
      g_assert_true (sender_fix_apply (sender_finding_get_fix (finding), config, NULL));
      sender_test_config_assert (config, "fallback.chain", orders[i][1]);
      after = sender_checks_run (config, NULL);
      finding = sender_test_find (after, "SS507");
      g_assert_cmpint (sender_finding_get_severity (finding), ==, WARNING);
      g_assert_null (sender_finding_get_fix (finding));
    }
}

/* Of a kind that this version does not know nobody can say what it does. */
static void
test_json_of_unknown_kind (void)
{
  g_autoptr (SenderConfig) config = STUDIO ();
  g_autoptr (GListModel)   findings = NULL;

  g_object_set (sender_config_get_provider (config), "kind", SENDER_PROVIDER_KIND_UNKNOWN, NULL);
  sender_test_config_edit (config, CHAIN "none");
  findings = sender_checks_run (config, NULL);
  g_assert_null (sender_test_find (findings, "SS507"));
}

/* A message of a channel this version doesn't know is kept and not judged. */
static void
test_unknown_channel (void)
{
  g_autoptr (SenderConfig) config = STUDIO ();
  g_autoptr (GListModel)   findings = NULL;

  sender_test_config_set (config, "messages.transaction.SMS.en=${username} ${x}", NULL);
  g_object_set (sender_list_get (sender_config_get_messages (config), 2),
                "channel", SENDER_CHANNEL_UNKNOWN,
                NULL);
  findings = sender_checks_run (config, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sender_test_add_cases (cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/checks/messages/unknown-channel", test_unknown_channel);
  g_test_add_func ("/checks/fallback/own-id", test_own_id);
  g_test_add_func ("/checks/fallback/fix-json-of-ping", test_fix_json_of_ping);
  g_test_add_func ("/checks/fallback/fix-ping-first", test_fix_ping_first);
  g_test_add_func ("/checks/fallback/json-of-unknown-kind", test_json_of_unknown_kind);
  g_test_add_func ("/checks/fallback/unknown-sender", test_unknown_sender);
  return g_test_run ();
}
