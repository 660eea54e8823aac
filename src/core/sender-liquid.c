/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-liquid.h"

#include <string.h>

/* The bytes between the braces of one reference, `-` of white space control taken off. */
typedef struct
{
  const char *text;
  gsize       length;
} Inner;

void
sender_liquid_ref_clear (SenderLiquidRef *ref)
{
  g_clear_pointer (&ref->path, g_free);
}

static void
trim (Inner *inner)
{
  while (inner->length > 0 && g_ascii_isspace (*inner->text))
    {
      inner->text++;
      inner->length--;
    }
  while (inner->length > 0 && g_ascii_isspace (inner->text[inner->length - 1]))
    inner->length--;
}

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '-';
}

/* Appends the `["key"]`, `['key']` or `[0]` at the start of @text as `.key`; 0 if it is none. */
static gsize
append_bracket (GString    *path,
                const char *text,
                gsize       length)
{
  const char *end = memchr (text, ']', length);
  gsize       inside = end != NULL ? (gsize) (end - text) - 1 : 0;
  const char *start = text + 1;
  gboolean    quoted = inside >= 2 && (*start == '"' || *start == '\'') &&
                    start[inside - 1] == *start;

  if (inside == 0 || (!quoted && strspn (start, "0123456789") < inside))
    return 0;
  g_string_append_c (path, '.');
  g_string_append_len (path, start + quoted, (gssize) (inside - 2 * (gsize) quoted));
  return inside + 2;
}

/* `a.b["c"]` as `a.b.c`, or NULL where @inner is anything but a path. */
static char *
dup_path (const Inner *inner)
{
  g_autoptr (GString) path = g_string_new (NULL);
  gsize               i = 0;

  if (inner->length == 0 || !(g_ascii_isalpha (*inner->text) || *inner->text == '_'))
    return NULL;
  while (i < inner->length)
    {
      char  c = inner->text[i];
      gsize used = 1;

      if (c == '[')
        used = append_bracket (path, inner->text + i, inner->length - i);
      else if (is_word (c) || (c == '.' && i + 1 < inner->length && is_word (inner->text[i + 1])))
        g_string_append_c (path, c);
      else
        used = 0;
      if (used == 0)
        return NULL;
      i += used;
    }
  return g_strdup (path->str);
}

/* Takes `-` off both ends; it eats the white space on its side of the text around it. */
static void
apply_white_space_control (const char      *text,
                           gsize            offset,
                           Inner           *inner,
                           SenderLiquidRef *ref)
{
  if (inner->length > 0 && *inner->text == '-')
    {
      inner->text++;
      inner->length--;
      while (ref->start > offset && g_ascii_isspace (text[ref->start - 1]))
        ref->start--;
    }
  if (inner->length > 0 && inner->text[inner->length - 1] == '-')
    {
      inner->length--;
      while (g_ascii_isspace (text[ref->end]))
        ref->end++;
    }
}

static void
read_inner (Inner           *inner,
            gboolean         tag,
            SenderLiquidRef *ref)
{
  const char *filter = memchr (inner->text, '|', inner->length);
  Inner       operand = *inner;

  if (!tag && filter != NULL)
    operand.length = (gsize) (filter - inner->text);
  trim (&operand);
  ref->path = tag ? NULL : dup_path (&operand);
  ref->supported = ref->path != NULL && filter == NULL;
  if (ref->path == NULL)
    ref->path = g_strndup (operand.text, operand.length);
}

/**
 * sender_liquid_next:
 * @text: a text of a flow
 * @offset: where to begin, in bytes
 * @ref: (out): the reference found; to be cleared with [func@liquid_ref_clear]
 *
 * Finds the next `{{ … }}` or `{% … %}` that begins at or after @offset.
 *
 * `start` and `end` enclose the white space that `{{-` and `-}}` eat. `path` is normalised, so that
 * `flow.data["OTP"]` is `flow.data.OTP`; of what is no path, and of a tag, it is the bare text.
 * Braces that are never closed are text.
 *
 * Returns: whether there is one
 */
gboolean
sender_liquid_next (const char      *text,
                    gsize            offset,
                    SenderLiquidRef *ref)
{
  const char *open = strchr (text + offset, '{');

  for (; open != NULL; open = strchr (open + 1, '{'))
    {
      gboolean    tag = open[1] == '%';
      const char *close = NULL;
      Inner       inner = { open + 2, 0 };

      if (!tag && open[1] != '{')
        continue;
      close = strstr (open + 2, tag ? "%}" : "}}");
      if (close == NULL)
        continue;
      inner.length = (gsize) (close - inner.text);
      ref->start = (gsize) (open - text);
      ref->end = (gsize) (close - text) + 2;
      apply_white_space_control (text, offset, &inner, ref);
      read_inner (&inner, tag, ref);
      return TRUE;
    }
  return FALSE;
}

/**
 * sender_liquid_render:
 * @text: a text of a flow
 * @lookup: (scope call): gives the value of a path
 * @user_data: for @lookup
 *
 * Writes @text with every path replaced by its value, by nothing where it has none, as Studio does.
 * What is recognised but not supported stays as it stands.
 *
 * Returns: (transfer full): the text
 */
char *
sender_liquid_render (const char        *text,
                      SenderLiquidLookup lookup,
                      gpointer           user_data)
{
  g_autoptr (GString) out = g_string_new (NULL);
  SenderLiquidRef     ref = { 0 };
  gsize               offset = 0;

  while (sender_liquid_next (text, offset, &ref))
    {
      g_autofree char *value = ref.supported ? lookup (ref.path, user_data) : NULL;

      g_string_append_len (out, text + offset, (gssize) (ref.start - offset));
      if (!ref.supported)
        g_string_append_len (out, text + ref.start, (gssize) (ref.end - ref.start));
      else if (value != NULL)
        g_string_append (out, value);
      offset = ref.end;
      sender_liquid_ref_clear (&ref);
    }
  g_string_append (out, text + offset);
  return g_strdup (out->str);
}
