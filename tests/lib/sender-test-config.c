/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-config.h"

#include "sender-channel-request.h"
#include "sender-authorization.h"
#include "sender-form-field.h"
#include "sender-header.h"
#include "sender-list.h"
#include "sender-message.h"

#include <stdarg.h>

SenderConfig *
sender_test_config_new (void)
{
  SenderConfig *config = sender_config_new ();

  g_object_set (sender_config_get_authorization (config),
                "kind", SENDER_AUTHORIZATION_KIND_BASIC,
                "username", SENDER_TEST_USER,
                NULL);
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    {
      SenderChannelRequest *request = sender_config_ensure_request (config, channel);

      g_object_set (request, "url", SENDER_TEST_URL, NULL);
      sender_test_set_rows (request,
                            "From", "${from}", "To", "${to}", "Parameters", "${message}", NULL);
      sender_test_set_message (config, channel, "{\"OTP\":\"${otp}\"}");
    }
  return config;
}

void
sender_test_set_rows (SenderChannelRequest *request,
                      ...)
{
  SenderList *list = sender_channel_request_get_body (request);
  const char *key = NULL;
  va_list     args;

  while (sender_list_get_n_items (list) > 0)
    sender_list_remove (list, 0);
  g_object_set (request, "body-format", SENDER_BODY_FORMAT_FORM, NULL);
  va_start (args, request);
  while ((key = va_arg (args, const char *)) != NULL)
    {
      g_autoptr (SenderFormField) row = sender_form_field_new ();

      g_object_set (row, "key", key, "value", va_arg (args, const char *), NULL);
      sender_list_append (list, row);
    }
  va_end (args);
}

void
sender_test_set_raw (SenderChannelRequest *request,
                     const char           *raw)
{
  g_object_set (request, "body-format", SENDER_BODY_FORMAT_RAW, "raw", raw, NULL);
}

void
sender_test_add_header (SenderChannelRequest *request,
                        const char           *name,
                        const char           *value)
{
  g_autoptr (SenderHeader) header = sender_header_new ();

  g_object_set (header, "name", name, "value", value, NULL);
  sender_list_append (sender_channel_request_get_headers (request), header);
}

SenderMessage *
sender_test_set_message (SenderConfig *config,
                         SenderChannel channel,
                         const char   *content)
{
  g_autoptr (SenderMessage) fresh = NULL;
  SenderMessage            *message = sender_config_get_first_message (config, channel);

  if (message == NULL)
    {
      fresh = g_object_new (SENDER_TYPE_MESSAGE,
                            "template", "strong_authentication",
                            "channel", channel,
                            "locale", "en",
                            NULL);
      sender_list_append (sender_config_get_messages (config), fresh);
      message = fresh;
    }
  g_object_set (message, "content", content, NULL);
  return message;
}
