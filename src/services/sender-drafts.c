/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-drafts-private.h"

#include "sender-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* After the first edit that is not written down; writing must be done within two seconds. */
#define DELAY_MS 1000

/**
 * SenderDrafts:
 *
 * Keeps unsaved edits on disk. A timer runs only while there is something to write.
 */
struct _SenderDrafts
{
  GObject parent_instance;

  char      *folder;
  GPtrArray *followed; /* (owned) (element-type SenderFollowed) */
  GPtrArray *flushes;  /* (owned) (element-type GTask): wait for all to be written */
  GError    *failure;  /* (owned) (nullable): of the flush */
};

enum
{
  FAILED,
  GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SenderDrafts, sender_drafts, G_TYPE_OBJECT)

static void update (SenderFollowed *followed);

static void
followed_free (gpointer data)
{
  SenderFollowed *followed = data;

  g_clear_handle_id (&followed->timer_id, g_source_remove);
  g_clear_signal_handler (&followed->changed_id, followed->document);
  g_clear_signal_handler (&followed->gone_id, followed->document);
  g_object_unref (followed->watch);
  g_object_unref (followed->document);
  g_clear_object (&followed->written);
  g_clear_object (&followed->base);
  g_free (followed->place);
  g_free (followed->obsolete);
  g_free (followed);
}

static void
sender_drafts_finalize (GObject *object)
{
  SenderDrafts *self = SENDER_DRAFTS (object);

  g_ptr_array_unref (self->followed);
  g_ptr_array_unref (self->flushes);
  g_clear_error (&self->failure);
  g_free (self->folder);
  G_OBJECT_CLASS (sender_drafts_parent_class)->finalize (object);
}

static void
sender_drafts_class_init (SenderDraftsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sender_drafts_finalize;

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
sender_drafts_init (SenderDrafts *self)
{
  self->followed = g_ptr_array_new_with_free_func (followed_free);
  self->flushes = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * sender_drafts_new:
 * @folder: (nullable): where drafts are, %NULL for `$XDG_STATE_HOME/sender-studio/drafts`
 *
 * Makes the keeper of drafts; nothing is read yet.
 *
 * Returns: (transfer full): the drafts
 */
SenderDrafts *
sender_drafts_new (const char *folder)
{
  SenderDrafts *self = g_object_new (SENDER_TYPE_DRAFTS, NULL);

  self->folder = folder != NULL ? g_strdup (folder)
                                : g_build_filename (g_get_user_state_dir (), "sender-studio",
                                                    "drafts", NULL);
  return self;
}

const char *
sender_drafts_get_folder (SenderDrafts *self)
{
  return self->folder;
}

GPtrArray *
sender_drafts_get_followed (SenderDrafts *self)
{
  return self->followed;
}

/* Two files may hold one id: a draft belongs to the file. */
static char *
make_place (SenderDrafts   *self,
            SenderDocument *document)
{
  const char      *path = sender_document_get_path (document);
  const char      *id = sender_config_get_id (sender_document_get_config (document));
  g_autofree char *key =
    g_compute_checksum_for_string (G_CHECKSUM_SHA256, path != NULL ? path : id, -1);
  g_autofree char *base = g_strconcat (key, ".json", NULL);

  return g_build_filename (self->folder, base, NULL);
}

static gboolean
has_edits (SenderFollowed *followed)
{
  return sender_document_is_only_here (followed->document);
}

/* What the edits are told from. */
static SenderConfig *
get_base (SenderFollowed *followed)
{
  if (sender_document_get_path (followed->document) == NULL)
    return NULL;
  return sender_undo_get_saved (sender_document_get_undo (followed->document));
}

static gboolean
is_base_written (SenderFollowed *followed)
{
  SenderConfig *base = get_base (followed);

  if (base == NULL || followed->base == NULL)
    return base == followed->base;
  return sender_record_equal (followed->base, base);
}

static gboolean
is_written (SenderFollowed *followed)
{
  SenderConfig *config = sender_document_get_config (followed->document);

  if (!has_edits (followed))
    return followed->written == NULL;
  return followed->written != NULL && sender_record_equal (followed->written, config) &&
         is_base_written (followed);
}

static void
end_flushes (SenderDrafts *self)
{
  for (guint i = 0; i < self->followed->len; i++)
    {
      SenderFollowed *followed = g_ptr_array_index (self->followed, i);

      if (followed->writing || (followed->timer_id != 0 && !is_written (followed)))
        return;
    }
  while (self->flushes->len > 0)
    {
      g_autoptr (GTask) task = g_ptr_array_steal_index (self->flushes, 0);

      if (self->failure != NULL)
        g_task_return_error (task, g_error_copy (self->failure));
      else
        g_task_return_boolean (task, TRUE);
    }
  g_clear_error (&self->failure);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SenderDocument) document = user_data;
  SenderDrafts              *self = SENDER_DRAFTS (source);
  SenderFollowed            *followed = sender_drafts_find (self, document);
  g_autoptr (GError)         error = NULL;
  g_autofree char           *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_clear_object (&followed->written);
      text = g_strdup_printf (_ ("What is not saved can’t be kept either: %s"), error->message);
      g_signal_emit (self, signals[FAILED], 0, text);
      if (self->failure == NULL)
        self->failure = g_error_copy (error);
    }
  followed->writing = FALSE;
  if (error == NULL)
    update (followed);
  end_flushes (self);
}

/* Takes note of what the draft is going to say. */
static void
note (SenderFollowed *followed,
      SenderConfig   *config,
      SenderConfig   *base)
{
  g_clear_object (&followed->written);
  g_clear_object (&followed->base);
  if (config != NULL)
    followed->written = sender_record_copy (config);
  if (config != NULL && base != NULL)
    followed->base = sender_record_copy (base);
}

