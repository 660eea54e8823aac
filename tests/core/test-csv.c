/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-csv.h"

static void
test_line (void)
{
  static const struct
  {
    const char *cell;
    const char *text;
  } cases[] = {
    { "plain", "plain" },
    { "", "" },
    { "a,b", "\"a,b\"" },
    { "say \"x\"", "\"say \"\"x\"\"\"" },
    { "two\nlines", "\"two\nlines\"" },
    { "+1•••••••0117", "+1•••••••0117" },
    { "-5", "-5" },
    { "=1+1", "'=1+1" },
    { "+cmd", "'+cmd" },
    { "-cmd", "'-cmd" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "=\"a\",b", "\"'=\"\"a\"\",b\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const   cells[] = { cases[i].cell, "x", NULL };
      g_autoptr (GString) out = g_string_new (NULL);
      g_autofree char    *expected = g_strconcat (cases[i].text, ",x\r\n", NULL);

      sender_csv_append_line (out, cells);
      g_assert_cmpstr (out->str, ==, expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/line", test_line);
  return g_test_run ();
}
