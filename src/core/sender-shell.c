/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-shell.h"

#include "sender-input.h"
#include "sender-wipe.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *text;
  const char *next;
  GPtrArray  *words;   /* (owned) */
  GString    *word;    /* (owned) (nullable): the one that is being read */
  const char *start;   /* of that word */
  gboolean    expands; /* that word */
} Splitter;

static void
word_free (SenderShellWord *word)
{
  sender_wipe_free (word->text);
  g_free (word);
}

static void
splitter_clear (Splitter *self)
{
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->word, sender_wipe_free_string);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Splitter, splitter_clear)

/* What is quoted may be a credential. */
static void
append (Splitter *self,
        char      byte)
{
  sender_wipe_append (self->word, &byte, 1);
}

static void
append_unichar (Splitter *self,
                gunichar  character)
{
  char bytes[6] = { 0 };

  sender_wipe_append (self->word, bytes, (gsize) g_unichar_to_utf8 (character, bytes));
}

static void
begin_word (Splitter *self)
{
  if (self->word != NULL)
    return;
  self->word = g_string_new (NULL);
  self->start = self->next;
  self->expands = FALSE;
}

static gboolean
end_word (Splitter *self,
          GError  **error)
{
  SenderShellWord *word = NULL;

  if (self->word == NULL)
    return TRUE;
  /* Bytes may be written as \xff, and a NUL as \0. */
  if (!g_utf8_validate (self->word->str, (gssize) self->word->len, NULL))
    {
      sender_input_set_error (self->text, self->start, error,
                              _ ("The escapes of this word are no UTF-8 text"));
      return FALSE;
    }
  word = g_new0 (SenderShellWord, 1);
  word->start = self->start;
  word->expands = self->expands;
  word->text = g_string_free (g_steal_pointer (&self->word), FALSE);
  g_ptr_array_add (self->words, word);
  return TRUE;
}

/* A backslash before a line's end joins it with the next line. */
static gboolean
skip_line_end (Splitter *self)
{
  gsize length = 0;

  if (self->next[0] != '\\')
    return FALSE;
  length = self->next[1] == '\r' && self->next[2] == '\n' ? 3 : self->next[1] == '\n' ? 2
                                                                                      : 0;
  self->next += length;
  return length > 0;
}

/* Unquoted or in double quotes: variables are kept as they stand, commands are refused. */
static gboolean
read_dollar (Splitter *self,
             GError  **error)
{
  char after = self->next[1];

  if (*self->next == '`' || after == '(')
    {
      sender_input_set_error (self->text, self->next, error,
                              _ ("A shell would run a command here; put its result in its place"));
      return FALSE;
    }
  if (g_ascii_isalnum (after) || after == '_' || after == '{')
    self->expands = TRUE;
  append (self, *self->next++);
  return TRUE;
}

static gboolean
fail_open (Splitter   *self,
           const char *quote,
           GError    **error)
{
  sender_input_set_error (self->text, quote, error, _ ("This quote is never closed"));
  return FALSE;
}

static gboolean
read_single (Splitter *self,
             GError  **error)
{
  const char *quote = self->next++;
  const char *end = strchr (self->next, '\'');

  if (end == NULL)
    return fail_open (self, quote, error);
  sender_wipe_append (self->word, self->next, (gsize) (end - self->next));
  self->next = end + 1;
  return TRUE;
}

static gboolean
read_double (Splitter *self,
             GError  **error)
{
  const char *quote = self->next++;

  while (*self->next != '"')
    {
      if (*self->next == '\0')
        return fail_open (self, quote, error);
      if (skip_line_end (self))
        continue;
      if (*self->next == '$' || *self->next == '`')
        {
          if (!read_dollar (self, error))
            return FALSE;
          continue;
        }
      if (*self->next == '\\' && self->next[1] != '\0' && strchr ("$`\"\\", self->next[1]) != NULL)
        self->next++;
      append (self, *self->next++);
    }
  self->next++;
  return TRUE;
}

/* Digits of \x41, \101, \u00e9 and \U0001f600. */
static guint32
read_number (Splitter *self,
             guint     base,
             guint     max_digits)
{
  guint32 value = 0;

  for (guint i = 0; i < max_digits; i++)
    {
      int digit = g_ascii_xdigit_value (*self->next);

      if (digit < 0 || digit >= (int) base)
        break;
      value = value * base + (guint32) digit;
      self->next++;
    }
  return value;
}

