/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client.h"
#include "sender-account-check.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-json.h"
#include "sender-list.h"
#include "sender-rehearsal.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "told-vault.h"

#include <string.h>

/* What a document's numbers are told about, from the keyring to the table, over real sockets. */

#define SID "AC00000000000000000000000000000000"
#define TOKEN "00000000000000000000000000000000"
#define FLOWS "https://studio.twilio.com/v2/Flows/FW0000000000000000000000000000000"
#define NUMBER "{\"phone_number\":\"+14155550100\"}"
#define TOLL_FREE "{\"phone_number\":\"+18005550199\"}"
#define WITH_TOLL_FREE \
  "-numbers[0];;+numbers|number=+18005550199|type=toll-free|sms=true|countries=US"

typedef struct
{
  SenderRehearsal    *rehearsal;
  SenderVault        *vault;
  SenderWorkspace    *workspace;
  SenderDocument     *document;
  SenderAccountCheck *check;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (SenderConfig)    config = sender_test_config_studio ();
  g_autofree char            *text = NULL;
  g_autoptr (SenderEndpoints) endpoints = NULL;
  g_autoptr (SenderStore)     store = sender_store_new (NULL);
  g_autoptr (SenderHistory)   history = sender_history_new (NULL);

  self->rehearsal = sender_rehearsal_new ();
  g_assert_true (sender_rehearsal_start (self->rehearsal, 0, NULL));
  text = sender_rehearsal_dup_endpoints (self->rehearsal);
  endpoints = sender_endpoints_new (text, NULL);
  self->vault = told_vault_new ();
  told_vault_answer (self->vault, TOKEN);
  self->workspace = sender_workspace_new (store, history, self->vault, endpoints, NULL);
  sender_test_config_edit (config, "authorization.username=" SID ";;sms.url=" FLOWS
                                   "1/Executions;;voice.url=" FLOWS "2/Executions");
  self->document = sender_document_new (config, "/x.json", FALSE);
  self->check = sender_account_check_new ();
  client_tell (self->rehearsal, "accounts",
               "{\"sid\":\"" SID "\",\"numbers\":[" NUMBER "," TOLL_FREE "]}");
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_assert_finalize_object (self->check);
  g_assert_finalize_object (self->document);
  g_assert_finalize_object (self->workspace);
  g_assert_finalize_object (self->vault);
  sender_rehearsal_stop (self->rehearsal);
  g_assert_finalize_object (self->rehearsal);
}

static gboolean
has_ended (gpointer user_data)
{
  return !sender_operation_is_running (sender_account_check_get_operation (user_data));
}

static void
run (Fixture *self)
{
  sender_account_check_run (self->check, self->workspace, self->document);
  g_assert_false (has_ended (self->check));
  sender_test_wait_until (has_ended, self->check, "the answers");
}

static SenderOperationState
get_state (Fixture *self)
{
  return sender_operation_get_state (sender_account_check_get_operation (self->check));
}

/* `owned, capability, verified` of the first number. */
static char *
describe (Fixture *self)
{
  SenderConfig            *config = sender_document_get_config (self->document);
  const SenderNumberFacts *facts = sender_account_check_get_facts (
    self->check, sender_list_get (sender_config_get_numbers (config), 0));

  return g_strdup_printf ("%s; %s; %s", sender_number_facts_describe (facts, SENDER_NUMBER_OWNED),
                          sender_number_facts_describe (facts, SENDER_NUMBER_CAPABILITY),
                          sender_number_facts_describe (facts, SENDER_NUMBER_VERIFIED));
}

static guint
count_online (Fixture *self)
{
  SenderInspection *inspection = sender_document_get_inspection (self->document);
  GListModel       *findings = sender_inspection_get_findings (inspection);
  guint             count = 0;

  sender_inspection_run (inspection);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      count += g_str_has_prefix (sender_finding_get_id (finding), "SS6");
    }
  return count;
}

typedef struct
{
  const char *name;
  const char *edits;   /* (nullable) */
  const char *account; /* (nullable) */
  const char *facts;
  guint       n_online;
} Case;

static const Case cases[] = {
  { "good", NULL, NULL, "Yes; SMS, Voice; A2P campaign", 0 },
  { "not-owned", NULL, "\"numbers\":[]", "No; Not told; Not told", 1 },
  { "no-voice",
    NULL,
    "\"numbers\":[{\"phone_number\":\"+14155550100\",\"capabilities\":{\"sms\":true,"
    "\"voice\":false}}]",
    "Yes; SMS; A2P campaign",
    1 },
  { "no-campaign",
    NULL,
    "\"numbers\":[" NUMBER "],\"facts\":{\"campaign_status\":\"\"}",
    "Yes; SMS, Voice; No campaign",
    1 },
  { "toll-free", WITH_TOLL_FREE, NULL, "Yes; SMS, Voice; Verified", 0 },
  { "toll-free-in-review",
    WITH_TOLL_FREE,
    "\"numbers\":[" TOLL_FREE "],\"facts\":{\"tollfree_status\":\"IN_REVIEW\"}",
    "Yes; SMS, Voice; In review",
    1 },
  { "toll-free-rejected",
    WITH_TOLL_FREE,
    "\"numbers\":[" TOLL_FREE "],\"facts\":{\"tollfree_status\":\"TWILIO_REJECTED\"}",
    "Yes; SMS, Voice; Not verified",
    1 },
};

