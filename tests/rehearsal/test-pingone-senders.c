/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pingone.h"
#include "sender-test.h"

#include <string.h>

#define NUMBER(type, more) \
  "\"numbers\":[{\"number\":\"1\",\"type\":\"" type "\"" more "}]"
#define WITH_NUMBER(type, more) "{" MEMBERS ("n") "," NUMBER (type, more) "}"
#define WITH_REQUEST(members) \
  "{\"provider\":\"CUSTOM_PROVIDER\",\"name\":\"n\"," AUTHENTICATION ",\"requests\":[" members "]}"
#define SIGN_IN(members)                                                                      \
  "{\"provider\":\"CUSTOM_PROVIDER\",\"name\":\"n\"," REQUESTS ",\"authentication\":" members \
  "}"

static void
test_life (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          created = NULL;
  g_autoptr (Answer)          read = NULL;
  g_autoptr (Answer)          replaced = NULL;
  g_autoptr (Answer)          gone = NULL;
  g_autoptr (Answer)          again = NULL;
  g_autofree char            *path = NULL;
  g_autofree char            *body = NULL;
  const char                 *id = NULL;

  created = pingone_ask (rehearsal, bearer, "POST", SENDERS,
                         "{" MEMBERS ("Studio") "," NUMBERS ",\"x-new\":{\"a\":1.50}}");
  g_assert_cmpuint (created->status, ==, 201);
  id = client_text (created->json, "id");
  path = g_strconcat (SENDERS "/", id, NULL);
  g_assert_cmpstr (client_text (created->json, "environment.id"), ==, ENVIRONMENT);
  g_assert_nonnull (client_text (created->json, "createdAt"));
  g_assert_cmpstr (client_text (created->json, "x-new.a"), ==, "1.50");
  g_assert_cmpstr (client_text (created->json, "authentication.username"), !=, NULL);
  g_assert_null (client_find (created->json, "authentication.password"));
  g_assert_true (g_str_has_prefix (client_text (created->json, "_links.self.href"),
                                   "https://api.pingone.com/v1/environments/"));
  g_assert_true (g_str_has_suffix (client_text (created->json, "_links.self.href"), id));
  client_advance (rehearsal, 60);
  body = g_strdup_printf ("{\"id\":\"%s\"," MEMBERS ("Studio") "}", id);
  replaced = pingone_ask (rehearsal, bearer, "PUT", path, body);
  g_assert_cmpuint (replaced->status, ==, 200);
  g_assert_null (client_find (replaced->json, "numbers"));
  g_assert_null (client_find (replaced->json, "x-new"));
  g_assert_cmpstr (client_text (replaced->json, "createdAt"), ==,
                   client_text (created->json, "createdAt"));
  g_assert_cmpstr (client_text (replaced->json, "updatedAt"), !=,
                   client_text (created->json, "updatedAt"));
  read = pingone_ask (rehearsal, bearer, "GET", path, NULL);
  g_assert_true (sender_json_equal (read->json, replaced->json));
  gone = pingone_ask (rehearsal, bearer, "DELETE", path, NULL);
  g_assert_cmpuint (gone->status, ==, 204);
  again = pingone_ask (rehearsal, bearer, "DELETE", path, NULL);
  client_assert_error (again, 404, "NOT_FOUND");
}

