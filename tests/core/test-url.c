/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-url.h"

#define SID "FW0123456789abcdef0123456789abcdef"
#define GOOD "https://studio.twilio.com/v2/Flows/" SID "/Executions"

static const struct
{
  const char    *text;
  SenderUrlFault fault;
} fault_cases[] = {
  { GOOD, SENDER_URL_OK },
  { "HTTPS://Studio.Twilio.COM", SENDER_URL_OK },
  { "http://127.0.0.1:4010/", SENDER_URL_OK },
  { "http://[::1]:4010/", SENDER_URL_OK },
  { "https://[2001:DB8::1]", SENDER_URL_OK },
  { "https://api.example.com/send?to=${to}&message=${message}", SENDER_URL_OK },
  { "https://api.example.com/${user.username}/x", SENDER_URL_OK },
  { "https://api.example.com?to=${to}", SENDER_URL_OK },
  { "https://api.example.com/a%20b?x[]=1&y=%C3%A9", SENDER_URL_OK },
  { "https://api.example.com/~a;b=c,d:e@f!$&'()*+", SENDER_URL_OK },
  { "https://api.example.com./", SENDER_URL_OK },
  { "https://my_host.example.com:65535/", SENDER_URL_OK },
  { "https://1.2.3.4.example.com/", SENDER_URL_OK },
  { NULL, SENDER_URL_EMPTY },
  { "", SENDER_URL_EMPTY },
  { " \t\n", SENDER_URL_EMPTY },
  { " " GOOD, SENDER_URL_SPACE },
  { GOOD "\n", SENDER_URL_SPACE },
  { "https://a.example/b c", SENDER_URL_SPACE },
  { "https://a.example/\xC2\xA0", SENDER_URL_SPACE },
  { "https://a.example/\v", SENDER_URL_SPACE },
  { "https://a.example/?to=${t o}", SENDER_URL_CHARACTER },
  { "https://a.example/\x01", SENDER_URL_CONTROL },
  { "https://a.example/\x7F", SENDER_URL_CONTROL },
  { "https://a.example/\xC2\x85", SENDER_URL_CONTROL },
  { "https://a.example/<flowID>", SENDER_URL_CHARACTER },
  { "https://a.example/{x}", SENDER_URL_CHARACTER },
  { "https://a.example/${}", SENDER_URL_CHARACTER },
  { "https://a.example/[x]", SENDER_URL_CHARACTER },
  { "https://a.example/\"x\"", SENDER_URL_CHARACTER },
  { "https://a.example\\b", SENDER_URL_CHARACTER },
  { "https://a.example/|^`", SENDER_URL_CHARACTER },
  { "https://a.example/é", SENDER_URL_CHARACTER },
  { "https://a.example/\xE2\x80\x8B", SENDER_URL_CHARACTER },
  { "https://a.example/\xff", SENDER_URL_CHARACTER },
  { "https://zürich.example/", SENDER_URL_CHARACTER },
  { "https://${to}.example/", SENDER_URL_CHARACTER },
  { "${to}", SENDER_URL_CHARACTER },
  { "https://a.example:${to}/", SENDER_URL_CHARACTER },
  { "https://a%20b.example/", SENDER_URL_CHARACTER },
  { "https://a!b.example/", SENDER_URL_CHARACTER },
  { "https://[flow]/", SENDER_URL_CHARACTER },
  { "https://[::1/", SENDER_URL_CHARACTER },
  { "https://[fe80::1%25eth0]/", SENDER_URL_CHARACTER },
  { "https://[1.2.3.4]/", SENDER_URL_CHARACTER },
  { "https://a[::1]/", SENDER_URL_CHARACTER },
  { "ftp://a.example/", SENDER_URL_SCHEME },
  { "httpx://a.example/", SENDER_URL_SCHEME },
  { "file:///etc/hosts", SENDER_URL_SCHEME },
  { "https://user:x@a.example/", SENDER_URL_USERINFO },
  { "https://user@a.example/", SENDER_URL_USERINFO },
  { GOOD "#x", SENDER_URL_FRAGMENT },
  { GOOD "#", SENDER_URL_FRAGMENT },
  { "https://a.example#x", SENDER_URL_FRAGMENT },
  { "studio.twilio.com/v2", SENDER_URL_UNPARSABLE },
  { "https:/a.example/", SENDER_URL_UNPARSABLE },
  { "https:a.example", SENDER_URL_UNPARSABLE },
  { "://a.example", SENDER_URL_UNPARSABLE },
  { "1https://a.example", SENDER_URL_UNPARSABLE },
  { "https://", SENDER_URL_UNPARSABLE },
  { "https:///v2", SENDER_URL_UNPARSABLE },
  { "https://:443/", SENDER_URL_UNPARSABLE },
  { "https://a.example:/", SENDER_URL_UNPARSABLE },
  { "https://a.example:0/", SENDER_URL_UNPARSABLE },
  { "https://a.example:0443/", SENDER_URL_UNPARSABLE },
  { "https://a.example:65536/", SENDER_URL_UNPARSABLE },
  { "https://a.example:123456/", SENDER_URL_UNPARSABLE },
  { "https://a.example:44x/", SENDER_URL_UNPARSABLE },
  { "https://[::1]443/", SENDER_URL_UNPARSABLE },
  { "https://a..example/", SENDER_URL_UNPARSABLE },
  { "https://.example/", SENDER_URL_UNPARSABLE },
  { "https://-a.example/", SENDER_URL_UNPARSABLE },
  { "https://a-.example/", SENDER_URL_UNPARSABLE },
  { "https://a.example/%", SENDER_URL_UNPARSABLE },
  { "https://a.example/%2", SENDER_URL_UNPARSABLE },
  { "https://a.example/?x=%zz", SENDER_URL_UNPARSABLE },
  { "https://256.1.1.1/", SENDER_URL_UNPARSABLE },
  { "https://1.2.3/", SENDER_URL_UNPARSABLE },
  { "https://1.2.3.4.5/", SENDER_URL_UNPARSABLE },
  { "https://127.1/", SENDER_URL_UNPARSABLE },
  { "https://0177.0.0.1/", SENDER_URL_UNPARSABLE },
  { "https://0x7f.0.0.1/", SENDER_URL_UNPARSABLE },
  { "https://0x7f000001/", SENDER_URL_UNPARSABLE },
  { "https://2130706433/", SENDER_URL_UNPARSABLE },
  { "https://127.0.0.1./", SENDER_URL_UNPARSABLE },
  { "https://1234.1.1.1/", SENDER_URL_UNPARSABLE },
};

