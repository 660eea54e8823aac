/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-question.h"

#include <glib/gi18n-lib.h>

/**
 * sender_test_question_get_cost:
 * @channel: the channel
 * @simulated: whether stand-ins answer
 *
 * Says what a send costs.
 *
 * Returns: a sentence
 */
const char *
sender_test_question_get_cost (SenderChannel channel,
                               gboolean      simulated)
{
  if (simulated)
    return _ ("Simulated: this costs nothing and reaches no real phone.");
  return channel == SENDER_CHANNEL_VOICE
           ? _ ("This places one real call, and your vendor charges for it.")
           : _ ("This sends one real SMS, and your vendor charges for it.");
}

/**
 * sender_test_question_get_cost_via_pingone:
 * @channel: the channel
 * @simulated: whether stand-ins answer
 *
 * Says what a send through PingOne costs: money, and of what PingOne allows a day.
 *
 * Returns: sentences
 */
const char *
sender_test_question_get_cost_via_pingone (SenderChannel channel,
                                           gboolean      simulated)
{
  if (simulated)
    return _ ("Simulated: this costs nothing and reaches no real phone.");
  return channel == SENDER_CHANNEL_VOICE
           ? _ ("PingOne places one real call with a real code: your vendor charges for it, and it "
                "counts against the codes PingOne allows the user and the environment in a day.")
           : _ ("PingOne sends one real SMS with a real code: your vendor charges for it, and it "
                "counts against the codes PingOne allows the user and the environment in a day.");
}

static void
ask_about_errors (SenderTestQuestion *self,
                  guint               n_errors,
                  const char         *cost)
{
  self->heading = g_strdup_printf (
    ngettext ("Send with %u Error?", "Send with %u Errors?", n_errors), n_errors);
  self->body = g_strdup_printf (_ ("The findings say why the test will most likely fail. %s"),
                                cost);
  self->accept = _ ("Send Anyway");
  self->is_warning = TRUE;
}

/**
 * sender_test_question_init:
 * @document: what is tested
 * @plan: what is to be sent
 * @is_paid: whether the send costs money, and nobody agreed to that for this configuration yet
 *
 * Finds out what must be asked before a test leaves: about errors, and once about money.
 *
 * Returns: %FALSE if there is nothing to ask
 */
gboolean
sender_test_question_init (SenderTestQuestion   *self,
                           SenderDocument       *document,
                           const SenderTestPlan *plan,
                           gboolean              is_paid)
{
  SenderTally   sum = sender_inspection_get_sum (sender_document_get_inspection (document));
  SenderChannel channel = plan->channel;
  const char   *cost = "";

  if (is_paid)
    cost = plan->user != NULL ? sender_test_question_get_cost_via_pingone (channel, FALSE)
                              : sender_test_question_get_cost (channel, FALSE);

  *self = (SenderTestQuestion){ 0 };
  if (sum.errors > 0)
    {
      ask_about_errors (self, sum.errors, cost);
      return TRUE;
    }
  if (!is_paid)
    return FALSE;
  self->heading = g_strdup (channel == SENDER_CHANNEL_VOICE ? _ ("Place a Real Call?")
                                                            : _ ("Send a Real SMS?"));
  self->body = g_strdup_printf (_ ("It goes to %s. %s You are not asked again for this "
                                   "configuration until the program ends."),
                                plan->to, cost);
  self->accept = channel == SENDER_CHANNEL_VOICE ? _ ("Place Call") : _ ("Send SMS");
  return TRUE;
}

/**
 * sender_test_question_clear:
 *
 * Frees what it holds.
 */
void
sender_test_question_clear (SenderTestQuestion *self)
{
  g_clear_pointer (&self->heading, g_free);
  g_clear_pointer (&self->body, g_free);
}
