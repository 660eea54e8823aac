/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-format-procedure.h"

#include "sender-authorization.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-form-field.h"
#include "sender-list.h"
#include "sender-message.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * The procedure is prose, and is pasted with other white space, bullets, numbers and line breaks.
 * So it is read as words: headings, the first URL and method below each, and pairs of a key and a
 * variable. Nothing of it is known by heart: what the text says is what is read.
 */

#define MESSAGE_MAX_LENGTH 2000
#define PUNCTUATION ".,;"

typedef struct
{
  char    *text;  /* (owned) */
  gboolean first; /* of its line */
  gboolean alone; /* on its line */
} Word;

typedef struct
{
  SenderConfig         *config;
  SenderChannelRequest *request; /* (nullable): of the section the words are in */
  GPtrArray            *messages;
  guint                 n_rows;
  gboolean              has_method;
  gboolean              has_end;
  gboolean              guessed; /* rows stood below no heading */
} Reading;

static void
word_free (Word *word)
{
  g_free (word->text);
  g_free (word);
}

static void
reading_clear (Reading *self)
{
  g_clear_object (&self->config);
  g_clear_pointer (&self->messages, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* White space of every kind becomes a space, invisible characters go. */
static GString *
simplify (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == '\n' || character == '\r' || character == 0x2028)
        g_string_append_c (out, '\n');
      else if (g_unichar_isspace (character))
        g_string_append_c (out, ' ');
      else if (g_unichar_type (character) != G_UNICODE_FORMAT)
        g_string_append_unichar (out, character);
    }
  return out;
}

/* Where the object that begins at @start ends, or NULL if none does. */
static const char *
find_end (const char *start)
{
  int depth = 0;

  for (const char *p = start; *p != '\0' && p - start < MESSAGE_MAX_LENGTH; p++)
    {
      depth += (*p == '{') - (*p == '}');
      if (depth == 0)
        return p + 1;
    }
  return NULL;
}

static gboolean
begins_message (const char *text,
                const char *at)
{
  static const char *const quotes[] = { "\"", "'", "“", "”", "„", "‘", "’", NULL };

  const char *inside = at + 1;

  if (*at != '{' || (at > text && at[-1] == '$'))
    return FALSE;
  inside += strspn (inside, " \n");
  for (guint i = 0; quotes[i] != NULL; i++)
    if (g_str_has_prefix (inside, quotes[i]))
      return TRUE;
  return FALSE;
}

/* A message as it is typed into one line. */
static char *
join_lines (const char *start,
            gsize       length)
{
  g_autofree char   *text = g_strndup (start, length);
  g_autoptr (GRegex) spaces = g_regex_new ("[ \\n]+", 0, 0, NULL);

  return g_regex_replace_literal (spaces, text, -1, 0, " ", 0, NULL);
}

/* Takes the messages out of @text, so that their words are not read as a table's. */
static void
take_messages (GString   *text,
               GPtrArray *messages)
{
  for (char *p = text->str; *p != '\0'; p++)
    {
      const char      *end = begins_message (text->str, p) ? find_end (p) : NULL;
      g_autofree char *message = NULL;

      if (end == NULL)
        continue;
      message = join_lines (p, (gsize) (end - p));
      memset (p, ' ', (gsize) (end - p));
      if (strstr (message, "${") != NULL &&
          !g_ptr_array_find_with_equal_func (messages, message, g_str_equal, NULL))
        g_ptr_array_add (messages, g_steal_pointer (&message));
    }
}

/* Whether a word is only the mark of a list's item or of a table's column. */
static gboolean
is_mark (const char *word,
         gboolean    first)
{
  static const char *const marks[] = { "•", "◦", "▪", "·", "‣", "–", "—", "-", "+", "o", NULL };

  if (*word == '\0')
    return TRUE;
  if (!first)
    return FALSE;
  return g_strv_contains (marks, word) ||
         g_regex_match_simple ("^\\(?([0-9]+(\\.[0-9]+)*|[a-z]|[ivx]+)[.)]$", word, 0, 0);
}

/* Without what a copy puts around a word: emphasis, cell borders, the number before a heading. */
static char *
clean_word (const char *word,
            gboolean    first)
{
  g_autofree char *bare = NULL;
  gsize            length = 0;

  word += strspn (word, "*`|#");
  if (first && g_regex_match_simple ("^[0-9]+[.)][A-Za-z]", word, 0, 0))
    word += strcspn (word, ".)") + 1;
  length = strlen (word);
  while (length > 0 && strchr ("*`|", word[length - 1]) != NULL)
    length--;
  bare = g_strndup (word, length);
  return g_steal_pointer (&bare);
}

