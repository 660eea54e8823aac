/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-output.h"

#include "sender-cli-columns.h"
#include "sender-cli.h"
#include "sender-json.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define DEFAULT_WIDTH 80
#define GAP 2
#define FOLD_INDENT 4

struct _SenderCliTable
{
  guint      n_columns;
  GPtrArray *cells;  /* (element-type utf8): row by row, the heads first */
  GArray    *styles; /* (element-type SenderStyle): as @cells */
};

/* Why standard output took no more; 0 while it does. */
static int print_error;

/* A reader that has seen enough, such as head, is no failure. */
static void
write_text (FILE       *stream,
            const char *text)
{
  if ((fputs (text, stream) < 0 || fflush (stream) != 0) && stream == stdout && errno != EPIPE &&
      print_error == 0)
    print_error = errno;
}

static void
write_words (FILE       *stream,
             const char *text)
{
  g_autofree char *visible =
    sender_cli_make_visible (text, SENDER_CLI_KEEPS_LINES | SENDER_CLI_KEEPS_STYLES);

  write_text (stream, visible);
}

/**
 * sender_cli_open_streams:
 *
 * Opens the standard streams that are closed. Else the first file that is opened would become one,
 * and what is printed would go into it. What stands in can't be used, so that the loss is told.
 */
void
sender_cli_open_streams (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) < 0 && errno == EBADF &&
        open ("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
      return;
}

/**
 * sender_cli_finish:
 * @status: how a command ended
 *
 * Tells if not all that was printed arrived: such an answer is no success.
 *
 * Returns: the exit status
 */
int
sender_cli_finish (int status)
{
  if (print_error == 0 || status > SENDER_CLI_EXIT_FINDINGS)
    return status;
  sender_cli_note (_ ("senderctl: Can’t write to standard output: %s"), g_strerror (print_error));
  return SENDER_CLI_EXIT_USAGE;
}

/**
 * sender_cli_print:
 * @format: a format
 *
 * Writes text for people to standard output.
 */
void
sender_cli_print (const char *format,
                  ...)
{
  va_list          args;
  g_autofree char *text = NULL;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  write_words (stdout, text);
}

/**
 * sender_cli_print_exact:
 * @text: what a program reads as well
 *
 * Writes text to standard output as it stands. A terminal shows it and does not obey it.
 */
void
sender_cli_print_exact (const char *text)
{
  if (isatty (STDOUT_FILENO))
    write_words (stdout, text);
  else
    write_text (stdout, text);
}

/**
 * sender_cli_note:
 * @format: a format
 *
 * Writes a line to standard error: what is no answer, but good to know.
 */
void
sender_cli_note (const char *format,
                 ...)
{
  va_list          args;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  line = g_strconcat (text, "\n", NULL);
  write_words (stderr, line);
}

/**
 * sender_cli_progress:
 * @format: (nullable): a format; %NULL: there is nothing more to tell
 *
 * Tells on a terminal what goes on just now, in place of what was told before.
 */
void
sender_cli_progress (const char *format,
                     ...)
{
  va_list          args;
  g_autofree char *text = NULL;

  if (!isatty (STDERR_FILENO) || g_strcmp0 (g_getenv ("TERM"), "dumb") == 0)
    return;
  fputs ("\r\033[K", stderr);
  if (format == NULL)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  write_words (stderr, text);
}

/**
 * sender_cli_print_json:
 * @json: a value
 *
 * Writes JSON to standard output, on one line.
 */
void
sender_cli_print_json (SenderJson *json)
{
  g_autofree char *text = sender_json_to_string (json);
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  sender_cli_print_exact (line);
}

/**
 * sender_cli_get_width:
 *
 * Gets how many columns text for people may take.
 *
 * Returns: the terminal's width, 80 where there is none
 */
