/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-channel-request.h"

#include "sender-credential.h"
#include "sender-form-field.h"
#include "sender-header.h"
#include "sender-list.h"

/**
 * SenderChannelRequest:
 *
 * The HTTP request of one channel. Form rows and raw text stand side by side: switching loses
 * neither.
 */
struct _SenderChannelRequest
{
  SenderRecord parent_instance;

  SenderChannel      channel;
  SenderHttpMethod   method;
  char              *url;
  SenderList        *headers;
  SenderBodyFormat   body_format;
  SenderList        *body;
  char              *raw;
  SenderNumberFormat number_format;
  char              *before_tag;
  char              *after_tag;
  SenderJson        *remote;
};

G_DEFINE_FINAL_TYPE (SenderChannelRequest, sender_channel_request, SENDER_TYPE_RECORD)

static const SenderField fields[] = {
  SENDER_ENUM (SenderChannelRequest, "channel", channel,
               SenderChannel, sender_channel_get_type, SENDER_FIELD_INTERNAL),
  SENDER_ENUM (SenderChannelRequest, "method", method,
               SenderHttpMethod, sender_http_method_get_type, SENDER_FIELD_PLAIN),
  SENDER_STRING (SenderChannelRequest, "url", url, SENDER_FIELD_PLAIN),
  SENDER_LIST_FIELD (SenderChannelRequest, "headers", headers,
                     sender_header_get_type, SENDER_FIELD_PLAIN),
  SENDER_ENUM (SenderChannelRequest, "body-format", body_format,
               SenderBodyFormat, sender_body_format_get_type, SENDER_FIELD_PLAIN),
  SENDER_LIST_FIELD (SenderChannelRequest, "body", body,
                     sender_form_field_get_type, SENDER_FIELD_PLAIN),
  SENDER_STRING (SenderChannelRequest, "raw", raw, SENDER_FIELD_PLAIN),
  SENDER_ENUM (SenderChannelRequest, "number-format", number_format,
               SenderNumberFormat, sender_number_format_get_type, SENDER_FIELD_PLAIN),
  SENDER_STRING (SenderChannelRequest, "before-tag", before_tag, SENDER_FIELD_OPTIONAL),
  SENDER_STRING (SenderChannelRequest, "after-tag", after_tag, SENDER_FIELD_OPTIONAL),
  SENDER_JSON (SenderChannelRequest, "remote", remote,
               SENDER_FIELD_OPTIONAL | SENDER_FIELD_INTERNAL),
};

static void
sender_channel_request_class_init (SenderChannelRequestClass *klass)
{
  sender_record_class_set_fields (SENDER_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
sender_channel_request_init (SenderChannelRequest *self)
{
}

/**
 * sender_channel_request_new:
 *
 * Makes one with its defaults.
 *
 * Returns: (transfer full): the record
 */
SenderChannelRequest *
sender_channel_request_new (void)
{
  return g_object_new (SENDER_TYPE_CHANNEL_REQUEST, NULL);
}

/**
 * sender_channel_request_get_channel:
 *
 * Gets the channel.
 *
 * Returns: one of [enum@Channel]
 */
SenderChannel
sender_channel_request_get_channel (SenderChannelRequest *self)
{
  return self->channel;
}

/**
 * sender_channel_request_get_method:
 *
 * Gets the method.
 *
 * Returns: one of [enum@HttpMethod]
 */
SenderHttpMethod
sender_channel_request_get_method (SenderChannelRequest *self)
{
  return self->method;
}

/**
 * sender_channel_request_get_url:
 *
 * Gets the url: as typed.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_channel_request_get_url (SenderChannelRequest *self)
{
  return self->url;
}

/**
 * sender_channel_request_get_headers:
 *
 * Gets the headers.
 *
 * Returns: (transfer none): a list of [class@Header]
 */
SenderList *
sender_channel_request_get_headers (SenderChannelRequest *self)
{
  return self->headers;
}

/**
 * sender_channel_request_get_body_format:
 *
 * Gets the body format.
 *
 * Returns: one of [enum@BodyFormat]
 */
SenderBodyFormat
sender_channel_request_get_body_format (SenderChannelRequest *self)
{
  return self->body_format;
}

/**
 * sender_channel_request_get_body:
 *
 * Gets the body.
 *
 * Returns: (transfer none): a list of [class@FormField]
 */
SenderList *
sender_channel_request_get_body (SenderChannelRequest *self)
{
  return self->body;
}

/**
 * sender_channel_request_get_raw:
 *
 * Gets the raw: text of a raw body.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_channel_request_get_raw (SenderChannelRequest *self)
{
  return self->raw;
}

/**
 * sender_channel_request_get_number_format:
 *
 * Gets the number format.
 *
 * Returns: one of [enum@NumberFormat]
 */
SenderNumberFormat
sender_channel_request_get_number_format (SenderChannelRequest *self)
{
  return self->number_format;
}

/**
 * sender_channel_request_get_before_tag:
 *
 * Gets the before tag: voice: before each digit.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_channel_request_get_before_tag (SenderChannelRequest *self)
{
  return self->before_tag;
}

/**
 * sender_channel_request_get_after_tag:
 *
 * Gets the after tag: voice: after each digit.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_channel_request_get_after_tag (SenderChannelRequest *self)
{
  return self->after_tag;
}

/**
 * sender_channel_request_get_remote:
 *
 * Gets the object of the platform this was read from, without secrets; what the record does not
 * say is written back from it.
 *
 * Returns: (transfer none) (nullable): an object
 */
SenderJson *
sender_channel_request_get_remote (SenderChannelRequest *self)
{
  return self->remote;
}

static void
append_headers (GString    *text,
                SenderList *headers)
{
  for (guint i = 0; i < sender_list_get_n_items (headers); i++)
    {
      SenderHeader *each = sender_list_get (headers, i);
      const char   *name = sender_header_get_name (each);
      const char   *value = sender_header_get_value (each);

      if (!sender_credential_is_header (name, value))
        g_string_append_printf (text, " · %s: %s", name, value);
    }
}

static void
append_body (GString              *text,
             SenderChannelRequest *self)
{
  if (self->body_format == SENDER_BODY_FORMAT_RAW)
    g_string_append_printf (text, " · %s", self->raw);
  else
    for (guint i = 0; i < sender_list_get_n_items (self->body); i++)
      {
        SenderFormField *each = sender_list_get (self->body, i);

        g_string_append_printf (text, " · %s=%s", sender_form_field_get_key (each),
                                sender_form_field_get_value (each));
      }
}

/**
 * sender_channel_request_dup_summary:
 * @self: a request
 *
 * Puts what it says into one line: method, URL, headers, body, and what else is not as usual.
 * Headers that are credentials are left out.
 *
 * Returns: (transfer full): the line
 */
char *
sender_channel_request_dup_summary (SenderChannelRequest *self)
{
  const char *method = sender_enum_get_nick (SENDER_TYPE_HTTP_METHOD, (int) self->method);
  const char *format =
    sender_enum_get_nick (SENDER_TYPE_NUMBER_FORMAT, (int) self->number_format);
  GString *text = g_string_new (method);

  g_string_append_printf (text, " %s", self->url);
  append_headers (text, self->headers);
  append_body (text, self);
  if (self->number_format != SENDER_NUMBER_FORMAT_FULL)
    g_string_append_printf (text, " · number-format=%s", format);
  if (*self->before_tag != '\0' || *self->after_tag != '\0')
    g_string_append_printf (text, " · %s…%s", self->before_tag, self->after_tag);
  g_strdelimit (text->str, "\r\n\t", ' ');
  return g_string_free (text, FALSE);
}
