/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-number-line.h"

#include "sender-country.h"
#include "sender-phone.h"

#include <string.h>

/* A national number without its country has at least so many digits; what is shorter may be a
 * short code, a date or a price. */
#define NATIONAL_MIN 9
#define SHORT_MIN 3
#define DIGITS "0123456789"

/* What can't be inside a number, letters aside. */
#define BREAKS ":#=<>\"'*@&%$!?_"

/* How tables call the column of the numbers: without regard to case, spaces and marks. */
static const char *const heading_words[] = {
  "number",
  "phone",
  "phonenumber",
  "telephone",
  "sender",
  "sendernumber",
  "originationnumber",
  "from",
  "mobile",
  "nummer",
  "telefon",
  "rufnummer",
  "telefonnummer",
  "numéro",
  "téléphone",
};

static const struct
{
  const char      *word;
  SenderNumberType type;
} type_words[] = {
  { "standard", SENDER_NUMBER_TYPE_STANDARD },
  { "local", SENDER_NUMBER_TYPE_STANDARD },
  { "tollfree", SENDER_NUMBER_TYPE_TOLL_FREE },
  { "shortcode", SENDER_NUMBER_TYPE_SHORT_CODE },
};

/* Cells at tabs, semicolons and bars, or else at commas; quotes keep a cell together. */
static GStrv
split_cells (const char *line)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString)      cell = g_string_new (NULL);
  const char              *separators = strpbrk (line, "\t;|") != NULL ? "\t;|" : ",";
  gboolean                 quoted = FALSE;

  for (const char *c = line; *c != '\0'; c++)
    {
      if (*c == '"')
        quoted = !quoted;
      else if (quoted || strchr (separators, *c) == NULL)
        g_string_append_c (cell, *c);
      else
        {
          g_strv_builder_add (builder, g_strstrip (cell->str));
          g_string_truncate (cell, 0);
        }
    }
  g_strv_builder_add (builder, g_strstrip (cell->str));
  return g_strv_builder_end (builder);
}

/* Letters alone, in lower case. */
static char *
dup_letters (const char *text)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);
  GString         *out = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalpha (g_utf8_get_char (c)))
      g_string_append_unichar (out, g_utf8_get_char (c));
  return g_string_free (out, FALSE);
}

static gboolean
is_heading_word (const char *cell)
{
  g_autofree char *letters = dup_letters (cell);

  if (strpbrk (cell, DIGITS) != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (heading_words); i++)
    if (g_str_equal (letters, heading_words[i]))
      return TRUE;
  return FALSE;
}

/**
 * sender_number_line_is_heading:
 * @line: a line
 * @column: (out): where the numbers are, if it is one
 *
 * Tells whether a line is the heading of a table.
 *
 * Returns: whether it is
 */
gboolean
sender_number_line_is_heading (const char *line,
                               int        *column)
{
  g_auto (GStrv) cells = split_cells (line);

  for (int i = 0; cells[i] != NULL; i++)
    if (is_heading_word (cells[i]))
      {
        *column = i;
        return TRUE;
      }
  return FALSE;
}

/* What a run of characters is, as far as it is a number: its digits with a plus sign or without. */
typedef struct
{
  GPtrArray *full;     /* (element-type utf8): with their country */
  GPtrArray *national; /* (element-type utf8): long enough */
  char      *shorter;  /* (nullable): the first one of digits alone */
} Candidates;

static void
add_run (Candidates *self,
         const char *start,
         gsize       length)
{
  g_autofree char *run = g_strstrip (g_strndup (start, length));
  g_autofree char *normal = sender_phone_normalize (run);
  g_autofree char *key = sender_phone_get_key (run);
  const char      *digits = key + (*key == '+');
  gsize            n_digits = strspn (digits, DIGITS);

  if (normal != NULL)
    g_ptr_array_add (self->full, g_steal_pointer (&normal));
  else if (digits[n_digits] != '\0')
    return;
  else if (n_digits >= NATIONAL_MIN || (*key == '+' && n_digits >= SHORT_MIN))
    g_ptr_array_add (self->national, g_steal_pointer (&key));
  else if (n_digits >= SHORT_MIN && g_str_equal (run, key) && self->shorter == NULL)
    self->shorter = g_steal_pointer (&key);
}

