/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-file-watch.h"

#include "sender-config.h"
#include "sender-document-load.h"
#include "sender-document-place.h"

/* Who replaces a file may take it away first, or write it bit by bit: what it says counts once
 * nothing has happened for this long. */
#define SETTLE_MS 500

struct _SenderFileWatch
{
  GObject parent_instance;

  SenderDocument *document;    /* (owned) */
  GFile          *file;        /* (owned) (nullable): of a document that was saved */
  GFileMonitor   *monitor;     /* (owned) (nullable): some places can't be followed */
  char           *place;       /* (owned) (nullable): the file behind it */
  GFileMonitor   *behind;      /* (owned) (nullable): of that, if it is another */
  GCancellable   *cancellable; /* (owned) (nullable): of a look at the file */
  SenderConfig   *saved;       /* (owned) (nullable): what it should say, when that look began */
  guint           settle_id;
  gboolean        held;
};

G_DEFINE_FINAL_TYPE (SenderFileWatch, sender_file_watch, G_TYPE_OBJECT)

static void look (SenderFileWatch *self);

static void
stop_looking (SenderFileWatch *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->saved);
}

static void
stop_monitor (GFileMonitor **monitor)
{
  if (*monitor != NULL)
    g_file_monitor_cancel (*monitor);
  g_clear_object (monitor);
}

static void
stop (SenderFileWatch *self)
{
  stop_looking (self);
  stop_monitor (&self->monitor);
  stop_monitor (&self->behind);
  g_clear_pointer (&self->place, g_free);
  g_clear_object (&self->file);
}

static GFileMonitor *
monitor (SenderFileWatch *self,
         GFile           *file)
{
  GFileMonitor *followed = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);

  if (followed != NULL)
    g_signal_connect_object (followed, "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  return followed;
}

/* What happens to the file behind a symbolic link is not told of the link, and the link may be
 * turned to another. */
static void
follow_place (SenderFileWatch *self)
{
  const char      *path = sender_document_get_path (self->document);
  g_autofree char *place = sender_document_place_resolve (path, NULL);

  if (g_strcmp0 (place, self->place) == 0)
    return;
  stop_monitor (&self->behind);
  g_free (self->place);
  self->place = g_steal_pointer (&place);
  if (self->place != NULL && !g_str_equal (self->place, path))
    {
      g_autoptr (GFile) file = g_file_new_for_path (self->place);

      self->behind = monitor (self, file);
    }
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SenderFileWatch) self = user_data;
  g_autoptr (GError)          error = NULL;
  gboolean                    is_newer = FALSE;
  g_autoptr (SenderConfig)    found =
    sender_document_load_finish (NULL, result, &is_newer, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!sender_document_load_tell (self->document, self->saved, found, is_newer, error))
    look (self);
}

static gboolean
settled_cb (gpointer user_data)
{
  SenderFileWatch *self = user_data;

  if (sender_document_is_written (self->document))
    return G_SOURCE_CONTINUE;
  self->settle_id = 0;
  follow_place (self);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->saved, sender_undo_get_saved (sender_document_get_undo (self->document)));
  /* Let go of in this thread only: a task may let go of its source in its own, and timer and
   * monitors must not end there. */
  sender_document_load_async (NULL, sender_document_get_path (self->document), self->cancellable,
                              looked_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Each event puts it off: only what is so for a while counts. */
static void
look (SenderFileWatch *self)
{
  stop_looking (self);
  if (self->file != NULL && !self->held)
    self->settle_id = g_timeout_add (SETTLE_MS, settled_cb, self);
}

/* The file may have gone before it is followed. */
static void
start (SenderFileWatch *self)
{
  const char *path = sender_document_get_path (self->document);

  stop (self);
  if (path == NULL)
    return;
  self->file = g_file_new_for_path (path);
  self->monitor = monitor (self, self->file);
  follow_place (self);
  look (self);
}

static void
sender_file_watch_dispose (GObject *object)
{
  SenderFileWatch *self = SENDER_FILE_WATCH (object);

  stop (self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (sender_file_watch_parent_class)->dispose (object);
}

static void
sender_file_watch_class_init (SenderFileWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_file_watch_dispose;
}

static void
sender_file_watch_init (SenderFileWatch *self)
{
}

/**
 * sender_file_watch_new:
 * @document: an open document
 *
 * Follows the document’s file from now on; the document says what became of it.
 *
 * Returns: (transfer full): the watch
 */
SenderFileWatch *
sender_file_watch_new (SenderDocument *document)
{
  SenderFileWatch *self = g_object_new (SENDER_TYPE_FILE_WATCH, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "notify::path", G_CALLBACK (start), self, G_CONNECT_SWAPPED);
  start (self);
  return self;
}

/**
 * sender_file_watch_hold:
 * @hold: whether this program is about to take the file away or put it back
 *
 * Stops looking at the file, or looks again.
 */
void
sender_file_watch_hold (SenderFileWatch *self,
                        gboolean         hold)
{
  self->held = hold;
  look (self);
}