static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fault_cases); i++)
    {
      SenderUrlFault        fault = SENDER_URL_EMPTY;
      g_autoptr (SenderUrl) url = sender_url_parse (fault_cases[i].text, &fault);

      g_test_message ("case %u", i);
      g_assert_cmpint (fault, ==, fault_cases[i].fault);
      g_assert_cmpint (url != NULL, ==, fault_cases[i].fault == SENDER_URL_OK);
    }
}

static void
test_long_names (void)
{
  g_autofree char      *label = g_strnfill (63, 'a');
  g_autofree char      *host = g_strdup_printf ("%s.%s.%s.%.61s", label, label, label, label);
  g_autofree char      *good = g_strconcat ("https://", host, "/", NULL);
  g_autofree char      *long_host = g_strconcat ("https://a", host, "aa/", NULL);
  g_autofree char      *long_label = g_strdup_printf ("https://a%s.example/", label);
  g_autoptr (SenderUrl) url = sender_url_parse (good, NULL);

  g_assert_nonnull (url);
  g_assert_null (sender_url_parse (long_host, NULL));
  g_assert_null (sender_url_parse (long_label, NULL));
}

static void
test_parts (void)
{
  static const struct
  {
    const char *text;
    const char *scheme;
    const char *host;
    int         port;
    const char *path;
    const char *query;
    const char *origin;
  } cases[] = {
    { GOOD, "https", "studio.twilio.com", -1, "/v2/Flows/" SID "/Executions", NULL,
      "https://studio.twilio.com:443" },
    { "https://A.example:8443", "https", "A.example", 8443, "", NULL, "https://a.example:8443" },
    { "http://[::1]:80/?", "http", "::1", 80, "/", "", "http://[::1]:80" },
    { "http://[0:0::1]/a?b?c", "http", "0:0::1", -1, "/a", "b?c", "http://[::1]:80" },
    { "http://127.0.0.1:4010/x", "http", "127.0.0.1", 4010, "/x", NULL, "http://127.0.0.1:4010" },
    { "https://a.example?to=${to}", "https", "a.example", -1, "", "to=${to}",
      "https://a.example:443" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderUrl) url = sender_url_parse (cases[i].text, NULL);
      g_autoptr (SenderUrl) copy = sender_url_copy (url);
      g_autofree char      *text = NULL;
      g_autofree char      *origin = NULL;

      g_assert_nonnull (copy);
      g_assert_cmpstr (copy->scheme, ==, cases[i].scheme);
      g_assert_cmpstr (copy->host, ==, cases[i].host);
      g_assert_cmpint (copy->port, ==, cases[i].port);
      g_assert_cmpstr (copy->path, ==, cases[i].path);
      g_assert_cmpstr (copy->query, ==, cases[i].query);
      text = sender_url_to_string (copy);
      origin = sender_url_get_origin (copy);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (origin, ==, cases[i].origin);
    }
  g_assert_null (sender_url_copy (NULL));
  sender_url_free (NULL);
}

