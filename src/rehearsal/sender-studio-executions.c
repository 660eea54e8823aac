/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-studio-stand-in.h"

#include "sender-answer.h"
#include "sender-stand-in.h"

#include <string.h>

/* The execution of the second capture; NULL if 404 was answered. */
static SenderExecution *
find_execution (SenderVisit *visit)
{
  SenderStudioFlow *flow = sender_studio_find_flow (visit);
  SenderExecution  *execution = NULL;

  if (flow == NULL)
    return NULL;
  execution = sender_shelf_find (visit->stage->executions, sender_visit_get_capture (visit, 1));
  if (execution != NULL && strcmp (execution->flow_sid, flow->sid) == 0)
    return execution;
  sender_visit_refuse_not_found (visit);
  return NULL;
}

static char *
dup_url (SenderVisit           *visit,
         const SenderExecution *execution)
{
  g_autofree char *origin = sender_visit_dup_origin (visit);

  return g_strdup_printf ("%s/v2/Flows/%s/Executions/%s", origin, execution->flow_sid,
                          execution->sid);
}

static void
put_time (SenderJson *json,
          const char *name,
          gint64      at)
{
  g_autofree char *text = sender_clock_to_iso (at);

  sender_put_text (json, name, text);
}

/**
 * sender_studio_describe_execution:
 * @visit: a request
 * @item: a #SenderExecution
 *
 * Describes an execution (reference: Twilio, section 3.3).
 *
 * Returns: (transfer full): the JSON
 */
SenderJson *
sender_studio_describe_execution (SenderVisit *visit,
                                  gpointer     item)
{
  const SenderExecution *execution = item;
  SenderJson            *json = sender_json_new_object ();
  SenderJson            *links = sender_json_new_object ();
  g_autofree char       *url = dup_url (visit, execution);

  sender_put_text (json, "sid", execution->sid);
  sender_put_text (json, "account_sid", execution->account);
  sender_put_text (json, "flow_sid", execution->flow_sid);
  sender_put_text (json, "contact_channel_address", execution->to);
  sender_put_null (json, "contact_sid");
  sender_put_int (json, "flow_version", execution->revision);
  sender_put (json, "context", sender_json_new_object ());
  sender_put_text (json, "status", execution->ended ? "ended" : "active");
  put_time (json, "date_created", execution->created);
  if (execution->updated > execution->created)
    put_time (json, "date_updated", execution->updated);
  else
    sender_put_null (json, "date_updated");
  sender_put_text (json, "initiated_by", execution->initiated_by);
  sender_put_text (json, "url", url);
  sender_put_format (links, "steps", "%s/Steps", url);
  sender_put_format (links, "execution_context", "%s/Context", url);
  sender_put (json, "links", links);
  return json;
}

static gint64
read_time (SenderVisit *visit,
           const char  *name,
           gint64       fallback)
{
  g_autofree char      *text = sender_visit_dup_query (visit, name);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, zone) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : fallback;
}

/**
 * sender_studio_list_executions:
 * @visit: a request
 *
 * Lists the executions of a flow, newest first (reference: Twilio, section 4.1).
 */
void
sender_studio_list_executions (SenderVisit *visit)
{
  SenderStudioFlow     *flow = sender_studio_find_flow (visit);
  g_autofree char      *status = sender_visit_dup_query (visit, "status");
  gint64                from = read_time (visit, "DateCreatedFrom", G_MININT64);
  gint64                to = read_time (visit, "DateCreatedTo", G_MAXINT64);
  SenderShelf          *shelf = visit->stage->executions;
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (flow == NULL)
    return;
  for (guint i = sender_shelf_get_length (shelf); i > 0; i--)
    {
      SenderExecution *execution = sender_shelf_get (shelf, i - 1);
      gint64           created = execution->created / SENDER_SECOND;

      if (strcmp (execution->flow_sid, flow->sid) == 0 && created >= from && created <= to &&
          (status == NULL || strcmp (status, execution->ended ? "ended" : "active") == 0))
        g_ptr_array_add (found, execution);
    }
  sender_stand_in_reply_page (visit, "executions", found, sender_studio_describe_execution);
}

/**
 * sender_studio_read_execution:
 * @visit: a request
 *
 * Reads an execution.
 */
void
sender_studio_read_execution (SenderVisit *visit)
{
  SenderExecution *execution = find_execution (visit);

  if (execution != NULL)
    sender_visit_reply (visit, 200, sender_studio_describe_execution (visit, execution));
}

/**
 * sender_studio_end_execution:
 * @visit: a request
 *
 * Ends an execution; one that has ended already is a conflict (reference: Twilio, section 4.3).
 */
void
sender_studio_end_execution (SenderVisit *visit)
{
  SenderExecution *execution = find_execution (visit);
  g_autofree char *status = sender_visit_dup_form (visit, "Status");
  g_autofree char *message = NULL;

  if (execution == NULL)
    return;
  if (status == NULL)
    {
      sender_visit_refuse (visit, 400, 20001,
                           "Missing required parameter Status in the post body", NULL);
      return;
    }
  if (strcmp (status, "ended") != 0)
    {
      sender_visit_refuse (visit, 400, 20001, "Invalid value for Status", NULL);
      return;
    }
  if (execution->ended)
    {
      message = g_strdup_printf ("Execution %s has already ended", execution->sid);
      sender_visit_refuse (visit, 409, 20409, message, NULL);
      return;
    }
  sender_execution_end (visit->stage, execution);
  sender_visit_reply (visit, 200, sender_studio_describe_execution (visit, execution));
}

