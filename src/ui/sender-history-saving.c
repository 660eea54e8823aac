/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history-saving.h"

#include "sender-history-export.h"
#include "sender-window.h"

#include <glib/gi18n.h>

struct _SenderHistorySaving
{
  GObject parent_instance;

  GtkFileChooserNative *chooser;     /* (owned) (nullable): while it is asked */
  GCancellable         *cancellable; /* (owned) */
  SenderHistory        *history;     /* (owned) (nullable) */
  SenderHistoryFilter  *filter;      /* (owned) (nullable) */
  GtkWindow            *window;      /* (weak) (nullable) */
};

G_DEFINE_FINAL_TYPE (SenderHistorySaving, sender_history_saving, G_TYPE_OBJECT)

static void
sender_history_saving_dispose (GObject *object)
{
  SenderHistorySaving *self = SENDER_HISTORY_SAVING (object);

  g_cancellable_cancel (self->cancellable);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->history);
  g_clear_weak_pointer (&self->window);
  G_OBJECT_CLASS (sender_history_saving_parent_class)->dispose (object);
}

static void
sender_history_saving_finalize (GObject *object)
{
  SenderHistorySaving *self = SENDER_HISTORY_SAVING (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->filter, sender_history_filter_free);
  G_OBJECT_CLASS (sender_history_saving_parent_class)->finalize (object);
}

static void
sender_history_saving_class_init (SenderHistorySavingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_history_saving_dispose;
  G_OBJECT_CLASS (klass)->finalize = sender_history_saving_finalize;
}

static void
sender_history_saving_init (SenderHistorySaving *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * sender_history_saving_new:
 *
 * Makes one that asks for nothing yet.
 *
 * Returns: (transfer full): it
 */
SenderHistorySaving *
sender_history_saving_new (void)
{
  return g_object_new (SENDER_TYPE_HISTORY_SAVING, NULL);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (SenderHistorySaving) self = user_data;
  g_autoptr (GError)              error = NULL;
  g_autofree char                *text = NULL;
  guint                           n = 0;

  if (sender_history_export_finish (SENDER_HISTORY (source), result, &n, &error))
    text = g_strdup_printf (ngettext ("%u entry exported", "%u entries exported", n), n);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  else
    text = g_strdup_printf (_ ("Nothing was exported: %s"), error->message);
  if (SENDER_IS_WINDOW (self->window))
    sender_window_tell (SENDER_WINDOW (self->window), text);
}

static void
response_cb (SenderHistorySaving *self,
             int                  response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile)                file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  sender_history_export_async (self->history, self->filter, file, self->cancellable, exported_cb,
                               g_object_ref (self));
}

/**
 * sender_history_saving_ask:
 * @widget: where it was asked for
 * @history: where the rows are
 * @filter: which rows
 *
 * Asks for a file and writes the rows into it.
 */
void
sender_history_saving_ask (SenderHistorySaving       *self,
                           GtkWidget                 *widget,
                           SenderHistory             *history,
                           const SenderHistoryFilter *filter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (self->chooser != NULL)
    return;
  g_set_weak_pointer (&self->window, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  g_set_object (&self->history, history);
  g_clear_pointer (&self->filter, sender_history_filter_free);
  self->filter = sender_history_filter_copy (filter);
  self->chooser = gtk_file_chooser_native_new (_ ("Export History"), self->window,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _ ("history.csv"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