static const struct
{
  const char *body;
  const char *code;
  const char *target;
} refusals[] = {
  { "{}", "REQUIRED_VALUE", "provider" },
  { "{\"provider\":\"PINGONE_TWILIO\"}", "INVALID_VALUE", "provider" },
  { "{\"provider\":\"CUSTOM_PROVIDER\"}", "REQUIRED_VALUE", "name" },
  { "{\"provider\":\"CUSTOM_PROVIDER\"}", "REQUIRED_VALUE", "authentication" },
  { "{\"provider\":\"CUSTOM_PROVIDER\"}", "REQUIRED_VALUE", "requests" },
  { "{" MEMBERS ("") "}", "EMPTY_VALUE", "name" },
  { "{" MEMBERS ("taken") "}", "UNIQUENESS_VIOLATION", "name" },
  { SIGN_IN ("7"), "INVALID_VALUE", "authentication" },
  { SIGN_IN ("{}"), "REQUIRED_VALUE", "authentication.method" },
  { SIGN_IN ("{\"method\":\"DIGEST\"}"), "INVALID_VALUE", "authentication.method" },
  { SIGN_IN ("{\"method\":\"BASIC\",\"username\":\"a\"}"), "REQUIRED_VALUE",
    "authentication.password" },
  { SIGN_IN ("{\"method\":\"BEARER\",\"token\":\"a\"}"), "REQUIRED_VALUE",
    "authentication.authToken" },
  { SIGN_IN ("{\"method\":\"OAUTH2\",\"authUrl\":\"https://a\",\"clientId\":\"b\"}"),
    "REQUIRED_VALUE", "authentication.clientSecret" },
  { SIGN_IN ("{\"method\":\"OAUTH2\",\"grantType\":\"PASSWORD\"}"), "INVALID_VALUE",
    "authentication.grantType" },
  { SIGN_IN ("{\"method\":\"OAUTH2\",\"grantType\":\"JWT_BEARER\",\"authUrl\":\"https://a\"}"),
    "REQUIRED_VALUE", "authentication.assertion" },
  { SIGN_IN ("{\"method\":\"OAUTH2\",\"grantType\":\"JWT_BEARER\",\"authUrl\":\"https://a\","
             "\"assertion\":\"a\",\"clientId\":\"b\"}"),
    "INVALID_VALUE", "authentication.clientId" },
  { SIGN_IN ("{\"method\":\"OAUTH2\",\"authUrl\":\"https://a\",\"clientId\":\"b\","
             "\"clientSecret\":\"c\",\"scopes\":[1]}"),
    "INVALID_VALUE", "authentication.scopes[0]" },
  { SIGN_IN ("{\"method\":\"CUSTOM_HEADER\",\"headerName\":\"X\"}"), "REQUIRED_VALUE",
    "authentication.headerValue" },
  { WITH_REQUEST (""), "EMPTY_VALUE", "requests" },
  { WITH_REQUEST ("7"), "INVALID_VALUE", "requests[0]" },
  { WITH_REQUEST ("{\"method\":\"GET\",\"url\":\"u\"}"), "REQUIRED_VALUE",
    "requests[0].deliveryMethod" },
  { WITH_REQUEST ("{\"deliveryMethod\":\"Voice\"}"), "INVALID_VALUE",
    "requests[0].deliveryMethod" },
  { WITH_REQUEST ("{\"deliveryMethod\":\"SMS\"}"), "REQUIRED_VALUE", "requests[0].url" },
  { WITH_REQUEST ("{\"method\":\"PUT\"}"), "INVALID_VALUE", "requests[0].method" },
  { WITH_REQUEST ("{\"phoneNumberFormat\":\"E164\"}"), "INVALID_VALUE",
    "requests[0].phoneNumberFormat" },
  { WITH_REQUEST ("{\"method\":\"POST\",\"headers\":{\"Content-Type\":\"text/xml\"}}"),
    "INVALID_VALUE", "requests[0].headers.Content-Type" },
  { WITH_REQUEST ("{\"headers\":{\"X\":1}}"), "INVALID_VALUE", "requests[0].headers.X" },
  { "{" MEMBERS ("n") ",\"numbers\":[7]}", "INVALID_VALUE", "numbers[0]" },
  { "{" MEMBERS ("n") ",\"numbers\":[{}]}", "REQUIRED_VALUE", "numbers[0].number" },
  { WITH_NUMBER ("LANDLINE", ""), "INVALID_VALUE", "numbers[0].type" },
  { WITH_NUMBER ("PHONE_NUMBER", ",\"capabilities\":[\"Voice\"]"), "INVALID_VALUE",
    "numbers[0].capabilities[0]" },
  { WITH_NUMBER ("PHONE_NUMBER", ",\"selected\":\"yes\""), "INVALID_VALUE",
    "numbers[0].selected" },
  { WITH_NUMBER ("PHONE_NUMBER", ",\"supportedCountries\":[\"US\"]"), "INVALID_VALUE",
    "numbers[0].supportedCountries" },
  { WITH_NUMBER ("TOLL_FREE", ""), "REQUIRED_VALUE", "numbers[0].supportedCountries" },
  { WITH_NUMBER ("TOLL_FREE", ",\"supportedCountries\":null"), "REQUIRED_VALUE",
    "numbers[0].supportedCountries" },
  { WITH_NUMBER ("TOLL_FREE", ",\"supportedCountries\":[]"), "EMPTY_VALUE",
    "numbers[0].supportedCountries" },
  { WITH_NUMBER ("TOLL_FREE", ",\"supportedCountries\":[\"usa\"]"), "INVALID_VALUE",
    "numbers[0].supportedCountries[0]" },
  { WITH_NUMBER ("SHORT_CODE", ",\"supportedCountries\":[\"US\",\"CA\"]"), "INVALID_VALUE",
    "numbers[0].supportedCountries" },
  { "{\"provider\":\"CUSTOM_TWILIO\"}", "REQUIRED_VALUE", "sid" },
  { "{\"provider\":\"CUSTOM_TWILIO\",\"sid\":\"AC1\",\"authToken\":\"x\"}", "INVALID_VALUE",
    "sid" },
  { "{\"provider\":\"CUSTOM_TWILIO\",\"sid\":\"AC00000000000000000000000000000000\","
    "\"authToken\":\"x\"}",
    "INVALID_VALUE", "authToken" },
  { "{\"provider\":\"CUSTOM_TWILIO_VERIFY\",\"sid\":\"a\",\"authToken\":\"x\"}",
    "REQUIRED_VALUE", "verifyServiceId" },
  { "{\"provider\":\"CUSTOM_SYNIVERSE\"}", "REQUIRED_VALUE", "authToken" },
  { "{\"provider\":\"CUSTOM_SYNIVERSE\",\"authToken\":\"x\","
    "\"numbers\":[{\"number\":\"1\",\"type\":\"TOLL_FREE\",\"supportedCountries\":[]}]}",
    "EMPTY_VALUE", "numbers[0].supportedCountries" },
};

