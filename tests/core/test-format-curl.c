/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-format-curl.h"
#include "sender-format-document.h"
#include "sender-path.h"
#include "sender-test.h"

#include <string.h>

#define STUDIO "https://studio.twilio.com/v2/Flows/FW00000000000000000000000000000000/Executions"

/* Values at some paths, joined by `|`; a path that leads nowhere gives `-`. */
static char *
get_values (SenderConfig *config,
            const char   *paths)
{
  g_auto (GStrv) names = g_strsplit (paths, " ", -1);
  GString       *out = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *value = sender_path_get (config, names[i], NULL);

      g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", value != NULL ? value : "-");
    }
  return g_string_free (out, FALSE);
}

static SenderImport *
read_command (const char *text)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderImport) import = sender_import_new ();

  g_assert_true (sender_format_curl_is (text));
  sender_format_curl_read (text, import, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (import->items->len, ==, 1);
  return g_steal_pointer (&import);
}

static SenderImportItem *
get_item (SenderImport *import)
{
  return import->items->pdata[0];
}

static const struct
{
  const char *command;
  const char *paths;
  const char *values;
} requests[] = {
  { "curl https://a", "sms.method sms.url sms.body[0].key voice.url", "GET|https://a|-|-" },
  { "  $ curl 'https://a'", "sms.url", "https://a" },
  { "curl.exe --url https://a -X POST", "sms.method sms.url", "POST|https://a" },
  { "curl \\\n https://a \\\n -d A=1 \\\n -d 'B=2&C=3'",
    "sms.method sms.body-format sms.body[0].key sms.body[0].value sms.body[1].key "
    "sms.body[2].value",
    "POST|form|A|1|B|3" },
  { "curl -XPUT -XPOST https://a", "sms.method", "POST" },
  { "curl -sSXPOST https://a", "sms.method", "POST" },
  { "curl https://a -dA=1", "sms.body[0].value", "1" },
  { "curl https://a --data-raw @x --data-binary 'y=a b'", "sms.body[0].key sms.body[1].value",
    "@x|a b" },
  { "curl https://a --data-urlencode 'To=+1 &=%' --data-urlencode '=x y' --data-urlencode 'p q'",
    "sms.body[0].key sms.body[0].value sms.body[1].key sms.body[2].key", "To|+1 &=%|x y|p q" },
  { "curl https://a --data-urlencode 'M={\"OTP\":\"${otp}\"}'", "sms.body[0].value",
    "{\"OTP\":\"${otp}\"}" },
  { "curl https://a -d ' {\"a\": 1}' -H 'content-type: application/json'",
    "sms.body-format sms.raw sms.headers[0].name sms.headers[0].value sms.body[0].key",
    "raw| {\"a\": 1}|content-type|application/json|-" },
  { "curl https://a --json '{\"a\":' --json '1}'",
    "sms.method sms.raw sms.headers[0].name sms.headers[0].value sms.headers[1].name",
    "POST|{\"a\":1}|Content-Type|application/json|Accept" },
  { "curl https://a --json 7 -H 'Accept: x' -H 'CONTENT-TYPE:y'",
    "sms.raw sms.body-format sms.headers[0].value sms.headers[1].value sms.headers[2].value",
    "7|raw|x|y|-" },
  { "curl -G https://a -d to=1 -d m=2", "sms.method sms.url sms.body[0].key",
    "GET|https://a?to=1&m=2|-" },
  { "curl -G 'https://a?x=1' --data-urlencode 'to=${to}'", "sms.url", "https://a?x=1&to=${to}" },
  { "curl -G https://a", "sms.url", "https://a" },
  { "curl https://a -H 'X-A:1' -H 'X-B;' -H 'x-a:  2 '",
    "sms.headers[0].name sms.headers[0].value sms.headers[1].name sms.headers[1].value "
    "sms.headers[2].name sms.headers[2].value",
    "X-A|1|X-B||x-a|2 " },
  { "curl https://a -d $'M=it\\'s'", "sms.body[0].value", "it's" },
  { "curl https://a -d \"To=${to}\"", "sms.body[0].value", "${to}" },
  { "curl -", "sms.url", "-" },
  { "curl 'https://a?b=c://u:p@d'", "sms.url authorization.username", "https://a?b=c://u:p@d|" },
};

static void
test_requests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (SenderImport) import = read_command (requests[i].command);
      g_autofree char         *values = NULL;

      values = get_values (get_item (import)->config, requests[i].paths);
      g_test_message ("%s", requests[i].command);
      g_assert_cmpstr (values, ==, requests[i].values);
      g_assert_true (sender_test_has_text (import->notes, "became the SMS request"));
    }
}

