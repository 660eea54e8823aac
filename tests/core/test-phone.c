/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-phone.h"

static void
test_e164 (void)
{
  static const char *const good[] = { "+14155550100", "+1234567", "+123456789012345" };
  static const char *const bad[] = {
    "", "+", "+123456", "+1234567890123456", "+04155550100", "14155550100", "+1415555010a",
    "+1 4155550100", "++14155550100", " +14155550100", "+14155550100 ", "+14155550100,2992"
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (sender_phone_is_e164 (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (sender_phone_is_e164 (bad[i]));
}

static void
test_toll_free (void)
{
  static const char *const good[] = {
    "+18005550100", "+18335550100", "+18445550100", "+18555550100", "+18665550100", "+18775550100",
    "+18885550100"
  };
  static const char *const bad[] = {
    "+18225550100", "+18805550100", "+18545550100", "+14155550100",
    "+18001550100", "+1800555010", "+180055501000",
    "18005550100", "+448005550100", "+1800555010x", "", "+1"
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (sender_phone_is_nanp_toll_free (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (sender_phone_is_nanp_toll_free (bad[i]));
}

static void
test_short_code (void)
{
  static const struct
  {
    const char *text;
    const char *country;
    gboolean    fits;
  } cases[] = {
    { "894546", NULL, TRUE },
    { "89454", "US", TRUE },
    { "894546", "CA", TRUE },
    { "894546", "", TRUE },
    { "194546", "US", FALSE },
    { "094546", NULL, FALSE },
    { "8945", "US", FALSE },
    { "8945467", "US", FALSE },
    { "8945467", "AU", TRUE },
    { "118", "DE", TRUE },
    { "11", "DE", FALSE },
    { "123456789", "DE", FALSE },
    { "+89454", "DE", FALSE },
    { "8945 6", "DE", FALSE },
    { "", "DE", FALSE },
    { "", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (sender_phone_is_short_code (cases[i].text, cases[i].country), ==,
                     cases[i].fits);
}

static const struct
{
  const char *text;
  const char *normal;
} normalize_cases[] = {
  { "+14155550100", "+14155550100" },
  { "+1 (415) 555-0100", "+14155550100" },
  { " +1.415.555.0100 ", "+14155550100" },
  { "+1/415/5550100", "+14155550100" },
  { "tel:+1-415-555-0100", "+14155550100" },
  { "TEL:+14155550100", "+14155550100" },
  { "0044 20 7946 0123", "+442079460123" },
  { "+44 (0)20 7946 0123", "+442079460123" },
  { "+44(0)2079460123", "+442079460123" },
  { "+44 ( 0 ) 20 7946 0123", "+442079460123" },
  { "0044 (0) 20 7946 0123", "+442079460123" },
  { "(+44) (0)20 7946 0123", "+442079460123" },
  { "+(44) 20 7946 0123", "+442079460123" },
  { "+1\xC2\xA0"
    "415\xE2\x80\xAF"
    "555\xE2\x80\x89"
    "0100",
    "+14155550100" },
  { "\xE2\x80\xAA+14155550100\xE2\x80\xAC", "+14155550100" },
  { "\xE2\x81\xA6+14155550100\xE2\x81\xA9", "+14155550100" },
  { "+1‑415–555−0100", "+14155550100" },
  { "＋１（４１５）５５５－０１００", "+14155550100" },
  { "+١٤١٥٥٥٥٠١٠٠", "+14155550100" },
  { "+۱۴۱۵۵۵۵۰۱۰۰", "+14155550100" },
  { "\n tel:+14155550100", "+14155550100" },
  { "+1 tel: 4155550100", NULL },
  { "+39 06 5550100", "+39065550100" },
  { "+39 (0)6 5550100", NULL },
  { "+44 20 (0) 7946 0123", NULL },
  { "+(0)44 20 7946 0123", NULL },
  { "+44 7946 (0)123", NULL },
  { "(0)20 7946 0123", NULL },
  { "020 7946 0123", NULL },
  { "415 555 0100", NULL },
  { "1-800-555-0100", NULL },
  { "14155550100", NULL },
  { "+04155550100", NULL },
  { "+00 44 20 7946 0123", NULL },
  { "000 44 20 7946 0123", NULL },
  { "+1 415 555 0100 ext. 5", NULL },
  { "+14155550100,2992", NULL },
  { "tel:+14155550100;ext=5", NULL },
  { "+1+4155550100", NULL },
  { "+1 222", NULL },
  { "+1234567890123456", NULL },
  { "${to}", NULL },
  { "+1415555\xff"
    "0100",
    NULL },
  { "MG0123456789abcdef0123456789abcdef", NULL },
  { "+", NULL },
  { "00", NULL },
  { "", NULL },
};

static void
test_normalize (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (normalize_cases); i++)
    {
      g_autofree char *normal = sender_phone_normalize (normalize_cases[i].text);

      g_test_message ("case %u", i);
      g_assert_cmpstr (normal, ==, normalize_cases[i].normal);
    }
}

static void
test_guess (void)
{
  static const struct
  {
    const char      *text;
    SenderNumberType type;
  } cases[] = {
    { "+14155550100", SENDER_NUMBER_TYPE_STANDARD },
    { "+1 (800) 555-0100", SENDER_NUMBER_TYPE_TOLL_FREE },
    { "001 888 555 0100", SENDER_NUMBER_TYPE_TOLL_FREE },
    { "894546", SENDER_NUMBER_TYPE_SHORT_CODE },
    { "894-546", SENDER_NUMBER_TYPE_SHORT_CODE },
    { "118", SENDER_NUMBER_TYPE_SHORT_CODE },
    { "012345", SENDER_NUMBER_TYPE_STANDARD },
    { "4155550100", SENDER_NUMBER_TYPE_STANDARD },
    { "", SENDER_NUMBER_TYPE_STANDARD },
    { "MG0123456789abcdef0123456789abcdef", SENDER_NUMBER_TYPE_STANDARD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (sender_phone_guess_type (cases[i].text), ==, cases[i].type);
    }
}

static void
test_key (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean    same;
  } cases[] = {
    { "+14155550100", "+1 (415) 555-0100", TRUE },
    { "+14155550100", "001 415 5550100", TRUE },
    { "894546", "894-546", TRUE },
    { "(415) 555-0100", "415.555.0100", TRUE },
    { "+14155550100", "14155550100", FALSE },
    { "+14155550100", "+14155550101", FALSE },
    { "", " ", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *a = sender_phone_get_key (cases[i].a);
      g_autofree char *b = sender_phone_get_key (cases[i].b);

      g_assert_cmpint (g_str_equal (a, b), ==, cases[i].same);
    }
}

static void
test_countries (void)
{
  static const char *const bad[] = { "", "U", "USA", "us", "AN", "UK", "XK", "EU", "ZZ", "AA" };
  static const char *const good[] = { "AD", "BQ", "CW", "DE", "SS", "SX", "US", "CA", "ZW" };
  guint                    n_countries = 0;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (sender_phone_is_country (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (sender_phone_is_country (bad[i]));
  for (char a = 'A'; a <= 'Z'; a++)
    for (char b = 'A'; b <= 'Z'; b++)
      n_countries += sender_phone_is_country ((char[]){ a, b, '\0' }) ? 1 : 0;
  g_assert_cmpuint (n_countries, ==, 249);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phone/e164", test_e164);
  g_test_add_func ("/phone/toll-free", test_toll_free);
  g_test_add_func ("/phone/short-code", test_short_code);
  g_test_add_func ("/phone/normalize", test_normalize);
  g_test_add_func ("/phone/guess", test_guess);
  g_test_add_func ("/phone/key", test_key);
  g_test_add_func ("/phone/countries", test_countries);
  return g_test_run ();
}
