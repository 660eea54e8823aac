/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "request-fixture.h"

#include "sender-channel-request.h"
#include "sender-form-field.h"
#include "sender-list.h"

static void
add_request (SenderConfig *config,
             const char   *word)
{
  g_autoptr (SenderChannelRequest) request = g_object_new (SENDER_TYPE_CHANNEL_REQUEST, NULL);
  const char                      *rows = word + (word[1] == '?' ? 2 : 1);
  g_autofree char                 *url =
    g_strdup_printf ("https://%c.example/%.*s", g_ascii_isupper (*word) ? 'y' : 'x',
                     (int) (rows - word), word);

  g_object_set (request, "channel", SENDER_CHANNEL_SMS, "url", url, NULL);
  for (guint i = 0; rows[i] != '\0'; i++)
    {
      g_autofree char            *key = g_strdup_printf ("%u", i);
      g_autofree char            *value = g_strndup (rows + i, 1);
      g_autoptr (SenderFormField) field =
        g_object_new (SENDER_TYPE_FORM_FIELD, "key", key, "value", value, NULL);

      sender_list_append (sender_channel_request_get_body (request), field);
    }
  sender_list_append (sender_config_get_requests (config), request);
}

SenderConfig *
make_requests (const char *words)
{
  SenderConfig  *config = words != NULL ? sender_config_new () : NULL;
  g_auto (GStrv) each = g_strsplit (words != NULL ? words : "", " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    add_request (config, each[i]);
  return config;
}
