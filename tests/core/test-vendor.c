/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-vendor.h"

#define SID "FW0123456789abcdef0123456789ABCDEF"
#define PATH "/v2/Flows/" SID "/Executions"
#define HOST "https://studio.twilio.com"

static void
test_vendor (void)
{
  static const struct
  {
    const char *text;
    gboolean    studio;
    const char *region;
    const char *api;
  } cases[] = {
    { HOST PATH, TRUE, "us1", "api.twilio.com" },
    { "https://STUDIO.Twilio.com/", TRUE, "us1", "api.twilio.com" },
    { "https://studio.dublin.ie1.twilio.com" PATH, TRUE, "ie1", "api.dublin.ie1.twilio.com" },
    { "https://studio.sydney.au1.twilio.com" PATH, TRUE, "au1", "api.sydney.au1.twilio.com" },
    { "https://studio.tokyo.jp1.twilio.com" PATH, TRUE, "jp1", "api.tokyo.jp1.twilio.com" },
    { "https://studio.sydney.ie1.twilio.com" PATH, FALSE, NULL, NULL },
    { "https://studio.ie1.twilio.com" PATH, FALSE, NULL, NULL },
    { "https://api.twilio.com" PATH, FALSE, NULL, NULL },
    { "https://studio.twilio.com.example" PATH, FALSE, NULL, NULL },
    { "https://rest-api.telesign.com/v1/messaging", FALSE, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderUrl) url = sender_url_parse (cases[i].text, NULL);
      const SenderVendor   *vendor = sender_vendor_for_url (url);
      g_autofree char      *region = sender_studio_url_get_region (url);
      g_autofree char      *api = sender_studio_url_get_product_host (url, "api");

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (sender_vendor_is_studio (vendor), ==, cases[i].studio);
      g_assert_cmpstr (vendor->id, ==, cases[i].studio ? "twilio-studio" : "generic");
      g_assert_cmpstr (region, ==, cases[i].region);
      g_assert_cmpstr (api, ==, cases[i].api);
    }
}

static void
test_table (void)
{
  g_autoptr (SenderUrl) url = sender_url_parse (HOST PATH, NULL);
  const SenderVendor   *studio = sender_vendor_for_url (url);
  const SenderVendor   *generic = sender_vendor_get_generic ();

  g_assert_true (sender_vendor_for_url (NULL) == generic);
  g_assert_null (sender_studio_url_get_flow (NULL));
  g_assert_null (sender_studio_url_get_region (NULL));
  g_assert_null (sender_studio_url_get_near_host (NULL));
  g_assert_null (generic->keys);
  g_assert_false (generic->form_only || generic->post_only);
  g_assert_true (studio->form_only && studio->post_only);
  g_assert_cmpstr (studio->message_key, ==, "Parameters");
  g_assert_cmpuint (studio->n_keys, ==, 3);
  for (guint i = 0; i < studio->n_keys; i++)
    {
      gboolean is_message = g_str_equal (studio->keys[i].name, studio->message_key);

      g_assert_cmpint (studio->keys[i].required, ==, !is_message);
      g_assert_cmpuint (studio->keys[i].distance, ==, is_message ? 2 : 1);
    }
}

