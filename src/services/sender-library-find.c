/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-library-private.h"

#include <string.h>

/* What the list of a library has. */

/**
 * sender_library_matches:
 * @entry: an entry of the store
 * @search: what is looked for
 *
 * Tells whether every word of @search is in the entry's name or its provider's, in any case.
 *
 * Returns: whether the entry is to be shown
 */
gboolean
sender_library_matches (SenderStoreEntry *entry,
                        const char       *search)
{
  g_autofree char *provider = NULL;
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *sought = g_utf8_casefold (search, -1);
  g_auto (GStrv)   words = g_strsplit_set (sought, " \t", -1);

  g_object_get (entry, "provider-name", &provider, NULL);
  text = g_strjoin (" ", sender_store_entry_get_name (entry), provider != NULL ? provider : "",
                    NULL);
  folded = g_utf8_casefold (text, -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
has (SenderLibrary *self,
     const char *(*get) (SenderStoreEntry *),
     const char *text)
{
  SenderWorkspace *workspace = sender_library_get_workspace (self);
  GListModel      *entries = G_LIST_MODEL (sender_workspace_get_store (workspace));

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (SenderStoreEntry) entry = g_list_model_get_item (entries, i);

      if (strcmp (get (entry), text) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
sender_library_has_id (SenderLibrary *self,
                       const char    *id)
{
  return has (self, sender_store_entry_get_id, id);
}

/**
 * sender_library_dup_free_name:
 * @name: what it should be called
 *
 * Finds a name that no configuration of the list has: @name itself, or with the first number that
 * is free.
 *
 * Returns: (transfer full): the name
 */
char *
sender_library_dup_free_name (SenderLibrary *self,
                              const char    *name)
{
  char *found = g_strdup (name);

  for (guint i = 2; has (self, sender_store_entry_get_name, found); i++)
    {
      g_free (found);
      found = g_strdup_printf ("%s %u", name, i);
    }
  return found;
}
