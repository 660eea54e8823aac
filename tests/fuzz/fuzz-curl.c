/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "sender-builder.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-format-curl.h"

static SenderChannelRequest *
read_request (SenderImport *import,
              const char   *text)
{
  SenderImportItem  *item = NULL;
  g_autoptr (GError) error = NULL;

  if (!sender_format_curl_read (text, import, &error))
    {
      g_assert_error (error, SENDER_ERROR, SENDER_ERROR_FORMAT);
      return NULL;
    }
  item = import->items->pdata[0];
  return sender_config_get_request (item->config, SENDER_CHANNEL_SMS, 0);
}

/* A command that was read is written as one that means the same. */
static void
check_written (SenderImport         *import,
               SenderChannelRequest *request)
{
  SenderImportItem        *item = import->items->pdata[0];
  g_autoptr (SenderImport) again = sender_import_new ();
  SenderChannelRequest    *other = NULL;
  g_autofree char         *command = NULL;
  g_autofree char         *body = sender_builder_dup_body (request);
  g_autofree char         *other_body = NULL;

  command = sender_format_curl_write (item->config, request, NULL);
  if (command == NULL)
    return;
  other = read_request (again, command);
  g_assert_nonnull (other);
  g_assert_cmpstr (sender_channel_request_get_url (other), ==,
                   sender_channel_request_get_url (request));
  g_assert_cmpint (sender_channel_request_get_method (other), ==,
                   sender_channel_request_get_method (request));
  other_body = sender_builder_dup_body (other);
  if (sender_channel_request_get_method (request) == SENDER_HTTP_METHOD_POST)
    g_assert_cmpstr (other_body, ==, body);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char         *text = fuzz_dup_utf8 (data, size);
  g_autoptr (SenderImport) import = sender_import_new ();
  SenderChannelRequest    *request = NULL;

  if (!sender_format_curl_is (text))
    return 0;
  request = read_request (import, text);
  if (request != NULL)
    check_written (import, request);
  return 0;
}
