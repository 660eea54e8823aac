/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-builder-private.h"

#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-origination-number.h"
#include "sender-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFAULT_TEMPLATE "strong_authentication"
#define DEFAULT_LOCALE "en"

/* A raw body is JSON by its first character, not by its header: so the importers decide too. */
static SenderWriting
get_body_writing (SenderChannelRequest *request)
{
  const char *raw = sender_channel_request_get_raw (request);

  if (sender_channel_request_get_body_format (request) == SENDER_BODY_FORMAT_FORM)
    return SENDER_WRITING_FORM;
  raw += strspn (raw, " \t\r\n");
  return *raw == '{' || *raw == '[' || *raw == '"' ? SENDER_WRITING_JSON : SENDER_WRITING_PLAIN;
}

/* The tags stand around each digit of a spoken code; how PingOne renders them exactly is not
 * documented (reference, PingOne 1.6). */
static SenderPattern *
make_message (SenderMessage        *message,
              SenderChannelRequest *request,
              SenderValues         *values)
{
  SenderPattern *pattern = sender_pattern_new (sender_message_get_content (message),
                                               SENDER_WRITING_PLAIN,
                                               SENDER_VARIABLE_SCOPE_MESSAGE, values);
  const char    *before = NULL;
  const char    *after = NULL;

  if (request == NULL || sender_message_get_channel (message) != SENDER_CHANNEL_VOICE)
    return pattern;
  before = sender_channel_request_get_before_tag (request);
  after = sender_channel_request_get_after_tag (request);
  if (*before != '\0' || *after != '\0')
    sender_pattern_set_tags (pattern, before, after);
  return pattern;
}

SenderRendering *
sender_rendering_new (SenderConfig           *config,
                      SenderChannelRequest   *request,
                      const SenderBuildInput *input)
{
  SenderRendering         *self = g_new0 (SenderRendering, 1);
  g_autoptr (SenderValues) values = sender_values_new (config, request, input);
  gboolean                 verbatim = input->verbatim;
  g_autofree char         *body = NULL;

  self->code = g_strdup (sender_values_lookup (values, SENDER_VARIABLE_SCOPE_MESSAGE, "otp", 3));
  if (input->message != NULL)
    self->message = make_message (input->message, request, values);
  if (request == NULL)
    return self;
  self->url = sender_pattern_new (sender_channel_request_get_url (request),
                                  verbatim ? SENDER_WRITING_PLAIN : SENDER_WRITING_URL,
                                  SENDER_VARIABLE_SCOPE_REQUEST, values);
  if (sender_channel_request_get_method (request) != SENDER_HTTP_METHOD_POST)
    return self;
  body = sender_builder_dup_body (request);
  self->body = sender_pattern_new (body,
                                   verbatim ? SENDER_WRITING_PLAIN : get_body_writing (request),
                                   SENDER_VARIABLE_SCOPE_REQUEST, values);
  return self;
}

void
sender_rendering_free (SenderRendering *self)
{
  g_clear_pointer (&self->message, sender_pattern_free);
  g_clear_pointer (&self->url, sender_pattern_free);
  g_clear_pointer (&self->body, sender_pattern_free);
  g_free (self->code);
  g_free (self);
}

static GString *
write_once (const SenderRendering *self,
            const SenderPattern   *pattern,
            const GString         *message)
{
  GString    *out = g_string_new (NULL);
  const char *code = self->code != NULL ? self->code : "";

  if (pattern != NULL)
    sender_pattern_write (pattern, out, message, code, strlen (code));
  return out;
}

static GString *
write_message (const SenderRendering *self)
{
  return write_once (self, self->message, NULL);
}

void
sender_rendering_trace (const SenderRendering *self,
                        const SenderPattern   *pattern,
                        SenderTraceFunc        func,
                        gpointer               user_data)
{
  g_autoptr (GString) message = write_message (self);

  if (pattern != NULL)
    sender_pattern_trace (pattern, message, self->code != NULL ? self->code : "", func, user_data);
}

/**
 * sender_builder_render_message:
 * @config: the configuration
 * @input: the message and the values
 *
 * Writes the message with its variables replaced, as PingOne would hand it on. Values come from
 * @input, else from the configuration's samples, else from the built-in ones; an unknown variable
 * stays as it stands. Nothing is escaped: that PingOne would do so is not documented.
 *
 * Returns: (transfer full): the text, empty without a message
 */
char *
sender_builder_render_message (SenderConfig           *config,
                               const SenderBuildInput *input)
{
  SenderChannelRequest       *request = NULL;
  g_autoptr (SenderRendering) rendering = NULL;
  g_autoptr (GString)         message = NULL;

  if (input->message != NULL)
    request = sender_config_get_request (config, sender_message_get_channel (input->message), 0);
  rendering = sender_rendering_new (config, request, input);
  message = write_message (rendering);
  return g_strdup (message->str);
}

