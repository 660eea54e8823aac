/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-rule.h"

#include "sender-json-template.h"
#include "sender-json.h"
#include "sender-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The flow a request starts: SS701-SS710. What follows from a fault is not reported beside it: an
 * invalid flow is not searched, a trigger that leads nowhere reaches nothing. */

typedef struct
{
  SenderCheckRun *run;
  SenderFlow     *flow;
  SenderChannel   channel;
  const char     *label;
  const char     *path; /* of the URL that names it */
} Subject;

static void
foreach_flow (SenderCheckRun *run,
              void (*check) (const Subject *subject))
{
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    {
      SenderFlow         *flow = run->context->flows[channel];
      SenderCheckRequest *request = sender_check_run_get_request (run, channel);
      g_autofree char    *path = NULL;
      const char         *label = sender_channel_get_label (channel);
      Subject             subject = { run, flow, channel, label, NULL };

      if (flow == NULL || request == NULL)
        continue;
      path = sender_check_path (request->path, "url");
      subject.path = path;
      check (&subject);
    }
}

static void
check_one_published (const Subject *subject)
{
  if (sender_flow_get_origin (subject->flow) == SENDER_FLOW_ORIGIN_UNPUBLISHED)
    sender_check_run_report (subject->run, subject->path, NULL,
                             _ ("The %s flow was never published; publish it in Twilio Studio."),
                             subject->label);
}

static void
check_published (SenderCheckRun *run)
{
  foreach_flow (run, check_one_published);
}

static void
check_one_valid (const Subject *subject)
{
  const char *fault = sender_flow_get_fault (subject->flow);

  if (fault != NULL)
    sender_check_run_report (subject->run, subject->path, NULL,
                             _ ("The %s flow is not valid: %s"), subject->label, fault);
}

static void
check_valid (SenderCheckRun *run)
{
  foreach_flow (run, check_one_valid);
}

static gboolean
is_valid (const Subject *subject)
{
  return sender_flow_get_fault (subject->flow) == NULL;
}

static void
check_one_trigger (const Subject *subject)
{
  if (is_valid (subject) && !sender_flow_has_rest_trigger (subject->flow))
    sender_check_run_report (subject->run, subject->path, NULL,
                             _ ("Nothing is connected to “REST API” of the %s flow’s trigger; "
                                "connect the first widget to it."),
                             subject->label);
}

static void
check_trigger (SenderCheckRun *run)
{
  foreach_flow (run, check_one_trigger);
}

static gboolean
runs (const Subject *subject)
{
  return is_valid (subject) && sender_flow_has_rest_trigger (subject->flow);
}

static void
check_one_reach (const Subject *subject)
{
  if (!runs (subject) || sender_flow_reaches (subject->flow, subject->channel))
    return;
  if (subject->channel == SENDER_CHANNEL_SMS)
    sender_check_run_report (subject->run, subject->path, NULL,
                             _ ("The SMS flow never comes to a widget that sends a message."));
  else
    sender_check_run_report (subject->run, subject->path, NULL,
                             _ ("The Voice flow never comes to a widget that makes a call."));
}

static void
check_reach (SenderCheckRun *run)
{
  foreach_flow (run, check_one_reach);
}

/* The names of a payload's members, NULL where it is no object: SS401 and others tell of that. */
static GStrv
list_members (SenderCheckPayload *payload)
{
  g_autofree char         *text = sender_json_template_quote (payload->text, NULL);
  g_autoptr (SenderJson)   json = sender_json_parse (text, -1, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (json == NULL || sender_json_get_kind (json) != SENDER_JSON_OBJECT)
    return NULL;
  for (guint i = 0; i < sender_json_get_length (json); i++)
    g_strv_builder_add (builder, sender_json_get_name (json, i));
  return g_strv_builder_end (builder);
}

static GStrv
list_reads (SenderFlow *flow)
{
  GPtrArray               *reads = sender_flow_get_reads (flow);
  g_autoptr (GHashTable)   seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < reads->len; i++)
    {
      const SenderFlowRead *read = g_ptr_array_index (reads, i);

      if (g_hash_table_add (seen, read->key))
        g_strv_builder_add (builder, read->key);
    }
  return g_strv_builder_end (builder);
}

static const char *
find_other_case (GStrv       names,
                 const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_ascii_strcasecmp (names[i], name) == 0 && strcmp (names[i], name) != 0)
      return names[i];
  return NULL;
}

static gboolean
has_name (GStrv       names,
          const char *name)
{
  return g_strv_contains ((const char *const *) names, name);
}

/* Calls @check for each text of the channel that is an object, with its members and what the flow
 * reads. */
static void
foreach_object (const Subject *subject,
                void (*check) (const Subject      *subject,
                               SenderCheckPayload *payload,
                               GStrv               members,
                               GStrv               reads))
{
  g_auto (GStrv) reads = NULL;

  if (!runs (subject))
    return;
  reads = list_reads (subject->flow);
  for (guint i = 0; i < subject->run->payloads->len; i++)
    {
      SenderCheckPayload *payload = g_ptr_array_index (subject->run->payloads, i);
      g_auto (GStrv)      members = NULL;

      if (payload->channel != subject->channel)
        continue;
      members = list_members (payload);
      if (members != NULL)
        check (subject, payload, members, reads);
    }
}

static void
check_members_lacking (const Subject      *subject,
                       SenderCheckPayload *payload,
                       GStrv               members,
                       GStrv               reads)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           missing = NULL;
  g_autofree char         *names = NULL;

  for (guint i = 0; reads[i] != NULL; i++)
    if (!has_name (members, reads[i]) && find_other_case (members, reads[i]) == NULL)
      g_strv_builder_add (builder, reads[i]);
  missing = g_strv_builder_end (builder);
  if (missing[0] == NULL)
    return;
  names = sender_check_list_names (missing, "", "");
  sender_check_run_report (subject->run, payload->path, NULL,
                           _ ("This JSON lacks %s, which the %s flow reads; add it, or change the "
                              "flow."),
                           names, subject->label);
}

