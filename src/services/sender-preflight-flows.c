/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-preflight-private.h"

#include "sender-checks.h"
#include "sender-error.h"
#include "sender-flow.h"

#include <glib/gi18n-lib.h>

/* SS611, and SS701 to SS710 on the flows that are live (reference: Twilio, section 5). */

static const char *
get_path (SenderChannel channel)
{
  return channel == SENDER_CHANNEL_VOICE ? "voice.url" : "sms.url";
}

static int
get_revision (SenderJson *answer)
{
  SenderJson *revision = sender_json_get_member (answer, "revision");
  gint64      number = 0;

  return revision != NULL && sender_json_get_int (revision, &number) && number >= 0 &&
             number <= G_MAXINT
           ? (int) number
           : 0;
}

/* What is live; the newest draft where nothing is or where that is not known. */
static SenderFlow *
make_flow (const SenderQuestion  *newest,
           const SenderQuestion  *live,
           SenderPreflightReport *report)
{
  gboolean           is_live = live->json != NULL;
  g_autoptr (GError) error = NULL;
  SenderFlow        *flow =
    sender_flow_new_from_json (is_live ? live->json : newest->json, &error);

  if (flow == NULL)
    sender_preflight_report_gap (report, _ ("the flow"), error->message);
  else if (is_live)
    sender_flow_set_origin (flow, SENDER_FLOW_ORIGIN_PUBLISHED, get_revision (live->json),
                            get_revision (newest->json));
  else if (g_error_matches (live->error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND))
    sender_flow_set_origin (flow, SENDER_FLOW_ORIGIN_UNPUBLISHED, 0, get_revision (newest->json));
  else
    sender_preflight_report_question (report, _ ("what of the flow is published"), live);
  return flow;
}

static void
add_test_users (SenderFlow            *flow,
                const SenderQuestion  *question,
                SenderPreflightReport *report)
{
  SenderJson              *users = sender_preflight_get_list (question->json, "test_users");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           numbers = NULL;

  if (users == NULL)
    sender_preflight_report_question (report, _ ("test users of the flow"), question);
  for (guint i = 0; users != NULL && i < sender_json_get_length (users); i++)
    {
      SenderJson *user = sender_json_get_element (users, i);

      if (sender_json_get_kind (user) == SENDER_JSON_STRING)
        g_strv_builder_add (builder, sender_json_get_text (user));
    }
  numbers = g_strv_builder_end (builder);
  sender_flow_set_test_users (flow, (const char *const *) numbers);
}

/* The flow of a channel, NULL if it has none or it can't be read. */
static SenderFlow *
take_flow (const SenderPreflight *self,
           SenderPreflightReport *report,
           SenderChannel          channel)
{
  g_autofree char      *sid = sender_preflight_dup_flow (self, channel);
  const SenderQuestion *newest =
    sid != NULL ? sender_questions_find (self->questions, SENDER_TWILIO_FLOW, sid, NULL) : NULL;
  SenderFlow *flow = NULL;

  if (newest == NULL)
    return NULL;
  if (g_error_matches (newest->error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND))
    sender_preflight_report (report, "SS611", SENDER_SEVERITY_ERROR, get_path (channel),
                             _ ("This account has no such flow; compare the flow SID and the "
                                "account."),
                             _ ("Twilio answers 404 to every request, so nobody gets a code."));
  else if (newest->json == NULL)
    sender_preflight_report_question (report, _ ("the flow"), newest);
  else
    flow = make_flow (newest,
                      sender_questions_find (self->questions, SENDER_TWILIO_REVISION, sid,
                                             "LatestPublished"),
                      report);
  if (flow != NULL)
    add_test_users (flow,
                    sender_questions_find (self->questions, SENDER_TWILIO_TEST_USERS, sid, NULL),
                    report);
  return flow;
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
