/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-wire-pairs.h"

#include "sender-form.h"

#include <string.h>

void
sender_wire_add (GPtrArray     *segments,
                 SenderWireKind kind,
                 const char    *text,
                 gssize         length,
                 const char    *variable)
{
  SenderWireSegment  *segment = NULL;
  g_autoptr (GString) shown = g_string_new (NULL);

  sender_request_append_shown (shown, text, length < 0 ? strlen (text) : (gsize) length, "\t\r\n");
  if (shown->len == 0)
    return;
  segment = g_new0 (SenderWireSegment, 1);
  segment->kind = kind;
  segment->text = g_strdup (shown->str);
  segment->variable = g_strdup (variable);
  g_ptr_array_add (segments, segment);
}

void
sender_wire_pairs_init (SenderWirePairs *self,
                        GPtrArray       *segments,
                        GHashTable      *wrong,
                        gboolean         decoded)
{
  *self = (SenderWirePairs){
    .segments = segments,
    .wrong = wrong,
    .decoded = decoded,
    .key = g_string_new (NULL),
    .key_start = segments->len,
  };
}

/* Only now the whole key is known, whatever pieces it came in. */
static void
judge_key (SenderWirePairs *self)
{
  if (!g_hash_table_contains (self->wrong, self->key->str))
    return;
  for (guint i = self->key_start; i < self->segments->len; i++)
    {
      SenderWireSegment *segment = g_ptr_array_index (self->segments, i);

      segment->kind = SENDER_WIRE_WRONG;
    }
}

static void
add_run (SenderWirePairs *self,
         const char      *text,
         gsize            length,
         const char      *variable,
         gboolean         known)
{
  g_autoptr (GString) decoded = g_string_new (NULL);
  SenderWireKind      kind = self->in_value ? SENDER_WIRE_PLAIN : SENDER_WIRE_NAME;

  if (variable != NULL)
    kind = known ? SENDER_WIRE_VALUE : SENDER_WIRE_UNRESOLVED;
  sender_form_append_decoded (decoded, text, (gssize) length);
  if (!self->in_value)
    g_string_append_len (self->key, decoded->str, (gssize) decoded->len);
  if (self->decoded)
    sender_wire_add (self->segments, kind, decoded->str, (gssize) decoded->len, variable);
  else
    sender_wire_add (self->segments, kind, text, (gssize) length, variable);
}

static void
end_key (SenderWirePairs *self)
{
  judge_key (self);
  sender_wire_add (self->segments, SENDER_WIRE_DIM, self->decoded ? " = " : "=", -1, NULL);
  self->in_value = TRUE;
}

static void
end_pair (SenderWirePairs *self)
{
  if (!self->in_value)
    judge_key (self);
  if (!self->decoded)
    sender_wire_add (self->segments, SENDER_WIRE_DIM, "&", 1, NULL);
  sender_wire_add (self->segments, SENDER_WIRE_BREAK, "\n", 1, NULL);
  g_string_truncate (self->key, 0);
  self->key_start = self->segments->len;
  self->in_value = FALSE;
}

/* A value as plain text may bring a `&` or `=` of its own: it counts, as it does for a reader. */
void
sender_wire_pairs_feed (SenderWirePairs *self,
                        const char      *text,
                        gsize            length,
                        const char      *variable,
                        gboolean         known)
{
  gsize start = 0;

  for (gsize i = 0; i < length; i++)
    {
      gboolean ends_key = text[i] == '=' && !self->in_value;

      if (!ends_key && text[i] != '&')
        continue;
      add_run (self, text + start, i - start, variable, known);
      start = i + 1;
      if (ends_key)
        end_key (self);
      else
        end_pair (self);
    }
  add_run (self, text + start, length - start, variable, known);
}

void
sender_wire_pairs_finish (SenderWirePairs *self)
{
  if (!self->in_value)
    judge_key (self);
  g_string_free (self->key, TRUE);
  self->key = NULL;
}
