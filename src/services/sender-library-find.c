/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-library-private.h"

#include "sender-config.h"
#include "sender-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As long as PingOne lets the name of a provider be. */
#define MAX_NAME 256

/* What the list of a library has, and what things in it are called. */

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

/* Two of a name can't be told apart in a list. */
void
sender_library_ensure_free_name (SenderLibrary *self,
                                 SenderConfig  *config)
{
  g_autofree char *name = sender_library_dup_free_name (self, sender_config_get_name (config));

  g_object_set (config, "name", name, NULL);
}

static gboolean
is_taken (SenderLibrary  *self,
          SenderDocument *document,
          const char     *name)
{
  const char *own = sender_config_get_name (sender_document_get_config (document));

  return strcmp (own, name) != 0 && has (self, sender_store_entry_get_name, name);
}

/**
 * sender_library_check_name:
 * @document: an open configuration
 * @name: what it is to be called
 * @error: return location
 *
 * Tells whether the configuration may be called so.
 *
 * Returns: whether it may; else %SENDER_ERROR_INVALID says why not
 */
gboolean
sender_library_check_name (SenderLibrary  *self,
                           SenderDocument *document,
                           const char     *name,
                           GError        **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  const char      *reason = NULL;

  if (*stripped == '\0')
    reason = _ ("A configuration needs a name");
  else if (g_utf8_strlen (stripped, -1) > MAX_NAME)
    reason = _ ("The name is too long: it can have 256 characters");
  else if (is_taken (self, document, stripped))
    reason = _ ("Another configuration is called so");
  if (reason != NULL)
    g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_INVALID, reason);
  return reason == NULL;
}

/**
 * sender_library_rename:
 * @document: what is renamed
 * @name: what it is called from now on
 * @error: return location
 *
 * Renames an open configuration, as a step that can be undone.
 *
 * Returns: whether it has the name
 */
gboolean
sender_library_rename (SenderLibrary  *self,
                       SenderDocument *document,
                       const char     *name,
                       GError        **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));

  if (!sender_library_check_name (self, document, name, error))
    return FALSE;
  g_object_set (sender_document_get_config (document), "name", stripped, NULL);
  sender_document_commit (document, _ ("Rename"));
  return TRUE;
}
