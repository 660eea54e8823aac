/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-url.h"

#include "sender-variables.h"

#include <string.h>

#define LABEL_MAX 63
#define HOST_MAX 253
#define PORT_DIGITS_MAX 5
#define PORT_MAX 65535

/* RFC 3986, 2.2 and 2.3, and the percent sign. Square brackets belong to hosts and to queries. */
static const char url_punctuation[] = "-._~:/?#@!$&'()*+,;=%";

/* Where the parts of a text begin and end, before anything is copied. */
typedef struct
{
  const char *scheme_end;
  const char *authority;
  const char *authority_end;
  const char *host;
  const char *host_end;
  const char *query; /* at its `?`, or NULL */
  int         port;
} Parts;

static SenderUrlFault
classify_character (const char  *p,
                    const Parts *parts)
{
  gunichar c = g_utf8_get_char_validated (p, -1);

  if (c == (gunichar) -1 || c == (gunichar) -2)
    return SENDER_URL_CHARACTER;
  if (g_unichar_isspace (c) || c == '\v')
    return SENDER_URL_SPACE;
  if (c < 0x20 || (c >= 0x7F && c < 0xA0))
    return SENDER_URL_CONTROL;
  if (c == '[' || c == ']')
    {
      gboolean in_query = parts->query != NULL && p > parts->query;

      return p < parts->authority_end || in_query ? SENDER_URL_OK : SENDER_URL_CHARACTER;
    }
  if (c < 0x80 && (g_ascii_isalnum ((char) c) || strchr (url_punctuation, (int) c) != NULL))
    return SENDER_URL_OK;
  return SENDER_URL_CHARACTER;
}

/* Variables are stepped over behind the authority; within it their braces are a fault. */
static SenderUrlFault
check_characters (const char  *text,
                  const Parts *parts)
{
  const char *p = text;

  while (*p != '\0')
    {
      SenderVariableRef ref = { 0 };
      SenderUrlFault    fault = SENDER_URL_OK;

      if (p >= parts->authority_end && sender_variables_match (p, &ref))
        {
          p += ref.end;
          continue;
        }
      fault = classify_character (p, parts);
      if (fault != SENDER_URL_OK)
        return fault;
      p++;
    }
  return SENDER_URL_OK;
}

static gboolean
has_good_escapes (const char *text)
{
  while ((text = strchr (text, '%')) != NULL)
    {
      if (!g_ascii_isxdigit (text[1]) || !g_ascii_isxdigit (text[2]))
        return FALSE;
      text++;
    }
  return TRUE;
}

/* Finds scheme and authority; a text without `://` begins with its authority. */
static gboolean
find_authority (const char *text,
                Parts      *parts)
{
  const char *p = text;

  *parts = (Parts){ .authority = text, .port = -1 };
  if (g_ascii_isalpha (*p))
    while (g_ascii_isalnum (*p) || (*p != '\0' && strchr ("+-.", *p) != NULL))
      p++;
  if (p > text && g_str_has_prefix (p, "://"))
    {
      parts->scheme_end = p;
      parts->authority = p + 3;
    }
  parts->authority_end = parts->authority + strcspn (parts->authority, "/?#");
  parts->query = strchr (parts->authority_end, '?');
  return parts->scheme_end != NULL;
}

static gboolean
parse_port (const char *text,
            const char *end,
            int        *port)
{
  int value = 0;

  if (text == end || end - text > PORT_DIGITS_MAX || *text == '0')
    return FALSE;
  for (; text < end; text++)
    {
      if (!g_ascii_isdigit (*text))
        return FALSE;
      value = value * 10 + g_ascii_digit_value (*text);
    }
  *port = value;
  return value <= PORT_MAX;
}

static gboolean
is_ipv6 (const char *text,
         gsize       length)
{
  g_autofree char *address = g_strndup (text, length);

  /* GLib also takes a zone (`fe80::1%eth0`), which means nothing to another machine. */
  if (strspn (address, "0123456789abcdefABCDEF:.") != length || strchr (address, ':') == NULL)
    return FALSE;
  return g_hostname_is_ip_address (address);
}

static gboolean
is_ipv4 (const char *host)
{
  guint n_octets = 0;

  for (; n_octets < 4; n_octets++)
    {
      gsize digits = strspn (host, "0123456789");
      int   value = -1;

      /* A leading zero would be octal to some resolvers. */
      if (digits == 0 || digits > 3 || (digits > 1 && *host == '0'))
        return FALSE;
      value = (int) g_ascii_strtoull (host, NULL, 10);
      if (value > 255 || host[digits] != (n_octets < 3 ? '.' : '\0'))
        return FALSE;
      host += digits + 1;
    }
  return TRUE;
}

/* WHATWG URL, “ends in a number”: what resolvers may take for an address in another notation. */
static gboolean
ends_in_number (const char *host)
{
  const char *dot = strrchr (host, '.');
  const char *last = dot != NULL ? dot + 1 : host;

  if (g_ascii_strncasecmp (last, "0x", 2) == 0)
    return strspn (last + 2, "0123456789abcdefABCDEF") == strlen (last + 2);
  return strspn (last, "0123456789") == strlen (last);
}

