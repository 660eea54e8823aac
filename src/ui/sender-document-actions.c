/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-document-actions.h"

#include <glib/gi18n.h>

static SenderFinding *
find_finding (SenderDocument *document,
              const char     *id,
              const char     *path)
{
  GListModel *findings = sender_inspection_get_findings (sender_document_get_inspection (document));

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (g_strcmp0 (id, sender_finding_get_id (finding)) == 0 &&
          g_strcmp0 (path, sender_finding_get_path (finding)) == 0)
        return g_steal_pointer (&finding);
    }
  return NULL;
}

static void
fix (GtkWidget  *widget,
     const char *name,
     GVariant   *parameter)
{
  SenderWindow             *self = SENDER_WINDOW (widget);
  SenderDocument           *document = sender_window_get_document (self);
  const char               *id = NULL;
  const char               *path = NULL;
  g_autoptr (SenderFinding) finding = NULL;
  g_autoptr (GError)        error = NULL;

  if (document == NULL)
    return;
  g_variant_get (parameter, "(&s&s)", &id, &path);
  finding = find_finding (document, id, path);
  if (finding != NULL && !sender_document_fix (document, finding, &error))
    sender_window_tell (self, error->message);
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
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SenderWindow) self = user_data;
  g_autoptr (GError)       error = NULL;

  if (!sender_workspace_save_finish (SENDER_WORKSPACE (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sender_window_tell (self, error->message);
}

static void
save (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  SenderWindow    *self = SENDER_WINDOW (widget);
  SenderDocument  *document = sender_window_get_document (self);
  SenderWorkspace *workspace = sender_window_get_workspace (self);

  if (document != NULL && workspace != NULL)
    sender_workspace_save_async (workspace, document, FALSE, NULL, saved_cb, g_object_ref (self));
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
  gtk_widget_class_install_action (widget_class, "document.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "document.redo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "document.save", NULL, save);
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
                 !sender_document_is_read_only (document);
    }
  gtk_widget_action_set_enabled (widget, "document.undo", can_undo);
  gtk_widget_action_set_enabled (widget, "document.redo", can_redo);
  gtk_widget_action_set_enabled (widget, "document.save", can_save);
}
