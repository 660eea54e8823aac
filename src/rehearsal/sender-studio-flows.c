/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-studio-stand-in.h"

#include "sender-answer.h"
#include "sender-form.h"
#include "sender-stand-in.h"

#include <string.h>

typedef struct
{
  SenderStudioFlow     *flow;
  SenderStudioRevision *revision;
} RevisionItem;

static void
put_time (SenderJson *json,
          const char *name,
          gint64      at)
{
  g_autofree char *text = sender_clock_to_iso (at);

  sender_put_text (json, name, text);
}

static void
put_judgement (SenderJson           *json,
               SenderStudioRevision *revision)
{
  SenderJson *errors = sender_studio_flow_validate (revision->definition);

  sender_put (json, "definition", sender_json_copy (revision->definition));
  sender_put_boolean (json, "valid", errors == NULL);
  sender_put (json, "errors", errors != NULL ? errors : sender_json_new_array ());
}

/* In lists a definition and what is said about it are null. */
static SenderJson *
describe_part (SenderStudioFlow     *flow,
               SenderStudioRevision *revision,
               gboolean              in_list)
{
  SenderJson *json = sender_json_new_object ();

  sender_put_text (json, "sid", flow->sid);
  sender_put_text (json, "account_sid", flow->account);
  sender_put_null (json, "author_sid");
  sender_put_text (json, "friendly_name", flow->name);
  sender_put_text (json, "status", revision->published ? "published" : "draft");
  sender_put_int (json, "revision", revision->number);
  sender_put_null (json, "commit_message");
  put_time (json, "date_created", flow->created);
  put_time (json, "date_updated", revision->created);
  if (!in_list)
    {
      put_judgement (json, revision);
      return json;
    }
  sender_put_null (json, "definition");
  sender_put_null (json, "valid");
  sender_put_null (json, "errors");
  return json;
}

static SenderJson *
describe_flow (SenderVisit      *visit,
               SenderStudioFlow *flow,
               gboolean          in_list)
{
  SenderJson      *json = describe_part (flow, sender_studio_flow_get_latest (flow), in_list);
  SenderJson      *links = sender_json_new_object ();
  g_autofree char *origin = sender_visit_dup_origin (visit);
  g_autofree char *url = g_strdup_printf ("%s/v2/Flows/%s", origin, flow->sid);

  sender_put (json, "warnings", in_list ? sender_json_new_null () : sender_json_new_array ());
  sender_put_format (json, "webhook_url", "https://webhooks.twilio.com/v1/Accounts/%s/Flows/%s",
                     flow->account, flow->sid);
  sender_put_text (json, "url", url);
  sender_put_format (links, "test_users", "%s/TestUsers", url);
  sender_put_format (links, "revisions", "%s/Revisions", url);
  sender_put_format (links, "executions", "%s/Executions", url);
  sender_put (json, "links", links);
  return json;
}

static SenderJson *
describe_listed_flow (SenderVisit *visit,
                      gpointer     item)
{
  return describe_flow (visit, item, TRUE);
}

/**
 * sender_studio_list_flows:
 * @visit: a request
 *
 * Lists the caller's flows.
 */
void
sender_studio_list_flows (SenderVisit *visit)
{
  SenderShelf          *shelf = visit->stage->flows;
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < sender_shelf_get_length (shelf); i++)
    {
      SenderStudioFlow *flow = sender_shelf_get (shelf, i);

      if (strcmp (flow->account, visit->caller.account->sid) == 0)
        g_ptr_array_add (found, flow);
    }
  sender_stand_in_reply_page (visit, "flows", found, describe_listed_flow);
}

/**
 * sender_studio_read_flow:
 * @visit: a request
 *
 * Reads a flow as its latest revision says it, which may be a draft.
 */
void
sender_studio_read_flow (SenderVisit *visit)
{
  SenderStudioFlow *flow = sender_studio_find_flow (visit);

  if (flow != NULL)
    sender_visit_reply (visit, 200, describe_flow (visit, flow, FALSE));
}

static SenderJson *
describe_revision (SenderVisit *visit,
                   gpointer     item,
                   gboolean     in_list)
{
  const RevisionItem *of = item;
  SenderJson         *json = describe_part (of->flow, of->revision, in_list);
  g_autofree char    *origin = sender_visit_dup_origin (visit);

  sender_put_format (json, "url", "%s/v2/Flows/%s/Revisions/%d", origin, of->flow->sid,
                     of->revision->number);
  return json;
}

static SenderJson *
describe_listed_revision (SenderVisit *visit,
                          gpointer     item)
{
  return describe_revision (visit, item, TRUE);
}

/**
 * sender_studio_list_revisions:
 * @visit: a request
 *
 * Lists the revisions of a flow, newest first.
 */
