/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-error.h"
#include "sender-json.h"
#include "sender-test-json.h"
#include "sender-test.h"

#include <string.h>

static void
assert_written (SenderJson *json,
                const char *expected)
{
  g_autofree char *text = sender_json_to_string (json);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_verbatim (void)
{
  static const char *const texts[] = {
    "null",
    "true",
    "false",
    "0",
    "-0",
    "1.50",
    "1E+09",
    "12345678901234567890.0",
    "\"\"",
    "[]",
    "{}",
    "{\"b\":1,\"a\":[1,2.0,{\"c\":null}],\"\":\"é😀\"}",
    "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f/\"",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SenderJson) json = sender_test_json (texts[i]);

      assert_written (json, texts[i]);
    }
}

static void
test_pretty (void)
{
  g_autoptr (SenderJson) json =
    sender_test_json ("{\"a\":[],\"b\":{},\"c\":[1,{\"d\":\"\\u0041\"}]}");
  g_autoptr (SenderJson) empty = sender_json_new_object ();
  g_autofree char       *text = sender_json_to_pretty (json);
  g_autofree char       *nothing = sender_json_to_pretty (empty);

  g_assert_cmpstr (text, ==,
                   "{\n  \"a\": [],\n  \"b\": {},\n  \"c\": [\n    1,\n    {\n      \"d\": \"A\"\n"
                   "    }\n  ]\n}\n");
  g_assert_cmpstr (nothing, ==, "{}\n");
}

static void
test_quoted (void)
{
  g_autoptr (GString) out = g_string_new ("x=");

  sender_json_append_quoted (out, "a\"b", -1);
  sender_json_append_quoted (out, "c\0d", 3);
  sender_json_append_quoted (out, "", 0);
  g_assert_cmpstr (out->str, ==, "x=\"a\\\"b\"\"c\\u0000d\"\"\"");
}

static void
test_positions (void)
{
  g_autoptr (SenderJson) json = sender_test_json ("\n {\"é\":\"é\",\n\"b\":[true]}");
  g_autoptr (SenderJson) made = sender_json_new_null ();
  SenderJson            *array = sender_json_get_member (json, "b");

  g_assert_cmpuint (sender_json_get_line (json), ==, 2);
  g_assert_cmpuint (sender_json_get_column (json), ==, 2);
  g_assert_cmpuint (sender_json_get_column (sender_json_get_member (json, "é")), ==, 7);
  g_assert_cmpuint (sender_json_get_line (array), ==, 3);
  g_assert_cmpuint (sender_json_get_column (array), ==, 5);
  g_assert_cmpuint (sender_json_get_column (sender_json_get_element (array, 0)), ==, 6);
  g_assert_cmpuint (sender_json_get_line (made), ==, 0);
  g_assert_cmpuint (sender_json_get_column (made), ==, 0);
}

static void
test_kinds (void)
{
  static const char *const labels[] = {
    "null", "a boolean", "a number", "a string", "an array", "an object"
  };
  g_autoptr (SenderJson) json = sender_test_json ("[null,false,1,\"1\",[],{}]");

  for (guint i = 0; i < sender_json_get_length (json); i++)
    {
      SenderJson *value = sender_json_get_element (json, i);

      g_assert_cmpint (sender_json_get_kind (value), ==, i);
      g_assert_cmpstr (sender_json_kind_get_label (i), ==, labels[i]);
      g_assert_cmpstr (sender_json_get_text (value), ==, i == 2 || i == 3 ? "1" : NULL);
      g_assert_cmpuint (sender_json_get_length (value), ==, 0);
      g_assert_null (sender_json_get_element (value, 0));
      g_assert_null (sender_json_get_name (value, 0));
      g_assert_null (sender_json_get_member (value, "a"));
      g_assert_null (sender_json_get_string_member (value, "a"));
      g_assert_false (sender_json_get_boolean (value));
      g_assert_false (sender_json_remove_member (value, "a"));
    }
}

static void
test_int (void)
{
  static const struct
  {
    const char *text;
    gboolean    is_int;
    gint64      value;
  } rows[] = {
    { "0", TRUE, 0 },
    { "-0", TRUE, 0 },
    { "42", TRUE, 42 },
    { "-9223372036854775808", TRUE, G_MININT64 },
    { "9223372036854775807", TRUE, G_MAXINT64 },
    { "9223372036854775808", FALSE, 7 },
    { "1.0", FALSE, 7 },
    { "1e3", FALSE, 7 },
    { "\"1\"", FALSE, 7 },
    { "true", FALSE, 7 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SenderJson) json = sender_test_json (rows[i].text);
      gint64                 value = 7;

      g_assert_cmpint (sender_json_get_int (json, &value), ==, rows[i].is_int);
      g_assert_cmpint (value, ==, rows[i].value);
    }
}

