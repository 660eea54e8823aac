/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-json-template.h"

#include "sender-variables.h"

#include <string.h>

typedef enum
{
  TOKEN_SPACE,
  TOKEN_STRUCTURE, /* one of { } [ ] : , */
  TOKEN_STRING,    /* from its opening quote to its closing one, or to the end */
  TOKEN_BARE,      /* anything else, as far as the next of the above */
} TokenKind;

typedef struct
{
  TokenKind kind;
  gsize     start;
  gsize     end;
  gsize     open;  /* bytes of the opening quote of a string */
  gsize     close; /* bytes of its closing one, 0 where it is missing */
} Token;

/* What may open a string, and what then closes it. The first is right; the others are what word
 * processors and other languages put there. */
typedef struct
{
  const char *open;
  const char *close;
} Quotes;

static const Quotes quotes[] = {
  { "\"", "\"" },
  { "“”„‟«»″", "“”„‟«»″\"" },
  { "‘’‚‛‹›", "‘’‚‛‹›'" },
  { "'", "'" },
};

#define PROPER (&quotes[0])
#define APOSTROPHE (&quotes[3])

static gsize
character_length (const char *text)
{
  return (gsize) (g_utf8_next_char (text) - text);
}

static gboolean
is_one_of (const char *text,
           const char *characters)
{
  return *text != '\0' && g_utf8_strchr (characters, -1, g_utf8_get_char (text)) != NULL;
}

static const Quotes *
find_quotes (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    if (is_one_of (text, quotes[i].open))
      return &quotes[i];
  return NULL;
}

static gboolean
is_structure (const char *text)
{
  return *text != '\0' && strchr ("{}[]:,", *text) != NULL;
}

/* Past what stands at @offset: a variable as a whole, since it holds braces. */
static gsize
step (const char *text,
      gsize       offset)
{
  SenderVariableRef ref;

  if (sender_variables_match (text + offset, &ref))
    return offset + ref.end;
  return offset + character_length (text + offset);
}

static void
read_string (const char   *text,
             const Quotes *delimiters,
             Token        *token)
{
  gsize at = token->start;

  token->kind = TOKEN_STRING;
  token->open = character_length (text + at);
  for (at += token->open; text[at] != '\0'; at = step (text, at))
    {
      if (text[at] == '\\' && text[at + 1] != '\0')
        at++;
      else if (is_one_of (text + at, delimiters->close))
        {
          token->close = character_length (text + at);
          at += token->close;
          break;
        }
    }
  token->end = at;
}

/* An apostrophe opens no string in the middle of a word. White space at the end is left out. */
static void
read_bare (const char *text,
           Token      *token)
{
  gsize at = token->start;

  token->kind = TOKEN_BARE;
  while (text[at] != '\0' && !is_structure (text + at) &&
         !is_one_of (text + at, quotes[0].open) && !is_one_of (text + at, quotes[1].open))
    {
      gboolean space = g_ascii_isspace (text[at]);

      at = step (text, at);
      if (!space)
        token->end = at;
    }
}

static gboolean
next_token (const char *text,
            gsize       offset,
            Token      *token)
{
  const Quotes *delimiters = find_quotes (text + offset);

  *token = (Token){ .start = offset, .end = offset };
  if (text[offset] == '\0')
    return FALSE;
  if (delimiters != NULL)
    read_string (text, delimiters, token);
  else if (is_structure (text + offset))
    {
      token->kind = TOKEN_STRUCTURE;
      token->end = offset + 1;
    }
  else if (g_ascii_isspace (text[offset]))
    {
      token->kind = TOKEN_SPACE;
      while (g_ascii_isspace (text[token->end]))
        token->end++;
    }
  else
    read_bare (text, token);
  return TRUE;
}

/**
 * sender_json_template_is:
 * @text: a text
 *
 * Tells whether a text is meant to be a JSON object.
 *
 * Returns: whether it begins with `{`, white space aside
 */
gboolean
sender_json_template_is (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '{';
}

