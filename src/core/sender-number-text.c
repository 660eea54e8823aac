/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-number-text.h"

#include "sender-list.h"
#include "sender-number-line.h"
#include "sender-number-proposal.h"
#include "sender-number-words.h"

#include <glib/gi18n-lib.h>

static void
line_free (gpointer data)
{
  SenderNumberLine *line = data;

  g_free (line->text);
  g_clear_object (&line->number);
  g_free (line);
}

/* What the rest of the line says goes before what its digits propose. */
static SenderOriginationNumber *
make_number (SenderConfig           *config,
             const SenderNumberRead *read,
             const char             *text)
{
  SenderOriginationNumber *number = sender_number_propose (config, text);

  if (read->type != SENDER_NUMBER_TYPE_UNKNOWN)
    g_object_set (number, "type", read->type, NULL);
  if (read->sms || read->voice)
    g_object_set (number, "sms", read->sms, "voice", read->voice, NULL);
  if (sender_origination_number_get_number_type (number) == SENDER_NUMBER_TYPE_STANDARD)
    g_object_set (number, "countries", NULL, NULL);
  else if (read->countries[0] != NULL)
    g_object_set (number, "countries", read->countries, NULL);
  return number;
}

static void
add_line (GPtrArray               *lines,
          guint                    position,
          const char              *text,
          SenderNumberLineKind     kind,
          SenderOriginationNumber *number)
{
  SenderNumberLine *line = g_new0 (SenderNumberLine, 1);

  line->position = position;
  line->text = g_strstrip (g_strdup (text));
  line->kind = kind;
  line->number = number;
  g_ptr_array_add (lines, line);
}

/* @seen: the identity of each number, with whether it is the configuration's. */
static SenderNumberLineKind
judge (GHashTable              *seen,
       SenderOriginationNumber *number)
{
  g_autofree char *identity = sender_origination_number_dup_identity (number);
  gpointer         is_present = NULL;

  if (g_hash_table_lookup_extended (seen, identity, NULL, &is_present))
    return GPOINTER_TO_INT (is_present) ? SENDER_NUMBER_LINE_PRESENT : SENDER_NUMBER_LINE_TWICE;
  g_hash_table_insert (seen, g_steal_pointer (&identity), GINT_TO_POINTER (FALSE));
  return SENDER_NUMBER_LINE_NEW;
}

static GHashTable *
list_present (SenderConfig *config)
{
  GHashTable *seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SenderList *numbers = sender_config_get_numbers (config);

  for (guint i = 0; i < sender_list_get_n_items (numbers); i++)
    {
      SenderOriginationNumber *number = sender_list_get (numbers, i);

      g_hash_table_insert (seen, sender_origination_number_dup_identity (number),
                           GINT_TO_POINTER (TRUE));
    }
  return seen;
}

/* Lines end as in any system. */
static GStrv
split_lines (const char *text)
{
  g_autofree char *plain = g_strdup (text);
  char            *to = plain;

  for (const char *from = text; *from != '\0'; from++)
    if (*from != '\r')
      *to++ = *from;
    else if (from[1] != '\n')
      *to++ = '\n';
  *to = '\0';
  return g_strsplit (plain, "\n", -1);
}

/**
 * sender_number_text_parse:
 * @config: where they will be added
 * @text: what was pasted
 *
 * Finds the numbers in a text, and tells what becomes of each line.
 *
 * Returns: (transfer full) (element-type SenderNumberLine): the lines that are not empty
 */
GPtrArray *
sender_number_text_parse (SenderConfig *config,
                          const char   *text)
{
  GPtrArray             *lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GHashTable) seen = list_present (config);
  g_auto (GStrv)         rows = split_lines (text);
  int                    column = -1;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      SenderNumberRead read = { NULL };

      if (*g_strstrip (rows[i]) == '\0' ||
          (column < 0 && sender_number_line_is_heading (rows[i], &column)))
        continue;
      sender_number_line_read (rows[i], column, &read);
      for (guint n = 0; read.texts[n] != NULL; n++)
        {
          SenderOriginationNumber *number = make_number (config, &read, read.texts[n]);

          add_line (lines, i + 1, rows[i], judge (seen, number), number);
        }
      if (read.texts[0] == NULL)
        add_line (lines, i + 1, rows[i], SENDER_NUMBER_LINE_NO_NUMBER, NULL);
      sender_number_read_clear (&read);
    }
  return lines;
}

/**
 * sender_number_text_count:
 * @lines: (element-type SenderNumberLine): lines
 * @kind: what becomes of them
 *
 * Counts lines.
 *
 * Returns: how many are of the kind
 */
guint
sender_number_text_count (GPtrArray           *lines,
                          SenderNumberLineKind kind)
{
  guint count = 0;

  for (guint i = 0; i < lines->len; i++)
    count += ((SenderNumberLine *) g_ptr_array_index (lines, i))->kind == kind;
  return count;
}

/**
 * sender_number_text_add:
 * @config: a configuration
 * @lines: (element-type SenderNumberLine): what was understood
 *
 * Adds the new numbers to the end of the list.
 *
 * Returns: how many were added
 */
guint
sender_number_text_add (SenderConfig *config,
                        GPtrArray    *lines)
{
  SenderList           *numbers = sender_config_get_numbers (config);
  g_autoptr (GPtrArray) added = g_ptr_array_new ();

  for (guint i = 0; i < lines->len; i++)
    {
      const SenderNumberLine *line = g_ptr_array_index (lines, i);

      if (line->kind == SENDER_NUMBER_LINE_NEW)
        g_ptr_array_add (added, line->number);
    }
  if (added->len > 0)
    sender_list_splice (numbers, sender_list_get_n_items (numbers), 0, added->pdata, added->len);
  return added->len;
}

/**
 * sender_number_line_describe:
 *
 * Says in words what becomes of a line.
 *
 * Returns: (transfer full): the text
 */
char *
sender_number_line_describe (const SenderNumberLine *self)
{
  switch (self->kind)
    {
    case SENDER_NUMBER_LINE_TWICE:
      return g_strdup (_ ("Stands further up already"));
    case SENDER_NUMBER_LINE_PRESENT:
      return g_strdup (_ ("Is in the list already"));
    case SENDER_NUMBER_LINE_NO_NUMBER:
      return g_strdup (_ ("No number in this line"));
    case SENDER_NUMBER_LINE_NEW:
    default:
      return sender_number_describe (self->number);
    }
}

/**
 * sender_number_text_summarize:
 * @lines: (element-type SenderNumberLine): what was understood
 *
 * Says in one line what becomes of the text.
 *
 * Returns: (transfer full): the text
 */
char *
sender_number_text_summarize (GPtrArray *lines)
{
  guint               n_new = sender_number_text_count (lines, SENDER_NUMBER_LINE_NEW);
  guint               n_others = sender_number_text_count (lines, SENDER_NUMBER_LINE_NO_NUMBER);
  guint               n_known = lines->len - n_new - n_others;
  g_autoptr (GString) text = g_string_new (NULL);

  if (lines->len == 0)
    return g_strdup (_ ("Nothing to add yet"));
  g_string_append_printf (text, ngettext ("%u new number", "%u new numbers", n_new), n_new);
  if (n_known > 0)
    g_string_append_printf (text, _ (", %u already there"), n_known);
  if (n_others > 0)
    g_string_append_printf (
      text, ngettext (", %u line without a number", ", %u lines without a number", n_others),
      n_others);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
