/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pingone.h"
#include "sender-test.h"

#include <string.h>

#define PATH "/" ENVIRONMENT "/deviceAuthentications"
#define CHECK_TYPE "Content-Type: application/vnd.pingidentity.otp.check+json\r\n"
#define ASK(type, more)                                                                     \
  "{\"user\":{\"id\":\"" USER "\"},\"selectedDevice\":{\"oneTime\":{\"type\":\"" type "\"," \
  "\"phone\":\"+14155550150\"}}" more "}"
#define NAMING(members) ",\"notification\":{\"template\":{" members "}}"
#define CONTENT(locale, more, text) \
  "{\"deliveryMethod\":\"SMS\",\"locale\":\"" locale "\"" more ",\"content\":\"" text "\"}"
#define CHAIN(ids) "{\"settings\":{\"smsProvidersFallbackChain\":[" ids "]}}"
#define ENGLISH CONTENT ("en", "", "Hello ${user.username}")
#define GERMAN CONTENT ("de", "", "Hallo ${user.name.family}")
#define AUSTRIAN CONTENT ("de-AT", "", "Servus ${user.name.given}")
#define VARIANT CONTENT ("en", ",\"variant\":\"B\"", "B ${sum} ${none}")
#define ALL_CONTENTS ENGLISH "," GERMAN "," AUSTRIAN "," VARIANT
/* For a flow. */
#define FLOW_CONTENTS                                                                  \
  "{\"contents\":{\"strong_authentication\":["                                         \
  "{\"deliveryMethod\":\"SMS\",\"locale\":\"en\",\"content\":"                         \
  "\"{\\\"OTP\\\":\\\"${otp}\\\"}\"},{\"deliveryMethod\":\"Voice\",\"locale\":\"en\"," \
  "\"content\":\"{\\\"OTP\\\":\\\"${otp}\\\"}\"}]}}"

static Answer *
ask_with (SenderRehearsal *rehearsal,
          const char      *bearer,
          const char      *type,
          const char      *path,
          const char      *body)
{
  g_autofree char *headers = g_strconcat (bearer, type, NULL);
  Answer          *answer = client_request (rehearsal, "pingone-auth", "POST", path, headers, body);

  g_test_message ("%s: %u %s", path, answer->status, body);
  return answer;
}

static Answer *
ask (SenderRehearsal *rehearsal,
     const char      *bearer,
     const char      *body)
{
  return ask_with (rehearsal, bearer, JSON_TYPE, PATH, body);
}

static Answer *
check_code (SenderRehearsal *rehearsal,
            const char      *bearer,
            Answer          *started,
            const char      *code)
{
  const char      *href = client_text (client_find (client_find (started->json, "_links"),
                                                    "self"),
                                       "href");
  g_autofree char *body = g_strdup_printf ("{\"otp\":\"%s\"}", code);

  return ask_with (rehearsal, bearer, CHECK_TYPE, href + strlen ("https://auth.pingone.com"),
                   body);
}

static SenderJson *
look_at_handset (SenderRehearsal *rehearsal)
{
  g_autoptr (SenderJson) answer = NULL;

  client_advance (rehearsal, 120);
  answer = client_control (rehearsal, "GET", "handset", NULL);
  return sender_json_ref (client_find (answer, "handset"));
}

/* A sender whose chain is it alone, or with Ping's own account behind it. */
static void
set_up (SenderRehearsal *rehearsal,
        const char      *bearer,
        gboolean         fallback)
{
  g_autofree char *id = pingone_create (rehearsal, bearer, SENDER ("Studio"));
  g_autofree char *chain = NULL;

  chain = g_strdup_printf (CHAIN ("\"%s\"%s"), id, fallback ? ",\"PINGONE_TWILIO\"" : "");
  client_tell (rehearsal, "pingone/environments", chain);
  client_tell (rehearsal, "pingone/environments", FLOW_CONTENTS);
}