static const struct
{
  const char *arguments;
  const char *expected; /* kind, user name, header */
  const char *secret;
  const char *from;
  const char *note;
} credentials[] = {
  { "-u AC1:s3cr3t", "basic|AC1|", "s3cr3t", "--user", NULL },
  { "--user 'AC1:s3cr3t:s3cr3t'", "basic|AC1|", "s3cr3t:s3cr3t", "--user", NULL },
  { "-uAC1", "basic|AC1|", NULL, NULL, NULL },
  { "-u AC1:", "basic|AC1|", NULL, NULL, NULL },
  { "-u 'AC1:$x'", "basic|AC1|", "$x", "--user", NULL },
  { "-u \"AC1:$x\"", "basic|AC1|", NULL, NULL, "The secret stands in a variable" },
  { "-u $SID:$TOKEN", "basic||", NULL, NULL, "The user name stands in a variable" },
  { "-H 'Authorization: Basic QUMxOnMzY3IzdA=='", "basic|AC1|", "s3cr3t",
    "--header Authorization", NULL },
  { "-H 'authorization:  basic QUMx'", "basic|AC1|", NULL, NULL, NULL },
  { "-H \"Authorization: Basic $B\"", "basic||", NULL, NULL, "stands in a variable" },
  { "-H 'Authorization: Basic ////'", "basic||", NULL, NULL, "Base64" },
  { "-H 'Authorization: Basic'", "basic||", NULL, NULL, "Base64" },
  { "-H 'Authorization: Bearer s3cr3t'", "bearer||", "s3cr3t", "--header Authorization", NULL },
  { "-H 'Authorization: Bearer '\"$T\"", "bearer||", NULL, NULL, "stands in a variable" },
  { "--oauth2-bearer s3cr3t", "bearer||", "s3cr3t", "--oauth2-bearer", NULL },
  { "-H 'Authorization: ApiKey s3cr3t'", "custom-header||Authorization", "ApiKey s3cr3t",
    "--header Authorization", NULL },
  { "-H 'X-Api-Key: s3cr3t'", "custom-header||X-Api-Key", "s3cr3t", "--header X-Api-Key", NULL },
  { "-H \"X-Mine: $S\"", "custom-header||X-Mine", NULL, NULL, "stands in a variable" },
  { "-u AC1:s3cr3t -H 'X-Api-Key: s3cr3t2'", "basic|AC1|", "s3cr3t", "--user",
    "A second credential was left out: --header X-Api-Key" },
  { "-H 'Authorization: Bearer s3cr3t2' -u AC1:s3cr3t --oauth2-bearer s3cr3t3", "basic|AC1|",
    "s3cr3t", "--user", "left out: --oauth2-bearer" },
  { "--url https://AC1:s3cr%33t@a:8/b@c", "basic|AC1|", "s3cr3t", "--url", "taken out of the" },
  { "--url AC1:s3cr3t@https://a:8/b@c", "basic|AC1|", "s3cr3t", "--url", NULL },
  { "--url https://AC1:%zzs3cr3t@a:8/b@c", "basic|AC1|", "%zzs3cr3t", "--url", NULL },
};

static void
test_credentials (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (credentials); i++)
    {
      gboolean                 has_url = strstr (credentials[i].arguments, "--url") != NULL;
      g_autofree char         *command = g_strdup_printf ("curl %s %s", credentials[i].arguments,
                                                  has_url ? "" : "https://a:8/b@c");
      g_autoptr (SenderImport) import = read_command (command);
      SenderImportItem        *item = get_item (import);
      g_autofree char         *values = NULL;
      g_autofree char         *document = sender_format_document_write (item->config);

      values = get_values (item->config, "authorization.kind authorization.username "
                                         "authorization.header-name sms.url sms.headers[0].name");
      g_test_message ("%s", command);
      g_assert_true (g_str_has_prefix (values, credentials[i].expected));
      g_assert_true (g_str_has_suffix (values, "|https://a:8/b@c|-"));
      g_assert_cmpstr (item->secret, ==, credentials[i].secret);
      g_assert_cmpstr (item->secret_from, ==, credentials[i].from);
      g_assert_null (strstr (document, "s3cr"));
      g_assert_false (sender_test_has_text (import->notes, "s3cr"));
      g_assert_true (credentials[i].note == NULL ||
                     sender_test_has_text (import->notes, credentials[i].note));
    }
}

static const struct
{
  const char *rows;
  const char *values; /* of the first row, the number, the message */
  const char *note;
} examples[] = {
  { "--data-urlencode To=+14155550123", "${to}|-|-", "The recipient +1•••••••0123 became ${to}" },
  { "-d to=%2B14155550123", "${to}|-|-", "became ${to}" },
  { "-d To=+14155550123", "${to}|-|-", "became ${to}" },
  { "-d To=someone", "someone|-|-", NULL },
  { "-d 'To=${to}'", "${to}|-|-", NULL },
  { "--data-urlencode From=+18335550100", "${from}|+18335550100|-", "an origination number" },
  { "--data-urlencode 'Parameters={\"OTP\":\"012345\"}'", "${message}|-|{\"OTP\":\"${otp}\"}",
    "became the message of strong_authentication: {\"OTP\":\"${otp}\"}" },
  { "--data-urlencode 'parameters={\"a\":\"012345\",\"b\":\"654321\"}'",
    "${message}|-|{\"a\":\"012345\",\"b\":\"654321\"}", NULL },
  { "--data-urlencode 'Parameters={\"a\":12345,\"b\":\"12345678901\"}'",
    "${message}|-|{\"a\":12345,\"b\":\"12345678901\"}", NULL },
  { "--data-urlencode 'Parameters={\"m\":\"${message}\"}'", "{\"m\":\"${message}\"}|-|-", NULL },
  { "-d Parameters=", "|-|-", NULL },
  { "-d 'Other=+14155550123'", " 14155550123|-|-", NULL },
};

