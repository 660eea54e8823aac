/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-step.h"

#include "sender-format-content.h"
#include "sender-format-pingone-secrets.h"
#include "sender-json-compare.h"
#include "sender-live.h"
#include "sender-pingone-order.h"

#include <string.h>

/* Members of the settings that are the service’s own. */
static const char *const read_only[] = { "_links", "updatedAt", "environment", NULL };

static const char *const actions[] = {
  [SENDER_STEP_KEEP] = "keep",
  [SENDER_STEP_CREATE] = "create",
  [SENDER_STEP_UPDATE] = "update",
  [SENDER_STEP_DELETE] = "delete",
};

static const char *const objects[] = {
  [SENDER_CHANGE_IN_SENDER] = "sender",
  [SENDER_CHANGE_IN_TEMPLATE] = "template",
  [SENDER_CHANGE_IN_FALLBACK] = "fallback",
};

/**
 * sender_change_object_get_nick:
 * @object: where a change is
 *
 * Gets its word in JSON.
 *
 * Returns: `sender`, `template` or `fallback`
 */
const char *
sender_change_object_get_nick (SenderChangeObject object)
{
  return objects[object];
}

/**
 * sender_step_action_get_nick:
 * @action: what a step does
 *
 * Gets its word in JSON.
 *
 * Returns: `keep`, `create`, `update` or `delete`
 */
const char *
sender_step_action_get_nick (SenderStepAction action)
{
  return actions[action];
}

/**
 * sender_step_new:
 * @object: what is written
 * @action: how
 * @title: (transfer full): what it is, in words
 * @before: (nullable): the object that is there
 *
 * Makes a step.
 *
 * Returns: (transfer full): the step
 */
SenderStep *
sender_step_new (SenderChangeObject object,
                 SenderStepAction   action,
                 char              *title,
                 SenderJson        *before)
{
  SenderStep *self = g_new0 (SenderStep, 1);

  self->object = object;
  self->action = action;
  self->title = title;
  self->before = before != NULL ? sender_json_ref (before) : NULL;
  self->id = before != NULL ? g_strdup (sender_json_get_string_member (before, "id")) : NULL;
  return self;
}

/**
 * sender_step_free:
 * @self: (transfer full): a step
 *
 * Frees it.
 */
void
sender_step_free (SenderStep *self)
{
  g_free (self->title);
  g_free (self->template_name);
  g_free (self->id);
  g_clear_pointer (&self->before, sender_json_unref);
  g_clear_pointer (&self->body, sender_json_unref);
  g_clear_pointer (&self->headers, sender_json_unref);
  g_free (self);
}

/* What says the same to the service is spelt alike. */
static SenderJson *
dup_comparable (const SenderStep *self,
                SenderJson       *object)
{
  if (self->object == SENDER_CHANGE_IN_SENDER)
    return sender_pingone_dup_comparable (object);
  return self->object == SENDER_CHANGE_IN_TEMPLATE ? sender_format_content_dup_comparable (object)
                                                   : sender_json_ref (object);
}

/**
 * sender_step_is_as_planned:
 * @object: (nullable): the object that is there now
 *
 * Tells whether nobody wrote in between.
 *
 * Returns: whether that is so
 */
gboolean
sender_step_is_as_planned (const SenderStep *self,
                           SenderJson       *object)
{
  g_autoptr (SenderJson) then = NULL;
  g_autoptr (SenderJson) now = NULL;

  if (self->before == NULL || object == NULL)
    return self->before == object;
  then = dup_comparable (self, self->before);
  now = dup_comparable (self, object);
  return sender_json_agree (then, now);
}

/**
 * sender_step_make_chain:
 * @sender: (nullable): id of the sender, as far as it is known
 *
 * Makes the chain that this step writes, with the id in the place that stands for it.
 *
 * Returns: (transfer full): an array
 */
