/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-form.h"

#include <string.h>

static void
test_encode (void)
{
  static const struct
  {
    const char *text;
    gssize      length;
    const char *encoded;
  } cases[] = {
    { "", -1, "" },
    { "azAZ09*-._", -1, "azAZ09*-._" },
    { "+14155550123", -1, "%2B14155550123" },
    { "a b", -1, "a+b" },
    { "~!'()", -1, "%7E%21%27%28%29" },
    { "{\"OTP\":\"012345\"}", -1, "%7B%22OTP%22%3A%22012345%22%7D" },
    { "é🙂", -1, "%C3%A9%F0%9F%99%82" },
    { "\r\n\x01\x7F", -1, "%0D%0A%01%7F" },
    { "a&b=c", 3, "a%26b" },
    { "a\0b", 3, "a%00b" },
    { "${to}", -1, "%24%7Bto%7D" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new ("x=");

      sender_form_append_encoded (out, cases[i].text, cases[i].length);
      g_assert_true (g_str_has_prefix (out->str, "x="));
      g_assert_cmpstr (out->str + 2, ==, cases[i].encoded);
    }
}

static void
test_template (void)
{
  static const struct
  {
    const char *text;
    gssize      length;
    const char *encoded;
  } cases[] = {
    { "${message}", -1, "${message}" },
    { "+${to} & ${from}", -1, "%2B${to}+%26+${from}" },
    { "{\"OTP\":\"${otp}\"}", -1, "%7B%22OTP%22%3A%22${otp}%22%7D" },
    { "${}", -1, "%24%7B%7D" },
    { "$5 ${a b}", -1, "%245+%24%7Ba+b%7D" },
    { "${to}${from}", 5, "${to}" },
    { "${to}${from}", 8, "${to}%24%7Bf" },
    { "plain", -1, "plain" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      sender_form_append_template (out, cases[i].text, cases[i].length);
      g_assert_cmpstr (out->str, ==, cases[i].encoded);
    }
}

static void
test_decode (void)
{
  static const struct
  {
    const char *text;
    gssize      length;
    const char *decoded;
  } cases[] = {
    { "", -1, "" },
    { "%2B1+415", -1, "+1 415" },
    { "%c3%A9", -1, "é" },
    { "100%", -1, "100%" },
    { "%2", -1, "%2" },
    { "%zz%2g", -1, "%zz%2g" },
    { "%%41", -1, "%A" },
    { "a%41", 3, "a%4" },
    { "${to}", -1, "${to}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      sender_form_append_decoded (out, cases[i].text, cases[i].length);
      g_assert_cmpstr (out->str, ==, cases[i].decoded);
    }
}

static void
test_round_trip (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) encoded = g_string_new (NULL);
  g_autoptr (GString) decoded = g_string_new (NULL);

  for (guint round = 0; round < 5000; round++)
    {
      g_string_truncate (text, 0);
      g_string_truncate (encoded, 0);
      g_string_truncate (decoded, 0);
      for (gint i = g_test_rand_int_range (0, 40); i > 0; i--)
        {
          gunichar c = g_test_rand_int_range (1, g_test_rand_bit () ? 0x100 : 0x110000);

          g_string_append_unichar (text, c >= 0xD800 && c < 0xE000 ? 'x' : c);
        }
      sender_form_append_encoded (encoded, text->str, -1);
      g_assert_true (g_str_is_ascii (encoded->str));
      g_assert_null (strpbrk (encoded->str, " &=\"{}$~"));
      sender_form_append_decoded (decoded, encoded->str, encoded->len);
      g_assert_cmpmem (decoded->str, decoded->len, text->str, text->len);
    }
}

static gboolean
print_pair_cb (const char *key,
               gsize       key_length,
               const char *value,
               gsize       value_length,
               gboolean    has_value,
               gpointer    user_data)
{
  GString *out = user_data;

  g_string_append_printf (out, "[%.*s|%.*s|%d]", (int) key_length, key, (int) value_length, value,
                          has_value);
  return strncmp (key, "stop", key_length) != 0 || key_length != 4;
}

static void
test_pairs (void)
{
  static const struct
  {
    const char *body;
    gssize      length;
    const char *pairs;
    gboolean    complete;
  } cases[] = {
    { "", -1, "", TRUE },
    { "From=${from}&To=${to}", -1, "[From|${from}|1][To|${to}|1]", TRUE },
    { "a=b=c", -1, "[a|b=c|1]", TRUE },
    { "a=&b", -1, "[a||1][b||0]", TRUE },
    { "&&a=1&", -1, "[a|1|1]", TRUE },
    { "=x", -1, "[|x|1]", TRUE },
    { "%26=1+2", -1, "[%26|1+2|1]", TRUE },
    { "a=1&b=2", 3, "[a|1|1]", TRUE },
    { "a=1&stop=2&b=3", -1, "[a|1|1][stop|2|1]", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      gboolean            complete = FALSE;

      complete = sender_form_foreach_pair (cases[i].body, cases[i].length, print_pair_cb, out);
      g_assert_cmpint (complete, ==, cases[i].complete);
      g_assert_cmpstr (out->str, ==, cases[i].pairs);
    }
}

static void
test_lookup (void)
{
  static const struct
  {
    const char *body;
    const char *key;
    const char *value;
  } cases[] = {
    { "To=%2B1&Parameters=%7B%7D", "Parameters", "{}" },
    { "To=1&To=2", "To", "1" },
    { "to=1", "To", NULL },
    { "Tom=1&T=2", "To", NULL },
    { "%54o=1", "To", "1" },
    { "a+b=1", "a b", "1" },
    { "To", "To", "" },
    { "", "To", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      gboolean            found = sender_form_lookup (cases[i].body, -1, cases[i].key, out);

      g_assert_cmpint (found, ==, cases[i].value != NULL);
      g_assert_cmpstr (out->str, ==, found ? cases[i].value : "");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/form/encode", test_encode);
  g_test_add_func ("/form/template", test_template);
  g_test_add_func ("/form/decode", test_decode);
  g_test_add_func ("/form/round-trip", test_round_trip);
  g_test_add_func ("/form/pairs", test_pairs);
  g_test_add_func ("/form/lookup", test_lookup);
  return g_test_run ();
}
