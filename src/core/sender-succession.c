/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-succession.h"

#include "sender-chain.h"
#include "sender-mirror.h"

/**
 * sender_succession_replace_entry:
 * @chain: a fallback chain
 * @former: id of a sender that is gone
 * @entry: what stands for its successor
 *
 * Gives the place of the former one to its successor, unless that has one.
 *
 * Returns: (transfer full): the chain
 */
SenderJson *
sender_succession_replace_entry (SenderJson *chain,
                                 const char *former,
                                 const char *entry)
{
  gboolean    has_entry = sender_chain_has (chain, entry);
  SenderJson *made = sender_json_new_array ();

  for (guint i = 0; i < sender_json_get_length (chain); i++)
    {
      SenderJson *element = sender_json_get_element (chain, i);
      gboolean    is_former = sender_json_get_kind (element) == SENDER_JSON_STRING &&
                           g_str_equal (sender_json_get_text (element), former);

      if (!is_former)
        sender_json_append (made, sender_json_copy (element));
      else if (!has_entry)
        sender_json_append (made, sender_json_new_string (entry));
      has_entry |= is_former;
    }
  return made;
}

static void
rename_sender (SenderLive *live,
               const char *former,
               const char *entry)
{
  SenderJson            *object = sender_live_find_sender (live, former);
  g_autoptr (SenderJson) renamed = object != NULL ? sender_json_copy (object) : NULL;

  if (renamed == NULL)
    return;
  sender_live_drop_sender (live, former);
  sender_json_set_string (renamed, "id", entry);
  sender_live_put_sender (live, renamed);
}

/**
 * sender_succession_dup_live:
 * @live: (nullable): what an environment holds, or held
 * @former: id of a sender that is gone
 * @entry: what stands for its successor
 *
 * Says of the successor what was said of the former one.
 *
 * Returns: (transfer full) (nullable): a copy
 */
SenderLive *
sender_succession_dup_live (SenderLive *live,
                            const char *former,
                            const char *entry)
{
  SenderLive            *copy = live != NULL ? sender_live_copy (live) : NULL;
  SenderJson            *chain = copy != NULL ? sender_live_get_chain (copy) : NULL;
  g_autoptr (SenderJson) settings = NULL;

  if (copy != NULL)
    rename_sender (copy, former, entry);
  if (chain == NULL)
    return copy;
  settings = sender_json_copy (sender_live_get_settings (copy));
  sender_json_set_member (settings, SENDER_LIVE_CHAIN,
                          sender_succession_replace_entry (chain, former, entry));
  sender_live_set_settings (copy, settings, NULL);
  return copy;
}

/* Whether one that could have been ours is gone by now. */
static gboolean
has_candidate (SenderLive *state,
               SenderLive *live)
{
  SenderJson *senders = sender_live_get_senders (state);

  for (guint i = 0; senders != NULL && i < sender_json_get_length (senders); i++)
    {
      SenderJson *sender = sender_json_get_element (senders, i);

      if (sender_mirror_is_custom (sender) &&
          sender_live_find_sender (live, sender_json_get_string_member (sender, "id")) == NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * sender_succession_find:
 * @state: an earlier state of an environment
 * @is_noted: whether it was noted which sender was ours there
 * @former: (nullable): its id; %NULL if there was none
 * @live: what there is now
 * @sender: (nullable): id of the sender that is ours now
 * @is_doubtful: (out): whether nobody can tell, so that ours is not to go because of it
 *
 * Finds the sender that was ours in a state. It may have been deleted since and made anew; as long
 * as it is there, it is another one than ours of now.
 *
 * Returns: (nullable): its id there
 */
const char *
sender_succession_find (SenderLive *state,
                        gboolean    is_noted,
                        const char *former,
                        SenderLive *live,
                        const char *sender,
                        gboolean   *is_doubtful)
{
  SenderJson *object = sender_live_find_sender (state, former);

  *is_doubtful = FALSE;
  if (sender != NULL && sender_live_find_sender (state, sender) != NULL)
    return sender;
  if (!is_noted)
    {
      *is_doubtful = sender != NULL && has_candidate (state, live);
      return NULL;
    }
  if (object == NULL || (sender != NULL && sender_live_find_sender (live, former) != NULL))
    return NULL;
  /* The kind of a sender can’t be changed. */
  *is_doubtful = sender != NULL && !sender_mirror_is_custom (object);
  return *is_doubtful ? NULL : former;
}
