/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-json.h"

#include <string.h>

#define INDENT 2

/* A layout without line breaks has no level. */
#define COMPACT -1

static void write_value (GString    *out,
                         SenderJson *value,
                         int         level);

static void
write_escape (GString *out,
              guchar   c)
{
  static const char controls[] = "\b\f\n\r\t";
  static const char letters[] = "bfnrt";
  const char       *found = c != '\0' ? strchr (controls, c) : NULL;

  if (found != NULL)
    g_string_append_printf (out, "\\%c", letters[found - controls]);
  else if (c == '"' || c == '\\')
    g_string_append_printf (out, "\\%c", c);
  else
    g_string_append_printf (out, "\\u%04x", c);
}

/**
 * sender_json_append_quoted:
 * @out: where to append
 * @text: UTF-8
 * @length: its bytes, or -1 if it ends with a zero
 *
 * Appends @text as a JSON string: `"`, `\` and control characters escaped, all else as it is.
 */
void
sender_json_append_quoted (GString    *out,
                           const char *text,
                           gssize      length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  const char *run = text;

  g_string_append_c (out, '"');
  for (const char *next = text; next < end; next++)
    {
      guchar c = *next;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (out, run, next - run);
      write_escape (out, c);
      run = next + 1;
    }
  g_string_append_len (out, run, end - run);
  g_string_append_c (out, '"');
}

static void
break_line (GString *out,
            int      level)
{
  if (level == COMPACT)
    return;
  g_string_append_c (out, '\n');
  for (int i = 0; i < level * INDENT; i++)
    g_string_append_c (out, ' ');
}

static void
write_container (GString    *out,
                 SenderJson *value,
                 int         level)
{
  gboolean is_object = sender_json_get_kind (value) == SENDER_JSON_OBJECT;
  guint    length = sender_json_get_length (value);
  int      inner = level == COMPACT ? COMPACT : level + 1;

  g_string_append_c (out, is_object ? '{' : '[');
  for (guint i = 0; i < length; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      break_line (out, inner);
      if (is_object)
        {
          sender_json_append_quoted (out, sender_json_get_name (value, i), -1);
          g_string_append (out, level == COMPACT ? ":" : ": ");
        }
      write_value (out, sender_json_get_element (value, i), inner);
    }
  if (length > 0)
    break_line (out, level);
  g_string_append_c (out, is_object ? '}' : ']');
}

static void
write_value (GString    *out,
             SenderJson *value,
             int         level)
{
  switch (sender_json_get_kind (value))
    {
    case SENDER_JSON_BOOLEAN:
      g_string_append (out, sender_json_get_boolean (value) ? "true" : "false");
      break;
    case SENDER_JSON_NUMBER:
      g_string_append (out, sender_json_get_text (value));
      break;
    case SENDER_JSON_STRING:
      sender_json_append_quoted (out, sender_json_get_text (value), -1);
      break;
    case SENDER_JSON_ARRAY:
    case SENDER_JSON_OBJECT:
      write_container (out, value, level);
      break;
    case SENDER_JSON_NULL:
    default:
      g_string_append (out, "null");
      break;
    }
}

/**
 * sender_json_to_string:
 * @self: a JSON value
 *
 * Writes @self without any white space. Numbers are written with the text they were read with.
 *
 * Returns: (transfer full): the text; parsing it gives an equal tree
 */
char *
sender_json_to_string (SenderJson *self)
{
  GString *out = g_string_new (NULL);

  write_value (out, self, COMPACT);
  return g_string_free (out, FALSE);
}

/**
 * sender_json_to_pretty:
 * @self: a JSON value
 *
 * Writes @self for files and people: one member or element per line, two spaces per level, `[]`
 * and `{}` where there are none, a line feed at the end.
 *
 * Returns: (transfer full): the text; parsing it gives an equal tree
 */
char *
sender_json_to_pretty (SenderJson *self)
{
  GString *out = g_string_new (NULL);

  write_value (out, self, 0);
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}
