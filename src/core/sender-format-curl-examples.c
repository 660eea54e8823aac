/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-format-curl-private.h"

#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-form-field.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-origination-number.h"
#include "sender-phone.h"
#include "sender-text.h"
#include "sender-variables.h"
#include "sender-vendor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIN_CODE_LENGTH 6
#define MAX_CODE_LENGTH 10

typedef struct
{
  SenderImport *import;
  SenderConfig *config;
} Reader;

static void
set_value (SenderFormField *row,
           const char      *value)
{
  g_object_set (row, "value", value, "encoded", "", NULL);
}

/* The number in a row, or NULL; an unencoded `+` was read as a space, as a server reads it. */
static char *
get_number (SenderFormField *row)
{
  g_autofree char *number = g_strdup (sender_form_field_get_value (row));

  if (*number == ' ')
    *number = '+';
  g_strstrip (number);
  return sender_phone_is_e164 (number) ? g_steal_pointer (&number) : NULL;
}

static void
replace_to (Reader          *self,
            SenderFormField *row)
{
  g_autofree char *number = get_number (row);
  g_autofree char *masked = NULL;

  if (number == NULL)
    return;
  masked = sender_text_mask_number (number);
  set_value (row, "${to}");
  sender_import_note (self->import, _ ("The recipient %s became ${to}"), masked);
}

static void
replace_from (Reader          *self,
              SenderFormField *row)
{
  g_autofree char                    *number = get_number (row);
  g_autoptr (SenderOriginationNumber) record = NULL;

  if (number == NULL)
    return;
  record = g_object_new (SENDER_TYPE_ORIGINATION_NUMBER,
                         "number", number,
                         "type", sender_phone_guess_type (number),
                         "sms", TRUE,
                         NULL);
  sender_list_append (sender_config_get_numbers (self->config), record);
  set_value (row, "${from}");
  sender_import_note (self->import, _ ("The sender %s became ${from} and an origination number"),
                      number);
}

/* The only run of digits that can be a passcode, or 0 where there is none or a choice. */
static gsize
find_code (const char *text,
           gsize      *start)
{
  gsize    found = 0;
  gboolean several = FALSE;

  for (const char *p = text; *p != '\0';)
    {
      gsize length = strspn (p, G_CSET_DIGITS);

      if (length >= MIN_CODE_LENGTH && length <= MAX_CODE_LENGTH)
        {
          several = found > 0;
          found = length;
          *start = (gsize) (p - text);
        }
      p += MAX (length, 1);
    }
  return several ? 0 : found;
}

/* What was sent as an example is the message; the row says ${message} as PingOne will. */
static void
replace_message (Reader          *self,
                 SenderFormField *row)
{
  const char               *text = sender_form_field_get_value (row);
  gsize                     start = 0;
  gsize                     length = find_code (text, &start);
  g_autofree char          *content = NULL;
  g_autoptr (SenderMessage) message = NULL;

  if (*text == '\0' || sender_variables_uses (text, "message"))
    return;
  if (length > 0)
    content = g_strdup_printf ("%.*s${otp}%s", (int) start, text, text + start + length);
  else
    content = g_strdup (text);
  message = g_object_new (SENDER_TYPE_MESSAGE,
                          "template", "strong_authentication",
                          "channel", SENDER_CHANNEL_SMS,
                          "locale", "en",
                          "content", content,
                          NULL);
  sender_list_append (sender_config_get_messages (self->config), message);
  set_value (row, "${message}");
  sender_import_note (self->import, _ ("The content of “%s” became the message of "
                                       "strong_authentication: %s"),
                      sender_form_field_get_key (row), content);
}

/**
 * sender_format_curl_replace_examples:
 * @import: where it is noted
 * @config: the configuration that was read
 * @request: its request
 *
 * Makes what PingOne will send of an example that was sent by hand. Only where the vendor's keys
 * are known can it be told which value is what.
 */
void
sender_format_curl_replace_examples (SenderImport         *import,
                                     SenderConfig         *config,
                                     SenderChannelRequest *request)
{
  Reader                self = { import, config };
  SenderUrlFault        fault = SENDER_URL_OK;
  g_autoptr (SenderUrl) url = sender_url_parse (sender_channel_request_get_url (request), &fault);
  const SenderVendor   *vendor = sender_vendor_for_url (url);
  SenderList           *rows = sender_channel_request_get_body (request);

  if (!sender_vendor_is_studio (vendor))
    return;
  for (guint i = 0; i < sender_list_get_n_items (rows); i++)
    {
      SenderFormField *row = sender_list_get (rows, i);
      const char      *key = sender_form_field_get_key (row);

      if (g_ascii_strcasecmp (key, "To") == 0)
        replace_to (&self, row);
      else if (g_ascii_strcasecmp (key, "From") == 0)
        replace_from (&self, row);
      else if (g_ascii_strcasecmp (key, vendor->message_key) == 0)
        replace_message (&self, row);
    }
}