static void
write_now (SenderFollowed *followed)
{
  SenderConfig       *config = sender_document_get_config (followed->document);
  const char         *path = sender_document_get_path (followed->document);
  gboolean            keep = has_edits (followed) && !followed->discard;
  SenderDraftWriting *writing = g_new0 (SenderDraftWriting, 1);

  g_clear_handle_id (&followed->timer_id, g_source_remove);
  writing->place = g_strdup (followed->place);
  writing->claimed = followed->claimed;
  writing->obsolete = g_steal_pointer (&followed->obsolete);
  writing->text = keep ? sender_draft_format (config, get_base (followed), path) : NULL;
  note (followed, keep ? config : NULL, get_base (followed));
  followed->claimed = followed->claimed || keep;
  followed->writing = TRUE;
  sender_draft_write_async (followed->drafts, writing, written_cb,
                            g_object_ref (followed->document));
}

static gboolean
timer_cb (gpointer user_data)
{
  SenderFollowed *followed = user_data;

  followed->timer_id = 0;
  if (!followed->writing)
    write_now (followed);
  return G_SOURCE_REMOVE;
}

static gboolean
needs_writing (SenderFollowed *followed)
{
  if (followed->obsolete != NULL)
    return TRUE;
  return followed->discard ? followed->written != NULL : !is_written (followed);
}

/* A draft of what is saved by now goes at once; one that is to be written waits for more typing. */
static void
update (SenderFollowed *followed)
{
  if (followed->writing)
    return;
  if (!needs_writing (followed))
    {
      g_clear_handle_id (&followed->timer_id, g_source_remove);
      if (followed->left && (followed->discard || !has_edits (followed)))
        g_ptr_array_remove_fast (followed->drafts->followed, followed);
    }
  else if (followed->left || followed->discard || !has_edits (followed))
    write_now (followed);
  else if (followed->timer_id == 0)
    followed->timer_id = g_timeout_add (DELAY_MS, timer_cb, followed);
}

static void
changed_cb (SenderFollowed *followed)
{
  update (followed);
}

static void
gone_cb (SenderFollowed *followed)
{
  g_signal_emit (followed->drafts, signals[GONE], 0);
}

static void
connect_document (SenderFollowed *followed)
{
  followed->changed_id = g_signal_connect_swapped (followed->document, "notify::dirty",
                                                   G_CALLBACK (changed_cb), followed);
  followed->gone_id = g_signal_connect_swapped (followed->document, "notify::disk",
                                                G_CALLBACK (gone_cb), followed);
  followed->watch = sender_file_watch_new (followed->document);
}

/**
 * sender_drafts_follow:
 * @document: an open document
 *
 * Writes down what is not saved of the document from now on. What somebody took the file of is not
 * saved either.
 */
void
sender_drafts_follow (SenderDrafts   *self,
                      SenderDocument *document)
{
  SenderFollowed *followed = sender_drafts_find (self, document);

  if (followed == NULL)
    {
      followed = g_new0 (SenderFollowed, 1);
      followed->drafts = self;
      followed->document = g_object_ref (document);
      followed->place = make_place (self, document);
      connect_document (followed);
      g_ptr_array_add (self->followed, followed);
    }
  followed->left = FALSE;
  followed->discard = FALSE;
  update (followed);
}

/**
 * sender_drafts_leave:
 * @document: a document that is followed
 * @discard: whether its unsaved edits are not wanted
 *
 * Lets a document go. If it has unsaved edits they are written down, and unless they are not wanted
 * it stays open until it is shown again.
 */
void
sender_drafts_leave (SenderDrafts   *self,
                     SenderDocument *document,
                     gboolean        discard)
{
  SenderFollowed *followed = sender_drafts_find (self, document);

  if (followed == NULL)
    return;
  followed->left = TRUE;
  followed->discard = discard;
  update (followed);
  /* One that is not wanted is missed by nobody any more. */
  if (discard && sender_document_is_gone (document))
    g_signal_emit (self, signals[GONE], 0);
}

/**
 * sender_drafts_flush_async:
 * @callback: called when all is written
 * @user_data: data for @callback
 *
 * Writes down at once what is not written yet.
 */
void
sender_drafts_flush_async (SenderDrafts       *self,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, sender_drafts_flush_async);
  g_clear_error (&self->failure);
  g_ptr_array_add (self->flushes, task);
  for (guint i = 0; i < self->followed->len; i++)
    {
      SenderFollowed *followed = g_ptr_array_index (self->followed, i);

      if (!followed->writing && needs_writing (followed))
        write_now (followed);
    }
  end_flushes (self);
}

/**
 * sender_drafts_flush_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the writing.
 *
 * Returns: whether all that is not saved is written down
 */
gboolean
sender_drafts_flush_finish (SenderDrafts *self,
                            GAsyncResult *result,
                            GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sender_drafts_adopt:
 * @document: what the draft belongs to; what is wanted of the draft is in it
 * @draft: what an earlier run left
 *
 * Ends the matter of a draft that was looked at. If the document has what it said it goes on as
 * the document's own; else its file is removed.
 */
void
sender_drafts_adopt (SenderDrafts      *self,
                     SenderDocument    *document,
                     const SenderDraft *draft)
{
  SenderFollowed *followed = sender_drafts_find (self, document);

  g_return_if_fail (followed != NULL);

  if (strcmp (followed->place, draft->place) == 0)
    {
      followed->claimed = TRUE;
      note (followed, draft->config, draft->base);
    }
  else
    {
      g_free (followed->obsolete);
      followed->obsolete = g_strdup (draft->place);
    }
  update (followed);
}
