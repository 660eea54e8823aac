/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-url.h"

#include <string.h>

#define HTTPS_PORT 443
#define HTTP_PORT 80

/**
 * sender_url_copy:
 * @self: (nullable): a URL
 *
 * Copies a URL.
 *
 * Returns: (transfer full) (nullable): the copy
 */
SenderUrl *
sender_url_copy (SenderUrl *self)
{
  SenderUrl *copy = NULL;

  if (self == NULL)
    return NULL;
  copy = g_new0 (SenderUrl, 1);
  copy->scheme = g_strdup (self->scheme);
  copy->host = g_strdup (self->host);
  copy->port = self->port;
  copy->path = g_strdup (self->path);
  copy->query = g_strdup (self->query);
  return copy;
}

/**
 * sender_url_free:
 * @self: (nullable) (transfer full): a URL
 *
 * Frees a URL.
 */
void
sender_url_free (SenderUrl *self)
{
  if (self == NULL)
    return;
  g_free (self->scheme);
  g_free (self->host);
  g_free (self->path);
  g_free (self->query);
  g_free (self);
}

static void
append_host (GString    *out,
             const char *host)
{
  gboolean is_literal = strchr (host, ':') != NULL;

  g_string_append_printf (out, is_literal ? "[%s]" : "%s", host);
}

/**
 * sender_url_to_string:
 * @self: a URL
 *
 * Puts the parts together again, each as it was typed.
 *
 * Returns: (transfer full): the URL
 */
char *
sender_url_to_string (SenderUrl *self)
{
  GString *out = g_string_new (self->scheme);

  g_string_append (out, "://");
  append_host (out, self->host);
  if (self->port >= 0)
    g_string_append_printf (out, ":%d", self->port);
  g_string_append (out, self->path);
  if (self->query != NULL)
    g_string_append_printf (out, "?%s", self->query);
  return g_string_free (out, FALSE);
}

/**
 * sender_url_host_is:
 * @self: a URL
 * @host: a host name or address, without brackets
 *
 * Compares the host, without regard to case.
 *
 * Returns: whether it is @host
 */
gboolean
sender_url_host_is (SenderUrl  *self,
                    const char *host)
{
  return g_ascii_strcasecmp (self->host, host) == 0;
}

/**
 * sender_url_get_origin:
 * @self: a URL
 *
 * Gets the origin in a form that can be compared: lower case, the port always written, an address
 * in its shortest form.
 *
 * Returns: (transfer full): the origin, such as `https://studio.twilio.com:443`
 */
char *
sender_url_get_origin (SenderUrl *self)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (self->host);
  g_autofree char         *host = address != NULL ? g_inet_address_to_string (address)
                                                  : g_ascii_strdown (self->host, -1);
  int                      standard = g_str_equal (self->scheme, "https") ? HTTPS_PORT : HTTP_PORT;
  GString                 *out = g_string_new (self->scheme);

  g_string_append (out, "://");
  append_host (out, host);
  g_string_append_printf (out, ":%d", self->port >= 0 ? self->port : standard);
  return g_string_free (out, FALSE);
}

/* The address a host stands for; one of IPv4 inside IPv6 (`::ffff:127.0.0.1`) is taken out. */
static GInetAddress *
get_address (SenderUrl *self)
{
  static const guint8      mapped[12] = { [10] = 0xFF, [11] = 0xFF };
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (self->host);
  const guint8            *bytes = NULL;

  if (address == NULL || g_inet_address_get_family (address) != G_SOCKET_FAMILY_IPV6)
    return g_steal_pointer (&address);
  bytes = g_inet_address_to_bytes (address);
  if (memcmp (bytes, mapped, sizeof mapped) == 0)
    return g_inet_address_new_from_bytes (bytes + sizeof mapped, G_SOCKET_FAMILY_IPV4);
  return g_steal_pointer (&address);
}

static gboolean
host_ends_in (SenderUrl         *self,
              const char *const *names)
{
  g_autofree char *host = g_strconcat (".", self->host, NULL);
  gsize            length = strlen (host);

  if (host[length - 1] == '.')
    host[--length] = '\0';
  for (guint i = 0; names[i] != NULL; i++)
    {
      gsize suffix = strlen (names[i]);

      if (length >= suffix && g_ascii_strcasecmp (host + length - suffix, names[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * sender_url_is_on:
 * @text: (nullable): an address that somebody else wrote
 * @origin: (nullable): scheme, host and port, such as `https://api.example.com`; a path does not
 *   count
 *
 * Tells whether a credential that belongs to an origin may go to an address.
 *
 * Returns: whether it is a URL on that origin
 */
gboolean
sender_url_is_on (const char *text,
                  const char *origin)
{
  g_autoptr (SenderUrl) found = sender_url_parse (text, NULL);
  g_autoptr (SenderUrl) wanted = sender_url_parse (origin, NULL);
  g_autofree char      *a = found != NULL ? sender_url_get_origin (found) : NULL;
  g_autofree char      *b = wanted != NULL ? sender_url_get_origin (wanted) : NULL;

  return a != NULL && g_strcmp0 (a, b) == 0;
}

/**
 * sender_url_is_loopback:
 * @self: a URL
 *
 * Tells whether the host is this machine: a loopback address, `localhost` or a name below it
 * (RFC 6761).
 *
 * Returns: whether it is
 */
gboolean
sender_url_is_loopback (SenderUrl *self)
{
  static const char *const names[] = { ".localhost", NULL };
  g_autoptr (GInetAddress) address = get_address (self);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return host_ends_in (self, names);
}

static gboolean
is_unroutable (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_is_loopback (address) || g_inet_address_get_is_any (address))
    return TRUE;
  if (g_inet_address_get_is_site_local (address) || g_inet_address_get_is_link_local (address))
    return TRUE;
  /* Ranges that GLib has no word for: fc00::/7 (RFC 4193), 0/8 and 100.64/10 (RFC 6598). */
  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6)
    return (bytes[0] & 0xFE) == 0xFC;
  return bytes[0] == 0 || (bytes[0] == 100 && (bytes[1] & 0xC0) == 64);
}

/**
 * sender_url_is_private:
 * @self: a URL
 *
 * Tells whether a service on the internet can't reach the host: a loopback, private, link-local or
 * unspecified address, or a name that only a local network knows.
 *
 * Returns: whether it is
 */
gboolean
sender_url_is_private (SenderUrl *self)
{
  static const char *const names[] = { ".localhost", ".local", ".internal", NULL };
  g_autoptr (GInetAddress) address = get_address (self);
  const char              *dot = strchr (self->host, '.');

  if (address == NULL)
    return dot == NULL || dot[1] == '\0' || host_ends_in (self, names);
  return is_unroutable (address);
}
