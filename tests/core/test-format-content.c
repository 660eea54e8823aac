/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-format-content.h"
#include "sender-locale.h"
#include "sender-test-json.h"

/* Contents of templates: which message they stand for, and that nothing of them is lost. */

static SenderMessage *
make_message (SenderChannel channel,
              const char   *locale,
              const char   *variant,
              const char   *content,
              const char   *voice)
{
  return g_object_new (SENDER_TYPE_MESSAGE, "template", "general", "channel", channel, "locale",
                       locale, "variant", variant, "content", content, "voice", voice, NULL);
}

static void
assert_written (SenderMessage *message,
                const char    *live,
                const char    *expected)
{
  g_autoptr (SenderJson) json = sender_test_json (live);
  g_autoptr (SenderJson) written = sender_format_content_write (message, json);
  g_autofree char       *text = sender_json_to_string (written);

  g_assert_cmpstr (text, ==, expected);
}

static const struct
{
  const char *a;
  const char *b;
  gboolean    equal;
} locales[] = {
  { "en-GB", "en_GB", TRUE },
  { "en-GB", "EN-gb", TRUE },
  { "en", "en", TRUE },
  { "", "", TRUE },
  { "en", "en-GB", FALSE },
  { "en_GB", "en", FALSE },
  { "en-GB", "en-US", FALSE },
  { "enGB", "en-GB", FALSE },
  { "en", "", FALSE },
};

static void
test_locales (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_test_message ("%s %s", locales[i].a, locales[i].b);
      g_assert_cmpint (sender_locale_equal (locales[i].a, locales[i].b), ==, locales[i].equal);
    }
}

#define CONTENT(method, locale, rest) \
  "{\"deliveryMethod\":\"" method "\",\"locale\":\"" locale "\"" rest "}"
#define VARIANT(variant) ",\"variant\":\"" variant "\""

static const struct
{
  const char *content;
  gboolean    fits; /* the SMS in en_GB of the variant Alpha */
} fitting[] = {
  { CONTENT ("SMS", "en_GB", VARIANT ("Alpha")), TRUE },
  { CONTENT ("SMS", "en-gb", VARIANT ("aLPHA")), TRUE },
  { CONTENT ("Voice", "en_GB", VARIANT ("Alpha")), FALSE },
  { CONTENT ("Email", "en_GB", VARIANT ("Alpha")), FALSE },
  { CONTENT ("SMS", "en", VARIANT ("Alpha")), FALSE },
  { CONTENT ("SMS", "en_GB", VARIANT ("Beta")), FALSE },
  { CONTENT ("SMS", "en_GB", ""), FALSE },
  { "{}", FALSE },
};

static void
test_fits (void)
{
  g_autoptr (SenderMessage) message =
    make_message (SENDER_CHANNEL_SMS, "en_GB", "Alpha", "c", "");

  for (guint i = 0; i < G_N_ELEMENTS (fitting); i++)
    {
      g_autoptr (SenderJson) content = sender_test_json (fitting[i].content);

      g_test_message ("%s", fitting[i].content);
      g_assert_cmpint (sender_format_content_fits (content, message), ==, fitting[i].fits);
    }
}

static void
test_default (void)
{
  g_autoptr (SenderJson) own = sender_test_json ("{\"default\":true}");
  g_autoptr (SenderJson) custom = sender_test_json ("{\"default\":false}");
  g_autoptr (SenderJson) word = sender_test_json ("{\"default\":\"true\"}");
  g_autoptr (SenderJson) silent = sender_test_json ("{}");

  g_assert_true (sender_format_content_is_default (own));
  g_assert_false (sender_format_content_is_default (custom));
  g_assert_false (sender_format_content_is_default (word));
  g_assert_false (sender_format_content_is_default (silent));
}

#define ID(id) ",\"id\":\"" id "\""