static void
test_whole_way (void)
{
  static const char *const    bodies[] = { ASK ("SMS", ""), ASK ("VOICE", "") };
  static const char *const    channels[] = { "sms", "voice" };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);

  set_up (rehearsal, bearer, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (Answer)     started = ask (rehearsal, bearer, bodies[i]);
      g_autoptr (SenderJson) handset = look_at_handset (rehearsal);
      g_autoptr (Answer)     wrong = NULL;
      g_autoptr (Answer)     right = NULL;
      g_autoptr (Answer)     again = NULL;
      SenderJson            *arrival = sender_json_get_element (handset, i);
      const char            *code = client_text (arrival, "code");

      g_assert_cmpuint (started->status, ==, 201);
      g_assert_cmpstr (client_text (started->json, "status"), ==, "OTP_REQUIRED");
      g_assert_null (strstr (started->raw, code));
      g_assert_cmpstr (client_text (sender_json_get_member (client_find (started->json, "_links"),
                                                            "otp.check"),
                                    "href"),
                       ==, client_text (started->json, "_links.self.href"));
      g_assert_cmpuint (sender_json_get_length (handset), ==, i + 1);
      g_assert_cmpstr (client_text (arrival, "channel"), ==, channels[i]);
      g_assert_cmpstr (client_text (arrival, "account"), ==,
                       "AC00000000000000000000000000000000");
      wrong = check_code (rehearsal, bearer, started, "1234567");
      pingone_assert_detail (wrong, "INVALID_OTP", "otp");
      right = check_code (rehearsal, bearer, started, code);
      g_assert_cmpuint (right->status, ==, 200);
      g_assert_cmpstr (client_text (right->json, "status"), ==, "COMPLETED");
      again = check_code (rehearsal, bearer, started, code);
      pingone_assert_detail (again, "CONSTRAINT_VIOLATION", "status");
    }
}

static void
test_late_code (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          started = ask (rehearsal, bearer, ASK ("SMS", ""));
  g_autoptr (SenderJson)      handset = look_at_handset (rehearsal);
  g_autoptr (Answer)          late = NULL;

  client_advance (rehearsal, 30 * 60);
  late = check_code (rehearsal, bearer, started, client_text (handset, "0.code"));
  pingone_assert_detail (late, "INVALID_OTP", "otp");
}

/* Who sent it in the end, and what PingOne made of it. */
static void
test_fallback (void)
{
  static const struct
  {
    gboolean    fallback;
    const char *accepted; /* NULL: nobody did */
  } cases[] = {
    { TRUE, "PINGONE_TWILIO" },
    { FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderRehearsal) rehearsal = client_start ();
      g_autofree char            *bearer = pingone_sign_in (rehearsal);
      g_autoptr (Answer)          started = NULL;
      g_autoptr (SenderJson)      handset = NULL;
      g_autoptr (SenderJson)      passcodes = NULL;

      set_up (rehearsal, bearer, cases[i].fallback);
      client_tell (rehearsal, "faults",
                   "{\"kind\":\"status\",\"service\":\"studio\",\"status\":500}");
      started = ask (rehearsal, bearer, ASK ("SMS", ""));
      g_assert_cmpuint (started->status, ==, 201);
      g_assert_cmpstr (client_text (started->json, "status"), ==, "OTP_REQUIRED");
      handset = look_at_handset (rehearsal);
      g_assert_cmpstr (client_text (handset, "0.account"), ==, cases[i].accepted);
      passcodes = client_control (rehearsal, "GET", "pingone/passcodes", NULL);
      g_assert_cmpstr (client_text (passcodes, "passcodes.0.accepted_by"), ==, cases[i].accepted);
      g_assert_cmpstr (client_text (passcodes, "passcodes.0.notification"), ==,
                       cases[i].accepted != NULL ? "SENT" : "FAILED");
      g_assert_cmpstr (client_text (passcodes, "passcodes.0.attempts.0.failure"), ==, "status");
      g_assert_cmpstr (client_text (passcodes, "passcodes.0.attempts.0.status"), ==, "500");
    }
}

