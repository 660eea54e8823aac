/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-error.h"
#include "sender-json-scanner.h"
#include "sender-json.h"
#include "sender-test.h"

#include <string.h>

/* Far above what it takes, also under a sanitizer, and far below what quadratic work would take. */
#define LIMIT_SECONDS 5

typedef struct
{
  const char *name;
  const char *text;
  const char *message;
} Refused;

#define IN_OBJECT "A comma or } is expected"

static const Refused refused[] = {
  { "empty", "", "Line 1, column 1: The text is empty" },
  { "blank", " \n\t\r\n ", "Line 3, column 2: The text is empty" },
  { "trailing-text", "{} x", "Line 1, column 4: Nothing more is expected after the end" },
  { "two-values", "1 2", "Line 1, column 3: Nothing more" },
  { "second-object", "{}\n{}", "Line 2, column 1: Nothing more" },
  { "stray-brace", "{}}",
    "Line 1, column 3: Nothing more is expected after the end of the JSON value, but here is “}”" },
  { "leading-zero", "{\"OTP\":012345}", "Line 1, column 8: A number can’t begin with 0; quotes" },
  { "leading-zero-alone", "00", "Line 1, column 1: A number can’t begin with 0" },
  { "leading-zero-minus", "-012", "Line 1, column 2: A number can’t begin with 0" },
  { "plus", "[+1]", "Line 1, column 2: A number can’t begin with +" },
  { "point-at-end", "1.", "Line 1, column 3: A decimal point must be followed by a digit" },
  { "point-exponent", "1.e5", "Line 1, column 3: A decimal point" },
  { "point-first", ".5", "Line 1, column 1: A number needs a digit before the decimal point" },
  { "minus-alone", "-", "Line 1, column 2: A minus sign must be followed by a digit" },
  { "minus-infinity", "-Infinity", "Line 1, column 2: A minus sign" },
  { "exponent", "1e", "Line 1, column 3: The exponent of a number must have a digit" },
  { "exponent-sign", "1E+", "Line 1, column 4: The exponent" },
  { "hexadecimal", "[0x1F]", "Line 1, column 3: A comma or ] is expected, but here is “x1F”" },
  { "two-points", "[1.2.3]", "Line 1, column 5: A comma or ] is expected, but here is “.3”" },
  { "nan", "NaN", "Line 1, column 1: “NaN” is no JSON value" },
  { "infinity", "[Infinity]", "Line 1, column 2: “Infinity” is no JSON value" },
  { "python", "[True]", "Line 1, column 2: “True” is no JSON value; text needs quotes" },
  { "word", "[tru]", "Line 1, column 2: “tru” is no JSON value" },
  { "longer-word", "[nullify]", "Line 1, column 2: “nullify” is no JSON value" },
  { "long-word", "abcdefghijklmnopqrstuvwxyz", "“abcdefghijklmnopqrstuvwx” is no" },
  { "variable", "{\"OTP\":${otp}}", "Line 1, column 8: “$” is no JSON value" },
  { "line-comment", "{} // no",
    "Line 1, column 4: JSON has no comments; remove what begins with “//”" },
  { "block-comment", "{/* no */}",
    "Line 1, column 2: JSON has no comments; remove what begins with “/*”" },
  { "hash-comment", "# no\n{}", "Line 1, column 1: JSON has no comments" },
  { "slash", "/", "Line 1, column 1: A value is expected, but here is “/”" },
  { "single-quotes", "{'a':1}", "Line 1, column 2: Single quotes don’t quote" },
  { "single-value", "['a']", "Line 1, column 2: Single quotes" },
  { "backquotes", "[`a`]", "Line 1, column 2: Backquotes" },
  { "unquoted-name", "{\n  OTP: 1}", "Line 2, column 3: The name “OTP” needs quotes" },
  { "number-name", "{1:1}", "Line 1, column 2: The name “1” needs quotes" },
  { "no-name", "{:1}", "Line 1, column 2: A name in quotes is expected, but here is “:”" },
  { "trailing-comma", "{\"a\":1,}",
    "Line 1, column 7: A comma must not stand before the closing }" },
  { "trailing-comma-line", "[1\n ,\n\n]",
    "Line 2, column 2: A comma must not stand before the closing ]" },
  { "leading-comma", "[,1]", "Line 1, column 2: A value is expected, but here is “,”" },
  { "two-commas", "[1,,2]", "Line 1, column 4: A value is expected, but here is “,”" },
  { "missing-comma", "{\"a\":1 \"b\":2}", "Line 1, column 8: A comma is missing before this" },
  { "missing-comma-array", "[[] []]", "Line 1, column 5: A comma is missing" },
  { "missing-colon", "{\"a\" 1}",
    "Line 1, column 6: A colon is expected after the name, but here is “1”" },
  { "missing-value", "{\"a\":}", "Line 1, column 6: A value is expected, but here is “}”" },
  { "equals", "{\"a\"=1}",
    "Line 1, column 5: A colon is expected after the name, but here is “=”" },
  { "semicolon", "{\"a\":1;}", "Line 1, column 7: " IN_OBJECT ", but here is “;”" },
  { "wrong-bracket", "{\"a\":1]", "Line 1, column 7: " IN_OBJECT ", but here is “]”" },
  { "ends-in-object", "{\"a\":1",
    "Line 1, column 7: The text ends inside an object; } is missing" },
  { "ends-before-name", "{", "Line 1, column 2: The text ends inside an object" },
  { "ends-after-name", "{\"a\"", "Line 1, column 5: The text ends where a colon and a value" },
  { "ends-after-colon", "{\"a\":", "Line 1, column 6: The text ends where a value is expected" },
  { "ends-in-array", "[1", "Line 1, column 3: The text ends inside an array; ] is missing" },
  { "ends-after-comma", "[1,", "Line 1, column 4: The text ends where a value is expected" },
  { "ends-in-text", "[\n \"ab", "Line 2, column 2: The quoted text that begins here doesn’t end" },
  { "curly", "{\342\200\234a\342\200\235:1}",
    "Line 1, column 2: ““” is a typographic quote; use the straight \"" },
  { "curly-closing", "{\"a\":\342\200\235x\342\200\235}",
    "Line 1, column 6: “”” is a typographic quote" },
  { "guillemet", "[\302\253a\302\273]", "Line 1, column 2: “«” is a typographic quote" },
  { "curly-single", "[\342\200\231a\342\200\231]", "Line 1, column 2: “’” is a typographic quote" },
  { "no-break-space", "[\302\240 1]",
    "Line 1, column 2: A value is expected, but here is the character U+00A0" },
  { "other-character", "[é]", "Line 1, column 2: A value is expected, but here is “é”" },
  { "control-outside", "[\0011]",
    "Line 1, column 2: A value is expected, but here is the character U+0001" },
  { "bom", "\357\273\277{}", "Line 1, column 1: A byte order mark (U+FEFF) is not allowed" },
  { "line-feed-in-text", "[\"a\nb\"]", "Line 1, column 4: The line ends inside quotes" },
  { "return-in-text", "[\"a\rb\"]", "Line 1, column 4: The line ends inside quotes" },
  { "tab-in-text", "\"\t\"",
    "Line 1, column 2: A tab is not allowed inside quotes; write it as \\t" },
  { "escape-in-text", "\"\033[0m\"",
    "Line 1, column 2: The control character U+001B is not allowed inside quotes; "
    "write it as \\u001B" },
  { "bad-escape", "\"\\x41\"", "Line 1, column 2: “\\x” is no escape" },
  { "bad-escape-single", "\"\\'\"", "Line 1, column 2: “\\'” is no escape" },
  { "bad-escape-space", "\"\\ \"", "Line 1, column 2: A backslash must be followed by one of" },
  { "escape-at-end", "\"\\", "Line 1, column 2: A backslash must be followed by one of" },
  { "short-unicode", "\"\\u12\"", "Line 1, column 2: \\u needs four hexadecimal digits" },
  { "bad-unicode", "\"\\u12g4\"", "Line 1, column 2: \\u needs four hexadecimal digits" },
  { "lone-high", "\"\\uD800\"", "Line 1, column 2: \\uD800 is half of a surrogate pair" },
  { "lone-low", "\"\\udc00\"", "Line 1, column 2: \\uDC00 is half of a surrogate pair" },
  { "high-high", "\"\\ud83d\\ud83d\"", "Line 1, column 2: \\uD83D is half of a surrogate pair" },
  { "high-other", "\"\\ud83d\\n1234\"", "Line 1, column 2: \\uD83D is half of a surrogate pair" },
  { "escaped-nul", "\"\\u0000\"", "Line 1, column 2: \\u0000 is not allowed" },
  { "lone-continuation", "\"\200\"", "Line 1, column 2: The byte 0x80 is not UTF-8 here" },
  { "latin-1", "\"caf\351\"", "Line 1, column 5: The byte 0xE9 is not UTF-8 here" },
  { "overlong-2", "\"\300\257\"", "Line 1, column 2: The byte 0xC0 is not UTF-8 here" },
  { "overlong-3", "\"\340\200\257\"", "Line 1, column 2: The byte 0xE0 is not UTF-8 here" },
  { "overlong-4", "\"\360\200\200\257\"", "Line 1, column 2: The byte 0xF0 is not UTF-8 here" },
  { "surrogate-bytes", "\"\355\240\200\"", "Line 1, column 2: The byte 0xED is not UTF-8 here" },
  { "too-high", "\"\364\220\200\200\"", "Line 1, column 2: The byte 0xF4 is not UTF-8 here" },
  { "cut-character", "\"\342\202", "Line 1, column 2: The byte 0xE2 is not UTF-8 here" },
  { "not-utf8-outside", "[\377]", "Line 1, column 2: The byte 0xFF is not UTF-8 here" },
  { "column-in-characters", "{\"é\U0001f600\":\"ü\",x",
    "Line 1, column 11: The name “x” needs quotes" },
  { "column-after-line", "{\"é\":\n\"ü\" 1}", "Line 2, column 5: " IN_OBJECT ", but here is “1”" },
  { "repeated", "{\"OTP\":1,\n \"OTP\":2}",
    "Line 2, column 2: The name \"OTP\" is in this object twice" },
  { "repeated-escaped", "{\"a\":1,\"\\u0061\":2}",
    "Line 1, column 8: The name \"a\" is in this object twice" },
  { "repeated-control", "{\"\\u001b\":1,\"\\u001b\":2}",
    "The name \"\\u001b\" is in this object twice" },
  { "repeated-empty", "{\"\":1,\"\":2}", "Line 1, column 7: The name \"\" is" },
  { "repeated-inside", "[{\"a\":{\"b\":1,\"c\":[{\"b\":1}],\"b\":2}}]",
    "Line 1, column 28: The name \"b\"" },
};