static void
test_check (void)
{
  static const struct
  {
    const char          *text;
    SenderStudioUrlFault fault;
    gboolean             has_flow;
  } cases[] = {
    { HOST PATH, SENDER_STUDIO_URL_OK, TRUE },
    { HOST ":443" PATH, SENDER_STUDIO_URL_OK, TRUE },
    { "https://studio.dublin.ie1.twilio.com" PATH, SENDER_STUDIO_URL_OK, TRUE },
    { HOST "/v1/Flows/" SID "/Executions", SENDER_STUDIO_URL_VERSION, TRUE },
    { HOST "/V1/flows/" SID, SENDER_STUDIO_URL_VERSION, TRUE },
    { HOST "/v3/Flows/" SID "/Executions", SENDER_STUDIO_URL_VERSION, TRUE },
    { HOST "/v2/flows/" SID "/Executions", SENDER_STUDIO_URL_CASE, TRUE },
    { HOST "/V2/Flows/" SID "/executions/", SENDER_STUDIO_URL_CASE, TRUE },
    { HOST PATH "/", SENDER_STUDIO_URL_TRAILING_SLASH, TRUE },
    { HOST PATH "//", SENDER_STUDIO_URL_PATH, TRUE },
    { HOST "/v2/Flows/" SID, SENDER_STUDIO_URL_PATH, TRUE },
    { HOST "/v2/Flows/" SID "/", SENDER_STUDIO_URL_PATH, TRUE },
    { HOST "/v2/Flows//Executions", SENDER_STUDIO_URL_PATH, FALSE },
    { HOST "/v2/Flows/Executions", SENDER_STUDIO_URL_PATH, FALSE },
    { HOST "/Flows/" SID "/Executions", SENDER_STUDIO_URL_PATH, TRUE },
    { HOST "/v2/Flow/" SID "/Executions", SENDER_STUDIO_URL_PATH, TRUE },
    { HOST PATH "/FN0123456789abcdef0123456789abcdef", SENDER_STUDIO_URL_PATH, TRUE },
    { HOST "/x" PATH, SENDER_STUDIO_URL_PATH, TRUE },
    { HOST "/", SENDER_STUDIO_URL_PATH, FALSE },
    { HOST "/vx/Flows/" SID "/Executions", SENDER_STUDIO_URL_PATH, TRUE },
    { HOST, SENDER_STUDIO_URL_PATH, FALSE },
    { HOST PATH "?x=1", SENDER_STUDIO_URL_QUERY, TRUE },
    { HOST PATH "?", SENDER_STUDIO_URL_QUERY, TRUE },
    { HOST ":8443" PATH, SENDER_STUDIO_URL_PORT, TRUE },
    { HOST ":8443" PATH "?x", SENDER_STUDIO_URL_QUERY, TRUE },
    { HOST ":80/v2/Flows/x/Executions", SENDER_STUDIO_URL_PORT, FALSE },
    { HOST "/v2/Flows/FW0123/Executions", SENDER_STUDIO_URL_FLOW, FALSE },
    { HOST "/v2/Flows/fw0123456789abcdef0123456789abcdef/Executions", SENDER_STUDIO_URL_FLOW,
      FALSE },
    { HOST "/v2/Flows/AC0123456789abcdef0123456789abcdef/Executions", SENDER_STUDIO_URL_FLOW,
      FALSE },
    { HOST "/v2/Flows/${flow}/Executions", SENDER_STUDIO_URL_FLOW, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderUrl) url = sender_url_parse (cases[i].text, NULL);
      g_autofree char      *flow = sender_studio_url_get_flow (url);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (sender_studio_url_check (url), ==, cases[i].fault);
      g_assert_cmpstr (flow, ==, cases[i].has_flow ? SID : NULL);
    }
}

static void
test_near_hosts (void)
{
  static const struct
  {
    const char *text;
    const char *host;
  } cases[] = {
    { "https://api.twilio.com" PATH, "studio.twilio.com" },
    { "https://api.twilio.com/", "studio.twilio.com" },
    { "https://webhooks.twilio.com/v1/Accounts/AC/Flows/FW", "studio.twilio.com" },
    { "https://www.twilio.com/", "studio.twilio.com" },
    { "https://WWW.Twilio.com/", "studio.twilio.com" },
    { "https://api.dublin.ie1.twilio.com" PATH, "studio.dublin.ie1.twilio.com" },
    { "https://studio.ie1.twilio.com" PATH, "studio.dublin.ie1.twilio.com" },
    { "https://studio.dublin.twilio.com" PATH, "studio.dublin.ie1.twilio.com" },
    { "https://studio.ie1.dublin.twilio.com" PATH, "studio.dublin.ie1.twilio.com" },
    { "https://studio.sydney.ie1.twilio.com" PATH, "studio.dublin.ie1.twilio.com" },
    { "https://studio.us1.twilio.com" PATH, "studio.twilio.com" },
    { "https://studio.ashburn.us1.twilio.com" PATH, "studio.twilio.com" },
    { "https://studio.nowhere.twilio.com" PATH, "studio.twilio.com" },
    { "https://studio.twillio.com" PATH, "studio.twilio.com" },
    { "https://stuido.twilio.com" PATH, "studio.twilio.com" },
    { "https://studios.twilio.com" PATH, "studio.twilio.com" },
    { "https://studio.twilio.co" PATH, "studio.twilio.com" },
    { "https://studio.twilio.com." PATH, "studio.twilio.com" },
    { "https://studio.dublin.ie2.twilio.com" PATH, "studio.dublin.ie1.twilio.com" },
    { "https://studio.syndey.au1.twilio.com" PATH, "studio.sydney.au1.twilio.com" },
    { "https://messaging.twilio.com" PATH, "studio.twilio.com" },
    { "https://messaging.twilio.com/v1/Services", NULL },
    { "https://verify.twilio.com/v2/Services/VA/Verifications", NULL },
    { "https://api.twilio.com/2010-04-01/Accounts/AC/Messages.json", NULL },
    { "https://rest-api.telesign.com/v1/messaging", NULL },
    { "https://api.transmitsms.com/send-sms.json", NULL },
    { "https://api.example.com/v2/Flows/FW/Executions", NULL },
    { "https://studio.example.com/", NULL },
    { "https://nottwilio.com" PATH, NULL },
    { "https://studio.tokyo.jp1.twilio.com" PATH, NULL },
    { HOST PATH, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderUrl) url = sender_url_parse (cases[i].text, NULL);
      g_autofree char      *host = sender_studio_url_get_near_host (url);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (host, ==, cases[i].host);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vendor/for-url", test_vendor);
  g_test_add_func ("/vendor/table", test_table);
  g_test_add_func ("/vendor/check", test_check);
  g_test_add_func ("/vendor/near-hosts", test_near_hosts);
  return g_test_run ();
}
