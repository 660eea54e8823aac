/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract-map.h"

#include "sender-builder-private.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-contract-map-private.h"
#include "sender-json.h"
#include "sender-message.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The rules by the link at which what they find breaks a wire; other rules break the second, which
 * leads from the request to whoever reads it. */
static const char *const first_rules[] = { "SS401", "SS402", "SS403", "SS404", "SS406", "SS409",
                                           "SS310", "SS319", "SS308", "SS209", NULL };
static const char *const last_rules[] = { "SS704", NULL };
/* What these find depends on the code: some come through. */
static const char *const code_rules[] = { "SS401", "SS402", "SS404", "SS406", NULL };

static void
path_free (gpointer data)
{
  SenderContractPath *self = data;

  g_free (self->title);
  for (guint i = 0; i < SENDER_CONTRACT_N_STAGES; i++)
    g_free (self->texts[i]);
  g_free (self->value);
  g_free (self->widget);
  g_clear_object (&self->finding);
  g_free (self->path);
  g_free (self);
}

/**
 * sender_contract_map_free:
 * @self: (transfer full): a map
 *
 * Frees it.
 */
void
sender_contract_map_free (SenderContractMap *self)
{
  g_free (self->message_path);
  g_free (self->shown);
  g_free (self->code);
  g_ptr_array_unref (self->paths);
  g_free (self);
}

static gboolean
is_of (SenderFinding     *finding,
       const char *const *ids)
{
  return finding != NULL && g_strv_contains (ids, sender_finding_get_id (finding));
}

SenderContractPath *
sender_contract_map_add (SenderContractMap  *self,
                         SenderContractGroup group,
                         const char         *title,
                         const char         *path)
{
  SenderContractPath *added = g_new0 (SenderContractPath, 1);

  added->group = group;
  added->title = g_strdup (title);
  added->path = g_strdup (path);
  g_ptr_array_add (self->paths, added);
  return added;
}

/* Sets the links of a way that has @n of them, broken by its finding if @whole is FALSE. */
void
sender_contract_path_link (SenderContractPath *self,
                           guint               n,
                           gboolean            whole,
                           gboolean            arrives)
{
  guint broken = is_of (self->finding, first_rules) ? 0 : 1;

  if (is_of (self->finding, last_rules))
    broken = 2;
  for (guint i = 0; i < n; i++)
    {
      if (i > 0 && !arrives)
        self->links[i] = SENDER_CONTRACT_LINK_LOST;
      else if (whole || i < broken || is_of (self->finding, code_rules))
        self->links[i] = SENDER_CONTRACT_LINK_WHOLE;
      else
        self->links[i] = SENDER_CONTRACT_LINK_LOST;
    }
  if (!whole)
    self->links[broken] = SENDER_CONTRACT_LINK_BROKEN;
}

/* The end of a value that begins at @text: a comma or brace outside of quotes and of `${…}`. */
static const char *
find_value_end (const char *text)
{
  gboolean quoted = FALSE;
  guint    depth = 0;

  for (; *text != '\0'; text++)
    {
      if (*text == '\\' && quoted && text[1] != '\0')
        text++;
      else if (*text == '"')
        quoted = !quoted;
      else if (!quoted && strchr ("{[", *text) != NULL)
        depth++;
      else if (!quoted && depth > 0 && strchr ("}]", *text) != NULL)
        depth--;
      else if (!quoted && depth == 0 && strchr (",}", *text) != NULL)
        break;
    }
  return text;
}

/* `"OTP": ${otp}` as it was typed. */
static char *
dup_member_text (const char       *content,
                 const SenderWire *wire)
{
  g_autofree char *name = g_strdup_printf ("\"%s\"", wire->member);
  const char      *found = strstr (content, name);
  const char      *value = found != NULL ? found + strlen (name) : NULL;
  g_autofree char *text = NULL;

  while (value != NULL && (*value == ' ' || *value == ':'))
    value++;
  if (value == NULL || *value == '\0')
    return wire->variable != NULL ? g_strdup_printf ("%s: ${%s}", name, wire->variable)
                                  : g_strdup (name);
  text = g_strndup (value, (gsize) (find_value_end (value) - value));
  return g_strdup_printf ("%s: %s", name, g_strstrip (text));
}

/* What is filled in for a member, taken from what was rendered. */
static char *
dup_value (const MapInput   *input,
           const SenderWire *wire)
{
  SenderJson *value = NULL;

  if (input->payload != NULL && wire->member != NULL)
    value = sender_json_get_member (input->payload, wire->member);
  if (value == NULL)
    return g_strcmp0 (wire->variable, "otp") == 0 ? g_strdup (input->code) : NULL;
  return sender_json_get_kind (value) == SENDER_JSON_STRING
           ? g_strdup (sender_json_get_text (value))
           : sender_json_to_string (value);
}

static const char *
get_title (const SenderWire *wire)
{
  if (wire->member != NULL)
    return wire->member;
  return wire->flow_key != NULL ? wire->flow_key : _ ("Code");
}

static void
name_stages (SenderContractPath *path,
             const MapInput     *input,
             const SenderWire   *wire)
{
  if (wire->member != NULL)
    path->texts[SENDER_CONTRACT_STAGE_PINGONE] = dup_member_text (input->content, wire);
  else if (wire->variable != NULL)
    path->texts[SENDER_CONTRACT_STAGE_PINGONE] = g_strdup_printf ("${%s}", wire->variable);
  path->texts[SENDER_CONTRACT_STAGE_FORM] = g_strdup (wire->field);
  if (input->flow == NULL)
    return;
  if (wire->flow_key != NULL)
    path->texts[SENDER_CONTRACT_STAGE_FLOW] = g_strdup_printf ("flow.data.%s", wire->flow_key);
  else
    path->texts[SENDER_CONTRACT_STAGE_FLOW] = g_strdup (_ ("not read"));
  if (wire->flow_key != NULL && wire->member != NULL)
    path->texts[SENDER_CONTRACT_STAGE_PHONE] = g_strdup (path->value);
}

