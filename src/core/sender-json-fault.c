/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-json-fault.h"

#include "sender-json-syntax.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SHOWN_WORD 24

/* Beginnings that are a mistake of their own wherever they stand outside quotes. */
static const struct
{
  const char *text;
  const char *message;
} known_faults[] = {
  { "//", N_ ("JSON has no comments; remove what begins with “//”") },
  { "/*", N_ ("JSON has no comments; remove what begins with “/*”") },
  { "#", N_ ("JSON has no comments; remove what begins with “#”") },
  { "'", N_ ("Single quotes don’t quote in JSON; use \"") },
  { "`", N_ ("Backquotes don’t quote in JSON; use \"") },
  { "\302\253", N_ ("“«” is a typographic quote; use the straight \"") },
  { "\302\273", N_ ("“»” is a typographic quote; use the straight \"") },
  { "\342\200\230", N_ ("“‘” is a typographic quote; use the straight \"") },
  { "\342\200\231", N_ ("“’” is a typographic quote; use the straight \"") },
  { "\342\200\232", N_ ("“‚” is a typographic quote; use the straight \"") },
  { "\342\200\233", N_ ("“‛” is a typographic quote; use the straight \"") },
  { "\342\200\234", N_ ("““” is a typographic quote; use the straight \"") },
  { "\342\200\235", N_ ("“”” is a typographic quote; use the straight \"") },
  { "\342\200\236", N_ ("“„” is a typographic quote; use the straight \"") },
  { "\342\200\237", N_ ("“‟” is a typographic quote; use the straight \"") },
  { "\342\200\263", N_ ("“″” is a typographic quote; use the straight \"") },
  { "\342\200\271", N_ ("“‹” is a typographic quote; use the straight \"") },
  { "\342\200\272", N_ ("“›” is a typographic quote; use the straight \"") },
  { "\357\273\277", N_ ("A byte order mark (U+FEFF) is not allowed; save without it") },
};

/* What was expected, and the message if the text ends there. */
static const struct
{
  const char *wanted;
  const char *at_end;
} expectations[] = {
  [SENDER_JSON_EXPECT_VALUE] = {
    N_ ("A value is expected"),
    N_ ("The text ends where a value is expected"),
  },
  [SENDER_JSON_EXPECT_NAME] = {
    N_ ("A name in quotes is expected"),
    N_ ("The text ends inside an object; } is missing"),
  },
  [SENDER_JSON_EXPECT_COLON] = {
    N_ ("A colon is expected after the name"),
    N_ ("The text ends where a colon and a value are expected"),
  },
  [SENDER_JSON_EXPECT_MEMBER_END] = {
    N_ ("A comma or } is expected"),
    N_ ("The text ends inside an object; } is missing"),
  },
  [SENDER_JSON_EXPECT_ELEMENT_END] = {
    N_ ("A comma or ] is expected"),
    N_ ("The text ends inside an array; ] is missing"),
  },
  [SENDER_JSON_EXPECT_NOTHING] = {
    N_ ("Nothing more is expected after the end of the JSON value"),
    NULL,
  },
  [SENDER_JSON_EXPECT_TEXT] = {
    N_ ("Text is expected"),
    NULL,
  },
};

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("_$-+.", c) != NULL);
}

static char *
dup_word (const char *next,
          const char *end)
{
  const char *stop = next;

  while (stop < end && stop - next < MAX_SHOWN_WORD && is_word_byte (*stop))
    stop++;
  return g_strndup (next, stop - next);
}

static const char *
find_known_fault (const char *next,
                  const char *end)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known_faults); i++)
    {
      gsize length = strlen (known_faults[i].text);

      if ((gsize) (end - next) >= length && memcmp (next, known_faults[i].text, length) == 0)
        return _ (known_faults[i].message);
    }
  return NULL;
}

