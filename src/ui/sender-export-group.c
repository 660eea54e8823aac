/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-export-group.h"

#include "sender-button-words.h"
#include "sender-config.h"
#include "sender-export.h"
#include "sender-window.h"
#include "sender-wrap-layout.h"

#include <glib/gi18n.h>

struct _SenderExportGroup
{
  AdwPreferencesGroup parent_instance;

  SenderDocument       *document; /* (owned) (nullable) */
  GtkFileChooserNative *chooser;  /* (owned) (nullable): while it is open */

  /* Template widgets. */
  GtkButton *copy;
  GtkButton *export;
};

G_DEFINE_FINAL_TYPE (SenderExportGroup, sender_export_group, ADW_TYPE_PREFERENCES_GROUP)

static SenderConfig *
get_config (SenderExportGroup *self)
{
  return self->document != NULL ? sender_document_get_config (self->document) : NULL;
}

static void
tell (SenderExportGroup *self,
      const char        *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (SENDER_IS_WINDOW (root))
    sender_window_tell (SENDER_WINDOW (root), text);
}

static void
copy (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  SenderConfig    *config = get_config (SENDER_EXPORT_GROUP (widget));
  g_autofree char *text = NULL;

  if (config == NULL)
    return;
  text = sender_export_dup_pingone (config);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  tell (SENDER_EXPORT_GROUP (widget), _ ("Copied, without the secret"));
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (SenderExportGroup) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autofree char              *text = NULL;

  if (sender_export_pingone_finish (result, &error))
    text = g_strdup (_ ("Exported, without the secret"));
  else
    text = g_strdup_printf (_ ("Not exported: %s"), error->message);
  tell (self, text);
}

static void
response_cb (SenderExportGroup *self,
             int                response)
{
  SenderConfig     *config = get_config (self);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));

  g_clear_object (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL && config != NULL)
    sender_export_pingone_async (config, file, NULL, exported_cb, g_object_ref (self));
}

static void
write_file (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SenderExportGroup *self = SENDER_EXPORT_GROUP (widget);
  SenderConfig      *config = get_config (SENDER_EXPORT_GROUP (widget));
  GtkRoot           *root = gtk_widget_get_root (widget);
  g_autofree char   *suggested = NULL;

  if (config == NULL || self->chooser != NULL)
    return;
  suggested = g_strdup_printf ("%s.pingone.json", sender_config_get_name (config));
  g_strdelimit (suggested, G_DIR_SEPARATOR_S, '-');
  self->chooser = gtk_file_chooser_native_new (_ ("Export for PingOne"),
                                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), suggested);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
sender_export_group_dispose (GObject *object)
{
  SenderExportGroup *self = SENDER_EXPORT_GROUP (object);

  g_clear_object (&self->document);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_EXPORT_GROUP);
  G_OBJECT_CLASS (sender_export_group_parent_class)->dispose (object);
}

static void
sender_export_group_class_init (SenderExportGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_export_group_dispose;
  g_type_ensure (SENDER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-export-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderExportGroup, copy);
  gtk_widget_class_bind_template_child (widget_class, SenderExportGroup, export);
  gtk_widget_class_install_action (widget_class, "publish.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "publish.export", NULL, write_file);
}

static void
sender_export_group_init (SenderExportGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_button_words_wrap (self->copy);
  sender_button_words_wrap (self->export);
}

/**
 * sender_export_group_set_document:
 * @document: (nullable): what is exported
 *
 * Exports that from now on.
 */
void
sender_export_group_set_document (SenderExportGroup *self,
                                  SenderDocument    *document)
{
  g_set_object (&self->document, document);
}
