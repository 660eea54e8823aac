/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "random-record.h"
#include "sender-authorization.h"
#include "sender-builder.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-format-curl.h"
#include "sender-header.h"
#include "sender-json.h"
#include "sender-list.h"
#include "sender-path.h"
#include "sender-test.h"

#include <string.h>

#define N_MODELS 200

static void
set (SenderConfig *config,
     const char   *path,
     const char   *value)
{
  g_autoptr (GError) error = NULL;

  sender_path_set (config, path, value, &error);
  g_assert_no_error (error);
}

static SenderConfig *
make_config (void)
{
  static const char *const to[] = { "key=To", "value=${to}", NULL };
  static const char *const message[] = { "key=Parameters", "value=it's ${message}", NULL };
  static const char *const off[] = { "key=Off", "enabled=false", NULL };

  SenderConfig *config = sender_config_new ();

  set (config, "authorization.username", "AC1");
  set (config, "sms.url", "https://a/'b'");
  sender_path_add (config, "sms.body", to, NULL);
  sender_path_add (config, "sms.body", off, NULL);
  sender_path_add (config, "sms.body", message, NULL);
  return config;
}

static char *
write_command (SenderConfig *config)
{
  g_autoptr (GError) error = NULL;
  char              *command = NULL;

  command = sender_format_curl_write (
    config, sender_config_get_request (config, SENDER_CHANNEL_SMS, 0), &error);
  g_assert_no_error (error);
  return command;
}

#define HEAD "curl --request POST \\\n  --url 'https://a/'\\''b'\\'''"
#define USER " \\\n  --user 'AC1:'\"$SENDER_STUDIO_SECRET\""
#define ROWS                           \
  " \\\n  --data-urlencode 'To=${to}'" \
  " \\\n  --data-urlencode 'Parameters=it'\\''s ${message}'\n"

static const struct
{
  const char *path;
  const char *value;
  const char *command;
} commands[] = {
  { "name", "x", HEAD USER ROWS },
  { "authorization.kind", "bearer",
    HEAD " \\\n  --header 'Authorization: Bearer '\"$SENDER_STUDIO_SECRET\"" ROWS },
  { "authorization.kind", "oauth2",
    HEAD " \\\n  --header 'Authorization: Bearer '\"$SENDER_STUDIO_TOKEN\"" ROWS },
  { "authorization.kind", "custom-header", HEAD ROWS },
  { "sms.method", "GET", "curl --request GET \\\n  --url 'https://a/'\\''b'\\'''" USER "\n" },
  { "sms.url", "https://a/[${to}]",
    "curl --request POST \\\n  --url 'https://a/[${to}]' --globoff" USER ROWS },
  { "sms.body-format", "raw",
    HEAD USER " \\\n  --header 'Content-Type: application/json' \\\n  --data-raw ''\n" },
};

static void
test_commands (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (SenderConfig) config = make_config ();
      g_autofree char         *command = NULL;

      set (config, commands[i].path, commands[i].value);
      command = write_command (config);
      g_assert_cmpstr (command, ==, commands[i].command);
    }
}

static void
test_headers (void)
{
  static const char *const type[] = { "name=content-TYPE", "value=text/x", NULL };
  static const char *const empty[] = { "name=X-Empty", NULL };
  static const char *const nameless[] = { "value=x", NULL };
  static const char *const same[] = { "name=x-mine", "value=old", NULL };

  g_autoptr (SenderConfig) config = make_config ();
  g_autofree char         *command = NULL;

  set (config, "authorization.kind", "custom-header");
  set (config, "authorization.header-name", "X-Mine");
  set (config, "sms.body-format", "raw");
  set (config, "sms.raw", "{}");
  sender_path_add (config, "sms.headers", type, NULL);
  sender_path_add (config, "sms.headers", empty, NULL);
  sender_path_add (config, "sms.headers", nameless, NULL);
  sender_path_add (config, "sms.headers", same, NULL);
  command = write_command (config);
  g_assert_cmpstr (command, ==,
                   HEAD " \\\n  --header 'X-Mine: '\"$SENDER_STUDIO_SECRET\""
                        " \\\n  --header 'content-TYPE: text/x'"
                        " \\\n  --header 'X-Empty;'"
                        " \\\n  --data-raw '{}'\n");
}

/* Method, URL, headers and the body's bytes, as one text. */
static char *
describe (SenderConfig *config)
{
  SenderChannelRequest *request = sender_config_get_request (config, SENDER_CHANNEL_SMS, 0);
  SenderList           *headers = sender_channel_request_get_headers (request);
  g_autofree char      *body = sender_builder_dup_body (request);
  GString              *out = g_string_new (NULL);

  g_string_append_printf (out, "%d %s %d %s",
                          (int) sender_channel_request_get_method (request),
                          sender_channel_request_get_url (request),
                          (int) sender_channel_request_get_body_format (request), body);
  for (guint i = 0; i < sender_list_get_n_items (headers); i++)
    g_string_append_printf (out, "\n%s: %s", sender_header_get_name (sender_list_get (headers, i)),
                            sender_header_get_value (sender_list_get (headers, i)));
  return g_string_free (out, FALSE);
}

