/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-builder-private.h"

#include "sender-form.h"
#include "sender-json.h"

#include <string.h>

typedef enum
{
  SENDER_PIECE_TEXT,
  SENDER_PIECE_VALUE,   /* put in for a variable that never changes */
  SENDER_PIECE_UNKNOWN, /* a variable without a value, as it stands */
  SENDER_PIECE_MESSAGE,
  SENDER_PIECE_CODE,
} SenderPieceKind;

typedef struct
{
  SenderPieceKind      kind;
  GString             *text;   /* (owned) (nullable): NULL for the message and the code */
  char                *name;   /* (owned) (nullable): the variable's, NULL for a text */
  SenderVariableEscape escape; /* (nullable): of the message and the code */
} SenderPiece;

struct _SenderPattern
{
  GArray *pieces; /* (owned) (element-type SenderPiece) */
  char   *before; /* (owned) (nullable) */
  char   *after;  /* (owned) (nullable) */
};

static void
append_json_escaped (GString    *out,
                     const char *value,
                     gssize      length)
{
  gssize start = (gssize) out->len;

  sender_json_append_quoted (out, value, length);
  g_string_truncate (out, out->len - 1);
  g_string_erase (out, start, 1);
}

/* A space is %20 here: `+` means a space in forms only, and a value may stand in the path. */
static void
append_url_escaped (GString    *out,
                    const char *value,
                    gssize      length)
{
  g_autofree char *copy = length < 0 ? g_strdup (value) : g_strndup (value, (gsize) length);

  g_string_append_uri_escaped (out, copy, NULL, FALSE);
}

static const SenderVariableEscape escapes[] = {
  [SENDER_WRITING_PLAIN] = NULL,
  [SENDER_WRITING_FORM] = sender_form_append_encoded,
  [SENDER_WRITING_URL] = append_url_escaped,
  [SENDER_WRITING_JSON] = append_json_escaped,
};

static void
append_value (GString             *out,
              const char          *value,
              gsize                length,
              SenderVariableEscape escape)
{
  if (escape != NULL)
    escape (out, value, (gssize) length);
  else
    g_string_append_len (out, value, (gssize) length);
}

static void
piece_clear (gpointer data)
{
  SenderPiece *piece = data;

  if (piece->text != NULL)
    g_string_free (piece->text, TRUE);
  g_free (piece->name);
}

/* The text at the end of the pattern, to append to. */
static GString *
get_tail (SenderPattern *self)
{
  SenderPiece  fresh = { SENDER_PIECE_TEXT, NULL, NULL, NULL };
  SenderPiece *last = NULL;

  if (self->pieces->len > 0)
    last = &g_array_index (self->pieces, SenderPiece, self->pieces->len - 1);
  if (last != NULL && last->kind == SENDER_PIECE_TEXT)
    return last->text;
  fresh.text = g_string_new (NULL);
  g_array_append_val (self->pieces, fresh);
  return fresh.text;
}

static SenderPiece *
add_piece (SenderPattern           *self,
           SenderPieceKind          kind,
           const SenderVariableRef *ref)
{
  SenderPiece piece = { kind, NULL, g_strndup (ref->name, ref->name_length), NULL };

  g_array_append_val (self->pieces, piece);
  return &g_array_index (self->pieces, SenderPiece, self->pieces->len - 1);
}

static void
add_variable (SenderPattern           *self,
              const SenderVariableRef *ref,
              SenderVariableEscape     escape,
              SenderVariableScope      scope,
              SenderValues            *values)
{
  const char  *value = NULL;
  SenderPiece *piece = NULL;

  if (scope == SENDER_VARIABLE_SCOPE_REQUEST && sender_values_has_message (values) &&
      sender_variables_is_same ("message", ref->name, ref->name_length))
    {
      add_piece (self, SENDER_PIECE_MESSAGE, ref)->escape = escape;
      return;
    }
  value = sender_values_lookup (values, scope, ref->name, ref->name_length);
  if (value == NULL)
    {
      piece = add_piece (self, SENDER_PIECE_UNKNOWN, ref);
      piece->text = g_string_new_len (ref->name - 2, (gssize) (ref->end - ref->start));
      return;
    }
  if (sender_variables_is_same ("otp", ref->name, ref->name_length))
    {
      add_piece (self, SENDER_PIECE_CODE, ref)->escape = escape;
      return;
    }
  piece = add_piece (self, SENDER_PIECE_VALUE, ref);
  piece->text = g_string_new (NULL);
  append_value (piece->text, value, strlen (value), escape);
}

