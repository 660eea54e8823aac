/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-control-private.h"

#include "sender-answer.h"
#include "sender-error.h"
#include "sender-handset.h"
#include "sender-scenarios.h"
#include "sender-stand-in.h"
#include "sender-studio-flow.h"
#include "sender-widgets.h"

#include <glib/gi18n-lib.h>

/* The fastest clock: a day in less than a second. */
#define MAX_SPEED 100000
#define MAX_ADVANCE (400 * 24 * 3600)

static void read_status (SenderVisit *visit);
static void list_accounts (SenderVisit *visit);
static void add_account (SenderVisit *visit);
static void add_flow (SenderVisit *visit);
static void list_faults (SenderVisit *visit);
static void add_faults (SenderVisit *visit);
static void clear_faults (SenderVisit *visit);
static void list_requests (SenderVisit *visit);
static void clear_requests (SenderVisit *visit);
static void list_handset (SenderVisit *visit);
static void clear_handset (SenderVisit *visit);
static void reply_from_handset (SenderVisit *visit);
static void read_clock (SenderVisit *visit);
static void set_clock (SenderVisit *visit);
static void reset (SenderVisit *visit);
static void list_scenarios (SenderVisit *visit);
static void set_scenario (SenderVisit *visit);

static const SenderRoute routes[] = {
  SENDER_CONTROL_ROUTE ("GET", "", read_status),
  SENDER_CONTROL_ROUTE ("GET", "accounts", list_accounts),
  SENDER_CONTROL_ROUTE ("POST", "accounts", add_account),
  SENDER_CONTROL_ROUTE ("POST", "flows", add_flow),
  SENDER_CONTROL_ROUTE ("GET", "faults", list_faults),
  SENDER_CONTROL_ROUTE ("POST", "faults", add_faults),
  SENDER_CONTROL_ROUTE ("DELETE", "faults", clear_faults),
  SENDER_CONTROL_ROUTE ("GET", "requests", list_requests),
  SENDER_CONTROL_ROUTE ("DELETE", "requests", clear_requests),
  SENDER_CONTROL_ROUTE ("GET", "handset", list_handset),
  SENDER_CONTROL_ROUTE ("DELETE", "handset", clear_handset),
  SENDER_CONTROL_ROUTE ("POST", "handset/reply", reply_from_handset),
  SENDER_CONTROL_ROUTE ("GET", "clock", read_clock),
  SENDER_CONTROL_ROUTE ("POST", "clock", set_clock),
  SENDER_CONTROL_ROUTE ("POST", "reset", reset),
  SENDER_CONTROL_ROUTE ("GET", "scenarios", list_scenarios),
  SENDER_CONTROL_ROUTE ("POST", "scenario", set_scenario),
};

/**
 * sender_control_new_answer:
 *
 * Begins an answer: it says that it is simulated.
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_control_new_answer (void)
{
  SenderJson *json = sender_json_new_object ();

  sender_put_boolean (json, "simulated", TRUE);
  return json;
}

/**
 * sender_control_refuse:
 * @visit: a request
 * @status: HTTP status
 * @message: why
 *
 * Refuses a request.
 */
void
sender_control_refuse (SenderVisit *visit,
                       guint        status,
                       const char  *message)
{
  SenderJson *json = sender_control_new_answer ();

  sender_put_text (json, "error", message);
  sender_visit_reply (visit, status, json);
}

/**
 * sender_control_reply_done:
 * @visit: a request
 *
 * Answers that it was done.
 */
void
sender_control_reply_done (SenderVisit *visit)
{
  sender_visit_reply (visit, 200, sender_control_new_answer ());
}

/**
 * sender_control_read_body:
 * @visit: a request
 *
 * Reads the body.
 *
 * Returns: (transfer full) (nullable): the body; %NULL if it is none and 400 was answered
 */
SenderJson *
sender_control_read_body (SenderVisit *visit)
{
  g_autoptr (GError) error = NULL;
  SenderJson        *body = sender_visit_parse_body (visit, &error);

  if (body == NULL)
    sender_control_refuse (visit, 400, error->message);
  return body;
}

/**
 * sender_control_read_shape:
 * @visit: a request
 * @shape: (array zero-terminated=1): the members it may have
 *
 * Reads a body of one shape.
 *
 * Returns: (transfer full) (nullable): the body; %NULL if it is none and 400 was answered
 */
SenderJson *
sender_control_read_shape (SenderVisit       *visit,
                           const SenderShape *shape)
{
  g_autoptr (SenderJson) body = sender_control_read_body (visit);
  g_autoptr (GError)     error = NULL;

  if (body != NULL && !sender_shape_check (body, shape, &error))
    {
      sender_control_refuse (visit, 400, error->message);
      return NULL;
    }
  return g_steal_pointer (&body);
}

/**
 * sender_control_reply_list:
 * @visit: a request
 * @name: what the list is called
 * @list: (transfer full): an array
 *
 * Answers with a list.
 */
