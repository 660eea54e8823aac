/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-connection-window.h"

#include "sender-config.h"
#include "sender-connection-bar.h"
#include "sender-connection-page.h"
#include "sender-connection.h"
#include "sender-live-source.h"
#include "sender-path.h"

#include <glib/gi18n.h>

struct _SenderConnectionWindow
{
  AdwWindow parent_instance;

  /* Owned. */
  GSignalGroup *edits; /* of the configuration */
  GSignalGroup *steps; /* of the operation */

  /* Template widgets. */
  SenderConnectionPage *page;
  SenderConnectionBar  *bar;
  GtkWidget            *verify;
};

G_DEFINE_FINAL_TYPE (SenderConnectionWindow, sender_connection_window, ADW_TYPE_WINDOW)

/* As the template has them. */
#define WIDTH 560
#define HEIGHT 680

static SenderDocument *
get_document (SenderConnectionWindow *self)
{
  return sender_page_get_document (SENDER_PAGE (self->page));
}

static SenderSecretGroup *
get_secret (SenderConnectionWindow *self)
{
  return sender_connection_page_get_secret (self->page);
}

static SenderCredentialChange *
get_change (SenderConnectionWindow *self)
{
  return sender_secret_group_get_change (get_secret (self));
}

static void
verify (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  SenderConnectionWindow *self = SENDER_CONNECTION_WINDOW (widget);

  if (!sender_operation_is_running (sender_credential_change_get_operation (get_change (self))))
    sender_secret_group_verify (get_secret (self));
}

static void
cancel (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  sender_operation_cancel (
    sender_credential_change_get_operation (get_change (SENDER_CONNECTION_WINDOW (widget))));
}

/* First what runs, then the window. */
static void
dismiss (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SenderOperation *operation =
    sender_credential_change_get_operation (get_change (SENDER_CONNECTION_WINDOW (widget)));

  if (sender_operation_is_running (operation))
    sender_operation_cancel (operation);
  else
    gtk_window_close (GTK_WINDOW (widget));
}

static void
mend (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  SenderConnectionWindow        *self = SENDER_CONNECTION_WINDOW (widget);
  const SenderConnectionVerdict *verdict =
    sender_credential_change_get_verdict (get_change (self));

  if (verdict != NULL && verdict->path != NULL)
    sender_page_reveal (SENDER_PAGE (self->page), verdict->path);
}

static gboolean
choose_authentication (SenderConfig *config,
                       gpointer      user_data,
                       GError      **error)
{
  return sender_path_set (config, "pingone.client-authentication", user_data, error);
}

/* What was found right is asked once more as a whole, with the secret that was typed if one was. */
static void
adopt (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  SenderConnectionWindow        *self = SENDER_CONNECTION_WINDOW (widget);
  const SenderConnectionVerdict *verdict =
    sender_credential_change_get_verdict (get_change (self));
  const char *nick = NULL;

  if (verdict == NULL || verdict->outcome != SENDER_CONNECTION_WRONG_CLIENT_AUTHENTICATION)
    return;
  nick = sender_enum_get_nick (SENDER_TYPE_CLIENT_AUTHENTICATION, (int) verdict->right);
  if (sender_document_edit (get_document (self), _ ("Choose Client Authentication"),
                            choose_authentication, (gpointer) nick, NULL))
    verify (widget, NULL, NULL);
}

static void
undo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  SenderDocument *document = get_document (SENDER_CONNECTION_WINDOW (widget));

  if (g_str_equal (name, "connection.undo"))
    sender_document_undo (document);
  else
    sender_document_redo (document);
}

/* Whoever shows what PingOne uses now can know it from here on. */
static void
read_live (SenderConnectionWindow *self)
{
  g_autoptr (SenderLiveSource) source = sender_live_source_for (
    get_document (self), sender_page_get_workspace (SENDER_PAGE (self->page)));

  sender_live_source_read (source);
}

/* Without a secret there is nothing to ask with. */
static void
ended_cb (SenderConnectionWindow *self)
{
  SenderCredentialChange *change = get_change (self);
  SenderOperation        *operation = sender_credential_change_get_operation (change);
  SenderOperationState    state = sender_operation_get_state (operation);
  gboolean                has_verdict = sender_credential_change_get_verdict (change) != NULL;

  if (state == SENDER_OPERATION_DONE && has_verdict)
    read_live (self);
  if (state == SENDER_OPERATION_FAILED && !has_verdict &&
      (sender_credential_change_get_place (change) == SENDER_SECRET_PLACE_NOWHERE ||
       sender_credential_change_get_place (change) == SENDER_SECRET_PLACE_ABSENT))
    sender_secret_group_begin (get_secret (self));
}

