/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-phone.h"

#include "sender-country.h"

#include <string.h>

#define DIGITS "0123456789"
#define E164_MIN 7
#define E164_MAX 15
#define NANP_LENGTH 12

static const char *const toll_free_codes[] = { "800", "833", "844", "855", "866", "877", "888" };

/* Plans whose subscriber numbers may begin with a 0 that is dialled from abroad too, so that the
 * “(0)” of `+39 (0)6 …` may mean either: no guess there. */
static const char *const zero_kept_codes[] = { "225", "241", "242", "378", "379", "39" };

/* What people and web pages put between digits; it means nothing. */
static const struct
{
  gunichar first;
  gunichar last;
} ignored[] = {
  { '\t', '\r' },
  { ' ', ' ' },
  { '-', '/' },
  { 0x00A0, 0x00A0 }, /* no-break space */
  { 0x00AD, 0x00AD }, /* soft hyphen */
  { 0x061C, 0x061C }, /* Arabic letter mark */
  { 0x2000, 0x200F }, /* spaces of all widths, joiners, direction marks */
  { 0x2010, 0x2015 }, /* hyphens and dashes */
  { 0x202A, 0x202F }, /* embeddings, narrow no-break space */
  { 0x205F, 0x2060 }, /* mathematical space, word joiner */
  { 0x2066, 0x2069 }, /* isolates */
  { 0x2212, 0x2212 }, /* minus */
  { 0x3000, 0x3000 }, /* ideographic space */
  { 0xFEFF, 0xFEFF }, /* byte order mark */
  { 0xFF0D, 0xFF0F }, /* full-width hyphen, stop, slash */
};

static const gunichar zeros[] = {
  0x0660, /* Arabic-Indic */
  0x06F0, /* Persian */
  0xFF10, /* full-width */
};

/* Digits of @text from its start, or 0 if there is anything else in it. */
static gsize
count_digits (const char *text)
{
  gsize length = strspn (text, DIGITS);

  return text[length] == '\0' ? length : 0;
}

/**
 * sender_phone_is_e164:
 * @text: a text
 *
 * Judges the shape of a full international number (reference “Twilio side”, 2). The lower bound of
 * seven digits is design, not the standard's.
 *
 * Returns: whether @text is `+` and 7 to 15 digits, the first not 0
 */
gboolean
sender_phone_is_e164 (const char *text)
{
  gsize length = 0;

  if (text[0] != '+' || text[1] == '0')
    return FALSE;
  length = count_digits (text + 1);
  return length >= E164_MIN && length <= E164_MAX;
}

/**
 * sender_phone_is_nanp_toll_free:
 * @text: a text
 *
 * Judges whether @text is a toll-free number of the North American plan (reference “Twilio side”,
 * 2).
 *
 * Returns: whether it is
 */
gboolean
sender_phone_is_nanp_toll_free (const char *text)
{
  if (!g_str_has_prefix (text, "+1") || strlen (text) != NANP_LENGTH)
    return FALSE;
  if (count_digits (text + 1) == 0 || text[5] < '2')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (toll_free_codes); i++)
    if (strncmp (text + 2, toll_free_codes[i], 3) == 0)
      return TRUE;
  return FALSE;
}

/**
 * sender_phone_is_short_code:
 * @text: a text
 * @country: (nullable): the country it belongs to; none is taken for the United States
 *
 * Judges the shape of a short code (reference “Twilio side”, 2; elsewhere “PingOne side”, 1.5).
 *
 * Returns: whether it fits
 */
gboolean
sender_phone_is_short_code (const char *text,
                            const char *country)
{
  gsize length = count_digits (text);

  if (country == NULL || *country == '\0' || g_ascii_strcasecmp (country, "US") == 0 ||
      g_ascii_strcasecmp (country, "CA") == 0)
    return (length == 5 || length == 6) && text[0] >= '2';
  return length >= 3 && length <= 8;
}

static gboolean
is_ignored (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (ignored); i++)
    if (c >= ignored[i].first && c <= ignored[i].last)
      return TRUE;
  return FALSE;
}

/* The ASCII digit or `+` that @c stands for, else 0. */
static char
to_ascii (gunichar c)
{
  if (c == '+' || c == 0xFF0B)
    return '+';
  if (c >= '0' && c <= '9')
    return (char) c;
  for (guint i = 0; i < G_N_ELEMENTS (zeros); i++)
    if (c >= zeros[i] && c < zeros[i] + 10)
      return (char) ('0' + (c - zeros[i]));
  return '\0';
}

