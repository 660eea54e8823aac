/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-send.h"

#include "sender-builder.h"
#include "sender-channel-request.h"
#include "sender-cli-output.h"
#include "sender-config.h"
#include "sender-form-field.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-variables.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEFAULT_TEMPLATE "strong_authentication"
#define DEFAULT_LOCALE "en"

/* The asked-for message exactly; without asking, the default one or else the channel's first. */
static gboolean
choose_message (SenderCliSend *self,
                SenderCli     *cli,
                GError       **error)
{
  gboolean    asked = sender_cli_has (cli, "template") || sender_cli_has (cli, "locale");
  const char *template_name = sender_cli_has (cli, "template") ? sender_cli_get (cli, "template")
                                                               : DEFAULT_TEMPLATE;
  const char *locale = sender_cli_has (cli, "locale") ? sender_cli_get (cli, "locale")
                                                      : DEFAULT_LOCALE;

  if (asked)
    self->message = sender_config_find_message (self->config, template_name, self->channel, locale,
                                                NULL);
  else
    self->message = sender_builder_choose_message (self->config, self->channel, template_name,
                                                   locale);
  if (self->message != NULL)
    return TRUE;
  sender_cli_usage_error (error,
                          _ ("There is no such %s message in “%s”; set one at messages.%s.%s.%s"),
                          sender_channel_get_label (self->channel),
                          sender_config_get_name (self->config),
                          template_name,
                          sender_channel_get_label (self->channel),
                          locale);
  return FALSE;
}

static gboolean
uses_from (SenderChannelRequest *request)
{
  g_autofree char *body = sender_builder_dup_body (request);

  return sender_variables_uses (sender_channel_request_get_url (request), "from") ||
         sender_variables_uses (body, "from");
}

static gboolean
choose_from (SenderCliSend *self,
             SenderCli     *cli,
             gboolean       needed,
             GError       **error)
{
  self->from = sender_cli_get (cli, "from");
  if (self->from == NULL)
    self->from = sender_builder_get_default_from (self->config, self->channel);
  if (self->from != NULL || !needed || !uses_from (self->request))
    return TRUE;
  sender_cli_usage_error (error,
                          _ ("The %s request uses ${from}, but no number is ticked for it and "
                             "selected; add one, or say --from"),
                          sender_channel_get_label (self->channel));
  return FALSE;
}

static gboolean
take_values (SenderCliSend *self,
             SenderCli     *cli,
             const char    *default_otp,
             GError       **error)
{
  GPtrArray *words = sender_cli_get_all (cli, "set");

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (default_otp != NULL)
    g_hash_table_insert (self->values, g_strdup ("otp"), g_strdup (default_otp));
  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      const char *equals = strchr (word, '=');

      if (equals == NULL || equals == word)
        {
          sender_cli_usage_error (error, _ ("--set takes NAME=VALUE, not “%s”"), word);
          return FALSE;
        }
      g_hash_table_insert (self->values, g_strndup (word, (gsize) (equals - word)),
                           g_strdup (equals + 1));
    }
  return TRUE;
}

/* A value that goes nowhere is most likely a name that was misspelt. */
static void
note_unused (SenderCliSend *self,
             SenderCli     *cli)
{
  GPtrArray       *words = sender_cli_get_all (cli, "set");
  g_autofree char *body = sender_builder_dup_body (self->request);

  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      const char      *word = g_ptr_array_index (words, i);
      g_autofree char *name = g_strndup (word, strcspn (word, "="));

      if (!sender_variables_uses (body, name) &&
          !sender_variables_uses (sender_channel_request_get_url (self->request), name) &&
          !sender_variables_uses (sender_message_get_content (self->message), name))
        sender_cli_note (_ ("senderctl: Nothing here uses ${%s}, which --set gives a value"), name);
    }
}

/**
 * sender_cli_send_init:
 * @config: the configuration; kept borrowed
 * @channel: the channel
 * @default_to: (nullable): the recipient if `--to` is not given; %NULL: it must be
 * @default_otp: (nullable): the code if `--set otp=` is not given
 * @error: return location
 *
 * Takes together what one send needs. A number is only demanded where something will be sent.
 *
 * Returns: %FALSE with %SENDER_ERROR_INVALID set where something is missing
 */
gboolean
sender_cli_send_init (SenderCliSend *self,
                      SenderCli     *cli,
                      SenderConfig  *config,
                      SenderChannel  channel,
                      const char    *default_to,
                      const char    *default_otp,
                      GError       **error)
{
  *self = (SenderCliSend){ .config = config, .channel = channel };
  self->request = sender_config_get_request (config, channel, 0);
  if (self->request == NULL)
    {
      sender_cli_usage_error (error, _ ("“%s” has no request for %s"),
                              sender_config_get_name (config),
                              sender_channel_get_label (channel));
      return FALSE;
    }
  self->to = sender_cli_has (cli, "to") ? sender_cli_get (cli, "to") : default_to;
  if (self->to == NULL)
    {
      sender_cli_usage_error (error, _ ("Say where to: --to NUMBER"));
      return FALSE;
    }
  if (!choose_message (self, cli, error) || !choose_from (self, cli, default_to == NULL, error) ||
      !take_values (self, cli, default_otp, error))
    return FALSE;
  note_unused (self, cli);
  return TRUE;
}

/**
 * sender_cli_send_clear:
 *
 * Frees what it holds.
 */
void
sender_cli_send_clear (SenderCliSend *self)
{
  g_clear_pointer (&self->values, g_hash_table_unref);
}

/**
 * sender_cli_send_build:
 * @secret: (nullable): the credential; %NULL redacts it
 * @verbatim: whether values are written unescaped
 * @error: return location
 *
 * Builds the request.
 *
 * Returns: (transfer full) (nullable): the request
 */
SenderRequest *
sender_cli_send_build (SenderCliSend *self,
                       const char    *secret,
                       gboolean       verbatim,
                       GError       **error)
{
  SenderBuildInput input = {
    .to = self->to,
    .from = self->from,
    .message = self->message,
    .values = self->values,
    .secret = secret,
    .verbatim = verbatim,
  };

  return sender_builder_build (self->config, self->request, &input, error);
}
