/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-text.h"

#include <string.h>

static void
test_distance (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    guint       limit;
    guint       distance;
  } cases[] = {
    { "", "", 0, 0 },
    { "", "a", 1, 1 },
    { "", "abc", 1, 2 },
    { "To", "To", 1, 0 },
    { "To", "oT", 1, 1 },
    { "To", "Two", 1, 1 },
    { "To", "T", 1, 1 },
    { "To", "Ti", 1, 1 },
    { "To", "xyz", 1, 2 },
    { "From", "Form", 1, 1 },
    { "From", "Fro", 1, 1 },
    { "From", "from", 1, 1 },
    { "From", "From", 0, 0 },
    { "From", "Frum", 0, 1 },
    { "Parameters", "Parameter", 2, 1 },
    { "Parameters", "Paramters", 2, 1 },
    { "Parameters", "Paramaetrs", 2, 2 },
    { "Parameters", "Prameter", 2, 2 },
    { "Parameters", "Params", 2, 3 },
    { "Parameters", "Message", 2, 3 },
    { "ca", "abc", 5, 3 },
    { "kitten", "sitting", 9, 3 },
    { "über", "uber", 2, 1 },
    { "日本", "本日", 2, 1 },
    { "a\xff", "a\xfe", 2, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpuint (sender_text_distance (cases[i].a, cases[i].b, cases[i].limit), ==,
                        cases[i].distance);
      g_assert_cmpuint (sender_text_distance (cases[i].b, cases[i].a, cases[i].limit), ==,
                        cases[i].distance);
    }
}

/* The whole table, as the definition has it. */
static guint
distance_by_definition (const char *a,
                        const char *b)
{
  guint table[16][16] = { 0 };
  guint n = strlen (a);
  guint m = strlen (b);

  for (guint i = 0; i <= n; i++)
    for (guint j = 0; j <= m; j++)
      {
        if (i == 0 || j == 0)
          {
            table[i][j] = i + j;
            continue;
          }
        table[i][j] = table[i - 1][j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0);
        table[i][j] = MIN (table[i][j], MIN (table[i - 1][j], table[i][j - 1]) + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          table[i][j] = MIN (table[i][j], table[i - 2][j - 2] + 1);
      }
  return table[n][m];
}

static void
test_distance_property (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      char  a[9] = "";
      char  b[9] = "";
      guint limit = g_test_rand_int_range (0, 6);
      guint expected = 0;

      for (gint i = g_test_rand_int_range (0, 9); i > 0; i--)
        a[i - 1] = "abc"[g_test_rand_int_range (0, 3)];
      for (gint i = g_test_rand_int_range (0, 9); i > 0; i--)
        b[i - 1] = "abc"[g_test_rand_int_range (0, 3)];
      expected = MIN (distance_by_definition (a, b), limit + 1);
      if (sender_text_distance (a, b, limit) != expected)
        g_error ("“%s”, “%s” within %u: not %u", a, b, limit, expected);
    }
}

static void
test_control (void)
{
  static const char *const good[] = { "", "Twilio Studio", "Zürich – 日本 🙂", "\xC2\xA0" };
  static const char *const bad[] = { "a\nb", "\t", "\x7F", "\xC2\x80", "\xC2\x9F", "a\x80" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_false (sender_text_has_control (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_true (sender_text_has_control (bad[i]));
}

static void
test_sid (void)
{
  static const struct
  {
    const char *text;
    gboolean    is_sid;
  } cases[] = {
    { "AC0123456789abcdef0123456789ABCDEF", TRUE },
    { "AC0123456789abcdef0123456789ABCDE", FALSE },
    { "AC0123456789abcdef0123456789ABCDEF0", FALSE },
    { "AC0123456789abcdef0123456789ABCDEG", FALSE },
    { "ac0123456789abcdef0123456789abcdef", FALSE },
    { "SK0123456789abcdef0123456789ABCDEF", FALSE },
    { " AC0123456789abcdef0123456789ABCDE", FALSE },
    { "AC", FALSE },
    { "", FALSE },
    { NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (sender_text_is_sid (cases[i].text, "AC"), ==, cases[i].is_sid);
}

static void
test_token (void)
{
  static const char *const good[] = { "X-Mark_1", "a", "!#$%&'*+-.^_`|~" };
  static const char *const bad[] = { "", " ", "X Mark", "X:", "a\n", "\x7f", "ä", "(a)" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (sender_text_is_token (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (sender_text_is_token (bad[i]));
}

static void
test_sms (void)
{
  static const struct
  {
    const char *text;
    gboolean    is_gsm7;
    guint       units;
  } cases[] = {
    { "", TRUE, 0 },
    { "Your code is 012345.", TRUE, 20 },
    { "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ ¤¡ÄÖÑÜ§¿äöñüà", TRUE, 45 },
    { "{\"OTP\":\"1\"}", TRUE, 13 },
    { "\f^{}\\[~]|€", TRUE, 20 },
    { "a`", FALSE, 2 },
    { "a\t", FALSE, 2 },
    { "ç", FALSE, 1 },
    { "日本", FALSE, 2 },
    { "{🙂}", FALSE, 4 },
    { "\x7F", FALSE, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (sender_text_is_gsm7 (cases[i].text), ==, cases[i].is_gsm7);
      g_assert_cmpuint (sender_text_get_sms_units (cases[i].text), ==, cases[i].units);
    }
}

static void
test_mask (void)
{
  static const struct
  {
    const char *number;
    const char *masked;
  } cases[] = {
    { "+14155550100", "+1•••••••0100" },
    { "+442079460123", "+4•••••••0123" },
    { "+12345678", "+1•••••••5678" },
    { "14155550100", "1•••••••0100" },
    { "+1234567", "••••••67" },
    { "894546", "••••46" },
    { "123", "•23" },
    { "+12", "•••" },
    { "12", "•••" },
    { "", "•••" },
    { "+", "•••" },
    { "+1 415 555 0100", "•••" },
    { "client:jane", "•••" },
    { NULL, "•••" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *masked = sender_text_mask_number (cases[i].number);

      g_assert_cmpstr (masked, ==, cases[i].masked);
    }
}

static void
test_quotes (void)
{
  static const struct
  {
    const char *text;
    const char *straight;
  } cases[] = {
    { "“OTP”", "\"OTP\"" },
    { "„OTP‟", "\"OTP\"" },
    { "«OTP»", "\"OTP\"" },
    { "‘a’ ‚b‛", "'a' 'b'" },
    { "‹a›", "'a'" },
    { "5″", "5\"" },
    { "{“OTP”:“${otp}”}", "{\"OTP\":\"${otp}\"}" },
    { "\xff”", "\xff\"" },
  };
  static const char *const plain[] = { "", "\"OTP\"", "it's", "′", "日本" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *straight = sender_text_straighten_quotes (cases[i].text);

      g_assert_true (sender_text_has_curly_quotes (cases[i].text));
      g_assert_cmpstr (straight, ==, cases[i].straight);
    }
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autofree char *straight = sender_text_straighten_quotes (plain[i]);

      g_assert_false (sender_text_has_curly_quotes (plain[i]));
      g_assert_cmpstr (straight, ==, plain[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/distance", test_distance);
  g_test_add_func ("/text/distance/property", test_distance_property);
  g_test_add_func ("/text/control", test_control);
  g_test_add_func ("/text/sid", test_sid);
  g_test_add_func ("/text/token", test_token);
  g_test_add_func ("/text/sms", test_sms);
  g_test_add_func ("/text/mask", test_mask);
  g_test_add_func ("/text/quotes", test_quotes);
  return g_test_run ();
}