/* Ping's own account hands on what the environment says. */
static void
test_contents (void)
{
  static const struct
  {
    const char *body;
    const char *text; /* NULL: nothing arrives */
  } cases[] = {
    { ASK ("SMS", ""), "Hello rehearsal.user" },
    { ASK ("SMS", NAMING ("\"locale\":\"en_US\"")), "Hello rehearsal.user" },
    { ASK ("SMS", NAMING ("\"locale\":\"de-AT\"")), "Servus Robin" },
    { ASK ("SMS", NAMING ("\"locale\":\"de-CH\"")), "Hallo Rehearsal" },
    { ASK ("SMS", NAMING ("\"locale\":\"fr\"")), "Hello rehearsal.user" },
    { ASK ("SMS", NAMING ("\"variant\":\"b\",\"variables\":{\"sum\":\"5\"}")), "B 5 ${none}" },
    { ASK ("SMS", NAMING ("\"variant\":\"c\"")), NULL },
    { ASK ("SMS", NAMING ("\"name\":\"general\"")), "General" },
    { ASK ("VOICE", ""), "Strong Authentication: " },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);

  client_tell (rehearsal, "pingone/environments",
               "{\"contents\":{\"strong_authentication\":[" ALL_CONTENTS "]}}");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Answer)     started = ask (rehearsal, bearer, cases[i].body);
      g_autoptr (SenderJson) handset = look_at_handset (rehearsal);
      g_autoptr (SenderJson) cleared = client_control (rehearsal, "DELETE", "handset", NULL);
      const char            *text = client_text (handset, "0.text");

      g_assert_cmpuint (started->status, ==, 201);
      g_assert_nonnull (cleared);
      if (cases[i].text != NULL)
        g_assert_true (text != NULL && g_str_has_prefix (text, cases[i].text));
      else
        g_assert_null (text);
    }
}

static void
test_vendor_account (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          started = NULL;
  g_autoptr (SenderJson)      handset = NULL;
  g_autoptr (SenderJson)      passcodes = NULL;

  client_tell (rehearsal, "pingone/environments",
               "{\"senders\":[{\"id\":\"none\",\"provider\":\"CUSTOM_TWILIO\",\"sid\":\"AC1\"},"
               "{\"id\":\"one\",\"provider\":\"CUSTOM_TWILIO\",\"sid\":\"AC2\",\"numbers\":["
               "{\"number\":\"+1\",\"selected\":false},{\"number\":\"+2\",\"selected\":true}]}],"
               "\"settings\":{\"smsProvidersFallbackChain\":[\"gone\",\"none\",\"one\"]}}");
  started = ask (rehearsal, bearer, ASK ("SMS", ""));
  g_assert_cmpuint (started->status, ==, 201);
  handset = look_at_handset (rehearsal);
  g_assert_cmpstr (client_text (handset, "0.account"), ==, "AC2");
  g_assert_cmpstr (client_text (handset, "0.from"), ==, "+2");
  passcodes = client_control (rehearsal, "GET", "pingone/passcodes", NULL);
  g_assert_cmpstr (client_text (passcodes, "passcodes.0.attempts.0.failure"), ==,
                   "unknown-provider");
  g_assert_cmpstr (client_text (passcodes, "passcodes.0.attempts.1.failure"), ==, "no-number");
}

static void
test_delivery_mode (void)
{
  static const struct
  {
    const char *list;
    guint       arrivals;
  } cases[] = {
    { "[]", 0 },
    { "[{\"user\":{\"id\":\"" USER "\"}}]", 1 },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char       *settings = NULL;
      g_autoptr (Answer)     started = NULL;
      g_autoptr (SenderJson) handset = NULL;

      settings = g_strdup_printf ("{\"settings\":{\"deliveryMode\":\"WHITELIST\",\"whitelist\":%s"
                                  "}}",
                                  cases[i].list);
      client_tell (rehearsal, "pingone/environments", settings);
      started = ask (rehearsal, bearer, ASK ("SMS", ""));
      g_assert_cmpuint (started->status, ==, 201);
      handset = look_at_handset (rehearsal);
      g_assert_cmpuint (sender_json_get_length (handset), ==, cases[i].arrivals);
    }
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *body;
    const char *code;
    const char *target;
  } cases[] = {
    { "{}", "REQUIRED_VALUE", "user" },
    { "{}", "REQUIRED_VALUE", "selectedDevice" },
    { "{\"user\":{}}", "REQUIRED_VALUE", "user.id" },
    { "{\"user\":{\"id\":\"nobody\"}}", "INVALID_VALUE", "user.id" },
    { "{\"selectedDevice\":{}}", "REQUIRED_VALUE", "selectedDevice.oneTime" },
    { "{\"selectedDevice\":{\"oneTime\":{\"type\":\"SMS\"}}}", "REQUIRED_VALUE",
      "selectedDevice.oneTime.phone" },
    { ASK ("Voice", ""), "INVALID_VALUE", "selectedDevice.oneTime.type" },
    { ASK ("SMS", NAMING ("\"name\":\"moon\"")), "INVALID_VALUE", "notification.template.name" },
    { ASK ("SMS", NAMING ("\"locale\":7")), "INVALID_VALUE", "notification.template.locale" },
    { ASK ("SMS", NAMING ("\"variables\":{\"a\":1}")), "INVALID_VALUE",
      "notification.template.variables.a" },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (SenderJson)      handset = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Answer) answer = ask (rehearsal, bearer, cases[i].body);

      pingone_assert_detail (answer, cases[i].code, cases[i].target);
    }
  handset = look_at_handset (rehearsal);
  g_assert_cmpuint (sender_json_get_length (handset), ==, 0);
}

