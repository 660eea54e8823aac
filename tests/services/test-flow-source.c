/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-flow-source.h"

#include "client.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-flow-live.h"
#include "sender-json.h"
#include "sender-rehearsal.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "told-vault.h"

#include <glib/gstdio.h>
#include <string.h>

/* Flows from files, and from the stand-ins over real sockets. */

#define SID "AC00000000000000000000000000000000"
#define TOKEN "00000000000000000000000000000000"
#define FLOWS "https://studio.twilio.com/v2/Flows/FW0000000000000000000000000000000"

typedef struct
{
  SenderRehearsal  *rehearsal;
  SenderDocument   *document;
  SenderFlowSource *source;
  char             *folder;
} Fixture;

static SenderWorkspace *
make_workspace (Fixture    *fixture,
                const char *secret)
{
  g_autofree char            *text = sender_rehearsal_dup_endpoints (fixture->rehearsal);
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new (text, NULL);
  g_autofree char            *database = g_build_filename (fixture->folder, "h.sqlite", NULL);
  g_autoptr (SenderStore)     store = sender_store_new (fixture->folder);
  g_autoptr (SenderHistory)   history = sender_history_new (database);
  g_autoptr (SenderVault)     vault = told_vault_new ();

  told_vault_answer (vault, secret);
  return sender_workspace_new (store, history, vault, endpoints, NULL);
}

static void
set_up_without_services (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();

  sender_test_config_edit (config, "authorization.username=" SID ";;sms.url=" FLOWS
                                   "1/Executions;;voice.url=" FLOWS "2/Executions");
  fixture->folder = sender_test_make_dir ();
  fixture->document = sender_document_new (config, NULL, FALSE);
}

static void
set_up_files (Fixture      *fixture,
              gconstpointer data)
{
  set_up_without_services (fixture, data);
  fixture->source = sender_flow_source_for (fixture->document, NULL);
}

/* @data (nullable): the secret. */
static void
set_up_live (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (SenderWorkspace) workspace = NULL;

  set_up_without_services (fixture, data);
  fixture->rehearsal = sender_rehearsal_new ();
  sender_rehearsal_start (fixture->rehearsal, 0, &error);
  g_assert_no_error (error);
  client_tell (fixture->rehearsal, "accounts", "{\"sid\":\"" SID "\"}");
  workspace = make_workspace (fixture, data);
  fixture->source = sender_flow_source_for (fixture->document, workspace);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->source);
  g_assert_finalize_object (fixture->document);
  if (fixture->rehearsal != NULL)
    {
      sender_rehearsal_stop (fixture->rehearsal);
      g_assert_finalize_object (fixture->rehearsal);
    }
  sender_test_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
has_ended (gpointer user_data)
{
  return !sender_operation_is_running (user_data);
}

static void
wait (Fixture      *fixture,
      SenderChannel channel)
{
  sender_test_wait_until (has_ended, sender_flow_source_get_operation (fixture->source, channel),
                          "the flow");
}

static SenderFlow *
get_flow (Fixture      *fixture,
          SenderChannel channel)
{
  return sender_inspection_get_flow (sender_document_get_inspection (fixture->document), channel);
}

static const char *
get_error (Fixture *fixture)
{
  return sender_operation_get_error (
    sender_flow_source_get_operation (fixture->source, SENDER_CHANNEL_SMS));
}

static GFile *
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char   *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static char *
dup_definition (const char *key)
{
  g_autofree char         *content = g_strdup_printf ("{\"%s\":\"${otp}\"}", key);
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  g_autoptr (SenderJson)   json = sender_flow_template (
      SENDER_FLOW_TEMPLATE_SMS, sender_test_set_message (config, SENDER_CHANNEL_SMS, content));

  return sender_json_to_pretty (json);
}

static gboolean
reads_code (gpointer user_data)
{
  SenderFlow *flow = get_flow (user_data, SENDER_CHANNEL_SMS);
  GPtrArray  *reads = flow != NULL ? sender_flow_get_reads (flow) : NULL;

  return reads != NULL && reads->len == 1 &&
         g_str_equal (((SenderFlowRead *) g_ptr_array_index (reads, 0))->key, "code");
}

