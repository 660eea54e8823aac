/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-authorization.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-fallback.h"
#include "sender-form-field.h"
#include "sender-format-procedure.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-provider.h"
#include "sender-test.h"

#include <string.h>

#define URL "https://studio.twilio.com/v2/Flows/<flowID>/Executions"
#define SHORT_MESSAGE "{\"OTP\":${otp}}"
#define LONG_MESSAGE "{\"OTP\":${otp}, \"username\":${username}}"

static char *
describe_request (SenderConfig *config,
                  SenderChannel channel)
{
  SenderChannelRequest *request = sender_config_get_request (config, channel, 0);
  GString              *out = g_string_new (NULL);
  SenderList           *rows = NULL;

  if (request == NULL)
    return g_string_free (out, FALSE);
  rows = sender_channel_request_get_body (request);
  g_string_append_printf (out, "%s %s",
                          sender_enum_get_nick (SENDER_TYPE_HTTP_METHOD,
                                                (int) sender_channel_request_get_method (request)),
                          sender_channel_request_get_url (request));
  for (guint i = 0; i < sender_list_get_n_items (rows); i++)
    g_string_append_printf (out, " %s=%s", sender_form_field_get_key (sender_list_get (rows, i)),
                            sender_form_field_get_value (sender_list_get (rows, i)));
  return g_string_free (out, FALSE);
}

static char *
describe_messages (SenderConfig *config)
{
  SenderList *messages = sender_config_get_messages (config);
  GString    *out = g_string_new (NULL);

  for (guint i = 0; i < sender_list_get_n_items (messages); i++)
    {
      SenderMessage *message = sender_list_get (messages, i);

      g_string_append_printf (out, "%s.%s.%s %s\n",
                              sender_message_get_template_name (message),
                              sender_channel_get_name (sender_message_get_channel (message)),
                              sender_message_get_locale (message),
                              sender_message_get_content (message));
    }
  return g_string_free (out, FALSE);
}

static SenderImport *
read_procedure (const char *text)
{
  g_autoptr (SenderImport) import = sender_import_new ();
  g_autoptr (GError)       error = NULL;
  gboolean                 read = FALSE;

  g_assert_true (sender_format_procedure_is (text));
  read = sender_format_procedure_read (text, import, &error);
  g_assert_no_error (error);
  g_assert_true (read);
  g_assert_cmpuint (import->items->len, ==, 1);
  return g_steal_pointer (&import);
}

static SenderConfig *
get_config (SenderImport *import)
{
  return ((SenderImportItem *) import->items->pdata[0])->config;
}

static void
check_whole (const char *text)
{
  g_autoptr (SenderImport) import = read_procedure (text);
  SenderConfig            *config = get_config (import);
  SenderAuthorization     *authorization = sender_config_get_authorization (config);
  g_autofree char         *sms = describe_request (config, SENDER_CHANNEL_SMS);
  g_autofree char         *voice = describe_request (config, SENDER_CHANNEL_VOICE);
  g_autofree char         *messages = describe_messages (config);

  g_assert_cmpstr (sms, ==, "POST " URL " From=${from} to=${to} Parameter=${message}");
  g_assert_cmpstr (voice, ==, "POST " URL " From=${from} To=${to} Parameters=${message}");
  g_assert_cmpstr (messages, ==,
                   "strong_authentication.SMS.en " SHORT_MESSAGE "\n"
                   "strong_authentication.Voice.en " SHORT_MESSAGE "\n"
                   "device_pairing.SMS.en " LONG_MESSAGE "\n"
                   "device_pairing.Voice.en " LONG_MESSAGE "\n");
  g_assert_cmpint (sender_provider_get_kind (sender_config_get_provider (config)), ==,
                   SENDER_PROVIDER_KIND_CUSTOM_PROVIDER);
  g_assert_cmpstr (sender_provider_get_name (sender_config_get_provider (config)), ==, "");
  g_assert_cmpint (sender_authorization_get_kind (authorization), ==,
                   SENDER_AUTHORIZATION_KIND_BASIC);
  g_assert_cmpstr (sender_authorization_get_username (authorization), ==, "");
  g_assert_false (sender_fallback_is_enabled (sender_config_get_fallback (config)));
  g_assert_cmpuint (sender_list_get_n_items (sender_config_get_numbers (config)), ==, 0);
  g_assert_null (((SenderImportItem *) import->items->pdata[0])->secret);
  g_assert_cmpuint (import->notes->len, ==, 2);
}

static void
test_whole (void)
{
  g_autofree char *text = sender_test_data ("procedure-like.txt", NULL);

  check_whole (text);
}

/* The text itself is not ours to keep here; where somebody has it, it is read too. */
static void
test_published (void)
{
  const char      *shared = g_getenv ("SENDER_STUDIO_SHARED");
  const char      *root = g_getenv ("SENDER_SOURCE_ROOT");
  g_autofree char *beside = g_build_filename (root, "..", "shared", NULL);
  g_autofree char *path = g_build_filename (shared != NULL ? shared : beside, "reference",
                                            "procedure.txt", NULL);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the published text is not here");
      return;
    }
  check_whole (text);
}