static void
test_access (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          nobody = ask (rehearsal, "Authorization: Bearer x\r\n", "{}");
  g_autoptr (Answer)          elsewhere = NULL;
  g_autoptr (Answer)          nothing = NULL;
  g_autoptr (Answer)          started = NULL;
  g_autoptr (Answer)          empty = NULL;
  g_autoptr (Answer)          typed = NULL;
  g_autofree char            *path = NULL;

  client_assert_error (nobody, 401, "ACCESS_FAILED");
  elsewhere = ask_with (rehearsal, bearer, JSON_TYPE, "/elsewhere/deviceAuthentications", "{}");
  client_assert_error (elsewhere, 403, "ACCESS_FAILED");
  nothing = ask_with (rehearsal, bearer, CHECK_TYPE, PATH "/nothing", "{\"otp\":\"1\"}");
  client_assert_error (nothing, 404, "NOT_FOUND");
  started = ask (rehearsal, bearer, ASK ("SMS", ""));
  path = g_strconcat (PATH "/", client_text (started->json, "id"), NULL);
  typed = ask_with (rehearsal, bearer, JSON_TYPE, path, "{\"otp\":\"1\"}");
  client_assert_error (typed, 415, "INVALID_REQUEST");
  empty = ask_with (rehearsal, bearer, CHECK_TYPE, path, "{}");
  pingone_assert_detail (empty, "REQUIRED_VALUE", "otp");
}

/* A body that is JSON is kept byte for byte, whatever it would be as a form. */
static void
test_body_is_kept (void)
{
  static const char           body[] = "{ \"user\": {\"id\": \"&&token=1&\"} }";
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          answer = ask (rehearsal, bearer, body);
  g_autoptr (SenderJson)      requests = client_control (rehearsal, "GET", "requests", NULL);

  g_assert_cmpuint (answer->status, ==, 400);
  g_assert_cmpstr (client_text (requests, "requests.1.body"), ==, body);
}

/* The environment may go while its chain is walked. */
static void
test_taken_away (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          started = NULL;

  set_up (rehearsal, bearer, FALSE);
  client_tell (rehearsal, "faults",
               "{\"kind\":\"change\",\"service\":\"studio\",\"with\":{\"path\":\"reset\"}}");
  started = ask (rehearsal, bearer, ASK ("SMS", ""));
  g_assert_cmpuint (started->status, ==, 201);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pingone-passcodes/whole-way", test_whole_way);
  g_test_add_func ("/pingone-passcodes/late-code", test_late_code);
  g_test_add_func ("/pingone-passcodes/fallback", test_fallback);
  g_test_add_func ("/pingone-passcodes/contents", test_contents);
  g_test_add_func ("/pingone-passcodes/vendor-account", test_vendor_account);
  g_test_add_func ("/pingone-passcodes/delivery-mode", test_delivery_mode);
  g_test_add_func ("/pingone-passcodes/refusals", test_refusals);
  g_test_add_func ("/pingone-passcodes/access", test_access);
  g_test_add_func ("/pingone-passcodes/body-is-kept", test_body_is_kept);
  g_test_add_func ("/pingone-passcodes/taken-away", test_taken_away);
  return g_test_run ();
}
