/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-shape.h"

#include "sender-error.h"
#include "sender-json-check.h"

#include <glib/gi18n-lib.h>

static const SenderJsonKind json_kinds[] = {
  [SENDER_SHAPE_TEXT] = SENDER_JSON_STRING,
  [SENDER_SHAPE_BOOLEAN] = SENDER_JSON_BOOLEAN,
  [SENDER_SHAPE_NUMBER] = SENDER_JSON_NUMBER,
  [SENDER_SHAPE_WHOLE] = SENDER_JSON_NUMBER,
  [SENDER_SHAPE_OBJECT] = SENDER_JSON_OBJECT,
  [SENDER_SHAPE_MAP] = SENDER_JSON_OBJECT,
  [SENDER_SHAPE_TEXTS] = SENDER_JSON_ARRAY,
  [SENDER_SHAPE_OBJECTS] = SENDER_JSON_ARRAY,
};

/* What stands in an array or a map. */
static SenderJsonKind
get_element_kind (SenderShapeKind kind)
{
  return kind == SENDER_SHAPE_OBJECTS ? SENDER_JSON_OBJECT : SENDER_JSON_STRING;
}

static gboolean
check_whole (SenderJson        *json,
             const SenderShape *shape,
             GError           **error)
{
  gint64 number = 0;

  if (sender_json_get_int (json, &number) && number >= shape->lowest && number <= shape->highest)
    return TRUE;
  sender_json_set_error (json, error,
                         _ ("“%s” must be a whole number from %lld to %lld"), shape->name,
                         (long long) shape->lowest, (long long) shape->highest);
  return FALSE;
}

static gboolean
check_elements (SenderJson        *json,
                const SenderShape *shape,
                GError           **error)
{
  for (guint i = 0; i < sender_json_get_length (json); i++)
    {
      SenderJson *element = sender_json_get_element (json, i);

      if (!sender_json_check_kind (element, get_element_kind (shape->kind), shape->name, error) ||
          (shape->inner != NULL && !sender_shape_check (element, shape->inner, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_value (SenderJson        *json,
             const SenderShape *shape,
             GError           **error)
{
  if (!sender_json_check_kind (json, json_kinds[shape->kind], shape->name, error))
    return FALSE;
  switch (shape->kind)
    {
    case SENDER_SHAPE_TEXT:
      return shape->words == NULL ||
             sender_shape_check_word (json, shape->name, shape->words, error);
    case SENDER_SHAPE_WHOLE:
      return check_whole (json, shape, error);
    case SENDER_SHAPE_OBJECT:
      return shape->inner == NULL || sender_shape_check (json, shape->inner, error);
    case SENDER_SHAPE_MAP:
    case SENDER_SHAPE_TEXTS:
    case SENDER_SHAPE_OBJECTS:
      return check_elements (json, shape, error);
    case SENDER_SHAPE_BOOLEAN:
    case SENDER_SHAPE_NUMBER:
    default:
      return TRUE;
    }
}

static const SenderShape *
find (const SenderShape *shape,
      const char        *name)
{
  for (; shape->name != NULL; shape++)
    if (g_str_equal (shape->name, name))
      return shape;
  return NULL;
}

static void
refuse_member (SenderJson        *json,
               const char        *name,
               const SenderShape *shape,
               GError           **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (; shape->name != NULL; shape++)
    g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", shape->name);
  if (known->len > 0)
    sender_json_set_error (json, error, _ ("There is no member “%s” here, only: %s"), name,
                           known->str);
  else
    sender_json_set_error (json, error, _ ("There is no member “%s” here, and no other"), name);
}

static gboolean
check_members (SenderJson        *json,
               const SenderShape *shape,
               gboolean           open,
               GError           **error)
{
  if (sender_json_get_kind (json) != SENDER_JSON_OBJECT)
    {
      sender_json_set_error (json, error, _ ("An object is expected here"));
      return FALSE;
    }
  for (guint i = 0; i < sender_json_get_length (json); i++)
    {
      SenderJson        *value = sender_json_get_element (json, i);
      const char        *name = sender_json_get_name (json, i);
      const SenderShape *member = find (shape, name);

      if (member == NULL && !open)
        {
          refuse_member (value, name, shape, error);
          return FALSE;
        }
      if (member != NULL && !check_value (value, member, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sender_shape_check:
 * @json: what was sent
 * @shape: (array zero-terminated=1): all the members it may have
 * @error: return location
 *
 * Refuses what is no object, a member that is not in @shape, and a value that is not what @shape
 * says. No member has to be there.
 *
 * Returns: whether @json fits; else %SENDER_ERROR_FORMAT is set, naming the member
 */
gboolean
sender_shape_check (SenderJson        *json,
                    const SenderShape *shape,
                    GError           **error)
{
  return check_members (json, shape, FALSE, error);
}

/**
 * sender_shape_check_kinds:
 * @json: what was sent
 * @shape: (array zero-terminated=1): the members that are read
 * @error: return location
 *
 * As [func@shape_check] for an object that may have further members, because it is a service's own.
 *
 * Returns: whether @json fits; else %SENDER_ERROR_FORMAT is set, naming the member
 */
gboolean
sender_shape_check_kinds (SenderJson        *json,
                          const SenderShape *shape,
                          GError           **error)
{
  return check_members (json, shape, TRUE, error);
}

/**
 * sender_shape_check_word:
 * @json: a text
 * @name: the member it is the value of
 * @words: (array zero-terminated=1): what it may be
 * @error: return location
 *
 * Refuses a text that is none of several words.
 *
 * Returns: whether it is one; else %SENDER_ERROR_FORMAT is set
 */
gboolean
sender_shape_check_word (SenderJson        *json,
                         const char        *name,
                         const char *const *words,
                         GError           **error)
{
  g_autofree char *known = NULL;

  if (g_strv_contains (words, sender_json_get_text (json)))
    return TRUE;
  known = g_strjoinv (", ", (char **) words);
  sender_json_set_error (json, error, _ ("“%s” must be one of: %s"), name, known);
  return FALSE;
}
