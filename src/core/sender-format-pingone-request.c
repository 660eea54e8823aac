/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-builder.h"
#include "sender-channel-request.h"
#include "sender-format-pingone.h"
#include "sender-header.h"
#include "sender-input.h"
#include "sender-json-check.h"
#include "sender-list.h"
#include "sender-format-pingone-shape.h"

/* An element of requests (reference "PingOne side", 1.6). */

static const SenderPingoneWord channels[] = {
  { "SMS", SENDER_CHANNEL_SMS },
  { "VOICE", SENDER_CHANNEL_VOICE },
  { NULL },
};

static const SenderPingoneWord methods[] = {
  { "POST", SENDER_HTTP_METHOD_POST },
  { "GET", SENDER_HTTP_METHOD_GET },
  { NULL },
};

static const SenderPingoneWord number_formats[] = {
  { "FULL", SENDER_NUMBER_FORMAT_FULL },
  { "NUMBER_ONLY", SENDER_NUMBER_FORMAT_DIGITS },
  { NULL },
};

static SenderChannel
parse_channel (const char *word)
{
  return (SenderChannel) sender_pingone_word_to_value (channels, word, SENDER_CHANNEL_UNKNOWN);
}

/**
 * sender_format_pingone_get_channel:
 * @request: a request of a sender
 *
 * Tells which channel a request is for, by its `deliveryMethod`.
 *
 * Returns: the channel; `SENDER_CHANNEL_UNKNOWN` where it is none that is known
 */
SenderChannel
sender_format_pingone_get_channel (SenderJson *request)
{
  return parse_channel (sender_json_get_string_member (request, "deliveryMethod"));
}

static gboolean
read_channel (gpointer    record,
              SenderJson *value,
              GError    **error)
{
  g_object_set (record, "channel", parse_channel (sender_json_get_text (value)), NULL);
  return TRUE;
}

static SenderJson *
write_channel (gpointer    record,
               SenderJson *known)
{
  return sender_pingone_word_from_value (channels,
                                         (int) sender_channel_request_get_channel (record));
}

static gboolean
read_method (gpointer    record,
             SenderJson *value,
             GError    **error)
{
  g_object_set (record, "method",
                sender_pingone_word_to_value (methods, sender_json_get_text (value),
                                              SENDER_HTTP_METHOD_UNKNOWN),
                NULL);
  return TRUE;
}

static SenderJson *
write_method (gpointer    record,
              SenderJson *known)
{
  return sender_pingone_word_from_value (methods,
                                         (int) sender_channel_request_get_method (record));
}

static gboolean
read_url (gpointer    record,
          SenderJson *value,
          GError    **error)
{
  return sender_pingone_read_text (record, "url", value);
}

static SenderJson *
write_url (gpointer    record,
           SenderJson *known)
{
  return sender_json_new_string (sender_channel_request_get_url (record));
}

static gboolean
read_headers (gpointer    record,
              SenderJson *value,
              GError    **error)
{
  SenderList *headers = sender_channel_request_get_headers (record);

  for (guint i = 0; i < sender_json_get_length (value); i++)
    {
      const char              *name = sender_json_get_name (value, i);
      SenderJson              *text = sender_json_get_element (value, i);
      g_autoptr (SenderHeader) header = NULL;

      if (!sender_json_check_kind (text, SENDER_JSON_STRING, name, error))
        return FALSE;
      header = g_object_new (SENDER_TYPE_HEADER, "name", name,
                             "value", sender_json_get_text (text), NULL);
      sender_list_append (headers, header);
    }
  return TRUE;
}

/* An object has a name only once; several values of one header are one, with commas (RFC 9110).
 * Rows that are still empty are no headers. */
static void
append_header (SenderJson   *object,
               SenderHeader *header)
{
  const char      *name = sender_header_get_name (header);
  const char      *value = sender_header_get_value (header);
  const char      *before = sender_json_get_string_member (object, name);
  g_autofree char *joined = before != NULL ? g_strconcat (before, ", ", value, NULL) : NULL;

  if (*name != '\0')
    sender_json_set_string (object, name, joined != NULL ? joined : value);
}

