/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-rename.h"

#include "sender-config.h"
#include "sender-dialog.h"

#include <glib/gi18n.h>

/* One question. */
typedef struct
{
  SenderLibrary    *library;  /* (owned) */
  SenderDocument   *document; /* (owned) */
  AdwMessageDialog *dialog;   /* (not owned): it owns this */
  GtkEditable      *entry;    /* (not owned): a child of the dialog */
  GtkLabel         *reason;   /* (not owned): as above */
} Renaming;

static void
renaming_free (gpointer  data,
               GClosure *closure)
{
  Renaming *renaming = data;

  g_object_unref (renaming->library);
  g_object_unref (renaming->document);
  g_free (renaming);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             Renaming         *renaming)
{
  /* It was checked while it was typed. */
  if (g_str_equal (response, "rename"))
    sender_library_rename (renaming->library, renaming->document,
                           gtk_editable_get_text (renaming->entry), NULL);
}

static void
changed_cb (GtkEditable *entry,
            Renaming    *renaming)
{
  g_autoptr (GError) error = NULL;
  gboolean           fits = sender_library_check_name (renaming->library, renaming->document,
                                                       gtk_editable_get_text (entry), &error);

  adw_message_dialog_set_response_enabled (renaming->dialog, "rename", fits);
  gtk_label_set_label (renaming->reason, fits ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (renaming->reason), !fits);
  if (fits)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_label (renaming->reason), -1);
}

static GtkWidget *
make_form (Renaming *renaming)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *reason = gtk_label_new (NULL);

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  gtk_label_set_wrap (GTK_LABEL (reason), TRUE);
  gtk_label_set_xalign (GTK_LABEL (reason), 0);
  gtk_widget_add_css_class (reason, "caption");
  gtk_widget_add_css_class (reason, "error");
  gtk_widget_set_visible (reason, FALSE);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), reason);
  renaming->entry = GTK_EDITABLE (entry);
  renaming->reason = GTK_LABEL (reason);
  return box;
}

/**
 * sender_rename_ask:
 * @window: a window with a document
 *
 * Asks for the name of the document.
 */
void
sender_rename_ask (SenderWindow *window)
{
  SenderDocument *document = sender_window_get_document (window);
  Renaming       *renaming = g_new0 (Renaming, 1);
  GtkWidget      *dialog = adw_message_dialog_new (
         GTK_WINDOW (window), _ ("Rename Configuration"),
         _ ("The name is seen in this program only; PingOne shows the name of the provider."));

  renaming->library = g_object_ref (sender_window_get_library (window));
  renaming->document = g_object_ref (document);
  renaming->dialog = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_add_responses (renaming->dialog, "cancel", _ ("_Cancel"), "rename",
                                    _ ("_Rename"), NULL);
  adw_message_dialog_set_response_appearance (renaming->dialog, "rename", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (renaming->dialog, "rename");
  adw_message_dialog_set_close_response (renaming->dialog, "cancel");
  adw_message_dialog_set_extra_child (renaming->dialog, make_form (renaming));
  gtk_editable_set_text (renaming->entry,
                         sender_config_get_name (sender_document_get_config (document)));
  g_signal_connect (renaming->entry, "changed", G_CALLBACK (changed_cb), renaming);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), renaming, renaming_free, 0);
  sender_dialog_present (renaming->dialog);
}
