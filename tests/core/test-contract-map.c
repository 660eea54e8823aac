/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract-map.h"

#include "sender-channel-request.h"
#include "sender-checks.h"
#include "sender-json.h"
#include "sender-message.h"
#include "sender-test-config.h"

#define NUMBER "+numbers|number=+14155550100|sms=true|voice=true"

typedef struct
{
  const char *name;
  const char *content;
  const char *edits; /* (nullable) */
  const char *code;
  gboolean    flow;
  const char *links; /* by path: - none, = whole, X broken, . lost */
  const char *shown; /* (nullable) */
} Case;

#define BRANDED "{\"brand\":\"Northwind\",\"OTP\":\"${otp}\"}"
#define UNQUOTED "{\"brand\":\"Northwind\",\"OTP\":${otp}}"

static const Case cases[] = {
  { "whole", BRANDED, NULL, "012345", TRUE, "=== === === ===", "Northwind: Your code is 012345." },
  { "no-flow", BRANDED, NULL, "012345", FALSE, "=-- =-- =-- =--", NULL },
  /* The text is no JSON with this code: every member is lost, only one is to blame. */
  { "unquoted-zero", UNQUOTED, NULL, "012345", TRUE, "=== === =.. X..", NULL },
  /* With this one it is, and all arrive. */
  { "unquoted-lucky", UNQUOTED, NULL, "123456", TRUE, "=== === === X==",
    "Northwind: Your code is 123456." },
  { "misspelt-field", BRANDED, "sms.body[2].key=Parameter", "012345", TRUE, "=== === =X. =X.",
    NULL },
  { "misspelt-field-no-flow", BRANDED, "sms.body[2].key=Parameter", "012345", FALSE,
    "=-- =-- =X- =X-", NULL },
  { "misspelt-number", BRANDED, "sms.body[1].key=to", "012345", TRUE, "=== =X. === ===", NULL },
  { "no-recipient", BRANDED, "sms.body[1].value=x", "012345", TRUE, "=== X.. === ===", NULL },
  { "typographic", "{“OTP”:“${otp}”}", NULL, "123456", TRUE, "=== === X..", NULL },
};

static SenderFlow *
make_flow (SenderMessage *message)
{
  g_autoptr (SenderJson) definition = sender_flow_template (SENDER_FLOW_TEMPLATE_SMS, message);

  return sender_flow_new_from_json (definition, NULL);
}

static char *
describe (SenderContractMap *map)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < map->paths->len; i++)
    {
      const SenderContractPath *path = g_ptr_array_index (map->paths, i);

      if (i > 0)
        g_string_append_c (out, ' ');
      for (guint link = 0; link < SENDER_CONTRACT_N_LINKS; link++)
        g_string_append_c (out, "-=X."[path->links[link]]);
    }
  return g_strdup (out->str);
}

static void
test_case (gconstpointer data)
{
  const Case                   *self = data;
  g_autoptr (SenderConfig)      config = sender_test_config_new ();
  SenderMessage                *message = NULL;
  g_autoptr (SenderFlow)        flow = NULL;
  g_autoptr (SenderContractMap) map = NULL;
  g_autofree char              *links = NULL;

  sender_test_config_edit (config, NUMBER);
  if (self->edits != NULL)
    sender_test_config_edit (config, self->edits);
  message = sender_test_set_message (config, SENDER_CHANNEL_SMS, self->content);
  if (self->flow)
    flow = make_flow (message);
  map = sender_contract_map_new (config, SENDER_CHANNEL_SMS, message, flow, self->code);
  links = describe (map);
  g_assert_cmpstr (links, ==, self->links);
  g_assert_cmpstr (map->shown, ==, self->shown);
}

static SenderContractMap *
make_map (const char *content,
          const char *code)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  SenderMessage           *message = NULL;
  g_autoptr (SenderFlow)   flow = NULL;

  sender_test_config_edit (config, NUMBER);
  message = sender_test_set_message (config, SENDER_CHANNEL_SMS, content);
  flow = make_flow (message);
  return sender_contract_map_new (config, SENDER_CHANNEL_SMS, message, flow, code);
}

static void
assert_texts (const SenderContractPath *path,
              const char               *first,
              const char               *second,
              const char               *third,
              const char               *fourth)
{
  g_assert_cmpstr (path->texts[SENDER_CONTRACT_STAGE_PINGONE], ==, first);
  g_assert_cmpstr (path->texts[SENDER_CONTRACT_STAGE_FORM], ==, second);
  g_assert_cmpstr (path->texts[SENDER_CONTRACT_STAGE_FLOW], ==, third);
  g_assert_cmpstr (path->texts[SENDER_CONTRACT_STAGE_PHONE], ==, fourth);
}

static void
test_texts (void)
{
  g_autoptr (SenderContractMap) map =
    make_map ("{ \"a\" : \"x, }\", \"OTP\":\"${otp}\" }", "000000");

  g_assert_cmpuint (map->paths->len, ==, 4);
  assert_texts (g_ptr_array_index (map->paths, 0), "${from}", "From", "flow.channel.address",
                "from +14155550100");
  assert_texts (g_ptr_array_index (map->paths, 1), "${to}", "To", "contact.channel.address",
                "to +14255550117");
  assert_texts (g_ptr_array_index (map->paths, 2), "\"a\": \"x, }\"", "Parameters", "flow.data.a",
                "x, }");
  assert_texts (g_ptr_array_index (map->paths, 3), "\"OTP\": \"${otp}\"", "Parameters",
                "flow.data.OTP", "000000");
}