/* Bodies in whatever encoding, header values and addresses with every kind of quote. */
static SenderConfig *
make_random (GRand *rand)
{
  SenderConfig            *config = sender_config_new ();
  SenderChannelRequest    *request = sender_config_ensure_request (config, SENDER_CHANNEL_SMS);
  g_autofree char         *path = random_record_text (rand);
  g_autofree char         *url = g_strconcat ("https://a/", path, NULL);
  g_autofree char         *value = random_record_text (rand);
  g_autofree char         *body = random_record_text (rand);
  g_autoptr (SenderHeader) header = g_object_new (SENDER_TYPE_HEADER, "name", "X-A",
                                                  "value", g_strstrip (value), NULL);
  int                      kind = g_rand_int_range (rand, 0, 3);

  g_object_set (sender_config_get_authorization (config), "kind", kind, "username", "u", NULL);
  g_object_set (request, "url", url, NULL);
  sender_list_append (sender_channel_request_get_headers (request), header);
  if (*body != '{' && *body != '[' && strchr (" \t\n", *body) == NULL)
    sender_builder_set_form (request, body);
  return config;
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < N_MODELS; i++)
    {
      g_autoptr (SenderConfig) config = make_random (rand);
      g_autofree char         *command = write_command (config);
      g_autoptr (SenderImport) import = sender_import_new ();
      g_autoptr (GError)       error = NULL;
      g_autofree char         *expected = describe (config);
      g_autofree char         *described = NULL;

      sender_format_curl_read (command, import, &error);
      g_assert_no_error (error);
      described = describe (((SenderImportItem *) import->items->pdata[0])->config);
      g_assert_cmpstr (described, ==, expected);
      g_assert_null (((SenderImportItem *) import->items->pdata[0])->secret);
    }
}

/* A shell takes the command as it stands, and joins the reference to the text before it. */
static void
test_shell (void)
{
  g_autoptr (SenderConfig) config = make_config ();
  g_autofree char         *command = write_command (config);
  g_autofree char         *script = g_strconcat ("curl() { printf '%s\\n' \"$@\"; }\n", command,
                                                 NULL);
  g_autofree char         *output = NULL;
  const char              *arguments[] = { "/bin/sh", "-c", script, NULL };
  const char              *variables[] = { "SENDER_STUDIO_SECRET=a 'b' $c", NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) arguments, (char **) variables, G_SPAWN_DEFAULT,
                               NULL, NULL, &output, NULL, NULL, NULL));
  g_assert_cmpstr (output, ==,
                   "--request\nPOST\n--url\nhttps://a/'b'\n--user\nAC1:a 'b' $c\n"
                   "--data-urlencode\nTo=${to}\n--data-urlencode\nParameters=it's ${message}\n");
}

static void
test_methods (void)
{
  g_autoptr (SenderConfig) config = make_config ();
  SenderChannelRequest    *request = sender_config_get_request (config, SENDER_CHANNEL_SMS, 0);
  g_autoptr (SenderJson)   remote = sender_json_parse ("{\"method\":\"M-SEARCH\"}", -1, NULL);
  g_autoptr (GError)       no_method = NULL;
  g_autoptr (GError)       no_url = NULL;
  g_autofree char         *command = NULL;

  g_object_set (request, "method", SENDER_HTTP_METHOD_UNKNOWN, NULL);
  g_assert_null (sender_format_curl_write (config, request, &no_method));
  sender_test_assert_error (no_method, SENDER_ERROR_INVALID, "no method");
  g_object_set (request, "remote", remote, NULL);
  g_object_set (sender_config_get_authorization (config), "kind",
                SENDER_AUTHORIZATION_KIND_UNKNOWN, NULL);
  command = write_command (config);
  g_assert_true (g_str_has_prefix (command, "curl --request 'M-SEARCH'"));
  g_assert_null (strstr (command, "SECRET"));
  g_object_set (request, "url", "", NULL);
  g_assert_null (sender_format_curl_write (config, request, &no_url));
  sender_test_assert_error (no_url, SENDER_ERROR_INVALID, "no URL");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/format-curl-write/commands", test_commands);
  g_test_add_func ("/format-curl-write/headers", test_headers);
  g_test_add_func ("/format-curl-write/round-trip", test_round_trip);
  g_test_add_func ("/format-curl-write/shell", test_shell);
  g_test_add_func ("/format-curl-write/methods", test_methods);

  return g_test_run ();
}
