/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-routes.h"

#include "sender-answer.h"
#include "sender-pingone-answer.h"
#include "sender-pingone-check.h"
#include "sender-pingone-environment.h"
#include "sender-pingone-template.h"

/* Contents of templates: read, written and taken away. What a PATCH of all of a variant sends and
 * does is not documented, so none is taken. */

#define PATH SENDER_PINGONE_PATH "templates/{name}/contents"

static void list_contents (SenderVisit *visit);
static void create_content (SenderVisit *visit);
static void read_content (SenderVisit *visit);
static void replace_content (SenderVisit *visit);
static void delete_content (SenderVisit *visit);
static void delete_variant (SenderVisit *visit);

const SenderRoute sender_pingone_content_routes[] = {
  { SENDER_SERVICE_PINGONE_API, "GET", PATH, list_contents },
  { SENDER_SERVICE_PINGONE_API, "POST", PATH, create_content },
  { SENDER_SERVICE_PINGONE_API, "DELETE", PATH, delete_variant },
  { SENDER_SERVICE_PINGONE_API, "GET", PATH "/{id}", read_content },
  { SENDER_SERVICE_PINGONE_API, "PUT", PATH "/{id}", replace_content },
  { SENDER_SERVICE_PINGONE_API, "DELETE", PATH "/{id}", delete_content },
  { .handler = NULL },
};

/* (transfer full) (nullable): NULL if 404 was answered. */
static SenderJson *
find_template (SenderVisit *visit)
{
  SenderJson *template = sender_pingone_template_find (sender_pingone_environment_of (visit),
                                                       sender_visit_get_capture (visit, 1));

  if (template == NULL)
    sender_pingone_refuse (visit, 404, NULL, NULL, NULL);
  return template;
}

static void
list_contents (SenderVisit *visit)
{
  g_autoptr (SenderJson) template = find_template (visit);
  SenderJson *environment = sender_pingone_environment_of (visit);

  if (template != NULL)
    sender_pingone_reply_page (visit, "contents",
                               sender_pingone_template_list_contents (environment, template));
}

/* (transfer full) (nullable): NULL if 404 was answered. */
static SenderJson *
find_content (SenderVisit *visit,
              SenderJson *template)
{
  g_autoptr (SenderJson) list = NULL;
  const char            *id = sender_visit_get_capture (visit, 2);

  if (template == NULL)
    return NULL;
  list = sender_pingone_template_list_contents (sender_pingone_environment_of (visit), template);
  for (guint i = 0; i < sender_json_get_length (list); i++)
    {
      SenderJson *content = sender_json_get_element (list, i);

      if (g_strcmp0 (sender_json_get_string_member (content, "id"), id) == 0)
        return sender_json_ref (content);
    }
  sender_pingone_refuse (visit, 404, NULL, NULL, NULL);
  return NULL;
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
  sender_put_boolean (body, "default", FALSE);
  sender_pingone_stamp (visit->stage, body, environment, created);
  sender_pingone_replace (sender_json_get_member (environment, "contents"),
                          sender_visit_get_capture (visit, 1), id, sender_json_ref (body));
  sender_pingone_reply_object (visit, status, sender_json_copy (body), status == 201 ? id : NULL);
}

static void
create_content (SenderVisit *visit)
{
  g_autoptr (SenderJson) template = find_template (visit);
  g_autoptr (SenderJson) body = NULL;
  g_autofree char       *id = g_uuid_string_random ();
  SenderJson            *details = NULL;

  if (template == NULL || (body = sender_pingone_read_body (visit, NULL)) == NULL)
    return;
  details = sender_json_new_array ();
  sender_pingone_content_check (details, sender_pingone_environment_of (visit), template, body,
                                NULL);
  if (!sender_pingone_refuse_details (visit, details))
    keep (visit, 201, body, id, NULL);
}

static void
read_content (SenderVisit *visit)
{
  g_autoptr (SenderJson) template = find_template (visit);
  g_autoptr (SenderJson) content = find_content (visit, template);

  if (content != NULL)
    sender_pingone_reply_object (visit, 200, sender_json_copy (content), NULL);
}

/* With which status the platform refuses to change a default content is not documented. */
static gboolean
refuse_default (SenderVisit *visit,
                SenderJson  *content)
{
  if (!sender_pingone_content_is_default (content))
    return FALSE;
  sender_pingone_refuse_value (visit, "CONSTRAINT_VIOLATION", "default");
  return TRUE;
}

static void
replace_content (SenderVisit *visit)
{
  g_autoptr (SenderJson) template = find_template (visit);
  g_autoptr (SenderJson) before = find_content (visit, template);
  g_autoptr (SenderJson) body = NULL;
  SenderJson            *details = NULL;

  if (before == NULL || refuse_default (visit, before) ||
      (body = sender_pingone_read_body (visit, NULL)) == NULL)
    return;
  details = sender_json_new_array ();
  sender_pingone_content_check (details, sender_pingone_environment_of (visit), template, body,
                                before);
  if (!sender_pingone_refuse_details (visit, details))
    keep (visit, 200, body, sender_visit_get_capture (visit, 2),
          sender_json_get_string_member (before, "createdAt"));
}

/* The default one says it again. */
static void
delete_content (SenderVisit *visit)
{
  g_autoptr (SenderJson) template = find_template (visit);
  g_autoptr (SenderJson) content = find_content (visit, template);
  SenderJson            *environment = sender_pingone_environment_of (visit);

  if (content == NULL || refuse_default (visit, content))
    return;
  sender_pingone_replace (sender_json_get_member (environment, "contents"),
                          sender_visit_get_capture (visit, 1),
                          sender_visit_get_capture (visit, 2), NULL);
  sender_visit_reply_text (visit, 204, "application/json", NULL);
}

static gboolean
has_variant (SenderJson *content,
             const char *variant)
{
  const char *own = sender_json_get_string_member (content, "variant");

  return own != NULL && g_ascii_strcasecmp (own, variant) == 0;
}

/* All custom ones of a variant. That it answers as for one, and that there may be none, is
 * assumed; so is how another filter, or none, is refused. */
static void
delete_variant (SenderVisit *visit)
{
  g_autoptr (SenderJson) template = find_template (visit);
  SenderJson      *environment = sender_pingone_environment_of (visit);
  g_autofree char *filter = sender_visit_dup_query (visit, "filter");
  g_autofree char *variant =
    filter != NULL ? sender_pingone_dup_filtered (filter, "variant") : NULL;
  g_autoptr (SenderJson) list = NULL;

  if (template == NULL)
    return;
  if (variant == NULL || *variant == '\0')
    {
      sender_pingone_refuse (visit, 400, "INVALID_REQUEST", NULL, "INVALID_FILTER");
      return;
    }
  list = sender_pingone_template_list_contents (environment, template);
  for (guint i = 0; i < sender_json_get_length (list); i++)
    {
      SenderJson *content = sender_json_get_element (list, i);

      if (!sender_pingone_content_is_default (content) && has_variant (content, variant))
        sender_pingone_replace (sender_json_get_member (environment, "contents"),
                                sender_visit_get_capture (visit, 1),
                                sender_json_get_string_member (content, "id"), NULL);
    }
  sender_visit_reply_text (visit, 204, "application/json", NULL);
}