/**
 * sender_json_template_list:
 * @text: JSON with variables
 * @inside: those inside strings, or those outside
 *
 * Lists variables by where they stand. `${message}` alone outside a string is in neither list: what
 * it holds may itself be an object.
 *
 * Returns: (transfer full): the names in order, without repeats
 */
GStrv
sender_json_template_list (const char *text,
                           gboolean    inside)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  Token               token;

  for (gsize at = 0; next_token (text, at, &token); at = token.end)
    {
      g_autofree char *part = g_strndup (text + token.start, token.end - token.start);

      if (token.kind == (inside ? TOKEN_STRING : TOKEN_BARE) &&
          (inside || strcmp (part, "${message}") != 0))
        g_string_append_printf (parts, "%s\n", part);
    }
  return sender_variables_list (parts->str);
}

/* Whether a value outside strings has to be one: it holds a variable, @only if that is given. */
static gboolean
needs_quotes (const char *part,
              const char *only)
{
  SenderVariableRef ref;

  if (only != NULL)
    return sender_variables_uses (part, only);
  return sender_variables_next (part, 0, &ref) && strcmp (part, "${message}") != 0;
}

/**
 * sender_json_template_quote:
 * @text: JSON with variables
 * @only: (nullable): a name
 *
 * Puts quotes around values with variables that have none.
 *
 * Returns: (transfer full): the text
 */
char *
sender_json_template_quote (const char *text,
                            const char *only)
{
  GString *out = g_string_new (NULL);
  Token    token;

  for (gsize at = 0; next_token (text, at, &token); at = token.end)
    {
      g_autofree char *part = g_strndup (text + token.start, token.end - token.start);

      if (token.kind == TOKEN_BARE && needs_quotes (part, only))
        g_string_append_printf (out, "\"%s\"", part);
      else
        g_string_append (out, part);
    }
  return g_string_free (out, FALSE);
}

/**
 * sender_json_template_straighten:
 * @text: JSON with variables
 * @single: apostrophes too
 *
 * Puts `"` where other quotes delimit strings. Typographic quotes inside a string are its text and
 * stay.
 *
 * Returns: (transfer full): the text
 */
char *
sender_json_template_straighten (const char *text,
                                 gboolean    single)
{
  GString *out = g_string_new (NULL);
  Token    token;

  for (gsize at = 0; next_token (text, at, &token); at = token.end)
    {
      const Quotes *delimiters = find_quotes (text + token.start);

      if (token.kind != TOKEN_STRING || delimiters == PROPER ||
          (delimiters == APOSTROPHE && !single))
        {
          g_string_append_len (out, text + token.start, (gssize) (token.end - token.start));
          continue;
        }
      g_string_append_c (out, '"');
      g_string_append_len (out, text + token.start + token.open,
                           (gssize) (token.end - token.start - token.open - token.close));
      if (token.close > 0)
        g_string_append_c (out, '"');
    }
  return g_string_free (out, FALSE);
}

/* Whether the next thing after @offset is the colon of a member. */
static gboolean
is_before_colon (const char *text,
                 gsize       offset)
{
  while (g_ascii_isspace (text[offset]))
    offset++;
  return text[offset] == ':';
}

/**
 * sender_json_template_rename:
 * @text: JSON with variables
 * @from: a member's name
 * @to: its new name; both without anything to be escaped
 *
 * Renames members.
 *
 * Returns: (transfer full): the text
 */
char *
sender_json_template_rename (const char *text,
                             const char *from,
                             const char *to)
{
  g_autofree char *name = g_strdup_printf ("\"%s\"", from);
  GString         *out = g_string_new (NULL);
  Token            token;

  for (gsize at = 0; next_token (text, at, &token); at = token.end)
    {
      g_autofree char *part = g_strndup (text + token.start, token.end - token.start);

      if (token.kind == TOKEN_STRING && strcmp (part, name) == 0 &&
          is_before_colon (text, token.end))
        g_string_append_printf (out, "\"%s\"", to);
      else
        g_string_append (out, part);
    }
  return g_string_free (out, FALSE);
}
