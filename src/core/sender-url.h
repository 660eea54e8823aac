/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * URLs judged on their own characters: g_uri_parse() accepts spaces, `<flowID>` and `${…}`.
 */

typedef enum
{
  SENDER_URL_OK,
  SENDER_URL_EMPTY,
  SENDER_URL_UNPARSABLE, /* no scheme, no host, bad port, bad percent escape */
  SENDER_URL_SPACE,      /* white space anywhere, also around it */
  SENDER_URL_CONTROL,    /* control characters */
  SENDER_URL_CHARACTER,  /* one no URL may hold: `<`, `>`, `"`, `{` outside ${…}, non-ASCII … */
  SENDER_URL_SCHEME,     /* neither https nor http */
  SENDER_URL_USERINFO,
  SENDER_URL_FRAGMENT,
} SenderUrlFault;

/**
 * SenderUrl:
 * @scheme: lower case
 * @host: as written, without brackets for IPv6; see sender_url_host_is()
 * @port: -1 if none is written
 * @path: as written, at least ""
 * @query: (nullable): as written, without `?`
 *
 * The parts of a URL, each as it was typed.
 */
typedef struct
{
  char *scheme;
  char *host;
  int   port;
  char *path;
  char *query;
} SenderUrl;

/* Splits @text; NULL with the first fault in @fault. ${…} is allowed in path and query only. */
SenderUrl *sender_url_parse (const char     *text,
                             SenderUrlFault *fault);
SenderUrl *sender_url_copy (SenderUrl *self);
void       sender_url_free (SenderUrl *self);
char      *sender_url_to_string (SenderUrl *self);
gboolean   sender_url_host_is (SenderUrl  *self,
                               const char *host);

/* scheme://host:port in canonical form (lower-case host, default port written out). */
char *sender_url_get_origin (SenderUrl *self);

/* Whether @text is a URL on @origin, with or without the port that goes without saying. Each may be
 * NULL, which is on none. */
gboolean sender_url_is_on (const char *text,
                           const char *origin);

gboolean sender_url_is_loopback (SenderUrl *self);

/* Loopback, private, link-local or unspecified address, or a host name without a dot, `.local`,
 * `.internal`. */
gboolean sender_url_is_private (SenderUrl *self);

/* The first `<word>`, `{word}`, `[word]`, `YOUR_…`, `FWxxxx…` like placeholder in @text, or
 * NULL. */
char *sender_url_find_placeholder (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderUrl, sender_url_free)

G_END_DECLS
