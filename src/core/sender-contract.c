/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract.h"

#include "sender-checks.h"
#include "sender-contract-private.h"
#include "sender-json.h"
#include "sender-message.h"
#include "sender-path.h"
#include "sender-text.h"
#include "sender-variables.h"

#include <string.h>

/* What can break a wire, by the part of the way, the likeliest first. The rules say so; here their
 * findings are only put where they belong. */
static const char *const message_rules[] = { "SS406", "SS401", NULL };
static const char *const variable_rules[] = { "SS402", "SS404", NULL };
static const char *const code_rules[] = { "SS403", "SS401", "SS404", "SS406", "SS409", NULL };
static const char *const field_rules[] = { "SS306", "SS307", "SS304", "SS305", "SS310",
                                           "SS319", "SS318", "SS308", NULL };
static const char *const flow_rules[] = { "SS701", "SS702", "SS703", "SS704", NULL };
static const char *const read_rules[] = { "SS706", "SS705", "SS707", NULL };

typedef struct
{
  SenderContract     *contract; /* (unowned) */
  SenderFlow         *flow;     /* (unowned) (nullable) */
  GListModel         *findings; /* (owned) */
  SenderContractRoute route;
} Drawing;

static void
drawing_clear (Drawing *self)
{
  g_clear_object (&self->findings);
  sender_contract_route_clear (&self->route);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drawing, drawing_clear)

static void
wire_free (gpointer data)
{
  SenderWire *self = data;

  g_free (self->variable);
  g_free (self->member);
  g_free (self->field);
  g_free (self->flow_key);
  g_free (self->widget);
  g_free (self->property);
  g_clear_object (&self->finding);
  g_free (self);
}

/* The first finding of @ids at or below @path that names @mention. */
static SenderFinding *
find_finding (Drawing           *self,
              const char *const *ids,
              const char        *path,
              const char        *mention)
{
  for (gsize i = 0; ids[i] != NULL; i++)
    for (guint n = 0; n < g_list_model_get_n_items (self->findings); n++)
      {
        g_autoptr (SenderFinding) finding = g_list_model_get_item (self->findings, n);

        if (g_str_equal (sender_finding_get_id (finding), ids[i]) &&
            g_str_has_prefix (sender_finding_get_path (finding), path) &&
            (mention == NULL || strstr (sender_finding_get_message (finding), mention) != NULL))
          return g_steal_pointer (&finding);
      }
  return NULL;
}

/* Takes @finding; the first break of a wire is the one that is shown. */
static void
break_wire (SenderWire    *wire,
            SenderFinding *finding)
{
  wire->whole = FALSE;
  wire->finding = finding;
}

static void
judge_message (Drawing    *self,
               SenderWire *wire)
{
  g_autofree char *mention = g_strconcat ("${", wire->variable, NULL);
  SenderFinding   *finding = NULL;

  if (wire->member == NULL && wire->flow_key == NULL)
    {
      finding = find_finding (self, code_rules, self->route.payload, NULL);
      if (finding != NULL || !self->route.plain)
        break_wire (wire, finding);
      return;
    }
  if (wire->variable != NULL)
    finding = find_finding (self, variable_rules, self->route.payload, mention);
  if (finding == NULL)
    finding = find_finding (self, message_rules, self->route.payload, NULL);
  if (finding != NULL)
    break_wire (wire, finding);
}

static void
judge_field (Drawing    *self,
             SenderWire *wire)
{
  SenderFinding *finding = NULL;

  if (self->route.carried)
    return;
  if (self->route.row != NULL)
    finding = find_finding (self, field_rules, self->route.row, NULL);
  if (finding == NULL)
    finding = find_finding (self, field_rules, self->route.path, NULL);
  break_wire (wire, finding);
}

static void
judge_flow (Drawing    *self,
            SenderWire *wire)
{
  if (self->flow != NULL &&
      (sender_flow_get_origin (self->flow) == SENDER_FLOW_ORIGIN_UNPUBLISHED ||
       sender_flow_get_fault (self->flow) != NULL ||
       !sender_flow_reaches (self->flow, self->contract->channel)))
    break_wire (wire, find_finding (self, flow_rules, self->route.path, NULL));
}