static void
add_member (SenderContractMap *self,
            const MapInput    *input,
            const SenderWire  *wire)
{
  SenderContractPath *path = sender_contract_map_add (self, SENDER_CONTRACT_GROUP_MESSAGE,
                                                      get_title (wire), input->message_path);
  guint               n = wire->flow_key != NULL ? 3 : 2;

  path->widget = g_strdup (wire->widget);
  path->value = dup_value (input, wire);
  path->finding = wire->finding != NULL ? g_object_ref (wire->finding) : NULL;
  name_stages (path, input, wire);
  sender_contract_path_link (path, input->flow != NULL ? n : 1, wire->whole, self->arrives);
  if (wire->member == NULL && wire->variable == NULL)
    {
      path->links[0] = SENDER_CONTRACT_LINK_NONE;
      path->links[1] = SENDER_CONTRACT_LINK_BROKEN;
    }
}

/* What reaches the vendor with this code, if it can be read there. */
static SenderJson *
render_payload (SenderContractMap *self,
                MapInput          *input,
                SenderMessage     *message)
{
  g_autoptr (GHashTable)    values = g_hash_table_new (g_str_hash, g_str_equal);
  SenderBuildInput          build = { .to = input->to, .from = input->from, .message = message };
  g_autoptr (SenderRequest) built = NULL;
  g_autofree char          *text = NULL;
  g_autoptr (SenderJson)    json = NULL;
  gboolean                  is_studio = FALSE;

  if (input->request == NULL || message == NULL)
    return NULL;
  g_hash_table_insert (values, (gpointer) "otp", (gpointer) input->code);
  build.values = values;
  built = sender_builder_build (input->config, input->request, &build, NULL);
  if (built != NULL)
    text = sender_builder_dup_payload (input->config, input->request, built);
  if (text == NULL)
    text = sender_builder_render_message (input->config, &build);
  is_studio = sender_vendor_is_studio (sender_builder_get_vendor (input->request));
  json = sender_json_parse (text, -1, NULL);
  if (json != NULL && sender_json_get_kind (json) != SENDER_JSON_OBJECT)
    g_clear_pointer (&json, sender_json_unref);
  self->arrives = json != NULL || (!is_studio && *text != '{');
  return g_steal_pointer (&json);
}

static void
add_members (SenderContractMap *self,
             const MapInput    *input,
             SenderMessage     *message)
{
  g_autoptr (SenderContract) contract =
    sender_contract_new (input->config, self->channel, message, input->flow);

  for (guint i = 0; i < contract->wires->len; i++)
    add_member (self, input, g_ptr_array_index (contract->wires, i));
}

static gboolean
reaches_phone (SenderContractMap *self)
{
  for (guint i = 0; i < self->paths->len; i++)
    {
      const SenderContractPath *path = g_ptr_array_index (self->paths, i);
      int                       broken = sender_contract_path_get_break (path);

      if (broken >= 0 && sender_contract_path_is_harmed (path) &&
          !is_of (path->finding, code_rules) && broken < 2 &&
          path->links[0] != SENDER_CONTRACT_LINK_NONE)
        return FALSE;
    }
  return self->arrives;
}

/**
 * sender_contract_map_new:
 * @config: the configuration
 * @channel: a channel
 * @message: (nullable): its message
 * @flow: (nullable): the flow the request starts, %NULL where it is not known
 * @code: what is put in for the code
 *
 * Follows each value of the request: the numbers, and the members of the message. A text that is no
 * JSON with this code loses every member, not just the one that is wrong.
 *
 * Returns: (transfer full): the map
 */
SenderContractMap *
sender_contract_map_new (SenderConfig  *config,
                         SenderChannel  channel,
                         SenderMessage *message,
                         SenderFlow    *flow,
                         const char    *code)
{
  SenderContractMap     *self = g_new0 (SenderContractMap, 1);
  SenderCheckContext     context = { 0 };
  g_autoptr (GListModel) findings = NULL;
  g_autoptr (SenderJson) payload = NULL;
  MapInput               input = { .config = config, .flow = flow, .code = code };

  if (message != NULL)
    self->message_path = sender_path_for_message (config, message);
  context.flows[channel] = flow;
  findings = sender_checks_run (config, &context);
  self->channel = channel;
  self->has_flow = flow != NULL;
  self->code = g_strdup (code);
  self->paths = g_ptr_array_new_with_free_func (path_free);
  input.request = sender_config_get_request (config, channel, 0);
  input.findings = findings;
  input.message_path = self->message_path != NULL ? self->message_path : "messages";
  input.content = message != NULL ? sender_message_get_content (message) : "";
  input.from = sender_builder_get_default_from (config, channel);
  input.to = SENDER_CONTRACT_SAMPLE_TO;
  payload = render_payload (self, &input, message);
  input.payload = payload;
  sender_contract_map_add_numbers (self, &input);
  if (input.request != NULL)
    add_members (self, &input, message);
  if (flow != NULL && payload != NULL && reaches_phone (self))
    self->shown = sender_contract_dup_shown (flow, channel, payload);
  return self;
}
