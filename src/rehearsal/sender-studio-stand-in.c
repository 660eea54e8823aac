/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-studio-stand-in.h"

#include "sender-answer.h"
#include "sender-stand-in.h"

#include <string.h>

/* Limits of the service (reference: Twilio, sections 2 and 11). */
#define MAX_ADDRESSES 300
#define MAX_CREATES 20

#define EXECUTIONS "/v2/Flows/{FW}/Executions"

static const SenderRoute routes[] = {
  { SENDER_SERVICE_STUDIO, "POST", EXECUTIONS, sender_studio_create_execution },
  { SENDER_SERVICE_STUDIO, "GET", EXECUTIONS, sender_studio_list_executions },
  { SENDER_SERVICE_STUDIO, "GET", EXECUTIONS "/{FN}", sender_studio_read_execution },
  { SENDER_SERVICE_STUDIO, "POST", EXECUTIONS "/{FN}", sender_studio_end_execution },
  { SENDER_SERVICE_STUDIO, "DELETE", EXECUTIONS "/{FN}", sender_studio_delete_execution },
  { SENDER_SERVICE_STUDIO, "GET", EXECUTIONS "/{FN}/Context", sender_studio_read_context },
  { SENDER_SERVICE_STUDIO, "GET", EXECUTIONS "/{FN}/Steps", sender_studio_list_steps },
  { SENDER_SERVICE_STUDIO, "GET", EXECUTIONS "/{FN}/Steps/{FT}", sender_studio_read_step },
  { SENDER_SERVICE_STUDIO, "GET", EXECUTIONS "/{FN}/Steps/{FT}/Context",
    sender_studio_read_step_context },
  { SENDER_SERVICE_STUDIO, "GET", "/v2/Flows", sender_studio_list_flows },
  { SENDER_SERVICE_STUDIO, "POST", "/v2/Flows/Validate", sender_studio_validate },
  { SENDER_SERVICE_STUDIO, "GET", "/v2/Flows/{FW}", sender_studio_read_flow },
  { SENDER_SERVICE_STUDIO, "GET", "/v2/Flows/{FW}/Revisions", sender_studio_list_revisions },
  { SENDER_SERVICE_STUDIO, "GET", "/v2/Flows/{FW}/Revisions/{n}", sender_studio_read_revision },
  { SENDER_SERVICE_STUDIO, "GET", "/v2/Flows/{FW}/TestUsers", sender_studio_read_test_users },
  { SENDER_SERVICE_STUDIO, "POST", "/v2/Flows/{FW}/TestUsers", sender_studio_write_test_users },
  { SENDER_SERVICE_STUDIO, "POST", "/v1/Flows/{FW}/Executions",
    sender_studio_create_execution_v1 },
};

/**
 * sender_studio_stand_in_answer:
 * @visit: a request
 *
 * Answers as Studio does.
 */
void
sender_studio_stand_in_answer (SenderVisit *visit)
{
  sender_stand_in_answer (routes, G_N_ELEMENTS (routes), visit);
}

/**
 * sender_studio_find_flow:
 * @visit: a request whose first capture is a flow's SID
 *
 * Finds the flow of a request.
 *
 * Returns: (transfer none) (nullable): the flow; %NULL if 404 was answered
 */
SenderStudioFlow *
sender_studio_find_flow (SenderVisit *visit)
{
  const char       *sid = sender_visit_get_capture (visit, 0);
  SenderStudioFlow *flow = sender_shelf_find (visit->stage->flows, sid);

  if (flow != NULL && strcmp (flow->account, visit->caller.account->sid) == 0)
    return flow;
  sender_visit_refuse_not_found (visit);
  return NULL;
}

/* More than 20 a second are refused, and never processed. */
static gboolean
is_too_fast (SenderStage *stage)
{
  GArray *creates = stage->creates;
  gint64  now = sender_clock_now (stage->clock);

  while (creates->len > 0 && g_array_index (creates, gint64, 0) <= now - SENDER_SECOND)
    g_array_remove_index (creates, 0);
  if (creates->len >= MAX_CREATES)
    return TRUE;
  g_array_append_val (creates, now);
  return FALSE;
}

static void
refuse_missing (SenderVisit *visit,
                const char  *name)
{
  g_autofree char *message = g_strdup_printf ("Missing required parameter %s in the post body",
                                              name);

  sender_visit_refuse (visit, 400, 20001, message, NULL);
}