/* A file stays watched: what is saved in an editor shows at once. */
static void
test_file (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char  *text = dup_definition ("OTP");
  g_autofree char  *other = dup_definition ("code");
  g_autoptr (GFile) file = write_file (fixture, "flow.json", text);
  g_autoptr (GFile) again = NULL;

  g_assert_false (sender_flow_source_can_read_live (fixture->source, SENDER_CHANNEL_SMS));
  sender_flow_source_open (fixture->source, SENDER_CHANNEL_SMS, file);
  wait (fixture, SENDER_CHANNEL_SMS);
  g_assert_null (get_error (fixture));
  g_assert_cmpstr (sender_flow_source_get_label (fixture->source, SENDER_CHANNEL_SMS), ==,
                   "flow.json");
  g_assert_nonnull (get_flow (fixture, SENDER_CHANNEL_SMS));
  g_assert_null (get_flow (fixture, SENDER_CHANNEL_VOICE));
  g_assert_false (sender_flow_source_is_simulated (fixture->source, SENDER_CHANNEL_SMS));
  again = write_file (fixture, "flow.json", other);
  sender_test_wait_until (reads_code, fixture, "the changed file");
}

/* What is known stays known when another file can't be read. */
static void
test_bad_file (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char  *text = dup_definition ("OTP");
  g_autoptr (GFile) good = write_file (fixture, "flow.json", text);
  g_autoptr (GFile) bad = write_file (fixture, "bad.json", "{\"states\":");
  g_autoptr (GFile) other = write_file (fixture, "other.json", "{}");
  g_autoptr (GFile) parent = g_file_get_parent (good);
  g_autoptr (GFile) missing = g_file_get_child (parent, "missing.json");

  sender_flow_source_open (fixture->source, SENDER_CHANNEL_SMS, good);
  wait (fixture, SENDER_CHANNEL_SMS);
  sender_flow_source_open (fixture->source, SENDER_CHANNEL_SMS, bad);
  wait (fixture, SENDER_CHANNEL_SMS);
  g_assert_nonnull (strstr (get_error (fixture), "“bad.json” was not read: Line 1, column "));
  sender_flow_source_open (fixture->source, SENDER_CHANNEL_SMS, other);
  wait (fixture, SENDER_CHANNEL_SMS);
  g_assert_nonnull (strstr (get_error (fixture), "This is no flow"));
  sender_flow_source_open (fixture->source, SENDER_CHANNEL_SMS, missing);
  wait (fixture, SENDER_CHANNEL_SMS);
  g_assert_nonnull (strstr (get_error (fixture), "missing.json"));
  g_assert_nonnull (get_flow (fixture, SENDER_CHANNEL_SMS));
  g_assert_cmpstr (sender_flow_source_get_label (fixture->source, SENDER_CHANNEL_SMS), ==,
                   "flow.json");
}

static void
test_huge_file (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char  *text = g_strnfill (SENDER_JSON_MAX_LENGTH + 100000, ' ');
  g_autoptr (GFile) file = write_file (fixture, "huge.json", text);

  sender_flow_source_open (fixture->source, SENDER_CHANNEL_SMS, file);
  wait (fixture, SENDER_CHANNEL_SMS);
  g_assert_nonnull (get_error (fixture));
  g_assert_null (get_flow (fixture, SENDER_CHANNEL_SMS));
}

