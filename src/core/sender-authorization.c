/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-authorization.h"

/**
 * SenderAuthorization:
 *
 * How requests are authenticated. The secret's value is never here: the keyring has it.
 */
struct _SenderAuthorization
{
  SenderRecord parent_instance;

  SenderAuthorizationKind kind;
  char                   *username;
  SenderGrant             grant;
  char                   *token_url;
  char                   *client_id;
  GStrv                   scopes;
  char                   *header_name;
  SenderJson             *remote;
};

G_DEFINE_FINAL_TYPE (SenderAuthorization, sender_authorization, SENDER_TYPE_RECORD)

static const SenderField fields[] = {
  SENDER_ENUM (SenderAuthorization, "kind", kind,
               SenderAuthorizationKind, sender_authorization_kind_get_type, SENDER_FIELD_PLAIN),
  SENDER_STRING (SenderAuthorization, "username", username, SENDER_FIELD_PLAIN),
  SENDER_ENUM (SenderAuthorization, "grant", grant,
               SenderGrant, sender_grant_get_type, SENDER_FIELD_OPTIONAL),
  SENDER_STRING (SenderAuthorization, "token-url", token_url, SENDER_FIELD_OPTIONAL),
  SENDER_STRING (SenderAuthorization, "client-id", client_id, SENDER_FIELD_OPTIONAL),
  SENDER_STRV (SenderAuthorization, "scopes", scopes, SENDER_FIELD_OPTIONAL),
  SENDER_STRING (SenderAuthorization, "header-name", header_name, SENDER_FIELD_OPTIONAL),
  SENDER_JSON (SenderAuthorization, "remote", remote,
               SENDER_FIELD_OPTIONAL | SENDER_FIELD_INTERNAL),
};

static void
sender_authorization_class_init (SenderAuthorizationClass *klass)
{
  sender_record_class_set_fields (SENDER_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
sender_authorization_init (SenderAuthorization *self)
{
}

/**
 * sender_authorization_new:
 *
 * Makes one with its defaults.
 *
 * Returns: (transfer full): the record
 */
SenderAuthorization *
sender_authorization_new (void)
{
  return g_object_new (SENDER_TYPE_AUTHORIZATION, NULL);
}

/**
 * sender_authorization_get_kind:
 *
 * Gets the kind.
 *
 * Returns: one of [enum@AuthorizationKind]
 */
SenderAuthorizationKind
sender_authorization_get_kind (SenderAuthorization *self)
{
  return self->kind;
}

/**
 * sender_authorization_get_username:
 *
 * Gets the username: Basic: account SID or API key SID.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_authorization_get_username (SenderAuthorization *self)
{
  return self->username;
}

/**
 * sender_authorization_get_grant:
 *
 * Gets the grant.
 *
 * Returns: one of [enum@Grant]
 */
SenderGrant
sender_authorization_get_grant (SenderAuthorization *self)
{
  return self->grant;
}

/**
 * sender_authorization_get_token_url:
 *
 * Gets the token url: OAuth 2: where tokens are issued.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_authorization_get_token_url (SenderAuthorization *self)
{
  return self->token_url;
}

/**
 * sender_authorization_get_client_id:
 *
 * Gets the client id: OAuth 2: client id.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_authorization_get_client_id (SenderAuthorization *self)
{
  return self->client_id;
}

/**
 * sender_authorization_get_scopes:
 *
 * Gets the scopes: OAuth 2: scopes.
 *
 * Returns: (transfer none): the words, %NULL-terminated
 */
const char *const *
sender_authorization_get_scopes (SenderAuthorization *self)
{
  return (const char *const *) self->scopes;
}

/**
 * sender_authorization_get_header_name:
 *
 * Gets the header name: custom header: its name.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_authorization_get_header_name (SenderAuthorization *self)
{
  return self->header_name;
}

/**
 * sender_authorization_get_remote:
 *
 * Gets the object of the platform this was read from, without secrets; what the record does not
 * say is written back from it.
 *
 * Returns: (transfer none) (nullable): an object
 */
SenderJson *
sender_authorization_get_remote (SenderAuthorization *self)
{
  return self->remote;
}
