/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message-edits.h"

#include "sender-list.h"
#include "sender-message.h"
#include "sender-test-config.h"

#define SMS "messages.strong_authentication.SMS.en"
#define VOICE "messages.strong_authentication.Voice.en"
#define JSON "{\"OTP\":\"${otp}\"}"

static SenderConfig *
make (const char *edits)
{
  SenderConfig *config = sender_test_config_studio ();

  sender_test_config_edit (config, edits);
  return config;
}

static guint
count (SenderConfig *config)
{
  return sender_list_get_n_items (sender_config_get_messages (config));
}

static void
test_first (void)
{
  g_autoptr (SenderConfig) both = make ("-" SMS ";;-" VOICE);
  g_autoptr (SenderConfig) sms = make ("-" SMS ";;-" VOICE ";;-voice");
  g_autoptr (SenderConfig) none = make ("-" SMS ";;-" VOICE ";;-voice;;-sms");

  g_assert_cmpuint (sender_messages_count_channels (both), ==, 2);
  g_assert_cmpuint (sender_messages_add_first (both), ==, 2);
  sender_test_config_assert (both, SMS, JSON);
  sender_test_config_assert (both, VOICE, JSON);
  g_assert_cmpuint (sender_messages_add_first (both), ==, 0);
  g_assert_cmpuint (sender_messages_add_first (sms), ==, 1);
  sender_test_config_assert (sms, SMS, JSON);
  g_assert_cmpuint (sender_messages_count_channels (none), ==, 0);
  g_assert_cmpuint (sender_messages_add_first (none), ==, 0);
}

static void
test_template (void)
{
  g_autoptr (SenderConfig) config = make (SMS "={\"brand\":\"A\",\"OTP\":\"${otp}\"}");
  g_autoptr (SenderConfig) plain = sender_test_config_generic ();

  g_assert_cmpuint (sender_messages_add_template (config, NULL, "transaction"), ==, 2);
  sender_test_config_assert (config, "messages.transaction.SMS.en",
                             "{\"brand\":\"A\",\"OTP\":\"${otp}\"}");
  sender_test_config_assert (config, "messages.transaction.Voice.en", JSON);
  /* It is not sent by Voice. */
  g_assert_cmpuint (sender_messages_add_template (config, NULL, "id_verification"), ==, 1);
  g_assert_cmpuint (sender_messages_add_template (config, NULL, "id_verification"), ==, 0);
  /* Another vendor takes words, so they are not turned into JSON. */
  g_assert_cmpuint (sender_messages_add_template (plain, NULL, "transaction"), ==, 2);
  sender_test_config_assert (plain, "messages.transaction.SMS.en",
                             sender_message_get_content (
                               sender_config_get_first_message (plain, SENDER_CHANNEL_SMS)));
}

/* The environment knows better by which channels it is sent. */
static void
test_template_online (void)
{
  g_autoptr (SenderConfig) config = make ("");
  g_autoptr (SenderLive)   live = sender_live_new ("e");
  g_autoptr (SenderJson)   templates = sender_json_parse (
      "[{\"id\":\"transaction\",\"deliveryMethods\":[\"SMS\",\"Email\"]},"
        "{\"id\":\"own\",\"deliveryMethods\":[\"Voice\"]}]",
      -1, NULL);

  g_assert_true (sender_live_set_templates (live, templates, NULL));
  g_assert_cmpuint (sender_messages_add_template (config, live, "transaction"), ==, 1);
  g_assert_cmpuint (sender_messages_add_template (config, live, "own"), ==, 1);
  sender_test_config_assert (config, "messages.own.Voice.en", JSON);
  g_assert_cmpuint (sender_messages_add_template (config, live, "general"), ==, 0);
}

static void
test_locale (void)
{
  g_autoptr (SenderConfig) config = make ("messages.general.SMS.fr=" JSON ";;" SMS ".vip=" JSON);

  g_assert_cmpuint (sender_messages_add_locale (config, "de"), ==, 3);
  sender_test_config_assert (config, "messages.strong_authentication.SMS.de", JSON);
  sender_test_config_assert (config, "messages.strong_authentication.Voice.de", JSON);
  sender_test_config_assert (config, "messages.strong_authentication.SMS.de.vip", JSON);
  g_assert_cmpuint (sender_messages_add_locale (config, "de"), ==, 0);
  g_assert_cmpuint (sender_messages_add_locale (config, "fr"), ==, 3);
  g_assert_cmpuint (count (config), ==, 10);
}

static void
test_variant (void)
{
  g_autoptr (SenderConfig) config = make ("");
  SenderMessage           *message = sender_config_get_first_message (config, SENDER_CHANNEL_SMS);
  SenderMessage           *variant = sender_messages_add_variant (config, message, "v.i.p");

  g_assert_nonnull (variant);
  g_assert_cmpstr (sender_message_get_variant (variant), ==, "v.i.p");
  sender_test_config_assert (config, SMS ".v.i.p", JSON);
  g_assert_null (sender_messages_add_variant (config, message, "v.i.p"));
}

static void
test_write (void)
{
  g_autoptr (SenderConfig) config = make ("");

  g_assert_nonnull (
    sender_messages_write (config, "general", SENDER_CHANNEL_VOICE, "de", NULL));
  sender_test_config_assert (config, "messages.general.Voice.de", JSON);
  g_assert_null (sender_messages_write (config, "general", SENDER_CHANNEL_VOICE, "de", NULL));
}

/* Of two messages called alike the one that is meant goes. */
static void
test_remove (void)
{
  g_autoptr (SenderConfig)  config = make ("");
  SenderList               *messages = sender_config_get_messages (config);
  g_autoptr (SenderMessage) twin = sender_record_copy (sender_list_get (messages, 0));

  sender_list_append (messages, twin);
  sender_messages_remove (config, twin);
  g_assert_cmpuint (count (config), ==, 2);
  g_assert_true (sender_list_get (messages, 0) != (gpointer) twin);
  sender_messages_remove (config, twin);
  g_assert_cmpuint (count (config), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/message-edits/first", test_first);
  g_test_add_func ("/core/message-edits/template", test_template);
  g_test_add_func ("/core/message-edits/template-online", test_template_online);
  g_test_add_func ("/core/message-edits/locale", test_locale);
  g_test_add_func ("/core/message-edits/variant", test_variant);
  g_test_add_func ("/core/message-edits/write", test_write);
  g_test_add_func ("/core/message-edits/remove", test_remove);
  return g_test_run ();
}
