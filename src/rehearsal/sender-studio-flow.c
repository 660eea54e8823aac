/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-studio-flow.h"

#include "sender-account.h"
#include "sender-answer.h"
#include "sender-error.h"
#include "sender-shape.h"
#include "sender-text.h"

#include <glib/gi18n-lib.h>

/* More revisions than anybody makes by hand; a test in a loop must not grow without end. */
#define MAX_REVISIONS 100

static void
revision_free (gpointer data)
{
  SenderStudioRevision *self = data;

  g_clear_pointer (&self->flow, sender_flow_unref);
  sender_json_unref (self->definition);
  g_free (self);
}

/**
 * sender_studio_flow_free:
 * @self: (transfer full): a flow
 *
 * Frees a flow.
 */
void
sender_studio_flow_free (SenderStudioFlow *self)
{
  g_free (self->sid);
  g_free (self->account);
  g_free (self->name);
  g_ptr_array_unref (self->revisions);
  sender_json_unref (self->test_users);
  g_free (self);
}

static SenderStudioFlow *
ensure_flow (SenderStage *stage,
             const char  *sid)
{
  SenderStudioFlow *self = sender_shelf_find (stage->flows, sid);

  if (self != NULL)
    return self;
  self = g_new0 (SenderStudioFlow, 1);
  self->sid = g_strdup (sid);
  self->account = g_strdup (SENDER_ACCOUNT_DEFAULT_SID);
  self->name = g_strdup ("Rehearsal");
  self->revisions = g_ptr_array_new_with_free_func (revision_free);
  self->test_users = sender_json_new_array ();
  self->created = sender_clock_now (stage->clock);
  sender_shelf_add (stage->flows, sid, self);
  return self;
}

static void
add_revision (SenderStage      *stage,
              SenderStudioFlow *self,
              SenderJson       *definition,
              gboolean          published)
{
  SenderStudioRevision *revision = g_new0 (SenderStudioRevision, 1);
  SenderStudioRevision *last = NULL;

  if (self->revisions->len > 0)
    last = sender_studio_flow_get_latest (self);
  revision->number = last != NULL ? last->number + 1 : 1;
  revision->published = published;
  revision->definition = sender_json_ref (definition);
  revision->flow = sender_flow_new_from_json (definition, NULL);
  revision->created = sender_clock_now (stage->clock);
  if (self->revisions->len >= MAX_REVISIONS)
    g_ptr_array_remove_index (self->revisions, 0);
  g_ptr_array_add (self->revisions, revision);
}

static void
read_members (SenderStudioFlow *self,
              SenderJson       *json)
{
  const char *account = sender_json_get_string_member (json, "account_sid");
  const char *name = sender_json_get_string_member (json, "friendly_name");
  SenderJson *users = sender_read_kind (json, "test_users", SENDER_JSON_ARRAY);

  if (account != NULL)
    {
      g_free (self->account);
      self->account = g_strdup (account);
    }
  if (name != NULL)
    {
      g_free (self->name);
      self->name = g_strdup (name);
    }
  if (users != NULL)
    {
      sender_json_unref (self->test_users);
      self->test_users = sender_json_ref (users);
    }
}

/**
 * sender_studio_flow_check:
 * @json: the flow: `sid`, `definition`, and as needed `published`, `friendly_name`, `account_sid`,
 *   `test_users`
 * @error: return location
 *
 * Checks what is to be set up.
 *
 * Returns: whether it is a flow
 */
gboolean
sender_studio_flow_check (SenderJson *json,
                          GError    **error)
{
  static const SenderShape shape[] = {
    { "sid", SENDER_SHAPE_TEXT },
    { "definition", SENDER_SHAPE_OBJECT },
    { "published", SENDER_SHAPE_BOOLEAN },
    { "friendly_name", SENDER_SHAPE_TEXT },
    { "account_sid", SENDER_SHAPE_TEXT },
    { "test_users", SENDER_SHAPE_TEXTS },
    { NULL },
  };

  if (!sender_shape_check (json, shape, error))
    return FALSE;
  if (sender_text_is_sid (sender_json_get_string_member (json, "sid"), "FW") &&
      sender_json_get_member (json, "definition") != NULL)
    return TRUE;
  g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                       _ ("A flow needs the members “sid” (FW and 32 hexadecimal digits) and "
                          "“definition” (an object)."));
  return FALSE;
}

