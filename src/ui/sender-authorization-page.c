/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-authorization-page.h"

#include "sender-authorization.h"
#include "sender-choice-row.h"
#include "sender-config.h"
#include "sender-findings-row.h"
#include "sender-secret-group.h"
#include "sender-words-row.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SenderAuthorizationPage
{
  SenderPage parent_instance;

  GSignalGroup *kinds; /* (owned): of the authorization */

  /* Template widgets. */
  SenderChoiceRow   *kind;
  GtkWidget         *username;
  SenderChoiceRow   *grant;
  GtkWidget         *token_url;
  GtkWidget         *client_id;
  GtkWidget         *scopes;
  GtkWidget         *header_name;
  GtkWidget         *unknown;
  SenderSecretGroup *secret;
};

G_DEFINE_FINAL_TYPE (SenderAuthorizationPage, sender_authorization_page, SENDER_TYPE_PAGE)

/* Each kind has its own fields; those of the others wait. */
static void
show_fields (SenderAuthorizationPage *self)
{
  SenderConfig           *config = sender_page_get_config (SENDER_PAGE (self));
  SenderAuthorization    *authorization = NULL;
  SenderAuthorizationKind kind = SENDER_AUTHORIZATION_KIND_BASIC;
  gboolean                is_oauth2 = FALSE;
  gboolean                has_client = FALSE;

  if (config != NULL)
    {
      authorization = sender_config_get_authorization (config);
      kind = sender_authorization_get_kind (authorization);
      has_client = sender_authorization_get_grant (authorization) != SENDER_GRANT_JWT_BEARER;
    }
  is_oauth2 = kind == SENDER_AUTHORIZATION_KIND_OAUTH2;
  gtk_widget_set_visible (self->username, kind == SENDER_AUTHORIZATION_KIND_BASIC);
  gtk_widget_set_visible (GTK_WIDGET (self->grant), is_oauth2);
  gtk_widget_set_visible (self->token_url, is_oauth2);
  /* With an assertion there must be no client. */
  gtk_widget_set_visible (self->client_id, is_oauth2 && has_client);
  gtk_widget_set_visible (self->scopes, is_oauth2);
  gtk_widget_set_visible (self->header_name, kind == SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER);
  gtk_widget_set_visible (self->unknown, kind == SENDER_AUTHORIZATION_KIND_UNKNOWN);
  gtk_widget_set_visible (GTK_WIDGET (self->secret), kind != SENDER_AUTHORIZATION_KIND_UNKNOWN);
}

static void
follow (SenderPage *page)
{
  SenderAuthorizationPage *self = SENDER_AUTHORIZATION_PAGE (page);
  SenderConfig            *config = sender_page_get_config (page);

  g_signal_group_set_target (self->kinds,
                             config != NULL ? sender_config_get_authorization (config) : NULL);
  sender_secret_group_set_context (self->secret, sender_page_get_workspace (page),
                                   sender_page_get_document (page));
  show_fields (self);
}

static gboolean
sender_authorization_page_reveal (SenderPage *page,
                                  const char *path)
{
  SenderAuthorizationPage *self = SENDER_AUTHORIZATION_PAGE (page);

  return strcmp (path, "authorization") == 0 &&
         gtk_widget_grab_focus (GTK_WIDGET (self->secret));
}

static void
sender_authorization_page_dispose (GObject *object)
{
  g_clear_object (&SENDER_AUTHORIZATION_PAGE (object)->kinds);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_AUTHORIZATION_PAGE);
  G_OBJECT_CLASS (sender_authorization_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SenderAuthorizationPage, kind);
  gtk_widget_class_bind_template_child (widget_class, SenderAuthorizationPage, username);
  gtk_widget_class_bind_template_child (widget_class, SenderAuthorizationPage, grant);
  gtk_widget_class_bind_template_child (widget_class, SenderAuthorizationPage, token_url);
  gtk_widget_class_bind_template_child (widget_class, SenderAuthorizationPage, client_id);
  gtk_widget_class_bind_template_child (widget_class, SenderAuthorizationPage, scopes);
  gtk_widget_class_bind_template_child (widget_class, SenderAuthorizationPage, header_name);
  gtk_widget_class_bind_template_child (widget_class, SenderAuthorizationPage, unknown);
  gtk_widget_class_bind_template_child (widget_class, SenderAuthorizationPage, secret);
}

static void
sender_authorization_page_class_init (SenderAuthorizationPageClass *klass)
{
  GtkWidgetClass  *widget_class = GTK_WIDGET_CLASS (klass);
  SenderPageClass *page_class = SENDER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_authorization_page_dispose;
  page_class->document_changed = follow;
  page_class->workspace_changed = follow;
  page_class->reveal = sender_authorization_page_reveal;
  g_type_ensure (SENDER_TYPE_CHOICE_ROW);
  g_type_ensure (SENDER_TYPE_FINDINGS_ROW);
  g_type_ensure (SENDER_TYPE_SECRET_GROUP);
  g_type_ensure (SENDER_TYPE_WORDS_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-authorization-page.ui");
  bind_children (widget_class);
}

static void
set_labels (SenderAuthorizationPage *self)
{
  const char *const kinds[] = {
    [SENDER_AUTHORIZATION_KIND_BASIC] = _ ("Basic"),
    [SENDER_AUTHORIZATION_KIND_BEARER] = _ ("Bearer"),
    [SENDER_AUTHORIZATION_KIND_OAUTH2] = _ ("OAuth 2"),
    [SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER] = _ ("Custom Header"),
    NULL,
  };
  const char *const grants[] = {
    [SENDER_GRANT_CLIENT_CREDENTIALS] = _ ("Client Credentials"),
    [SENDER_GRANT_JWT_BEARER] = _ ("JWT Bearer"),
    NULL,
  };

  sender_choice_row_set_labels (self->kind, kinds, _ ("Another Kind"));
  sender_choice_row_set_labels (self->grant, grants, _ ("Another Grant"));
}

static void
sender_authorization_page_init (SenderAuthorizationPage *self)
{
  SenderPage *page = SENDER_PAGE (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  set_labels (self);
  self->kinds = g_signal_group_new (SENDER_TYPE_AUTHORIZATION);
  g_signal_group_connect_swapped (self->kinds, "notify::kind", G_CALLBACK (show_fields), self);
  g_signal_group_connect_swapped (self->kinds, "notify::grant", G_CALLBACK (show_fields), self);
  sender_page_bind (page, GTK_WIDGET (self->kind), "value", "authorization.kind");
  sender_page_bind (page, self->username, "text", "authorization.username");
  sender_page_bind (page, GTK_WIDGET (self->grant), "value", "authorization.grant");
  sender_page_bind (page, self->token_url, "text", "authorization.token-url");
  sender_page_bind (page, self->client_id, "text", "authorization.client-id");
  sender_page_bind (page, self->scopes, "words", "authorization.scopes");
  sender_page_bind (page, self->header_name, "text", "authorization.header-name");
  show_fields (self);
}
