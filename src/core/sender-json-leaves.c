/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-json-leaves.h"

#include <string.h>

/* What has one name may say more than one thing: a body may have rows of the same key. */
struct _SenderJsonLeaves
{
  GHashTable *named; /* (owned): how often there is something of a name */
  GHashTable *said;  /* (owned): and how often it says just that */
  GPtrArray  *requests;
};

#define REQUESTS ".requests"

static void add_leaves (SenderJsonLeaves *self,
                        const char       *path,
                        SenderJson       *json);

static guint
get_count (GHashTable *counts,
           const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));
}

/* @name (transfer full) */
static void
count (GHashTable *counts,
       char       *name)
{
  g_hash_table_replace (counts, name, GUINT_TO_POINTER (get_count (counts, name) + 1));
}

static void
add_leaf (SenderJsonLeaves *self,
          const char       *path,
          const char       *text)
{
  count (self->named, g_strdup (path));
  count (self->said, g_strconcat (path, " ", text, NULL));
}

static void
add_members (SenderJsonLeaves *self,
             const char       *path,
             SenderJson       *object)
{
  for (guint i = 0; i < sender_json_get_length (object); i++)
    {
      const char      *name = sender_json_get_name (object, i);
      g_autofree char *place = g_strdup_printf ("%s.%s", path, name);

      add_leaves (self, place, sender_json_get_member (object, name));
    }
}

/* A number is called by its digits, what nobody gave a name by its text. (transfer full) */
static char *
dup_element_name (SenderJsonLeaves *self,
                  const char       *path,
                  SenderJson       *array,
                  guint             position)
{
  SenderJson *element = sender_json_get_element (array, position);
  const char *name = NULL;

  if (g_str_equal (path, REQUESTS))
    name = g_ptr_array_index (self->requests, position);
  else if (sender_json_get_kind (element) == SENDER_JSON_OBJECT)
    name = sender_json_get_string_member (element, "number");
  return name != NULL ? g_strdup (name) : sender_json_to_string (element);
}

static void
add_elements (SenderJsonLeaves *self,
              const char       *path,
              SenderJson       *array)
{
  for (guint i = 0; i < sender_json_get_length (array); i++)
    {
      g_autofree char *name = dup_element_name (self, path, array, i);
      g_autofree char *place = g_strdup_printf ("%s[%s]", path, name);

      add_leaves (self, place, sender_json_get_element (array, i));
    }
}

/* The body of a request is text in which there are members, or else rows. */
static void
add_body (SenderJsonLeaves *self,
          const char       *path,
          const char       *body)
{
  g_autoptr (SenderJson) json = sender_json_parse (body, -1, NULL);
  g_auto (GStrv)         rows = NULL;

  if (json != NULL && sender_json_get_kind (json) == SENDER_JSON_OBJECT)
    {
      add_members (self, path, json);
      return;
    }
  rows = g_strsplit (body, "&", -1);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *place =
        g_strdup_printf ("%s?%.*s", path, (int) strcspn (rows[i], "="), rows[i]);

      add_leaf (self, place, rows[i]);
    }
}

static void
add_leaves (SenderJsonLeaves *self,
            const char       *path,
            SenderJson       *json)
{
  SenderJsonKind   kind = sender_json_get_kind (json);
  g_autofree char *text = NULL;

  if (kind == SENDER_JSON_OBJECT)
    {
      add_members (self, path, json);
      return;
    }
  if (kind == SENDER_JSON_ARRAY)
    {
      add_elements (self, path, json);
      return;
    }
  if (kind == SENDER_JSON_STRING && g_str_has_suffix (path, ".body"))
    {
      add_body (self, path, sender_json_get_text (json));
      return;
    }
  text = sender_json_to_string (json);
  add_leaf (self, path, text);
}

/**
 * sender_json_leaves_new:
 * @sender: a sender as PingOne has it
 * @requests: (element-type utf8): what each of its requests is called
 *
 * Lists what it says by what that is called, wherever it stands: a number by its digits, a row of a
 * body by its key. So the same thing has the same name in two senders, though others have come
 * between, or stand in another order.
 *
 * Returns: (transfer full): the list
 */
SenderJsonLeaves *
sender_json_leaves_new (SenderJson *sender,
                        GPtrArray  *requests)
{
  SenderJsonLeaves *self = g_new0 (SenderJsonLeaves, 1);

  self->named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->requests = requests;
  add_leaves (self, "", sender);
  self->requests = NULL;
  return self;
}

/**
 * sender_json_leaves_free:
 * @self: (transfer full): a list
 *
 * Frees it.
 */
void
sender_json_leaves_free (SenderJsonLeaves *self)
{
  g_hash_table_unref (self->named);
  g_hash_table_unref (self->said);
  g_free (self);
}

/**
 * sender_json_leaves_has_any_in:
 * @other: another list
 * @now: a third
 *
 * Looks for what only @self says, or says more often than @other.
 *
 * Returns: whether any of it is in @now, beyond what @other says as well
 */
gboolean
sender_json_leaves_has_any_in (SenderJsonLeaves *self,
                               SenderJsonLeaves *other,
                               SenderJsonLeaves *now)
{
  GHashTableIter iter;
  gpointer       text;
  gpointer       n_said;

  g_hash_table_iter_init (&iter, self->said);
  while (g_hash_table_iter_next (&iter, &text, &n_said))
    {
      guint n_other = get_count (other->said, text);

      if (GPOINTER_TO_UINT (n_said) > n_other && get_count (now->said, text) > n_other)
        return TRUE;
    }
  return FALSE;
}

/**
 * sender_json_leaves_lacks_any_in:
 * @other: another list
 * @now: a third
 *
 * Looks for what @self has, whatever it says, and @other has not, or has less often.
 *
 * Returns: whether any of it is gone in @now
 */
gboolean
sender_json_leaves_lacks_any_in (SenderJsonLeaves *self,
                                 SenderJsonLeaves *other,
                                 SenderJsonLeaves *now)
{
  GHashTableIter iter;
  gpointer       name;
  gpointer       n_named;

  g_hash_table_iter_init (&iter, self->named);
  while (g_hash_table_iter_next (&iter, &name, &n_named))
    {
      guint n_all = GPOINTER_TO_UINT (n_named);

      if (get_count (other->named, name) < n_all && get_count (now->named, name) < n_all)
        return TRUE;
    }
  return FALSE;
}
