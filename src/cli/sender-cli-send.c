/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-send.h"

#include "sender-cli-output.h"
#include "sender-config.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the plan could not find is named with the option or path that supplies it. */
static gboolean
choose_message (SenderTestPlan *self,
                SenderCli      *cli,
                GError        **error)
{
  const char *template_name = sender_cli_get (cli, "template");
  const char *locale = sender_cli_get (cli, "locale");

  if (sender_test_plan_choose_message (self, template_name, locale, NULL))
    return TRUE;
  sender_cli_usage_error (error,
                          _ ("There is no such %s message in “%s”; set one at messages.%s.%s.%s"),
                          sender_channel_get_label (self->channel),
                          sender_config_get_name (self->config),
                          template_name != NULL ? template_name : "strong_authentication",
                          sender_channel_get_name (self->channel),
                          locale != NULL ? locale : "en");
  return FALSE;
}

static gboolean
choose_from (SenderTestPlan *self,
             SenderCli      *cli,
             gboolean        needed,
             GError        **error)
{
  if (sender_test_plan_choose_from (self, sender_cli_get (cli, "from"), NULL) || !needed)
    return TRUE;
  sender_cli_usage_error (error,
                          _ ("The %s request uses ${from}, but no number is ticked for it and "
                             "selected; add one, or say --from"),
                          sender_channel_get_label (self->channel));
  return FALSE;
}

static gboolean
take_values (SenderTestPlan *self,
             SenderCli      *cli,
             const char     *default_otp,
             GError        **error)
{
  GPtrArray *words = sender_cli_get_all (cli, "set");

  if (default_otp != NULL)
    sender_test_plan_set_value (self, "otp", default_otp);
  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      const char      *word = g_ptr_array_index (words, i);
      const char      *equals = strchr (word, '=');
      g_autofree char *name = equals != NULL ? g_strndup (word, (gsize) (equals - word)) : NULL;

      if (equals == NULL || equals == word)
        {
          sender_cli_usage_error (error, _ ("--set takes NAME=VALUE, not “%s”"), word);
          return FALSE;
        }
      sender_test_plan_set_value (self, name, equals + 1);
    }
  return TRUE;
}

/* A value that goes nowhere is most likely a name that was misspelt. */
static void
note_unused (SenderTestPlan *self,
             SenderCli      *cli)
{
  GPtrArray *words = sender_cli_get_all (cli, "set");

  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      const char      *word = g_ptr_array_index (words, i);
      g_autofree char *name = g_strndup (word, strcspn (word, "="));

      if (!sender_test_plan_uses (self, name))
        sender_cli_note (_ ("senderctl: Nothing here uses ${%s}, which --set gives a value"), name);
    }
}

/**
 * sender_cli_send_init:
 * @config: the configuration
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
sender_cli_send_init (SenderTestPlan *self,
                      SenderCli      *cli,
                      SenderConfig   *config,
                      SenderChannel   channel,
                      const char     *default_to,
                      const char     *default_otp,
                      GError        **error)
{
  const char *to = sender_cli_has (cli, "to") ? sender_cli_get (cli, "to") : default_to;

  if (!sender_test_plan_init (self, config, channel, error))
    return FALSE;
  if (to == NULL)
    {
      sender_cli_usage_error (error, _ ("Say where to: --to NUMBER"));
      return FALSE;
    }
  self->to = g_strdup (to);
  if (!choose_message (self, cli, error) || !choose_from (self, cli, default_to == NULL, error) ||
      !take_values (self, cli, default_otp, error))
    return FALSE;
  note_unused (self, cli);
  return TRUE;
}