static void
test_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char         *command = g_strconcat ("curl " STUDIO " ", examples[i].rows, NULL);
      g_autofree char         *other = g_strconcat ("curl https://a ", examples[i].rows, NULL);
      g_autoptr (SenderImport) import = read_command (command);
      g_autoptr (SenderImport) elsewhere = read_command (other);
      const char              *paths = "sms.body[0].value numbers[0].number "
                                       "messages.strong_authentication.SMS.en";
      g_autofree char         *values = get_values (get_item (import)->config, paths);
      g_autofree char         *kept = get_values (get_item (elsewhere)->config, paths);

      g_assert_cmpstr (values, ==, examples[i].values);
      g_assert_true (examples[i].note == NULL ||
                     sender_test_has_text (import->notes, examples[i].note));
      g_assert_true (g_str_has_suffix (kept, "|-|-"));
      g_assert_cmpuint (elsewhere->notes->len, ==, 1);
    }
}

static void
test_notes (void)
{
  static const char *const notes[] = {
    "“--insecure” is not carried over: certificates are always checked",
    "“--location” is not carried over: redirects are never followed",
    "Options of curl without a counterpart were left out: --silent, --user-agent, --max-time",
    "“HOST” is a variable of a shell",
    "“X” is a variable of a shell",
    "A header without name or value was left out: Accept",
    "A header without name or value was left out: ",
  };

  g_autoptr (SenderImport) import = NULL;

  import = read_command ("curl -skL -A agent -m 5 -s https://$HOST/ -d \"a=${X}&b=${to}\" "
                         "-H Accept: -H ': x'");
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    g_assert_true (sender_test_has_text (import->notes, notes[i]));
  g_assert_false (sender_test_has_text (import->notes, "“to”"));
}

static const struct
{
  const char *command;
  const char *fragment;
} bad[] = {
  { "curl", "Line 1, column 5: The command has no address" },
  { "curl -X POST\n", "Line 2, column 1: The command has no address" },
  { "curl https://a https://b", "Line 1, column 16: A second address" },
  { "curl https://a -d @secret.txt", "Line 1, column 16: “--data” reads a file" },
  { "curl https://a --data-binary @x", "“--data-binary” reads a file" },
  { "curl https://a --data-urlencode x@y", "“--data-urlencode” reads a file" },
  { "curl https://a --json @x", "“--json” reads a file" },
  { "curl https://a -H @x", "“--header” reads a file" },
  { "curl https://a -d a=1 --json 1", "“--json” can’t be combined" },
  { "curl https://a -F a=1", "--form: a form with parts" },
  { "curl https://a -T x", "--upload-file: a form" },
  { "curl https://a --digest", "--digest: this way to sign in" },
  { "curl https://a -K x", "--config: its options" },
  { "curl https://a -n", "--netrc: the credential" },
  { "curl https://a -I", "--head: a sender sends" },
  { "curl https://a --next https://b", "Line 1, column 16: --next: only one request" },
  { "curl https://a --unknown=s3cr3t", "Line 1, column 16: “--unknown” is no known option" },
  { "curl https://a -sQ", "“-Q” is no known option" },
  { "curl https://a '-ü'", "This is no option" },
  { "curl https://a -u", "“--user” needs a value" },
  { "curl https://a -X DELETE", "The command sends DELETE" },
  { "curl https://a -X unknown", "The command sends unknown" },
  { "curl https://a | jq .", "Line 1, column 16: “|” outside quotes" },
  { "curl https://a\ncurl https://b", "Line 2, column 1: A second command" },
  { "curl https://a 'x", "Line 1, column 16: This quote" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError)       error = NULL;
      g_autoptr (SenderImport) import = sender_import_new ();

      g_test_message ("%s", bad[i].command);
      g_assert_true (sender_format_curl_is (bad[i].command));
      g_assert_false (sender_format_curl_read (bad[i].command, import, &error));
      sender_test_assert_error (error, SENDER_ERROR_FORMAT, bad[i].fragment);
      g_assert_cmpuint (import->items->len, ==, 0);
      g_assert_null (strstr (error->message, "s3cr3t"));
    }
}

static void
test_other_text (void)
{
  static const char *const texts[] = { "", "curly", "wget x", "a curl x", "{}", "$curl x" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (sender_format_curl_is (texts[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/format-curl/requests", test_requests);
  g_test_add_func ("/format-curl/credentials", test_credentials);
  g_test_add_func ("/format-curl/examples", test_examples);
  g_test_add_func ("/format-curl/notes", test_notes);
  g_test_add_func ("/format-curl/bad", test_bad);
  g_test_add_func ("/format-curl/other-text", test_other_text);

  return g_test_run ();
}
