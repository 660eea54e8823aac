/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-routes.h"

#include "sender-answer.h"
#include "sender-pingone-answer.h"
#include "sender-pingone-check.h"
#include "sender-pingone-environment.h"
#include "sender-pingone-sender-check.h"

/* Phone delivery settings (reference: PingOne, section 1). */

#define PATH SENDER_PINGONE_PATH "notificationsSettings/phoneDeliverySettings"
#define LIMIT 10

static void list_senders (SenderVisit *visit);
static void create_sender (SenderVisit *visit);
static void read_sender (SenderVisit *visit);
static void replace_sender (SenderVisit *visit);
static void delete_sender (SenderVisit *visit);

const SenderRoute sender_pingone_sender_routes[] = {
  { SENDER_SERVICE_PINGONE_API, "GET", PATH, list_senders },
  { SENDER_SERVICE_PINGONE_API, "POST", PATH, create_sender },
  { SENDER_SERVICE_PINGONE_API, "GET", PATH "/{id}", read_sender },
  { SENDER_SERVICE_PINGONE_API, "PUT", PATH "/{id}", replace_sender },
  { SENDER_SERVICE_PINGONE_API, "DELETE", PATH "/{id}", delete_sender },
  { .handler = NULL },
};

static SenderJson *
find_sender (SenderVisit *visit)
{
  SenderJson *sender = sender_pingone_find (sender_pingone_environment_of (visit), "senders",
                                            sender_visit_get_capture (visit, 1));

  if (sender == NULL)
    sender_pingone_refuse (visit, 404, NULL, NULL, NULL);
  return sender;
}

static SenderJson *
describe (SenderJson *sender)
{
  SenderJson *json = sender_json_copy (sender);

  sender_pingone_drop_secrets (json);
  return json;
}

static void
list_senders (SenderVisit *visit)
{
  SenderJson *senders = sender_json_get_member (sender_pingone_environment_of (visit), "senders");
  SenderJson *list = sender_json_new_array ();

  for (guint i = 0; i < sender_json_get_length (senders); i++)
    sender_json_append (list, describe (sender_json_get_element (senders, i)));
  sender_pingone_reply_page (visit, "phoneDeliverySettings", list);
}

/* A name is taken if another object has it. Which one is the own is told by the body's `id` only:
 * a PUT without it collides with itself (reference: PingOne, trap 7.12). */
static void
check_name (SenderJson *details,
            SenderJson *environment,
            SenderJson *body,
            const char *own)
{
  SenderJson *senders = sender_json_get_member (environment, "senders");
  const char *name = sender_json_get_string_member (body, "name");

  for (guint i = 0; name != NULL && i < sender_json_get_length (senders); i++)
    {
      SenderJson *sender = sender_json_get_element (senders, i);
      const char *id = sender_json_get_string_member (sender, "id");

      if (g_strcmp0 (sender_json_get_string_member (sender, "name"), name) == 0 &&
          g_strcmp0 (id, own) != 0)
        {
          sender_pingone_complain (details, "UNIQUENESS_VIOLATION", "name");
          return;
        }
    }
}

static void
keep (SenderVisit *visit,
      guint        status,
      SenderJson  *body,
      const char  *id,
      const char  *created)
{
  SenderJson *environment = sender_pingone_environment_of (visit);

  sender_pingone_drop_read_only (body);
  sender_put_text (body, "id", id);
  sender_pingone_stamp (visit->stage, body, environment, created);
  sender_pingone_replace (environment, "senders", id, sender_json_ref (body));
  sender_pingone_reply_object (visit, status, describe (body), status == 201 ? id : NULL);
}

static void
create_sender (SenderVisit *visit)
{
  SenderJson            *environment = sender_pingone_environment_of (visit);
  g_autoptr (SenderJson) body = sender_pingone_read_body (visit, NULL);
  g_autofree char       *id = g_uuid_string_random ();
  SenderJson            *details = NULL;

  if (body == NULL)
    return;
  /* With which words the eleventh is refused is not documented. */
  if (sender_json_get_length (sender_json_get_member (environment, "senders")) >= LIMIT)
    {
      sender_pingone_refuse (visit, 400, "REQUEST_FAILED", NULL, "CONSTRAINT_VIOLATION");
      return;
    }
  details = sender_json_new_array ();
  sender_pingone_sender_check (visit->stage, details, body, NULL);
  check_name (details, environment, body, NULL);
  if (!sender_pingone_refuse_details (visit, details))
    keep (visit, 201, body, id, NULL);
}

static void
read_sender (SenderVisit *visit)
{
  SenderJson *sender = find_sender (visit);

  if (sender != NULL)
    sender_pingone_reply_object (visit, 200, describe (sender), NULL);
}

static void
replace_sender (SenderVisit *visit)
{
  SenderJson            *before = find_sender (visit);
  g_autoptr (SenderJson) body = NULL;
  g_autofree char       *id = NULL;
  g_autofree char       *created = NULL;
  const char            *named = NULL;
  SenderJson            *details = NULL;

  if (before == NULL || (body = sender_pingone_read_body (visit, NULL)) == NULL)
    return;
  id = g_strdup (sender_json_get_string_member (before, "id"));
  created = g_strdup (sender_json_get_string_member (before, "createdAt"));
  named = sender_json_get_string_member (body, "id");
  details = sender_json_new_array ();
  sender_pingone_sender_check (visit->stage, details, body, before);
  check_name (details, sender_pingone_environment_of (visit), body, named);
  /* What another id than the path's does is not documented. */
  if (named != NULL && g_strcmp0 (named, id) != 0)
    sender_pingone_complain (details, "INVALID_VALUE", "id");
  if (!sender_pingone_refuse_details (visit, details))
    keep (visit, 200, body, id, created);
}

/* What happens to a chain or policy that names it is not documented; here they go on naming it. */
static void
delete_sender (SenderVisit *visit)
{
  SenderJson *sender = find_sender (visit);

  if (sender == NULL)
    return;
  sender_pingone_replace (sender_pingone_environment_of (visit), "senders",
                          sender_visit_get_capture (visit, 1), NULL);
  sender_visit_reply_text (visit, 204, "application/json", NULL);
}