void
sender_control_reply_list (SenderVisit *visit,
                           const char  *name,
                           SenderJson  *list)
{
  SenderJson *json = sender_control_new_answer ();

  sender_put (json, name, list);
  sender_visit_reply (visit, 200, json);
}

/**
 * sender_control_add_each:
 * @visit: a request
 * @check: tells whether one object can be added
 * @add: adds one
 *
 * Adds the body, one object or several in an array: all, or none if one is wrong.
 */
void
sender_control_add_each (SenderVisit       *visit,
                         SenderControlCheck check,
                         SenderControlAdd   add)
{
  g_autoptr (SenderJson) body = sender_control_read_body (visit);
  g_autoptr (GError)     error = NULL;
  gboolean               many = body != NULL && sender_json_get_kind (body) == SENDER_JSON_ARRAY;
  guint                  n = many ? sender_json_get_length (body) : 1;

  if (body == NULL)
    return;
  for (guint i = 0; i < n; i++)
    if (!check (many ? sender_json_get_element (body, i) : body, &error))
      {
        sender_control_refuse (visit, 400, error->message);
        return;
      }
  for (guint i = 0; i < n; i++)
    add (visit->stage, many ? sender_json_get_element (body, i) : body);
  sender_control_reply_done (visit);
}

/**
 * sender_control_answer:
 * @visit: a request
 *
 * Answers what concerns the rehearsal itself. Whoever can reach loopback may ask; a page in a
 * browser may not.
 */
void
sender_control_answer (SenderVisit *visit)
{
  SenderRouteResult result = SENDER_ROUTE_NO_PATH;

  if (soup_message_headers_get_one (visit->headers, "Origin") != NULL)
    {
      sender_control_refuse (visit, 403, _ ("The control interface is not for web pages."));
      return;
    }
  result = sender_router_answer (routes, G_N_ELEMENTS (routes), visit, NULL);
  if (result == SENDER_ROUTE_NO_PATH)
    result = sender_router_answer (sender_control_pingone_routes,
                                   sender_router_count (sender_control_pingone_routes), visit,
                                   NULL);
  if (result == SENDER_ROUTE_NO_PATH)
    sender_control_refuse (visit, 404, _ ("There is no such part of the control interface."));
  else if (result == SENDER_ROUTE_NO_METHOD)
    sender_control_refuse (visit, 405,
                           _ ("This part of the control interface does not take that method."));
}

static void
read_status (SenderVisit *visit)
{
  SenderStage *stage = visit->stage;
  SenderJson  *json = sender_control_new_answer ();
  SenderJson  *ports = sender_json_new_object ();

  for (guint i = 0; i < SENDER_N_SERVICES; i++)
    if (stage->ports[i] != 0)
      sender_put_format (ports, sender_service_get_name ((SenderService) i), "%s://127.0.0.1:%u",
                         i >= SENDER_SERVICE_TLS_SELF_SIGNED ? "https" : "http", stage->ports[i]);
  sender_put (json, "services", ports);
  sender_put_text (json, "scenario", stage->scenario);
  sender_put_int (json, "requests", sender_shelf_get_length (stage->received));
  sender_put_int (json, "executions", sender_shelf_get_length (stage->executions));
  sender_put_int (json, "arrivals", sender_shelf_get_length (stage->arrivals));
  sender_put (json, "faults", sender_faults_to_json (stage->faults));
  sender_visit_reply (visit, 200, json);
}

static void
list_accounts (SenderVisit *visit)
{
  SenderShelf *accounts = visit->stage->accounts;
  SenderJson  *list = sender_json_new_array ();

  for (guint i = 0; i < sender_shelf_get_length (accounts); i++)
    sender_json_append (list, sender_account_to_json (sender_shelf_get (accounts, i)));
  sender_control_reply_list (visit, "accounts", list);
}

static gboolean
check_account (SenderJson *json,
               GError    **error)
{
  SenderAccount *account = sender_account_new (json, error);

  if (account == NULL)
    return FALSE;
  sender_account_free (account);
  return TRUE;
}

static void
add_account_to (SenderStage *stage,
                SenderJson  *json)
{
  SenderAccount *account = sender_account_new (json, NULL);

  sender_shelf_add (stage->accounts, account->sid, account);
}

static void
add_account (SenderVisit *visit)
{
  sender_control_add_each (visit, check_account, add_account_to);
}

static void
add_flow (SenderVisit *visit)
{
  sender_control_add_each (visit, sender_studio_flow_check, sender_studio_flow_set_up);
}

static void
list_faults (SenderVisit *visit)
{
  sender_control_reply_list (visit, "faults", sender_faults_to_json (visit->stage->faults));
}

static void
add_faults (SenderVisit *visit)
{
  g_autoptr (SenderJson) body = sender_control_read_body (visit);
  g_autoptr (GError)     error = NULL;

  if (body == NULL)
    return;
  if (sender_faults_add (visit->stage->faults, body, &error))
    sender_control_reply_done (visit);
  else
    sender_control_refuse (visit, 400, error->message);
}

static void
clear_faults (SenderVisit *visit)
{
  sender_faults_clear (visit->stage->faults);
  sender_control_reply_done (visit);
}