static void
test_refusals (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autofree char            *taken = pingone_create (rehearsal, bearer, SENDER ("taken"));
  g_autoptr (SenderJson)      state = NULL;

  g_assert_nonnull (taken);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (Answer) answer = pingone_ask (rehearsal, bearer, "POST", SENDERS,
                                               refusals[i].body);

      pingone_assert_detail (answer, refusals[i].code, refusals[i].target);
      g_assert_nonnull (strstr (answer->head, "Correlation-Id: "));
    }
  state = pingone_look (rehearsal);
  g_assert_cmpuint (sender_json_get_length (client_find (state, "senders")), ==, 1);
}

static void
test_accepted (void)
{
  static const char *const bodies[] = {
    SIGN_IN ("{\"method\":\"BEARER\",\"authToken\":\"a\"}"),
    SIGN_IN ("{\"method\":\"OAUTH2\",\"grantType\":\"JWT_BEARER\",\"authUrl\":\"https://a\","
             "\"assertion\":\"a\",\"scopes\":[\"sms:send\"]}"),
    SIGN_IN ("{\"method\":\"CUSTOM_HEADER\",\"headerName\":\"X\",\"headerValue\":\"y\"}"),
    WITH_REQUEST ("{\"deliveryMethod\":\"SMS\",\"method\":\"GET\",\"url\":\"https://a\"},"
                  "{\"deliveryMethod\":\"SMS\",\"method\":\"POST\",\"url\":\"https://a\","
                  "\"headers\":{\"Content-Type\":\"application/json\",\"testheader\":\"x\"}}"),
    WITH_NUMBER ("TOLL_FREE", ",\"supportedCountries\":[\"US\",\"CA\"]"),
    WITH_NUMBER ("SHORT_CODE", ",\"supportedCountries\":[\"US\"]"),
    ("{\"provider\":\"CUSTOM_SYNIVERSE\",\"authToken\":\"x\","
     "\"numbers\":[{\"number\":\"1\",\"type\":\"TOLL_FREE\",\"supportedCountries\":null}]}"),
    "{\"provider\":\"CUSTOM_SYNIVERSE_CHANNELS\"}",
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char   *id = pingone_create (rehearsal, bearer, bodies[i]);
      g_autofree char   *path = g_strconcat (SENDERS "/", id, NULL);
      g_autoptr (Answer) gone = pingone_ask (rehearsal, bearer, "DELETE", path, NULL);

      g_assert_cmpuint (gone->status, ==, 204);
    }
}

