/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-mask.h"

#define SENT "{\"OTP\":\"012345\",\"text\":\"Code 98765432.\"} +14155550123"

static const struct
{
  const char *text;
  const char *masked;
} cases[] = {
  { "", "" },
  { "Nothing in it", "Nothing in it" },
  { "The number +14155550100 is no number", "The number +1•••••••0100 is no number" },
  { "(+14155550100)", "(+1•••••••0100)" },
  { "“+14155550100”.", "“+1•••••••0100”." },
  { "To=%2B14155550100&From=%2b14155550111", "To=%2B1•••••••0100&From=%2b1•••••••0111" },
  { "+1 415-555-0100 and +1 (415) 555-0111", "+1•••••••0100 and +1•••••••0111" },
  { "14155550100", "1•••••••0100" },
  { "tel:4155550100", "tel:4•••••••0100" },
  { "the code 012345 is used", "the code •••• is used" },
  { "012345", "••••" },
  { "code=012345;", "code=••••;" },
  { "98765432", "9•••••••5432" },
  /* What names or counts something stays. */
  { "Error 20001: status 400, 1600 characters", "Error 20001: status 400, 1600 characters" },
  { "0123456 and 12345 are others", "0123456 and 12345 are others" },
  { "FN01234567890123456789012345678901", "FN01234567890123456789012345678901" },
  { "012345abc x012345 send_012345", "012345abc x012345 send_012345" },
  { "1 + 2 is 3, +49 is a country", "1 + 2 is 3, +49 is a country" },
  { "https://example.com/errors/30007", "https://example.com/errors/30007" },
};

static void
test_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *masked = sender_mask_text (cases[i].text, SENT);
      g_autofree char *again = sender_mask_text (masked, SENT);

      g_assert_cmpstr (masked, ==, cases[i].masked);
      g_assert_cmpstr (again, ==, masked);
    }
}

/* Without knowing what was sent, telephone numbers still are what they are. */
static void
test_nothing_sent (void)
{
  g_autofree char *masked = sender_mask_text ("+14155550100: 012345", NULL);

  g_assert_cmpstr (masked, ==, "+1•••••••0100: 012345");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mask/text", test_text);
  g_test_add_func ("/mask/nothing-sent", test_nothing_sent);
  return g_test_run ();
}
