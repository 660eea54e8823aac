/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-isolate.h"

#include <glib.h>

#define LRI "\u2066"
#define FSI "\u2068"
#define PDI "\u2069"
#define BAD "\uFFFD"

typedef char *(*Isolate) (const char *text);

static void
check (Isolate     isolate,
       const char *text,
       const char *expected)
{
  g_autofree char *result = isolate (text);

  g_assert_cmpstr (result, ==, expected);
}

static void
test_clean (void)
{
  check (sender_isolate_clean, "", "");
  check (sender_isolate_clean, "Northwind", "Northwind");
  check (sender_isolate_clean, "שלום", "שלום");
  check (sender_isolate_clean, "a\u202Eb\u202Ac\u202Cd", "a" BAD "b" BAD "c" BAD "d");
  check (sender_isolate_clean, "a" LRI "b" PDI "c", "a" LRI "b" PDI "c");
  check (sender_isolate_clean, "a" PDI "b" LRI "c", "a" BAD "b" BAD "c");
  check (sender_isolate_clean, FSI FSI "a" PDI, BAD FSI "a" PDI);
  check (sender_isolate_clean, FSI "a\n" PDI, BAD "a\n" BAD);
  check (sender_isolate_clean, "a\xFF", "a" BAD);
}

static void
test_value (void)
{
  check (sender_isolate_value, "", "");
  check (sender_isolate_value, "+1 415 555 0100", LRI "+1 415 555 0100" PDI);
  check (sender_isolate_value, "+1" PDI "2", LRI "+1" BAD "2" PDI);
}

static void
test_name (void)
{
  check (sender_isolate_name, "", "");
  check (sender_isolate_name, "Northwind OTP 2", "Northwind OTP 2");
  check (sender_isolate_name, "Northwind (EU)", FSI "Northwind (EU)" PDI);
  check (sender_isolate_name, "שלום", FSI "שלום" PDI);
  check (sender_isolate_name, "a שלום b", FSI "a שלום b" PDI);
  check (sender_isolate_name, "a" PDI "\u202Eb", "a" BAD BAD "b");
  check (sender_isolate_name, "\u202Egnp", FSI BAD "gnp" PDI);
}

static void
test_sentence (void)
{
  check (sender_isolate_sentence, "Nothing in it", "Nothing in it");
  check (sender_isolate_sentence, "SMS to +1•••••••0117, from +12065550142.",
         "SMS to " LRI "+1•••••••0117" PDI ", from " LRI "+12065550142" PDI ".");
  check (sender_isolate_sentence, "+1 (415) 555-0100 (US)", LRI "+1 (415) 555-0100" PDI " (US)");
  check (sender_isolate_sentence, "See (https://a.example/b?c=1).",
         "See (" LRI "https://a.example/b?c=1" PDI ").");
  check (sender_isolate_sentence, "${otp} + 2", LRI "${otp}" PDI " + 2");
  check (sender_isolate_sentence, "a\u202E +12", "a" BAD " " LRI "+12" PDI);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/isolate/clean", test_clean);
  g_test_add_func ("/core/isolate/value", test_value);
  g_test_add_func ("/core/isolate/name", test_name);
  g_test_add_func ("/core/isolate/sentence", test_sentence);
  return g_test_run ();
}