static void
test_build (void)
{
  g_autoptr (SenderJson) json = sender_json_new_object ();
  SenderJson            *array = sender_json_new_array ();

  sender_json_append (array, sender_json_new_int (-5));
  sender_json_append (array, sender_json_new_number ("1.50"));
  sender_json_append (array, sender_json_new_boolean (7));
  sender_json_append (array, sender_json_new_string (NULL));
  sender_json_append (array, sender_json_new_string ("\377a"));
  sender_json_set_string (json, "a", "1");
  sender_json_set_member (json, "b", array);
  sender_json_set_string (json, "\300", NULL);
  assert_written (json, "{\"a\":\"1\",\"b\":[-5,1.50,true,null,\"�a\"],\"�\":null}");
  sender_json_set_string (json, "a", "2");
  g_assert_cmpstr (sender_json_get_string_member (json, "a"), ==, "2");
  g_assert_null (sender_json_get_string_member (json, "b"));
  g_assert_null (sender_json_get_string_member (json, "c"));
  g_assert_true (sender_json_remove_member (json, "b"));
  g_assert_false (sender_json_remove_member (json, "b"));
  sender_json_set_member (json, "b", sender_json_new_int (3));
  assert_written (json, "{\"a\":\"2\",\"�\":null,\"b\":3}");
}

static void
test_misuse (void)
{
  g_autoptr (SenderJson) object = sender_json_new_object ();
  g_autoptr (SenderJson) array = sender_json_new_array ();
  g_autoptr (SenderJson) value = sender_json_new_null ();

  g_test_expect_message ("sender-core", G_LOG_LEVEL_CRITICAL, "*SENDER_JSON_ARRAY*");
  sender_json_append (object, value);
  g_test_expect_message ("sender-core", G_LOG_LEVEL_CRITICAL, "*SENDER_JSON_OBJECT*");
  sender_json_set_member (array, "a", value);
  g_test_expect_message ("sender-core", G_LOG_LEVEL_CRITICAL, "*skip_number*");
  g_assert_null (sender_json_new_number ("01"));
  g_test_expect_message ("sender-core", G_LOG_LEVEL_CRITICAL, "*next*");
  g_assert_null (sender_json_new_number ("1x"));
  g_test_assert_expected_messages ();
}

static void
test_large_object (void)
{
  g_autoptr (SenderJson) json = sender_json_new_object ();
  const guint            n_members = 100;

  for (guint i = 0; i < n_members; i++)
    {
      g_autofree char *name = g_strdup_printf ("m%u", i);

      sender_json_set_member (json, name, sender_json_new_int (i));
      sender_json_set_member (json, name, sender_json_new_int (i + 1000));
    }
  g_assert_cmpuint (sender_json_get_length (json), ==, n_members);
  for (guint i = 0; i < n_members; i += 2)
    {
      g_autofree char *name = g_strdup_printf ("m%u", i);

      g_assert_true (sender_json_remove_member (json, name));
      g_assert_null (sender_json_get_member (json, name));
    }
  for (guint i = 1; i < n_members; i += 2)
    {
      g_autofree char *name = g_strdup_printf ("m%u", i);
      gint64           value = 0;

      g_assert_cmpstr (sender_json_get_name (json, i / 2), ==, name);
      g_assert_true (sender_json_get_int (sender_json_get_member (json, name), &value));
      g_assert_cmpint (value, ==, i + 1000);
    }
}

static void
test_equal (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean    equal;
  } rows[] = {
    { "{\"a\":[1,null]}", " { \"a\" : [ 1 , null ] } ", TRUE },
    { "\"\\u0041\"", "\"A\"", TRUE },
    { "1.0", "1", FALSE },
    { "true", "false", FALSE },
    { "null", "false", FALSE },
    { "1", "\"1\"", FALSE },
    { "[1]", "[1,1]", FALSE },
    { "[1,2]", "[2,1]", FALSE },
    { "{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", FALSE },
    { "{\"a\":1}", "{\"b\":1}", FALSE },
    { "{\"a\":1}", "{\"a\":2}", FALSE },
    { "[]", "{}", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SenderJson) a = sender_test_json (rows[i].a);
      g_autoptr (SenderJson) b = sender_test_json (rows[i].b);

      g_assert_cmpint (sender_json_equal (a, b), ==, rows[i].equal);
      g_assert_cmpint (sender_json_equal (b, a), ==, rows[i].equal);
    }
}

static void
test_copy (void)
{
  g_autoptr (SenderJson) json = sender_test_json ("{\"a\":[1,{\"b\":true}]}");
  g_autoptr (SenderJson) copy = sender_json_copy (json);

  g_assert_true (sender_json_equal (json, copy));
  g_assert_cmpuint (sender_json_get_column (sender_json_get_member (copy, "a")), ==, 6);
  sender_json_append (sender_json_get_member (copy, "a"), sender_json_new_null ());
  assert_written (json, "{\"a\":[1,{\"b\":true}]}");
  assert_written (copy, "{\"a\":[1,{\"b\":true},null]}");
}

static void
test_boxed (void)
{
  g_auto (GValue)        value = G_VALUE_INIT;
  g_autoptr (SenderJson) json = sender_json_new_null ();

  g_value_init (&value, SENDER_TYPE_JSON);
  g_value_set_boxed (&value, json);
  g_assert_true (g_value_get_boxed (&value) == json);
  sender_json_unref (NULL);
}