/* Whether the end of @text is inside a JSON string, @inside telling it of its beginning. */
static gboolean
ends_inside_string (const char *text,
                    gsize       length,
                    gboolean    inside)
{
  for (gsize i = 0; i < length; i++)
    {
      if (inside && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        inside = !inside;
    }
  return inside;
}

SenderPattern *
sender_pattern_new (const char         *text,
                    SenderWriting       writing,
                    SenderVariableScope scope,
                    SenderValues       *values)
{
  SenderPattern    *self = g_new0 (SenderPattern, 1);
  SenderVariableRef ref = { 0 };
  gsize             offset = 0;
  gboolean          inside = FALSE;

  self->pieces = g_array_new (FALSE, FALSE, sizeof (SenderPiece));
  g_array_set_clear_func (self->pieces, piece_clear);
  while (sender_variables_next (text, offset, &ref))
    {
      SenderVariableEscape escape = escapes[writing];

      inside = ends_inside_string (text + offset, ref.start - offset, inside);
      if (writing == SENDER_WRITING_JSON && !inside)
        escape = NULL;
      g_string_append_len (get_tail (self), text + offset, (gssize) (ref.start - offset));
      add_variable (self, &ref, escape, scope, values);
      offset = ref.end;
    }
  g_string_append (get_tail (self), text + offset);
  return self;
}

void
sender_pattern_free (SenderPattern *self)
{
  g_array_unref (self->pieces);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

void
sender_pattern_set_tags (SenderPattern *self,
                         const char    *before,
                         const char    *after)
{
  self->before = g_strdup (before);
  self->after = g_strdup (after);
}

static void
append_tagged (const SenderPattern *self,
               GString             *out,
               const char          *code,
               gsize                length)
{
  for (gsize i = 0; i < length; i++)
    {
      gboolean digit = g_ascii_isdigit (code[i]);

      if (digit)
        g_string_append (out, self->before);
      g_string_append_c (out, code[i]);
      if (digit)
        g_string_append (out, self->after);
    }
}

static void
write_piece (const SenderPattern *self,
             const SenderPiece   *piece,
             GString             *out,
             const GString       *message,
             const char          *code,
             gsize                code_length)
{
  if (piece->text != NULL)
    g_string_append_len (out, piece->text->str, (gssize) piece->text->len);
  else if (piece->kind == SENDER_PIECE_MESSAGE)
    append_value (out, message->str, message->len, piece->escape);
  else if (self->before != NULL)
    append_tagged (self, out, code, code_length);
  else
    append_value (out, code, code_length, piece->escape);
}

void
sender_pattern_write (const SenderPattern *self,
                      GString             *out,
                      const GString       *message,
                      const char          *code,
                      gsize                code_length)
{
  for (guint i = 0; i < self->pieces->len; i++)
    write_piece (self, &g_array_index (self->pieces, SenderPiece, i), out, message,
                 code, code_length);
}

void
sender_pattern_trace (const SenderPattern *self,
                      const GString       *message,
                      const char          *code,
                      SenderTraceFunc      func,
                      gpointer             user_data)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const SenderPiece *piece = &g_array_index (self->pieces, SenderPiece, i);

      g_string_truncate (out, 0);
      write_piece (self, piece, out, message, code, strlen (code));
      func (out->str, out->len, piece->name, piece->kind != SENDER_PIECE_UNKNOWN, user_data);
    }
}
