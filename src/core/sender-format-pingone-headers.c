/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-format-pingone-secrets.h"

#include "sender-record.h"

#include <string.h>

/* A secret that stood in a header of a request: where the authorization says the same header, or
 * nothing yet, it is the authorization's. */

static const char *
skip_scheme (const char *value,
             const char *scheme)
{
  gsize length = strlen (scheme);

  if (g_ascii_strncasecmp (value, scheme, length) != 0 || value[length] != ' ')
    return NULL;
  return value + length + strspn (value + length, " ");
}

static gboolean
is_untouched (SenderAuthorization *authorization)
{
  g_autoptr (SenderAuthorization) untouched = sender_authorization_new ();

  return sender_record_equal (authorization, untouched);
}

/* The user name must be the one that is there, or the first. */
static char *
claim_basic (SenderAuthorization *authorization,
             const char          *encoded)
{
  const char      *username = sender_authorization_get_username (authorization);
  gsize            length = 0;
  g_autofree char *pair = (char *) g_base64_decode (encoded, &length);
  char            *colon = NULL;
  char            *secret = NULL;

  if (sender_authorization_get_kind (authorization) != SENDER_AUTHORIZATION_KIND_BASIC ||
      pair == NULL || !g_utf8_validate (pair, (gssize) length, NULL))
    return NULL;
  colon = strchr (pair, ':');
  if (colon != NULL)
    {
      *colon = '\0';
      if (*username == '\0' || strcmp (username, pair) == 0)
        {
          g_object_set (authorization, "username", pair, NULL);
          secret = g_strdup (colon + 1);
        }
    }
  explicit_bzero (pair, length);
  return secret;
}

static char *
claim_bearer (SenderAuthorization *authorization,
              const char          *token)
{
  if (is_untouched (authorization))
    g_object_set (authorization, "kind", SENDER_AUTHORIZATION_KIND_BEARER, NULL);
  return sender_authorization_get_kind (authorization) == SENDER_AUTHORIZATION_KIND_BEARER
           ? g_strdup (token)
           : NULL;
}

static char *
claim_custom_header (SenderAuthorization *authorization,
                     const char          *name,
                     const char          *value)
{
  if (is_untouched (authorization))
    g_object_set (authorization, "kind", SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER,
                  "header-name", name, NULL);
  return sender_authorization_get_kind (authorization) ==
               SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER &&
             g_ascii_strcasecmp (sender_authorization_get_header_name (authorization), name) == 0
           ? g_strdup (value)
           : NULL;
}

/**
 * sender_pingone_claim_header:
 * @authorization: what a sender signs in with
 * @name: the name of a header
 * @value: its value
 *
 * Makes a header's secret the one of the authorization. An authorization that says nothing yet
 * becomes what the header is.
 *
 * Returns: (transfer full) (nullable): the secret to keep, %NULL if the header is another one than
 *   the authorization's
 */
char *
sender_pingone_claim_header (SenderAuthorization *authorization,
                             const char          *name,
                             const char          *value)
{
  gboolean    standard = g_ascii_strcasecmp (name, "Authorization") == 0;
  const char *basic = standard ? skip_scheme (value, "Basic") : NULL;
  const char *bearer = standard ? skip_scheme (value, "Bearer") : NULL;

  if (basic != NULL)
    return claim_basic (authorization, basic);
  if (bearer != NULL)
    return claim_bearer (authorization, bearer);
  return claim_custom_header (authorization, name, value);
}