/* A scan without events. */
static gboolean
check (SenderJsonScanner *scanner,
       const char        *text,
       gsize              length,
       GError           **error)
{
  return sender_json_scanner_scan (scanner, text, length, NULL, NULL, error);
}

static void
test_refused (gconstpointer data)
{
  const Refused                *row = data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (SenderJsonScanner) scanner = sender_json_scanner_new ();
  gsize                         length = strlen (row->text);
  g_autofree char              *exact = g_memdup2 (row->text, length); /* no zero */

  g_assert_false (check (scanner, exact, length, NULL));
  g_assert_false (check (scanner, exact, length, &error));
  sender_test_assert_error (error, SENDER_ERROR_FORMAT, row->message);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (check (scanner, "{}", 2, NULL));
}

static const char *const accepted[] = {
  "null",
  "true",
  "false",
  "0",
  "-0",
  "0.0",
  "1e5",
  "1E-5",
  "12.5e+10",
  "123456789012345678901234567890",
  "\"\"",
  "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
  "\"\\ud83d\\ude00\"",
  "\"\177\"",
  "\"\342\200\250\"",
  "\"\uFFFF\U0010FFFF\"",
  "[]",
  "{}",
  " \t\r\n[ \n] ",
  "[[],{},[{}]]",
  "{\"a\":1,\"b\":{\"a\":1},\"c\":[{\"a\":1},{\"a\":1}]}",
  "{\"a\":{\"b\":1},\"b\":{\"a\":1}}",
  "{\"OTP\":\"012345\"}",
  "{\"a\" : 1 , \"A\" : 2}",
  "\"\342\200\234\"",
};

