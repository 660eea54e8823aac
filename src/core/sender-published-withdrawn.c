/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-published.h"

#include "sender-authorship.h"
#include "sender-mirror.h"
#include "sender-record.h"

/* What of ours is live where the sender is not any more. */

/* Whether what somebody else made of a message was kept. */
static gboolean
is_left (const SenderPlan *plan,
         SenderMessage    *message)
{
  SenderMessage *result = sender_mirror_find_message_in (plan->result, message);
  SenderMessage *next = sender_mirror_find_message_in (plan->next, message);

  return next != NULL && (result == NULL || !sender_record_equal (next, result));
}

/**
 * sender_published_new_withdrawn:
 * @plan: a plan to go back to a state without the sender, which was carried out
 * @base: (nullable): the base of the plan; %NULL: not known, or there was nothing yet
 * @before: what was live before
 * @live: what is live by now
 * @sender: (nullable): id of the sender that went
 * @then: (nullable): the base of the state that was gone back to
 *
 * Makes the base of the next plan where texts of ours are live though the sender went: those that
 * were ours in that state, and those that stayed as somebody else changed them since. All else was
 * there before us, and is somebody else’s again.
 *
 * Returns: (transfer full) (nullable): the base, or %NULL if nothing of ours is left
 */
SenderPublished *
sender_published_new_withdrawn (const SenderPlan *plan,
                                SenderLive       *base,
                                SenderLive       *before,
                                SenderLive       *live,
                                const char       *sender,
                                SenderLive       *then)
{
  g_autoptr (SenderPublished) self =
    sender_published_new_restored (plan, base, before, live, sender);
  g_autoptr (SenderLive) made = sender_live_new (self->environment);
  g_autoptr (SenderJson) none = sender_json_new_array ();
  gboolean               is_empty = TRUE;

  sender_live_set_senders (made, none, NULL);
  for (guint i = 0; i < plan->wanted->len; i++)
    {
      SenderMessage *message = g_ptr_array_index (plan->wanted, i);
      SenderJson    *ours = sender_mirror_find_content (self->live, message);
      gboolean       was_ours = then != NULL && sender_mirror_find_content (then, message) != NULL;

      if (ours == NULL || sender_mirror_find_content (live, message) == NULL ||
          (!was_ours && !is_left (plan, message)))
        continue;
      sender_authorship_put_content (made, message, ours);
      is_empty = FALSE;
    }
  g_clear_pointer (&self->sender, g_free);
  sender_live_unref (self->live);
  self->live = g_steal_pointer (&made);
  return is_empty ? NULL : g_steal_pointer (&self);
}
