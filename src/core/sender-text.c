/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SID_DIGITS 32
#define TOKEN_MARKS "!#$%&'*+-.^_`|~"
#define MASK_DIGITS_MIN 8
#define BULLET "•"
#define BULLETS_SHORT BULLET BULLET BULLET
#define BULLETS_LONG BULLETS_SHORT BULLETS_SHORT BULLET

/* Characters of GSM 03.38 outside ASCII: the default alphabet, then the extension table. */
#define GSM_BASIC "£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà"
#define GSM_EXTENSION "\f^{}\\[~]|€"

typedef struct
{
  gunichar first;
  gunichar last;
  char     straight;
} Quotes;

static const Quotes quotes[] = {
  { 0x00AB, 0x00AB, '"' },
  { 0x00BB, 0x00BB, '"' },
  { 0x2018, 0x201B, '\'' },
  { 0x201C, 0x201F, '"' },
  { 0x2033, 0x2033, '"' },
  { 0x2039, 0x203A, '\'' },
};

/* A byte that is no UTF-8 counts as a character of its own, so that no text can be overrun. */
static gunichar
next_character (const char **text)
{
  gunichar c = g_utf8_get_char_validated (*text, -1);

  if (c == (gunichar) -1 || c == (gunichar) -2)
    c = (guchar) * (*text)++;
  else
    *text = g_utf8_next_char (*text);
  return c;
}

static guint
count_characters (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; n++)
    next_character (&text);
  return n;
}

static GArray *
split_characters (const char *text,
                  guint       n_characters)
{
  GArray *characters = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), n_characters);

  while (*text != '\0')
    {
      gunichar c = next_character (&text);

      g_array_append_val (characters, c);
    }
  return characters;
}

