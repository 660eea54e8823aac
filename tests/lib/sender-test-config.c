/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-config.h"

#include "sender-authorization.h"
#include "sender-channel-request.h"
#include "sender-form-field.h"
#include "sender-header.h"
#include "sender-importer.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-path.h"

#include <stdarg.h>
#include <string.h>

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

#define SHARED                       \
  "name=Test"                        \
  ";;provider.name=Vendor"           \
  ";;authorization.kind=basic"       \
  ";;authorization.username=SK"      \
  "0123456789abcdef0123456789abcdef" \
  ";;+numbers|number=+14155550100|sms=true|voice=true"

static const char studio[] =
  SHARED
  ";;sms.url=" SENDER_TEST_SMS_URL
  ";;+sms.body|key=From|value=${from}"
  ";;+sms.body|key=To|value=${to}"
  ";;+sms.body|key=Parameters|value=${message}"
  ";;voice.url=" SENDER_TEST_VOICE_URL
  ";;+voice.body|key=From|value=${from}"
  ";;+voice.body|key=To|value=${to}"
  ";;+voice.body|key=Parameters|value=${message}"
  ";;messages.strong_authentication.SMS.en={\"OTP\":\"${otp}\"}"
  ";;messages.strong_authentication.Voice.en={\"OTP\":\"${otp}\"}";

static const char generic[] =
  SHARED
  ";;sms.url=https://sms.example.com/send"
  ";;+sms.body|key=recipient|value=${to}"
  ";;+sms.body|key=text|value=${message}"
  ";;voice.url=https://voice.example.com/call"
  ";;+voice.body|key=recipient|value=${to}"
  ";;+voice.body|key=text|value=${message}"
  ";;messages.strong_authentication.SMS.en=Your code is ${otp}."
  ";;messages.strong_authentication.Voice.en=Your code is ${otp}.";

static void
edit_one (SenderConfig *config,
          const char   *edit)
{
  g_autoptr (GError) error = NULL;
  const char        *equals = strchr (edit, '=');

  if (*edit == '+')
    {
      g_auto (GStrv) parts = g_strsplit (edit + 1, "|", -1);

      sender_path_add (config, parts[0], (const char *const *) parts + 1, &error);
    }
  else if (*edit == '-')
    sender_path_remove (config, edit + 1, &error);
  else
    {
      g_autofree char *path = NULL;

      g_assert_nonnull (equals);
      path = g_strndup (edit, (gsize) (equals - edit));
      sender_path_set (config, path, equals + 1, &error);
    }
  if (error != NULL)
    g_error ("%s: %s", edit, error->message);
}

void
sender_test_config_edit (SenderConfig *config,
                         const char   *edits)
{
  g_auto (GStrv) parts = g_strsplit (edits, ";;", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    edit_one (config, parts[i]);
}

void
sender_test_config_set (SenderConfig *config,
                        const char   *edit,
                        ...)
{
  va_list arguments;

  va_start (arguments, edit);
  for (; edit != NULL; edit = va_arg (arguments, const char *))
    edit_one (config, edit);
  va_end (arguments);
}

void
sender_test_config_assert (SenderConfig *config,
                           const char   *path,
                           const char   *value)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *is = sender_path_get (config, path, &error);

  g_assert_no_error (error);
  if (strcmp (is, value) != 0)
    g_error ("%s is “%s”, not “%s”", path, is, value);
}

SenderConfig *
sender_test_config_studio (void)
{
  SenderConfig *config = sender_config_new ();

  sender_test_config_edit (config, studio);
  return config;
}

SenderConfig *
sender_test_config_generic (void)
{
  SenderConfig *config = sender_config_new ();

  sender_test_config_edit (config, generic);
  return config;
}

SenderConfig *
sender_test_config_procedure (void)
{
  SenderConfig *config = sender_preset_new ("procedure", "Procedure");

  g_assert_nonnull (config);
  return config;
}
