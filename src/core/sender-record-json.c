/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-record.h"

#include "sender-enums.h"
#include "sender-error.h"
#include "sender-json-check.h"
#include "sender-list.h"
#include "sender-record-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static SenderJson *
field_to_json (SenderRecord      *self,
               const SenderField *field)
{
  gpointer    place = G_STRUCT_MEMBER_P (self, field->offset);
  SenderList *list = NULL;
  SenderJson *array = NULL;

  switch (field->kind)
    {
    case SENDER_FIELD_STRING:
      return sender_json_new_string (*(char **) place);
    case SENDER_FIELD_BOOLEAN:
      return sender_json_new_boolean (*(gboolean *) place);
    case SENDER_FIELD_ENUM:
      return sender_json_new_string (sender_enum_get_nick (field->get_type (), *(int *) place));
    case SENDER_FIELD_JSON:
      return *(SenderJson **) place != NULL ? sender_json_copy (*(SenderJson **) place)
                                            : sender_json_new_null ();
    case SENDER_FIELD_RECORD:
      return sender_record_to_json (*(SenderRecord **) place);
    case SENDER_FIELD_STRV:
      array = sender_json_new_array ();
      for (GStrv words = *(GStrv *) place; *words != NULL; words++)
        sender_json_append (array, sender_json_new_string (*words));
      return array;
    case SENDER_FIELD_LIST:
    default:
      array = sender_json_new_array ();
      list = *(SenderList **) place;
      for (guint i = 0; i < sender_list_get_n_items (list); i++)
        sender_json_append (array, sender_record_to_json (sender_list_get (list, i)));
      return array;
    }
}

/* An instance as its init() leaves it, made once for each class and kept. */
static SenderRecord *
get_pristine (SenderRecord *self)
{
  SenderRecordClass *klass = SENDER_RECORD_GET_CLASS (self);

  if (g_once_init_enter (&klass->pristine))
    g_once_init_leave (&klass->pristine, g_object_new (G_OBJECT_TYPE (self), NULL));
  return klass->pristine;
}

static gboolean
has_default (SenderRecord      *self,
             const SenderField *field)
{
  return sender_record_field_equal (field, self, get_pristine (self));
}

/**
 * sender_record_to_json:
 *
 * Writes a record as it stands in a document: the fields in table order, then unknown members.
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_record_to_json (SenderRecord *self)
{
  SenderJson        *object = sender_json_new_object ();
  SenderJson        *extras = sender_record_get_extras (self);
  SenderRecordClass *klass = SENDER_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SenderField *field = &klass->fields[i];

      if ((field->flags & SENDER_FIELD_OPTIONAL) == 0 || !has_default (self, field))
        sender_json_set_member (object, field->name, field_to_json (self, field));
    }
  for (guint i = 0; extras != NULL && i < sender_json_get_length (extras); i++)
    sender_json_set_member (object, sender_json_get_name (extras, i),
                            sender_json_copy (sender_json_get_element (extras, i)));
  return object;
}

static gboolean
load_strv (gpointer    place,
           const char *name,
           SenderJson *json,
           GError    **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (!sender_json_check_kind (json, SENDER_JSON_ARRAY, name, error))
    return FALSE;
  for (guint i = 0; i < sender_json_get_length (json); i++)
    {
      SenderJson *element = sender_json_get_element (json, i);

      if (!sender_json_check_kind (element, SENDER_JSON_STRING, name, error))
        return FALSE;
      g_strv_builder_add (builder, sender_json_get_text (element));
    }
  g_strfreev (*(GStrv *) place);
  *(GStrv *) place = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean load_record (SenderRecord *self,
                             SenderJson   *json,
                             const char   *name,
                             GError      **error);

static gboolean
load_list (SenderList *list,
           const char *name,
           SenderJson *json,
           GError    **error)
{
  if (!sender_json_check_kind (json, SENDER_JSON_ARRAY, name, error))
    return FALSE;
  for (guint i = 0; i < sender_json_get_length (json); i++)
    {
      g_autoptr (SenderRecord) item = g_object_new (sender_list_get_type_of_items (list), NULL);

      if (!load_record (item, sender_json_get_element (json, i), name, error))
        return FALSE;
      sender_list_append (list, item);
    }
  return TRUE;
}

static gboolean
load_enum (gpointer           place,
           const SenderField *field,
           SenderJson        *json,
           GError           **error)
{
  g_autofree char *words = NULL;

  if (!sender_json_check_kind (json, SENDER_JSON_STRING, field->name, error))
    return FALSE;
  if (sender_enum_from_nick (field->get_type (), sender_json_get_text (json), place))
    return TRUE;
  words = sender_enum_list_nicks (field->get_type ());
  sender_json_set_error (json, error, _ ("“%s” is no value of “%s”, which is one of: %s"),
                         sender_json_get_text (json), field->name, words);
  return FALSE;
}

static gboolean
load_field (SenderRecord      *self,
            const SenderField *field,
            SenderJson        *json,
            GError           **error)
{
  gpointer place = G_STRUCT_MEMBER_P (self, field->offset);

  switch (field->kind)
    {
    case SENDER_FIELD_STRING:
      if (!sender_json_check_kind (json, SENDER_JSON_STRING, field->name, error))
        return FALSE;
      g_free (*(char **) place);
      *(char **) place = g_strdup (sender_json_get_text (json));
      return TRUE;
    case SENDER_FIELD_BOOLEAN:
      if (!sender_json_check_kind (json, SENDER_JSON_BOOLEAN, field->name, error))
        return FALSE;
      *(gboolean *) place = sender_json_get_boolean (json);
      return TRUE;
    case SENDER_FIELD_ENUM:
      return load_enum (place, field, json, error);
    case SENDER_FIELD_STRV:
      return load_strv (place, field->name, json, error);
    case SENDER_FIELD_JSON:
      g_clear_pointer ((SenderJson **) place, sender_json_unref);
      if (sender_json_get_kind (json) != SENDER_JSON_NULL)
        *(SenderJson **) place = sender_json_copy (json);
      return TRUE;
    case SENDER_FIELD_RECORD:
      return load_record (*(SenderRecord **) place, json, field->name, error);
    case SENDER_FIELD_LIST:
    default:
      return load_list (*(SenderList **) place, field->name, json, error);
    }
}

static gboolean
load_record (SenderRecord *self,
             SenderJson   *json,
             const char   *name,
             GError      **error)
{
  g_autoptr (SenderJson) extras = NULL;

  if (!sender_json_check_kind (json, SENDER_JSON_OBJECT, name, error))
    return FALSE;
  for (guint i = 0; i < sender_json_get_length (json); i++)
    {
      const char        *member = sender_json_get_name (json, i);
      SenderJson        *value = sender_json_get_element (json, i);
      const SenderField *field = sender_record_find_field (self, member);

      if (field != NULL)
        {
          if (!load_field (self, field, value, error))
            return FALSE;
          continue;
        }
      if (extras == NULL)
        extras = sender_json_new_object ();
      sender_json_set_member (extras, member, sender_json_copy (value));
    }
  sender_record_set_extras (self, extras);
  if (SENDER_RECORD_GET_CLASS (self)->loaded != NULL)
    SENDER_RECORD_GET_CLASS (self)->loaded (self);
  return TRUE;
}

/**
 * sender_record_new_from_json:
 * @type: a class derived from [class@Record]
 * @json: an object
 * @error: return location
 *
 * Reads a record. Members that are absent keep their defaults, unknown ones are kept.
 *
 * Returns: (transfer full) (nullable): the record, or %NULL with %SENDER_ERROR_FORMAT set, whose
 *   message says line and column
 */
