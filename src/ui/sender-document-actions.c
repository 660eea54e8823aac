/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-document-actions.h"

#include "sender-accepting.h"
#include "sender-dialog.h"
#include "sender-saving.h"

#include <glib/gi18n.h>

static SenderFinding *
find_finding (SenderDocument *document,
              GVariant       *parameter,
              guint          *position)
{
  const char *id = NULL;
  const char *path = NULL;

  if (document == NULL)
    return NULL;
  g_variant_get (parameter, "(&s&s)", &id, &path);
  return sender_accepting_find (document, id, path, position);
}

/* Asked before the fix: what is fixed takes its row, and the focus, away. */
static gboolean
is_in_popover (SenderWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

static void
go_on (SenderWindow *self,
       SenderSection section,
       guint         position)
{
  g_autoptr (SenderFinding) next =
    sender_accepting_find_next (sender_window_get_document (self), section, position);

  if (next != NULL)
    sender_window_reveal (self, sender_finding_get_path (next));
}

/* Who fixes on the page goes on there; the list of findings looks after itself. */
static void
fix (GtkWidget  *widget,
     const char *name,
     GVariant   *parameter)
{
  SenderWindow             *self = SENDER_WINDOW (widget);
  SenderDocument           *document = sender_window_get_document (self);
  guint                     position = 0;
  g_autoptr (SenderFinding) finding = find_finding (document, parameter, &position);
  gboolean                  is_in_list = is_in_popover (self);
  g_autoptr (GError)        error = NULL;

  if (finding == NULL)
    return;
  if (!sender_document_fix (document, finding, &error))
    sender_window_tell (self, error->message);
  else if (!is_in_list)
    go_on (self, sender_section_for_path (sender_finding_get_path (finding)), position);
}

static void
fix_all (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SenderWindow      *self = SENDER_WINDOW (widget);
  SenderDocument    *document = sender_window_get_document (self);
  guint              n_fixed = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char   *text = NULL;

  if (document == NULL)
    return;
  if (!sender_document_fix_all (document, &n_fixed, &error))
    text = g_strdup (error->message);
  else
    text = g_strdup_printf (ngettext ("%u finding fixed", "%u findings fixed", n_fixed), n_fixed);
  sender_window_tell (self, text);
}

/* What the dialog asks a reason for. */
typedef struct
{
  SenderDocument *document; /* (owned) */
  SenderFinding  *finding;  /* (owned) */
} Acceptance;

static void
acceptance_free (gpointer  data,
                 GClosure *closure)
{
  Acceptance *acceptance = data;

  g_object_unref (acceptance->document);
  g_object_unref (acceptance->finding);
  g_free (acceptance);
}

static void
accepted_cb (AdwMessageDialog *dialog,
             const char       *response,
             Acceptance       *acceptance)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));

  if (g_str_equal (response, "accept"))
    sender_accepting_accept (acceptance->document, acceptance->finding,
                             gtk_editable_get_text (entry), NULL);
}

static void
reason_changed_cb (AdwMessageDialog *dialog,
                   GtkEditable      *entry)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "accept", *reason != '\0');
}

static void
ask_reason (SenderWindow *self,
            Acceptance   *acceptance)
{
  GtkWidget        *entry = gtk_entry_new ();
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (GTK_WINDOW (self), _ ("Accept This Finding?"),
                            sender_finding_get_message (acceptance->finding)));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "accept", _ ("_Accept"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (dialog, "accept", FALSE);
  adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Why it may stay"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Why it may stay"), -1);
  adw_message_dialog_set_extra_child (dialog, entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (reason_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (accepted_cb), acceptance, acceptance_free,
                         0);
  sender_dialog_present (dialog);
}

static void
accept_finding (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SenderWindow             *self = SENDER_WINDOW (widget);
  SenderDocument           *document = sender_window_get_document (self);
  g_autoptr (SenderFinding) finding = find_finding (document, parameter, NULL);
  Acceptance               *acceptance = NULL;

  if (finding == NULL)
    return;
  acceptance = g_new0 (Acceptance, 1);
  acceptance->document = g_object_ref (document);
  acceptance->finding = g_steal_pointer (&finding);
  ask_reason (self, acceptance);
}