/* What somebody wrote and the service's own stand side by side. */
static void
test_find (void)
{
  g_autoptr (SenderJson) contents =
    sender_test_json ("[" CONTENT ("Email", "en", ID ("mail")) ","          /* */
                      CONTENT ("SMS", "en", ID ("own") ",\"default\":true") /* */
                      "," CONTENT ("SMS", "EN", ID ("custom")) ","          /* */
                      CONTENT ("Voice", "en", ID ("call") ",\"default\":true") "]");
  g_autoptr (SenderMessage) sms = make_message (SENDER_CHANNEL_SMS, "en", "", "c", "");
  g_autoptr (SenderMessage) call = make_message (SENDER_CHANNEL_VOICE, "en", "", "c", "");
  g_autoptr (SenderMessage) german = make_message (SENDER_CHANNEL_SMS, "de", "", "c", "");
  SenderJson               *found = sender_format_content_find (contents, sms);

  g_assert_cmpstr (sender_json_get_string_member (found, "id"), ==, "custom");
  found = sender_format_content_find_default (contents, sms);
  g_assert_cmpstr (sender_json_get_string_member (found, "id"), ==, "own");
  found = sender_format_content_find_default (contents, call);
  g_assert_cmpstr (sender_json_get_string_member (found, "id"), ==, "call");
  g_assert_null (sender_format_content_find (contents, call));
  g_assert_null (sender_format_content_find (contents, german));
  g_assert_null (sender_format_content_find_default (contents, german));
  g_assert_null (sender_format_content_find (NULL, sms));
}

/* Nothing is said that the message does not say. */
static void
test_write_new (void)
{
  g_autoptr (SenderMessage) sms = make_message (SENDER_CHANNEL_SMS, "en", "", "Code ${otp}", "");
  g_autoptr (SenderMessage) call =
    make_message (SENDER_CHANNEL_VOICE, "en_GB", "Alpha", "Code", "Alice");

  assert_written (sms, NULL, CONTENT ("SMS", "en", ",\"content\":\"Code ${otp}\""));
  assert_written (call, NULL,
                  CONTENT ("Voice", "en_GB",
                           VARIANT ("Alpha") ",\"content\":\"Code\",\"voice\":\"Alice\""));
}

#define READ_ONLY                                                         \
  ",\"_links\":{},\"environment\":{},\"template\":{},\"createdAt\":\"c\"" \
  ",\"updatedAt\":\"u\",\"default\":false"

/* What is live is changed in what the message says, and nowhere else. */
static void
test_update (void)
{
  g_autoptr (SenderMessage) message =
    make_message (SENDER_CHANNEL_SMS, "en-GB", "Alpha", "new", "");
  g_autoptr (SenderMessage) bare = make_message (SENDER_CHANNEL_SMS, "en-GB", "", "", "");

  assert_written (message,
                  CONTENT ("SMS", "en_GB",
                           ",\"x\":{\"z\":1.50}" READ_ONLY VARIANT ("Alpha") ",\"content\":\"old\""
                                                                             ",\"y\":[null]"),
                  CONTENT ("SMS", "en_GB",
                           ",\"x\":{\"z\":1.50}" VARIANT ("Alpha") ",\"content\":\"new\""
                                                                   ",\"y\":[null]"));
  assert_written (bare, CONTENT ("SMS", "en_GB", VARIANT ("Alpha") ",\"content\":\"old\",\"y\":1"),
                  CONTENT ("SMS", "en_GB", ",\"y\":1"));
}

/* The service chooses a voice where none is asked for. */
static void
test_voice (void)
{
  const char *live = CONTENT ("Voice", "en", ",\"content\":\"c\",\"voice\":\"Own\"");

  g_autoptr (SenderMessage) silent = make_message (SENDER_CHANNEL_VOICE, "en", "", "c", "");
  g_autoptr (SenderMessage) asked = make_message (SENDER_CHANNEL_VOICE, "en", "", "c", "Alice");

  assert_written (silent, live, live);
  assert_written (asked, live, CONTENT ("Voice", "en", ",\"content\":\"c\",\"voice\":\"Alice\""));
  assert_written (asked, CONTENT ("Voice", "en", ",\"content\":\"c\""),
                  CONTENT ("Voice", "en", ",\"content\":\"c\",\"voice\":\"Alice\""));
}

