/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-sender-page.h"

#include "sender-config.h"
#include "sender-connection-row.h"
#include "sender-connection.h"
#include "sender-findings-row.h"
#include "sender-kind-group.h"
#include "sender-live-words.h"
#include "sender-publication.h"

#include <glib/gi18n.h>

struct _SenderSenderPage
{
  SenderPage parent_instance;

  SenderLiveSource *source;  /* (owned) (nullable): of the document */
  GSignalGroup     *changes; /* (owned): of the configuration */
  GSignalGroup     *lives;   /* (owned): of the source */

  /* Template widgets. */
  GtkWidget           *kind;
  AdwActionRow        *in_use;
  AdwActionRow        *consequence;
  AdwActionRow        *kept;
  GtkWidget           *name;
  SenderConnectionRow *connection;
};

G_DEFINE_FINAL_TYPE (SenderSenderPage, sender_sender_page, SENDER_TYPE_PAGE)

static void
show_consequence (SenderSenderPage *self)
{
  SenderConfig    *config = sender_page_get_config (SENDER_PAGE (self));
  g_autofree char *text = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *kept = NULL;

  if (config != NULL)
    text = sender_publication_dup_consequence (config);
  gtk_widget_set_visible (GTK_WIDGET (self->consequence), text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->kept), text != NULL);
  if (text == NULL)
    return;
  contents = sender_publication_dup_contents (config);
  kept = g_strdup_printf (_ ("Everything, whatever you choose: %s."), contents);
  adw_action_row_set_subtitle (self->consequence, text);
  adw_action_row_set_subtitle (self->kept, kept);
}

/* What is known of the environment, as beside the outline, and in full. */
static void
show_in_use (SenderSenderPage *self)
{
  SenderPage      *page = SENDER_PAGE (self);
  SenderWorkspace *workspace = sender_page_get_workspace (page);
  gboolean         simulated = workspace != NULL && sender_workspace_is_simulated (workspace);
  g_autofree char *text =
    sender_live_words_dup_details (self->source, sender_page_get_config (page), simulated);

  adw_action_row_set_subtitle (self->in_use, text);
}

static void
follow_live (SenderSenderPage *self)
{
  SenderDocument  *document = sender_page_get_document (SENDER_PAGE (self));
  SenderWorkspace *workspace = sender_page_get_workspace (SENDER_PAGE (self));

  g_clear_object (&self->source);
  if (document != NULL && workspace != NULL)
    self->source = sender_live_source_for (document, workspace);
  g_signal_group_set_target (self->lives, self->source);
}

static void
show_all (SenderSenderPage *self)
{
  show_consequence (self);
  show_in_use (self);
}

static void
follow (SenderPage *page)
{
  SenderSenderPage *self = SENDER_SENDER_PAGE (page);

  g_signal_group_set_target (self->changes, sender_page_get_config (page));
  sender_connection_row_set_context (self->connection, sender_page_get_workspace (page),
                                     sender_page_get_document (page));
  follow_live (self);
  show_all (self);
}

/* The fields have a window of their own; this is where it is opened. */
static gboolean
sender_sender_page_reveal (SenderPage *page,
                           const char *path)
{
  return sender_connection_has (path) &&
         gtk_widget_grab_focus (GTK_WIDGET (SENDER_SENDER_PAGE (page)->connection));
}

static void
sender_sender_page_dispose (GObject *object)
{
  SenderSenderPage *self = SENDER_SENDER_PAGE (object);

  g_clear_object (&self->changes);
  g_clear_object (&self->lives);
  g_clear_object (&self->source);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_SENDER_PAGE);
  G_OBJECT_CLASS (sender_sender_page_parent_class)->dispose (object);
}

static void
sender_sender_page_class_init (SenderSenderPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_sender_page_dispose;
  SENDER_PAGE_CLASS (klass)->document_changed = follow;
  SENDER_PAGE_CLASS (klass)->workspace_changed = follow;
  SENDER_PAGE_CLASS (klass)->reveal = sender_sender_page_reveal;
  g_type_ensure (SENDER_TYPE_CONNECTION_ROW);
  g_type_ensure (SENDER_TYPE_FINDINGS_ROW);
  g_type_ensure (SENDER_TYPE_KIND_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-sender-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderSenderPage, kind);
  gtk_widget_class_bind_template_child (widget_class, SenderSenderPage, in_use);
  gtk_widget_class_bind_template_child (widget_class, SenderSenderPage, consequence);
  gtk_widget_class_bind_template_child (widget_class, SenderSenderPage, kept);
  gtk_widget_class_bind_template_child (widget_class, SenderSenderPage, name);
  gtk_widget_class_bind_template_child (widget_class, SenderSenderPage, connection);
}

static void
sender_sender_page_init (SenderSenderPage *self)
{
  SenderPage *page = SENDER_PAGE (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->changes = g_signal_group_new (SENDER_TYPE_CONFIG);
  g_signal_group_connect_swapped (self->changes, "changed", G_CALLBACK (show_all), self);
  self->lives = g_signal_group_new (SENDER_TYPE_LIVE_SOURCE);
  g_signal_group_connect_swapped (self->lives, "changed", G_CALLBACK (show_in_use), self);
  sender_page_bind (page, self->kind, "kind", "provider.kind");
  sender_page_bind (page, self->name, "text", "name");
  show_all (self);
}