/**
 * sender_studio_flow_set_up:
 * @stage: what the stand-ins share
 * @json: a flow that sender_studio_flow_check() let pass
 *
 * Sets a flow up, or adds a revision to one.
 */
void
sender_studio_flow_set_up (SenderStage *stage,
                           SenderJson  *json)
{
  SenderStudioFlow *self = ensure_flow (stage, sender_json_get_string_member (json, "sid"));

  read_members (self, json);
  add_revision (stage, self, sender_json_get_member (json, "definition"),
                sender_read_boolean (json, "published", TRUE));
}

static void
set_up_default (SenderStage       *stage,
                const char        *sid,
                SenderFlowTemplate kind)
{
  g_autoptr (SenderJson) definition = sender_flow_template (kind, NULL);

  add_revision (stage, ensure_flow (stage, sid), definition, TRUE);
}

/**
 * sender_studio_flow_set_up_defaults:
 * @stage: what the stand-ins share
 *
 * Sets up one right flow for SMS and one for Voice, both reading `OTP`.
 */
void
sender_studio_flow_set_up_defaults (SenderStage *stage)
{
  set_up_default (stage, SENDER_STUDIO_FLOW_SMS, SENDER_FLOW_TEMPLATE_SMS);
  set_up_default (stage, SENDER_STUDIO_FLOW_VOICE, SENDER_FLOW_TEMPLATE_VOICE);
}

/**
 * sender_studio_flow_get_latest:
 * @self: a flow
 *
 * Finds the newest revision, draft or not.
 *
 * Returns: (transfer none): the revision
 */
SenderStudioRevision *
sender_studio_flow_get_latest (SenderStudioFlow *self)
{
  return g_ptr_array_index (self->revisions, self->revisions->len - 1);
}

/**
 * sender_studio_flow_get_published:
 * @self: a flow
 *
 * Finds the newest published revision.
 *
 * Returns: (transfer none) (nullable): the revision
 */
SenderStudioRevision *
sender_studio_flow_get_published (SenderStudioFlow *self)
{
  for (guint i = self->revisions->len; i > 0; i--)
    {
      SenderStudioRevision *revision = g_ptr_array_index (self->revisions, i - 1);

      if (revision->published)
        return revision;
    }
  return NULL;
}

/**
 * sender_studio_flow_get_revision:
 * @self: a flow
 * @number: from 1
 *
 * Finds a revision by its number.
 *
 * Returns: (transfer none) (nullable): the revision
 */
SenderStudioRevision *
sender_studio_flow_get_revision (SenderStudioFlow *self,
                                 int               number)
{
  for (guint i = 0; i < self->revisions->len; i++)
    {
      SenderStudioRevision *revision = g_ptr_array_index (self->revisions, i);

      if (revision->number == number)
        return revision;
    }
  return NULL;
}

/**
 * sender_studio_flow_get_live:
 * @self: a flow
 * @to: the contact
 *
 * Finds what runs for a contact: the published revision, for test users the latest one.
 *
 * Returns: (transfer none) (nullable): the revision
 */
SenderStudioRevision *
sender_studio_flow_get_live (SenderStudioFlow *self,
                             const char       *to)
{
  for (guint i = 0; i < sender_json_get_length (self->test_users); i++)
    if (g_strcmp0 (sender_json_get_text (sender_json_get_element (self->test_users, i)), to) == 0)
      return sender_studio_flow_get_latest (self);
  return sender_studio_flow_get_published (self);
}

/**
 * sender_studio_flow_validate:
 * @definition: (nullable): a definition
 *
 * Judges a definition as the service does before it stores one.
 *
 * Returns: (transfer full) (nullable): an array of what is wrong, %NULL if nothing is
 */
SenderJson *
sender_studio_flow_validate (SenderJson *definition)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderFlow) flow = NULL;
  SenderJson            *errors = NULL;
  SenderJson            *problem = NULL;
  const char            *fault = NULL;

  if (definition != NULL)
    flow = sender_flow_new_from_json (definition, &error);
  fault = flow != NULL ? sender_flow_get_fault (flow)
                       : (error != NULL ? error->message : "is not a JSON object");
  if (fault == NULL)
    return NULL;
  errors = sender_json_new_array ();
  problem = sender_json_new_object ();
  sender_put_text (problem, "property_path", "#/");
  sender_put_text (problem, "message", fault);
  sender_json_append (errors, problem);
  return errors;
}
