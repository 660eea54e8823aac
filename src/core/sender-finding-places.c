/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-finding-places.h"

#include <string.h>

struct _SenderFindingPlaces
{
  GHashTable *places; /* (owned): path to GPtrArray of SenderFinding */
};

/* @path (transfer full). */
static void
add (SenderFindingPlaces *self,
     char                *path,
     SenderFinding       *finding)
{
  GPtrArray *found = g_hash_table_lookup (self->places, path);

  if (found == NULL)
    {
      found = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->places, path, found);
    }
  else
    g_free (path);
  g_ptr_array_add (found, g_object_ref (finding));
}

/* `sms.body[3].value` is in `sms`, `sms.body` and `sms.body[3]`, too. */
static void
add_all (SenderFindingPlaces *self,
         SenderFinding       *finding)
{
  const char *path = sender_finding_get_path (finding);
  const char *end = path;

  do
    {
      end += strcspn (end, ".[");
      add (self, g_strndup (path, (gsize) (end - path)), finding);
    }
  while (*end++ != '\0');
}

/**
 * sender_finding_places_new:
 * @findings: a list of [class@Finding]
 *
 * Sorts findings by where they are.
 *
 * Returns: (transfer full): the places; they do not follow @findings
 */
SenderFindingPlaces *
sender_finding_places_new (GListModel *findings)
{
  SenderFindingPlaces *self = g_new0 (SenderFindingPlaces, 1);
  guint                n_findings = g_list_model_get_n_items (findings);

  self->places =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (sender_finding_get_accepted (finding) == NULL)
        add_all (self, finding);
    }
  return self;
}

/**
 * sender_finding_places_free:
 *
 * Frees the places.
 */
void
sender_finding_places_free (SenderFindingPlaces *self)
{
  g_hash_table_unref (self->places);
  g_free (self);
}

/**
 * sender_finding_places_get:
 * @path: a path of the configuration
 *
 * Gets what was found at a path and below it.
 *
 * Returns: (transfer none) (nullable) (element-type SenderFinding): the findings, %NULL if there is
 *   none
 */
GPtrArray *
sender_finding_places_get (SenderFindingPlaces *self,
                           const char          *path)
{
  return g_hash_table_lookup (self->places, path);
}
