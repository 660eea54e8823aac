/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-preflight-private.h"

#include "sender-channel-request.h"
#include "sender-form-field.h"
#include "sender-list.h"
#include "sender-phone.h"
#include "sender-text.h"

#include <string.h>

/* What is known of messaging services: a local number of the United States sends from one that has
 * an approved campaign (reference: Twilio, sections 10 and 12.2). */

#define UNITED_STATES "US"

/**
 * sender_preflight_dup_service:
 * @path: (out) (optional) (transfer full): where it stands
 *
 * Finds the messaging service that the SMS request names as its sender, in place of a number.
 *
 * Returns: (transfer full) (nullable): its SID
 */
char *
sender_preflight_dup_service (const SenderPreflight *self,
                              char                 **path)
{
  SenderChannelRequest *request = sender_config_get_request (self->config, SENDER_CHANNEL_SMS, 0);
  SenderList           *rows = request != NULL ? sender_channel_request_get_body (request) : NULL;

  if (rows == NULL ||
      sender_channel_request_get_body_format (request) != SENDER_BODY_FORMAT_FORM)
    return NULL;
  for (guint i = 0; i < sender_list_get_n_items (rows); i++)
    {
      SenderFormField *row = sender_list_get (rows, i);
      const char      *value = sender_form_field_get_value (row);

      if (!sender_form_field_is_enabled (row) ||
          g_strcmp0 (sender_form_field_get_key (row), "From") != 0 ||
          !sender_text_is_sid (value, "MG"))
        continue;
      if (path != NULL)
        *path = g_strdup_printf ("sms.body[%u].value", i);
      return g_strdup (value);
    }
  return NULL;
}

/**
 * sender_preflight_needs_campaign:
 * @index: of a number
 *
 * Tells whether a number is a local one of the United States that sends messages.
 *
 * Returns: whether it is; %FALSE while it is not known
 */
gboolean
sender_preflight_needs_campaign (const SenderPreflight *self,
                                 guint                  index)
{
  SenderOriginationNumber *number = sender_preflight_get_number (self, index);
  g_autofree char         *service = sender_preflight_dup_service (self, NULL);

  return service == NULL && sender_origination_number_has_sms (number) &&
         !sender_preflight_is_toll_free (number) &&
         g_strcmp0 (sender_preflight_get_country (self, number), UNITED_STATES) == 0;
}

/**
 * sender_preflight_get_service:
 * @list: of messaging services
 * @index: a position
 *
 * Gets a messaging service from the list of them.
 *
 * Returns: (nullable): its SID
 */
const char *
sender_preflight_get_service (SenderJson *list,
                              guint       index)
{
  return sender_json_get_string_member (sender_json_get_element (list, index), "sid");
}

/* An entry of a service's list says its country; without one, +1 may be the United States. */
static gboolean
is_local (SenderJson *entry)
{
  const char *number = sender_json_get_string_member (entry, "phone_number");
  const char *country = sender_json_get_string_member (entry, "country_code");

  return number != NULL && g_str_has_prefix (number, "+1") &&
         !sender_phone_is_nanp_toll_free (number) &&
         (country == NULL || strcmp (country, UNITED_STATES) == 0);
}

/**
 * sender_preflight_service_has:
 * @service: SID of a messaging service
 * @number: (nullable): a number, or %NULL for any local one of the United States
 *
 * Tells whether a service sends from a number.
 *
 * Returns: whether it does; %FALSE while it is not known
 */
gboolean
sender_preflight_service_has (const SenderPreflight *self,
                              const char            *service,
                              const char            *number)
{
  SenderJson *answer = sender_questions_get_answer (self->questions, SENDER_TWILIO_SERVICE_NUMBERS,
                                                    service, NULL);
  SenderJson *list = sender_preflight_get_list (answer, "phone_numbers");

  for (guint i = 0; list != NULL && i < sender_json_get_length (list); i++)
    {
      SenderJson *entry = sender_json_get_element (list, i);

      if (number != NULL
            ? g_strcmp0 (sender_json_get_string_member (entry, "phone_number"), number) == 0
            : is_local (entry))
        return TRUE;
    }
  return FALSE;
}
