/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-drafts-private.h"

#include "sender-config.h"
#include "sender-document-file.h"
#include "sender-document-place.h"
#include "sender-format-document.h"
#include "sender-json.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* Drafts on disk. */

#define DRAFT_FORMAT "sender-studio-draft"
#define FILE_MODE 0600
#define FOLDER_MODE 0700

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
  g_clear_object (&self->base);
  g_free (self);
}

/**
 * sender_draft_is_outdated:
 * @saved: what the draft's document says in its file
 *
 * Tells whether somebody changed the file since the edits were made. Of a draft that does not say
 * what it was made from that is not known.
 *
 * Returns: whether restoring it takes back more than it says
 */
gboolean
sender_draft_is_outdated (const SenderDraft *self,
                          SenderConfig      *saved)
{
  return self->base != NULL && !sender_record_equal (self->base, saved);
}

static void
set_config (SenderJson   *draft,
            const char   *member,
            SenderConfig *config)
{
  g_autofree char *text = sender_format_document_write (config);

  sender_json_set_member (draft, member, sender_json_parse (text, -1, NULL));
}

char *
sender_draft_format (SenderConfig *config,
                     SenderConfig *base,
                     const char   *path)
{
  g_autoptr (SenderJson) draft = sender_json_new_object ();

  sender_json_set_string (draft, "format", DRAFT_FORMAT);
  if (path != NULL)
    sender_json_set_string (draft, "path", path);
  set_config (draft, "document", config);
  if (base != NULL)
    set_config (draft, "base", base);
  return sender_json_to_pretty (draft);
}

static SenderConfig *
read_config (SenderJson *draft,
             const char *member)
{
  SenderJson *document = sender_json_get_member (draft, member);

  if (document == NULL || !sender_format_document_is (document))
    return NULL;
  return sender_format_document_read (document, NULL, NULL);
}

/* Whether there is something that the draft could be put back into. */
static gboolean
is_document (const char *path)
{
  g_autoptr (SenderConfig) config = NULL;

  if (path != NULL)
    config = sender_document_file_read (path, NULL, NULL);
  return config != NULL;
}

SenderDraft *
sender_draft_read (const char *place)
{
  gsize                    length = 0;
  g_autofree char         *text = sender_document_place_read (place, &length, NULL);
  g_autoptr (SenderJson)   json = NULL;
  g_autoptr (SenderConfig) config = NULL;
  SenderDraft             *draft = NULL;
  struct stat              info;

  json = text != NULL ? sender_json_parse (text, (gssize) length, NULL) : NULL;
  if (json == NULL || sender_json_get_kind (json) != SENDER_JSON_OBJECT ||
      g_strcmp0 (sender_json_get_string_member (json, "format"), DRAFT_FORMAT) != 0)
    return NULL;
  config = read_config (json, "document");
  if (config == NULL || g_stat (place, &info) != 0)
    return NULL;
  draft = g_new0 (SenderDraft, 1);
  draft->place = g_strdup (place);
  draft->path = g_strdup (sender_json_get_string_member (json, "path"));
  draft->config = g_steal_pointer (&config);
  draft->base = read_config (json, "base");
  draft->written = info.st_mtime;
  draft->is_lost = !is_document (draft->path);
  return draft;
}

static void
writing_free (gpointer data)
{
  SenderDraftWriting *writing = data;

  g_free (writing->place);
  g_free (writing->text);
  g_free (writing->obsolete);
  g_free (writing);
}

/* What an earlier run left is not written over: it gets a name of its own and is offered again. */
static void
set_aside (const char *place)
{
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *aside = NULL;
  int              stem = (int) (strlen (place) - strlen (".json"));

  if (!g_file_test (place, G_FILE_TEST_EXISTS))
    return;
  aside = g_strdup_printf ("%.*s-%s.json", stem, place, unique);
  g_rename (place, aside);
}

static gboolean
write_text (const SenderDraftWriting *writing,
            const char               *folder,
            GError                  **error)
{
  if (g_mkdir_with_parents (folder, FOLDER_MODE) != 0)
    {
      g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno),
                           g_strerror (errno));
      return FALSE;
    }
  if (!writing->claimed)
    set_aside (writing->place);
  return g_file_set_contents_full (writing->place, writing->text, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   FILE_MODE, error);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  const SenderDraftWriting *writing = task_data;
  GError                   *error = NULL;

  if (writing->text != NULL && !write_text (writing, sender_drafts_get_folder (source), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (writing->text == NULL && writing->claimed)
    g_unlink (writing->place);
  if (writing->obsolete != NULL)
    g_unlink (writing->obsolete);
  g_task_return_boolean (task, TRUE);
}

void
sender_draft_write_async (SenderDrafts       *drafts,
                          SenderDraftWriting *writing,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (drafts, NULL, callback, user_data);

  g_task_set_source_tag (task, sender_draft_write_async);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_thread);
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