/* One row of the table: @row from the two before it, within @limit of the diagonal. */
static guint
fill_row (const gunichar *a,
          const gunichar *b,
          guint           b_length,
          guint           i,
          guint           limit,
          guint         **rows)
{
  guint *row = rows[i % 3];
  guint *previous = rows[(i + 2) % 3];
  guint *before = rows[(i + 1) % 3];
  guint  first = i > limit ? i - limit : 1;
  guint  last = MIN (b_length, i + limit);
  guint  best = limit + 1;

  row[first - 1] = first == 1 ? i : limit + 1;
  for (guint j = first; j <= last; j++)
    {
      guint value = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);

      if (j < i + limit)
        value = MIN (value, previous[j] + 1);
      value = MIN (value, row[j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        value = MIN (value, before[j - 2] + 1);
      row[j] = MIN (value, limit + 1);
      best = MIN (best, row[j]);
    }
  return MIN (best, row[first - 1]);
}

/**
 * sender_text_distance:
 * @a: a text
 * @b: another
 * @limit: the greatest distance of interest
 *
 * Counts the edits between two texts: characters added, left out, exchanged, or swapped with their
 * neighbour (optimal string alignment). Case matters. Only the cells of the table that can stay
 * within @limit are computed, so a long text costs no more than its length.
 *
 * Returns: the distance in characters, or @limit + 1 for anything over @limit
 */
guint
sender_text_distance (const char *a,
                      const char *b,
                      guint       limit)
{
  guint              a_length = count_characters (a);
  guint              b_length = count_characters (b);
  g_autoptr (GArray) x = NULL;
  g_autoptr (GArray) y = NULL;
  g_autofree guint  *cells = NULL;
  guint             *rows[3];

  if (MAX (a_length, b_length) - MIN (a_length, b_length) > limit)
    return limit + 1;
  x = split_characters (a, a_length);
  y = split_characters (b, b_length);
  cells = g_new (guint, 3 * ((gsize) y->len + 1));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = cells + i * ((gsize) y->len + 1);
  for (guint j = 0; j <= y->len; j++)
    rows[0][j] = MIN (j, limit + 1);
  for (guint i = 1; i <= x->len; i++)
    {
      guint best = fill_row ((gunichar *) x->data, (gunichar *) y->data, y->len, i, limit, rows);

      if (best > limit)
        return limit + 1;
    }
  return rows[x->len % 3][y->len];
}

/**
 * sender_text_has_control:
 * @text: a text
 *
 * Looks for characters that end a header line or can't be seen: C0, DEL and C1.
 *
 * Returns: whether there is one
 */
gboolean
sender_text_has_control (const char *text)
{
  while (*text != '\0')
    {
      gunichar c = next_character (&text);

      if (c < 0x20 || (c >= 0x7F && c < 0xA0))
        return TRUE;
    }
  return FALSE;
}

/**
 * sender_text_is_sid:
 * @text: (nullable): a text
 * @prefix: the two letters of the kind, such as `AC`
 *
 * Judges the shape of a Twilio identifier (reference “Twilio side”, 2). The digits may be of either
 * case, the prefix not.
 *
 * Returns: whether @text is @prefix and 32 hexadecimal digits
 */
gboolean
sender_text_is_token (const char *text)
{
  if (*text == '\0')
    return FALSE;
  for (; *text != '\0'; text++)
    if (!g_ascii_isalnum (*text) && strchr (TOKEN_MARKS, *text) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
sender_text_is_sid (const char *text,
                    const char *prefix)
{
  gsize length = 0;

  if (text == NULL || !g_str_has_prefix (text, prefix))
    return FALSE;
  for (text += strlen (prefix); g_ascii_isxdigit (*text); text++)
    length++;
  return *text == '\0' && length == SID_DIGITS;
}

/* Septets of @c: 1, 2 in the extension table, 0 where GSM 03.38 lacks it. */
static guint
get_septets (gunichar c)
{
  if (g_utf8_strchr (GSM_EXTENSION, -1, c) != NULL)
    return 2;
  if (c >= 0x80)
    return g_utf8_strchr (GSM_BASIC, -1, c) != NULL ? 1 : 0;
  if (c < 0x20)
    return c == '\n' || c == '\r' ? 1 : 0;
  return c == '`' || c == 0x7F ? 0 : 1;
}

/**
 * sender_text_is_gsm7:
 * @text: a text
 *
 * Judges whether a message fits the seven-bit alphabet of SMS (GSM 03.38 with its extension).
 *
 * Returns: whether every character is in it
 */
gboolean
sender_text_is_gsm7 (const char *text)
{
  while (*text != '\0')
    if (get_septets (next_character (&text)) == 0)
      return FALSE;
  return TRUE;
}

/**
 * sender_text_get_sms_units:
 * @text: a text
 *
 * Measures a message as SMS does. Which unit applies is sender_text_is_gsm7()'s answer.
 *
 * Returns: septets for GSM-7, else UTF-16 code units
 */
guint
sender_text_get_sms_units (const char *text)
{
  gboolean gsm7 = sender_text_is_gsm7 (text);
  guint    units = 0;

  while (*text != '\0')
    {
      gunichar c = next_character (&text);

      if (gsm7)
        units += get_septets (c);
      else
        units += c > 0xFFFF ? 2 : 1;
    }
  return units;
}

/**
 * sender_text_mask_number:
 * @number: (nullable): a telephone number as it is sent: digits, with or without `+`
 *
 * Makes a number fit for history, exports and reports. The plus sign with the first digit and the
 * last four digits stay; what lies between is always seven bullets, so that not even the length of
 * the number is told. A number of fewer than eight digits keeps its last two only.
 *
 * Returns: (transfer full): the masked number, or three bullets for text that is no number
 */
char *
sender_text_mask_number (const char *number)
{
  GString    *out = NULL;
  const char *digits = NULL;
  gsize       length = 0;

  if (number == NULL)
    return g_strdup (BULLETS_SHORT);
  digits = number + (*number == '+' ? 1 : 0);
  length = strspn (digits, "0123456789");
  if (length < 3 || digits[length] != '\0')
    return g_strdup (BULLETS_SHORT);
  if (length >= MASK_DIGITS_MIN)
    return g_strdup_printf ("%.*s" BULLETS_LONG "%s", (int) (digits + 1 - number), number,
                            digits + length - 4);
  out = g_string_new (NULL);
  for (const char *p = number; p < digits + length - 2; p++)
    g_string_append (out, BULLET);
  g_string_append (out, digits + length - 2);
  return g_string_free (out, FALSE);
}

static char
get_straight_quote (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    if (c >= quotes[i].first && c <= quotes[i].last)
      return quotes[i].straight;
  return '\0';
}

/**
 * sender_text_has_curly_quotes:
 * @text: a text
 *
 * Looks for the quotes that word processors put in place of `"` and `'`: JSON knows none of them.
 *
 * Returns: whether there is one
 */
gboolean
sender_text_has_curly_quotes (const char *text)
{
  while (*text != '\0')
    if (get_straight_quote (next_character (&text)) != '\0')
      return TRUE;
  return FALSE;
}

/**
 * sender_text_straighten_quotes:
 * @text: a text
 *
 * Puts `"` and `'` back where a word processor replaced them.
 *
 * Returns: (transfer full): the text with straight quotes
 */
char *
sender_text_straighten_quotes (const char *text)
{
  GString *out = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *start = text;
      char        straight = get_straight_quote (next_character (&text));

      if (straight != '\0')
        g_string_append_c (out, straight);
      else
        g_string_append_len (out, start, text - start);
    }
  return g_string_free (out, FALSE);
}

char *
sender_text_quote (const char *text)
{
  /* Translators: a name in the quotation marks of the language */
  return g_strdup_printf (_ ("“%s”"), text);
}
