/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-authorization.h"
#include "sender-format-pingone-shape.h"

/*
 * The authentication object (reference "PingOne side", 1.4). Only what belongs to the chosen method
 * is written; the record keeps what was entered for the others. Of a method that is unknown here,
 * whatever was entered is written.
 */

static const SenderPingoneWord methods[] = {
  { "BASIC", SENDER_AUTHORIZATION_KIND_BASIC },
  { "BEARER", SENDER_AUTHORIZATION_KIND_BEARER },
  { "OAUTH2", SENDER_AUTHORIZATION_KIND_OAUTH2 },
  { "CUSTOM_HEADER", SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER },
  { NULL },
};

static const SenderPingoneWord grants[] = {
  { "CLIENT_CREDENTIALS", SENDER_GRANT_CLIENT_CREDENTIALS },
  { "JWT_BEARER", SENDER_GRANT_JWT_BEARER },
  { NULL },
};

/* A text that the method needs, one that an unknown method may have, or none. */
static SenderJson *
write_text (gpointer                record,
            SenderAuthorizationKind kind,
            const char             *text)
{
  SenderAuthorizationKind chosen = sender_authorization_get_kind (record);

  if (chosen == SENDER_AUTHORIZATION_KIND_UNKNOWN)
    return sender_pingone_text_or_null (text);
  return chosen == kind ? sender_json_new_string (text) : NULL;
}

static gboolean
is_oauth2 (gpointer record)
{
  return sender_authorization_get_kind (record) == SENDER_AUTHORIZATION_KIND_OAUTH2;
}

static gboolean
read_method (gpointer    record,
             SenderJson *value,
             GError    **error)
{
  g_object_set (record, "kind",
                sender_pingone_word_to_value (methods, sender_json_get_text (value),
                                              SENDER_AUTHORIZATION_KIND_UNKNOWN),
                NULL);
  return TRUE;
}

static SenderJson *
write_method (gpointer    record,
              SenderJson *known)
{
  return sender_pingone_word_from_value (methods, (int) sender_authorization_get_kind (record));
}

static gboolean
read_grant (gpointer    record,
            SenderJson *value,
            GError    **error)
{
  g_object_set (record, "grant",
                sender_pingone_word_to_value (grants, sender_json_get_text (value),
                                              SENDER_GRANT_UNKNOWN),
                NULL);
  return TRUE;
}

static SenderJson *
write_grant (gpointer    record,
             SenderJson *known)
{
  if (!is_oauth2 (record))
    return NULL;
  return sender_pingone_word_from_value (grants, (int) sender_authorization_get_grant (record));
}

static gboolean
read_username (gpointer    record,
               SenderJson *value,
               GError    **error)
{
  return sender_pingone_read_text (record, "username", value);
}

static SenderJson *
write_username (gpointer    record,
                SenderJson *known)
{
  return write_text (record, SENDER_AUTHORIZATION_KIND_BASIC,
                     sender_authorization_get_username (record));
}

static gboolean
read_token_url (gpointer    record,
                SenderJson *value,
                GError    **error)
{
  return sender_pingone_read_text (record, "token-url", value);
}

static SenderJson *
write_token_url (gpointer    record,
                 SenderJson *known)
{
  return write_text (record, SENDER_AUTHORIZATION_KIND_OAUTH2,
                     sender_authorization_get_token_url (record));
}

static gboolean
read_client_id (gpointer    record,
                SenderJson *value,
                GError    **error)
{
  return sender_pingone_read_text (record, "client-id", value);
}

/* The service refuses it beside an assertion. */
static SenderJson *
write_client_id (gpointer    record,
                 SenderJson *known)
{
  const char *text = sender_authorization_get_client_id (record);

  switch (sender_authorization_get_grant (record))
    {
    case SENDER_GRANT_JWT_BEARER:
      return NULL;
    case SENDER_GRANT_UNKNOWN:
      return is_oauth2 (record) ? sender_pingone_text_or_null (text) : NULL;
    case SENDER_GRANT_CLIENT_CREDENTIALS:
    default:
      return write_text (record, SENDER_AUTHORIZATION_KIND_OAUTH2, text);
    }
}

static gboolean
read_scopes (gpointer    record,
             SenderJson *value,
             GError    **error)
{
  return sender_pingone_read_words (record, "scopes", "scopes", value, error);
}

/* An empty list that came stays, but with no other method. */
static SenderJson *
write_scopes (gpointer    record,
              SenderJson *known)
{
  const char *const *scopes = sender_authorization_get_scopes (record);
  SenderJson        *remote = sender_authorization_get_remote (record);
  SenderJson        *none = NULL;

  if (!is_oauth2 (record))
    return NULL;
  if (*scopes != NULL)
    return sender_pingone_words_or_null (scopes);
  none = remote != NULL ? sender_json_get_member (remote, "scopes") : NULL;
  return none != NULL && sender_json_get_length (none) == 0 ? sender_json_copy (none) : NULL;
}

static gboolean
read_header_name (gpointer    record,
                  SenderJson *value,
                  GError    **error)
{
  return sender_pingone_read_text (record, "header-name", value);
}

static SenderJson *
write_header_name (gpointer    record,
                   SenderJson *known)
{
  return write_text (record, SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER,
                     sender_authorization_get_header_name (record));
}

static const SenderPingoneMember members[] = {
  { "method", SENDER_JSON_STRING, read_method, write_method },
  { "grantType", SENDER_JSON_STRING, read_grant, write_grant },
  { "username", SENDER_JSON_STRING, read_username, write_username },
  { "authUrl", SENDER_JSON_STRING, read_token_url, write_token_url },
  { "clientId", SENDER_JSON_STRING, read_client_id, write_client_id },
  { "scopes", SENDER_JSON_ARRAY, read_scopes, write_scopes },
  { "headerName", SENDER_JSON_STRING, read_header_name, write_header_name },
  { "clientAuthenticationMethod", SENDER_JSON_STRING, NULL, NULL },
};

const SenderPingoneShape sender_pingone_authentication = {
  sender_authorization_get_type,
  members,
  G_N_ELEMENTS (members),
};