static void
test_accepted (void)
{
  g_autoptr (SenderJsonScanner) scanner = sender_json_scanner_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize              length = strlen (accepted[i]);
      g_autofree char   *exact = g_memdup2 (accepted[i], length);

      g_test_message ("%s", accepted[i]);
      check (scanner, exact, length, &error);
      g_assert_no_error (error);
    }
}

static gboolean
describe_event (const SenderJsonEvent *event,
                gpointer               user_data)
{
  static const char kinds[] = "{}[]Nsntf0";

  g_string_append_printf (user_data, "%c%u:%u@%" G_GSIZE_FORMAT "/%u", kinds[event->kind],
                          event->line, event->column, event->offset, event->depth);
  if (event->text != NULL)
    {
      g_assert_cmpuint (strlen (event->text), ==, event->length);
      g_string_append_printf (user_data, "=%s", event->text);
    }
  g_string_append_c (user_data, ' ');
  return TRUE;
}

static void
test_events (void)
{
  static const char             text[] = "{\"é\": [1.50, \"\\u00e9\\n\",\n true,false] ,"
                                         "\"n\":null}";
  g_autoptr (SenderJsonScanner) scanner = sender_json_scanner_new ();
  g_autoptr (GString)           out = g_string_new (NULL);

  g_assert_true (sender_json_scanner_scan (scanner, text, strlen (text), describe_event, out,
                                           NULL));
  g_assert_cmpstr (out->str, ==,
                   "{1:1@0/0 N1:2@1/1=é [1:7@7/1 n1:8@8/2=1.50 s1:14@14/2=é\n t2:2@27/2 f2:7@32/2 "
                   "]2:12@37/1 N2:15@40/1=n 02:19@44/1 }2:23@48/0 ");
}

