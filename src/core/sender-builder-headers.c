/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-builder-private.h"

#include "sender-authorization.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-credential.h"
#include "sender-error.h"
#include "sender-header.h"
#include "sender-list.h"
#include "sender-text.h"
#include "sender-wipe.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The Authorization header, or the custom one that stands for it. */
typedef struct
{
  char *name;
  char *value;    /* what is sent; NULL while the secret is not known */
  char *redacted; /* what is shown */
} Credential;

static void
credential_clear (Credential *self)
{
  g_free (self->name);
  sender_wipe_free (self->value);
  g_free (self->redacted);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Credential, credential_clear)

static gboolean
check_header (const char *name,
              const char *value,
              GError    **error)
{
  g_autofree char *fault = sender_header_explain (sender_header_judge (name, value), name);

  if (fault == NULL)
    return TRUE;
  g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_INVALID, fault);
  return FALSE;
}

static gboolean
credential_basic (Credential          *self,
                  SenderAuthorization *authorization,
                  const char          *secret,
                  GError             **error)
{
  const char *user = sender_authorization_get_username (authorization);

  if (strchr (user, ':') != NULL || sender_text_has_control (user))
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                   _ ("A user name can hold neither a colon nor a control character."));
      return FALSE;
    }
  self->name = g_strdup ("Authorization");
  self->value = sender_credential_dup_basic (user, secret);
  self->redacted = *user != '\0'
                     ? g_strdup_printf (_ ("Basic [user %s, secret from the keyring]"), user)
                     : g_strdup (_ ("Basic [user missing, secret from the keyring]"));
  return TRUE;
}

static gboolean
credential_bearer (Credential          *self,
                   SenderAuthorization *authorization,
                   const char          *secret,
                   GError             **error)
{
  self->name = g_strdup ("Authorization");
  self->value = g_strconcat ("Bearer ", secret, NULL);
  self->redacted = g_strdup (_ ("Bearer [token from the keyring]"));
  return TRUE;
}

/* Nobody fetches an access token here: a direct test sends the secret as one. */
static gboolean
credential_oauth2 (Credential          *self,
                   SenderAuthorization *authorization,
                   const char          *secret,
                   GError             **error)
{
  const char *client = sender_authorization_get_client_id (authorization);

  self->name = g_strdup ("Authorization");
  self->value = g_strconcat ("Bearer ", secret, NULL);
  self->redacted = *client != '\0'
                     ? g_strdup_printf (_ ("Bearer [access token of client %s]"), client)
                     : g_strdup (_ ("Bearer [access token of client missing]"));
  return TRUE;
}

static gboolean
credential_custom_header (Credential          *self,
                          SenderAuthorization *authorization,
                          const char          *secret,
                          GError             **error)
{
  self->name = g_strdup (sender_authorization_get_header_name (authorization));
  self->value = g_strdup (secret);
  self->redacted = g_strdup (_ ("[value from the keyring]"));
  if (*self->name != '\0')
    return TRUE;
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
               _ ("The authorization by a custom header has no header name."));
  return FALSE;
}

/* A kind of a newer service: the request is shown without a credential and can't be sent. */
static gboolean
credential_unknown (Credential          *self,
                    SenderAuthorization *authorization,
                    const char          *secret,
                    GError             **error)
{
  if (*secret == '\0')
    return TRUE;
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
               _ ("This version doesn’t know the kind of authorization."));
  return FALSE;
}

typedef gboolean (*CredentialFunc) (Credential          *self,
                                    SenderAuthorization *authorization,
                                    const char          *secret,
                                    GError             **error);

static const CredentialFunc credentials[] = {
  [SENDER_AUTHORIZATION_KIND_BASIC] = credential_basic,
  [SENDER_AUTHORIZATION_KIND_BEARER] = credential_bearer,
  [SENDER_AUTHORIZATION_KIND_OAUTH2] = credential_oauth2,
  [SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER] = credential_custom_header,
  [SENDER_AUTHORIZATION_KIND_UNKNOWN] = credential_unknown,
};

static gboolean
make_credential (Credential          *self,
                 SenderAuthorization *authorization,
                 const char          *secret,
                 GError             **error)
{
  CredentialFunc make = credentials[sender_authorization_get_kind (authorization)];
  const char    *known = secret != NULL ? secret : "";

  if (sender_text_has_control (known))
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                   _ ("The secret holds a control character, such as a line break."));
      return FALSE;
    }
  if (!make (self, authorization, known, error))
    return FALSE;
  if (secret == NULL)
    {
      sender_wipe_free (self->value);
      self->value = g_strdup (self->redacted);
    }
  return self->name == NULL || check_header (self->name, self->value, error);
}

/* Rows that are still empty are no headers; the credential replaces one of its own name. */
static gboolean
add_configured (SenderList    *headers,
                const char    *credential,
                SenderRequest *built,
                GError       **error)
{
  for (guint i = 0; i < sender_list_get_n_items (headers); i++)
    {
      SenderHeader *header = sender_list_get (headers, i);
      const char   *name = sender_header_get_name (header);
      const char   *value = sender_header_get_value (header);

      if (*name == '\0' && *value == '\0')
        continue;
      if (!check_header (name, value, error))
        return FALSE;
      if (credential == NULL || g_ascii_strcasecmp (credential, name) != 0)
        sender_request_add_header (built, name, value);
    }
  return TRUE;
}

/* What PingOne's console fills in when the body's format is chosen (reference, PingOne 1.6); a
 * credential of that name stands for it. */
static void
add_content_type (SenderChannelRequest *request,
                  const char           *credential,
                  SenderRequest        *built)
{
  static const char *const types[] = {
    [SENDER_BODY_FORMAT_FORM] = "application/x-www-form-urlencoded",
    [SENDER_BODY_FORMAT_RAW] = "application/json",
  };

  if (sender_channel_request_get_method (request) == SENDER_HTTP_METHOD_POST &&
      (credential == NULL || g_ascii_strcasecmp (credential, "Content-Type") != 0) &&
      sender_request_lookup_header (built, "Content-Type") == NULL)
    sender_request_add_header (built, "Content-Type",
                               types[sender_channel_request_get_body_format (request)]);
}

gboolean
sender_builder_add_headers (SenderConfig         *config,
                            SenderChannelRequest *request,
                            const char           *secret,
                            SenderRequest        *built,
                            GError              **error)
{
  g_auto (Credential) credential = { NULL, NULL, NULL };

  if (!make_credential (&credential, sender_config_get_authorization (config), secret, error) ||
      !add_configured (sender_channel_request_get_headers (request), credential.name, built, error))
    return FALSE;
  add_content_type (request, credential.name, built);
  if (credential.name != NULL)
    sender_request_add_secret_header (built, credential.name,
                                      credential.value, credential.redacted);
  return TRUE;
}
