/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "sender-text.h"

#include <string.h>

#define LIMIT 3

/* The text on both sides of the first tab. */
static void
check_distance (const char *text)
{
  g_auto (GStrv) sides = g_strsplit (text, "\t", 2);
  guint          there = 0;
  guint          back = 0;

  if (g_strv_length (sides) < 2)
    return;
  there = sender_text_distance (sides[0], sides[1], LIMIT);
  back = sender_text_distance (sides[1], sides[0], LIMIT);
  g_assert_cmpuint (there, ==, back);
  g_assert_cmpuint (there, <=, LIMIT + 1);
  g_assert_cmpint (there == 0, ==, strcmp (sides[0], sides[1]) == 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = fuzz_dup_utf8 (data, size);
  g_autofree char *straight = sender_text_straighten_quotes (text);
  g_autofree char *masked = sender_text_mask_number (text);
  glong            length = g_utf8_strlen (text, -1);

  check_distance (text);
  g_assert_false (sender_text_has_curly_quotes (straight));
  g_assert_cmpint (g_utf8_strlen (straight, -1), ==, length);
  g_assert_true (g_utf8_validate (masked, -1, NULL));
  g_assert_cmpuint (sender_text_get_sms_units (text), >=, length);
  g_assert_cmpuint (sender_text_get_sms_units (text), <=, 2 * length);
  g_assert_true (!sender_text_is_sid (text, "FW") || strlen (text) == 34);
  return 0;
}