static void
take_back (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SenderDocument           *document = sender_window_get_document (SENDER_WINDOW (widget));
  g_autoptr (SenderFinding) finding = find_finding (document, parameter, NULL);

  if (finding != NULL)
    sender_accepting_take_back (document, finding);
}

static void
copy_text (SenderWindow *self,
           GListModel   *findings)
{
  SenderConfig    *config = sender_document_get_config (sender_window_get_document (self));
  g_autofree char *text = sender_accepting_dup_text (config, findings);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  sender_window_tell (self, _ ("Copied"));
}

static void
copy_finding (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SenderWindow             *self = SENDER_WINDOW (widget);
  g_autoptr (SenderFinding) finding =
    find_finding (sender_window_get_document (self), parameter, NULL);
  g_autoptr (GListStore) one = g_list_store_new (SENDER_TYPE_FINDING);

  if (finding == NULL)
    return;
  g_list_store_append (one, finding);
  copy_text (self, G_LIST_MODEL (one));
}

static void
copy_findings (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SenderWindow   *self = SENDER_WINDOW (widget);
  SenderDocument *document = sender_window_get_document (self);

  if (document != NULL)
    copy_text (self, sender_inspection_get_findings (sender_document_get_inspection (document)));
}

static void
undo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  SenderDocument *document = sender_window_get_document (SENDER_WINDOW (widget));

  if (g_str_equal (name, "document.undo"))
    sender_document_undo (document);
  else
    sender_document_redo (document);
}

static void
save (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  sender_saving_start (SENDER_WINDOW (widget));
}

static void
compare (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  sender_saving_compare (SENDER_WINDOW (widget));
}

static void
settle (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  sender_saving_settle (SENDER_WINDOW (widget), g_str_equal (name, "document.take-theirs"));
}

/**
 * sender_document_actions_install:
 * @widget_class: the class of the window
 *
 * Installs the actions.
 */
void
sender_document_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "document.fix", "(ss)", fix);
  gtk_widget_class_install_action (widget_class, "document.fix-all", NULL, fix_all);
  gtk_widget_class_install_action (widget_class, "document.accept", "(ss)", accept_finding);
  gtk_widget_class_install_action (widget_class, "document.take-back", "(ss)", take_back);
  gtk_widget_class_install_action (widget_class, "document.copy-finding", "(ss)", copy_finding);
  gtk_widget_class_install_action (widget_class, "document.copy-findings", NULL, copy_findings);
  gtk_widget_class_install_action (widget_class, "document.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "document.redo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "document.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "document.compare", NULL, compare);
  gtk_widget_class_install_action (widget_class, "document.take-theirs", NULL, settle);
  gtk_widget_class_install_action (widget_class, "document.keep-mine", NULL, settle);
}

/**
 * sender_document_actions_update:
 * @window: the window
 *
 * Enables what can be done now.
 */
void
sender_document_actions_update (SenderWindow *window)
{
  GtkWidget      *widget = GTK_WIDGET (window);
  SenderDocument *document = sender_window_get_document (window);
  gboolean        can_undo = FALSE;
  gboolean        can_redo = FALSE;
  gboolean        can_save = FALSE;

  if (document != NULL)
    {
      g_object_get (sender_document_get_undo (document),
                    "can-undo", &can_undo,
                    "can-redo", &can_redo,
                    NULL);
      can_save = sender_document_get_state (document) == SENDER_CONFIG_STATE_DRAFT &&
                 !sender_document_is_read_only (document) &&
                 sender_document_get_disk (document) != SENDER_DISK_STATE_NEWER;
    }
  gtk_widget_action_set_enabled (widget, "document.undo", can_undo);
  gtk_widget_action_set_enabled (widget, "document.redo", can_redo);
  gtk_widget_action_set_enabled (widget, "document.save", can_save);
}
