/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-live-words.h"

#include "sender-isolate.h"
#include "sender-surroundings.h"
#include "sender-usage.h"

#include <glib/gi18n-lib.h>

static SenderUsage *
make_usage (SenderLiveSource *source)
{
  SenderLive *live = source != NULL ? sender_live_source_get_live (source) : NULL;

  return live != NULL ? sender_usage_new (live) : NULL;
}

static const char *
get_reason (SenderLiveSource *source,
            SenderConfig     *config,
            gboolean          simulated)
{
  SenderLiveState state = source != NULL ? sender_live_source_get_state (source)
                                         : SENDER_LIVE_STATE_NOT_CONNECTED;

  switch (state)
    {
    case SENDER_LIVE_STATE_NO_SECRET:
      return _ ("Not known what PingOne uses now: the client secret is missing");
    case SENDER_LIVE_STATE_UNREAD:
      return _ ("Not known what PingOne uses now: not read yet");
    case SENDER_LIVE_STATE_READING:
      return _ ("Reading what PingOne uses now…");
    case SENDER_LIVE_STATE_READ:
    case SENDER_LIVE_STATE_FAILED:
      return _ ("Not known what PingOne uses now: it could not be read");
    case SENDER_LIVE_STATE_NOT_CONNECTED:
    default:
      return sender_surroundings_get_detail (sender_surroundings_get (config, simulated));
    }
}

/**
 * sender_live_words_dup_usage:
 * @source: (nullable): what reads the environment
 * @config: (nullable): the configuration
 * @simulated: whether requests go to stand-ins
 *
 * Says what PingOne uses now.
 *
 * Returns: (transfer full): one line
 */
char *
sender_live_words_dup_usage (SenderLiveSource *source,
                             SenderConfig     *config,
                             gboolean          simulated)
{
  g_autoptr (SenderUsage) usage = make_usage (source);
  g_autofree char        *text = NULL;
  g_autofree char        *clean = NULL;

  if (usage == NULL)
    return g_strdup (get_reason (source, config, simulated));
  text = sender_usage_dup_text (usage);
  clean = sender_isolate_clean (text);
  /* Translators: who sends the codes of an environment */
  return g_strdup_printf (_ ("In use now: %s"), clean);
}

/**
 * sender_live_words_dup_details:
 * @source: (nullable): what reads the environment
 * @config: (nullable): the configuration
 * @simulated: whether requests go to stand-ins
 *
 * Says all that is known of what PingOne uses now.
 *
 * Returns: (transfer full): sentences, each on a line of its own
 */
char *
sender_live_words_dup_details (SenderLiveSource *source,
                               SenderConfig     *config,
                               gboolean          simulated)
{
  g_autoptr (SenderUsage) usage = make_usage (source);
  g_autofree char        *text = NULL;

  if (usage == NULL)
    return g_strdup (get_reason (source, config, simulated));
  text = sender_usage_dup_details (usage);
  return sender_isolate_clean (text);
}