static GPtrArray *
split_words (const char *text)
{
  GPtrArray     *words = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], " ", -1);
      guint          start = words->len;

      for (guint j = 0; parts[j] != NULL; j++)
        {
          gboolean         first = words->len == start;
          g_autofree char *clean = clean_word (parts[j], first);
          Word            *word = NULL;

          if (is_mark (clean, first))
            continue;
          word = g_new0 (Word, 1);
          word->text = g_steal_pointer (&clean);
          word->first = first;
          g_ptr_array_add (words, word);
        }
      if (words->len == start + 1)
        ((Word *) words->pdata[start])->alone = TRUE;
    }
  return words;
}

static const char *
get_word (GPtrArray *words,
          guint      position)
{
  return position < words->len ? ((Word *) words->pdata[position])->text : "";
}

static gboolean
read_heading (Reading    *self,
              const Word *word)
{
  static const struct
  {
    const char   *label;
    SenderChannel channel;
  } headings[] = {
    { "SMS", SENDER_CHANNEL_SMS },
    { "Voice", SENDER_CHANNEL_VOICE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      gsize length = strlen (headings[i].label);

      if (strncmp (word->text, headings[i].label, length) != 0 ||
          !(g_str_equal (word->text + length, ":") ||
            (word->alone && word->text[length] == '\0')))
        continue;
      self->request = sender_config_ensure_request (self->config, headings[i].channel);
      self->has_method = FALSE;
      self->has_end = FALSE;
      return TRUE;
    }
  return FALSE;
}

static void
read_authorization (Reading   *self,
                    GPtrArray *words,
                    guint      position)
{
  for (guint i = position + 1; i <= position + 5; i++)
    {
      if (g_str_equal (get_word (words, i), "Bearer"))
        g_object_set (sender_config_get_authorization (self->config),
                      "kind", SENDER_AUTHORIZATION_KIND_BEARER, NULL);
      if (g_str_equal (get_word (words, i), "Bearer") ||
          g_str_equal (get_word (words, i), "Basic"))
        return;
    }
}

static void
add_row (Reading    *self,
         const char *key,
         gsize       key_length,
         const char *value)
{
  g_autofree char            *name = g_strndup (key, key_length);
  g_autofree char            *trimmed = g_strdup (value);
  g_autoptr (SenderFormField) row = NULL;

  for (gsize end = strlen (trimmed); end > 0 && strchr (PUNCTUATION, trimmed[end - 1]); end--)
    trimmed[end - 1] = '\0';
  row = g_object_new (SENDER_TYPE_FORM_FIELD, "key", name, "value", trimmed, NULL);
  if (self->request == NULL)
    {
      self->request = sender_config_ensure_request (self->config, SENDER_CHANNEL_SMS);
      self->guessed = TRUE;
    }
  sender_list_append (sender_channel_request_get_body (self->request), row);
  self->n_rows++;
}

/* `From ${from}`, `From: ${from}` or `From=${from}`. */
static gboolean
read_row (Reading    *self,
          const char *word,
          const char *next)
{
  gsize length = strspn (word, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-");

  if (length == 0 || self->has_end)
    return FALSE;
  if (word[length] == '=' && g_str_has_prefix (word + length + 1, "${"))
    {
      add_row (self, word, length, word + length + 1);
      return FALSE;
    }
  if (word[length + strspn (word + length, ":=")] != '\0' || !g_str_has_prefix (next, "${"))
    return FALSE;
  add_row (self, word, length, next);
  return TRUE;
}

static void
read_request (Reading    *self,
              const char *word)
{
  static const char *const methods[] = { "POST", "GET" };

  g_autofree char *url = NULL;
  int              method = 0;

  for (guint i = 0; i < G_N_ELEMENTS (methods) && !self->has_method; i++)
    if (g_str_equal (word, methods[i]) &&
        sender_enum_from_nick (SENDER_TYPE_HTTP_METHOD, methods[i], &method))
      {
        g_object_set (self->request, "method", method, NULL);
        self->has_method = TRUE;
      }
  if ((g_str_has_prefix (word, "https://") || g_str_has_prefix (word, "http://")) &&
      *sender_channel_request_get_url (self->request) == '\0')
    {
      url = g_strdup (word);
      for (gsize end = strlen (url); end > 0 && strchr (PUNCTUATION, url[end - 1]); end--)
        url[end - 1] = '\0';
      g_object_set (self->request, "url", url, NULL);
    }
}

static void
read_words (Reading   *self,
            GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = words->pdata[i];
      const char *next = get_word (words, i + 1);

      if (read_heading (self, word))
        continue;
      if (g_str_equal (word->text, "Authorization:"))
        read_authorization (self, words, i);
      else if (g_str_equal (word->text, "Click") && g_str_has_prefix (next, "Save"))
        self->has_end = TRUE;
      else if (read_row (self, word->text, next))
        i++;
      else if (self->request != NULL && !self->has_end)
        read_request (self, word->text);
    }
}

static void
add_message (SenderConfig *config,
             const char   *template_name,
             const char   *content)
{
  for (int channel = SENDER_CHANNEL_SMS; channel <= SENDER_CHANNEL_VOICE; channel++)
    {
      g_autoptr (SenderMessage) message = NULL;

      message = g_object_new (SENDER_TYPE_MESSAGE,
                              "template", template_name,
                              "channel", channel,
                              "locale", "en",
                              "content", content,
                              NULL);
      sender_list_append (sender_config_get_messages (config), message);
    }
}

/* The first message is the one to send, the longest of the others the example of a longer one. */
static void
add_messages (Reading      *self,
              SenderImport *import)
{
  const char *longer = NULL;

  for (guint i = 1; i < self->messages->len; i++)
    if (longer == NULL || strlen (self->messages->pdata[i]) > strlen (longer))
      longer = self->messages->pdata[i];
  if (self->messages->len > 0)
    add_message (self->config, "strong_authentication", self->messages->pdata[0]);
  if (longer != NULL)
    add_message (self->config, "device_pairing", longer);
  for (guint i = 1; i < self->messages->len; i++)
    if (self->messages->pdata[i] != longer)
      sender_import_note (import, _ ("This message was left out, as no notification is named for "
                                     "it: %s"),
                          (char *) self->messages->pdata[i]);
}

static void
read_all (Reading    *self,
          const char *text)
{
  g_autoptr (GPtrArray) words = NULL;
  GString              *simple = simplify (text);

  self->config = sender_config_new ();
  self->messages = g_ptr_array_new_with_free_func (g_free);
  take_messages (simple, self->messages);
  words = split_words (simple->str);
  read_words (self, words);
  g_string_free (simple, TRUE);
}

/* A table's row is enough; a message alone must stand in a text that is about messages. */
static gboolean
is_procedure (Reading    *self,
              const char *text)
{
  return self->n_rows > 0 ||
         (self->messages->len > 0 &&
          g_regex_match_simple ("notification|message", text, G_REGEX_CASELESS, 0));
}

/**
 * sender_format_procedure_is:
 * @text: any text
 *
 * Tells the published procedure, or a part of it, from other text.
 *
 * Returns: whether @text has a table of keys and variables, or messages to be entered
 */
gboolean
sender_format_procedure_is (const char *text)
{
  g_auto (Reading) reading = { NULL };

  read_all (&reading, text);
  return is_procedure (&reading, text);
}

/**
 * sender_format_procedure_read:
 * @text: the procedure's text, or a part of it
 * @import: where the configuration goes
 * @error: return location
 *
 * Reads the configuration that the procedure describes, with its mistakes: what is wrong with it
 * is told by the findings. What the procedure leaves to the reader stays empty.
 *
 * Returns: whether it was read; else %SENDER_ERROR_FORMAT is set
 */
gboolean
sender_format_procedure_read (const char   *text,
                              SenderImport *import,
                              GError      **error)
{
  g_auto (Reading) reading = { NULL };

  read_all (&reading, text);
  if (!is_procedure (&reading, text))
    {
      g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_FORMAT,
                           _ ("The text has neither a table of keys and values nor a message"));
      return FALSE;
    }
  add_messages (&reading, import);
  if (reading.guessed)
    sender_import_note (import, _ ("No heading says which channel the table is of; it was taken "
                                   "for SMS"));
  sender_import_note (import, _ ("The text was taken as it stands, with its mistakes: the findings "
                                 "name them"));
  sender_import_note (import, _ ("The text has no provider name, user name, password or number: "
                                 "these stay empty"));
  sender_import_add (import, g_steal_pointer (&reading.config));
  return TRUE;
}
