/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-online-rules.h"

#include <glib/gi18n-lib.h>

static const SenderRuleFacts rules[] = {
  { "SS601", SENDER_SEVERITY_ERROR, N_ ("With this credential nobody gets a code.") },
  { "SS602", SENDER_SEVERITY_ERROR,
    N_ ("Twilio refuses everything such an account asks for.") },
  { "SS603", SENDER_SEVERITY_WARNING,
    N_ ("A trial account reaches verified numbers only, and ends after 30 days.") },
  { "SS604", SENDER_SEVERITY_WARNING,
    N_ ("Twilio starts the flow, and its widget then fails: an account sends from what is its own. "
        "With a verified caller ID of somebody else it can only call.") },
  { "SS605", SENDER_SEVERITY_ERROR, N_ ("Twilio starts the flow, and its widget then fails.") },
  { "SS606", SENDER_SEVERITY_ERROR,
    N_ ("An unverified toll-free number sends nothing to the United States and Canada; the message "
        "ends with error 30032.") },
  { "SS607", SENDER_SEVERITY_WARNING,
    N_ ("Without an approved A2P campaign messages to the United States are accepted and then not "
        "delivered (error 30034).") },
  { "SS608", SENDER_SEVERITY_WARNING,
    N_ ("Twilio starts the flow, and its widget then fails with error 21408.") },
  { "SS609", SENDER_SEVERITY_WARNING,
    N_ ("Twilio starts the flow, and its call then fails with error 21215.") },
  { "SS610", SENDER_SEVERITY_INFO,
    N_ ("What could not be asked may be right or wrong; nothing here says that it is right.") },
  { "SS611", SENDER_SEVERITY_ERROR,
    N_ ("Twilio answers 404 to every request, so nobody gets a code.") },
};

/**
 * sender_online_rules_get:
 * @position: from 0
 * @facts: (out): what is known of the rule
 *
 * Goes over the rules that only the vendor can answer.
 *
 * Returns: whether there are that many
 */
gboolean
sender_online_rules_get (guint            position,
                         SenderRuleFacts *facts)
{
  if (position >= G_N_ELEMENTS (rules))
    return FALSE;
  *facts = rules[position];
  facts->why = _ (facts->why);
  return TRUE;
}

/**
 * sender_online_rules_find:
 * @id: of such a rule
 *
 * Finds what is known of a rule that only the vendor can answer.
 *
 * Returns: the facts
 */
SenderRuleFacts
sender_online_rules_find (const char *id)
{
  SenderRuleFacts facts = { NULL };

  for (guint i = 0; sender_online_rules_get (i, &facts); i++)
    if (g_str_equal (facts.id, id))
      return facts;
  g_error ("%s is no rule that is asked of a vendor", id);
}