/* What belongs to another method goes without a word; what no method has stays. */
static void
test_foreign_members (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          basic = NULL;
  g_autoptr (Answer)          oauth = NULL;

  basic = pingone_ask (rehearsal, bearer, "POST", SENDERS,
                       SIGN_IN ("{\"method\":\"BASIC\",\"username\":\"a\",\"password\":\"b\","
                                "\"headerName\":\"X\",\"scopes\":[\"s\"],\"novel\":true}"));
  g_assert_cmpuint (basic->status, ==, 201);
  g_assert_null (client_find (basic->json, "authentication.headerName"));
  g_assert_null (client_find (basic->json, "authentication.scopes"));
  g_assert_nonnull (client_find (basic->json, "authentication.novel"));
  oauth = pingone_ask (rehearsal, bearer, "POST", SENDERS,
                       "{\"provider\":\"CUSTOM_PROVIDER\",\"name\":\"o\"," REQUESTS
                       ",\"authentication\":{\"method\":\"OAUTH2\",\"authUrl\":\"https://a\","
                       "\"clientId\":\"b\",\"clientSecret\":\"c\","
                       "\"clientAuthenticationMethod\":\"BODY\"}}");
  g_assert_cmpuint (oauth->status, ==, 201);
  g_assert_cmpstr (client_text (oauth->json, "authentication.clientAuthenticationMethod"), ==,
                   "BASIC_AUTH_HEADER");
  g_assert_null (client_find (oauth->json, "authentication.clientSecret"));
}

static void
test_replacing (void)
{
  static const struct
  {
    const char *body; /* %s: the id */
    const char *code;
    const char *target;
  } cases[] = {
    { "{" MEMBERS ("own") "}", "UNIQUENESS_VIOLATION", "name" },
    { "{\"id\":\"%s\"," MEMBERS ("other") "}", "UNIQUENESS_VIOLATION", "name" },
    { "{\"id\":\"x\"," MEMBERS ("new") "}", "INVALID_VALUE", "id" },
    { "{\"id\":\"%s\",\"provider\":\"CUSTOM_SYNIVERSE\",\"authToken\":\"x\"}", "INVALID_VALUE",
      "provider" },
    { "{\"id\":\"%s\",\"provider\":\"CUSTOM_PROVIDER\",\"name\":\"own\"," REQUESTS
      ",\"authentication\":{\"method\":\"BASIC\",\"username\":\"a\"}}",
      "REQUIRED_VALUE", "authentication.password" },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autofree char            *other = pingone_create (rehearsal, bearer, SENDER ("other"));
  g_autofree char            *id = pingone_create (rehearsal, bearer, SENDER ("own"));
  g_autofree char            *path = g_strconcat (SENDERS "/", id, NULL);
  g_autoptr (SenderJson)      before = pingone_look (rehearsal);
  g_autoptr (SenderJson)      after = NULL;

  g_assert_nonnull (other);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv)     parts = g_strsplit (cases[i].body, "%s", 2);
      g_autofree char   *body = g_strjoinv (id, parts);
      g_autoptr (Answer) answer = pingone_ask (rehearsal, bearer, "PUT", path, body);

      pingone_assert_detail (answer, cases[i].code, cases[i].target);
    }
  after = pingone_look (rehearsal);
  g_assert_true (sender_json_equal (before, after));
}

