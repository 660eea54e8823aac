/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-preflight-private.h"

#include "sender-checks.h"
#include "sender-error.h"
#include "sender-flow-answers.h"

#include <glib/gi18n-lib.h>

/* SS611, and SS701 to SS710 on the flows that are live (reference: Twilio, section 5). */

static const char *
get_path (SenderChannel channel)
{
  return channel == SENDER_CHANNEL_VOICE ? "voice.url" : "sms.url";
}

/* What could not be told of a flow that is known. */
static void
report_gaps (const SenderPreflight *self,
             SenderPreflightReport *report,
             const char            *sid)
{
  const SenderQuestion *live = sender_flow_answers_get_live (self->questions, sid);
  const SenderQuestion *users = sender_flow_answers_get_users (self->questions, sid);

  if (live->json == NULL &&
      !g_error_matches (live->error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND))
    sender_preflight_report_question (report, _ ("what of the flow is published"), live);
  if (sender_preflight_get_list (users->json, "test_users") == NULL)
    sender_preflight_report_question (report, _ ("test users of the flow"), users);
}

static SenderFlow *
make_flow (const SenderPreflight *self,
           SenderPreflightReport *report,
           const char            *sid)
{
  g_autoptr (GError) error = NULL;
  SenderFlow        *flow = sender_flow_answers_take (self->questions, sid, NULL, &error);

  if (flow == NULL)
    sender_preflight_report_gap (report, _ ("the flow"), error->message);
  else
    report_gaps (self, report, sid);
  return flow;
}

/* The flow of a channel, NULL if it has none or it can't be read. */
static SenderFlow *
take_flow (const SenderPreflight *self,
           SenderPreflightReport *report,
           SenderChannel          channel)
{
  g_autofree char      *sid = sender_preflight_dup_flow (self, channel);
  const SenderQuestion *newest = NULL;

  if (sid != NULL)
    newest = sender_flow_answers_get_newest (self->questions, sid);
  if (newest == NULL)
    return NULL;
  if (g_error_matches (newest->error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND))
    sender_preflight_report (report, "SS611", get_path (channel),
                             _ ("This account has no such flow; compare the flow SID and the "
                                "account."));
  else if (newest->json == NULL)
    sender_preflight_report_question (report, _ ("the flow"), newest);
  else
    return make_flow (self, report, sid);
  return NULL;
}

/**
 * sender_preflight_judge_flows:
 * @report: where to tell
 *
 * Judges the flows: the offline rules know what is wrong with one.
 */
void
sender_preflight_judge_flows (const SenderPreflight *self,
                              SenderPreflightReport *report)
{
  g_autoptr (SenderFlow) sms = take_flow (self, report, SENDER_CHANNEL_SMS);
  g_autoptr (SenderFlow) voice = take_flow (self, report, SENDER_CHANNEL_VOICE);
  SenderCheckContext     context = { .flows = { sms, voice } };
  g_autoptr (GListModel) all = sender_checks_run (self->config, &context);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (all, i);

      if (g_str_has_prefix (sender_finding_get_id (finding), "SS7"))
        g_list_store_append (report->findings, finding);
    }
}