static char *
describe_word (SenderJsonExpectation expected,
               const char           *next,
               const char           *end)
{
  g_autofree char *word = dup_word (next, end);

  switch (expected)
    {
    case SENDER_JSON_EXPECT_VALUE:
      if (*next == '+')
        return g_strdup (_ ("A number can’t begin with +"));
      if (*next == '.')
        return g_strdup (_ ("A number needs a digit before the decimal point"));
      return g_strdup_printf (_ ("“%s” is no JSON value; text needs quotes (\")"), word);
    case SENDER_JSON_EXPECT_NAME:
      return g_strdup_printf (_ ("The name “%s” needs quotes (\")"), word);
    case SENDER_JSON_EXPECT_COLON:
    case SENDER_JSON_EXPECT_MEMBER_END:
    case SENDER_JSON_EXPECT_ELEMENT_END:
    case SENDER_JSON_EXPECT_NOTHING:
    case SENDER_JSON_EXPECT_TEXT:
    default:
      return g_strdup_printf (_ ("%s, but here is “%s”"), _ (expectations[expected].wanted), word);
    }
}

/* A byte that begins no character, a control character, or a character with its number. */
static char *
describe_character (SenderJsonExpectation expected,
                    const char           *next,
                    const char           *end)
{
  const char *wanted = _ (expectations[expected].wanted);
  gunichar    c = g_utf8_get_char_validated (next, end - next);

  if (*next == '\0')
    return g_strdup (_ ("A NUL character (U+0000) is not allowed"));
  if (c >= 0x80000000)
    return g_strdup_printf (_ ("The byte 0x%02X is not UTF-8 here"), (guint) (guchar) *next);
  if (!g_unichar_isgraph (c))
    return g_strdup_printf (_ ("%s, but here is the character U+%04X"), wanted, c);
  return g_strdup_printf (_ ("%s, but here is “%.*s”"), wanted,
                          (int) (g_utf8_next_char (next) - next), next);
}

static char *
describe_escape (const char *next,
                 const char *end)
{
  char letter = end - next > 1 ? next[1] : '\0';
  int  unit = sender_json_syntax_get_unit (next, end);

  if (letter == 'u' && unit < 0)
    return g_strdup (_ ("\\u needs four hexadecimal digits"));
  if (unit == 0)
    return g_strdup (_ ("\\u0000 is not allowed: text can’t hold a NUL character"));
  if (unit > 0)
    return g_strdup_printf (_ ("\\u%04X is half of a surrogate pair; the other half is missing"),
                            (guint) unit);
  if (g_ascii_isgraph (letter))
    return g_strdup_printf (_ ("“\\%c” is no escape; a backslash itself is written \\\\"), letter);
  return g_strdup (_ ("A backslash must be followed by one of \" \\ / b f n r t u"));
}

/* What can't stand inside quotes. */
static char *
describe_text (const char *next,
               const char *end)
{
  guint c = (guchar) *next;

  if (c == '\\')
    return describe_escape (next, end);
  if (c == '\n' || c == '\r')
    return g_strdup (_ ("The line ends inside quotes; close them, or write the break as \\n"));
  if (c == '\t')
    return g_strdup (_ ("A tab is not allowed inside quotes; write it as \\t"));
  if (c == 0 || c >= 0x80)
    return describe_character (SENDER_JSON_EXPECT_TEXT, next, end);
  return g_strdup_printf (_ ("The control character U+%04X is not allowed inside quotes; "
                             "write it as \\u%04X"),
                          c, c);
}

/**
 * sender_json_fault_describe:
 * @expected: what JSON asks for
 * @next: the text that stands there
 * @end: where the text ends; reading stops before it
 *
 * Says what is wrong at @next. Only called where something is, so that scanning valid text never
 * pays for it.
 *
 * Returns: (transfer full): the message, without the position
 */
char *
sender_json_fault_describe (SenderJsonExpectation expected,
                            const char           *next,
                            const char           *end)
{
  const char *known = NULL;

  if (expected == SENDER_JSON_EXPECT_TEXT)
    return describe_text (next, end);
  known = find_known_fault (next, end);
  if (next == end)
    return g_strdup (_ (expectations[expected].at_end));
  if (known != NULL)
    return g_strdup (known);
  if (expected == SENDER_JSON_EXPECT_MEMBER_END || expected == SENDER_JSON_EXPECT_ELEMENT_END)
    if (strchr ("\"{[-", *next) != NULL && *next != '\0')
      return g_strdup (_ ("A comma is missing before this"));
  if (is_word_byte (*next))
    return describe_word (expected, next, end);
  return describe_character (expected, next, end);
}
