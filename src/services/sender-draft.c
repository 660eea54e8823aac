/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-drafts-private.h"

#include "sender-config.h"
#include "sender-document-place.h"
#include "sender-format-document.h"
#include "sender-json.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* Drafts on disk. */

#define DRAFT_FORMAT "sender-studio-draft"

/**
 * sender_draft_free:
 *
 * Frees a draft; its file stays.
 */
void
sender_draft_free (SenderDraft *self)
{
  g_free (self->place);
  g_free (self->path);
  g_clear_object (&self->config);
  g_free (self);
}

char *
sender_draft_write (SenderConfig *config,
                    const char   *path)
{
  g_autoptr (SenderJson) draft = sender_json_new_object ();
  g_autofree char       *text = sender_format_document_write (config);

  sender_json_set_string (draft, "format", DRAFT_FORMAT);
  if (path != NULL)
    sender_json_set_string (draft, "path", path);
  sender_json_set_member (draft, "document", sender_json_parse (text, -1, NULL));
  return sender_json_to_pretty (draft);
}

SenderDraft *
sender_draft_read (const char *place)
{
  gsize                    length = 0;
  g_autofree char         *text = sender_document_place_read (place, &length, NULL);
  g_autoptr (SenderJson)   json = NULL;
  SenderJson              *document = NULL;
  g_autoptr (SenderConfig) config = NULL;
  SenderDraft             *draft = NULL;
  struct stat              info;

  json = text != NULL ? sender_json_parse (text, (gssize) length, NULL) : NULL;
  if (json == NULL || sender_json_get_kind (json) != SENDER_JSON_OBJECT ||
      g_strcmp0 (sender_json_get_string_member (json, "format"), DRAFT_FORMAT) != 0)
    return NULL;
  document = sender_json_get_member (json, "document");
  if (document != NULL && sender_format_document_is (document))
    config = sender_format_document_read (document, NULL, NULL);
  if (config == NULL || g_stat (place, &info) != 0)
    return NULL;
  draft = g_new0 (SenderDraft, 1);
  draft->place = g_strdup (place);
  draft->path = g_strdup (sender_json_get_string_member (json, "path"));
  draft->config = g_steal_pointer (&config);
  draft->written = info.st_mtime;
  return draft;
}

static int
compare_drafts (gconstpointer a,
                gconstpointer b)
{
  const SenderDraft *first = *(SenderDraft *const *) a;
  const SenderDraft *second = *(SenderDraft *const *) b;

  if (first->written != second->written)
    return first->written < second->written ? 1 : -1;
  return strcmp (first->place, second->place);
}

static void
list_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const char      *folder = sender_drafts_get_folder (source);
  GPtrArray       *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) sender_draft_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *place = g_build_filename (folder, name, NULL);
      SenderDraft     *draft =
        g_str_has_suffix (name, ".json") ? sender_draft_read (place) : NULL;

      if (draft != NULL)
        g_ptr_array_add (drafts, draft);
    }
  g_ptr_array_sort (drafts, compare_drafts);
  g_task_return_pointer (task, drafts, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * sender_drafts_list_async:
 * @cancellable: (nullable): stops it
 * @callback: called with the drafts
 * @user_data: data for @callback
 *
 * Reads what an earlier run left unsaved.
 */
void
sender_drafts_list_async (SenderDrafts       *self,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_drafts_list_async);
  g_task_run_in_thread (task, list_thread);
}

/**
 * sender_drafts_list_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the reading. What can't be read is left where it is.
 *
 * Returns: (transfer full) (element-type SenderDraft): the drafts, newest first
 */
GPtrArray *
sender_drafts_list_finish (SenderDrafts *self,
                           GAsyncResult *result,
                           GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