gpointer
sender_record_new_from_json (GType       type,
                             SenderJson *json,
                             GError    **error)
{
  g_autoptr (SenderRecord) self = g_object_new (type, NULL);

  if (!load_record (self, json, _ ("the document"), error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sender_record_dup_field_text:
 * @field: a plain field of the record
 *
 * Gets the value of a field as `get` prints it: words as they are, booleans as `true` and `false`,
 * enumerations by their nick, lists of words joined by commas.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL for a field that has none
 */
char *
sender_record_dup_field_text (SenderRecord      *self,
                              const SenderField *field)
{
  gpointer place = G_STRUCT_MEMBER_P (self, field->offset);

  switch (field->kind)
    {
    case SENDER_FIELD_STRING:
      return g_strdup (*(char **) place);
    case SENDER_FIELD_BOOLEAN:
      return g_strdup (*(gboolean *) place ? "true" : "false");
    case SENDER_FIELD_ENUM:
      return g_strdup (sender_enum_get_nick (field->get_type (), *(int *) place));
    case SENDER_FIELD_STRV:
      return g_strjoinv (",", *(GStrv *) place);
    case SENDER_FIELD_JSON:
    case SENDER_FIELD_RECORD:
    case SENDER_FIELD_LIST:
    default:
      return NULL;
    }
}

static gboolean
set_enum_text (SenderRecord      *self,
               const SenderField *field,
               const char        *text,
               GError           **error)
{
  g_autofree char *words = NULL;
  int              value = 0;

  if (strcmp (text, "unknown") != 0 && sender_enum_from_nick (field->get_type (), text, &value))
    {
      g_object_set (self, field->name, value, NULL);
      return TRUE;
    }
  words = sender_enum_list_nicks (field->get_type ());
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
               _ ("“%s” is no value of “%s”, which is one of: %s"),
               text, field->name, words);
  return FALSE;
}

/**
 * sender_record_split_words:
 * @text: what a field of several words is set to
 *
 * Reads words with commas between them.
 *
 * Returns: (transfer full): the words, none of them empty
 */
GStrv
sender_record_split_words (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

static gboolean
set_strv_text (SenderRecord      *self,
               const SenderField *field,
               const char        *text)
{
  g_auto (GStrv) words = sender_record_split_words (text);

  g_object_set (self, field->name, words, NULL);
  return TRUE;
}

/**
 * sender_record_set_field_text:
 * @field: a plain field of the record
 * @text: what `set` was given
 * @error: return location
 *
 * Sets a field from text, the reverse of [method@Record.dup_field_text]. Words and booleans that
 * are
 * not listed are refused; other text is taken as typed.
 *
 * Returns: whether it was set; else %SENDER_ERROR_INVALID is set and nothing changed
 */
gboolean
sender_record_set_field_text (SenderRecord      *self,
                              const SenderField *field,
                              const char        *text,
                              GError           **error)
{
  switch (field->kind)
    {
    case SENDER_FIELD_STRING:
      g_object_set (self, field->name, text, NULL);
      return TRUE;
    case SENDER_FIELD_BOOLEAN:
      if (strcmp (text, "true") != 0 && strcmp (text, "false") != 0)
        {
          g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                       _ ("“%s” is no value of “%s”, which is true or false"),
                       text, field->name);
          return FALSE;
        }
      g_object_set (self, field->name, strcmp (text, "true") == 0, NULL);
      return TRUE;
    case SENDER_FIELD_ENUM:
      return set_enum_text (self, field, text, error);
    case SENDER_FIELD_STRV:
      return set_strv_text (self, field, text);
    case SENDER_FIELD_JSON:
    case SENDER_FIELD_RECORD:
    case SENDER_FIELD_LIST:
    default:
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                   _ ("“%s” has parts and no value of its own"), field->name);
      return FALSE;
    }
}
