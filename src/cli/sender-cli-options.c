/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

#include <glib/gi18n.h>
#include <math.h>

/* The options of a command, by their long names. */

/**
 * sender_cli_has:
 * @name: long name of an option
 *
 * Tells whether an option was given.
 *
 * Returns: whether it was
 */
gboolean
sender_cli_has (SenderCli  *cli,
                const char *name)
{
  return g_hash_table_contains (cli->options, name);
}

/**
 * sender_cli_get_all:
 * @name: long name of an option
 *
 * Gets every value of an option, in the order given.
 *
 * Returns: (nullable) (transfer none) (element-type utf8): the values
 */
GPtrArray *
sender_cli_get_all (SenderCli  *cli,
                    const char *name)
{
  return g_hash_table_lookup (cli->options, name);
}

/**
 * sender_cli_get:
 * @name: long name of an option
 *
 * Gets the last value of an option.
 *
 * Returns: (nullable): the value
 */
const char *
sender_cli_get (SenderCli  *cli,
                const char *name)
{
  GPtrArray *values = sender_cli_get_all (cli, name);

  return values != NULL ? g_ptr_array_index (values, values->len - 1) : NULL;
}

/**
 * sender_cli_get_double:
 * @name: long name of an option
 * @value: (inout): stays as it is if the option was not given
 * @error: return location
 *
 * Gets a number of at least 0.
 *
 * Returns: %FALSE with %SENDER_ERROR_INVALID set if the value is none
 */
gboolean
sender_cli_get_double (SenderCli  *cli,
                       const char *name,
                       double     *value,
                       GError    **error)
{
  const char *text = sender_cli_get (cli, name);
  char       *end = NULL;

  if (text == NULL)
    return TRUE;
  *value = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (*value) || *value < 0.0)
    {
      sender_cli_usage_error (error, _ ("--%s takes a number of at least 0, not “%s”"), name, text);
      return FALSE;
    }
  return TRUE;
}

/**
 * sender_cli_get_channel:
 * @channel: (out): the channel
 * @error: return location
 *
 * Gets the channel of `--channel`.
 *
 * Returns: %FALSE with %SENDER_ERROR_INVALID set if it is missing or none
 */
gboolean
sender_cli_get_channel (SenderCli     *cli,
                        SenderChannel *channel,
                        GError       **error)
{
  const char *text = sender_cli_get (cli, "channel");
  int         value = SENDER_CHANNEL_UNKNOWN;

  if (text != NULL && sender_enum_from_nick (SENDER_TYPE_CHANNEL, text, &value) &&
      value != SENDER_CHANNEL_UNKNOWN)
    {
      *channel = (SenderChannel) value;
      return TRUE;
    }
  if (text == NULL)
    sender_cli_usage_error (error, _ ("Say which channel: --channel sms or --channel voice"));
  else
    sender_cli_usage_error (error, _ ("--channel is sms or voice, not “%s”"), text);
  return FALSE;
}

/**
 * sender_cli_get_count:
 * @name: long name of an option
 * @value: (inout): stays as it is if the option was not given
 * @error: return location
 *
 * Gets a whole number of at least 0.
 *
 * Returns: %FALSE with %SENDER_ERROR_INVALID set if the value is none
 */
gboolean
sender_cli_get_count (SenderCli  *cli,
                      const char *name,
                      int        *value,
                      GError    **error)
{
  const char *text = sender_cli_get (cli, name);
  guint64     number = 0;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &number, NULL))
    {
      sender_cli_usage_error (error, _ ("--%s takes a whole number of at least 0, not “%s”"), name,
                              text);
      return FALSE;
    }
  *value = (int) number;
  return TRUE;
}