/* Read and written again each is what it was, but for what the service alone writes. */
static void
test_lossless (void)
{
  static const char *const texts[] = {
    CONTENT ("SMS", "en", ",\"content\":\"c\""),
    CONTENT ("Voice", "en_GB", VARIANT ("Alpha") ",\"content\":\"c\",\"voice\":\"Alice\""),
    CONTENT ("Voice", "en", ",\"voice\":\"Alice\",\"content\":\"c\""),
    CONTENT ("SMS", "en", ",\"x\":{\"z\":1.50},\"content\":\"c\",\"y\":[null]"),
    CONTENT ("SMS", "en", ",\"variant\":null,\"content\":\"\""),
    "{\"content\":\"c\",\"deliveryMethod\":\"SMS\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SenderJson)    plain = sender_test_json (texts[i]);
      g_autoptr (SenderJson)    full = sender_json_copy (plain);
      g_autoptr (SenderMessage) message = NULL;

      sender_json_set_string (full, "id", "c1");
      sender_json_set_string (full, "updatedAt", "u");
      sender_json_set_member (full, "default", sender_json_new_boolean (FALSE));
      message = sender_format_content_read (full, "general");
      g_assert_cmpstr (sender_message_get_template_name (message), ==, "general");
      assert_written (message, NULL, texts[i]);
    }
}

static void
test_read (void)
{
  g_autoptr (SenderJson) json =
    sender_test_json (CONTENT ("Voice", "en_GB",
                               VARIANT ("Alpha") ",\"content\":\"c\",\"voice\":\"Alice\","
                                                 "\"id\":\"1\""));
  g_autoptr (SenderJson) odd =
    sender_test_json (CONTENT ("SMS", "en", ",\"content\":\"c\",\"x\":1"));
  g_autoptr (SenderMessage) message = sender_format_content_read (json, "general");
  g_autoptr (SenderMessage) with_more = sender_format_content_read (odd, "general");

  g_assert_cmpint (sender_message_get_channel (message), ==, SENDER_CHANNEL_VOICE);
  g_assert_cmpstr (sender_message_get_locale (message), ==, "en_GB");
  g_assert_cmpstr (sender_message_get_variant (message), ==, "Alpha");
  g_assert_cmpstr (sender_message_get_content (message), ==, "c");
  g_assert_cmpstr (sender_message_get_voice (message), ==, "Alice");
  g_assert_null (sender_message_get_remote (message));
  g_assert_nonnull (sender_message_get_remote (with_more));
}

static void
test_read_others (void)
{
  static const char *const texts[] = {
    CONTENT ("Email", "en", ",\"content\":\"c\""),
    CONTENT ("Push", "en", ",\"content\":\"c\""),
    CONTENT ("WhatsApp", "en", ",\"content\":\"c\""),
    "{\"locale\":\"en\",\"content\":\"c\"}",
    "{\"deliveryMethod\":1,\"locale\":\"en\"}",
    "[]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SenderJson) json = sender_test_json (texts[i]);

      g_test_message ("%s", texts[i]);
      g_assert_null (sender_format_content_read (json, "general"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format-content/locales", test_locales);
  g_test_add_func ("/format-content/fits", test_fits);
  g_test_add_func ("/format-content/default", test_default);
  g_test_add_func ("/format-content/find", test_find);
  g_test_add_func ("/format-content/write-new", test_write_new);
  g_test_add_func ("/format-content/update", test_update);
  g_test_add_func ("/format-content/voice", test_voice);
  g_test_add_func ("/format-content/lossless", test_lossless);
  g_test_add_func ("/format-content/read", test_read);
  g_test_add_func ("/format-content/read-others", test_read_others);
  return g_test_run ();
}
