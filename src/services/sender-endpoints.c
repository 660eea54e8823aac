/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-endpoints.h"

#include "sender-config.h"
#include "sender-connection.h"
#include "sender-environment.h"
#include "sender-error.h"
#include "sender-url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define VARIABLE "SENDER_STUDIO_ENDPOINTS"
#define PINGONE_AUTH "pingone-auth"

/* A host fits a service if it is `<start><end>`, with an edge and a region between them where the
 * service has regions. Source: Twilio, section 9. */
static const struct
{
  const char *service;
  const char *start;
  const char *end;
  gboolean    has_regions;
} hosts[] = {
  { "studio", "studio.", "twilio.com", TRUE },
  { "api", "api.", "twilio.com", TRUE },
  { "messaging", "messaging.", "twilio.com", FALSE },
  { "lookups", "lookups.", "twilio.com", FALSE },
  { "accounts", "accounts.", "twilio.com", FALSE },
  { "voice", "voice.", "twilio.com", FALSE },
};

/* PingOne's services, and what their hosts begin with before the domain of a region. */
static const struct
{
  const char *service;
  const char *start;
} pingone_hosts[] = {
  { PINGONE_AUTH, "auth." },
  { "pingone-api", "api." },
};

struct _SenderEndpoints
{
  gatomicrefcount ref_count;
  GHashTable     *bases;  /* (owned) (element-type utf8 utf8): base URL by service */
  char           *domain; /* (owned) (nullable): a custom domain, which is PINGONE_AUTH as well */
};

static const char *
find_twilio_service (const char *lower)
{
  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      const char *rest = lower + strlen (hosts[i].start);
      gsize       between = 0;

      if (!g_str_has_prefix (lower, hosts[i].start) || !g_str_has_suffix (rest, hosts[i].end))
        continue;
      between = strlen (rest) - strlen (hosts[i].end);
      if (between == 0 || (hosts[i].has_regions && rest[between - 1] == '.'))
        return hosts[i].service;
    }
  return NULL;
}

static gboolean
is_region (const char *domain)
{
  for (SenderRegion region = SENDER_REGION_NA; region <= SENDER_REGION_SG; region++)
    if (g_str_equal (domain, sender_connection_get_domain (region)))
      return TRUE;
  return FALSE;
}

static const char *
find_service (SenderEndpoints *self,
              const char      *host)
{
  g_autofree char *lower = g_ascii_strdown (host, -1);

  for (guint i = 0; i < G_N_ELEMENTS (pingone_hosts); i++)
    if (g_str_has_prefix (lower, pingone_hosts[i].start) &&
        is_region (lower + strlen (pingone_hosts[i].start)))
      return pingone_hosts[i].service;
  if (self->domain != NULL && g_ascii_strcasecmp (lower, self->domain) == 0)
    return PINGONE_AUTH;
  return find_twilio_service (lower);
}

static gboolean
is_service (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    if (strcmp (hosts[i].service, name) == 0)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (pingone_hosts); i++)
    if (strcmp (pingone_hosts[i].service, name) == 0)
      return TRUE;
  return FALSE;
}

/* Only a bare loopback base: anything else could carry a credential to another machine. */
static char *
parse_base (const char *text)
{
  SenderUrlFault        fault = SENDER_URL_OK;
  g_autoptr (SenderUrl) url = sender_url_parse (text, &fault);

  if (url == NULL || !sender_url_is_loopback (url) || url->query != NULL ||
      (*url->path != '\0' && strcmp (url->path, "/") != 0))
    return NULL;
  return sender_url_get_origin (url);
}

/* What was entered is not repeated: where a URL is written wrongly, it may hold a password. */
static gboolean
add_entry (SenderEndpoints *self,
           char            *entry,
           guint            number,
           GError         **error)
{
  char            *equals = strchr (g_strstrip (entry), '=');
  g_autofree char *base = NULL;

  if (*entry == '\0')
    return TRUE;
  if (equals != NULL)
    {
      *equals = '\0';
      base = parse_base (equals + 1);
    }
  if (equals == NULL)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                 _ ("SENDER_STUDIO_ENDPOINTS: entry %u is no SERVICE=URL"), number);
  else if (!is_service (entry))
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                 _ ("SENDER_STUDIO_ENDPOINTS: entry %u names no service that is known, such as "
                    "studio or api"),
                 number);
  else if (base == NULL)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                 _ ("SENDER_STUDIO_ENDPOINTS: what “%s” is set to is no base URL on a loopback "
                    "address, such as http://127.0.0.1:4010"),
                 entry);
  else
    {
      g_hash_table_insert (self->bases, g_strdup (entry), g_steal_pointer (&base));
      return TRUE;
    }
  return FALSE;
}

