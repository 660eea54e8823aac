/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-routes.h"

#include "sender-answer.h"
#include "sender-pingone-answer.h"
#include "sender-pingone-environment.h"

#include <string.h>

/* What is only read: notification policies, enabled languages, users. The control interface sets
 * them. */

#define POLICIES SENDER_PINGONE_PATH "notificationsPolicies"
#define USERS SENDER_PINGONE_PATH "users"

static void list_policies (SenderVisit *visit);
static void read_policy (SenderVisit *visit);
static void list_languages (SenderVisit *visit);
static void list_users (SenderVisit *visit);
static void read_user (SenderVisit *visit);

const SenderRoute sender_pingone_collection_routes[] = {
  { SENDER_SERVICE_PINGONE_API, "GET", POLICIES, list_policies },
  { SENDER_SERVICE_PINGONE_API, "GET", POLICIES "/{id}", read_policy },
  { SENDER_SERVICE_PINGONE_API, "GET", SENDER_PINGONE_PATH "languages", list_languages },
  { SENDER_SERVICE_PINGONE_API, "GET", USERS, list_users },
  { SENDER_SERVICE_PINGONE_API, "GET", USERS "/{id}", read_user },
  { .handler = NULL },
};

static SenderJson *
get_list (SenderVisit *visit,
          const char  *name)
{
  return sender_json_get_member (sender_pingone_environment_of (visit), name);
}

static void
read_one (SenderVisit *visit,
          const char  *list)
{
  SenderJson *object = sender_pingone_find (sender_pingone_environment_of (visit), list,
                                            sender_visit_get_capture (visit, 1));

  if (object != NULL)
    sender_pingone_reply_object (visit, 200, sender_json_copy (object), NULL);
  else
    sender_pingone_refuse (visit, 404, NULL, NULL, NULL);
}

static void
list_policies (SenderVisit *visit)
{
  sender_pingone_reply_page (visit, "notificationsPolicies",
                             sender_json_ref (get_list (visit, "policies")));
}

static void
read_policy (SenderVisit *visit)
{
  read_one (visit, "policies");
}

static void
list_languages (SenderVisit *visit)
{
  sender_pingone_reply_page (visit, "languages", sender_json_ref (get_list (visit, "languages")));
}

static void
list_users (SenderVisit *visit)
{
  g_autofree char *filter = sender_visit_dup_query (visit, "filter");
  g_autofree char *name =
    filter != NULL ? sender_pingone_dup_filtered (filter, "username") : NULL;
  g_autoptr (SenderJson) found = sender_json_new_array ();
  SenderJson            *users = get_list (visit, "users");

  if (filter != NULL && name == NULL)
    {
      sender_pingone_refuse (visit, 400, "INVALID_REQUEST", NULL, "INVALID_FILTER");
      return;
    }
  for (guint i = 0; i < sender_json_get_length (users); i++)
    {
      SenderJson *user = sender_json_get_element (users, i);

      if (name == NULL ||
          g_strcmp0 (sender_json_get_string_member (user, "username"), name) == 0)
        sender_json_append (found, sender_json_ref (user));
    }
  sender_pingone_reply_page (visit, "users", g_steal_pointer (&found));
}

static void
read_user (SenderVisit *visit)
{
  read_one (visit, "users");
}