static void
check_one_lacking (const Subject *subject)
{
  foreach_object (subject, check_members_lacking);
}

static void
check_lacking (SenderCheckRun *run)
{
  foreach_flow (run, check_one_lacking);
}

/* A member is renamed only if the flow does not read it as it is spelt too. */
static void
check_members_case (const Subject      *subject,
                    SenderCheckPayload *payload,
                    GStrv               members,
                    GStrv               reads)
{
  for (guint i = 0; reads[i] != NULL; i++)
    {
      const char      *other = find_other_case (members, reads[i]);
      g_autofree char *renamed = NULL;
      g_autofree char *read = sender_text_quote (reads[i]);
      g_autofree char *member = NULL;
      SenderFix       *fix = NULL;

      if (other == NULL || has_name (members, reads[i]))
        continue;
      renamed = sender_json_template_rename (payload->text, other, reads[i]);
      if (!has_name (reads, other))
        fix = sender_check_fix (payload->path, renamed);
      member = sender_text_quote (other);
      sender_check_run_report (subject->run, payload->path, fix,
                               _ ("The %s flow reads %s, but this JSON has %s; upper and lower "
                                  "case count."),
                               subject->label, read, member);
    }
}

static void
check_one_case (const Subject *subject)
{
  foreach_object (subject, check_members_case);
}

static void
check_case (SenderCheckRun *run)
{
  foreach_flow (run, check_one_case);
}

static void
check_members_unread (const Subject      *subject,
                      SenderCheckPayload *payload,
                      GStrv               members,
                      GStrv               reads)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           unread = NULL;
  g_autofree char         *names = NULL;

  for (guint i = 0; members[i] != NULL; i++)
    if (!has_name (reads, members[i]) && find_other_case (reads, members[i]) == NULL)
      g_strv_builder_add (builder, members[i]);
  unread = g_strv_builder_end (builder);
  if (unread[0] == NULL)
    return;
  names = sender_check_list_names (unread, "", "");
  sender_check_run_report (subject->run, payload->path, NULL,
                           _ ("The %s flow never reads %s; leave it out, or use it in the flow."),
                           subject->label, names);
}

static void
check_one_unread (const Subject *subject)
{
  foreach_object (subject, check_members_unread);
}

static void
check_unread (SenderCheckRun *run)
{
  foreach_flow (run, check_one_unread);
}

static void
check_one_sender (const Subject *subject)
{
  GPtrArray *senders = sender_flow_get_senders (subject->flow);

  for (guint i = 0; i < senders->len; i++)
    {
      const SenderFlowSender *sender = g_ptr_array_index (senders, i);

      if (sender->from != NULL)
        sender_check_run_report (subject->run, subject->path, NULL,
                                 _ ("The widget “%s” always sends from %s; let it use the flow’s "
                                    "own channel address."),
                                 sender->widget, sender->from);
    }
}

static void
check_sender (SenderCheckRun *run)
{
  foreach_flow (run, check_one_sender);
}

static void
check_one_test_user (const Subject *subject)
{
  const char *to = subject->run->context->to;

  if (to != NULL && sender_flow_is_test_user (subject->flow, to))
    sender_check_run_report (subject->run, subject->path, NULL,
                             _ ("%s is a test user of the %s flow and runs its draft; test with "
                                "another number to see what users get."),
                             to, subject->label);
}

static void
check_test_user (SenderCheckRun *run)
{
  foreach_flow (run, check_one_test_user);
}

static void
check_one_draft (const Subject *subject)
{
  if (sender_flow_has_newer_draft (subject->flow))
    sender_check_run_report (subject->run, subject->path, NULL,
                             _ ("The %s flow has a draft that is newer than what is published; "
                                "publish it if users are to get it."),
                             subject->label);
}

static void
check_draft (SenderCheckRun *run)
{
  foreach_flow (run, check_one_draft);
}

static const SenderRule rules[] = {
  { "SS701", SENDER_SEVERITY_ERROR,
    N_ ("Users get what is published. What Twilio answers for a flow that never was is not "
        "documented."),
    check_published },
  { "SS702", SENDER_SEVERITY_ERROR,
    N_ ("Twilio can’t run it, and nothing is sent."),
    check_valid },
  { "SS703", SENDER_SEVERITY_ERROR,
    N_ ("Twilio answers 201 and the flow ends at its trigger: nothing is sent, and nobody is "
        "told."),
    check_trigger },
  { "SS704", SENDER_SEVERITY_ERROR,
    N_ ("Twilio answers 201, and nothing is sent."),
    check_reach },
  { "SS705", SENDER_SEVERITY_ERROR,
    N_ ("What is not there renders as nothing: the message arrives without it."),
    check_lacking },
  { "SS706", SENDER_SEVERITY_ERROR,
    N_ ("What is not there renders as nothing: the message arrives without the code."),
    check_case },
  { "SS707", SENDER_SEVERITY_WARNING,
    N_ ("It is sent to Twilio for nothing."),
    check_unread },
  { "SS708", SENDER_SEVERITY_WARNING,
    N_ ("The sender that PingOne chooses has no effect."),
    check_sender },
  { "SS709", SENDER_SEVERITY_WARNING,
    N_ ("A test to this number proves the draft, not what users get."),
    check_test_user },
  { "SS710", SENDER_SEVERITY_WARNING,
    N_ ("Users still get the published one."),
    check_draft },
};

const SenderRuleGroup sender_rules_flow = { rules, G_N_ELEMENTS (rules) };