static void
test_vendor_account (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autofree char            *path = NULL;
  g_autofree char            *body = NULL;
  g_autofree char            *bad = NULL;
  g_autoptr (Answer)          created = NULL;
  g_autoptr (Answer)          replaced = NULL;
  g_autoptr (Answer)          moved = NULL;

  client_tell (rehearsal, "accounts",
               "{\"sid\":\"AC00000000000000000000000000000009\",\"token\":\"hidden\","
               "\"numbers\":[{\"phone_number\":\"+14155550111\"}]}");
  created = pingone_ask (rehearsal, bearer, "POST", SENDERS,
                         "{\"provider\":\"CUSTOM_TWILIO\",\"sid\":"
                         "\"AC00000000000000000000000000000009\",\"authToken\":\"hidden\"}");
  g_assert_cmpuint (created->status, ==, 201);
  g_assert_cmpstr (client_text (created->json, "numbers.0.number"), ==, "+14155550111");
  g_assert_null (strstr (created->raw, "hidden"));
  path = g_strconcat (SENDERS "/", client_text (created->json, "id"), NULL);
  body = g_strdup_printf ("{\"id\":\"%s\",\"provider\":\"CUSTOM_TWILIO\",\"sid\":"
                          "\"AC00000000000000000000000000000009\",\"authToken\":\"hidden\","
                          "\"numbers\":[{\"number\":\"+14155550111\",\"type\":\"PHONE_NUMBER\","
                          "\"selected\":true}]}",
                          client_text (created->json, "id"));
  replaced = pingone_ask (rehearsal, bearer, "PUT", path, body);
  g_assert_cmpuint (replaced->status, ==, 200);
  g_assert_true (sender_json_get_boolean (client_find (replaced->json, "numbers.0.selected")));
  bad = g_strdup_printf ("{\"id\":\"%s\",\"provider\":\"CUSTOM_TWILIO\",\"sid\":"
                         "\"AC00000000000000000000000000000008\",\"authToken\":\"new\"}",
                         client_text (created->json, "id"));
  moved = pingone_ask (rehearsal, bearer, "PUT", path, bad);
  pingone_assert_detail (moved, "INVALID_VALUE", "sid");
  pingone_assert_detail (moved, "INVALID_VALUE", "authToken");
}

static void
test_bodies (void)
{
  static const struct
  {
    const char *headers;
    const char *body;
    guint       status;
  } cases[] = {
    { "", "{}", 415 },
    { FORM, "a=b", 415 },
    { JSON_TYPE, "{nonsense", 400 },
    { JSON_TYPE, "[]", 400 },
    { "Content-Type: application/json; charset=utf-8\r\n", SENDER ("good"), 201 },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char   *headers = g_strconcat (bearer, cases[i].headers, NULL);
      g_autoptr (Answer) answer = client_request (rehearsal, "pingone-api", "POST",
                                                  "/v1/environments/" ENVIRONMENT "/" SENDERS,
                                                  headers, cases[i].body);

      g_assert_cmpuint (answer->status, ==, cases[i].status);
      if (cases[i].status != 201)
        g_assert_cmpstr (client_text (answer->json, "code"), ==, "INVALID_REQUEST");
    }
}

static void
test_limit (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          eleventh = NULL;

  for (guint i = 0; i < 10; i++)
    client_tell (rehearsal, "pingone/senders", "{\"provider\":\"CUSTOM_SYNIVERSE\"}");
  eleventh = pingone_ask (rehearsal, bearer, "POST", SENDERS, SENDER ("eleven"));
  client_assert_error (eleventh, 400, "REQUEST_FAILED");
  g_assert_cmpstr (client_text (eleventh->json, "details.0.code"), ==, "CONSTRAINT_VIOLATION");
}

