/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-answer.h"

/**
 * sender_put:
 * @object: an object
 * @name: a member
 * @value: (transfer full): its value
 *
 * Sets a member.
 */
void
sender_put (SenderJson *object,
            const char *name,
            SenderJson *value)
{
  sender_json_set_member (object, name, value);
}

/**
 * sender_put_text:
 * @object: an object
 * @name: a member
 * @text: (nullable): its value
 *
 * Sets a member to a text, or to null.
 */
void
sender_put_text (SenderJson *object,
                 const char *name,
                 const char *text)
{
  sender_put (object, name, text != NULL ? sender_json_new_string (text) : sender_json_new_null ());
}

/**
 * sender_put_format:
 * @object: an object
 * @name: a member
 * @format: printf() format
 * @...: its arguments
 *
 * Sets a member to a text made of parts, such as a URL.
 */
void
sender_put_format (SenderJson *object,
                   const char *name,
                   const char *format,
                   ...)
{
  g_autofree char *text = NULL;
  va_list          arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  sender_put_text (object, name, text);
}

/**
 * sender_put_int:
 * @object: an object
 * @name: a member
 * @value: its value
 *
 * Sets a member to a whole number.
 */
void
sender_put_int (SenderJson *object,
                const char *name,
                gint64      value)
{
  sender_put (object, name, sender_json_new_int (value));
}

/**
 * sender_put_boolean:
 * @object: an object
 * @name: a member
 * @value: its value
 *
 * Sets a member to true or false.
 */
void
sender_put_boolean (SenderJson *object,
                    const char *name,
                    gboolean    value)
{
  sender_put (object, name, sender_json_new_boolean (value));
}

/**
 * sender_put_null:
 * @object: an object
 * @name: a member
 *
 * Sets a member to null.
 */
void
sender_put_null (SenderJson *object,
                 const char *name)
{
  sender_put (object, name, sender_json_new_null ());
}

/**
 * sender_read_kind:
 * @object: (nullable): what was sent
 * @name: a member
 * @kind: what it must be
 *
 * Reads a member of one kind.
 *
 * Returns: (transfer none) (nullable): the member
 */
SenderJson *
sender_read_kind (SenderJson    *object,
                  const char    *name,
                  SenderJsonKind kind)
{
  SenderJson *member = NULL;

  if (object == NULL || sender_json_get_kind (object) != SENDER_JSON_OBJECT)
    return NULL;
  member = sender_json_get_member (object, name);
  return member != NULL && sender_json_get_kind (member) == kind ? member : NULL;
}

/**
 * sender_read_int:
 * @object: (nullable): what was sent
 * @name: a member
 * @fallback: its value where it is absent
 *
 * Reads a whole number.
 *
 * Returns: the number
 */
gint64
sender_read_int (SenderJson *object,
                 const char *name,
                 gint64      fallback)
{
  SenderJson *member = sender_read_kind (object, name, SENDER_JSON_NUMBER);
  gint64      value = 0;

  return member != NULL && sender_json_get_int (member, &value) ? value : fallback;
}

/**
 * sender_read_boolean:
 * @object: (nullable): what was sent
 * @name: a member
 * @fallback: its value where it is absent
 *
 * Reads true or false.
 *
 * Returns: the value
 */
gboolean
sender_read_boolean (SenderJson *object,
                     const char *name,
                     gboolean    fallback)
{
  SenderJson *member = sender_read_kind (object, name, SENDER_JSON_BOOLEAN);

  return member != NULL ? sender_json_get_boolean (member) : fallback;
}

/**
 * sender_answer_new_sid:
 * @prefix: two letters, such as `FN`
 *
 * Makes an identifier that the vendor could have made.
 *
 * Returns: (transfer full): the identifier
 */
char *
sender_answer_new_sid (const char *prefix)
{
  g_autofree char *uuid = g_uuid_string_random ();
  GString         *sid = g_string_new (prefix);

  for (const char *c = uuid; *c != '\0'; c++)
    if (*c != '-')
      g_string_append_c (sid, *c);
  return g_string_free (sid, FALSE);
}
