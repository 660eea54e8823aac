/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/sender-json-template.h"

static void
test_is (void)
{
  g_assert_true (sender_json_template_is ("{"));
  g_assert_true (sender_json_template_is (" \t\r\n{\"a\":1}"));
  g_assert_false (sender_json_template_is (""));
  g_assert_false (sender_json_template_is ("  "));
  g_assert_false (sender_json_template_is ("[{}]"));
  g_assert_false (sender_json_template_is ("${otp}"));
}

typedef struct
{
  const char *text;
  const char *inside;
  const char *outside;
} ListCase;

static const ListCase list_cases[] = {
  { "", "", "" },
  { "{\"a\":\"${x}\"}", "x", "" },
  { "{\"a\":${x}}", "", "x" },
  { "{\"a\":${x},\"${y}\":\"${x}\",\"b\":[${y},${x}]}", "y x", "x y" },
  { "{\"a\":\"\\\"${x}\",\"b\":${y}}", "x", "y" },
  { "{\"a\":\"\\\\\",\"b\":${y}}", "", "y" },
  { "{\"a\":\"${x}", "x", "" },
  { "{\"a\":\"\\", "", "" },
  { "{\"a\":'${x}'}", "x", "" },
  { "{\"a\":it's ${x}}", "", "x" },
  { "{“a”:“${x}”,„b“:«${y}»}", "x y", "" },
  { "{‘a’:‘${x}'}", "x", "" },
  { "{“a\":${x}}", "", "x" },
  { "{\"a\":\"“\",\"b\":${x}}", "", "x" },
  { "{\"a\":${message},\"b\":${message}1,\"c\":\"${message}\"}", "message", "message" },
  { "{\"a\":${message}}", "", "" },
  { "{\"a\":${},\"b\":$x,\"c\":${x y}}", "", "" },
};

static void
test_list (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (list_cases); i++)
    {
      g_auto (GStrv)   inside = sender_json_template_list (list_cases[i].text, TRUE);
      g_auto (GStrv)   outside = sender_json_template_list (list_cases[i].text, FALSE);
      g_autofree char *in = g_strjoinv (" ", inside);
      g_autofree char *out = g_strjoinv (" ", outside);

      g_test_message ("%s", list_cases[i].text);
      g_assert_cmpstr (in, ==, list_cases[i].inside);
      g_assert_cmpstr (out, ==, list_cases[i].outside);
    }
}

typedef struct
{
  const char *text;
  const char *only;
  const char *expected;
} QuoteCase;

static const QuoteCase quote_cases[] = {
  { "{\"a\":\"${x}\"}", NULL, "{\"a\":\"${x}\"}" },
  { "{\"a\": ${x} , \"b\":1}", NULL, "{\"a\": \"${x}\" , \"b\":1}" },
  { "{\"a\":the ${x} and ${y}\n}", NULL, "{\"a\":\"the ${x} and ${y}\"\n}" },
  { "{\"a\":1${x}}", NULL, "{\"a\":\"1${x}\"}" },
  { "{\"a\":${message}}", NULL, "{\"a\":${message}}" },
  { "{\"a\":${x},\"b\":${y}}", "y", "{\"a\":${x},\"b\":\"${y}\"}" },
  { "{\"a\":${x}", "x", "{\"a\":\"${x}\"" },
  { "{\"a\":b\"c\"}", NULL, "{\"a\":b\"c\"}" },
  { "{\"a\":${x}“c”}", NULL, "{\"a\":\"${x}\"“c”}" },
};

static void
test_quote (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (quote_cases); i++)
    {
      g_autofree char *quoted = sender_json_template_quote (quote_cases[i].text,
                                                            quote_cases[i].only);

      g_assert_cmpstr (quoted, ==, quote_cases[i].expected);
    }
}

typedef struct
{
  const char *text;
  gboolean    single;
  const char *expected;
} StraightenCase;

static const StraightenCase straighten_cases[] = {
  { "{\"a\":\"“b”\"}", FALSE, "{\"a\":\"“b”\"}" },
  { "{“a”:„b“,«c»:″d″,‟e”:‘f’,‚g‘:‹h›}", FALSE,
    "{\"a\":\"b\",\"c\":\"d\",\"e\":\"f\",\"g\":\"h\"}" },
  { "{“a\":‘b'}", FALSE, "{\"a\":\"b\"}" },
  { "{“it’s”:1}", FALSE, "{\"it’s\":1}" },
  { "{'a':'b'}", FALSE, "{'a':'b'}" },
  { "{'a':'b'}", TRUE, "{\"a\":\"b\"}" },
  { "{“a", FALSE, "{\"a" },
};

static void
test_straighten (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (straighten_cases); i++)
    {
      g_autofree char *text = sender_json_template_straighten (straighten_cases[i].text,
                                                               straighten_cases[i].single);

      g_assert_cmpstr (text, ==, straighten_cases[i].expected);
    }
}

static void
test_rename (void)
{
  g_autofree char *text =
    sender_json_template_rename ("{\"a\":\"a\", \"a\" \n: [\"a\"], \"aa\":{\"a\":a}}", "a", "b");

  g_assert_cmpstr (text, ==, "{\"b\":\"a\", \"b\" \n: [\"a\"], \"aa\":{\"b\":a}}");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-template/is", test_is);
  g_test_add_func ("/json-template/list", test_list);
  g_test_add_func ("/json-template/quote", test_quote);
  g_test_add_func ("/json-template/straighten", test_straighten);
  g_test_add_func ("/json-template/rename", test_rename);
  return g_test_run ();
}
