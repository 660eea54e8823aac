/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-finding-index.h"

#include <string.h>

struct _SenderFindingIndex
{
  GHashTable *items;  /* (owned): position to GPtrArray of SenderFinding */
  GPtrArray  *common; /* (owned) (element-type SenderFinding) */
};

static GPtrArray *
ensure_item (SenderFindingIndex *self,
             guint               position)
{
  GPtrArray *found = sender_finding_index_get (self, position);

  if (found != NULL)
    return found;
  found = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_insert (self->items, GUINT_TO_POINTER (position), found);
  return found;
}

/* Where a finding of @path belongs; NULL if it is about something else than the list. */
static GPtrArray *
find_place (SenderFindingIndex *self,
            const char         *list,
            const char         *path)
{
  gsize   length = strlen (list);
  guint64 position = 0;

  if (strncmp (path, list, length) != 0)
    return NULL;
  if (path[length] == '\0')
    return self->common;
  if (path[length] != '[' || !g_ascii_isdigit (path[length + 1]))
    return NULL;
  position = g_ascii_strtoull (path + length + 1, NULL, 10);
  return position < G_MAXUINT ? ensure_item (self, (guint) position) : NULL;
}

/**
 * sender_finding_index_new:
 * @findings: a list of [class@Finding]
 * @list: path of a list
 *
 * Sorts findings by the items of a list.
 *
 * Returns: (transfer full): the index; it does not follow @findings
 */
SenderFindingIndex *
sender_finding_index_new (GListModel *findings,
                          const char *list)
{
  SenderFindingIndex *self = g_new0 (SenderFindingIndex, 1);
  guint               n_findings = g_list_model_get_n_items (findings);

  self->items = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->common = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);
      GPtrArray                *place = NULL;

      if (sender_finding_get_accepted (finding) == NULL)
        place = find_place (self, list, sender_finding_get_path (finding));
      if (place != NULL)
        g_ptr_array_add (place, g_steal_pointer (&finding));
    }
  return self;
}

/**
 * sender_finding_index_free:
 *
 * Frees the index.
 */
void
sender_finding_index_free (SenderFindingIndex *self)
{
  g_hash_table_unref (self->items);
  g_ptr_array_unref (self->common);
  g_free (self);
}

/**
 * sender_finding_index_get:
 * @position: of an item
 *
 * Gets what was found at an item.
 *
 * Returns: (transfer none) (nullable) (element-type SenderFinding): the findings, %NULL if there is
 *   none
 */
GPtrArray *
sender_finding_index_get (SenderFindingIndex *self,
                          guint               position)
{
  return g_hash_table_lookup (self->items, GUINT_TO_POINTER (position));
}

/**
 * sender_finding_index_get_common:
 *
 * Gets what was found of the list as a whole.
 *
 * Returns: (transfer none) (element-type SenderFinding): the findings
 */
GPtrArray *
sender_finding_index_get_common (SenderFindingIndex *self)
{
  return self->common;
}

/**
 * sender_finding_index_count:
 *
 * Counts the items that something was found at.
 *
 * Returns: how many there are
 */
guint
sender_finding_index_count (SenderFindingIndex *self)
{
  return g_hash_table_size (self->items);
}