static void
test_parse_fails (void)
{
  static const char *const texts[] = {
    "",
    "{\"a\":[1,{\"b\":",
    "[\"a\",\"b\"",
    "{\"a\":1,\"a\":2}",
    "{} {}",
  };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) fault = NULL;

      g_assert_null (sender_json_parse (texts[i], -1, NULL));
      g_assert_null (sender_json_parse (texts[i], -1, &fault));
      g_assert_error (fault, SENDER_ERROR, SENDER_ERROR_FORMAT);
    }
  g_assert_null (sender_json_parse ("12\0", 3, &error));
  sender_test_assert_error (error, SENDER_ERROR_FORMAT, "Line 1, column 3: A NUL");
}

static char *
make_text (GRand *rand)
{
  GString *out = g_string_new (NULL);
  guint    length = g_rand_int_range (rand, 0, 12);

  for (guint i = 0; i < length; i++)
    {
      gunichar c = g_rand_int_range (rand, 1, g_rand_boolean (rand) ? 0x80 : 0x110000);

      g_string_append_unichar (out, g_unichar_validate (c) ? c : '"');
    }
  return g_string_free (out, FALSE);
}

static SenderJson *
make_leaf (GRand *rand)
{
  static const char *const numbers[] = {
    "0",
    "-0",
    "1.50",
    "-12e+05",
    "0.1E-7",
    "123456789012345678901",
  };
  g_autofree char *text = make_text (rand);

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      return sender_json_new_null ();
    case 1:
      return sender_json_new_boolean (g_rand_boolean (rand));
    case 2:
      return sender_json_new_number (numbers[g_rand_int_range (rand, 0, G_N_ELEMENTS (numbers))]);
    default:
      return sender_json_new_string (text);
    }
}

static SenderJson *
make_tree (GRand *rand,
           guint  depth)
{
  guint       length = g_rand_int_range (rand, 0, g_rand_int_range (rand, 0, 10) == 0 ? 40 : 5);
  gboolean    is_object = g_rand_boolean (rand);
  SenderJson *tree = NULL;

  if (depth == 0 || g_rand_int_range (rand, 0, 4) == 0)
    return make_leaf (rand);
  tree = is_object ? sender_json_new_object () : sender_json_new_array ();
  for (guint i = 0; i < length; i++)
    {
      g_autofree char *name = make_text (rand);

      if (is_object)
        sender_json_set_member (tree, name, make_tree (rand, depth - 1));
      else
        sender_json_append (tree, make_tree (rand, depth - 1));
    }
  return tree;
}

static void
test_equal_unordered (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean    equal;
  } cases[] = {
    { "{\"a\":1,\"b\":[1,2]}", "{\"b\":[1,2],\"a\":1}", TRUE },
    { "{\"a\":1,\"b\":[1,2]}", "{\"b\":[2,1],\"a\":1}", FALSE },
    { "{\"a\":1}", "{\"a\":\"1\"}", FALSE },
    { "{\"a\":1}", "{\"a\":1,\"b\":2}", FALSE },
    { "{\"a\":1}", "{\"b\":1}", FALSE },
    { "\"x\"", "\"x\"", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderJson) a = sender_test_json (cases[i].a);
      g_autoptr (SenderJson) b = sender_test_json (cases[i].b);

      g_assert_cmpint (sender_json_equal_unordered (a, b), ==, cases[i].equal);
      g_assert_cmpint (sender_json_equal_unordered (b, a), ==, cases[i].equal);
    }
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240607);

  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr (SenderJson) tree = make_tree (rand, 4);
      g_autofree char       *compact = sender_json_to_string (tree);
      g_autofree char       *pretty = sender_json_to_pretty (tree);
      g_autoptr (SenderJson) from_compact = sender_test_json (compact);
      g_autoptr (SenderJson) from_pretty = sender_test_json (pretty);
      g_autoptr (SenderJson) copy = sender_json_copy (tree);

      g_assert_true (sender_json_equal (tree, from_compact));
      g_assert_true (sender_json_equal (tree, from_pretty));
      g_assert_true (sender_json_equal (tree, copy));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/verbatim", test_verbatim);
  g_test_add_func ("/json/pretty", test_pretty);
  g_test_add_func ("/json/quoted", test_quoted);
  g_test_add_func ("/json/positions", test_positions);
  g_test_add_func ("/json/kinds", test_kinds);
  g_test_add_func ("/json/int", test_int);
  g_test_add_func ("/json/build", test_build);
  g_test_add_func ("/json/misuse", test_misuse);
  g_test_add_func ("/json/large-object", test_large_object);
  g_test_add_func ("/json/equal", test_equal);
  g_test_add_func ("/json/equal-unordered", test_equal_unordered);
  g_test_add_func ("/json/copy", test_copy);
  g_test_add_func ("/json/boxed", test_boxed);
  g_test_add_func ("/json/parse-fails", test_parse_fails);
  g_test_add_func ("/json/round-trip", test_round_trip);
  return g_test_run ();
}
