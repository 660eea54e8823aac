/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-json.h"

#include "sender-json-private.h"
#include "sender-json-syntax.h"
#include "sender-wipe.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (SenderJson, sender_json, sender_json_ref, sender_json_unref)

/**
 * sender_json_new_value:
 * @kind: a kind
 *
 * Makes an empty value.
 *
 * Returns: (transfer full): a value
 */
SenderJson *
sender_json_new_value (SenderJsonKind kind)
{
  SenderJson *self = g_new0 (SenderJson, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  if (kind == SENDER_JSON_ARRAY || kind == SENDER_JSON_OBJECT)
    self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) sender_json_unref);
  if (kind == SENDER_JSON_OBJECT)
    self->names = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * sender_json_dup_valid:
 * @text: a name or text
 *
 * Copies @text: neither may be something that no parser takes back.
 *
 * Returns: (transfer full): @text, U+FFFD for bytes that are not UTF-8
 */
char *
sender_json_dup_valid (const char *text)
{
  return g_utf8_validate (text, -1, NULL) ? g_strdup (text) : g_utf8_make_valid (text, -1);
}

/**
 * sender_json_new_null:
 *
 * Makes a null.
 *
 * Returns: (transfer full): a value
 */
SenderJson *
sender_json_new_null (void)
{
  return sender_json_new_value (SENDER_JSON_NULL);
}

/**
 * sender_json_new_boolean:
 * @value: true or false
 *
 * Makes a boolean.
 *
 * Returns: (transfer full): a value
 */
SenderJson *
sender_json_new_boolean (gboolean value)
{
  SenderJson *self = sender_json_new_value (SENDER_JSON_BOOLEAN);

  self->boolean = value != FALSE;
  return self;
}

/**
 * sender_json_new_int:
 * @value: a whole number
 *
 * Makes a number.
 *
 * Returns: (transfer full): a value
 */
SenderJson *
sender_json_new_int (gint64 value)
{
  SenderJson *self = sender_json_new_value (SENDER_JSON_NUMBER);

  self->text = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  return self;
}

/**
 * sender_json_new_number:
 * @text: a number as JSON writes it; anything else is a programming error
 *
 * Makes a number that keeps @text to the letter.
 *
 * Returns: (transfer full) (nullable): a value
 */
SenderJson *
sender_json_new_number (const char *text)
{
  const char *next = text;
  SenderJson *self = NULL;

  g_return_val_if_fail (sender_json_syntax_skip_number (&next, text + strlen (text)) == NULL, NULL);
  g_return_val_if_fail (*next == '\0', NULL);

  self = sender_json_new_value (SENDER_JSON_NUMBER);
  self->text = g_strdup (text);
  return self;
}

/**
 * sender_json_new_string:
 * @value: (nullable): a text; bytes that are not UTF-8 become U+FFFD
 *
 * Makes a string, or a null if there is no text.
 *
 * Returns: (transfer full): a value
 */
SenderJson *
sender_json_new_string (const char *value)
{
  SenderJson *self = NULL;

  if (value == NULL)
    return sender_json_new_null ();
  self = sender_json_new_value (SENDER_JSON_STRING);
  self->text = sender_json_dup_valid (value);
  return self;
}

/**
 * sender_json_new_array:
 *
 * Makes an array without elements.
 *
 * Returns: (transfer full): a value
 */
SenderJson *
sender_json_new_array (void)
{
  return sender_json_new_value (SENDER_JSON_ARRAY);
}

/**
 * sender_json_new_object:
 *
 * Makes an object without members.
 *
 * Returns: (transfer full): a value
 */
SenderJson *
sender_json_new_object (void)
{
  return sender_json_new_value (SENDER_JSON_OBJECT);
}

/**
 * sender_json_ref:
 * @self: a value
 *
 * Takes a reference. A tree is changed and searched by one thread at a time.
 *
 * Returns: (transfer full): @self
 */
