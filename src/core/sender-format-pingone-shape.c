/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-format-pingone-shape.h"

#include "sender-json-check.h"

/**
 * sender_pingone_shape_read:
 * @record: (type SenderRecord): a fresh record
 * @object: an object, without secrets
 * @error: return location
 *
 * Sets the record's fields from the members of @object that the table knows.
 *
 * Returns: whether it could be read; else %SENDER_ERROR_FORMAT is set
 */
gboolean
sender_pingone_shape_read (const SenderPingoneShape *self,
                           gpointer                  record,
                           SenderJson               *object,
                           GError                  **error)
{
  for (guint i = 0; i < self->n_members; i++)
    {
      const SenderPingoneMember *member = &self->members[i];
      SenderJson                *value = sender_json_get_member (object, member->name);

      if (value == NULL || sender_json_get_kind (value) == SENDER_JSON_NULL ||
          member->read == NULL)
        continue;
      if (!sender_json_check_kind (value, member->kind, member->name, error) ||
          !member->read (record, value, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sender_pingone_shape_keep:
 * @record: (type SenderRecord): the record read from @object
 * @object: an object, without secrets
 *
 * Keeps @object in the record's `remote` if writing the record would not give it back.
 */
void
sender_pingone_shape_keep (const SenderPingoneShape *self,
                           gpointer                  record,
                           SenderJson               *object)
{
  g_autoptr (SenderJson) written = sender_pingone_shape_write (self, record, NULL);

  if (!sender_json_equal (written, object))
    g_object_set (record, "remote", object, NULL);
}

static gboolean
same (SenderJson *a,
      SenderJson *b)
{
  return a == b || (a != NULL && b != NULL && sender_json_equal (a, b));
}

static SenderJson *
write_fresh (const SenderPingoneShape *self,
             gpointer                  record)
{
  SenderJson *object = sender_json_new_object ();

  for (guint i = 0; i < self->n_members; i++)
    {
      const SenderPingoneMember *member = &self->members[i];
      SenderJson                *value = NULL;

      if (member->write != NULL)
        value = member->write (record, NULL);
      if (value != NULL)
        sender_json_set_member (object, member->name, value);
    }
  return object;
}

/* Changes a member of @object where the record says something else than what @before was read.
 * One that the service alone writes is left out. */
static void
update_member (const SenderPingoneMember *member,
               SenderJson                *object,
               gpointer                   record,
               gpointer                   before)
{
  g_autoptr (SenderJson) now = NULL;
  g_autoptr (SenderJson) then = NULL;
  SenderJson            *value = NULL;

  if (member->write == NULL)
    {
      sender_json_remove_member (object, member->name);
      return;
    }
  now = member->write (record, NULL);
  then = member->write (before, NULL);
  if (same (now, then))
    return;
  value = member->write (record, sender_json_get_member (object, member->name));
  if (value != NULL)
    sender_json_set_member (object, member->name, value);
  else
    sender_json_remove_member (object, member->name);
}

/**
 * sender_pingone_shape_write:
 * @record: (type SenderRecord): a record
 * @remote: (nullable): the object it was read from
 *
 * Writes a record: from nothing, or as @remote with the members changed that the record changed.
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_pingone_shape_write (const SenderPingoneShape *self,
                            gpointer                  record,
                            SenderJson               *remote)
{
  g_autoptr (GObject) before = NULL;
  SenderJson         *object = NULL;

  if (remote != NULL && sender_json_get_kind (remote) == SENDER_JSON_OBJECT)
    {
      before = g_object_new (self->get_type (), "remote", remote, NULL);
      /* Only a document changed by hand has a `remote` that can't be read. */
      if (sender_pingone_shape_read (self, before, remote, NULL))
        object = sender_json_copy (remote);
    }
  if (object == NULL)
    return write_fresh (self, record);
  for (guint i = 0; i < self->n_members; i++)
    update_member (&self->members[i], object, record, before);
  return object;
}

/**
 * sender_pingone_word_to_value:
 * @words: a list that ends with %NULL
 * @word: (nullable): a word of PingOne
 * @unknown: what stands for words that are not in the list
 *
 * Returns: the value of the enumeration
 */
int
sender_pingone_word_to_value (const SenderPingoneWord *words,
                              const char              *word,
                              int                      unknown)
{
  for (; words->word != NULL; words++)
    if (g_strcmp0 (words->word, word) == 0)
      return words->value;
  return unknown;
}

/**
 * sender_pingone_word_from_value:
 * @words: a list that ends with %NULL
 * @value: a value of the enumeration
 *
 * Returns: (transfer full) (nullable): the first word for it, %NULL if there is none
 */
SenderJson *
sender_pingone_word_from_value (const SenderPingoneWord *words,
                                int                      value)
{
  for (; words->word != NULL; words++)
    if (words->value == value)
      return sender_json_new_string (words->word);
  return NULL;
}

/**
 * sender_pingone_text_or_null:
 * @text: a text, which may be empty
 *
 * Returns: (transfer full) (nullable): a string, %NULL for empty text
 */
SenderJson *
sender_pingone_text_or_null (const char *text)
{
  return *text != '\0' ? sender_json_new_string (text) : NULL;
}

/**
 * sender_pingone_read_text:
 * @record: (type SenderRecord): a record
 * @property: a text property of it
 * @value: a string
 *
 * Sets the property.
 *
 * Returns: %TRUE
 */
gboolean
sender_pingone_read_text (gpointer    record,
                          const char *property,
                          SenderJson *value)
{
  g_object_set (record, property, sender_json_get_text (value), NULL);
  return TRUE;
}

/**
 * sender_pingone_read_words:
 * @record: (type SenderRecord): a record
 * @property: a property of it that holds words
 * @name: the name of the member, for the message
 * @value: an array
 * @error: return location
 *
 * Sets the property to the words of an array.
 *
 * Returns: whether the array holds nothing but strings; else %SENDER_ERROR_FORMAT is set
 */
gboolean
sender_pingone_read_words (gpointer    record,
                           const char *property,
                           const char *name,
                           SenderJson *value,
                           GError    **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           words = NULL;

  for (guint i = 0; i < sender_json_get_length (value); i++)
    {
      SenderJson *word = sender_json_get_element (value, i);

      if (!sender_json_check_kind (word, SENDER_JSON_STRING, name, error))
        return FALSE;
      g_strv_builder_add (builder, sender_json_get_text (word));
    }
  words = g_strv_builder_end (builder);
  g_object_set (record, property, words, NULL);
  return TRUE;
}

/**
 * sender_pingone_words_or_null:
 * @words: (array zero-terminated=1): words
 *
 * Returns: (transfer full) (nullable): an array, %NULL for no words
 */
SenderJson *
sender_pingone_words_or_null (const char *const *words)
{
  SenderJson *array = NULL;

  if (*words == NULL)
    return NULL;
  array = sender_json_new_array ();
  for (; *words != NULL; words++)
    sender_json_append (array, sender_json_new_string (*words));
  return array;
}
