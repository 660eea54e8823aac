/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-json-scanner.h"

#include "sender-error.h"
#include "sender-json-fault.h"
#include "sender-json-names.h"
#include "sender-json-syntax.h"
#include "sender-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SHOWN_NAME 64

struct _SenderJsonScanner
{
  SenderJsonNames     names;
  const char         *text;
  const char         *next;
  const char         *end;
  const char         *line_start;
  guint               line;
  guint               continuations; /* bytes of the line that begin no character */
  guint               depth;
  SenderJsonEventFunc func; /* (nullable) */
  gpointer            user_data;
  GError            **error; /* (nullable): then no message is made */
};

static gboolean scan_value (SenderJsonScanner *self);

static guint
get_column (SenderJsonScanner *self)
{
  return self->next - self->line_start - self->continuations + 1;
}

static gboolean G_GNUC_PRINTF (4, 5)
  fail_at (SenderJsonScanner *self,
           guint              column,
           SenderError        code,
           const char        *format,
           ...)
{
  g_autofree char *text = NULL;
  va_list          args;

  if (self->error == NULL)
    return FALSE;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (self->error, SENDER_ERROR, code, _ ("Line %u, column %u: %s"),
               self->line, column, text);
  return FALSE;
}

static gboolean
fail (SenderJsonScanner *self,
      const char        *text)
{
  return fail_at (self, get_column (self), SENDER_ERROR_FORMAT, "%s", text);
}

static gboolean
fail_expected (SenderJsonScanner    *self,
               SenderJsonExpectation expected)
{
  g_autofree char *text = NULL;

  if (self->error == NULL)
    return FALSE;
  text = sender_json_fault_describe (expected, self->next, self->end);
  return fail (self, text);
}

static gboolean
is_at (SenderJsonScanner *self,
       char               c)
{
  return self->next < self->end && *self->next == c;
}

static void
skip_space (SenderJsonScanner *self)
{
  for (; self->next < self->end; self->next++)
    {
      char c = *self->next;

      if (c == '\n')
        {
          self->line++;
          self->line_start = self->next + 1;
          self->continuations = 0;
        }
      else if (c != ' ' && c != '\t' && c != '\r')
        return;
    }
}

/* An event for what begins at the current position; what it tells of text is filled in later. */
static SenderJsonEvent
begin_event (SenderJsonScanner  *self,
             SenderJsonEventKind kind)
{
  return (SenderJsonEvent){
    .kind = kind,
    .offset = self->next - self->text,
    .line = self->line,
    .column = get_column (self),
    .depth = self->depth,
  };
}

static gboolean
emit (SenderJsonScanner     *self,
      const SenderJsonEvent *event)
{
  return self->func == NULL || self->func (event, self->user_data);
}

static gboolean
read_utf8 (SenderJsonScanner *self,
           char             **out)
{
  gsize length = g_utf8_skip[(guchar) *self->next];

  if (g_utf8_get_char_validated (self->next, self->end - self->next) >= 0x80000000)
    return FALSE;
  memcpy (*out, self->next, length);
  *out += length;
  self->next += length;
  self->continuations += length - 1;
  return TRUE;
}

/* Decodes the quoted text at the current position to the end of the name buffer. */
static gboolean
read_text (SenderJsonScanner *self,
           SenderJsonEvent   *event)
{
  char *begin = sender_json_names_get_end (&self->names);
  char *out = begin;

  self->next++;
  while (self->next < self->end && *self->next != '"')
    {
      guchar c = *self->next;

      if (c >= 0x20 && c < 0x80 && c != '\\')
        {
          *out++ = c;
          self->next++;
        }
      else if (c < 0x20 || (c >= 0x80 && !read_utf8 (self, &out)) ||
               (c == '\\' && !sender_json_syntax_read_escape (&self->next, self->end, &out)))
        return fail_expected (self, SENDER_JSON_EXPECT_TEXT);
    }
  if (self->next == self->end)
    return fail_at (self, event->column, SENDER_ERROR_FORMAT,
                    _ ("The quoted text that begins here doesn’t end"));
  self->next++;
  *out = '\0';
  event->text = begin;
  event->length = out - begin;
  return TRUE;
}

static gboolean
scan_number (SenderJsonScanner *self)
{
  SenderJsonEvent event = begin_event (self, SENDER_JSON_EVENT_NUMBER);
  char           *copy = sender_json_names_get_end (&self->names);
  const char     *fault = NULL;

  fault = sender_json_syntax_skip_number (&self->next, self->end);
  if (fault != NULL)
    return fail (self, fault);
  event.length = self->next - self->text - event.offset;
  memcpy (copy, self->text + event.offset, event.length);
  copy[event.length] = '\0';
  event.text = copy;
  return emit (self, &event);
}

