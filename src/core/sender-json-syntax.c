/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-json-syntax.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
skip_digits (const char **next,
             const char  *end)
{
  const char *begin = *next;

  while (*next < end && g_ascii_isdigit (**next))
    (*next)++;
  return *next > begin;
}

static gboolean
skip_byte (const char **next,
           const char  *end,
           const char  *bytes)
{
  if (*next == end || **next == '\0' || strchr (bytes, **next) == NULL)
    return FALSE;
  (*next)++;
  return TRUE;
}

/**
 * sender_json_syntax_skip_number:
 * @next: (inout): where a number begins
 * @end: where the text ends
 *
 * Moves @next over a number as RFC 8259 section 6 has it. The text of the number is kept as it
 * is everywhere, so nothing is converted.
 *
 * Returns: (nullable): %NULL, or what is wrong where @next then stands
 */
const char *
sender_json_syntax_skip_number (const char **next,
                                const char  *end)
{
  const char *begin = NULL;

  skip_byte (next, end, "-");
  begin = *next;
  if (!skip_digits (next, end))
    return _ ("A minus sign must be followed by a digit");
  if (*begin == '0' && *next - begin > 1)
    {
      *next = begin;
      return _ ("A number can’t begin with 0; quotes (\") around it keep its digits");
    }
  if (skip_byte (next, end, ".") && !skip_digits (next, end))
    return _ ("A decimal point must be followed by a digit");
  if (skip_byte (next, end, "eE"))
    {
      skip_byte (next, end, "+-");
      if (!skip_digits (next, end))
        return _ ("The exponent of a number must have a digit");
    }
  return NULL;
}

/**
 * sender_json_syntax_get_unit:
 * @at: where a backslash may stand
 * @end: where the text ends
 *
 * Reads `\u` and four hexadecimal digits.
 *
 * Returns: the UTF-16 unit, or -1 if there is no such escape
 */
int
sender_json_syntax_get_unit (const char *at,
                             const char *end)
{
  int unit = 0;

  if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
    return -1;
  for (int i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (at[i]);
    }
  return unit;
}

static gboolean
read_unicode_escape (const char **next,
                     const char  *end,
                     char       **out)
{
  int      unit = sender_json_syntax_get_unit (*next, end);
  gunichar c = unit;

  if (unit <= 0 || (unit >= 0xdc00 && unit <= 0xdfff))
    return FALSE;
  if (unit >= 0xd800 && unit <= 0xdbff)
    {
      int low = sender_json_syntax_get_unit (*next + 6, end);

      if (low < 0xdc00 || low > 0xdfff)
        return FALSE;
      c = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
      *next += 6;
    }
  *next += 6;
  *out += g_unichar_to_utf8 (c, *out);
  return TRUE;
}

/**
 * sender_json_syntax_read_escape:
 * @next: (inout): where a backslash stands
 * @end: where the text ends
 * @out: (inout): where the character goes, never more bytes than the escape has
 *
 * Decodes one escape, a surrogate pair as one. Half a pair and `\u0000` are refused: neither can
 * be in zero-terminated UTF-8.
 *
 * Returns: %FALSE, having moved nothing, if this is no escape that is allowed
 */
gboolean
sender_json_syntax_read_escape (const char **next,
                                const char  *end,
                                char       **out)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  char              letter = end - *next > 1 ? (*next)[1] : '\0';
  const char       *found = letter != '\0' ? strchr (letters, letter) : NULL;

  if (letter == 'u')
    return read_unicode_escape (next, end, out);
  if (found == NULL)
    return FALSE;
  *(*out)++ = meanings[found - letters];
  *next += 2;
  return TRUE;
}