static gboolean
has_content_type (SenderList *headers)
{
  for (guint i = 0; i < sender_list_get_n_items (headers); i++)
    if (g_ascii_strcasecmp (sender_header_get_name (sender_list_get (headers, i)),
                            "content-type") == 0)
      return TRUE;
  return FALSE;
}

/* The console fills the content type in when a body's format is chosen, and a test sends it, so it
 * is here too; an object that came without stays without (see sender-format-pingone-shape.h). */
static void
append_content_type (SenderJson           *object,
                     SenderChannelRequest *request)
{
  static const char *const types[] = {
    [SENDER_BODY_FORMAT_FORM] = "application/x-www-form-urlencoded",
    [SENDER_BODY_FORMAT_RAW] = "application/json",
  };

  if (sender_channel_request_get_method (request) == SENDER_HTTP_METHOD_POST)
    sender_json_set_string (object, "content-type",
                            types[sender_channel_request_get_body_format (request)]);
}

static SenderJson *
write_headers (gpointer    record,
               SenderJson *known)
{
  SenderList            *headers = sender_channel_request_get_headers (record);
  g_autoptr (SenderJson) object = sender_json_new_object ();

  for (guint i = 0; i < sender_list_get_n_items (headers); i++)
    append_header (object, sender_list_get (headers, i));
  if (!has_content_type (headers))
    append_content_type (object, record);
  return sender_json_get_length (object) > 0 ? g_steal_pointer (&object) : NULL;
}

static gboolean
read_body (gpointer    record,
           SenderJson *value,
           GError    **error)
{
  const char *body = sender_json_get_text (value);

  if (sender_input_looks_like_json (body))
    g_object_set (record, "body-format", SENDER_BODY_FORMAT_RAW, "raw", body, NULL);
  else
    sender_builder_set_form (record, body);
  return TRUE;
}

/* What is entered for a body stays local while the method is GET, which has none. */
static SenderJson *
write_body (gpointer    record,
            SenderJson *known)
{
  g_autofree char *body = sender_builder_dup_body (record);

  if (sender_channel_request_get_method (record) == SENDER_HTTP_METHOD_GET)
    return NULL;
  return sender_pingone_text_or_null (body);
}

static gboolean
read_number_format (gpointer    record,
                    SenderJson *value,
                    GError    **error)
{
  g_object_set (record, "number-format",
                sender_pingone_word_to_value (number_formats, sender_json_get_text (value),
                                              SENDER_NUMBER_FORMAT_UNKNOWN),
                NULL);
  return TRUE;
}

static SenderJson *
write_number_format (gpointer    record,
                     SenderJson *known)
{
  return sender_pingone_word_from_value (
    number_formats, (int) sender_channel_request_get_number_format (record));
}

static gboolean
read_before_tag (gpointer    record,
                 SenderJson *value,
                 GError    **error)
{
  return sender_pingone_read_text (record, "before-tag", value);
}

static SenderJson *
write_before_tag (gpointer    record,
                  SenderJson *known)
{
  return sender_pingone_text_or_null (sender_channel_request_get_before_tag (record));
}

static gboolean
read_after_tag (gpointer    record,
                SenderJson *value,
                GError    **error)
{
  return sender_pingone_read_text (record, "after-tag", value);
}

static SenderJson *
write_after_tag (gpointer    record,
                 SenderJson *known)
{
  return sender_pingone_text_or_null (sender_channel_request_get_after_tag (record));
}

static const SenderPingoneMember members[] = {
  { "deliveryMethod", SENDER_JSON_STRING, read_channel, write_channel },
  { "method", SENDER_JSON_STRING, read_method, write_method },
  { "url", SENDER_JSON_STRING, read_url, write_url },
  { "headers", SENDER_JSON_OBJECT, read_headers, write_headers },
  { "body", SENDER_JSON_STRING, read_body, write_body },
  { "phoneNumberFormat", SENDER_JSON_STRING, read_number_format, write_number_format },
  { "beforeTag", SENDER_JSON_STRING, read_before_tag, write_before_tag },
  { "afterTag", SENDER_JSON_STRING, read_after_tag, write_after_tag },
};

const SenderPingoneShape sender_pingone_request = {
  sender_channel_request_get_type,
  members,
  G_N_ELEMENTS (members),
};