static gboolean
scan_string (SenderJsonScanner *self)
{
  SenderJsonEvent event = begin_event (self, SENDER_JSON_EVENT_STRING);

  return read_text (self, &event) && emit (self, &event);
}

static gboolean
scan_word (SenderJsonScanner  *self,
           const char         *word,
           SenderJsonEventKind kind)
{
  SenderJsonEvent event = begin_event (self, kind);
  gsize           length = strlen (word);
  const char     *after = self->next + length;

  if ((gsize) (self->end - self->next) < length || memcmp (self->next, word, length) != 0 ||
      (after < self->end && (g_ascii_isalnum (*after) || *after == '_')))
    return fail_expected (self, SENDER_JSON_EXPECT_VALUE);
  self->next = after;
  return emit (self, &event);
}

static gboolean
open_container (SenderJsonScanner  *self,
                SenderJsonEventKind kind)
{
  SenderJsonEvent event = begin_event (self, kind);

  if (self->depth == SENDER_JSON_MAX_DEPTH)
    return fail_at (self, event.column, SENDER_ERROR_LIMIT,
                    _ ("Objects and arrays are more than %d levels deep"), SENDER_JSON_MAX_DEPTH);
  self->next++;
  self->depth++;
  if (!emit (self, &event))
    return FALSE;
  skip_space (self);
  return TRUE;
}

static gboolean
close_container (SenderJsonScanner  *self,
                 SenderJsonEventKind kind)
{
  SenderJsonEvent event = { 0 };

  self->depth--;
  event = begin_event (self, kind);
  self->next++;
  return emit (self, &event);
}

/* After a member or element: %TRUE at the next one or at @closing. */
static gboolean
scan_separator (SenderJsonScanner    *self,
                char                  closing,
                SenderJsonExpectation expected)
{
  guint column = 0;
  guint line = 0;

  skip_space (self);
  if (is_at (self, closing))
    return TRUE;
  if (!is_at (self, ','))
    return fail_expected (self, expected);
  column = get_column (self);
  line = self->line;
  self->next++;
  skip_space (self);
  if (!is_at (self, closing))
    return TRUE;
  self->line = line;
  return fail_at (self, column, SENDER_ERROR_FORMAT,
                  _ ("A comma must not stand before the closing %c"), closing);
}

static gboolean
fail_repeated (SenderJsonScanner     *self,
               const SenderJsonEvent *name)
{
  g_autoptr (GString) shown = NULL;
  const char         *end = NULL;

  if (self->error == NULL)
    return FALSE;
  shown = g_string_new (NULL);
  sender_json_append_quoted (shown, name->text, name->length);
  if (shown->len > MAX_SHOWN_NAME)
    {
      end = g_utf8_find_prev_char (shown->str, shown->str + MAX_SHOWN_NAME);
      g_string_truncate (shown, end - shown->str);
      g_string_append (shown, "…");
    }
  return fail_at (self, name->column, SENDER_ERROR_FORMAT,
                  _ ("The name %s is in this object twice"), shown->str);
}

static gboolean
scan_name (SenderJsonScanner *self)
{
  SenderJsonEvent event = begin_event (self, SENDER_JSON_EVENT_NAME);

  if (!is_at (self, '"'))
    return fail_expected (self, SENDER_JSON_EXPECT_NAME);
  if (!read_text (self, &event))
    return FALSE;
  if (!sender_json_names_push (&self->names, self->depth, event.length))
    return fail_repeated (self, &event);
  if (!emit (self, &event))
    return FALSE;
  skip_space (self);
  if (!is_at (self, ':'))
    return fail_expected (self, SENDER_JSON_EXPECT_COLON);
  self->next++;
  skip_space (self);
  return TRUE;
}

static gboolean
scan_object (SenderJsonScanner *self)
{
  guint n_names = self->names.n_names;

  if (!open_container (self, SENDER_JSON_EVENT_OBJECT_START))
    return FALSE;
  while (!is_at (self, '}'))
    if (!scan_name (self) || !scan_value (self) ||
        !scan_separator (self, '}', SENDER_JSON_EXPECT_MEMBER_END))
      return FALSE;
  sender_json_names_pop_to (&self->names, n_names);
  return close_container (self, SENDER_JSON_EVENT_OBJECT_END);
}

