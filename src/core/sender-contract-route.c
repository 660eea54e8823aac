/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract-private.h"

#include "sender-builder-private.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-form-field.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-path.h"

#include <string.h>

static gboolean
carries (SenderFormField *row,
         const char      *key)
{
  if (!sender_form_field_is_enabled (row))
    return FALSE;
  if (key != NULL)
    return g_str_equal (sender_form_field_get_key (row), key);
  return sender_variables_uses (sender_form_field_get_value (row), "message");
}

/* The row of that key; of whichever key holds the message if @key is NULL. */
static SenderFormField *
find_row (SenderChannelRequest *request,
          const char           *key,
          guint                *position)
{
  SenderList *rows = sender_channel_request_get_body (request);

  for (guint i = 0; i < sender_list_get_n_items (rows); i++)
    {
      SenderFormField *row = sender_list_get (rows, i);

      *position = i;
      if (carries (row, key))
        return row;
    }
  return NULL;
}

static const char *
lookup_message_cb (const char *name,
                   gsize       name_length,
                   gpointer    user_data)
{
  return sender_variables_is_same ("message", name, name_length) ? user_data : NULL;
}

/* A row that holds more than the message is itself what reaches the flow. */
static void
follow_row (SenderContractRoute *self,
            SenderFormField     *row,
            guint                position,
            GString             *text)
{
  const char      *value = sender_form_field_get_value (row);
  g_autofree char *content = g_strdup (text->str);

  g_free (self->field);
  self->field = g_strdup (sender_form_field_get_key (row));
  self->row = g_strdup_printf ("%s.body[%u]", self->path, position);
  if (g_str_equal (value, "${message}"))
    return;
  g_free (self->payload);
  self->payload = g_strconcat (self->row, ".value", NULL);
  g_string_truncate (text, 0);
  sender_variables_expand (text, value, lookup_message_cb, NULL, content);
}

/* A misspelt key carries the message to nobody, but it is the place to be repaired. */
static void
follow_request (SenderContractRoute  *self,
                SenderChannelRequest *request,
                GString              *text)
{
  g_auto (SenderCarrier) carrier = { SENDER_CARRIER_NONE, NULL };
  SenderFormField       *row = NULL;
  guint                  position = 0;

  sender_carrier_init (&carrier, request);
  self->field = g_strdup (carrier.key);
  self->carried = carrier.kind != SENDER_CARRIER_NONE;
  self->plain = !sender_vendor_is_studio (sender_builder_get_vendor (request)) &&
                sender_variables_uses (text->str, "otp");
  if (carrier.kind != SENDER_CARRIER_FORM)
    return;
  self->carried = FALSE;
  if (sender_channel_request_get_body_format (request) == SENDER_BODY_FORMAT_RAW)
    return;
  row = find_row (request, carrier.key, &position);
  self->carried = row != NULL;
  if (row == NULL)
    row = find_row (request, NULL, &position);
  if (row != NULL)
    follow_row (self, row, position, text);
}

void
sender_contract_route_init (SenderContractRoute *self,
                            SenderConfig        *config,
                            SenderChannel        channel,
                            SenderMessage       *message)
{
  SenderChannelRequest *request = sender_config_get_request (config, channel, 0);
  g_autoptr (GString)   text = g_string_new (NULL);

  self->path = g_strdup (sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) channel));
  self->payload =
    message != NULL ? sender_path_for_message (config, message) : g_strdup (self->path);
  if (message != NULL)
    g_string_append (text, sender_message_get_content (message));
  if (request != NULL)
    follow_request (self, request, text);
  self->members = sender_members_new (text->str);
}

void
sender_contract_route_clear (SenderContractRoute *self)
{
  g_free (self->path);
  g_free (self->payload);
  g_free (self->field);
  g_free (self->row);
  g_clear_pointer (&self->members, g_ptr_array_unref);
}
