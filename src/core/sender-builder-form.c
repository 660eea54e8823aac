/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-builder.h"

#include "sender-channel-request.h"
#include "sender-form-field.h"
#include "sender-form.h"
#include "sender-list.h"

#include <string.h>

/* One pair between two `&`, decoded. */
typedef struct
{
  char *key;   /* (owned) (nullable): NULL where there was no pair */
  char *value; /* (owned) (nullable) */
} Pair;

static void
pair_clear (Pair *pair)
{
  g_clear_pointer (&pair->key, g_free);
  g_clear_pointer (&pair->value, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

/* A row's text is UTF-8 without NUL, whatever %XX said; its bytes stay in `encoded`. */
static char *
decode_text (const char *text,
             gsize       length)
{
  g_autoptr (GString) decoded = g_string_new (NULL);

  sender_form_append_decoded (decoded, text, (gssize) length);
  return g_utf8_make_valid (decoded->str, (gssize) decoded->len);
}

static gboolean
pair_read_cb (const char *key,
              gsize       key_length,
              const char *value,
              gsize       value_length,
              gboolean    has_value,
              gpointer    user_data)
{
  Pair *pair = user_data;

  pair->key = decode_text (key, key_length);
  pair->value = has_value ? decode_text (value, value_length) : g_strdup ("");
  return FALSE;
}

/* What a row was read from: @text holds one pair, and may begin or end with further `&`. */
static void
pair_read (Pair       *pair,
           const char *text)
{
  const char *start = text + strspn (text, "&");

  if (*start != '\0')
    sender_form_foreach_pair (start, (gssize) strcspn (start, "&"), pair_read_cb, pair);
}

static gboolean
is_read_from (SenderFormField *row,
              const char      *text)
{
  g_auto (Pair) pair = { NULL, NULL };
  const char   *start = text + strspn (text, "&");
  const char   *end = start + strcspn (start, "&");

  if (end[strspn (end, "&")] != '\0')
    return FALSE;
  pair_read (&pair, text);
  return g_strcmp0 (pair.key, sender_form_field_get_key (row)) == 0 &&
         g_strcmp0 (pair.value, sender_form_field_get_value (row)) == 0;
}

static void
append_fresh (GString         *out,
              SenderFormField *row)
{
  sender_form_append_template (out, sender_form_field_get_key (row), -1);
  g_string_append_c (out, '=');
  sender_form_append_template (out, sender_form_field_get_value (row), -1);
}

/**
 * sender_builder_append_row:
 * @out: where to
 * @row: a row of a form
 *
 * Appends a row as PingOne keeps it: form-encoded, every `${…}` untouched.
 *
 * A row that was read from bytes which encoding would not give back is written from these bytes,
 * for as long as they still say what its key and value say.
 */
void
sender_builder_append_row (GString         *out,
                           SenderFormField *row)
{
  const char *encoded = sender_form_field_get_encoded (row);

  if (*encoded != '\0' && is_read_from (row, encoded))
    g_string_append (out, encoded);
  else
    append_fresh (out, row);
}

/**
 * sender_builder_dup_body:
 * @request: a channel's request
 *
 * Writes the body as the one string PingOne keeps, with every `${…}` untouched: the enabled rows of
 * the form, or the raw text.
 *
 * Returns: (transfer full): the body
 */
char *
sender_builder_dup_body (SenderChannelRequest *request)
{
  SenderList         *rows = sender_channel_request_get_body (request);
  g_autoptr (GString) out = NULL;

  if (sender_channel_request_get_body_format (request) == SENDER_BODY_FORMAT_RAW)
    return g_strdup (sender_channel_request_get_raw (request));
  for (guint i = 0; i < sender_list_get_n_items (rows); i++)
    {
      SenderFormField *row = sender_list_get (rows, i);

      if (!sender_form_field_is_enabled (row))
        continue;
      if (out == NULL)
        out = g_string_new (NULL);
      else
        g_string_append_c (out, '&');
      sender_builder_append_row (out, row);
    }
  return out != NULL ? g_strdup (out->str) : g_strdup ("");
}

static SenderFormField *
make_row (const char *text)
{
  g_auto (Pair)       pair = { NULL, NULL };
  g_autoptr (GString) fresh = g_string_new (NULL);
  SenderFormField    *row = NULL;

  pair_read (&pair, text);
  row = g_object_new (SENDER_TYPE_FORM_FIELD, "key", pair.key, "value", pair.value, NULL);
  append_fresh (fresh, row);
  if (!g_str_equal (fresh->str, text))
    g_object_set (row, "encoded", text, NULL);
  return row;
}

/* Where the bytes of the first row in @text end: at the `&` before the next pair. */
static gsize
get_row_length (const char *text)
{
  gsize length = strspn (text, "&");

  length += strcspn (text + length, "&");
  if (text[length + strspn (text + length, "&")] == '\0')
    return strlen (text);
  return length;
}

/**
 * sender_builder_set_form:
 * @request: a channel's request
 * @body: a form body, `${…}` untouched
 *
 * Replaces the rows of the form by those of a body string, the reverse of
 * [func@builder_dup_body]. Nothing is lost: a row whose encoding differs from what was read keeps
 * the bytes too, needless `&` among them. A body of `&` alone holds no row.
 */
void
sender_builder_set_form (SenderChannelRequest *request,
                         const char           *body)
{
  SenderList           *list = sender_channel_request_get_body (request);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char      *text = g_utf8_make_valid (body, -1);
  const char           *rest = text;

  while (rest[strspn (rest, "&")] != '\0')
    {
      gsize            length = get_row_length (rest);
      g_autofree char *row = g_strndup (rest, length);

      g_ptr_array_add (rows, make_row (row));
      rest += length;
      if (*rest == '&')
        rest++;
    }
  sender_list_splice (list, 0, sender_list_get_n_items (list), rows->pdata, rows->len);
}
