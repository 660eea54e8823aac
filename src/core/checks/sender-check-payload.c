/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-rule.h"

#include "sender-config.h"
#include "sender-form-field.h"
#include "sender-json-template.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-path.h"

#include <string.h>

/* Which texts reach a flow as JSON (design, after the table of section 5). */

/**
 * sender_check_payload_free:
 * @self: (transfer full): a payload
 *
 * Frees it.
 */
void
sender_check_payload_free (SenderCheckPayload *self)
{
  g_free (self->path);
  g_free (self);
}

static void
take_payload (GPtrArray         *payloads,
              SenderCheckPayload payload)
{
  g_ptr_array_add (payloads, g_memdup2 (&payload, sizeof payload));
}

/* Whether @text is `${message}` and nothing else. */
static gboolean
is_message_alone (const char *text)
{
  g_autofree char  *plain = g_strstrip (g_strdup (text));
  SenderVariableRef ref;

  return sender_variables_next (plain, 0, &ref) && ref.start == 0 && plain[ref.end] == '\0' &&
         sender_variables_uses (plain, "message");
}

/* The row that carries the message to the vendor, be its key misspelt. */
static gboolean
find_carrier (SenderCheckRequest *request,
              guint              *position)
{
  for (guint i = 0; i < sender_check_request_get_n_rows (request); i++)
    {
      SenderFormField       *row = sender_check_request_get_row (request, i);
      const SenderVendorKey *key = NULL;

      if (row != NULL)
        key = sender_check_request_find_key (request, sender_form_field_get_key (row));
      if (key != NULL && strcmp (key->name, request->vendor->message_key) == 0)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* Adds the row if it holds more than the message; without a row the message is what is meant. */
static gboolean
add_row (GPtrArray          *payloads,
         SenderCheckRequest *request)
{
  guint       position = 0;
  const char *text = NULL;

  if (!find_carrier (request, &position))
    return FALSE;
  text = sender_form_field_get_value (sender_check_request_get_row (request, position));
  if (is_message_alone (text))
    return FALSE;
  take_payload (payloads, (SenderCheckPayload){
                            .path = g_strdup_printf ("%s.body[%u].value", request->path, position),
                            .text = text,
                            .channel = request->channel,
                            .vendor = request->vendor,
                            .required = TRUE,
                          });
  return TRUE;
}

/* @vendor takes nothing but JSON; without one, what begins as JSON does is meant to be it. */
static void
add_messages (GPtrArray          *payloads,
              SenderCheckRun     *run,
              SenderChannel       channel,
              const SenderVendor *vendor)
{
  SenderList *messages = sender_config_get_messages (run->config);

  for (guint i = 0; i < sender_list_get_n_items (messages); i++)
    {
      SenderMessage *message = sender_list_get (messages, i);
      const char    *text = sender_message_get_content (message);

      if (sender_message_get_channel (message) != channel ||
          (vendor == NULL && !sender_json_template_is (text)))
        continue;
      take_payload (payloads, (SenderCheckPayload){
                                .path = sender_path_for_message (run->config, message),
                                .text = text,
                                .channel = channel,
                                .message = message,
                                .vendor = vendor != NULL ? vendor : sender_vendor_get_generic (),
                                .required = vendor != NULL,
                              });
    }
}

/**
 * sender_check_payloads_new:
 * @run: a run whose requests are known
 *
 * Finds the texts that reach a flow: what the vendor's message key carries, else messages that
 * begin as JSON does.
 *
 * Returns: (transfer full) (element-type SenderCheckPayload): the texts, in the document's order
 */
GPtrArray *
sender_check_payloads_new (SenderCheckRun *run)
{
  GPtrArray *payloads =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sender_check_payload_free);

  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    {
      const SenderVendor *vendor = NULL;
      gboolean            has_row = FALSE;

      for (guint i = 0; i < run->requests->len; i++)
        {
          SenderCheckRequest *request = g_ptr_array_index (run->requests, i);

          if (request->channel != channel || request->vendor->message_key == NULL)
            continue;
          if (add_row (payloads, request))
            has_row = TRUE;
          else
            vendor = request->vendor;
        }
      if (vendor != NULL || !has_row)
        add_messages (payloads, run, channel, vendor);
    }
  return payloads;
}