static void
judge_read (Drawing    *self,
            SenderWire *wire)
{
  const char      *key = wire->flow_key != NULL ? wire->flow_key : wire->member;
  g_autofree char *mention = NULL;
  SenderFinding   *finding = NULL;

  if (self->flow == NULL || g_strcmp0 (wire->member, wire->flow_key) == 0)
    return;
  mention = sender_text_quote (key);
  finding = find_finding (self, read_rules, self->route.payload, mention);
  if (finding == NULL)
    finding = find_finding (self, code_rules, self->route.payload, NULL);
  break_wire (wire, finding);
}

static void (*const judges[]) (Drawing    *self,
                               SenderWire *wire) = {
  judge_message,
  judge_field,
  judge_flow,
  judge_read,
};

/* A member that nobody reads does no harm, unless it is the code; what was accepted counts no
 * more. */
static gboolean
does_harm (const SenderWire *wire)
{
  if (wire->finding == NULL)
    return TRUE;
  return sender_finding_get_accepted (wire->finding) == NULL &&
         (sender_finding_get_severity (wire->finding) == SENDER_SEVERITY_ERROR ||
          g_strcmp0 (wire->variable, "otp") == 0);
}

/* Of several variables in a member the code is the one that matters. */
static char *
dup_variable (const SenderMember *member)
{
  for (gsize i = 0; member->variables[i] != NULL; i++)
    {
      if (sender_variables_is_same ("otp", member->variables[i], strlen (member->variables[i])))
        return g_strdup ("otp");
    }
  return g_strdup (member->variables[0]);
}

static SenderWire *
make_wire (Drawing              *self,
           const SenderMember   *member,
           const SenderFlowRead *read)
{
  SenderWire *wire = g_new0 (SenderWire, 1);

  wire->whole = TRUE;
  wire->field = g_strdup (self->route.field);
  if (member != NULL)
    {
      wire->variable = dup_variable (member);
      wire->member = g_strdup (member->key);
    }
  else if (read == NULL)
    wire->variable = g_strdup ("otp");
  if (read != NULL)
    {
      wire->flow_key = g_strdup (read->key);
      wire->widget = g_strdup (read->widget);
      wire->property = g_strdup (read->property);
    }
  return wire;
}

static void
add_wire (Drawing              *self,
          const SenderMember   *member,
          const SenderFlowRead *read)
{
  SenderWire *wire = make_wire (self, member, read);

  for (gsize i = 0; i < G_N_ELEMENTS (judges) && wire->whole; i++)
    judges[i](self, wire);
  if (!wire->whole && does_harm (wire))
    self->contract->whole = FALSE;
  g_ptr_array_add (self->contract->wires, wire);
}

/* The member of that name; failing that, the one that differs by case. */
static const SenderMember *
find_member (Drawing    *self,
             const char *key)
{
  const SenderMember *near = NULL;

  for (guint i = 0; self->route.members != NULL && i < self->route.members->len; i++)
    {
      const SenderMember *member = g_ptr_array_index (self->route.members, i);

      if (g_str_equal (member->key, key))
        return member;
      if (near == NULL && g_ascii_strcasecmp (member->key, key) == 0)
        near = member;
    }
  return near;
}

static void
draw_member (Drawing            *self,
             const SenderMember *member)
{
  GPtrArray *reads = self->flow != NULL ? sender_flow_get_reads (self->flow) : NULL;
  gboolean   read = FALSE;

  for (guint i = 0; reads != NULL && i < reads->len; i++)
    {
      const SenderFlowRead *one = g_ptr_array_index (reads, i);

      if (find_member (self, one->key) != member)
        continue;
      add_wire (self, member, one);
      read = TRUE;
    }
  if (!read)
    add_wire (self, member, NULL);
}

