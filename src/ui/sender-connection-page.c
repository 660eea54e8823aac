/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-connection-page.h"

#include "sender-choice-row.h"
#include "sender-direction.h"
#include "sender-enums.h"

#include <glib/gi18n.h>

struct _SenderConnectionPage
{
  SenderPage parent_instance;

  /* Template widgets. */
  GtkWidget         *name;
  GtkWidget         *id;
  SenderChoiceRow   *region;
  GtkWidget         *domain;
  GtkWidget         *production;
  GtkWidget         *worker;
  GtkWidget         *client_id;
  SenderChoiceRow   *authentication;
  SenderSecretGroup *secret;
};

G_DEFINE_FINAL_TYPE (SenderConnectionPage, sender_connection_page, SENDER_TYPE_PAGE)

static void
follow (SenderPage *page)
{
  sender_secret_group_set_context (SENDER_CONNECTION_PAGE (page)->secret,
                                   sender_page_get_workspace (page),
                                   sender_page_get_document (page));
}

static void
sender_connection_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_CONNECTION_PAGE);
  G_OBJECT_CLASS (sender_connection_page_parent_class)->dispose (object);
}

static void
sender_connection_page_class_init (SenderConnectionPageClass *klass)
{
  GtkWidgetClass  *widget_class = GTK_WIDGET_CLASS (klass);
  SenderPageClass *page_class = SENDER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_connection_page_dispose;
  page_class->document_changed = follow;
  page_class->workspace_changed = follow;
  g_type_ensure (SENDER_TYPE_CHOICE_ROW);
  g_type_ensure (SENDER_TYPE_SECRET_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-connection-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionPage, name);
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionPage, id);
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionPage, region);
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionPage, domain);
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionPage, production);
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionPage, worker);
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionPage, client_id);
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionPage, authentication);
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionPage, secret);
}

static void
set_labels (SenderConnectionPage *self)
{
  const char *const regions[] = {
    [SENDER_REGION_NA] = _ ("North America"),
    [SENDER_REGION_EU] = _ ("Europe"),
    [SENDER_REGION_CA] = _ ("Canada"),
    [SENDER_REGION_AP] = _ ("Asia-Pacific"),
    [SENDER_REGION_AU] = _ ("Australia"),
    [SENDER_REGION_SG] = _ ("Singapore"),
    NULL,
  };
  /* As the console of PingOne and the verdict call them. */
  const char *const ways[] = {
    [SENDER_CLIENT_AUTHENTICATION_BASIC] = _ ("Basic"),
    [SENDER_CLIENT_AUTHENTICATION_POST] = _ ("Post"),
    NULL,
  };

  sender_choice_row_set_labels (self->region, regions, NULL);
  sender_choice_row_set_labels (self->authentication, ways, NULL);
}

static void
sender_connection_page_init (SenderConnectionPage *self)
{
  SenderPage *page = SENDER_PAGE (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  set_labels (self);
  sender_direction_keep_typed (GTK_EDITABLE (self->id));
  sender_direction_keep_typed (GTK_EDITABLE (self->domain));
  sender_direction_keep_typed (GTK_EDITABLE (self->worker));
  sender_direction_keep_typed (GTK_EDITABLE (self->client_id));
  sender_page_bind (page, self->name, "text", "environment.name");
  sender_page_bind (page, self->id, "text", "environment.id");
  sender_page_bind (page, GTK_WIDGET (self->region), "value", "environment.region");
  sender_page_bind (page, self->domain, "text", "environment.domain");
  sender_page_bind (page, self->production, "active", "environment.production");
  sender_page_bind (page, self->worker, "text", "pingone.worker-environment");
  sender_page_bind (page, self->client_id, "text", "pingone.client-id");
  sender_page_bind (page, GTK_WIDGET (self->authentication), "value",
                    "pingone.client-authentication");
}

/**
 * sender_connection_page_get_secret:
 *
 * Gets the secret of the worker application.
 *
 * Returns: (transfer none): the group
 */
SenderSecretGroup *
sender_connection_page_get_secret (SenderConnectionPage *self)
{
  return self->secret;
}