/* As the text comes out of browsers, word processors and mail. */
static void
test_altered (void)
{
  static const struct
  {
    const char *pattern;
    const char *replacement;
  } changes[] = {
    { "\n", "\r\n" },
    { "\n *", "\n" },
    { "\n *", "\n\t\t" },
    { " ", "\xc2\xa0" },
    { "[ \n]+", " " },
    { "(?<=[a-z:]) ", "\n" },
    { "\n *[0-9]+\\. ", "\n" },
    { "\n *[0-9]+\\. ", "\n(\\g<0>) " },
    { "\n *[0-9]+\\. ", "\n- " },
    { "• ", "* " },
    { "(From|[Tt]o|Parameters?) \\$", "\\1\t$" },
    { "(From|[Tt]o|Parameters?) \\$", "• \\1 $" },
    { "(From|[Tt]o|Parameters?) \\$", "\\1: $" },
    { "(From|[Tt]o|Parameters?) \\$", "\\1=$" },
    { "(From|[Tt]o|Parameters?) (\\${.*})", "| \\1 | `\\2` |" },
    { "(SMS|Voice):\n", "**\\1:**\n" },
    { "(SMS|Voice):\n", "\\1\n" },
    { "8\\. SMS", "8.SMS" },
    { "Key Value\n", "" },
    { "Executions", "Executions." },
    { ", \"user", ",\n      \"user" },
    { "To \\$", "To \xe2\x80\x8b$" },
  };

  g_autofree char *text = sender_test_data ("procedure-like.txt", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (changes[i].pattern, 0, 0, NULL);
      g_autofree char   *altered = NULL;

      altered = g_regex_replace (regex, text, -1, 0, changes[i].replacement, 0, NULL);
      g_test_message ("%s", changes[i].pattern);
      g_assert_cmpstr (altered, !=, text);
      check_whole (altered);
    }
}

static const struct
{
  const char *text;
  const char *sms;
  const char *voice;
  const char *messages;
  const char *note;
} parts[] = {
  { "SMS:\n URL: http://127.0.0.1:4010/x\n Key Value\nTo ${to}\nBody ${message}",
    "POST http://127.0.0.1:4010/x To=${to} Body=${message}", "", "", "mistakes" },
  { "Voice:\nType: GET\nType: POST\nTo ${to};\nClick Save\nFrom ${from}\n",
    "", "GET  To=${to}", "", "mistakes" },
  { "Key Value From ${from} to ${to}",
    "POST  From=${from} to=${to}", "", "", "No heading" },
  { "As the message, enter { “OTP”: ${otp} }.", "", "",
    "strong_authentication.SMS.en { “OTP”: ${otp} }\n"
    "strong_authentication.Voice.en { “OTP”: ${otp} }\n",
    "mistakes" },
  { "Notification: {\"a\":${otp}} {\"a\":${otp}} {\"long\":${otp}} {\"b\":${otp}}", "", "",
    "strong_authentication.SMS.en {\"a\":${otp}}\n"
    "strong_authentication.Voice.en {\"a\":${otp}}\n"
    "device_pairing.SMS.en {\"long\":${otp}}\n"
    "device_pairing.Voice.en {\"long\":${otp}}\n",
    "left out, as no notification is named for it: {\"b\":${otp}}" },
};

static void
test_parts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (SenderImport) import = read_procedure (parts[i].text);
      g_autofree char         *sms = describe_request (get_config (import), SENDER_CHANNEL_SMS);
      g_autofree char         *voice = describe_request (get_config (import), SENDER_CHANNEL_VOICE);
      g_autofree char         *messages = describe_messages (get_config (import));

      g_assert_cmpstr (sms, ==, parts[i].sms);
      g_assert_cmpstr (voice, ==, parts[i].voice);
      g_assert_cmpstr (messages, ==, parts[i].messages);
      g_assert_true (sender_test_has_text (import->notes, parts[i].note));
    }
}

static void
test_authorization (void)
{
  g_autoptr (SenderImport) import = read_procedure ("Authorization: Select Bearer. Authorization: "
                                                    "Select Bearer and\nSMS:\nTo ${to}");

  g_assert_cmpint (sender_authorization_get_kind (sender_config_get_authorization (
                     get_config (import))),
                   ==, SENDER_AUTHORIZATION_KIND_BEARER);
}

static void
test_other_text (void)
{
  static const char *const texts[] = {
    "",
    "SMS:",
    "A letter about something else.",
    "{\"OTP\":${otp}}",
    "A message without a variable: {\"OTP\":1}",
    "A message without an end: {\"OTP\":${otp}",
    "SMS: ${to}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SenderImport) import = sender_import_new ();
      g_autoptr (GError)       error = NULL;

      g_test_message ("%s", texts[i]);
      g_assert_false (sender_format_procedure_is (texts[i]));
      g_assert_false (sender_format_procedure_read (texts[i], import, &error));
      sender_test_assert_error (error, SENDER_ERROR_FORMAT, "neither a table");
      g_assert_cmpuint (import->items->len, ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/format-procedure/whole", test_whole);
  g_test_add_func ("/format-procedure/published", test_published);
  g_test_add_func ("/format-procedure/altered", test_altered);
  g_test_add_func ("/format-procedure/parts", test_parts);
  g_test_add_func ("/format-procedure/authorization", test_authorization);
  g_test_add_func ("/format-procedure/other-text", test_other_text);

  return g_test_run ();
}