static void
draw (Drawing *self)
{
  GPtrArray *reads = self->flow != NULL ? sender_flow_get_reads (self->flow) : NULL;

  for (guint i = 0; self->route.members != NULL && i < self->route.members->len; i++)
    draw_member (self, g_ptr_array_index (self->route.members, i));
  if (self->route.members == NULL || sender_members_find (self->route.members, "otp") == NULL)
    add_wire (self, NULL, NULL);
  for (guint i = 0; reads != NULL && i < reads->len; i++)
    {
      const SenderFlowRead *read = g_ptr_array_index (reads, i);

      if (find_member (self, read->key) == NULL)
        add_wire (self, NULL, read);
    }
}

/**
 * sender_contract_new:
 * @config: the configuration
 * @channel: a channel
 * @message: (nullable): the message
 * @flow: (nullable): the flow the request starts, %NULL where it is not known
 *
 * Draws the way of each member of a message to the text of the widget that shows it: one wire for
 * each place of the flow that reads it, and one for each thing the flow reads that the message
 * lacks. A broken wire carries the finding of the rule that says why.
 *
 * A message that is no JSON object, or has no member with the code, has one broken wire for the
 * code. Where no flow is known a wire ends at the request.
 *
 * Returns: (transfer full): the drawing
 */
SenderContract *
sender_contract_new (SenderConfig  *config,
                     SenderChannel  channel,
                     SenderMessage *message,
                     SenderFlow    *flow)
{
  SenderCheckContext     context = { 0 };
  g_autoptr (GListModel) findings = NULL;

  g_return_val_if_fail (channel < SENDER_CHANNEL_UNKNOWN, NULL);

  context.flows[channel] = flow;
  findings = sender_checks_run (config, &context);
  return sender_contract_new_found (config, channel, message, flow, findings);
}

/**
 * sender_contract_new_found:
 * @config: the configuration
 * @channel: a channel
 * @message: (nullable): the message
 * @flow: (nullable): the flow the request starts, %NULL where it is not known
 * @findings: what the checks found with that flow
 *
 * As sender_contract_new(), where the checks have run already: they take the longest.
 *
 * Returns: (transfer full): the drawing
 */
SenderContract *
sender_contract_new_found (SenderConfig  *config,
                           SenderChannel  channel,
                           SenderMessage *message,
                           SenderFlow    *flow,
                           GListModel    *findings)
{
  SenderContract  *contract = g_new0 (SenderContract, 1);
  g_auto (Drawing) drawing = { .contract = contract, .flow = flow };

  contract->channel = channel;
  contract->message = message != NULL ? g_object_ref (message) : NULL;
  contract->path = message != NULL ? sender_path_for_message (config, message) : NULL;
  contract->wires = g_ptr_array_new_with_free_func (wire_free);
  contract->whole = TRUE;
  drawing.findings = g_object_ref (findings);
  sender_contract_route_init (&drawing.route, config, channel, message);
  draw (&drawing);
  return contract;
}

/**
 * sender_contract_free:
 * @self: (transfer full): a contract
 *
 * Frees it.
 */
void
sender_contract_free (SenderContract *self)
{
  g_clear_object (&self->message);
  g_free (self->path);
  g_ptr_array_unref (self->wires);
  g_free (self);
}

static void
set_nullable (SenderJson *object,
              const char *name,
              const char *text)
{
  sender_json_set_member (object, name,
                          text != NULL ? sender_json_new_string (text) : sender_json_new_null ());
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
 * @self: a contract
 *
 * Writes the drawing as an object of `channel`, `message` (its path), `whole` and `wires`, each
 * with the parts of its way, `whole` and the `finding` that breaks it.
 *
 * Returns: (transfer full): the object
 */
SenderJson *
sender_contract_to_json (const SenderContract *self)
{
  SenderJson *object = sender_json_new_object ();
  SenderJson *wires = sender_json_new_array ();

  for (guint i = 0; i < self->wires->len; i++)
    sender_json_append (wires, wire_to_json (g_ptr_array_index (self->wires, i)));
  set_nullable (object, "channel", sender_enum_get_nick (SENDER_TYPE_CHANNEL, self->channel));
  set_nullable (object, "message", self->path);
  sender_json_set_member (object, "whole", sender_json_new_boolean (self->whole));
  sender_json_set_member (object, "wires", wires);
  return object;
}