static gboolean
is_label (const char *label)
{
  gsize length = strlen (label);

  return length > 0 && length <= LABEL_MAX && label[0] != '-' && label[length - 1] != '-';
}

static SenderUrlFault
check_host_name (const char *text,
                 gsize       length)
{
  g_autofree char *host = g_strndup (text, length);
  g_auto (GStrv)   labels = NULL;

  for (const char *p = host; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("-._", *p) == NULL)
      return SENDER_URL_CHARACTER;
  if (length == 0 || length > HOST_MAX + 1)
    return SENDER_URL_UNPARSABLE;
  /* The final dot of a fully qualified name. */
  if (host[length - 1] == '.')
    host[length - 1] = '\0';
  if (ends_in_number (host))
    return is_ipv4 (host) && text[length - 1] != '.' ? SENDER_URL_OK : SENDER_URL_UNPARSABLE;
  labels = g_strsplit (host, ".", -1);
  for (guint i = 0; labels[i] != NULL; i++)
    if (!is_label (labels[i]))
      return SENDER_URL_UNPARSABLE;
  return SENDER_URL_OK;
}

static SenderUrlFault
check_authority (Parts *parts)
{
  const char    *end = parts->authority_end;
  const char    *close = NULL;
  SenderUrlFault fault = SENDER_URL_OK;

  if (memchr (parts->authority, '@', end - parts->authority) != NULL)
    return SENDER_URL_USERINFO;
  parts->host = parts->authority;
  if (*parts->authority == '[')
    {
      parts->host = parts->authority + 1;
      close = memchr (parts->host, ']', end - parts->host);
      if (close == NULL || !is_ipv6 (parts->host, close - parts->host))
        return SENDER_URL_CHARACTER;
      parts->host_end = close++;
    }
  else
    {
      close = memchr (parts->authority, ':', end - parts->authority);
      close = close != NULL ? close : end;
      parts->host_end = close;
      fault = check_host_name (parts->host, close - parts->host);
      if (fault != SENDER_URL_OK)
        return fault;
    }
  if (close < end && (*close != ':' || !parse_port (close + 1, end, &parts->port)))
    return SENDER_URL_UNPARSABLE;
  return SENDER_URL_OK;
}

static gboolean
is_http (const char *scheme,
         gsize       length)
{
  static const char *const schemes[] = { "https", "http", NULL };
  g_autofree char         *lower = g_ascii_strdown (scheme, length);

  return g_strv_contains (schemes, lower);
}

static SenderUrlFault
check_text (const char *text,
            Parts      *parts)
{
  SenderUrlFault fault = SENDER_URL_OK;
  gboolean       has_scheme = find_authority (text, parts);

  if (text[strspn (text, " \t\r\n")] == '\0')
    return SENDER_URL_EMPTY;
  fault = check_characters (text, parts);
  if (fault != SENDER_URL_OK)
    return fault;
  if (!has_scheme)
    return SENDER_URL_UNPARSABLE;
  if (!is_http (text, parts->scheme_end - text))
    return SENDER_URL_SCHEME;
  fault = check_authority (parts);
  if (fault != SENDER_URL_OK)
    return fault;
  if (strchr (text, '#') != NULL)
    return SENDER_URL_FRAGMENT;
  return has_good_escapes (text) ? SENDER_URL_OK : SENDER_URL_UNPARSABLE;
}

/**
 * sender_url_parse:
 * @text: (nullable): a URL as somebody typed it
 * @fault: (out) (optional): what is wrong first
 *
 * Splits a URL, judging it on its own characters (RFC 3986): g_uri_parse() would let spaces,
 * `<flowID>` and broken escapes through. `${…}` may stand in path and query, never in the host:
 * where a credential goes must not depend on a variable. Names in other scripts must be written in
 * ASCII form. Addresses in hexadecimal, octal or shortened form are refused, since they mean
 * different hosts to different readers.
 *
 * Returns: (transfer full) (nullable): the parts, or %NULL with @fault set
 */
SenderUrl *
sender_url_parse (const char     *text,
                  SenderUrlFault *fault)
{
  Parts          parts = { 0 };
  SenderUrlFault found = check_text (text != NULL ? text : "", &parts);
  SenderUrl     *self = NULL;

  if (fault != NULL)
    *fault = found;
  if (found != SENDER_URL_OK)
    return NULL;
  self = g_new0 (SenderUrl, 1);
  self->scheme = g_ascii_strdown (text, parts.scheme_end - text);
  self->host = g_strndup (parts.host, parts.host_end - parts.host);
  self->port = parts.port;
  self->path = g_strndup (parts.authority_end, strcspn (parts.authority_end, "?"));
  self->query = parts.query != NULL ? g_strdup (parts.query + 1) : NULL;
  return self;
}
