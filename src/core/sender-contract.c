/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract.h"

#include "checks/sender-json-template.h"
#include "sender-channel-request.h"
#include "sender-checks.h"
#include "sender-config.h"
#include "sender-form-field.h"
#include "sender-json.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-path.h"
#include "sender-url.h"
#include "sender-variables.h"
#include "sender-vendor.h"

#include <string.h>

/* What is worked out once for all wires of a contract. The rules judge; here their findings are
 * only put on the wires they break. */
typedef struct
{
  SenderContract *contract; /* (not owned) */
  GListModel     *findings; /* (owned) */
  char           *message_path;
  char           *request_path; /* (nullable) */
  SenderJson     *members;      /* (owned) (nullable): the message as an object */
  GPtrArray      *reads;        /* (owned) (element-type SenderFlowRead) */
  const char     *field;        /* (nullable): the key that carries the message */
} Drawing;

static const char *const message_rules[] = { "SS401", "SS402", "SS406", NULL };
static const char *const field_rules[] = { "SS305", "SS306", "SS307", "SS319", NULL };
static const char *const case_rules[] = { "SS706", NULL };
static const char *const lacking_rules[] = { "SS705", NULL };
static const char *const unread_rules[] = { "SS707", NULL };

static void
drawing_clear (Drawing *self)
{
  g_clear_object (&self->findings);
  g_free (self->message_path);
  g_free (self->request_path);
  g_clear_pointer (&self->members, sender_json_unref);
  g_clear_pointer (&self->reads, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drawing, drawing_clear)

static void
wire_free (gpointer data)
{
  SenderWire *wire = data;

  g_free (wire->variable);
  g_free (wire->member);
  g_free (wire->field);
  g_free (wire->flow_key);
  g_free (wire->widget);
  g_free (wire->property);
  g_clear_object (&wire->finding);
  g_free (wire);
}

/* The first finding of one of @rules whose path begins with @path and whose words name @key. */
static SenderFinding *
find_finding (const Drawing     *self,
              const char *const *rules,
              const char        *path,
              const char        *key)
{
  for (guint i = 0; path != NULL && i < g_list_model_get_n_items (self->findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (self->findings, i);

      if (g_strv_contains (rules, sender_finding_get_id (finding)) &&
          g_str_has_prefix (sender_finding_get_path (finding), path) &&
          (key == NULL || strstr (sender_finding_get_message (finding), key) != NULL))
        return g_steal_pointer (&finding);
    }
  return NULL;
}

static const char *
find_field (SenderChannelRequest *request)
{
  SenderUrlFault        fault = SENDER_URL_OK;
  g_autoptr (SenderUrl) url = sender_url_parse (sender_channel_request_get_url (request), &fault);
  const char           *key = sender_vendor_for_url (url)->message_key;
  SenderList           *rows = sender_channel_request_get_body (request);

  if (sender_channel_request_get_body_format (request) != SENDER_BODY_FORMAT_FORM)
    return NULL;
  for (guint i = 0; i < sender_list_get_n_items (rows); i++)
    {
      SenderFormField *row = sender_list_get (rows, i);

      if (sender_form_field_is_enabled (row) &&
          sender_variables_uses (sender_form_field_get_value (row), "message") &&
          (key == NULL || strcmp (sender_form_field_get_key (row), key) == 0))
        return sender_form_field_get_key (row);
    }
  return NULL;
}

/* The members as they were meant: a message that lacks quotes still has its keys. */
static SenderJson *
parse_members (SenderMessage *message)
{
  g_autofree char *straight =
    sender_json_template_straighten (sender_message_get_content (message), FALSE);
  g_autofree char       *quoted = sender_json_template_quote (straight, NULL);
  g_autoptr (SenderJson) json = sender_json_parse (quoted, -1, NULL);

  if (json == NULL || sender_json_get_kind (json) != SENDER_JSON_OBJECT)
    return NULL;
  return g_steal_pointer (&json);
}

static const SenderFlowRead *
find_read (const Drawing *self,
           const char    *key,
           gboolean       any_case)
{
  for (guint i = 0; i < self->reads->len; i++)
    {
      const SenderFlowRead *read = g_ptr_array_index (self->reads, i);

      if (strcmp (read->key, key) == 0 || (any_case && g_ascii_strcasecmp (read->key, key) == 0))
        return read;
    }
  return NULL;
}

static gboolean
has_member (const Drawing *self,
            const char    *key)
{
  for (guint i = 0; self->members != NULL && i < sender_json_get_length (self->members); i++)
    if (g_ascii_strcasecmp (sender_json_get_name (self->members, i), key) == 0)
      return TRUE;
  return FALSE;
}

static SenderWire *
add_wire (Drawing              *self,
          const char           *member,
          const SenderFlowRead *read)
{
  SenderWire *wire = g_new0 (SenderWire, 1);

  wire->member = g_strdup (member);
  wire->field = g_strdup (self->field);
  if (read != NULL)
    {
      wire->flow_key = g_strdup (read->key);
      wire->widget = g_strdup (read->widget);
      wire->property = g_strdup (read->property);
    }
  g_ptr_array_add (self->contract->wires, wire);
  return wire;
}

/* From left to right: what breaks first is what the wire shows. */
static void
judge (Drawing    *self,
       SenderWire *wire)
{
  const char *key = wire->member != NULL ? wire->member : wire->flow_key;

  wire->finding = find_finding (self, message_rules, self->message_path, NULL);
  if (wire->finding == NULL && self->field == NULL)
    wire->finding = find_finding (self, field_rules, self->request_path, NULL);
  if (wire->finding == NULL && wire->member == NULL)
    wire->finding = find_finding (self, lacking_rules, self->message_path, key);
  else if (wire->finding == NULL && wire->flow_key == NULL)
    wire->finding = find_finding (self, unread_rules, self->message_path, key);
  else if (wire->finding == NULL && strcmp (wire->member, wire->flow_key) != 0)
    wire->finding = find_finding (self, case_rules, self->message_path, key);
  wire->whole = wire->finding == NULL && self->field != NULL && wire->member != NULL &&
                wire->flow_key != NULL && strcmp (wire->member, wire->flow_key) == 0;
  if (!wire->whole && (wire->finding == NULL || sender_finding_get_severity (wire->finding) ==
                                                  SENDER_SEVERITY_ERROR))
    self->contract->whole = FALSE;
}

static void
draw_member (Drawing    *self,
             const char *name,
             SenderJson *value)
{
  const SenderFlowRead *read = find_read (self, name, FALSE);
  const char           *text = sender_json_get_text (value);
  g_auto (GStrv)        variables = text != NULL ? sender_variables_list (text) : NULL;
  SenderWire           *wire = NULL;

  if (read == NULL)
    read = find_read (self, name, TRUE);
  wire = add_wire (self, name, read);
  if (variables != NULL && variables[0] != NULL)
    wire->variable = g_strdup (variables[0]);
  judge (self, wire);
}

static void
draw (Drawing *self)
{
  for (guint i = 0; self->members != NULL && i < sender_json_get_length (self->members); i++)
    draw_member (self, sender_json_get_name (self->members, i),
                 sender_json_get_element (self->members, i));
  for (guint i = 0; i < self->reads->len; i++)
    {
      const SenderFlowRead *read = g_ptr_array_index (self->reads, i);

      if (!has_member (self, read->key))
        judge (self, add_wire (self, NULL, read));
    }
  if (self->contract->wires->len == 0)
    self->contract->whole = FALSE;
}

/**
 * sender_contract_new:
 * @config: a configuration
 * @channel: SMS or Voice
 * @message: the message, one of the configuration's
 * @flow: the flow that the channel's request starts
 *
 * Draws the way of each member of a message: through the request's field to the widget that reads
 * it. A wire that breaks carries the finding that says why, with its fix.
 *
 * Returns: (transfer full): the drawing
 */
SenderContract *
sender_contract_new (SenderConfig  *config,
                     SenderChannel  channel,
                     SenderMessage *message,
                     SenderFlow    *flow)
{
  SenderContract       *self = g_new0 (SenderContract, 1);
  SenderChannelRequest *request = sender_config_get_request (config, channel, 0);
  SenderCheckContext    context = { NULL };
  g_auto (Drawing)      drawing = { .contract = self };

  self->channel = channel;
  self->message = g_object_ref (message);
  self->wires = g_ptr_array_new_with_free_func (wire_free);
  self->whole = TRUE;
  context.flows[channel] = flow;
  drawing.findings = sender_checks_run (config, &context);
  drawing.message_path = sender_path_for_message (message);
  drawing.members = parse_members (message);
  drawing.reads = g_ptr_array_ref (sender_flow_get_reads (flow));
  if (request != NULL)
    {
      drawing.request_path = sender_path_for_request (config, request);
      drawing.field = find_field (request);
    }
  draw (&drawing);
  return self;
}

/**
 * sender_contract_free:
 *
 * Frees a drawing.
 */
void
sender_contract_free (SenderContract *self)
{
  g_clear_object (&self->message);
  g_ptr_array_unref (self->wires);
  g_free (self);
}

static void
set_nullable (SenderJson *object,
              const char *name,
              const char *value)
{
  sender_json_set_member (object, name,
                          value != NULL ? sender_json_new_string (value) : sender_json_new_null ());
}

static SenderJson *
wire_to_json (const SenderWire *wire)
{
  SenderJson *object = sender_json_new_object ();

  set_nullable (object, "variable", wire->variable);
  set_nullable (object, "member", wire->member);
  set_nullable (object, "field", wire->field);
  set_nullable (object, "flow_key", wire->flow_key);
  set_nullable (object, "widget", wire->widget);
  set_nullable (object, "property", wire->property);
  sender_json_set_member (object, "whole", sender_json_new_boolean (wire->whole));
  sender_json_set_member (object, "finding",
                          wire->finding != NULL ? sender_finding_to_json (wire->finding)
                                                : sender_json_new_null ());
  return object;
}

/**
 * sender_contract_to_json:
 *
 * Writes a drawing as `senderctl flow check --format json` does.
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_contract_to_json (const SenderContract *self)
{
  SenderJson      *object = sender_json_new_object ();
  SenderJson      *wires = sender_json_new_array ();
  g_autofree char *path = sender_path_for_message (self->message);

  sender_json_set_string (object, "channel",
                          sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) self->channel));
  sender_json_set_string (object, "message", path);
  sender_json_set_member (object, "whole", sender_json_new_boolean (self->whole));
  for (guint i = 0; i < self->wires->len; i++)
    sender_json_append (wires, wire_to_json (g_ptr_array_index (self->wires, i)));
  sender_json_set_member (object, "wires", wires);
  return object;
}