SenderJson *
sender_step_make_chain (const SenderStep *self,
                        const char       *sender)
{
  SenderJson *made = sender_json_new_array ();

  for (guint i = 0; i < sender_json_get_length (self->body); i++)
    {
      SenderJson *entry = sender_json_get_element (self->body, i);

      if (sender != NULL && sender_json_get_kind (entry) == SENDER_JSON_STRING &&
          strcmp (sender_json_get_text (entry), SENDER_STEP_SELF) == 0)
        sender_json_append (made, sender_json_new_string (sender));
      else
        sender_json_append (made, sender_json_copy (entry));
    }
  return made;
}

/* Without an id nobody can tell whose place it is. */
static gboolean
is_chain_done (const SenderStep *self,
               SenderJson       *chain,
               const char       *sender)
{
  g_autoptr (SenderJson) wanted = sender_step_make_chain (self, sender);

  return chain != NULL && sender_json_equal (chain, wanted);
}

/**
 * sender_step_is_done_by:
 * @object: (nullable): the object that is there now
 * @sender: (nullable): id of the sender, as far as it is known
 *
 * Tells whether what is there is what this step writes. The service may have added members.
 *
 * Returns: whether that is so
 */
gboolean
sender_step_is_done_by (const SenderStep *self,
                        SenderJson       *object,
                        const char       *sender)
{
  g_autoptr (SenderJson) wanted = NULL;
  g_autoptr (SenderJson) now = NULL;

  if (self->action == SENDER_STEP_DELETE || self->body == NULL || object == NULL)
    return (object == NULL) == (self->action == SENDER_STEP_DELETE);
  if (self->object == SENDER_CHANGE_IN_FALLBACK)
    return is_chain_done (self, sender_json_get_member (object, SENDER_LIVE_CHAIN), sender);
  wanted = dup_comparable (self, self->body);
  now = dup_comparable (self, object);
  return sender_json_contains (now, wanted);
}

/**
 * sender_step_make_body:
 * @settings: (nullable): the settings that are there, for a step that is about the chain
 * @sender: (nullable): id of the sender
 *
 * Makes what is written. Of the settings every other member stays as it is: one that is left out
 * is reset by the service, the sender of mails among them. Only what the service alone writes is
 * left out.
 *
 * Returns: (transfer full) (nullable): an object; %NULL where none is written
 */
SenderJson *
sender_step_make_body (const SenderStep *self,
                       SenderJson       *settings,
                       const char       *sender)
{
  SenderJson *body = NULL;

  if (self->body == NULL)
    return NULL;
  if (self->object != SENDER_CHANGE_IN_FALLBACK)
    return sender_json_copy (self->body);
  body = sender_json_copy (settings);
  for (guint i = 0; read_only[i] != NULL; i++)
    sender_json_remove_member (body, read_only[i]);
  sender_json_set_member (body, SENDER_LIVE_CHAIN, sender_step_make_chain (self, sender));
  return body;
}

/**
 * sender_step_find_lost:
 * @written: the settings that were written over, and but for their chain written back
 * @now: the settings that are there
 *
 * Looks for a member of the settings, such as the mail sender, that is no longer what was written.
 * What the service alone decides is none, and neither is a member that says nothing.
 *
 * Returns: (transfer none) (nullable): the name of the first
 */
const char *
sender_step_find_lost (SenderJson *written,
                       SenderJson *now)
{
  for (guint i = 0; i < sender_json_get_length (written); i++)
    {
      const char *name = sender_json_get_name (written, i);
      SenderJson *value = sender_json_get_element (written, i);
      SenderJson *kept = sender_json_get_member (now, name);

      if (g_strv_contains (read_only, name) || strcmp (name, SENDER_LIVE_CHAIN) == 0 ||
          sender_json_get_kind (value) == SENDER_JSON_NULL)
        continue;
      if (kept == NULL || !sender_json_contains (kept, value))
        return name;
    }
  return NULL;
}