static gboolean
ends_run (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  return c == 0 || g_unichar_isalpha (c) || (c < 0x80 && strchr (BREAKS, (int) c) != NULL);
}

/* Digits that touch a letter are no number but part of a name, such as an SID. */
static gboolean
touches_letter (const char *start,
                const char *from,
                const char *to)
{
  gboolean before = from > start &&
                    g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (from))) &&
                    g_ascii_isdigit (*from);
  gboolean after = to > from && g_ascii_isdigit (to[-1]) &&
                   g_unichar_isalpha (g_utf8_get_char (to));

  return before || after;
}

static void
find_in_cell (Candidates *self,
              const char *cell)
{
  const char *c = cell;

  while (*c != '\0')
    {
      const char *from = c;

      while (!ends_run (c) && (*c != '+' || c == from))
        c = g_utf8_next_char (c);
      if (c > from && !touches_letter (cell, from, c))
        add_run (self, from, (gsize) (c - from));
      if (c == from)
        c = g_utf8_next_char (c);
    }
}

static void
read_countries (const char   *cell,
                GStrvBuilder *builder)
{
  g_auto (GStrv) words = g_strsplit_set (cell, " ,/+", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && sender_country_get_name (words[i]) == NULL)
      return;
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);
}

static void
read_words (const char       *cell,
            SenderNumberRead *read)
{
  g_autofree char *letters = dup_letters (cell);

  for (guint i = 0; i < G_N_ELEMENTS (type_words); i++)
    if (g_str_equal (letters, type_words[i].word))
      read->type = type_words[i].type;
  if (g_str_equal (letters, "sms") || g_str_equal (letters, "smsvoice") ||
      g_str_equal (letters, "voicesms"))
    read->sms = TRUE;
  if (g_str_equal (letters, "voice") || g_str_equal (letters, "smsvoice") ||
      g_str_equal (letters, "voicesms"))
    read->voice = TRUE;
}

/* The surest kind of number that is there; the others are dates, identifiers and prices. */
static GStrv
choose (Candidates *self)
{
  GPtrArray *chosen = self->full->len > 0 ? self->full : self->national;

  if (chosen->len == 0 && self->shorter != NULL)
    g_ptr_array_add (chosen, g_steal_pointer (&self->shorter));
  g_ptr_array_add (chosen, NULL);
  return g_strdupv ((GStrv) chosen->pdata);
}

/**
 * sender_number_line_read:
 * @line: a line
 * @column: where the numbers are, -1 if they can be anywhere
 * @read: (out caller-allocates): what it says
 *
 * Reads a line. Words beside the numbers are a label, unless they are a type, a channel, or
 * countries.
 */
void
sender_number_line_read (const char       *line,
                         int               column,
                         SenderNumberRead *read)
{
  g_auto (GStrv)           cells = split_cells (line);
  g_autoptr (GPtrArray)    full = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray)    national = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GStrvBuilder) countries = g_strv_builder_new ();
  Candidates               found = { full, national, NULL };

  *read = (SenderNumberRead){ .type = SENDER_NUMBER_TYPE_UNKNOWN };
  for (int i = 0; cells[i] != NULL; i++)
    {
      read_words (cells[i], read);
      read_countries (cells[i], countries);
      if (column < 0 || column == i)
        find_in_cell (&found, cells[i]);
    }
  read->texts = choose (&found);
  read->countries = g_strv_builder_end (countries);
  g_free (found.shorter);
}

/**
 * sender_number_read_clear:
 * @read: what was read
 *
 * Frees what it holds.
 */
void
sender_number_read_clear (SenderNumberRead *read)
{
  g_clear_pointer (&read->texts, g_strfreev);
  g_clear_pointer (&read->countries, g_strfreev);
}