static void
test_case (Fixture      *self,
           gconstpointer data)
{
  const Case      *a_case = data;
  g_autofree char *account = NULL;
  g_autofree char *facts = NULL;

  if (a_case->account != NULL)
    {
      account = g_strdup_printf ("{\"sid\":\"" SID "\",%s}", a_case->account);
      client_tell (self->rehearsal, "accounts", account);
    }
  if (a_case->edits != NULL)
    {
      sender_test_config_edit (sender_document_get_config (self->document), a_case->edits);
      sender_document_commit (self->document, "Edit");
    }
  run (self);
  g_assert_cmpint (get_state (self), ==, SENDER_OPERATION_DONE);
  facts = describe (self);
  g_assert_cmpstr (facts, ==, a_case->facts);
  g_assert_cmpuint (count_online (self), ==, a_case->n_online);
}

static void
assert_failed (Fixture    *self,
               const char *fragment)
{
  const char *error = sender_operation_get_error (sender_account_check_get_operation (self->check));

  g_assert_cmpint (get_state (self), ==, SENDER_OPERATION_FAILED);
  g_assert_nonnull (strstr (error, fragment));
}

/* A failure is told in words, and what was told before stays. */
static void
test_failures (Fixture      *self,
               gconstpointer data)
{
  g_autofree char *facts = NULL;

  run (self);
  told_vault_answer (self->vault, NULL);
  run (self);
  assert_failed (self, "no secret");
  told_vault_answer (self->vault, TOKEN);
  client_tell (self->rehearsal, "accounts",
               "{\"sid\":\"" SID "\",\"token\":\"ffffffffffffffffffffffffffffffff\"}");
  run (self);
  assert_failed (self, "credential");
  facts = describe (self);
  g_assert_cmpstr (facts, ==, "Yes; SMS, Voice; A2P campaign");
  sender_account_check_reset (self->check);
  g_assert_false (sender_account_check_has_facts (self->check));
}

static void
test_other_vendor (Fixture      *self,
                   gconstpointer data)
{
  sender_test_config_edit (sender_document_get_config (self->document),
                           "sms.url=https://example.com/;;voice.url=https://example.com/");
  run (self);
  assert_failed (self, "Twilio flow");
}

/* Findings have places: they are of no use once the numbers moved, but what was told is. */
static void
test_edited_meanwhile (Fixture      *self,
                       gconstpointer data)
{
  SenderOperation *operation = sender_account_check_get_operation (self->check);
  g_autofree char *facts = NULL;

  client_tell (self->rehearsal, "accounts", "{\"sid\":\"" SID "\",\"numbers\":[]}");
  sender_account_check_run (self->check, self->workspace, self->document);
  sender_test_config_edit (sender_document_get_config (self->document),
                           "+numbers|number=+12065550142|sms=true");
  sender_test_wait_until (has_ended, self->check, "the answers");
  facts = describe (self);
  g_assert_cmpstr (facts, ==, "No; Not told; Not told");
  g_assert_nonnull (strstr (sender_operation_get_message (operation), "before the last edits"));
  g_assert_cmpuint (count_online (self), ==, 0);
}

static void
test_cancel (Fixture      *self,
             gconstpointer data)
{
  client_tell (self->rehearsal, "faults", "{\"kind\":\"hang\"}");
  sender_account_check_run (self->check, self->workspace, self->document);
  sender_operation_cancel (sender_account_check_get_operation (self->check));
  sender_test_wait_until (has_ended, self->check, "the end");
  g_assert_cmpint (get_state (self), ==, SENDER_OPERATION_CANCELLED);
  g_assert_false (sender_account_check_has_facts (self->check));
}

#define ADD(name, data, func) \
  g_test_add ("/account-check/" name, Fixture, data, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/account-check/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], set_up, test_case, tear_down);
    }
  ADD ("failures", NULL, test_failures);
  ADD ("other-vendor", NULL, test_other_vendor);
  ADD ("edited-meanwhile", NULL, test_edited_meanwhile);
  ADD ("cancel", NULL, test_cancel);
  return g_test_run ();
}
