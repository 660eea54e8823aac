/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-csv.h"

#include <string.h>

/* What begins so is a formula to a spreadsheet, except for a number in front of which it is a
 * sign. */
static gboolean
is_formula (const char *cell)
{
  if (*cell == '\0' || strchr ("=@\t\r+-", *cell) == NULL)
    return FALSE;
  return (*cell != '+' && *cell != '-') || !g_ascii_isdigit (cell[1]);
}

static void
append_cell (GString    *out,
             const char *cell)
{
  g_autoptr (GString) text = g_string_new (is_formula (cell) ? "'" : NULL);

  g_string_append (text, cell);
  if (strpbrk (text->str, "\",\r\n") == NULL)
    {
      g_string_append (out, text->str);
      return;
    }
  g_string_replace (text, "\"", "\"\"", 0);
  g_string_append_printf (out, "\"%s\"", text->str);
}

/**
 * sender_csv_append_line:
 * @out: the text so far
 * @cells: (array zero-terminated=1): what stands in the line
 *
 * Writes a line.
 */
void
sender_csv_append_line (GString           *out,
                        const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_cell (out, cells[i]);
    }
  g_string_append (out, "\r\n");
}
