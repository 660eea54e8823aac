/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message-limit.h"

#include <string.h>

static char *
dup_times (const char *text,
           guint       times)
{
  GString *out = g_string_new (NULL);

  while (times-- > 0)
    g_string_append (out, text);
  return g_string_free (out, FALSE);
}

static const struct
{
  SenderChannel    channel;
  const char      *text;
  guint            times;
  SenderLengthUnit unit;
  guint            used;
  guint            limit;
  gboolean         over;
  gboolean         refused;
} cases[] = {
  { SENDER_CHANNEL_SMS, "a", 0, SENDER_LENGTH_UNIT_GSM7, 0, 153, FALSE, FALSE },
  { SENDER_CHANNEL_SMS, "a", 153, SENDER_LENGTH_UNIT_GSM7, 153, 153, FALSE, FALSE },
  { SENDER_CHANNEL_SMS, "a", 154, SENDER_LENGTH_UNIT_GSM7, 154, 153, TRUE, FALSE },
  { SENDER_CHANNEL_SMS, "{", 77, SENDER_LENGTH_UNIT_GSM7, 154, 153, TRUE, FALSE },
  { SENDER_CHANNEL_SMS, "ж", 67, SENDER_LENGTH_UNIT_UCS2, 67, 67, FALSE, FALSE },
  { SENDER_CHANNEL_SMS, "ж", 68, SENDER_LENGTH_UNIT_UCS2, 68, 67, TRUE, FALSE },
  { SENDER_CHANNEL_SMS, "a", 660, SENDER_LENGTH_UNIT_GSM7, 660, 153, TRUE, FALSE },
  { SENDER_CHANNEL_SMS, "a", 661, SENDER_LENGTH_UNIT_CHARACTERS, 661, 660, TRUE, TRUE },
  { SENDER_CHANNEL_VOICE, "ж", 512, SENDER_LENGTH_UNIT_BYTES, 1024, 1024, FALSE, FALSE },
  { SENDER_CHANNEL_VOICE, "a", 1025, SENDER_LENGTH_UNIT_BYTES, 1025, 1024, TRUE, TRUE },
};

static void
test_measure (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char    *text = dup_times (cases[i].text, cases[i].times);
      SenderMessageLength length = sender_message_length_measure (cases[i].channel, text);

      g_test_message ("%u times “%s”", cases[i].times, cases[i].text);
      g_assert_cmpint (length.unit, ==, cases[i].unit);
      g_assert_cmpuint (length.used, ==, cases[i].used);
      g_assert_cmpuint (length.limit, ==, cases[i].limit);
      g_assert_cmpint (length.over, ==, cases[i].over);
      g_assert_cmpint (length.refused, ==, cases[i].refused);
    }
}

static void
test_text (void)
{
  SenderMessageLength length = sender_message_length_measure (SENDER_CHANNEL_SMS, "abc");
  g_autofree char    *text = sender_message_length_to_text (&length);

  g_assert_cmpstr (text, ==, "3 of 153");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *long_text = dup_times (cases[i].text, cases[i].times);
      g_autofree char *sentence = NULL;
      g_autofree char *limit = g_strdup_printf ("%u", cases[i].limit);

      length = sender_message_length_measure (cases[i].channel, long_text);
      sentence = sender_message_length_describe (&length);
      g_assert_nonnull (strstr (sentence, limit));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/message-limit/measure", test_measure);
  g_test_add_func ("/core/message-limit/text", test_text);
  return g_test_run ();
}
