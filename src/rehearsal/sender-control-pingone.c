/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-control-private.h"

#include "sender-answer.h"
#include "sender-pingone-environment.h"
#include "sender-pingone-sending.h"
#include "sender-pingone-set-up.h"
#include "sender-pingone-stand-in.h"

#include <glib/gi18n-lib.h>

/* What the control interface sets and shows of PingOne. */

#define MAX_PAGE 1000
#define MAX_TOKEN_SECONDS (24 * 3600)
#define ROUTE SENDER_CONTROL_ROUTE

static void add_client (SenderVisit *visit);
static void add_sender (SenderVisit *visit);
static void list_environments (SenderVisit *visit);
static void set_environment (SenderVisit *visit);
static void read_environment (SenderVisit *visit);
static void remove_environment (SenderVisit *visit);
static void change (SenderVisit *visit);
static void set_platform (SenderVisit *visit);
static void list_passcodes (SenderVisit *visit);
static void send_from_pingone (SenderVisit *visit);
static void compare_fallback (SenderVisit *visit);

const SenderRoute sender_control_pingone_routes[] = {
  ROUTE ("POST", "pingone/clients", add_client),
  ROUTE ("POST", "pingone/senders", add_sender),
  ROUTE ("GET", "pingone/environments", list_environments),
  ROUTE ("POST", "pingone/environments", set_environment),
  ROUTE ("GET", "pingone/environments/{id}", read_environment),
  ROUTE ("DELETE", "pingone/environments/{id}", remove_environment),
  ROUTE ("POST", "pingone/changes", change),
  ROUTE ("POST", "pingone/platform", set_platform),
  ROUTE ("GET", "pingone/passcodes", list_passcodes),
  ROUTE ("POST", "pingone/send", send_from_pingone),
  ROUTE ("POST", "pingone/truth-table", compare_fallback),
  { .handler = NULL },
};

static void
add_client (SenderVisit *visit)
{
  sender_control_add_each (visit, sender_pingone_check_client, sender_pingone_add_client);
}

static void
add_sender (SenderVisit *visit)
{
  sender_control_add_each (visit, sender_pingone_check_sender, sender_pingone_add_sender);
}

static void
list_environments (SenderVisit *visit)
{
  SenderShelf *shelf = visit->stage->environments;
  SenderJson  *list = sender_json_new_array ();

  for (guint i = 0; i < sender_shelf_get_length (shelf); i++)
    sender_json_append (list, sender_pingone_environment_to_json (sender_shelf_get (shelf, i)));
  sender_control_reply_list (visit, "environments", list);
}

static void
set_environment (SenderVisit *visit)
{
  sender_control_add_each (visit, sender_pingone_check_environment,
                           sender_pingone_set_environment);
}

static SenderJson *
find_environment (SenderVisit *visit)
{
  SenderJson *environment = sender_pingone_environment_find (visit->stage,
                                                             sender_visit_get_capture (visit, 0));

  if (environment == NULL)
    sender_control_refuse (visit, 404, _ ("There is no environment of that id."));
  return environment;
}

static void
read_environment (SenderVisit *visit)
{
  SenderJson *environment = find_environment (visit);

  if (environment != NULL)
    sender_control_reply_list (visit, "environment",
                               sender_pingone_environment_to_json (environment));
}

static void
remove_environment (SenderVisit *visit)
{
  if (find_environment (visit) == NULL)
    return;
  sender_shelf_remove (visit->stage->environments, sender_visit_get_capture (visit, 0));
  sender_control_reply_done (visit);
}

static void
change (SenderVisit *visit)
{
  g_autoptr (SenderJson) body = sender_control_read_body (visit);
  g_autoptr (GError)     error = NULL;

  if (body == NULL)
    return;
  if (!sender_pingone_check_change (body, &error))
    sender_control_refuse (visit, 400, error->message);
  else if (sender_pingone_change (visit->stage, body) == 0)
    sender_control_refuse (visit, 404, _ ("There is nothing that the change is meant for."));
  else
    sender_control_reply_done (visit);
}

static void
set_platform (SenderVisit *visit)
{
  static const SenderShape shape[] = {
    { "page_size", SENDER_SHAPE_WHOLE, 0, MAX_PAGE },
    { "token_seconds", SENDER_SHAPE_WHOLE, 0, MAX_TOKEN_SECONDS },
    { "revoke", SENDER_SHAPE_BOOLEAN },
    { NULL },
  };
  SenderStage           *stage = visit->stage;
  g_autoptr (SenderJson) body = sender_control_read_shape (visit, shape);

  if (body == NULL)
    return;
  stage->page_size = (guint) sender_read_int (body, "page_size", stage->page_size);
  stage->token_seconds = sender_read_int (body, "token_seconds", stage->token_seconds);
  if (sender_read_boolean (body, "revoke", FALSE))
    sender_shelf_clear (stage->tokens);
  sender_control_reply_done (visit);
}

/* The codes are simulated: nobody has to keep them. */
static void
list_passcodes (SenderVisit *visit)
{
  SenderShelf *shelf = visit->stage->passcodes;
  SenderJson  *list = sender_json_new_array ();

  for (guint i = 0; i < sender_shelf_get_length (shelf); i++)
    sender_json_append (list, sender_json_copy (sender_shelf_get (shelf, i)));
  sender_control_reply_list (visit, "passcodes", list);
}

typedef SenderJson *(*SendFunc) (SenderStage *stage,
                                 SenderJson  *json,
                                 GError     **error);

static void
reply_sending (SenderVisit *visit,
               SendFunc     send)
{
  g_autoptr (SenderJson) body = sender_control_read_body (visit);
  g_autoptr (GError)     error = NULL;
  SenderJson            *json = NULL;

  if (body == NULL)
    return;
  json = send (visit->stage, body, &error);
  if (json != NULL)
    sender_visit_reply (visit, 200, json);
  else
    sender_control_refuse (visit, 400, error->message);
}

static void
send_from_pingone (SenderVisit *visit)
{
  reply_sending (visit, sender_pingone_sending_run);
}

static void
compare_fallback (SenderVisit *visit)
{
  reply_sending (visit, sender_pingone_sending_compare);
}
