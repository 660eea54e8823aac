/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan.h"

#include "sender-authorship.h"

static void
put_sender (SenderLive       *made,
            const SenderStep *step)
{
  g_autoptr (SenderJson) none = sender_json_new_array ();
  g_autoptr (SenderJson) object = NULL;

  if (step->before == NULL)
    return;
  sender_live_set_senders (made, none, NULL);
  if (step->body == NULL)
    return;
  object = sender_json_copy (step->body);
  sender_json_set_string (object, "id", step->id);
  sender_live_put_sender (made, object);
}

static void
put_content (SenderLive       *made,
             SenderLive       *live,
             const SenderStep *step)
{
  g_autoptr (SenderMessage) message = sender_step_read_message (step);
  SenderJson               *contents = sender_live_get_contents (live, step->template_name);

  if (message == NULL)
    return;
  if (contents != NULL && sender_live_get_contents (made, step->template_name) == NULL)
    sender_live_set_contents (made, step->template_name, contents, NULL);
  sender_authorship_put_content (made, message, step->body);
}

static void
put_chain (SenderLive       *made,
           SenderLive       *live,
           const SenderPlan *plan,
           const SenderStep *step)
{
  SenderJson            *before = sender_live_get_settings (live);
  g_autoptr (SenderJson) settings =
    before != NULL ? sender_json_copy (before) : sender_json_new_object ();

  sender_json_set_member (settings, SENDER_LIVE_CHAIN,
                          sender_step_make_chain (step, plan->sender));
  sender_live_set_settings (made, settings, NULL);
}

/**
 * sender_plan_dup_made:
 * @self: a plan
 * @live: what is live before it
 *
 * Says what it makes of what it writes to. Of all else it says nothing.
 *
 * Returns: (transfer full): the state afterwards, as far as it is another one
 */
SenderLive *
sender_plan_dup_made (const SenderPlan *self,
                      SenderLive       *live)
{
  SenderLive *made = sender_live_new (sender_live_get_environment (live));

  for (guint i = 0; i < self->steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (self->steps, i);

      if (step->action == SENDER_STEP_KEEP)
        continue;
      if (step->object == SENDER_CHANGE_IN_SENDER)
        put_sender (made, step);
      else if (step->object == SENDER_CHANGE_IN_TEMPLATE)
        put_content (made, live, step);
      else
        put_chain (made, live, self, step);
    }
  return made;
}
