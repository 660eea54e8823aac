/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-flow-answers.h"

#include "sender-error.h"

#include <glib/gi18n-lib.h>

#define LIVE "LatestPublished"

/**
 * sender_flow_answers_ask:
 * @questions: (element-type SenderQuestion): where to add them
 * @sid: a flow
 *
 * Asks for the newest revision of a flow, for the one that is live, and for its test users.
 */
void
sender_flow_answers_ask (GPtrArray  *questions,
                         const char *sid)
{
  sender_questions_add (questions, SENDER_TWILIO_FLOW, sid, NULL);
  sender_questions_add (questions, SENDER_TWILIO_REVISION, sid, LIVE);
  sender_questions_add (questions, SENDER_TWILIO_TEST_USERS, sid, NULL);
}

/**
 * sender_flow_answers_get_newest:
 * @questions: (element-type SenderQuestion): the questions
 * @sid: a flow
 *
 * Finds the answer about the newest revision, which may be a draft.
 *
 * Returns: (transfer none) (nullable): the question
 */
SenderQuestion *
sender_flow_answers_get_newest (GPtrArray  *questions,
                                const char *sid)
{
  return sender_questions_find (questions, SENDER_TWILIO_FLOW, sid, NULL);
}

/**
 * sender_flow_answers_get_live:
 * @questions: (element-type SenderQuestion): the questions
 * @sid: a flow
 *
 * Finds the answer about the revision that runs.
 *
 * Returns: (transfer none) (nullable): the question
 */
SenderQuestion *
sender_flow_answers_get_live (GPtrArray  *questions,
                              const char *sid)
{
  return sender_questions_find (questions, SENDER_TWILIO_REVISION, sid, LIVE);
}

/**
 * sender_flow_answers_get_users:
 * @questions: (element-type SenderQuestion): the questions
 * @sid: a flow
 *
 * Finds the answer about the test users.
 *
 * Returns: (transfer none) (nullable): the question
 */
SenderQuestion *
sender_flow_answers_get_users (GPtrArray  *questions,
                               const char *sid)
{
  return sender_questions_find (questions, SENDER_TWILIO_TEST_USERS, sid, NULL);
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

static void
set_test_users (SenderFlow           *flow,
                const SenderQuestion *question)
{
  SenderJson              *users = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           numbers = NULL;
  guint                    n = 0;

  if (question != NULL && question->json != NULL)
    users = sender_json_get_member (question->json, "test_users");
  if (users != NULL && sender_json_get_kind (users) == SENDER_JSON_ARRAY)
    n = sender_json_get_length (users);
  for (guint i = 0; i < n; i++)
    {
      SenderJson *user = sender_json_get_element (users, i);

      if (sender_json_get_kind (user) == SENDER_JSON_STRING)
        g_strv_builder_add (builder, sender_json_get_text (user));
    }
  numbers = g_strv_builder_end (builder);
  sender_flow_set_test_users (flow, (const char *const *) numbers);
}

/**
 * sender_flow_answers_take:
 * @questions: (element-type SenderQuestion): the questions, answered
 * @sid: a flow whose newest revision was answered
 * @name: (out) (optional): what it is called there
 * @error: return location
 *
 * Makes the flow: of what is live, or of the newest draft where nothing is or where that is not
 * known.
 *
 * Returns: (transfer full) (nullable): the flow
 */
SenderFlow *
sender_flow_answers_take (GPtrArray  *questions,
                          const char *sid,
                          char      **name,
                          GError    **error)
{
  const SenderQuestion *newest = sender_flow_answers_get_newest (questions, sid);
  const SenderQuestion *live = sender_flow_answers_get_live (questions, sid);
  gboolean              is_live = live->json != NULL;
  SenderFlow           *flow = NULL;

  flow = sender_flow_new_from_json (is_live ? live->json : newest->json, error);
  if (flow == NULL)
    return NULL;
  if (is_live)
    sender_flow_set_origin (flow, SENDER_FLOW_ORIGIN_PUBLISHED, get_revision (live->json),
                            get_revision (newest->json));
  else if (g_error_matches (live->error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND))
    sender_flow_set_origin (flow, SENDER_FLOW_ORIGIN_UNPUBLISHED, 0, get_revision (newest->json));
  set_test_users (flow, sender_flow_answers_get_users (questions, sid));
  if (name != NULL)
    *name = g_strdup (sender_json_get_string_member (newest->json, "friendly_name"));
  return flow;
}