static SenderJson *
list_of (SenderShelf *shelf)
{
  SenderJson *list = sender_json_new_array ();

  for (guint i = 0; i < sender_shelf_get_length (shelf); i++)
    sender_json_append (list, sender_json_ref (sender_shelf_get (shelf, i)));
  return list;
}

static void
list_requests (SenderVisit *visit)
{
  sender_control_reply_list (visit, "requests", list_of (visit->stage->received));
}

static void
clear_requests (SenderVisit *visit)
{
  sender_shelf_clear (visit->stage->received);
  sender_control_reply_done (visit);
}

static void
list_handset (SenderVisit *visit)
{
  sender_control_reply_list (visit, "handset", list_of (visit->stage->arrivals));
}

static void
clear_handset (SenderVisit *visit)
{
  sender_shelf_clear (visit->stage->arrivals);
  sender_control_reply_done (visit);
}

static void
reply_from_handset (SenderVisit *visit)
{
  static const SenderShape shape[] = {
    { "from", SENDER_SHAPE_TEXT },
    { "body", SENDER_SHAPE_TEXT },
    { NULL },
  };
  g_autoptr (SenderJson) body = sender_control_read_shape (visit, shape);
  const char            *from = body != NULL ? sender_json_get_string_member (body, "from") : NULL;
  const char            *text = body != NULL ? sender_json_get_string_member (body, "body") : NULL;

  if (body == NULL)
    return;
  if (from == NULL || text == NULL)
    sender_control_refuse (visit, 400, _ ("A reply needs the members “from” and “body”."));
  else if (!sender_widgets_reply (visit->stage, from, text))
    sender_control_refuse (visit, 404, _ ("No flow waits for a reply from this phone."));
  else
    sender_control_reply_done (visit);
}

static void
read_clock (SenderVisit *visit)
{
  SenderClock     *clock = visit->stage->clock;
  SenderJson      *json = sender_control_new_answer ();
  g_autofree char *now = sender_clock_to_iso (sender_clock_now (clock));
  char             speed[G_ASCII_DTOSTR_BUF_SIZE];

  sender_put_text (json, "now", now);
  sender_put (json, "speed",
              sender_json_new_number (g_ascii_formatd (speed, sizeof speed, "%.6g",
                                                       sender_clock_get_speed (clock))));
  sender_visit_reply (visit, 200, json);
}

/* (nullable): an absent number changes nothing, and is in any range. */
static double
read_double (SenderJson *number)
{
  return number != NULL ? g_ascii_strtod (sender_json_get_text (number), NULL) : 0;
}

static gboolean
is_in_range (SenderJson *number,
             double      highest)
{
  return read_double (number) >= 0 && read_double (number) <= highest;
}

static void
set_clock (SenderVisit *visit)
{
  static const SenderShape shape[] = {
    { "speed", SENDER_SHAPE_NUMBER },
    { "advance", SENDER_SHAPE_NUMBER },
    { NULL },
  };
  SenderClock           *clock = visit->stage->clock;
  g_autoptr (SenderJson) body = sender_control_read_shape (visit, shape);
  SenderJson            *speed = body != NULL ? sender_json_get_member (body, "speed") : NULL;
  SenderJson            *advance = body != NULL ? sender_json_get_member (body, "advance") : NULL;

  if (body == NULL)
    return;
  if ((speed == NULL && advance == NULL) || !is_in_range (speed, MAX_SPEED) ||
      !is_in_range (advance, MAX_ADVANCE))
    {
      sender_control_refuse (visit, 400,
                             _ ("The clock takes “speed” (0 to 100000) and “advance” (seconds)."));
      return;
    }
  if (speed != NULL)
    sender_clock_set_speed (clock, read_double (speed));
  if (advance != NULL)
    sender_clock_advance (clock, (gint64) (read_double (advance) * SENDER_SECOND));
  read_clock (visit);
}

static void
reset (SenderVisit *visit)
{
  static const SenderShape nothing[] = { { NULL } };
  g_autoptr (SenderJson)   body = sender_control_read_shape (visit, nothing);

  if (body == NULL)
    return;
  sender_stage_reset (visit->stage);
  sender_control_reply_done (visit);
}

static void
list_scenarios (SenderVisit *visit)
{
  sender_control_reply_list (visit, "scenarios", sender_scenarios_to_json ());
}

static void
set_scenario (SenderVisit *visit)
{
  static const SenderShape shape[] = { { "name", SENDER_SHAPE_TEXT }, { NULL } };
  g_autoptr (SenderJson)   body = sender_control_read_shape (visit, shape);
  SenderJson              *json = NULL;

  if (body == NULL)
    return;
  json = sender_scenarios_set (visit->stage, sender_json_get_string_member (body, "name"));
  if (json == NULL)
    {
      sender_control_refuse (visit, 404, _ ("There is no scenario of that name."));
      return;
    }
  sender_put_boolean (json, "simulated", TRUE);
  sender_visit_reply (visit, 200, json);
}
