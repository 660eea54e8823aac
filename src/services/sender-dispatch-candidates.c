/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-dispatch-candidates.h"

#include "sender-json.h"
#include "sender-text.h"

/* The service says when an execution began by whole seconds, and our idea of its clock is as old as
 * its answer. */
#define CLOCK_SLACK (5 * G_USEC_PER_SEC)

static gboolean
is_stranger (SenderDispatchRun *self,
             const char        *sid)
{
  return self->strangers != NULL && g_hash_table_contains (self->strangers, sid);
}

static gboolean
is_candidate (SenderDispatchRun *self,
              SenderJson        *execution)
{
  const char           *sid = NULL;
  const char           *to = NULL;
  const char           *created = NULL;
  g_autoptr (GDateTime) time = NULL;

  if (sender_json_get_kind (execution) != SENDER_JSON_OBJECT)
    return FALSE;
  sid = sender_json_get_string_member (execution, "sid");
  to = sender_json_get_string_member (execution, "contact_channel_address");
  created = sender_json_get_string_member (execution, "date_created");
  time = created != NULL ? g_date_time_new_from_iso8601 (created, NULL) : NULL;
  return sid != NULL && sender_text_is_sid (sid, "FN") && g_strcmp0 (to, self->to) == 0 &&
         time != NULL && g_date_time_to_unix (time) * G_USEC_PER_SEC >= self->earliest &&
         !is_stranger (self, sid);
}

GPtrArray *
sender_dispatch_list_candidates (SenderDispatchRun *self,
                                 SenderJson        *page)
{
  GPtrArray  *found = g_ptr_array_new ();
  SenderJson *executions = NULL;

  if (page != NULL && sender_json_get_kind (page) == SENDER_JSON_OBJECT)
    executions = sender_json_get_member (page, "executions");
  if (executions == NULL || sender_json_get_kind (executions) != SENDER_JSON_ARRAY)
    return found;
  /* Kept from the first answer: a clock that is put right meanwhile moves no beginning. */
  if (self->earliest == 0)
    self->earliest = self->posted + sender_twilio_get_skew (self->twilio) - CLOCK_SLACK;
  for (guint i = 0; i < sender_json_get_length (executions); i++)
    if (is_candidate (self, sender_json_get_element (executions, i)))
      g_ptr_array_add (found, sender_json_get_element (executions, i));
  return found;
}
