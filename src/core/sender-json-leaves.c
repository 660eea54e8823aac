/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-json-leaves.h"

#include <string.h>

/* What the elements of the arrays that PingOne has are called by, else by their text. */
static const char *const element_names[] = { "deliveryMethod", "number" };

static void add_leaves (GHashTable *leaves,
                        const char *path,
                        SenderJson *json);

/* @path (transfer full): of those that are called the same each is one of its own. */
static void
add_leaf (GHashTable *leaves,
          char       *path,
          const char *text)
{
  while (g_hash_table_contains (leaves, path))
    {
      char *next = g_strconcat (path, "'", NULL);

      g_free (path);
      path = next;
    }
  g_hash_table_insert (leaves, path, g_strdup (text));
}

static void
add_members (GHashTable *leaves,
             const char *path,
             SenderJson *object)
{
  for (guint i = 0; i < sender_json_get_length (object); i++)
    {
      const char      *name = sender_json_get_name (object, i);
      g_autofree char *place = g_strdup_printf ("%s.%s", path, name);

      add_leaves (leaves, place, sender_json_get_member (object, name));
    }
}

static void
add_elements (GHashTable *leaves,
              const char *path,
              SenderJson *array)
{
  for (guint i = 0; i < sender_json_get_length (array); i++)
    {
      SenderJson      *element = sender_json_get_element (array, i);
      const char      *name = NULL;
      g_autofree char *text = sender_json_to_string (element);
      g_autofree char *place = NULL;

      for (guint n = 0; name == NULL && n < G_N_ELEMENTS (element_names); n++)
        if (sender_json_get_kind (element) == SENDER_JSON_OBJECT)
          name = sender_json_get_string_member (element, element_names[n]);
      place = g_strdup_printf ("%s[%s]", path, name != NULL ? name : text);
      add_leaves (leaves, place, element);
    }
}

/* The body of a request is text in which there are members, or else rows. */
static void
add_body (GHashTable *leaves,
          const char *path,
          const char *body)
{
  g_autoptr (SenderJson) json = sender_json_parse (body, -1, NULL);
  g_auto (GStrv)         rows = NULL;

  if (json != NULL && sender_json_get_kind (json) == SENDER_JSON_OBJECT)
    {
      add_members (leaves, path, json);
      return;
    }
  rows = g_strsplit (body, "&", -1);
  for (guint i = 0; rows[i] != NULL; i++)
    add_leaf (leaves, g_strdup_printf ("%s?%.*s", path, (int) strcspn (rows[i], "="), rows[i]),
              rows[i]);
}

static void
add_leaves (GHashTable *leaves,
            const char *path,
            SenderJson *json)
{
  SenderJsonKind   kind = sender_json_get_kind (json);
  g_autofree char *text = NULL;

  if (kind == SENDER_JSON_OBJECT)
    {
      add_members (leaves, path, json);
      return;
    }
  if (kind == SENDER_JSON_ARRAY)
    {
      add_elements (leaves, path, json);
      return;
    }
  if (kind == SENDER_JSON_STRING && g_str_has_suffix (path, ".body"))
    {
      add_body (leaves, path, sender_json_get_text (json));
      return;
    }
  text = sender_json_to_string (json);
  add_leaf (leaves, g_strdup (path), text);
}

/**
 * sender_json_list_leaves:
 * @self: an object as PingOne has it
 *
 * Lists what it says by what it is called, wherever it stands: a request by its channel, a number
 * by its digits, a row of a body by its key. So the same thing has the same name in two objects,
 * though others have come between.
 *
 * Returns: (transfer full) (element-type utf8 utf8): names and values
 */
GHashTable *
sender_json_list_leaves (SenderJson *self)
{
  GHashTable *leaves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  add_leaves (leaves, "", self);
  return leaves;
}