/* A value written as plain text may bring a line break into the URL, so the result is judged. */
static gboolean
check_request (SenderChannelRequest *request,
               const char           *url,
               GError              **error)
{
  if (*url == '\0')
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                 _ ("The request has no URL."));
  else if (sender_text_has_control (url))
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                 _ ("The URL holds a control character, such as a line break."));
  else if (sender_channel_request_get_method (request) == SENDER_HTTP_METHOD_UNKNOWN)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                 _ ("This version doesn’t know the request’s method."));
  else
    return TRUE;
  return FALSE;
}

/**
 * sender_builder_build:
 * @config: the configuration
 * @request: the request of a channel of @config
 * @input: what it depends on besides
 * @error: return location
 *
 * Builds the exact bytes of one send.
 *
 * Form values are encoded as `application/x-www-form-urlencoded`; values in a URL are
 * percent-encoded, a space as `%20`; values inside the strings of a raw JSON body are escaped. How
 * PingOne itself escapes is not documented: with `verbatim` values are written as plain text, the
 * other possible outcome. A GET sends no body. The URL is sent as typed, valid or not.
 *
 * Returns: (transfer full): the request; %NULL with %SENDER_ERROR_INVALID if it can't be built
 */
SenderRequest *
sender_builder_build (SenderConfig           *config,
                      SenderChannelRequest   *request,
                      const SenderBuildInput *input,
                      GError                **error)
{
  g_autoptr (SenderRendering) rendering = sender_rendering_new (config, request, input);
  g_autoptr (GString)         message = write_message (rendering);
  g_autoptr (GString)         url = write_once (rendering, rendering->url, message);
  g_autoptr (GString)         body = write_once (rendering, rendering->body, message);
  g_autoptr (SenderRequest)   built = NULL;

  if (!check_request (request, url->str, error))
    return NULL;
  built = sender_request_new (sender_enum_get_nick (SENDER_TYPE_HTTP_METHOD,
                                                    sender_channel_request_get_method (request)),
                              url->str);
  if (!sender_builder_add_headers (config, request, input->secret, built, error))
    return NULL;
  if (rendering->body != NULL)
    sender_request_set_body (built, body->str, body->len);
  return g_steal_pointer (&built);
}

/**
 * sender_builder_format_number:
 * @request: a channel's request
 * @number: a telephone number
 *
 * Writes a number as the channel's phone number format wants it: `digits` takes the `+` away.
 *
 * Returns: (transfer full): the number
 */
char *
sender_builder_format_number (SenderChannelRequest *request,
                              const char           *number)
{
  if (sender_channel_request_get_number_format (request) == SENDER_NUMBER_FORMAT_DIGITS &&
      *number == '+')
    number++;
  return g_strdup (number);
}

/**
 * sender_builder_get_default_from:
 * @config: the configuration
 * @channel: a channel
 *
 * Finds the first number that is ticked for a channel and selected.
 *
 * Returns: (nullable): the number as typed, %NULL if there is none
 */
const char *
sender_builder_get_default_from (SenderConfig *config,
                                 SenderChannel channel)
{
  SenderList *numbers = sender_config_get_numbers (config);

  for (guint i = 0; i < sender_list_get_n_items (numbers); i++)
    {
      SenderOriginationNumber *number = sender_list_get (numbers, i);
      gboolean                 ticked = channel == SENDER_CHANNEL_VOICE
                                          ? sender_origination_number_has_voice (number)
                                          : sender_origination_number_has_sms (number);

      if (ticked && sender_origination_number_is_selected (number))
        return sender_origination_number_get_number (number);
    }
  return NULL;
}

/* The first message of @channel; a NULL name or locale fits any. */
static SenderMessage *
find_first (SenderConfig *config,
            SenderChannel channel,
            const char   *template_name,
            const char   *locale)
{
  SenderList *messages = sender_config_get_messages (config);

  for (guint i = 0; i < sender_list_get_n_items (messages); i++)
    {
      SenderMessage *message = sender_list_get (messages, i);

      if (sender_message_get_channel (message) == channel &&
          (template_name == NULL ||
           g_str_equal (sender_message_get_template_name (message), template_name)) &&
          (locale == NULL || g_str_equal (sender_message_get_locale (message), locale)))
        return message;
    }
  return NULL;
}

/**
 * sender_builder_choose_message:
 * @config: the configuration
 * @channel: a channel
 * @template_name: (nullable): a notification type, %NULL where none was asked for
 * @locale: (nullable): a language, likewise
 *
 * Chooses the message to render: what was not asked for is `strong_authentication` and `en`, else
 * whatever comes first. What was asked for is met exactly.
 *
 * Returns: (transfer none) (nullable): the message, %NULL if there is none; it is never invented
 */
SenderMessage *
sender_builder_choose_message (SenderConfig *config,
                               SenderChannel channel,
                               const char   *template_name,
                               const char   *locale)
{
  SenderMessage *message = find_first (config, channel,
                                       template_name != NULL ? template_name : DEFAULT_TEMPLATE,
                                       locale != NULL ? locale : DEFAULT_LOCALE);

  return message != NULL ? message : find_first (config, channel, template_name, locale);
}
