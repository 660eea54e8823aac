/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-messages-origin.h"

#include <glib/gi18n.h>

static char *
dup_read (SenderLiveSource *source)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (sender_live_source_get_read_at (source));
  g_autofree char      *time = g_date_time_format (local, "%H:%M");

  if (sender_live_source_is_simulated (source))
    return g_strdup_printf (_ ("Notifications and languages as the stand-in has them, read at %s. "
                               "SIMULATED."),
                            time);
  return g_strdup_printf (_ ("Notifications and languages as your environment has them, read at "
                             "%s."),
                          time);
}

/**
 * sender_messages_dup_origin:
 * @source: (nullable): what knows what is live
 *
 * Says whether the environment was asked which notifications there are.
 *
 * Returns: (transfer full): the words
 */
char *
sender_messages_dup_origin (SenderLiveSource *source)
{
  SenderLiveState state =
    source != NULL ? sender_live_source_get_state (source) : SENDER_LIVE_STATE_NOT_CONNECTED;

  switch (state)
    {
    case SENDER_LIVE_STATE_READ:
      return dup_read (source);
    case SENDER_LIVE_STATE_READING:
      return g_strdup (_ ("Reading which notifications your environment has…"));
    case SENDER_LIVE_STATE_FAILED:
      return g_strdup (_ ("The notifications are those of the built-in list: your environment "
                          "could not be read."));
    case SENDER_LIVE_STATE_NO_SECRET:
    case SENDER_LIVE_STATE_UNREAD:
    case SENDER_LIVE_STATE_NOT_CONNECTED:
    default:
      return g_strdup (_ ("The notifications are those of the built-in list, for your environment "
                          "was not read."));
    }
}
