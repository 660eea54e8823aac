/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-chunks.h"

#include <string.h>

typedef enum
{
  WHOLE,
  CUT,
  REFUSED,
} Verdict;

static const struct
{
  const char *text;
  Verdict     verdict;
  const char *body;
} cases[] = {
  { "0\r\n\r\n", WHOLE, "" },
  { "3\r\nabc\r\n0\r\n\r\n", WHOLE, "abc" },
  { "3\r\nabc\r\n2\r\nde\r\n000\r\n\r\n", WHOLE, "abcde" },
  { "A\r\n0123456789\r\n0\r\n\r\n", WHOLE, "0123456789" },
  { "3;name=\"v\"\r\nabc\r\n0;x\r\n\r\n", WHOLE, "abc" },
  { "3 \r\nabc\r\n0\r\n\r\n", WHOLE, "abc" },
  { "3\r\na\r\n\r\n0\r\n\r\n", WHOLE, "a\r\n" },
  { "0\r\nA: b\r\nC: d\r\n\r\n", WHOLE, "" },
  { "0\r\n\r\nHTTP/1.1 500 Left over\r\n\r\n", WHOLE, "" },
  { "", CUT, "" },
  { "3", CUT, "" },
  { "3\r\n", CUT, "" },
  { "3\r\nab", CUT, "ab" },
  { "3\r\nabc", CUT, "abc" },
  { "3\r\nabc\r\n", CUT, "abc" },
  { "3\r\nabc\r\n0", CUT, "abc" },
  { "3\r\nabc\r\n0\r\n", CUT, "abc" },
  { "3\r\nabc\r\n0\r\nA: b\r\n", CUT, "abc" },
  { "\r\n", REFUSED, "" },
  { "x\r\n", REFUSED, "" },
  { "-1\r\n", REFUSED, "" },
  { "0x3\r\nabc\r\n", REFUSED, "" },
  { "3\nabc\r\n", REFUSED, "" },
  { "3\rabc\r\n", REFUSED, "" },
  { "3;a\nbc\r\n", REFUSED, "" },
  { "3\r\nabcd\r\n", REFUSED, "abc" },
  { "3\r\nabc\rx", REFUSED, "abc" },
  { "10000000000000000\r\n", REFUSED, "" },
  { "0\r\nA\n", REFUSED, "" },
  { "0\r\n\rx", REFUSED, "" },
};

/* Whatever way the bytes are split. */
static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize step = 1; step <= strlen (cases[i].text) + 1; step++)
      {
        SenderChunks           self = { 0 };
        g_autoptr (GByteArray) body = g_byte_array_new ();
        gboolean               fine = TRUE;
        gsize                  len = strlen (cases[i].text);

        for (gsize at = 0; fine && at < len; at += step)
          fine = sender_chunks_feed (&self, cases[i].text + at, MIN (step, len - at), body);
        g_test_message ("%u by %zu", i, step);
        g_assert_true (fine == (cases[i].verdict != REFUSED));
        g_assert_true (sender_chunks_is_done (&self) == (cases[i].verdict == WHOLE));
        g_assert_cmpmem (body->data, body->len, cases[i].body, strlen (cases[i].body));
      }
}

/* What isn't data is bounded; data after it begins the count anew. */
static void
test_bounds (void)
{
  SenderChunks           self = { 0 };
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autofree char       *filler = g_strnfill (60 * 1024, 'x');

  g_assert_true (sender_chunks_feed (&self, "1;", 2, body));
  g_assert_true (sender_chunks_feed (&self, filler, strlen (filler), body));
  g_assert_true (sender_chunks_feed (&self, "\r\na\r\n0\r\n", 9, body));
  g_assert_true (sender_chunks_feed (&self, filler, strlen (filler), body));
  g_assert_false (sender_chunks_feed (&self, filler, strlen (filler), body));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chunks/table", test_table);
  g_test_add_func ("/chunks/bounds", test_bounds);
  return g_test_run ();
}