guint
sender_cli_get_width (void)
{
  struct winsize size = { 0 };

  if (isatty (STDOUT_FILENO) && ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  return DEFAULT_WIDTH;
}

/**
 * sender_cli_wrap:
 * @text: prose; line breaks in it stay
 * @indent: spaces before each line
 * @width: columns, with the indent
 *
 * Breaks prose into lines between words.
 *
 * Returns: (transfer full): the lines, without a final line break
 */
char *
sender_cli_wrap (const char *text,
                 guint       indent,
                 guint       width)
{
  GString         *out = g_string_new (NULL);
  g_autofree char *visible = sender_cli_make_visible (text, SENDER_CLI_KEEPS_LINES);
  g_auto (GStrv)   lines = g_strsplit (visible, "\n", -1);

  for (guint l = 0; lines[l] != NULL; l++)
    {
      g_auto (GStrv) words = g_strsplit (lines[l], " ", -1);
      guint          column = indent;

      g_string_append_printf (out, "%s%*s", l > 0 ? "\n" : "", (int) indent, "");
      for (guint w = 0; words[w] != NULL; w++)
        {
          guint length = sender_cli_count_columns (words[w]);

          if (w > 0 && column + 1 + length > width && column > indent)
            {
              g_string_append_printf (out, "\n%*s", (int) indent, "");
              column = indent;
            }
          else if (w > 0)
            {
              g_string_append_c (out, ' ');
              column++;
            }
          g_string_append (out, words[w]);
          column += length;
        }
    }
  return g_string_free (out, FALSE);
}

static void
add_cell (SenderCliTable *self,
          const char     *text,
          SenderStyle     style)
{
  g_ptr_array_add (self->cells, sender_cli_make_visible (text, SENDER_CLI_KEEPS_NOTHING));
  g_array_append_val (self->styles, style);
}

/**
 * sender_cli_table_new:
 * @heads: (array zero-terminated=1): column heads; empty strings for a table without
 *
 * Makes a table.
 *
 * Returns: (transfer full): the table
 */
SenderCliTable *
sender_cli_table_new (const char *const *heads)
{
  SenderCliTable *self = g_new0 (SenderCliTable, 1);

  self->n_columns = g_strv_length ((GStrv) heads);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->styles = g_array_new (FALSE, FALSE, sizeof (SenderStyle));
  for (guint i = 0; i < self->n_columns; i++)
    add_cell (self, heads[i], SENDER_STYLE_DIM);
  return self;
}

/**
 * sender_cli_table_add:
 *
 * Adds a row: as many strings as there are columns.
 */
void
sender_cli_table_add (SenderCliTable *self,
                      ...)
{
  va_list args;

  va_start (args, self);
  for (guint i = 0; i < self->n_columns; i++)
    add_cell (self, va_arg (args, const char *), SENDER_STYLE_PLAIN);
  va_end (args);
}

/**
 * sender_cli_table_style:
 * @column: a column of the newest row
 * @style: its style
 *
 * Gives a cell a style.
 */
void
sender_cli_table_style (SenderCliTable *self,
                        guint           column,
                        SenderStyle     style)
{
  g_array_index (self->styles, SenderStyle, self->styles->len - self->n_columns + column) = style;
}

static guint *
measure_columns (SenderCliTable *self)
{
  guint *widths = g_new0 (guint, self->n_columns);

  for (guint i = 0; i < self->cells->len; i++)
    {
      guint width = sender_cli_count_columns (g_ptr_array_index (self->cells, i));

      widths[i % self->n_columns] = MAX (widths[i % self->n_columns], width);
    }
  return widths;
}

static gboolean
has_heads (SenderCliTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (*(char *) g_ptr_array_index (self->cells, i) != '\0')
      return TRUE;
  return FALSE;
}

/* On a terminal too narrow for it the last cell of a row goes below the others. */
static void
append_last_cell (GString    *out,
                  const char *text,
                  const char *styled,
                  guint       start)
{
  guint width = sender_cli_get_width ();

  if (start <= FOLD_INDENT || !isatty (STDOUT_FILENO) ||
      start + sender_cli_count_columns (text) <= width)
    {
      g_string_append (out, styled);
      return;
    }
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  if (strchr (text, ' ') != NULL && styled[0] == text[0])
    {
      g_autofree char *wrapped = sender_cli_wrap (text, FOLD_INDENT, width);

      g_string_append_printf (out, "\n%s", wrapped);
    }
  else
    g_string_append_printf (out, "\n%*s%s", FOLD_INDENT, "", styled);
}

static void
append_row (SenderCliTable *self,
            GString        *out,
            const guint    *widths,
            guint           row)
{
  guint start = 0;

  for (guint column = 0; column < self->n_columns; column++)
    {
      guint            i = row * self->n_columns + column;
      const char      *text = g_ptr_array_index (self->cells, i);
      g_autofree char *styled = sender_cli_style (g_array_index (self->styles, SenderStyle, i),
                                                  text);

      if (column + 1 == self->n_columns)
        append_last_cell (out, text, styled, start);
      else
        g_string_append_printf (out, "%s%*s", styled,
                                (int) (widths[column] + GAP - sender_cli_count_columns (text)), "");
      start += widths[column] + GAP;
    }
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

/**
 * sender_cli_table_to_text:
 *
 * Aligns the columns. Heads that are all empty are left out, as are spaces at the end of a line.
 *
 * Returns: (transfer full): the lines
 */
char *
sender_cli_table_to_text (SenderCliTable *self)
{
  GString          *out = g_string_new (NULL);
  g_autofree guint *widths = measure_columns (self);

  for (guint row = has_heads (self) ? 0 : 1; row < self->cells->len / self->n_columns; row++)
    append_row (self, out, widths, row);
  return g_string_free (out, FALSE);
}

/**
 * sender_cli_table_free:
 *
 * Frees a table.
 */
void
sender_cli_table_free (SenderCliTable *self)
{
  g_ptr_array_unref (self->cells);
  g_array_unref (self->styles);
  g_free (self);
}
