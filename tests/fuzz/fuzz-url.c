/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "sender-url.h"
#include "sender-variables.h"
#include "sender-vendor.h"

#define SOUP_FLAGS                                                                   \
  (G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED_PATH | G_URI_FLAGS_ENCODED_QUERY | \
   G_URI_FLAGS_ENCODED_FRAGMENT | G_URI_FLAGS_SCHEME_NORMALIZE)

/* A credential goes where GLib says, so what was judged must be the same host. */
static void
check_against_glib (SenderUrl  *url,
                    const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri)   uri = g_uri_parse (text, SOUP_FLAGS, &error);

  g_assert_no_error (error);
  g_assert_true (sender_url_host_is (url, g_uri_get_host (uri)));
  g_assert_cmpstr (g_uri_get_scheme (uri), ==, url->scheme);
  g_assert_null (g_uri_get_userinfo (uri));
  g_assert_null (g_uri_get_fragment (uri));
  if (url->port >= 0)
    g_assert_true (g_uri_get_port (uri) == url->port || g_uri_get_port (uri) == -1);
}

static void
check_round_trip (SenderUrl *url)
{
  g_autofree char      *text = sender_url_to_string (url);
  g_autofree char      *origin = sender_url_get_origin (url);
  g_autoptr (SenderUrl) again = sender_url_parse (text, NULL);
  g_autoptr (SenderUrl) same = sender_url_parse (origin, NULL);
  g_autofree char      *origin_again = NULL;
  g_autofree char      *text_again = NULL;

  g_assert_nonnull (again);
  g_assert_nonnull (same);
  text_again = sender_url_to_string (again);
  origin_again = sender_url_get_origin (same);
  g_assert_cmpstr (text_again, ==, text);
  g_assert_cmpstr (origin_again, ==, origin);
}

static void
check_vendor (SenderUrl *url)
{
  gboolean              is_studio = sender_vendor_is_studio (sender_vendor_for_url (url));
  g_autofree char      *near = sender_studio_url_get_near_host (url);
  g_autofree char      *flow = sender_studio_url_get_flow (url);
  g_autofree char      *region = sender_studio_url_get_region (url);
  g_autoptr (SenderUrl) right = sender_url_copy (url);

  g_assert_cmpint (region != NULL, ==, is_studio);
  if (is_studio && sender_studio_url_check (url) == SENDER_STUDIO_URL_OK)
    g_assert_nonnull (flow);
  if (near == NULL)
    return;
  g_assert_false (is_studio);
  g_free (right->host);
  right->host = g_steal_pointer (&near);
  g_assert_true (sender_vendor_is_studio (sender_vendor_for_url (right)));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char      *text = fuzz_dup_text (data, size);
  g_autofree char      *placeholder = sender_url_find_placeholder (text);
  SenderUrlFault        fault = SENDER_URL_OK;
  g_autoptr (SenderUrl) url = sender_url_parse (text, &fault);

  g_assert_cmpint (url != NULL, ==, fault == SENDER_URL_OK);
  g_assert_true (placeholder == NULL || strstr (text, placeholder) != NULL);
  if (url == NULL)
    return 0;
  g_assert_true (g_str_is_ascii (text));
  g_assert_true (!sender_url_is_loopback (url) || sender_url_is_private (url));
  check_against_glib (url, text);
  check_round_trip (url);
  check_vendor (url);
  return 0;
}
