/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-guard.h"

#include "sender-error.h"
#include "sender-header.h"
#include "sender-text.h"
#include "sender-url.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

/* Never the URL itself: its query may hold a secret. */
static const char *const url_faults[] = {
  [SENDER_URL_OK] = N_ ("The address was refused."),
  [SENDER_URL_EMPTY] = N_ ("Nothing was sent: the address is empty."),
  [SENDER_URL_UNPARSABLE] = N_ ("Nothing was sent: the address is not a complete URL."),
  [SENDER_URL_SPACE] = N_ ("Nothing was sent: there is a space in the address."),
  [SENDER_URL_CONTROL] = N_ ("Nothing was sent: there is a control character in the address."),
  [SENDER_URL_CHARACTER] = N_ ("Nothing was sent: the address holds a character that no URL may "
                               "hold."),
  [SENDER_URL_SCHEME] = N_ ("Nothing was sent: the address begins neither with https:// nor with "
                            "http://."),
  [SENDER_URL_USERINFO] = N_ ("Nothing was sent: the address holds a user name."),
  [SENDER_URL_FRAGMENT] = N_ ("Nothing was sent: the address holds a fragment (“#…”)."),
};

/**
 * sender_target_clear:
 * @self: a target
 *
 * Frees what it holds; may be called twice.
 */
void
sender_target_clear (SenderTarget *self)
{
  g_clear_pointer (&self->uri, g_uri_unref);
  g_clear_pointer (&self->name, g_free);
}

/* g_uri_parse() would rewrite percent escapes; building from the parts leaves them alone. */
static void
fill_target (SenderTarget *target,
             SenderUrl    *parts)
{
  gboolean         is_ipv6 = strchr (parts->host, ':') != NULL;
  g_autofree char *port = parts->port > 0 ? g_strdup_printf (":%d", parts->port) : g_strdup ("");

  target->name = g_strdup_printf (is_ipv6 ? "[%s]%s" : "%s%s", parts->host, port);
  target->uri = g_uri_build (SOUP_HTTP_URI_FLAGS, parts->scheme, NULL, parts->host, parts->port,
                             *parts->path != '\0' ? parts->path : "/", parts->query, NULL);
  target->is_loopback = sender_url_is_loopback (parts);
}

/**
 * sender_guard_check_url:
 * @url: where to connect to
 * @target: (out caller-allocates): the same, taken apart
 * @error: return location; %SENDER_ERROR_BLOCKED
 *
 * Checks the URL: https, or http to a loopback address; no variable left, nothing that isn't a
 * plain URL.
 *
 * Returns: whether a request may go there
 */
gboolean
sender_guard_check_url (const char   *url,
                        SenderTarget *target,
                        GError      **error)
{
  SenderUrlFault        fault = SENDER_URL_OK;
  g_autoptr (SenderUrl) parts = sender_url_parse (url, &fault);

  /* ${…} is fine for a configuration, not for what leaves. */
  if (parts != NULL && strpbrk (url, "{}") != NULL)
    fault = SENDER_URL_CHARACTER;
  if (parts == NULL || fault != SENDER_URL_OK)
    {
      g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_BLOCKED, _ (url_faults[fault]));
      return FALSE;
    }

  if (strcmp (parts->scheme, "https") != 0 && !sender_url_is_loopback (parts))
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_BLOCKED,
                   _ ("Nothing was sent: “%s” would be reached without encryption (http://). Only "
                      "loopback addresses may be."),
                   parts->host);
      return FALSE;
    }
  fill_target (target, parts);
  return TRUE;
}

/* The value is never part of the sentence: it may be the credential. */
static gboolean
check_header (const char *name,
              const char *value,
              GError    **error)
{
  SenderHeaderFault fault = sender_header_judge (name, value);

  if (fault == SENDER_HEADER_OK)
    return TRUE;
  if (fault == SENDER_HEADER_RESERVED)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_BLOCKED,
                 _ ("Nothing was sent: the header “%s” is set by the connection itself."), name);
  else if (fault == SENDER_HEADER_VALUE_CONTROL)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_BLOCKED,
                 _ ("Nothing was sent: the value of the header “%s” holds a control character such "
                    "as a line end."),
                 name);
  else
    g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_BLOCKED,
                         _ ("Nothing was sent: the name of a header is empty or holds a character "
                            "that is not allowed there."));
  return FALSE;
}

/**
 * sender_guard_check_request:
 * @request: what is to leave
 * @error: return location; %SENDER_ERROR_BLOCKED
 *
 * Checks the method and every header: names are tokens, values hold no control character (so none
 * ends its line early), and none of them frames the message.
 *
 * Returns: whether the request may leave
 */
gboolean
sender_guard_check_request (SenderRequest *request,
                            GError       **error)
{
  const char *method = sender_request_get_method (request);

  if (!sender_text_is_token (method) || g_ascii_strcasecmp (method, "CONNECT") == 0)
    {
      g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_BLOCKED,
                           _ ("Nothing was sent: the method is not one of HTTP’s."));
      return FALSE;
    }
  for (guint i = 0; i < sender_request_get_n_headers (request); i++)
    if (!check_header (sender_request_get_header_name (request, i),
                       sender_request_get_header_value (request, i), error))
      return FALSE;
  return TRUE;
}
