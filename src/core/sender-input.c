/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-input.h"

#include "sender-error.h"
#include "sender-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lines as editors count them, columns in characters, both from 1. */
static void
get_position (const char *text,
              const char *at,
              guint      *line,
              guint      *column)
{
  const char *start = text;

  *line = 1;
  for (const char *p = text; p < at; p++)
    if (*p == '\n')
      {
        *line += 1;
        start = p + 1;
      }
  *column = (guint) g_utf8_strlen (start, at - start) + 1;
}

/**
 * sender_input_set_error:
 * @text: what is read
 * @at: the place in it where something is wrong; valid UTF-8 before it
 * @error: return location
 * @format: what is wrong
 * @...: its arguments
 *
 * Sets %SENDER_ERROR_FORMAT with line and column of @at before the message.
 */
void
sender_input_set_error (const char *text,
                        const char *at,
                        GError    **error,
                        const char *format,
                        ...)
{
  g_autofree char *message = NULL;
  guint            line = 0;
  guint            column = 0;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  get_position (text, at, &line, &column);
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_FORMAT, _ ("Line %u, column %u: %s"), line,
               column, message);
}

/**
 * sender_input_check:
 * @text: text from outside, not necessarily zero-terminated
 * @length: its bytes
 * @error: return location
 *
 * Checks what holds for every format: at most 4 MiB, valid UTF-8, no NUL.
 *
 * Returns: whether it may be read; else %SENDER_ERROR_LIMIT or %SENDER_ERROR_FORMAT is set
 */
gboolean
sender_input_check (const char *text,
                    gsize       length,
                    GError    **error)
{
  const char *end = NULL;

  if (length > SENDER_JSON_MAX_LENGTH)
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_LIMIT,
                   _ ("The text has %lu bytes; at most %d are read"), (gulong) length,
                   SENDER_JSON_MAX_LENGTH);
      return FALSE;
    }
  if (g_utf8_validate_len (text, length, &end))
    return TRUE;
  if (*end == '\0')
    sender_input_set_error (text, end, error, _ ("A NUL character (U+0000) is not allowed"));
  else
    sender_input_set_error (text, end, error, _ ("The byte 0x%02X is not UTF-8 here"),
                            (guint) (guchar) *end);
  return FALSE;
}

/**
 * sender_input_looks_like_json:
 * @text: any text
 *
 * Tells what is meant as a JSON object or array, right or wrong, from other text.
 *
 * Returns: whether the first character that is no white space is `{` or `[`
 */
gboolean
sender_input_looks_like_json (const char *text)
{
  text += strspn (text, " \t\r\n");
  return *text == '{' || *text == '[';
}