static void
test_sentences (void)
{
  g_autoptr (SenderContractMap) map = make_map (UNQUOTED, "012345");
  const SenderContractPath     *brand = g_ptr_array_index (map->paths, 2);
  const SenderContractPath     *code = g_ptr_array_index (map->paths, 3);
  g_autofree char              *whole = sender_contract_path_dup_sentence (brand);
  g_autofree char              *broken = sender_contract_path_dup_sentence (code);

  g_assert_cmpstr (whole, ==,
                   "brand: from \"brand\": \"Northwind\" through Parameters to flow.data.brand, "
                   "shown by send_code; with this code it does not arrive");
  g_assert_true (g_str_has_prefix (broken, "OTP: from \"OTP\": ${otp} through Parameters to "
                                           "flow.data.OTP, shown by send_code; broken: "));
  g_assert_cmpint (sender_contract_path_get_break (brand), ==, -1);
  g_assert_cmpint (sender_contract_path_get_break (code), ==, 0);
  g_assert_true (sender_contract_path_is_harmed (code));
}

/* A member that nobody reads is untidy and loses nothing. */
static void
test_unread (void)
{
  g_autoptr (SenderConfig)      config = sender_test_config_new ();
  SenderMessage                *message = NULL;
  g_autoptr (SenderFlow)        flow = make_flow (NULL);
  g_autoptr (SenderContractMap) map = NULL;
  const SenderContractPath     *path = NULL;

  sender_test_config_edit (config, NUMBER);
  message = sender_test_set_message (config, SENDER_CHANNEL_SMS, BRANDED);
  map = sender_contract_map_new (config, SENDER_CHANNEL_SMS, message, flow, "012345");
  path = g_ptr_array_index (map->paths, 2);
  g_assert_cmpstr (path->title, ==, "brand");
  g_assert_cmpint (path->links[1], ==, SENDER_CONTRACT_LINK_BROKEN);
  g_assert_cmpint (path->links[2], ==, SENDER_CONTRACT_LINK_NONE);
  g_assert_false (sender_contract_path_is_harmed (path));
  g_assert_nonnull (map->shown);
}

static void
test_voice (void)
{
  g_autoptr (SenderConfig)      config = sender_test_config_new ();
  SenderMessage                *message = NULL;
  g_autoptr (SenderJson)        definition = NULL;
  g_autoptr (SenderFlow)        flow = NULL;
  g_autoptr (SenderContractMap) map = NULL;

  sender_test_config_edit (config, NUMBER);
  message = sender_test_set_message (config, SENDER_CHANNEL_VOICE, "{\"OTP\":\"${otp}\"}");
  definition = sender_flow_template (SENDER_FLOW_TEMPLATE_VOICE, message);
  flow = sender_flow_new_from_json (definition, NULL);
  map = sender_contract_map_new (config, SENDER_CHANNEL_VOICE, message, flow, "012345");
  g_assert_cmpstr (map->shown, ==, "Your code is 012345.");
}

/* What breaks a path comes first; what is about the other channel is not of this drawing. */
static void
test_findings (void)
{
  g_autoptr (SenderConfig)      config = sender_test_config_new ();
  g_autoptr (SenderFlow)        flow = make_flow (NULL);
  SenderCheckContext            context = { .flows = { flow, flow } };
  SenderMessage                *message = NULL;
  g_autoptr (SenderContractMap) map = NULL;
  g_autoptr (GListModel)        all = NULL;
  g_autoptr (GPtrArray)         found = NULL;

  sender_test_config_edit (config, NUMBER);
  message = sender_test_set_message (config, SENDER_CHANNEL_SMS, UNQUOTED);
  sender_flow_set_origin (flow, SENDER_FLOW_ORIGIN_PUBLISHED, 1, 2);
  all = sender_checks_run (config, &context);
  map = sender_contract_map_new (config, SENDER_CHANNEL_SMS, message, flow, "012345");
  found = sender_contract_map_list_findings (map, all);
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpstr (sender_finding_get_id (g_ptr_array_index (found, 0)), ==, "SS402");
  g_assert_cmpstr (sender_finding_get_id (g_ptr_array_index (found, 1)), ==, "SS707");
  g_assert_cmpstr (sender_finding_get_id (g_ptr_array_index (found, 2)), ==, "SS710");
  g_assert_cmpstr (sender_finding_get_path (g_ptr_array_index (found, 2)), ==, "sms.url");
}

static void
test_nothing (void)
{
  g_autoptr (SenderConfig)      config = sender_config_new ();
  g_autoptr (SenderContractMap) map =
    sender_contract_map_new (config, SENDER_CHANNEL_SMS, NULL, NULL, "012345");

  g_assert_cmpuint (map->paths->len, ==, 0);
  g_assert_null (map->shown);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/contract-map/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/contract-map/texts", test_texts);
  g_test_add_func ("/contract-map/sentences", test_sentences);
  g_test_add_func ("/contract-map/unread", test_unread);
  g_test_add_func ("/contract-map/voice", test_voice);
  g_test_add_func ("/contract-map/findings", test_findings);
  g_test_add_func ("/contract-map/nothing", test_nothing);
  return g_test_run ();
}
