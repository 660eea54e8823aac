/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-isolate.h"

#include <string.h>

#define LEFT_TO_RIGHT "\u2066"
#define FIRST_STRONG "\u2068"
#define END "\u2069"
#define REPLACEMENT 0xFFFD

/* Blocks of scripts that are written from right to left. */
static const struct
{
  gunichar first;
  gunichar last;
} leftward[] = {
  { 0x0590, 0x08FF },
  { 0x200F, 0x200F },
  { 0xFB1D, 0xFDFF },
  { 0xFE70, 0xFEFE },
  { 0x10800, 0x10FFF },
  { 0x1E800, 0x1EFFF },
};

/* A number in international form, also masked; a URL; a variable. A bracket that a URL ends with
 * belongs to the sentence, as its full stop does. */
static const char values[] =
  "\\+[0-9•](?:[0-9• \u00A0().-]*[0-9•])?"
  "|[a-z][a-z0-9+.-]*://[^\\s“”\u2066-\u2069]*[^\\s“”.,;:!?)\u2066-\u2069]"
  "|\\$\\{[^}]*\\}";

static gboolean
is_leftward (gunichar character)
{
  for (guint i = 0; i < G_N_ELEMENTS (leftward); i++)
    if (character >= leftward[i].first && character <= leftward[i].last)
      return TRUE;
  return FALSE;
}

static gboolean
opens_isolate (gunichar character)
{
  return character >= 0x2066 && character <= 0x2068;
}

/* Whether what is opened before @rest is closed in its line. */
static gboolean
is_closed (const char *rest)
{
  int depth = 1;

  for (; *rest != '\0' && *rest != '\n' && depth > 0; rest = g_utf8_next_char (rest))
    {
      gunichar character = g_utf8_get_char (rest);

      if (opens_isolate (character))
        depth++;
      else if (character == 0x2069)
        depth--;
    }
  return depth == 0;
}

/**
 * sender_isolate_clean:
 * @text: what is shown
 *
 * Makes what would turn the text after it visible.
 *
 * Returns: (transfer full): the text
 */
char *
sender_isolate_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString         *clean = g_string_new (NULL);
  int              depth = 0;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      gboolean is_bad = character >= 0x202A && character <= 0x202E;

      if (character == '\n')
        depth = 0;
      else if (opens_isolate (character))
        is_bad = !is_closed (g_utf8_next_char (at));
      else if (character == 0x2069)
        is_bad = depth == 0;
      if (!is_bad && opens_isolate (character))
        depth++;
      else if (!is_bad && character == 0x2069)
        depth--;
      g_string_append_unichar (clean, is_bad ? REPLACEMENT : character);
    }
  return g_string_free (clean, FALSE);
}

/**
 * sender_isolate_value:
 * @value: a number, a URL, a key or an id
 *
 * Keeps it from left to right.
 *
 * Returns: (transfer full): the value between the characters that do; empty if it is
 */
char *
sender_isolate_value (const char *value)
{
  g_autofree char *clean = sender_isolate_clean (value);

  if (*clean == '\0')
    return g_steal_pointer (&clean);
  return g_strconcat (LEFT_TO_RIGHT, clean, END, NULL);
}

/* Whether its letters, from the first to the last character, all go from left to right. */
static gboolean
is_rightward (const char *name)
{
  const char *last = name + strlen (name);

  if (!g_unichar_isalpha (g_utf8_get_char (name)) ||
      !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (last))))
    return FALSE;
  for (; *name != '\0'; name = g_utf8_next_char (name))
    if (is_leftward (g_utf8_get_char (name)))
      return FALSE;
  return TRUE;
}

/**
 * sender_isolate_name:
 * @name: what somebody called something
 *
 * Keeps it from turning what it stands in, and from being turned.
 *
 * Returns: (transfer full): the name, between the characters that do where it takes them
 */
char *
sender_isolate_name (const char *name)
{
  g_autofree char *clean = sender_isolate_clean (name);

  if (*clean == '\0' || is_rightward (clean))
    return g_steal_pointer (&clean);
  return g_strconcat (FIRST_STRONG, clean, END, NULL);
}

/**
 * sender_isolate_sentence:
 * @sentence: text for people
 *
 * Keeps numbers, URLs and variables in it from left to right.
 *
 * Returns: (transfer full): the sentence
 */
char *
sender_isolate_sentence (const char *sentence)
{
  g_autofree char   *clean = sender_isolate_clean (sentence);
  g_autoptr (GRegex) regex = g_regex_new (values, G_REGEX_CASELESS, 0, NULL);

  return g_regex_replace (regex, clean, -1, 0, LEFT_TO_RIGHT "\\0" END, 0, NULL);
}