/**
 * sender_studio_delete_execution:
 * @visit: a request
 *
 * Deletes an execution and its steps.
 */
void
sender_studio_delete_execution (SenderVisit *visit)
{
  SenderExecution *execution = find_execution (visit);

  if (execution == NULL)
    return;
  sender_execution_end (visit->stage, execution);
  sender_shelf_remove (visit->stage->executions, sender_visit_get_capture (visit, 1));
  sender_visit_reply_text (visit, 204, NULL, NULL);
}

/* What the three resources about one execution begin with. */
static SenderJson *
new_part (const SenderExecution *execution)
{
  SenderJson *json = sender_json_new_object ();

  sender_put_text (json, "account_sid", execution->account);
  sender_put_text (json, "flow_sid", execution->flow_sid);
  sender_put_text (json, "execution_sid", execution->sid);
  return json;
}

/**
 * sender_studio_read_context:
 * @visit: a request
 *
 * Reads everything a run knows.
 */
void
sender_studio_read_context (SenderVisit *visit)
{
  SenderExecution *execution = find_execution (visit);
  SenderJson      *json = NULL;
  g_autofree char *url = NULL;

  if (execution == NULL)
    return;
  json = new_part (execution);
  url = dup_url (visit, execution);
  sender_put_format (json, "url", "%s/Context", url);
  sender_put (json, "context", sender_json_copy (execution->context));
  sender_visit_reply (visit, 200, json);
}

typedef struct
{
  SenderExecution     *execution;
  SenderExecutionStep *step;
} StepItem;

static SenderJson *
describe_step (SenderVisit *visit,
               gpointer     item)
{
  const StepItem            *of = item;
  const SenderExecutionStep *step = of->step;
  SenderJson                *json = new_part (of->execution);
  SenderJson                *links = sender_json_new_object ();
  g_autofree char           *url = dup_url (visit, of->execution);

  sender_put_text (json, "sid", step->sid);
  sender_put_null (json, "parent_step_sid");
  sender_put_text (json, "name", step->name);
  sender_put (json, "context", sender_json_new_object ());
  sender_put_text (json, "transitioned_from", step->from);
  sender_put_text (json, "transitioned_to", step->to);
  sender_put_text (json, "type", step->type);
  put_time (json, "date_created", step->created);
  sender_put_null (json, "date_updated");
  sender_put_format (json, "url", "%s/Steps/%s", url, step->sid);
  sender_put_format (links, "step_context", "%s/Steps/%s/Context", url, step->sid);
  sender_put (json, "links", links);
  return json;
}

/**
 * sender_studio_list_steps:
 * @visit: a request
 *
 * Lists the steps of a run, newest first as other lists are; the order is not documented.
 */
void
sender_studio_list_steps (SenderVisit *visit)
{
  SenderExecution      *execution = find_execution (visit);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  if (execution == NULL)
    return;
  for (guint i = execution->steps->len; i > 0; i--)
    {
      StepItem *item = g_new (StepItem, 1);

      item->execution = execution;
      item->step = g_ptr_array_index (execution->steps, i - 1);
      g_ptr_array_add (items, item);
    }
  sender_stand_in_reply_page (visit, "steps", items, describe_step);
}

/* The step of the third capture; FALSE if 404 was answered. */
static gboolean
find_step (SenderVisit *visit,
           StepItem    *item)
{
  item->execution = find_execution (visit);
  if (item->execution == NULL)
    return FALSE;
  for (guint i = 0; i < item->execution->steps->len; i++)
    {
      item->step = g_ptr_array_index (item->execution->steps, i);
      if (strcmp (item->step->sid, sender_visit_get_capture (visit, 2)) == 0)
        return TRUE;
    }
  sender_visit_refuse_not_found (visit);
  return FALSE;
}

/**
 * sender_studio_read_step:
 * @visit: a request
 *
 * Reads a step.
 */
void
sender_studio_read_step (SenderVisit *visit)
{
  StepItem item = { 0 };

  if (find_step (visit, &item))
    sender_visit_reply (visit, 200, describe_step (visit, &item));
}

/**
 * sender_studio_read_step_context:
 * @visit: a request
 *
 * Reads what a run knew after a step.
 */
void
sender_studio_read_step_context (SenderVisit *visit)
{
  StepItem         item = { 0 };
  SenderJson      *json = NULL;
  g_autofree char *url = NULL;

  if (!find_step (visit, &item))
    return;
  json = new_part (item.execution);
  url = dup_url (visit, item.execution);
  sender_put_text (json, "step_sid", item.step->sid);
  sender_put_format (json, "url", "%s/Steps/%s/Context", url, item.step->sid);
  sender_put (json, "context", sender_json_copy (item.step->context));
  sender_visit_reply (visit, 200, json);
}