static gboolean
stop_at_name (const SenderJsonEvent *event,
              gpointer               user_data)
{
  guint *n_events = user_data;

  (*n_events)++;
  return event->kind != SENDER_JSON_EVENT_NAME;
}

static void
test_stop (void)
{
  g_autoptr (SenderJsonScanner) scanner = sender_json_scanner_new ();
  g_autoptr (GError)            error = NULL;
  guint                         n_events = 0;

  g_assert_false (sender_json_scanner_scan (scanner, "{\"a\":1,\"b\":2}", 13, stop_at_name,
                                            &n_events, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_events, ==, 2);
  g_assert_true (check (scanner, "{\"a\":1,\"b\":2}", 13, &error));
}

static char *
nest (guint depth)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (out, i % 2 == 0 ? "[" : "{\"a\":");
  g_string_append (out, "1");
  for (guint i = depth; i > 0; i--)
    g_string_append (out, i % 2 == 1 ? "]" : "}");
  return g_string_free (out, FALSE);
}

static void
test_depth (void)
{
  g_autoptr (SenderJsonScanner) scanner = sender_json_scanner_new ();
  g_autoptr (GError)            error = NULL;
  g_autofree char              *allowed = nest (SENDER_JSON_MAX_DEPTH);
  g_autofree char              *deeper = nest (SENDER_JSON_MAX_DEPTH + 1);
  g_autofree char              *deep = g_strnfill (1000000, '[');

  g_assert_true (check (scanner, allowed, strlen (allowed), &error));
  g_assert_no_error (error);
  g_assert_false (check (scanner, deeper, strlen (deeper), &error));
  sender_test_assert_error (error, SENDER_ERROR_LIMIT, "Line 1, column 193: Objects and arrays");
  g_clear_error (&error);
  g_assert_false (check (scanner, deep, strlen (deep), &error));
  sender_test_assert_error (error, SENDER_ERROR_LIMIT, "Line 1, column 65: Objects and arrays");
}

static void
test_size (void)
{
  g_autoptr (SenderJsonScanner) scanner = sender_json_scanner_new ();
  g_autoptr (GError)            error = NULL;
  g_autofree char              *text = g_strnfill (SENDER_JSON_MAX_LENGTH + 1, 'x');

  text[0] = text[SENDER_JSON_MAX_LENGTH - 1] = text[SENDER_JSON_MAX_LENGTH] = '"';
  g_assert_true (check (scanner, text, SENDER_JSON_MAX_LENGTH, &error));
  g_assert_no_error (error);
  g_assert_false (check (scanner, text, SENDER_JSON_MAX_LENGTH + 1, &error));
  sender_test_assert_error (error, SENDER_ERROR_LIMIT,
                            "Line 1, column 1: The text has 4194305 bytes; at most 4194304 (4");
}

