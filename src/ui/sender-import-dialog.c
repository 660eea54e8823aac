/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-import-dialog.h"

#include "sender-notice.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SenderImportDialog
{
  AdwWindow parent_instance;

  GCancellable *cancellable; /* (owned) */

  /* Template widgets. */
  GtkTextBuffer *buffer;
  GtkWidget     *view;
  SenderNotice  *notice;
};

G_DEFINE_FINAL_TYPE (SenderImportDialog, sender_import_dialog, ADW_TYPE_WINDOW)

static SenderWindow *
get_window (SenderImportDialog *self)
{
  return SENDER_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

/* One import: its window outlives the dialog, which looks for it at its end. */
typedef struct
{
  SenderWindow       *window; /* (owned) */
  SenderImportDialog *dialog; /* (owned) */
} Importing;

static Importing *
importing_new (SenderImportDialog *dialog)
{
  Importing *self = g_new0 (Importing, 1);

  self->window = g_object_ref (get_window (dialog));
  self->dialog = g_object_ref (dialog);
  return self;
}

static void
importing_free (Importing *self)
{
  g_object_unref (self->dialog);
  g_object_unref (self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Importing, importing_free)

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Importing)     importing = user_data;
  SenderImportDialog       *self = importing->dialog;
  g_autoptr (GError)        error = NULL;
  g_autoptr (SenderArrival) arrival =
    sender_library_open_finish (SENDER_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      sender_window_is_closed (importing->window))
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.text", TRUE);
  if (arrival == NULL)
    {
      sender_notice_set_text (self->notice, error->message);
      return;
    }
  sender_window_show_arrival (importing->window, arrival);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
import_text (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SenderImportDialog *self = SENDER_IMPORT_DIALOG (widget);
  GtkTextIter         start;
  GtkTextIter         end;
  char               *text = NULL;

  if (gtk_text_buffer_get_char_count (self->buffer) == 0)
    {
      sender_notice_set_text (self->notice, _ ("Paste first what is to be imported."));
      return;
    }
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
  sender_notice_set_text (self->notice, NULL);
  gtk_widget_action_set_enabled (widget, "import.text", FALSE);
  sender_library_import_async (sender_window_get_library (get_window (self)), text, -1,
                               _ ("Imported sender"), self->cancellable, imported_cb,
                               importing_new (self));
  /* There may be a secret in it. */
  explicit_bzero (text, strlen (text));
  g_free (text);
}

static void
choose_file (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SenderWindow *window = get_window (SENDER_IMPORT_DIALOG (widget));

  gtk_window_destroy (GTK_WINDOW (widget));
  gtk_widget_activate_action (GTK_WIDGET (window), "library.open-file", NULL);
}

/* What was said was of another text. */
static void
changed_cb (SenderImportDialog *self)
{
  sender_notice_set_text (self->notice, NULL);
}

/* Closed while it imports, it stops that. */
static void
sender_import_dialog_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (SENDER_IMPORT_DIALOG (widget)->cancellable);
  GTK_WIDGET_CLASS (sender_import_dialog_parent_class)->unrealize (widget);
}

static void
sender_import_dialog_dispose (GObject *object)
{
  SenderImportDialog *self = SENDER_IMPORT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_IMPORT_DIALOG);
  G_OBJECT_CLASS (sender_import_dialog_parent_class)->dispose (object);
}

static void
sender_import_dialog_class_init (SenderImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_import_dialog_dispose;
  widget_class->unrealize = sender_import_dialog_unrealize;
  g_type_ensure (SENDER_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderImportDialog, buffer);
  gtk_widget_class_bind_template_child (widget_class, SenderImportDialog, view);
  gtk_widget_class_bind_template_child (widget_class, SenderImportDialog, notice);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "import.text", NULL, import_text);
  gtk_widget_class_install_action (widget_class, "import.file", NULL, choose_file);
}

static void
sender_import_dialog_init (SenderImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_focus (GTK_WINDOW (self), self->view);
}

/**
 * sender_import_dialog_new:
 * @window: the window it belongs to
 *
 * Makes the dialog; it imports into the window's library and shows what came of it there.
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
sender_import_dialog_new (SenderWindow *window)
{
  return g_object_new (SENDER_TYPE_IMPORT_DIALOG, "transient-for", window, NULL);
}
