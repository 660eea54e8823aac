/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-fix-preview.h"

#include "sender-message.h"
#include "sender-test-config.h"

#define PATH "messages.strong_authentication.SMS.en"

typedef struct
{
  const char *name;
  const char *from;
  const char *to;
  const char *lead;
  const char *before;
  const char *after;
  const char *tail;
} Case;

static const Case cases[] = {
  { "quoted", "{\"OTP\":${otp}}", "{\"OTP\":\"${otp}\"}", "{\"OTP\":", "${otp}", "\"${otp}\"",
    "}" },
  { "inserted", "ab", "axb", "a", "", "x", "b" },
  { "all", "abc", "xyz", "", "abc", "xyz", "" },
  { "repeated", "aa", "a", "a", "a", "", "" },
  { "long", "{\"brand\":\"Northwind\",\"OTP\":${otp},\"x\":\"yyyyyyyyyy\"}",
    "{\"brand\":\"Northwind\",\"OTP\":1,\"x\":\"yyyyyyyyyy\"}", "…d\",\"OTP\":", "${otp}",
    "1", ",\"x\":\"y…" },
  /* U+201C and U+201D share two of their three bytes. */
  { "characters", "“x", "”x", "", "“", "”", "x" },
};

static void
test_case (gconstpointer data)
{
  const Case                  *self = data;
  g_autoptr (SenderConfig)     config = sender_test_config_new ();
  g_autoptr (SenderFix)        fix = sender_fix_new ();
  g_autoptr (SenderFixPreview) preview = NULL;

  sender_test_set_message (config, SENDER_CHANNEL_SMS, self->from);
  sender_fix_add (fix, PATH, self->to);
  preview = sender_fix_preview_new (fix, config);
  g_assert_cmpstr (preview->lead, ==, self->lead);
  g_assert_cmpstr (preview->before, ==, self->before);
  g_assert_cmpstr (preview->after, ==, self->after);
  g_assert_cmpstr (preview->tail, ==, self->tail);
}

static void
test_removal (void)
{
  g_autoptr (SenderConfig)     config = sender_test_config_new ();
  g_autoptr (SenderFix)        fix = sender_fix_new ();
  g_autoptr (SenderFixPreview) preview = NULL;

  sender_fix_add (fix, "provider.kind", NULL);
  preview = sender_fix_preview_new (fix, config);
  g_assert_cmpstr (preview->before, ==, "custom-provider");
  g_assert_cmpstr (preview->after, ==, "");
}

static void
test_nowhere (void)
{
  g_autoptr (SenderConfig)     config = sender_test_config_new ();
  g_autoptr (SenderFix)        fix = sender_fix_new ();
  g_autoptr (SenderFixPreview) preview = sender_fix_preview_new (fix, config);

  g_assert_null (preview);
  sender_fix_add (fix, "numbers[7].number", "x");
  preview = sender_fix_preview_new (fix, config);
  g_assert_null (preview);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/fix-preview/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/fix-preview/removal", test_removal);
  g_test_add_func ("/fix-preview/nowhere", test_nowhere);
  return g_test_run ();
}
