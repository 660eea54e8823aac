/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "sender-error.h"
#include "sender-guard.h"
#include "sender-request.h"
#include "sender-text.h"

#include <string.h>

static void
check_target (const char *url)
{
  g_auto (SenderTarget) target = { 0 };
  g_autoptr (GError)    error = NULL;
  g_autofree char      *written = NULL;

  if (!sender_guard_check_url (url, &target, &error))
    {
      g_assert_error (error, SENDER_ERROR, SENDER_ERROR_BLOCKED);
      return;
    }
  written = g_uri_to_string (target.uri);
  g_assert_false (sender_text_has_control (written));
  g_assert_null (strpbrk (written, " {}<>\"\\"));
  g_assert_null (g_uri_get_userinfo (target.uri));
  g_assert_true (target.is_loopback || strcmp (g_uri_get_scheme (target.uri), "https") == 0);
}

/* Between tabs: method, URL, then names and values of headers. What passes is a line each. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char          *text = fuzz_dup_text (data, size);
  g_auto (GStrv)            parts = g_strsplit (text, "\t", -1);
  g_autoptr (SenderRequest) request = NULL;
  g_autofree char          *shown = NULL;
  guint                     n_parts = g_strv_length (parts);
  guint                     n_lines = 0;

  if (n_parts < 2)
    return 0;
  check_target (parts[1]);
  request = sender_request_new (parts[0], "https://example.com/");
  for (guint i = 2; i + 1 < n_parts; i += 2)
    sender_request_add_header (request, parts[i], parts[i + 1]);
  shown = sender_request_to_text (request);
  for (const char *next = shown; *next != '\0'; next++)
    n_lines += *next == '\n';
  if (sender_guard_check_request (request, NULL))
    g_assert_cmpuint (n_lines, ==, 3 + sender_request_get_n_headers (request));
  return 0;
}
