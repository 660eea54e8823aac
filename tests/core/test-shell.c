/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "random-record.h"
#include "sender-error.h"
#include "sender-shell.h"
#include "sender-test.h"

#include <string.h>

/* Words joined by `|`; one that a shell would have put a variable into begins with `~`. */
static char *
describe (GPtrArray *words)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const SenderShellWord *word = words->pdata[i];

      g_string_append_printf (out, "%s%s%s", i > 0 ? "|" : "", word->expands ? "~" : "",
                              word->text);
    }
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *text;
  const char *words;
} good[] = {
  { "", "" },
  { "  \n\t ", "" },
  { "a b", "a|b" },
  { "\n  a\tb  \n\n", "a|b" },
  { "a \\\n  b \\\r\n c\\\nd", "a|b|cd" },
  { "a \\", "a|\\" },
  { "'a b' \"c d\" e\\ f", "a b|c d|e f" },
  { "a'b'\"c\"d", "abcd" },
  { "'' \"\" $''", "||" },
  { "'a\\' 'b\"c' '$d' '`e`'", "a\\|b\"c|$d|`e`" },
  { "'it'\\''s'", "it's" },
  { "\"a\\\"b\\\\c\\$d\\`e\\f\"", "a\"b\\c$d`e\\f" },
  { "\"a\\\nb\"", "ab" },
  { "'a\nb'", "a\nb" },
  { "$'a\\n\\t\\\\\\'\\\"\\?b' $'\\a\\b\\e\\E\\f\\r\\v'",
    "a\n\t\\'\"?b|\a\b\033\033\f\r\v" },
  { "$'\\x41\\x4 \\101 \\u00e9 \\U0001f600 \\xc3\\xbc \\q'", "A\x04 A é 😀 ü \\q" },
  { "$\"a\" \\$b", "a|$b" },
  { "$ a$", "$|a$" },
  { "$A \"${B}c\" '$D' ${to}", "~$A|~${B}c|$D|~${to}" },
  { "a#b https://x/?a=[1]*~", "a#b|https://x/?a=[1]*~" },
  { "ü “x”", "ü|“x”" },
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError)    error = NULL;
      g_autoptr (GPtrArray) words = sender_shell_split (good[i].text, &error);
      g_autofree char      *described = NULL;

      g_assert_no_error (error);
      described = describe (words);
      g_assert_cmpstr (described, ==, good[i].words);
    }
}

static const struct
{
  const char *text;
  const char *fragment;
} bad[] = {
  { "a 'b", "Line 1, column 3: This quote is never closed" },
  { "a\\\n \"b", "Line 2, column 2: This quote is never closed" },
  { "$'b\\", "Line 1, column 1: This quote is never closed" },
  { "\"b\\", "Line 1, column 1: This quote is never closed" },
  { "ü | b", "Line 1, column 3: “|” outside quotes" },
  { "a && b", "Line 1, column 3: “&” outside quotes" },
  { "a; b", "Line 1, column 2: “;” outside quotes" },
  { "a > b", "Line 1, column 3: “>” outside quotes" },
  { "a/<b>", "Line 1, column 3: “<” outside quotes" },
  { "(a)", "Line 1, column 1: “(” outside quotes" },
  { "a # b", "Line 1, column 3: A comment" },
  { "a\n\n  b", "Line 3, column 3: A second command" },
  { "a \\ \n b", "Line 2, column 2: A second command" },
  { "a $(b)", "Line 1, column 3: A shell would run" },
  { "a \"x`b`\"", "Line 1, column 5: A shell would run" },
  { "`b`", "Line 1, column 1: A shell would run" },
  { "a $'\\xff'", "Line 1, column 3: The escapes" },
  { "a $'\\0'", "Line 1, column 3: The escapes" },
  { "a $'\\xff'\nb", "Line 1, column 3: The escapes" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i].text);
      g_assert_null (sender_shell_split (bad[i].text, &error));
      sender_test_assert_error (error, SENDER_ERROR_FORMAT, bad[i].fragment);
    }
}

/* What is quoted comes out as it was: by our reading, and by that of a real shell. */
static void
test_quoted (void)
{
  g_autoptr (GRand)   rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autoptr (GString) script = g_string_new ("printf '%s\\n\\n\\n'");
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char    *output = NULL;
  const char         *arguments[] = { "/bin/sh", "-c", NULL, NULL };

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char      *text = random_record_text (rand);
      g_autoptr (GString)   quoted = g_string_new (NULL);
      g_autoptr (GPtrArray) words = NULL;

      sender_shell_append_quoted (quoted, text);
      words = sender_shell_split (quoted->str, NULL);
      g_assert_cmpuint (words->len, ==, 1);
      g_assert_cmpstr (((SenderShellWord *) words->pdata[0])->text, ==, text);
      g_assert_false (((SenderShellWord *) words->pdata[0])->expands);
      g_string_append_printf (script, " %s", quoted->str);
      g_string_append_printf (expected, "%s\n\n\n", text);
    }
  arguments[2] = script->str;
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                               &output, NULL, NULL, NULL));
  g_assert_cmpstr (output, ==, expected->str);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shell/good", test_good);
  g_test_add_func ("/shell/bad", test_bad);
  g_test_add_func ("/shell/quoted", test_quoted);

  return g_test_run ();
}
