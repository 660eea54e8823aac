/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-country.h"
#include "sender-number-proposal.h"
#include "sender-number-words.h"

static SenderOriginationNumber *
make (const char      *text,
      SenderNumberType type,
      gboolean         sms,
      gboolean         voice,
      const char      *countries)
{
  SenderOriginationNumber *number = sender_origination_number_new ();
  g_auto (GStrv)           codes = g_strsplit (countries, ",", -1);

  g_object_set (number, "number", text, "type", type, "sms", sms, "voice", voice, "countries",
                codes, NULL);
  return number;
}

static void
test_describe (void)
{
  g_autoptr (SenderOriginationNumber) standard =
    make ("+12065550142", SENDER_NUMBER_TYPE_STANDARD, TRUE, TRUE, "");
  g_autoptr (SenderOriginationNumber) code =
    make ("55501", SENDER_NUMBER_TYPE_SHORT_CODE, FALSE, FALSE, "");
  g_autoptr (SenderOriginationNumber) free =
    make ("+18445550119", SENDER_NUMBER_TYPE_TOLL_FREE, TRUE, FALSE, "US,CA");
  g_autofree char *any = sender_number_describe_countries (standard);
  g_autofree char *none = sender_number_describe_countries (code);
  g_autofree char *both = sender_number_describe (standard);
  g_autofree char *neither = sender_number_describe (code);
  g_autofree char *whole = sender_number_describe (free);

  g_assert_cmpstr (any, ==, "Any");
  g_assert_cmpstr (none, ==, "None");
  g_assert_cmpstr (both, ==, "Standard · SMS, Voice");
  g_assert_cmpstr (neither, ==, "Short code · neither SMS nor Voice");
  g_assert_cmpstr (whole, ==, "Toll-free · SMS · US, CA");
}

static void
test_flags (void)
{
  g_autoptr (SenderOriginationNumber) number = sender_origination_number_new ();
  g_autofree char                    *usual = sender_number_describe_flags (number);
  g_autofree char                    *unselected = NULL;
  g_autofree char                    *gone = NULL;

  g_assert_null (usual);
  g_object_set (number, "selected", FALSE, NULL);
  unselected = sender_number_describe_flags (number);
  g_assert_nonnull (strstr (unselected, "Not selected"));
  g_object_set (number, "selected", TRUE, "available", FALSE, NULL);
  gone = sender_number_describe_flags (number);
  g_assert_cmpstr (gone, ==, "Not available in the account");
}

static void
test_counts (void)
{
  g_autoptr (SenderList)              list = sender_list_new (SENDER_TYPE_ORIGINATION_NUMBER);
  g_autoptr (SenderOriginationNumber) both =
    make ("+12065550142", SENDER_NUMBER_TYPE_STANDARD, TRUE, TRUE, "");
  g_autoptr (SenderOriginationNumber) sms =
    make ("55501", SENDER_NUMBER_TYPE_SHORT_CODE, TRUE, FALSE, "US");
  g_autofree char *none = sender_numbers_describe (list);
  g_autofree char *some = NULL;

  sender_list_append (list, both);
  sender_list_append (list, sms);
  some = sender_numbers_describe (list);
  g_assert_cmpstr (none, ==, "0 send SMS, 0 place calls");
  g_assert_cmpstr (some, ==, "2 send SMS, 1 places calls");
}

static void
test_search (void)
{
  g_autoptr (SenderOriginationNumber) number =
    make ("+18445550119", SENDER_NUMBER_TYPE_TOLL_FREE, TRUE, FALSE, "US,CA");
  static const char *const found[] = { "", "844", "844 555", "(844) 555-01",
                                       "toll", "canada", "us" };
  static const char *const missed[] = { "845", "short", "germany", "+1 800" };

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    g_assert_true (sender_number_matches (number, found[i]));
  for (guint i = 0; i < G_N_ELEMENTS (missed); i++)
    g_assert_false (sender_number_matches (number, missed[i]));
}

static void
test_countries (void)
{
  for (guint i = 1; i < sender_country_get_n (); i++)
    g_assert_cmpstr (sender_country_get_code (i - 1), <, sender_country_get_code (i));
  g_assert_cmpstr (sender_country_get_name ("DE"), ==, "Germany");
  g_assert_null (sender_country_get_name ("de"));
  g_assert_null (sender_country_get_name ("AN"));
  g_assert_null (sender_country_get_name (""));
  g_assert_true (sender_country_matches ("GB", "kingdom"));
  g_assert_true (sender_country_matches ("GB", "g"));
  g_assert_false (sender_country_matches ("GB", "france"));
  g_assert_false (sender_country_matches ("ZZ", ""));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/number-words/describe", test_describe);
  g_test_add_func ("/core/number-words/flags", test_flags);
  g_test_add_func ("/core/number-words/counts", test_counts);
  g_test_add_func ("/core/number-words/search", test_search);
  g_test_add_func ("/core/number-words/countries", test_countries);
  return g_test_run ();
}