static void
set_object (SenderJson *json,
            const char *name,
            SenderJson *object)
{
  SenderJson *copy = NULL;

  if (object == NULL)
    return;
  copy = sender_json_copy (object);
  g_ptr_array_unref (sender_pingone_take_secrets (copy));
  sender_json_set_member (json, name, copy);
}

/**
 * sender_step_to_json:
 *
 * Writes a step for the journal of a publish, which is on disk: no secret is in it, be it one that
 * stands in a header.
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_step_to_json (const SenderStep *self)
{
  SenderJson *json = sender_json_new_object ();

  sender_json_set_string (json, "object", objects[self->object]);
  sender_json_set_string (json, "action", actions[self->action]);
  sender_json_set_string (json, "title", self->title);
  if (self->template_name != NULL)
    sender_json_set_string (json, "template", self->template_name);
  if (self->id != NULL)
    sender_json_set_string (json, "id", self->id);
  set_object (json, "before", self->before);
  set_object (json, "body", self->body);
  if (self->headers != NULL)
    sender_json_set_member (json, "headers", sender_json_copy (self->headers));
  if (self->is_done)
    sender_json_set_member (json, "done", sender_json_new_boolean (TRUE));
  return json;
}

/**
 * sender_step_read_message:
 * @self: a step
 *
 * Reads the message that a content is for.
 *
 * Returns: (transfer full) (nullable): the message as it was, or else is to be; %NULL where it is
 *   about something else
 */
SenderMessage *
sender_step_read_message (const SenderStep *self)
{
  SenderJson *content = self->before != NULL ? self->before : self->body;

  if (self->object != SENDER_CHANGE_IN_TEMPLATE || content == NULL)
    return NULL;
  return sender_format_content_read (content, self->template_name);
}

static guint
find_word (const char *const *words,
           guint              n_words,
           const char        *word)
{
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i], word) == 0)
      return i;
  return n_words;
}

/**
 * sender_step_new_from_json:
 * @json: what sender_step_to_json() wrote
 *
 * Reads a step.
 *
 * Returns: (transfer full) (nullable): the step; %NULL for what is none
 */
SenderStep *
sender_step_new_from_json (SenderJson *json)
{
  guint       object = find_word (objects, G_N_ELEMENTS (objects),
                                  sender_json_get_string_member (json, "object"));
  guint       action = find_word (actions, G_N_ELEMENTS (actions),
                                  sender_json_get_string_member (json, "action"));
  SenderJson *body = sender_json_get_member (json, "body");
  SenderJson *headers = sender_json_get_member (json, "headers");
  SenderJson *done = sender_json_get_member (json, "done");
  SenderStep *self = NULL;

  if (object == G_N_ELEMENTS (objects) || action == G_N_ELEMENTS (actions) ||
      sender_json_get_string_member (json, "title") == NULL ||
      (body != NULL && sender_json_get_kind (body) != (object == SENDER_CHANGE_IN_FALLBACK
                                                         ? SENDER_JSON_ARRAY
                                                         : SENDER_JSON_OBJECT)))
    return NULL;
  self = sender_step_new ((SenderChangeObject) object, (SenderStepAction) action,
                          g_strdup (sender_json_get_string_member (json, "title")),
                          sender_json_get_member (json, "before"));
  g_free (self->id);
  self->id = g_strdup (sender_json_get_string_member (json, "id"));
  self->template_name = g_strdup (sender_json_get_string_member (json, "template"));
  self->body = body != NULL ? sender_json_ref (body) : NULL;
  self->headers = headers != NULL && sender_json_get_kind (headers) == SENDER_JSON_OBJECT
                    ? sender_json_ref (headers)
                    : NULL;
  self->is_done = done != NULL && sender_json_get_kind (done) == SENDER_JSON_BOOLEAN &&
                  sender_json_get_boolean (done);
  return self;
}