static gboolean
scan_array (SenderJsonScanner *self)
{
  if (!open_container (self, SENDER_JSON_EVENT_ARRAY_START))
    return FALSE;
  while (!is_at (self, ']'))
    if (!scan_value (self) || !scan_separator (self, ']', SENDER_JSON_EXPECT_ELEMENT_END))
      return FALSE;
  return close_container (self, SENDER_JSON_EVENT_ARRAY_END);
}

static gboolean
scan_value (SenderJsonScanner *self)
{
  char c = self->next < self->end ? *self->next : '\0';

  if (c == '"')
    return scan_string (self);
  if (c == '{')
    return scan_object (self);
  if (c == '[')
    return scan_array (self);
  if (c == '-' || g_ascii_isdigit (c))
    return scan_number (self);
  if (c == 't')
    return scan_word (self, "true", SENDER_JSON_EVENT_TRUE);
  if (c == 'f')
    return scan_word (self, "false", SENDER_JSON_EVENT_FALSE);
  if (c == 'n')
    return scan_word (self, "null", SENDER_JSON_EVENT_NULL);
  return fail_expected (self, SENDER_JSON_EXPECT_VALUE);
}

static gboolean
scan_document (SenderJsonScanner *self,
               gsize              length)
{
  if (length > SENDER_JSON_MAX_LENGTH)
    return fail_at (self, 1, SENDER_ERROR_LIMIT,
                    /* Translators: both numbers are bytes. */
                    _ ("The text has %lu bytes; at most %d (4 MiB) are read"),
                    (gulong) length, SENDER_JSON_MAX_LENGTH);
  sender_json_names_reserve (&self->names, length);
  skip_space (self);
  if (self->next == self->end)
    return fail (self, _ ("The text is empty; a JSON value is expected"));
  if (!scan_value (self))
    return FALSE;
  skip_space (self);
  return self->next == self->end || fail_expected (self, SENDER_JSON_EXPECT_NOTHING);
}

/**
 * sender_json_scanner_new:
 *
 * Makes a scanner. It is used by one thread at a time and may be used any number of times.
 *
 * Returns: (transfer full): a scanner
 */
SenderJsonScanner *
sender_json_scanner_new (void)
{
  SenderJsonScanner *self = g_new0 (SenderJsonScanner, 1);

  sender_json_names_init (&self->names);
  return self;
}

/**
 * sender_json_scanner_free:
 * @self: (transfer full) (nullable): a scanner
 *
 * Frees @self.
 */
void
sender_json_scanner_free (SenderJsonScanner *self)
{
  if (self == NULL)
    return;
  sender_json_names_clear (&self->names);
  g_free (self);
}

/**
 * sender_json_scanner_scan:
 * @self: a scanner
 * @text: (array length=length): what to scan; it need not end with a zero
 * @length: its bytes
 * @func: (nullable) (scope call): called for each event in order; must not use @self
 * @user_data: for @func
 * @error: (nullable): with %NULL no message is made, which is cheaper
 *
 * Scans one JSON value as RFC 8259 has it, white space around it allowed and nothing else:
 * valid UTF-8 without a byte order mark, no NUL in any spelling, no name twice in an object
 * (compared after decoding), at most %SENDER_JSON_MAX_LENGTH bytes and %SENDER_JSON_MAX_DEPTH
 * levels. Events of a text that turns out invalid have been sent up to the fault.
 *
 * Fails with %SENDER_ERROR_FORMAT or %SENDER_ERROR_LIMIT; the message begins with the position,
 * `Line 3, column 14: `. Columns count characters.
 *
 * Returns: whether all of @text was scanned; %FALSE without an error if @func stopped it
 */
gboolean
sender_json_scanner_scan (SenderJsonScanner  *self,
                          const char         *text,
                          gsize               length,
                          SenderJsonEventFunc func,
                          gpointer            user_data,
                          GError            **error)
{
  gboolean result = FALSE;

  self->text = self->next = self->line_start = text;
  self->end = text + length;
  self->line = 1;
  self->continuations = 0;
  self->depth = 0;
  self->func = func;
  self->user_data = user_data;
  self->error = error;
  result = scan_document (self, length);
  sender_json_names_pop_to (&self->names, 0);
  return result;
}

/**
 * sender_json_scanner_get_end:
 * @column: (out) (optional): column of that place in its line, from 1
 *
 * Tells where the last scan ended: behind the text, or at what could not be read.
 *
 * Returns: the offset in bytes
 */
gsize
sender_json_scanner_get_end (SenderJsonScanner *self,
                             guint             *column)
{
  if (column != NULL)
    *column = get_column (self);
  return (gsize) (self->next - self->text);
}