/**
 * sender_endpoints_new:
 * @text: (nullable): `studio=http://127.0.0.1:4010,api=…`, %NULL or empty for none
 * @error: return location
 *
 * Reads where services are redirected to.
 *
 * Returns: (transfer full) (nullable): the endpoints, or %NULL with %SENDER_ERROR_INVALID set
 */
SenderEndpoints *
sender_endpoints_new (const char *text,
                      GError    **error)
{
  g_autoptr (SenderEndpoints) self = g_new0 (SenderEndpoints, 1);
  g_auto (GStrv)              entries = g_strsplit (text != NULL ? text : "", ",", -1);

  g_atomic_ref_count_init (&self->ref_count);
  self->bases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; entries[i] != NULL; i++)
    if (!add_entry (self, entries[i], i + 1, error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * sender_endpoints_new_from_environment:
 * @error: return location
 *
 * Reads the environment variable `SENDER_STUDIO_ENDPOINTS`.
 *
 * Returns: (transfer full) (nullable): the endpoints, or %NULL with %SENDER_ERROR_INVALID set
 */
SenderEndpoints *
sender_endpoints_new_from_environment (GError **error)
{
  return sender_endpoints_new (g_getenv (VARIABLE), error);
}

/**
 * sender_endpoints_ref:
 *
 * Takes a reference.
 *
 * Returns: (transfer full): the endpoints
 */
SenderEndpoints *
sender_endpoints_ref (SenderEndpoints *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * sender_endpoints_unref:
 *
 * Drops a reference.
 */
void
sender_endpoints_unref (SenderEndpoints *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->bases);
  g_free (self->domain);
  g_free (self);
}

/**
 * sender_endpoints_is_simulated:
 *
 * Tells whether anything is redirected; all that is done is marked SIMULATED then.
 *
 * Returns: whether it is
 */
gboolean
sender_endpoints_is_simulated (SenderEndpoints *self)
{
  return g_hash_table_size (self->bases) > 0;
}

/**
 * sender_endpoints_map:
 * @url: where a request wants to go
 * @error: return location
 *
 * Maps a URL to where it is sent. Path and query stay as they are.
 *
 * Returns: (transfer full) (nullable): the URL, or %NULL with %SENDER_ERROR_BLOCKED for a host that
 *   is not redirected while others are
 */
char *
sender_endpoints_map (SenderEndpoints *self,
                      const char      *url,
                      GError         **error)
{
  SenderUrlFault        fault = SENDER_URL_OK;
  g_autoptr (SenderUrl) parsed = NULL;
  const char           *service = NULL;
  const char           *base = NULL;

  if (!sender_endpoints_is_simulated (self))
    return g_strdup (url);
  parsed = sender_url_parse (url, &fault);
  service = parsed != NULL ? find_service (self, parsed->host) : NULL;
  base = service != NULL ? g_hash_table_lookup (self->bases, service) : NULL;
  if (base != NULL)
    return g_strconcat (base, parsed->path, parsed->query != NULL ? "?" : "",
                        parsed->query != NULL ? parsed->query : "", NULL);
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_BLOCKED,
               _ ("%s is not redirected by SENDER_STUDIO_ENDPOINTS, so nothing is sent there"),
               parsed != NULL ? parsed->host : _ ("An address that can’t be read"));
  return NULL;
}

static char *
route (const char *url,
       gpointer    user_data,
       GError    **error)
{
  return sender_endpoints_map (user_data, url, error);
}

/**
 * sender_endpoints_make_transport:
 *
 * Makes a transport that sends where these endpoints say.
 *
 * Returns: (transfer full): the transport
 */
SenderTransport *
sender_endpoints_make_transport (SenderEndpoints *self)
{
  SenderTransport *transport = sender_transport_new ();

  sender_transport_set_router (transport, route, sender_endpoints_ref (self),
                               (GDestroyNotify) sender_endpoints_unref);
  return transport;
}

/**
 * sender_endpoints_make_platform_transport:
 * @config: whose PingOne is to be reached
 *
 * Makes a transport that also knows the custom domain of a configuration: what issues tokens there
 * is redirected as PingOne's own host is.
 *
 * Returns: (transfer full): the transport
 */
SenderTransport *
sender_endpoints_make_platform_transport (SenderEndpoints *self,
                                          SenderConfig    *config)
{
  g_autoptr (SenderEndpoints) known = g_new0 (SenderEndpoints, 1);

  g_atomic_ref_count_init (&known->ref_count);
  known->bases = g_hash_table_ref (self->bases);
  known->domain = g_strdup (sender_environment_get_domain (sender_config_get_environment (config)));
  return sender_endpoints_make_transport (known);
}
