/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-json.h"

#include "sender-json-private.h"

#include <string.h>

/* Fewer members than this are found faster by looking at each. */
#define INDEX_FROM 16

static void
build_index (SenderJson *self)
{
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->names->len; i++)
    g_hash_table_insert (self->index, self->names->pdata[i], GUINT_TO_POINTER (i + 1));
}

static gboolean
find_member (SenderJson *self,
             const char *name,
             guint      *position)
{
  guint found = 0;

  if (self->kind != SENDER_JSON_OBJECT)
    return FALSE;
  if (self->names->len > INDEX_FROM)
    {
      if (self->index == NULL)
        build_index (self);
      found = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, name));
      *position = found - 1;
      return found != 0;
    }
  for (*position = 0; *position < self->names->len; (*position)++)
    if (strcmp (self->names->pdata[*position], name) == 0)
      return TRUE;
  return FALSE;
}

/**
 * sender_json_get_length:
 * @self: a value
 *
 * Counts the elements of an array or the members of an object.
 *
 * Returns: how many; 0 for other kinds
 */
guint
sender_json_get_length (SenderJson *self)
{
  return self->values != NULL ? self->values->len : 0;
}

/**
 * sender_json_get_element:
 * @self: a value
 * @position: from 0
 *
 * Gets an element of an array or the value of a member of an object.
 *
 * Returns: (transfer none) (nullable): the value; %NULL if there is none at @position
 */
SenderJson *
sender_json_get_element (SenderJson *self,
                         guint       position)
{
  return position < sender_json_get_length (self) ? self->values->pdata[position] : NULL;
}

/**
 * sender_json_get_name:
 * @self: a value
 * @position: from 0
 *
 * Gets the name of a member of an object.
 *
 * Returns: (nullable): the name; %NULL if @self is no object or has no member at @position
 */
const char *
sender_json_get_name (SenderJson *self,
                      guint       position)
{
  return self->names != NULL && position < self->names->len ? self->names->pdata[position] : NULL;
}

/**
 * sender_json_get_member:
 * @self: a value
 * @name: a name, compared exactly
 *
 * Looks a member up.
 *
 * Returns: (transfer none) (nullable): its value; %NULL if @self is no object or lacks it
 */
SenderJson *
sender_json_get_member (SenderJson *self,
                        const char *name)
{
  guint position = 0;

  return find_member (self, name, &position) ? self->values->pdata[position] : NULL;
}

/**
 * sender_json_get_string_member:
 * @self: a value
 * @name: a name, compared exactly
 *
 * Looks the text of a member up.
 *
 * Returns: (nullable): the text; %NULL if there is no such member or it is no string
 */
const char *
sender_json_get_string_member (SenderJson *self,
                               const char *name)
{
  SenderJson *value = sender_json_get_member (self, name);

  return value != NULL && value->kind == SENDER_JSON_STRING ? value->text : NULL;
}

/**
 * sender_json_append:
 * @self: an array
 * @element: (transfer full): a value
 *
 * Adds an element at the end.
 */
void
sender_json_append (SenderJson *self,
                    SenderJson *element)
{
  g_return_if_fail (self->kind == SENDER_JSON_ARRAY);

  g_ptr_array_add (self->values, element);
}

/**
 * sender_json_add_member:
 * @self: an object
 * @name: (transfer full): a name that is known to be new
 * @value: (transfer full): a value
 *
 * Adds a member without looking for one of the same name.
 */
void
sender_json_add_member (SenderJson *self,
                        char       *name,
                        SenderJson *value)
{
  g_ptr_array_add (self->names, name);
  g_ptr_array_add (self->values, value);
  if (self->index != NULL)
    g_hash_table_insert (self->index, name, GUINT_TO_POINTER (self->names->len));
}

/**
 * sender_json_set_member:
 * @self: an object
 * @name: a name
 * @value: (transfer full): a value
 *
 * Sets a member: where it is if there is one of that name, else at the end.
 */
void
sender_json_set_member (SenderJson *self,
                        const char *name,
                        SenderJson *value)
{
  g_autofree char *valid = sender_json_dup_valid (name);
  guint            position = 0;

  g_return_if_fail (self->kind == SENDER_JSON_OBJECT);

  if (find_member (self, valid, &position))
    {
      sender_json_unref (self->values->pdata[position]);
      self->values->pdata[position] = value;
    }
  else
    sender_json_add_member (self, g_steal_pointer (&valid), value);
}

/**
 * sender_json_set_string:
 * @self: an object
 * @name: a name
 * @value: (nullable): a text; %NULL sets a null
 *
 * Sets a member to a string; see sender_json_set_member().
 */
void
sender_json_set_string (SenderJson *self,
                        const char *name,
                        const char *value)
{
  sender_json_set_member (self, name, sender_json_new_string (value));
}

/**
 * sender_json_remove_member:
 * @self: a value
 * @name: a name
 *
 * Removes a member; the others keep their order.
 *
 * Returns: whether there was one
 */
gboolean
sender_json_remove_member (SenderJson *self,
                           const char *name)
{
  guint position = 0;

  if (!find_member (self, name, &position))
    return FALSE;
  g_clear_pointer (&self->index, g_hash_table_unref);
  g_ptr_array_remove_index (self->names, position);
  g_ptr_array_remove_index (self->values, position);
  return TRUE;
}