static void
sender_connection_window_dispose (GObject *object)
{
  g_clear_object (&SENDER_CONNECTION_WINDOW (object)->edits);
  g_clear_object (&SENDER_CONNECTION_WINDOW (object)->steps);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_CONNECTION_WINDOW);
  G_OBJECT_CLASS (sender_connection_window_parent_class)->dispose (object);
}

static void
sender_connection_window_class_init (SenderConnectionWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_connection_window_dispose;
  g_type_ensure (SENDER_TYPE_CONNECTION_BAR);
  g_type_ensure (SENDER_TYPE_CONNECTION_PAGE);
  gtk_widget_class_install_action (widget_class, "connection.verify", NULL, verify);
  gtk_widget_class_install_action (widget_class, "connection.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "connection.dismiss", NULL, dismiss);
  gtk_widget_class_install_action (widget_class, "connection.mend", NULL, mend);
  gtk_widget_class_install_action (widget_class, "connection.adopt", NULL, adopt);
  gtk_widget_class_install_action (widget_class, "connection.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "connection.redo", NULL, undo);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-connection-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionWindow, page);
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionWindow, verify);
}

static void
sender_connection_window_init (SenderConnectionWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->edits = g_signal_group_new (SENDER_TYPE_CONFIG);
  g_signal_group_connect_swapped (self->edits, "changed",
                                  G_CALLBACK (sender_connection_bar_update), self->bar);
  sender_connection_bar_set_change (self->bar, get_change (self), self->verify);
  self->steps = g_signal_group_new (SENDER_TYPE_OPERATION);
  g_signal_group_connect_swapped (self->steps, "notify::error", G_CALLBACK (ended_cb), self);
  g_signal_group_set_target (self->steps,
                             sender_credential_change_get_operation (get_change (self)));
}

/* Where the window has little room, as on a small screen, there is no more for this one. */
static void
fit (SenderConnectionWindow *self,
     GtkWidget              *parent)
{
  int width = gtk_widget_get_width (parent);
  int height = gtk_widget_get_height (parent);

  if (width > 0 && height > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), MIN (width, WIDTH), MIN (height, HEIGHT));
}

static SenderConnectionWindow *
make_window (SenderWindow *parent)
{
  SenderConnectionWindow *self = g_object_new (SENDER_TYPE_CONNECTION_WINDOW,
                                               "transient-for", parent,
                                               NULL);
  SenderWorkspace        *workspace = sender_window_get_workspace (parent);
  SenderDocument         *document = sender_window_get_document (parent);

  g_object_set (self->page,
                "workspace", workspace,
                "document", document,
                NULL);
  g_signal_group_set_target (self->edits, sender_document_get_config (document));
  sender_connection_bar_set_simulated (
    self->bar, workspace != NULL && sender_workspace_is_simulated (workspace));
  fit (self, GTK_WIDGET (parent));
  /* Another document has another connection. */
  g_signal_connect_object (parent, "notify::document", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static SenderConnectionWindow *
find_window (GtkWindow *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (SENDER_IS_CONNECTION_WINDOW (link->data) &&
        gtk_window_get_transient_for (GTK_WINDOW (link->data)) == parent)
      return link->data;
  return NULL;
}

/**
 * sender_connection_window_present:
 * @parent: a window with a document
 * @path: (nullable): the field to go to
 *
 * Shows the connection of what a window shows.
 */
void
sender_connection_window_present (SenderWindow *parent,
                                  const char   *path)
{
  SenderDocument         *document = sender_window_get_document (parent);
  SenderConnectionWindow *self = find_window (GTK_WINDOW (parent));

  if (document == NULL)
    return;
  if (self == NULL)
    self = make_window (parent);
  gtk_window_present (GTK_WINDOW (self));
  if (path == NULL)
    sender_connection_find_fault (sender_document_get_config (document), &path);
  if (path == NULL || !sender_page_reveal (SENDER_PAGE (self->page), path))
    gtk_widget_grab_focus (self->verify);
}