static void
test_nul (void)
{
  g_autoptr (SenderJsonScanner) scanner = sender_json_scanner_new ();
  const struct
  {
    const char *text;
    gsize       length;
    const char *message;
  } rows[] = {
    { "\"a\0b\"", 5, "Line 1, column 3: A NUL character (U+0000) is not allowed" },
    { "{}\0", 3, "Line 1, column 3: A NUL character" },
    { "[\0]", 3, "Line 1, column 2: A NUL character" },
    { "{\"a\":1\0}", 8, "Line 1, column 7: A NUL character" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (check (scanner, rows[i].text, rows[i].length, &error));
      sender_test_assert_error (error, SENDER_ERROR_FORMAT, rows[i].message);
    }
}

static void
test_long_name (void)
{
  g_autoptr (SenderJsonScanner) scanner = sender_json_scanner_new ();
  g_autoptr (GError)            error = NULL;
  g_autoptr (GString)           text = g_string_new ("{\"");
  g_autoptr (GString)           name = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    g_string_append (name, "é");
  g_string_append_printf (text, "%s\":1,\"%s\":2}", name->str, name->str);
  g_assert_false (check (scanner, text->str, text->len, &error));
  sender_test_assert_error (error, SENDER_ERROR_FORMAT, "é… is in this object twice");
  g_assert_cmpuint (strlen (error->message), <, 200);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* Each member also holds an object, so that names come and go between those that stay. */
static void
test_many_members (void)
{
  g_autoptr (SenderJsonScanner) scanner = sender_json_scanner_new ();
  g_autoptr (GError)            error = NULL;
  g_autoptr (GString)           text = g_string_new ("{");
  gint64                        begin = g_get_monotonic_time ();

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "%s\n\"name%u\":{\"a\":1,\"b\":2}", i > 0 ? "," : "", i);
  g_string_append (text, "}");
  g_assert_true (check (scanner, text->str, text->len, &error));
  g_assert_no_error (error);
  g_string_truncate (text, text->len - 1);
  g_string_append (text, ",\n\"name5\":1}");
  g_assert_false (check (scanner, text->str, text->len, &error));
  sender_test_assert_error (error, SENDER_ERROR_FORMAT, "Line 100002, column 1: The name");
  g_assert_cmpint (g_get_monotonic_time () - begin, <, LIMIT_SECONDS * G_USEC_PER_SEC);
}

static gboolean
count_event (const SenderJsonEvent *event,
             gpointer               user_data)
{
  (*(guint *) user_data)++;
  return TRUE;
}

static void
test_speed (void)
{
  g_autoptr (SenderJsonScanner) scanner = sender_json_scanner_new ();
  guint                         n_events = 0;
  guint                         n_failures = 0;
  gint64                        begin = g_get_monotonic_time ();

  for (guint i = 0; i < 1000000; i++)
    sender_json_scanner_scan (scanner, "{\"OTP\":\"012345\"}", 16, count_event, &n_events, NULL);
  g_assert_cmpuint (n_events, ==, 4000000);
  g_test_message ("1,000,000 scans: %.3f s", (g_get_monotonic_time () - begin) / 1e6);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, LIMIT_SECONDS * G_USEC_PER_SEC);
  begin = g_get_monotonic_time ();
  for (guint i = 0; i < 100000; i++)
    {
      g_autoptr (GError) error = NULL;

      sender_json_scanner_scan (scanner, "{\"OTP\":012345}", 14, count_event, &n_events, &error);
      n_failures += error != NULL;
    }
  g_assert_cmpuint (n_failures, ==, 100000);
  g_test_message ("100,000 refusals: %.3f s", (g_get_monotonic_time () - begin) / 1e6);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, LIMIT_SECONDS * G_USEC_PER_SEC);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/json-scanner/refused/", refused[i].name, NULL);

      g_test_add_data_func (path, &refused[i], test_refused);
    }
  g_test_add_func ("/json-scanner/accepted", test_accepted);
  g_test_add_func ("/json-scanner/events", test_events);
  g_test_add_func ("/json-scanner/stop", test_stop);
  g_test_add_func ("/json-scanner/depth", test_depth);
  g_test_add_func ("/json-scanner/size", test_size);
  g_test_add_func ("/json-scanner/nul", test_nul);
  g_test_add_func ("/json-scanner/long-name", test_long_name);
  g_test_add_func ("/json-scanner/many-members", test_many_members);
  g_test_add_func ("/json-scanner/speed", test_speed);
  return g_test_run ();
}