static void
refuse_conflict (SenderVisit           *visit,
                 const SenderExecution *active)
{
  SenderJson      *details = sender_json_new_object ();
  g_autofree char *message = NULL;

  message = g_strdup_printf ("Execution %s is already active for this contact. "
                             "End the active Execution before creating a new one",
                             active->sid);
  sender_put_text (details, "conflicting_execution_sid", active->sid);
  sender_visit_refuse (visit, 409, 20409, message, details);
}

/* The status of this answer is not documented; 400 with the code that fits is assumed. */
static gboolean
read_parameters (SenderVisit *visit,
                 SenderJson **parameters)
{
  g_autofree char       *text = sender_visit_dup_form (visit, "Parameters");
  g_autoptr (SenderJson) json = NULL;

  if (text == NULL || *text == '\0')
    return TRUE;
  json = sender_json_parse (text, -1, NULL);
  if (json == NULL || sender_json_get_kind (json) != SENDER_JSON_OBJECT)
    {
      sender_visit_refuse (visit, 400, 84004,
                           "Error while creating execution via REST API: the parameters could not "
                           "be processed",
                           NULL);
      return FALSE;
    }
  *parameters = g_steal_pointer (&json);
  return TRUE;
}

/* An execution that somebody else started and that goes on. */
static void
occupy (SenderVisit      *visit,
        SenderStudioFlow *flow,
        const char       *to,
        const char       *from)
{
  SenderFaults               *faults = visit->stage->faults;
  g_autoptr (SenderFaultRule) fault = sender_faults_take (faults, SENDER_FAULT_CONFLICT);

  if (fault != NULL)
    sender_execution_start (visit->stage, flow, to, from, NULL)->stuck = TRUE;
}

static void
start (SenderVisit      *visit,
       SenderStudioFlow *flow,
       const char       *to,
       const char       *from,
       gboolean          v1)
{
  SenderStage           *stage = visit->stage;
  SenderExecution       *active = NULL;
  g_autoptr (SenderJson) parameters = NULL;

  if (!read_parameters (visit, &parameters))
    return;
  occupy (visit, flow, to, from);
  active = sender_execution_find_active (stage, flow->account, to, from);
  if (active != NULL && v1)
    sender_visit_reply (visit, 200, sender_studio_describe_execution (visit, active));
  else if (active != NULL)
    refuse_conflict (visit, active);
  else
    {
      active = sender_execution_start (stage, flow, to, from, parameters);
      sender_visit_reply (visit, 201, sender_studio_describe_execution (visit, active));
    }
}

/* What is answered for a flow that was never published is not documented; 404 is assumed. */
static gboolean
is_live (SenderVisit      *visit,
         SenderStudioFlow *flow,
         const char       *to)
{
  SenderFaults               *faults = visit->stage->faults;
  g_autoptr (SenderFaultRule) fault = sender_faults_take (faults, SENDER_FAULT_UNPUBLISHED_FLOW);

  if (fault == NULL && sender_studio_flow_get_live (flow, to) != NULL)
    return TRUE;
  sender_visit_refuse_not_found (visit);
  return FALSE;
}

static void
create (SenderVisit *visit,
        gboolean     v1)
{
  SenderStudioFlow *flow = sender_studio_find_flow (visit);
  g_autofree char  *to = sender_visit_dup_form (visit, "To");
  g_autofree char  *from = sender_visit_dup_form (visit, "From");

  if (flow == NULL)
    return;
  if (is_too_fast (visit->stage))
    sender_visit_refuse (visit, 429, 20429, "Too Many Requests", NULL);
  else if (to == NULL || *to == '\0')
    refuse_missing (visit, "To");
  else if (from == NULL || *from == '\0')
    refuse_missing (visit, "From");
  else if (strlen (to) + strlen (from) > MAX_ADDRESSES)
    sender_visit_refuse (visit, 400, 81023, "To and From could not be processed", NULL);
  else if (is_live (visit, flow, to))
    start (visit, flow, to, from, v1);
}

/**
 * sender_studio_create_execution:
 * @visit: a request
 *
 * Starts a flow (reference: Twilio, section 3).
 */
void
sender_studio_create_execution (SenderVisit *visit)
{
  create (visit, FALSE);
}

/**
 * sender_studio_create_execution_v1:
 * @visit: a request
 *
 * Starts a flow as the first version does: never a second one, but 200 with the one that runs.
 */
void
sender_studio_create_execution_v1 (SenderVisit *visit)
{
  create (visit, TRUE);
}
