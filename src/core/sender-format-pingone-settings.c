/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-format-pingone.h"

#include "sender-authorization.h"
#include "sender-config.h"
#include "sender-format-pingone-shape.h"
#include "sender-provider.h"

/*
 * The plain members of a phone delivery settings object (reference "PingOne side", 1.2, 1.3, 1.8);
 * what has parts is put together in sender-format-pingone.c.
 */

/* An own account is told by its credential where the object does not say whose it is. */
typedef struct
{
  const char             *word;
  SenderProviderKind      kind;
  SenderAuthorizationKind authorization;
} Provider;

static const Provider providers[] = {
  { "CUSTOM_PROVIDER", SENDER_PROVIDER_KIND_CUSTOM_PROVIDER, SENDER_AUTHORIZATION_KIND_BASIC },
  { "CUSTOM_TWILIO", SENDER_PROVIDER_KIND_CUSTOM_SERVER, SENDER_AUTHORIZATION_KIND_BASIC },
  { "CUSTOM_SYNIVERSE", SENDER_PROVIDER_KIND_CUSTOM_SERVER, SENDER_AUTHORIZATION_KIND_BEARER },
  { "CUSTOM_TWILIO_VERIFY", SENDER_PROVIDER_KIND_CUSTOM_SERVER, SENDER_AUTHORIZATION_KIND_BASIC },
  { "CUSTOM_TWILIO_MESSAGING_SERVICE", SENDER_PROVIDER_KIND_CUSTOM_SERVER,
    SENDER_AUTHORIZATION_KIND_BASIC },
  { "CUSTOM_SYNIVERSE_CHANNELS", SENDER_PROVIDER_KIND_CUSTOM_SERVER,
    SENDER_AUTHORIZATION_KIND_BEARER },
  { "PINGONE_TWILIO", SENDER_PROVIDER_KIND_PING, SENDER_AUTHORIZATION_KIND_BASIC },
};

static SenderProviderKind
get_kind (gpointer config)
{
  return sender_provider_get_kind (sender_config_get_provider (config));
}

/* The row of a provider's word, NULL for one that is unknown here. */
static const Provider *
find_provider (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (providers); i++)
    if (g_strcmp0 (providers[i].word, word) == 0)
      return &providers[i];
  return NULL;
}

static SenderProviderKind
get_kind_of (const char *word)
{
  const Provider *provider = find_provider (word);

  return provider != NULL ? provider->kind : SENDER_PROVIDER_KIND_UNKNOWN;
}

static gboolean
read_provider (gpointer    config,
               SenderJson *value,
               GError    **error)
{
  const Provider *provider = find_provider (sender_json_get_text (value));

  g_object_set (sender_config_get_provider (config), "kind",
                get_kind_of (sender_json_get_text (value)), NULL);
  if (provider != NULL)
    g_object_set (sender_config_get_authorization (config), "kind", provider->authorization, NULL);
  return TRUE;
}

static SenderJson *
write_provider (gpointer    config,
                SenderJson *known)
{
  SenderAuthorization    *authorization = sender_config_get_authorization (config);
  SenderProviderKind      kind = get_kind (config);
  SenderAuthorizationKind wanted = SENDER_AUTHORIZATION_KIND_BASIC;

  if (kind == SENDER_PROVIDER_KIND_CUSTOM_SERVER &&
      sender_authorization_get_kind (authorization) == SENDER_AUTHORIZATION_KIND_BEARER)
    wanted = SENDER_AUTHORIZATION_KIND_BEARER;
  for (guint i = 0; i < G_N_ELEMENTS (providers); i++)
    if (providers[i].kind == kind && providers[i].authorization == wanted)
      return sender_json_new_string (providers[i].word);
  return NULL;
}

static gboolean
read_name (gpointer    config,
           SenderJson *value,
           GError    **error)
{
  return sender_pingone_read_text (sender_config_get_provider (config), "name", value);
}

/* Other providers have a name only where the object came with one. */
static gboolean
came_with_name (gpointer config)
{
  SenderJson *remote = sender_config_get_remote (config);

  return remote != NULL && sender_json_get_member (remote, "name") != NULL &&
         get_kind (config) == sender_format_pingone_get_kind (remote);
}

static SenderJson *
write_name (gpointer    config,
            SenderJson *known)
{
  if (get_kind (config) != SENDER_PROVIDER_KIND_CUSTOM_PROVIDER && !came_with_name (config))
    return NULL;
  return sender_json_new_string (sender_provider_get_name (sender_config_get_provider (config)));
}

static gboolean
read_sid (gpointer    config,
          SenderJson *value,
          GError    **error)
{
  if (get_kind (config) != SENDER_PROVIDER_KIND_CUSTOM_SERVER)
    return TRUE;
  return sender_pingone_read_text (sender_config_get_authorization (config), "username", value);
}

static SenderJson *
write_sid (gpointer    config,
           SenderJson *known)
{
  SenderAuthorization *authorization = sender_config_get_authorization (config);

  if (get_kind (config) != SENDER_PROVIDER_KIND_CUSTOM_SERVER ||
      sender_authorization_get_kind (authorization) != SENDER_AUTHORIZATION_KIND_BASIC)
    return NULL;
  return sender_pingone_text_or_null (sender_authorization_get_username (authorization));
}

static const SenderPingoneMember members[] = {
  { "provider", SENDER_JSON_STRING, read_provider, write_provider },
  { "name", SENDER_JSON_STRING, read_name, write_name },
  { "sid", SENDER_JSON_STRING, read_sid, write_sid },
};

const SenderPingoneShape sender_pingone_settings = {
  sender_config_get_type,
  members,
  G_N_ELEMENTS (members),
};

/**
 * sender_format_pingone_get_kind:
 * @settings: an object of phone delivery settings
 *
 * Tells what kind of sender an object is.
 *
 * Returns: the kind; %SENDER_PROVIDER_KIND_UNKNOWN where this version does not know its provider
 */
SenderProviderKind
sender_format_pingone_get_kind (SenderJson *settings)
{
  return get_kind_of (sender_json_get_string_member (settings, "provider"));
}