static void
read_escape (Splitter *self)
{
  static const char names[] = "abeEfnrtv\\'\"?";
  static const char values[] = "\a\b\033\033\f\n\r\t\v\\'\"?";

  char        name = *self->next;
  const char *found = name != '\0' ? strchr (names, name) : NULL;

  if (found != NULL)
    {
      append (self, values[found - names]);
      self->next++;
      return;
    }
  if (name >= '0' && name <= '7')
    {
      append (self, (char) read_number (self, 8, 3));
      return;
    }
  if (name != '\0' && strchr ("xuU", name) != NULL && g_ascii_isxdigit (self->next[1]))
    {
      self->next++;
      if (name == 'x')
        append (self, (char) read_number (self, 16, 2));
      else
        append_unichar (self, read_number (self, 16, name == 'u' ? 4 : 8));
      return;
    }
  append (self, '\\');
}

/* $'…' with escapes as in C. */
static gboolean
read_ansi (Splitter *self,
           GError  **error)
{
  const char *quote = self->next;

  self->next += 2;
  while (*self->next != '\'')
    {
      if (*self->next == '\0')
        return fail_open (self, quote, error);
      if (*self->next == '\\')
        {
          self->next++;
          read_escape (self);
        }
      else
        append (self, *self->next++);
    }
  self->next++;
  return TRUE;
}

/* A part of a word: what one kind of quoting holds, or one character outside quotes. */
static gboolean
read_part (Splitter *self,
           GError  **error)
{
  begin_word (self);
  if (*self->next == '\'')
    return read_single (self, error);
  if (self->next[0] == '$' && self->next[1] == '\'')
    return read_ansi (self, error);
  if (self->next[0] == '$' && self->next[1] == '"')
    self->next++;
  if (*self->next == '"')
    return read_double (self, error);
  if (*self->next == '$' || *self->next == '`')
    return read_dollar (self, error);
  if (*self->next == '\\' && self->next[1] != '\0')
    self->next++;
  append (self, *self->next++);
  return TRUE;
}

/* What ends a command, or is none of its words. */
static gboolean
refuse_operator (Splitter *self,
                 GError  **error)
{
  if (*self->next == '#')
    sender_input_set_error (self->text, self->next, error,
                            _ ("A comment begins here; remove it, or quote what begins with “#”"));
  else
    sender_input_set_error (self->text, self->next, error,
                            _ ("“%c” outside quotes ends the command or redirects it; only one "
                               "command can be read. If it belongs to a value, quote the value"),
                            *self->next);
  return FALSE;
}

/* Only white space may follow the line that ends the command. */
static gboolean
check_end (Splitter *self,
           GError  **error)
{
  self->next += strspn (self->next, " \t\r\n");
  if (*self->next == '\0' || self->words->len == 0)
    return TRUE;
  sender_input_set_error (self->text, self->next, error,
                          _ ("A second command begins here; only one can be read. A line that goes "
                             "on in the next one ends with “\\”"));
  return FALSE;
}

static gboolean
read_next (Splitter *self,
           GError  **error)
{
  char character = *self->next;

  if (skip_line_end (self))
    return TRUE;
  if (character == '\n' || character == '\r')
    return end_word (self, error) && check_end (self, error);
  if (character == ' ' || character == '\t')
    {
      self->next++;
      return end_word (self, error);
    }
  if (strchr ("|&;<>()", character) != NULL || (character == '#' && self->word == NULL))
    return refuse_operator (self, error);
  return read_part (self, error);
}

/**
 * sender_shell_split:
 * @text: a command, perhaps over several lines joined by backslashes
 * @error: return location
 *
 * Splits a command into words as a shell does, without running or expanding anything. Variables
 * stay as they stand; [struct@ShellWord] says which words had one.
 *
 * Returns: (transfer full) (nullable) (element-type SenderShellWord): the words, or %NULL with
 *   %SENDER_ERROR_FORMAT set, whose message says line and column
 */
GPtrArray *
sender_shell_split (const char *text,
                    GError    **error)
{
  g_auto (Splitter) self = { .text = text, .next = text };

  self.words = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);
  while (*self.next != '\0')
    if (!read_next (&self, error))
      return NULL;
  if (!end_word (&self, error))
    return NULL;
  return g_steal_pointer (&self.words);
}

/**
 * sender_shell_append_quoted:
 * @out: where to append
 * @text: any text
 *
 * Appends @text in single quotes, in which a shell leaves everything as it is.
 */
void
sender_shell_append_quoted (GString    *out,
                            const char *text)
{
  g_autofree char *quoted = g_shell_quote (text);

  g_string_append (out, quoted);
}