static void
test_hosts (void)
{
  static const struct
  {
    const char *host;
    gboolean    loopback;
    gboolean private;
  } cases[] = {
    { "127.0.0.1", TRUE, TRUE },
    { "127.255.0.9", TRUE, TRUE },
    { "[::1]", TRUE, TRUE },
    { "[::ffff:127.0.0.1]", TRUE, TRUE },
    { "localhost", TRUE, TRUE },
    { "LOCALHOST", TRUE, TRUE },
    { "localhost.", TRUE, TRUE },
    { "sms.localhost", TRUE, TRUE },
    { "10.0.0.1", FALSE, TRUE },
    { "172.16.0.1", FALSE, TRUE },
    { "192.168.1.1", FALSE, TRUE },
    { "100.64.0.1", FALSE, TRUE },
    { "169.254.169.254", FALSE, TRUE },
    { "0.0.0.0", FALSE, TRUE },
    { "0.1.2.3", FALSE, TRUE },
    { "[::]", FALSE, TRUE },
    { "[fe80::1]", FALSE, TRUE },
    { "[fd00::1]", FALSE, TRUE },
    { "[::ffff:10.0.0.1]", FALSE, TRUE },
    { "gateway", FALSE, TRUE },
    { "gateway.", FALSE, TRUE },
    { "sms.local", FALSE, TRUE },
    { "sms.INTERNAL", FALSE, TRUE },
    { "local", FALSE, TRUE },
    { "studio.twilio.com", FALSE, FALSE },
    { "notlocalhost.example", FALSE, FALSE },
    { "local.example.com", FALSE, FALSE },
    { "mylocal.com", FALSE, FALSE },
    { "8.8.8.8", FALSE, FALSE },
    { "172.32.0.1", FALSE, FALSE },
    { "100.128.0.1", FALSE, FALSE },
    { "[2001:db8::1]", FALSE, FALSE },
    { "[::ffff:8.8.8.8]", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char      *text = g_strdup_printf ("https://%s/", cases[i].host);
      g_autoptr (SenderUrl) url = sender_url_parse (text, NULL);

      g_test_message ("%s", text);
      g_assert_nonnull (url);
      g_assert_cmpint (sender_url_is_loopback (url), ==, cases[i].loopback);
      g_assert_cmpint (sender_url_is_private (url), ==, cases[i].private);
    }
}

static void
test_host_is (void)
{
  g_autoptr (SenderUrl) url = sender_url_parse ("https://Studio.Twilio.com/", NULL);

  g_assert_true (sender_url_host_is (url, "studio.twilio.com"));
  g_assert_false (sender_url_host_is (url, "studio.twilio.com."));
  g_assert_false (sender_url_host_is (url, "twilio.com"));
}

static void
test_placeholders (void)
{
  static const struct
  {
    const char *text;
    const char *placeholder;
  } cases[] = {
    { "https://studio.twilio.com/v2/Flows/<flowID>/Executions", "<flowID>" },
    { "https://studio.twilio.com/v2/Flows/<your flow>/Executions", "<your flow>" },
    { "https://studio.twilio.com/v2/Flows/%3CflowID%3E/Executions", "%3CflowID%3E" },
    { "https://studio.twilio.com/v2/Flows/%3cflowID%3e/Executions", "%3cflowID%3e" },
    { "https://studio.twilio.com/v2/Flows/{flowSid}/Executions", "{flowSid}" },
    { "https://studio.twilio.com/v2/Flows/[flow]/Executions", "[flow]" },
    { "https://studio.twilio.com/v2/Flows/FW[id]/Executions", "[id]" },
    { "https://studio.twilio.com/v2/Flows/YOUR_FLOW_SID/Executions", "YOUR_FLOW_SID" },
    { "https://studio.twilio.com/v2/Flows/your_flow_sid/Executions", "your_flow_sid" },
    { "https://studio.twilio.com/v2/Flows/yourFlowSid/Executions", "yourFlowSid" },
    { "https://studio.twilio.com/v2/Flows/FWxxxxxxxx/Executions", "FWxxxxxxxx" },
    { "https://studio.twilio.com/v2/Flows/FWXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX/Executions",
      "FWXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX" },
    { "https://studio.twilio.com/v2/Flows/FW00000000000000000000000000000000/Executions", NULL },
    { "https://studio.twilio.com/v2/Flows/FW…/Executions", "FW…" },
    { "https://studio.twilio.com/v2/Flows/FW.../Executions", "FW..." },
    { "https://<host>/x?to=${to}", "<host>" },
    { "https://a.example/${to}/<x>", "<x>" },
    { "https://a.example/?key=[key]", "[key]" },
    { GOOD, NULL },
    { "https://studio.twilio.com/v2/Flows/FW00000000abcdef0123456789abcdef00/Executions", NULL },
    { "https://studio.dublin.ie1.twilio.com/v2/Flows/" SID "/Executions", NULL },
    { "https://[::1]:4010/x", NULL },
    { "https://[2001:db8::1]/x", NULL },
    { "https://a.example/send?to=${to}&message=${message}", NULL },
    { "https://a.example/send?to[number]=${to}&x[a][b]=1&y[]=2", NULL },
    { "https://static.clients.your-server.example/", NULL },
    { "https://a.example/yourls-api.php?u=yours", NULL },
    { "https://a.example/<", NULL },
    { "https://a.example/<>", NULL },
    { "https://a.example/<a/b>", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *placeholder = sender_url_find_placeholder (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (placeholder, ==, cases[i].placeholder);
    }
}

/* A credential goes to its own origin only, however that is written. */
static void
test_is_on (void)
{
  static const struct
  {
    const char *text;
    gboolean    is_on;
  } cases[] = {
    { "https://api.example.com/a?b=c", TRUE },
    { "https://API.example.com", TRUE },
    { "https://api.example.com:443/", TRUE },
    { "http://api.example.com/", FALSE },
    { "https://api.example.com:444/", FALSE },
    { "https://api.example.com.evil.com/", FALSE },
    { "https://api.example.com@evil.com/", FALSE },
    { "//api.example.com/", FALSE },
    { "/a", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (sender_url_is_on (cases[i].text, "https://api.example.com"), ==,
                     cases[i].is_on);
  g_assert_false (sender_url_is_on ("nonsense", "nonsense"));
  g_assert_false (sender_url_is_on (NULL, NULL));
  g_assert_true (sender_url_is_on ("https://api.example.com/a", "https://api.example.com/b?c"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/url/faults", test_faults);
  g_test_add_func ("/url/long-names", test_long_names);
  g_test_add_func ("/url/parts", test_parts);
  g_test_add_func ("/url/hosts", test_hosts);
  g_test_add_func ("/url/host-is", test_host_is);
  g_test_add_func ("/url/is-on", test_is_on);
  g_test_add_func ("/url/placeholders", test_placeholders);
  return g_test_run ();
}