static void
test_starter (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char  *path = g_build_filename (fixture->folder, "starter.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SenderMessage    *message = NULL;

  message = sender_config_get_first_message (sender_document_get_config (fixture->document),
                                             SENDER_CHANNEL_SMS);
  sender_flow_source_save_starter (fixture->source, SENDER_CHANNEL_SMS, message, file);
  wait (fixture, SENDER_CHANNEL_SMS);
  g_assert_null (get_error (fixture));
  g_assert_true (g_file_query_exists (file, NULL));
  g_assert_true (sender_flow_reaches (get_flow (fixture, SENDER_CHANNEL_SMS), SENDER_CHANNEL_SMS));
  g_assert_cmpstr (sender_flow_source_get_label (fixture->source, SENDER_CHANNEL_SMS), ==,
                   "starter.json");
}

/* With the stand-ins both flows are there without being asked for. */
static void
test_live (Fixture      *fixture,
           gconstpointer data)
{
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    {
      wait (fixture, channel);
      g_assert_null (sender_operation_get_error (
        sender_flow_source_get_operation (fixture->source, channel)));
      g_assert_nonnull (get_flow (fixture, channel));
      g_assert_nonnull (sender_flow_source_get_label (fixture->source, channel));
      g_assert_true (sender_flow_source_is_simulated (fixture->source, channel));
      g_assert_cmpint (sender_flow_get_origin (get_flow (fixture, channel)), ==,
                       SENDER_FLOW_ORIGIN_PUBLISHED);
      g_assert_true (sender_flow_reaches (get_flow (fixture, channel), channel));
    }
}

static gboolean
was_forgotten (gpointer user_data)
{
  return get_flow (user_data, SENDER_CHANNEL_SMS) == NULL;
}

/* The flow of another URL is another flow; of one that is not there nothing is known. */
static void
test_other_url (Fixture      *fixture,
                gconstpointer data)
{
  wait (fixture, SENDER_CHANNEL_SMS);
  sender_test_config_edit (sender_document_get_config (fixture->document),
                           "sms.url=" FLOWS "9/Executions");
  sender_test_wait_until (was_forgotten, fixture, "the change");
  wait (fixture, SENDER_CHANNEL_SMS);
  g_assert_nonnull (strstr (get_error (fixture), "This account has no flow"));
  g_assert_null (sender_flow_source_get_label (fixture->source, SENDER_CHANNEL_SMS));
}

static void
test_no_secret (Fixture      *fixture,
                gconstpointer data)
{
  wait (fixture, SENDER_CHANNEL_SMS);
  wait (fixture, SENDER_CHANNEL_VOICE);
  g_assert_cmpstr (get_error (fixture), ==, "There is no secret");
  g_assert_null (get_flow (fixture, SENDER_CHANNEL_SMS));
  g_assert_true (sender_flow_source_can_read_live (fixture->source, SENDER_CHANNEL_SMS));
}

static void
test_rejected (Fixture      *fixture,
               gconstpointer data)
{
  wait (fixture, SENDER_CHANNEL_SMS);
  wait (fixture, SENDER_CHANNEL_VOICE);
  g_assert_nonnull (get_error (fixture));
  g_assert_null (strstr (get_error (fixture), data));
  g_assert_null (get_flow (fixture, SENDER_CHANNEL_SMS));
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  SenderOperation *operation =
    sender_flow_source_get_operation (fixture->source, SENDER_CHANNEL_SMS);

  sender_flow_source_cancel (fixture->source);
  wait (fixture, SENDER_CHANNEL_SMS);
  wait (fixture, SENDER_CHANNEL_VOICE);
  g_assert_cmpint (sender_operation_get_state (operation), ==, SENDER_OPERATION_CANCELLED);
  g_assert_null (get_error (fixture));
}

/* What is not known to be a password never leaves as one. */
static void
test_other_kinds (void)
{
  g_autoptr (SenderConfig)    config = sender_test_config_studio ();
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new (NULL, NULL);
  g_autoptr (GAsyncResult)    result = NULL;
  g_autoptr (GError)          error = NULL;

  sender_test_config_edit (config, "authorization.kind=bearer");
  sender_flow_live_read_async (endpoints, config, SENDER_CHANNEL_SMS, TOKEN, NULL,
                               sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the refusal");
  g_assert_null (sender_flow_live_read_finish (result, NULL, &error));
  sender_test_assert_error (error, SENDER_ERROR_INVALID, "Basic");
}

static void
test_no_flow (void)
{
  g_autoptr (SenderConfig)    config = sender_test_config_generic ();
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new (NULL, NULL);
  g_autoptr (GAsyncResult)    result = NULL;
  g_autoptr (GError)          error = NULL;

  sender_flow_live_read_async (endpoints, config, SENDER_CHANNEL_SMS, TOKEN, NULL,
                               sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the refusal");
  g_assert_null (sender_flow_live_read_finish (result, NULL, &error));
  sender_test_assert_error (error, SENDER_ERROR_INVALID, "names no flow");
}

#define ADD(name, data, set_up, function) \
  g_test_add ("/flow-source/" name, Fixture, data, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  g_test_init (&argc, &argv, NULL);
  ADD ("file", NULL, set_up_files, test_file);
  ADD ("bad-file", NULL, set_up_files, test_bad_file);
  ADD ("huge-file", NULL, set_up_files, test_huge_file);
  ADD ("starter", NULL, set_up_files, test_starter);
  ADD ("live", TOKEN, set_up_live, test_live);
  ADD ("other-url", TOKEN, set_up_live, test_other_url);
  ADD ("no-secret", NULL, set_up_live, test_no_secret);
  ADD ("rejected", "ffffffffffffffffffffffffffffffff", set_up_live, test_rejected);
  ADD ("cancel", TOKEN, set_up_live, test_cancel);
  g_test_add_func ("/flow-source/other-kinds", test_other_kinds);
  g_test_add_func ("/flow-source/no-flow", test_no_flow);
  return g_test_run ();
}
