/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-columns.h"

#include <glib/gi18n.h>

/**
 * sender_cli_count_columns:
 * @text: one line
 *
 * Counts how many columns of a terminal text takes.
 *
 * Returns: the columns
 */
guint
sender_cli_count_columns (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/**
 * sender_cli_pad:
 * @text: one line
 * @width: columns
 *
 * Puts spaces after text, so that what follows stands below its like in every language.
 *
 * Returns: (transfer full): the text
 */
char *
sender_cli_pad (const char *text,
                guint       width)
{
  guint columns = sender_cli_count_columns (text);

  return g_strdup_printf ("%s%*s", text, columns < width ? (int) (width - columns) : 0, "");
}

/**
 * sender_cli_count_columns_of:
 * @context: the context in which the words were given to translators
 * @words: (array zero-terminated=1): words of the program
 *
 * Counts how many columns the longest word takes in the language of the user.
 *
 * Returns: the columns
 */
guint
sender_cli_count_columns_of (const char        *context,
                             const char *const *words)
{
  guint width = 0;

  for (; *words != NULL; words++)
    width = MAX (width, sender_cli_count_columns (g_dpgettext2 (NULL, context, *words)));
  return width;
}