static Answer *
ask_european (SenderRehearsal *rehearsal,
              const char      *bearer,
              const char      *target)
{
  g_autofree char *bytes = g_strdup_printf ("GET %s HTTP/1.1\r\nHost: api.pingone.eu\r\n"
                                            "Connection: close\r\n%s\r\n",
                                            target, bearer);

  return client_send (rehearsal, "pingone-api", bytes);
}

static void
test_pages (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          wrong = NULL;
  g_autoptr (Answer)          lost = NULL;
  g_autofree char            *target = g_strdup ("/v1/environments/" ENVIRONMENT "/" SENDERS);
  guint                       seen = 0;
  guint                       pages = 0;

  client_tell (rehearsal, "pingone/platform", "{\"page_size\":2}");
  for (guint i = 0; i < 5; i++)
    client_tell (rehearsal, "pingone/senders", "{\"provider\":\"CUSTOM_SYNIVERSE\"}");
  while (target != NULL)
    {
      g_autoptr (Answer) page = ask_european (rehearsal, bearer, target);
      const char        *next = client_text (page->json, "_links.next.href");
      SenderJson        *list = client_find (page->json, "_embedded.phoneDeliverySettings");

      g_assert_cmpuint (page->status, ==, 200);
      g_assert_cmpstr (client_text (page->json, "count"), ==, "5");
      g_assert_cmpuint (sender_json_get_length (list), <=, 2);
      seen += sender_json_get_length (list);
      pages++;
      g_free (target);
      target = next != NULL ? g_strdup (next + strlen ("https://api.pingone.eu")) : NULL;
      if (next != NULL)
        g_assert_true (g_str_has_prefix (next, "https://api.pingone.eu/v1/environments/"));
    }
  g_assert_cmpuint (seen, ==, 5);
  g_assert_cmpuint (pages, ==, 3);
  wrong = pingone_ask (rehearsal, bearer, "GET", SENDERS "?limit=0", NULL);
  client_assert_error (wrong, 400, "INVALID_REQUEST");
  lost = pingone_ask (rehearsal, bearer, "GET", SENDERS "?cursor=nowhere", NULL);
  g_assert_cmpstr (client_text (lost->json, "details.0.code"), ==, "INVALID_PARAMETER");
}

static void
test_requests_hold_no_secret (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (SenderJson)      requests = NULL;
  g_autofree char            *text = NULL;
  g_autofree char            *id = NULL;
  g_autoptr (Answer)          cut = NULL;

  id = pingone_create (rehearsal, bearer,
                       SIGN_IN ("{\"method\":\"BASIC\",\"username\":\"visible\","
                                "\"password\":\"hidden\"}"));
  cut = pingone_ask (rehearsal, bearer, "POST", SENDERS, "{\"authToken\": \"hidd");
  g_assert_cmpuint (cut->status, ==, 400);
  requests = client_control (rehearsal, "GET", "requests", NULL);
  text = sender_json_to_string (requests);
  g_assert_nonnull (id);
  g_assert_null (strstr (text, "hidd"));
  g_assert_nonnull (strstr (text, "visible"));
  g_assert_nonnull (strstr (text, "present-"));
  g_assert_nonnull (strstr (text, "<19 bytes>"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pingone-senders/life", test_life);
  g_test_add_func ("/pingone-senders/refusals", test_refusals);
  g_test_add_func ("/pingone-senders/accepted", test_accepted);
  g_test_add_func ("/pingone-senders/foreign-members", test_foreign_members);
  g_test_add_func ("/pingone-senders/replacing", test_replacing);
  g_test_add_func ("/pingone-senders/vendor-account", test_vendor_account);
  g_test_add_func ("/pingone-senders/bodies", test_bodies);
  g_test_add_func ("/pingone-senders/requests-hold-no-secret", test_requests_hold_no_secret);
  g_test_add_func ("/pingone-senders/limit", test_limit);
  g_test_add_func ("/pingone-senders/pages", test_pages);
  return g_test_run ();
}
