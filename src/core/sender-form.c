/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-form.h"

#include "sender-variables.h"

#include <string.h>

#define ESCAPE_LENGTH 3

/* WHATWG URL, application/x-www-form-urlencoded percent-encode set: 1 stays as it is. */
static const guchar kept[256] = {
  ['*'] = 1,
  ['-'] = 1,
  ['.'] = 1,
  ['_'] = 1,
  ['0' ... '9'] = 1,
  ['A' ... 'Z'] = 1,
  ['a' ... 'z'] = 1,
};

static const char hexadecimal[] = "0123456789ABCDEF";

static gsize
get_length (const char *text,
            gssize      length)
{
  return length < 0 ? strlen (text) : (gsize) length;
}

/**
 * sender_form_append_encoded:
 * @out: where to append
 * @text: bytes to encode
 * @length: how many, or -1 if @text ends with a zero
 *
 * Writes a key or a value as `application/x-www-form-urlencoded` wants it (WHATWG URL, 5.2):
 * letters, digits and `*-._` as they are, a space as `+`, any other byte as `%XX`. So the `+` of a
 * telephone number becomes `%2B`. It has the signature of a [callback@VariableEscape] and is used
 * as one.
 */
void
sender_form_append_encoded (GString    *out,
                            const char *text,
                            gssize      length)
{
  gsize n_bytes = get_length (text, length);
  gsize start = out->len;
  char *to = NULL;

  /* Room for the worst case at once: one call per byte is what takes time in a proof. */
  g_string_set_size (out, start + n_bytes * ESCAPE_LENGTH);
  to = out->str + start;
  for (const char *end = text + n_bytes; text < end; text++)
    {
      guchar byte = (guchar) *text;

      if (kept[byte])
        *to++ = *text;
      else if (byte == ' ')
        *to++ = '+';
      else
        {
          *to++ = '%';
          *to++ = hexadecimal[byte >> 4];
          *to++ = hexadecimal[byte & 15];
        }
    }
  g_string_truncate (out, to - out->str);
}

/**
 * sender_form_append_template:
 * @out: where to append
 * @text: the text of a form row
 * @length: bytes in @text, or -1 if it ends with a zero
 *
 * Writes a key or a value of a body that is not expanded yet: like sender_form_append_encoded(),
 * but each `${name}` stays, since PingOne looks for it in the body as it is stored.
 */
void
sender_form_append_template (GString    *out,
                             const char *text,
                             gssize      length)
{
  g_autofree char *copy = length < 0 ? NULL : g_strndup (text, length);
  const char *template = copy != NULL ? copy : text;
  SenderVariableRef ref = { 0 };
  gsize             done = 0;

  while (sender_variables_next (template, done, &ref))
    {
      sender_form_append_encoded (out, template + done, ref.start - done);
      g_string_append_len (out, template + ref.start, ref.end - ref.start);
      done = ref.end;
    }
  sender_form_append_encoded (out, template + done, -1);
}

/* One decoded byte at *@text, which moves on; an incomplete escape is its own characters. */
static char
next_decoded (const char **text,
              const char  *end)
{
  const char *p = *text;

  if (*p == '%' && end - p >= ESCAPE_LENGTH && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
    {
      *text += ESCAPE_LENGTH;
      return (char) (g_ascii_xdigit_value (p[1]) << 4 | g_ascii_xdigit_value (p[2]));
    }
  *text += 1;
  return *p == '+' ? ' ' : *p;
}

/**
 * sender_form_append_decoded:
 * @out: where to append
 * @text: an encoded key or value
 * @length: bytes in @text, or -1 if it ends with a zero
 *
 * Undoes the encoding as a receiver does (WHATWG URL, 5.1). A `%` without two hexadecimal digits is
 * kept. The result is bytes: it may hold zeros and need not be UTF-8.
 */
void
sender_form_append_decoded (GString    *out,
                            const char *text,
                            gssize      length)
{
  const char *end = text + get_length (text, length);
  char       *to = NULL;

  g_string_set_size (out, out->len + (end - text));
  to = out->str + out->len - (end - text);
  while (text < end)
    *to++ = next_decoded (&text, end);
  g_string_truncate (out, to - out->str);
}

/**
 * sender_form_foreach_pair:
 * @body: a form body
 * @length: bytes in @body, or -1 if it ends with a zero
 * @func: called for each pair
 * @user_data: for @func
 *
 * Takes a body apart without copying. Empty sequences (`a=1&&b=2`) are no pairs; a sequence without
 * `=` is a key with an empty value, and @func is told so.
 *
 * Returns: %FALSE if @func stopped it by returning %FALSE
 */
gboolean
sender_form_foreach_pair (const char        *body,
                          gssize             length,
                          SenderFormPairFunc func,
                          gpointer           user_data)
{
  const char *end = body + get_length (body, length);

  while (body < end)
    {
      const char *next = memchr (body, '&', end - body);
      const char *stop = next != NULL ? next : end;
      const char *equals = memchr (body, '=', stop - body);
      const char *key_end = equals != NULL ? equals : stop;
      const char *value = equals != NULL ? equals + 1 : stop;
      gsize       key_length = key_end - body;

      if (stop > body && !func (body, key_length, value, stop - value, equals != NULL, user_data))
        return FALSE;
      body = stop + 1;
    }
  return TRUE;
}

typedef struct
{
  const char *key;
  GString    *out;
} Lookup;

static gboolean
is_key (const char *encoded,
        gsize       length,
        const char *key)
{
  const char *end = encoded + length;

  while (encoded < end)
    if (*key == '\0' || next_decoded (&encoded, end) != *key++)
      return FALSE;
  return *key == '\0';
}

static gboolean
lookup_pair_cb (const char *key,
                gsize       key_length,
                const char *value,
                gsize       value_length,
                gboolean    has_value,
                gpointer    user_data)
{
  Lookup *lookup = user_data;

  if (!is_key (key, key_length, lookup->key))
    return TRUE;
  sender_form_append_decoded (lookup->out, value, (gssize) value_length);
  return FALSE;
}

/**
 * sender_form_lookup:
 * @body: a form body
 * @length: bytes in @body, or -1 if it ends with a zero
 * @key: the decoded key to look for, compared exactly
 * @out: where its decoded value is appended
 *
 * Reads one value of a body as its receiver does. Nothing is allocated but room in @out.
 *
 * Returns: whether there is such a pair
 */
gboolean
sender_form_lookup (const char *body,
                    gssize      length,
                    const char *key,
                    GString    *out)
{
  Lookup lookup = { .key = key, .out = out };

  return !sender_form_foreach_pair (body, length, lookup_pair_cb, &lookup);
}