SenderJson *
sender_json_ref (SenderJson *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * sender_json_unref:
 * @self: (transfer full) (nullable): a value
 *
 * Gives a reference back; the last one frees @self and gives back what is in it. Texts are wiped:
 * a tree cannot know which of them is a secret.
 */
void
sender_json_unref (SenderJson *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->index, g_hash_table_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  sender_wipe_free (self->text);
  g_free (self);
}

/**
 * sender_json_copy:
 * @self: a value
 *
 * Copies @self and all that is in it, positions included.
 *
 * Returns: (transfer full): the copy
 */
SenderJson *
sender_json_copy (SenderJson *self)
{
  SenderJson *copy = sender_json_new_value (self->kind);

  copy->line = self->line;
  copy->column = self->column;
  copy->boolean = self->boolean;
  copy->text = g_strdup (self->text);
  for (guint i = 0; i < sender_json_get_length (self); i++)
    {
      g_ptr_array_add (copy->values, sender_json_copy (self->values->pdata[i]));
      if (self->kind == SENDER_JSON_OBJECT)
        g_ptr_array_add (copy->names, g_strdup (self->names->pdata[i]));
    }
  return copy;
}

/**
 * sender_json_equal:
 * @a: a value
 * @b: another
 *
 * Compares exactly: numbers by their text, members in their order. Positions don't count.
 *
 * Returns: whether both would be written the same
 */
gboolean
sender_json_equal (SenderJson *a,
                   SenderJson *b)
{
  if (a->kind != b->kind || a->boolean != b->boolean || g_strcmp0 (a->text, b->text) != 0)
    return FALSE;
  if (sender_json_get_length (a) != sender_json_get_length (b))
    return FALSE;
  for (guint i = 0; i < sender_json_get_length (a); i++)
    {
      if (g_strcmp0 (sender_json_get_name (a, i), sender_json_get_name (b, i)) != 0)
        return FALSE;
      if (!sender_json_equal (a->values->pdata[i], b->values->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

/**
 * sender_json_equal_unordered:
 * @a: a value
 * @b: another
 *
 * Compares two values as RFC 8259 means them: the order of members says nothing.
 *
 * Returns: whether they say the same
 */
gboolean
sender_json_equal_unordered (SenderJson *a,
                             SenderJson *b)
{
  guint length = 0;

  if (sender_json_get_kind (a) != sender_json_get_kind (b))
    return FALSE;
  if (sender_json_get_kind (a) != SENDER_JSON_ARRAY &&
      sender_json_get_kind (a) != SENDER_JSON_OBJECT)
    return sender_json_equal (a, b);
  length = sender_json_get_length (a);
  if (length != sender_json_get_length (b))
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      SenderJson *other = sender_json_get_kind (a) == SENDER_JSON_ARRAY
                            ? sender_json_get_element (b, i)
                            : sender_json_get_member (b, sender_json_get_name (a, i));

      if (other == NULL || !sender_json_equal_unordered (sender_json_get_element (a, i), other))
        return FALSE;
    }
  return TRUE;
}

/**
 * sender_json_get_kind:
 * @self: a value
 *
 * Gets what @self is.
 *
 * Returns: its kind
 */
SenderJsonKind
sender_json_get_kind (SenderJson *self)
{
  return self->kind;
}

/**
 * sender_json_get_line:
 * @self: a value
 *
 * Gets where @self began in the text it was parsed from.
 *
 * Returns: the line from 1, or 0 if it was not parsed
 */
guint
sender_json_get_line (SenderJson *self)
{
  return self->line;
}

/**
 * sender_json_get_column:
 * @self: a value
 *
 * Gets where @self began in the text it was parsed from.
 *
 * Returns: the column in characters from 1, or 0 if it was not parsed
 */
guint
sender_json_get_column (SenderJson *self)
{
  return self->column;
}

/**
 * sender_json_get_boolean:
 * @self: a value
 *
 * Gets the value of a boolean.
 *
 * Returns: %TRUE for true only
 */
gboolean
sender_json_get_boolean (SenderJson *self)
{
  return self->boolean;
}

/**
 * sender_json_get_text:
 * @self: a value
 *
 * Gets the text of a string, or of a number just as it was written.
 *
 * Returns: (nullable): the text; %NULL for other kinds
 */
const char *
sender_json_get_text (SenderJson *self)
{
  return self->text;
}

/**
 * sender_json_get_int:
 * @self: a value
 * @value: (out): the number
 *
 * Gets a number written without fraction and exponent that fits 64 bits.
 *
 * Returns: %FALSE, leaving @value alone, for anything else
 */
gboolean
sender_json_get_int (SenderJson *self,
                     gint64     *value)
{
  return self->kind == SENDER_JSON_NUMBER &&
         g_ascii_string_to_signed (self->text, 10, G_MININT64, G_MAXINT64, value, NULL);
}

/**
 * sender_json_kind_get_label:
 * @kind: a kind
 *
 * Gets what a message calls @kind, with its article.
 *
 * Returns: for example `a string`, translated
 */
const char *
sender_json_kind_get_label (SenderJsonKind kind)
{
  static const char *const labels[] = {
    [SENDER_JSON_NULL] = N_ ("null"),
    [SENDER_JSON_BOOLEAN] = N_ ("a boolean"),
    [SENDER_JSON_NUMBER] = N_ ("a number"),
    [SENDER_JSON_STRING] = N_ ("a string"),
    [SENDER_JSON_ARRAY] = N_ ("an array"),
    [SENDER_JSON_OBJECT] = N_ ("an object"),
  };

  return _ (labels[kind]);
}
