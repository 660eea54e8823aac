/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-notification.h"

#include "sender-locale.h"
#include "sender-variables.h"

#include <string.h>

static void
test_known (void)
{
  guint                     n_all = 0;
  const SenderNotification *all = sender_notification_get_all (&n_all);

  g_assert_cmpstr (all[0].name, ==, "strong_authentication");
  for (guint i = 0; i < n_all; i++)
    {
      g_assert_true (sender_notification_find (all[i].name) == &all[i]);
      g_assert_true (sender_notification_is_name (all[i].name));
      g_assert_true (all[i].has_sms || all[i].has_voice);
      g_assert_cmpstr (sender_notification_get_label (all[i].name), !=, all[i].name);
      for (gsize n = 0; all[i].variables[n] != NULL; n++)
        g_assert_true (sender_variables_is_known (SENDER_VARIABLE_SCOPE_MESSAGE,
                                                  all[i].variables[n]));
    }
  g_assert_null (sender_notification_find ("Strong_Authentication"));
  g_assert_cmpstr (sender_notification_get_label ("odd_one"), ==, "odd_one");
}

static void
test_channels (void)
{
  g_assert_true (sender_notification_has_channel ("transaction", SENDER_CHANNEL_VOICE));
  g_assert_true (sender_notification_has_channel ("id_verification", SENDER_CHANNEL_SMS));
  g_assert_false (sender_notification_has_channel ("id_verification", SENDER_CHANNEL_VOICE));
  g_assert_true (sender_notification_has_channel ("odd_one", SENDER_CHANNEL_VOICE));
}

static void
test_names (void)
{
  g_assert_true (sender_notification_is_name ("my-own_1"));
  g_assert_false (sender_notification_is_name (""));
  g_assert_false (sender_notification_is_name ("a b"));
  g_assert_false (sender_notification_is_name ("a.b"));
}

/* Every variable that a message may have has words. */
static void
test_variables (void)
{
  const char *const *known = sender_variables_get_known (SENDER_VARIABLE_SCOPE_MESSAGE);

  for (gsize i = 0; known[i] != NULL; i++)
    {
      g_test_message ("%s", known[i]);
      g_assert_nonnull (sender_notification_get_variable_label (known[i]));
    }
  g_assert_nonnull (sender_notification_get_variable_label ("OTP"));
  g_assert_null (sender_notification_get_variable_label ("username"));
}

static void
test_voice_note (void)
{
  g_assert_nonnull (strstr (sender_notification_get_voice_note (FALSE), "<pause1sec>"));
  g_assert_null (strstr (sender_notification_get_voice_note (TRUE), "<pause1sec>"));
}

static void
test_locales (void)
{
  static const char *const labels[][2] = {
    { "en", "English" },
    { "EN", "English" },
    { "en-GB", "English (GB)" },
    { "pt_BR", "Portuguese (BR)" },
    { "tlh", "tlh" },
    { "en.GB", "en.GB" },
    { "english", "english" },
  };

  for (guint i = 0; sender_locale_get_offered (i) != NULL; i++)
    {
      const char      *tag = sender_locale_get_offered (i);
      g_autofree char *label = sender_locale_dup_label (tag);

      g_assert_true (sender_locale_is_valid (tag));
      g_assert_cmpstr (label, !=, tag);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *label = sender_locale_dup_label (labels[i][0]);

      g_assert_cmpstr (label, ==, labels[i][1]);
    }
}

static void
test_locale_tags (void)
{
  static const char *const good[] = { "en", "en-GB", "en_GB", "zh-Hant-TW", "es-419", "fil" };
  static const char *const bad[] = { "", "e", "engl", "en-", "en-G", "en GB", "en.GB", "1a" };
  g_autofree char         *language = sender_locale_dup_language ("pt_BR");

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (sender_locale_is_valid (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (sender_locale_is_valid (bad[i]));
  g_assert_cmpstr (language, ==, "pt");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/notification/known", test_known);
  g_test_add_func ("/core/notification/channels", test_channels);
  g_test_add_func ("/core/notification/names", test_names);
  g_test_add_func ("/core/notification/variables", test_variables);
  g_test_add_func ("/core/notification/voice-note", test_voice_note);
  g_test_add_func ("/core/notification/locales", test_locales);
  g_test_add_func ("/core/notification/locale-tags", test_locale_tags);
  return g_test_run ();
}