void
sender_studio_list_revisions (SenderVisit *visit)
{
  SenderStudioFlow     *flow = sender_studio_find_flow (visit);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  if (flow == NULL)
    return;
  for (guint i = flow->revisions->len; i > 0; i--)
    {
      RevisionItem *item = g_new (RevisionItem, 1);

      item->flow = flow;
      item->revision = g_ptr_array_index (flow->revisions, i - 1);
      g_ptr_array_add (items, item);
    }
  sender_stand_in_reply_page (visit, "revisions", items, describe_listed_revision);
}

static SenderStudioRevision *
find_revision (SenderVisit      *visit,
               SenderStudioFlow *flow,
               const char       *name)
{
  SenderStudioRevision *revision = NULL;
  guint64               number = 0;

  if (strcmp (name, "LatestRevision") == 0)
    revision = sender_studio_flow_get_latest (flow);
  else if (strcmp (name, "LatestPublished") == 0)
    revision = sender_studio_flow_get_published (flow);
  else if (g_ascii_string_to_unsigned (name, 10, 1, G_MAXINT, &number, NULL))
    revision = sender_studio_flow_get_revision (flow, (int) number);
  else
    {
      sender_visit_refuse (visit, 400, 81021,
                           "Revision must be a number, LatestPublished or LatestRevision", NULL);
      return NULL;
    }
  if (revision == NULL)
    sender_visit_refuse_not_found (visit);
  return revision;
}

/**
 * sender_studio_read_revision:
 * @visit: a request
 *
 * Reads one revision: a number, LatestPublished or LatestRevision.
 */
void
sender_studio_read_revision (SenderVisit *visit)
{
  RevisionItem item = { .flow = sender_studio_find_flow (visit) };

  if (item.flow == NULL)
    return;
  item.revision = find_revision (visit, item.flow, sender_visit_get_capture (visit, 1));
  if (item.revision != NULL)
    sender_visit_reply (visit, 200, describe_revision (visit, &item, FALSE));
}

/**
 * sender_studio_validate:
 * @visit: a request
 *
 * Judges a definition: 200, or an error that lists what is wrong.
 */
void
sender_studio_validate (SenderVisit *visit)
{
  static const char *const required[] = { "FriendlyName", "Status", "Definition" };
  g_autofree char         *text = sender_visit_dup_form (visit, "Definition");
  g_autoptr (SenderJson)   definition = NULL;
  SenderJson              *errors = NULL;
  SenderJson              *json = sender_json_new_object ();

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    {
      g_autofree char *value = sender_visit_dup_form (visit, required[i]);
      g_autofree char *message = NULL;

      if (value != NULL)
        continue;
      message = g_strdup_printf ("Missing required parameter %s in the post body", required[i]);
      sender_visit_refuse (visit, 400, 20001, message, NULL);
      sender_json_unref (json);
      return;
    }
  definition = sender_json_parse (text, -1, NULL);
  errors = sender_studio_flow_validate (definition);
  if (errors == NULL)
    {
      sender_put_boolean (json, "valid", TRUE);
      sender_visit_reply (visit, 200, json);
      return;
    }
  sender_put (json, "errors", errors);
  sender_visit_refuse (visit, 400, 81022, "Flow definition is not valid", json);
}

static void
reply_test_users (SenderVisit      *visit,
                  SenderStudioFlow *flow)
{
  SenderJson      *json = sender_json_new_object ();
  g_autofree char *origin = sender_visit_dup_origin (visit);

  sender_put_text (json, "sid", flow->sid);
  sender_put (json, "test_users", sender_json_copy (flow->test_users));
  sender_put_format (json, "url", "%s/v2/Flows/%s/TestUsers", origin, flow->sid);
  sender_visit_reply (visit, 200, json);
}

/**
 * sender_studio_read_test_users:
 * @visit: a request
 *
 * Reads for whom the latest draft runs.
 */
void
sender_studio_read_test_users (SenderVisit *visit)
{
  SenderStudioFlow *flow = sender_studio_find_flow (visit);

  if (flow != NULL)
    reply_test_users (visit, flow);
}

static gboolean
collect_test_user (const char *key,
                   gsize       key_length,
                   const char *value,
                   gsize       value_length,
                   gboolean    has_value,
                   gpointer    user_data)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GString) number = g_string_new (NULL);

  sender_form_append_decoded (name, key, (gssize) key_length);
  sender_form_append_decoded (number, value, (gssize) value_length);
  if (strcmp (name->str, "TestUsers") == 0 && number->len > 0)
    sender_json_append (user_data, sender_json_new_string (number->str));
  return TRUE;
}

/**
 * sender_studio_write_test_users:
 * @visit: a request
 *
 * Replaces for whom the latest draft runs.
 */
void
sender_studio_write_test_users (SenderVisit *visit)
{
  SenderStudioFlow *flow = sender_studio_find_flow (visit);
  SenderJson       *users = NULL;
  gsize             length = 0;
  const char       *body = g_bytes_get_data (visit->body, &length);

  if (flow == NULL)
    return;
  users = sender_json_new_array ();
  if (length > 0)
    sender_form_foreach_pair (body, (gssize) length, collect_test_user, users);
  sender_json_unref (flow->test_users);
  flow->test_users = users;
  reply_test_users (visit, flow);
}
