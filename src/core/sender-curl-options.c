/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-curl-options.h"

#include <glib/gi18n-lib.h>

#define NO_FILES N_ ("a form with parts or files is not what a sender sends")
#define NO_SCHEME N_ ("this way to sign in is none that PingOne has")
#define IN_FILE N_ ("the credential stands in a file; give it with --user")
#define ONE_REQUEST N_ ("only one request can be read")
#define CHECKED N_ ("certificates are always checked")
#define NO_REDIRECT N_ ("redirects are never followed")

static const SenderCurlOption options[] = {
  { "--url", 0, TRUE, SENDER_CURL_URL },
  { "--request", 'X', TRUE, SENDER_CURL_METHOD },
  { "--header", 'H', TRUE, SENDER_CURL_HEADER },
  { "--data", 'd', TRUE, SENDER_CURL_DATA },
  { "--data-ascii", 0, TRUE, SENDER_CURL_DATA },
  { "--data-binary", 0, TRUE, SENDER_CURL_DATA },
  { "--data-raw", 0, TRUE, SENDER_CURL_RAW_DATA },
  { "--data-urlencode", 0, TRUE, SENDER_CURL_ENCODED_DATA },
  { "--json", 0, TRUE, SENDER_CURL_JSON },
  { "--user", 'u', TRUE, SENDER_CURL_USER },
  { "--oauth2-bearer", 0, TRUE, SENDER_CURL_BEARER },
  { "--get", 'G', FALSE, SENDER_CURL_GET },

  { "--form", 'F', TRUE, SENDER_CURL_REFUSE, NO_FILES },
  { "--form-string", 0, TRUE, SENDER_CURL_REFUSE, NO_FILES },
  { "--upload-file", 'T', TRUE, SENDER_CURL_REFUSE, NO_FILES },
  { "--config", 'K', TRUE, SENDER_CURL_REFUSE, N_ ("its options stand in a file; give them here") },
  { "--netrc", 'n', FALSE, SENDER_CURL_REFUSE, IN_FILE },
  { "--netrc-file", 0, TRUE, SENDER_CURL_REFUSE, IN_FILE },
  { "--digest", 0, FALSE, SENDER_CURL_REFUSE, NO_SCHEME },
  { "--ntlm", 0, FALSE, SENDER_CURL_REFUSE, NO_SCHEME },
  { "--negotiate", 0, FALSE, SENDER_CURL_REFUSE, NO_SCHEME },
  { "--anyauth", 0, FALSE, SENDER_CURL_REFUSE, NO_SCHEME },
  { "--aws-sigv4", 0, TRUE, SENDER_CURL_REFUSE, NO_SCHEME },
  { "--head", 'I', FALSE, SENDER_CURL_REFUSE, N_ ("a sender sends POST or GET") },
  { "--next", ':', FALSE, SENDER_CURL_REFUSE, ONE_REQUEST },
  { "--parallel", 'Z', FALSE, SENDER_CURL_REFUSE, ONE_REQUEST },

  { "--insecure", 'k', FALSE, SENDER_CURL_LEAVE_OUT, CHECKED },
  { "--cacert", 0, TRUE, SENDER_CURL_LEAVE_OUT, CHECKED },
  { "--location", 'L', FALSE, SENDER_CURL_LEAVE_OUT, NO_REDIRECT },
  { "--location-trusted", 0, FALSE, SENDER_CURL_LEAVE_OUT, NO_REDIRECT },
  { "--basic", 0, FALSE, SENDER_CURL_LEAVE_OUT },
  { "--cert", 'E', TRUE, SENDER_CURL_LEAVE_OUT },
  { "--compressed", 0, FALSE, SENDER_CURL_LEAVE_OUT },
  { "--connect-timeout", 0, TRUE, SENDER_CURL_LEAVE_OUT },
  { "--cookie", 'b', TRUE, SENDER_CURL_LEAVE_OUT },
  { "--cookie-jar", 'c', TRUE, SENDER_CURL_LEAVE_OUT },
  { "--dump-header", 'D', TRUE, SENDER_CURL_LEAVE_OUT },
  { "--fail", 'f', FALSE, SENDER_CURL_LEAVE_OUT },
  { "--fail-with-body", 0, FALSE, SENDER_CURL_LEAVE_OUT },
  { "--globoff", 'g', FALSE, SENDER_CURL_LEAVE_OUT },
  { "--http1.0", '0', FALSE, SENDER_CURL_LEAVE_OUT },
  { "--http1.1", 0, FALSE, SENDER_CURL_LEAVE_OUT },
  { "--http2", 0, FALSE, SENDER_CURL_LEAVE_OUT },
  { "--include", 'i', FALSE, SENDER_CURL_LEAVE_OUT },
  { "--ipv4", '4', FALSE, SENDER_CURL_LEAVE_OUT },
  { "--ipv6", '6', FALSE, SENDER_CURL_LEAVE_OUT },
  { "--key", 0, TRUE, SENDER_CURL_LEAVE_OUT },
  { "--max-redirs", 0, TRUE, SENDER_CURL_LEAVE_OUT },
  { "--max-time", 'm', TRUE, SENDER_CURL_LEAVE_OUT },
  { "--no-buffer", 'N', FALSE, SENDER_CURL_LEAVE_OUT },
  { "--no-progress-meter", 0, FALSE, SENDER_CURL_LEAVE_OUT },
  { "--noproxy", 0, TRUE, SENDER_CURL_LEAVE_OUT },
  { "--output", 'o', TRUE, SENDER_CURL_LEAVE_OUT },
  { "--progress-bar", '#', FALSE, SENDER_CURL_LEAVE_OUT },
  { "--proxy", 'x', TRUE, SENDER_CURL_LEAVE_OUT },
  { "--referer", 'e', TRUE, SENDER_CURL_LEAVE_OUT },
  { "--remote-name", 'O', FALSE, SENDER_CURL_LEAVE_OUT },
  { "--retry", 0, TRUE, SENDER_CURL_LEAVE_OUT },
  { "--retry-delay", 0, TRUE, SENDER_CURL_LEAVE_OUT },
  { "--retry-max-time", 0, TRUE, SENDER_CURL_LEAVE_OUT },
  { "--show-error", 'S', FALSE, SENDER_CURL_LEAVE_OUT },
  { "--silent", 's', FALSE, SENDER_CURL_LEAVE_OUT },
  { "--ssl-no-revoke", 0, FALSE, SENDER_CURL_LEAVE_OUT },
  { "--tlsv1.2", 0, FALSE, SENDER_CURL_LEAVE_OUT },
  { "--tlsv1.3", 0, FALSE, SENDER_CURL_LEAVE_OUT },
  { "--user-agent", 'A', TRUE, SENDER_CURL_LEAVE_OUT },
  { "--verbose", 'v', FALSE, SENDER_CURL_LEAVE_OUT },
  { "--write-out", 'w', TRUE, SENDER_CURL_LEAVE_OUT },
};

/**
 * sender_curl_options_find:
 * @name: (nullable): a long name with its dashes
 * @letter: the letter of a short one, where @name is %NULL
 *
 * Looks an option of curl up.
 *
 * Returns: (transfer none) (nullable): its row, %NULL if it is not known
 */
const SenderCurlOption *
sender_curl_options_find (const char *name,
                          char        letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (name != NULL ? g_str_equal (options[i].name, name) : options[i].letter == letter)
      return &options[i];
  return NULL;
}