/* Removes every parenthesis but those of “(0)”. */
static void
remove_parentheses (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    if (strncmp (from, "(0)", 3) == 0)
      {
        to = mempcpy (to, "(0)", 3);
        from += 2;
      }
    else if (*from != '(' && *from != ')')
      *to++ = *from;
  *to = '\0';
}

/* The text without what means nothing; “(0)” stays, and so do characters of no number. */
static char *
strip (const char *text)
{
  GString *out = g_string_new (NULL);

  text += strspn (text, " \t\r\n");
  text += g_ascii_strncasecmp (text, "tel:", 4) == 0 ? 4 : 0;
  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char_validated (text, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          g_string_append_c (out, *text++);
          continue;
        }
      if (to_ascii (c) != '\0')
        g_string_append_c (out, to_ascii (c));
      else if (c == '(' || c == 0xFF08)
        g_string_append_c (out, '(');
      else if (c == ')' || c == 0xFF09)
        g_string_append_c (out, ')');
      else if (!is_ignored (c))
        g_string_append_unichar (out, c);
      text = g_utf8_next_char (text);
    }
  remove_parentheses (out->str);
  return g_string_free (out, FALSE);
}

static gboolean
keeps_zero (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (zero_kept_codes); i++)
    if (g_str_has_prefix (code, zero_kept_codes[i]))
      return TRUE;
  return FALSE;
}

/* Takes “(0)” out of @digits, which begin with a country code; FALSE where it is not clear. */
static gboolean
remove_trunk_zero (char *digits)
{
  char *zero = strstr (digits, "(0)");

  if (zero == NULL)
    return TRUE;
  if (zero == digits || zero > digits + 3 || keeps_zero (digits))
    return FALSE;
  memmove (zero, zero + 3, strlen (zero + 3) + 1);
  return TRUE;
}

/**
 * sender_phone_normalize:
 * @text: a number as somebody typed or pasted it
 *
 * Finds the E.164 form: `tel:`, separators, white space and direction marks go, digits of other
 * scripts become ASCII, `00` becomes `+`, and the trunk zero of `+44 (0)20 …` goes. In plans such
 * as Italy's, where that zero may be part of the number, there is no such form. A country is never
 * guessed.
 *
 * Returns: (transfer full) (nullable): the E.164 form
 */
char *
sender_phone_normalize (const char *text)
{
  g_autofree char *stripped = strip (text);
  g_autofree char *number = NULL;
  gsize            prefix = g_str_has_prefix (stripped, "+") ? 1 : 2;

  if (prefix == 2 && !g_str_has_prefix (stripped, "00"))
    return NULL;
  if (!remove_trunk_zero (stripped + prefix))
    return NULL;
  number = g_strconcat ("+", stripped + prefix, NULL);
  return sender_phone_is_e164 (number) ? g_steal_pointer (&number) : NULL;
}

/**
 * sender_phone_guess_type:
 * @text: a number as somebody typed it
 *
 * Proposes a type for a new number. Three to eight digits without a prefix can be nothing but a
 * short code of some country.
 *
 * Returns: the type that fits best
 */
SenderNumberType
sender_phone_guess_type (const char *text)
{
  g_autofree char *normal = sender_phone_normalize (text);
  g_autofree char *key = sender_phone_get_key (text);

  if (normal != NULL && sender_phone_is_nanp_toll_free (normal))
    return SENDER_NUMBER_TYPE_TOLL_FREE;
  if (normal == NULL && key[0] != '0' && sender_phone_is_short_code (key, "ZZ"))
    return SENDER_NUMBER_TYPE_SHORT_CODE;
  return SENDER_NUMBER_TYPE_STANDARD;
}

/**
 * sender_phone_get_key:
 * @text: a number as somebody typed it
 *
 * Makes spellings comparable: the E.164 form where there is one, else the text without separators.
 *
 * Returns: (transfer full): the key
 */
char *
sender_phone_get_key (const char *text)
{
  char *key = sender_phone_normalize (text);

  return key != NULL ? key : strip (text);
}

/**
 * sender_phone_is_country:
 * @code: a text
 *
 * Looks @code up in ISO 3166-1.
 *
 * Returns: whether it is a code, in upper case
 */
gboolean
sender_phone_is_country (const char *code)
{
  return sender_country_get_name (code) != NULL;
}
