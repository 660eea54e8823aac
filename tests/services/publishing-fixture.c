/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "publishing-fixture.h"

#include "client.h"
#include "given.h"

#include "sender-config.h"
#include "sender-connection.h"
#include "sender-memory-vault.h"
#include "sender-secret-key.h"
#include "sender-test-config.h"
#include "sender-test.h"

#define CONNECTION GIVEN_CONNECTION ";;environment.name=Northwind EU;;provider.name=Twilio Studio"

static SenderWorkspace *
make_workspace (PublishingFixture *self)
{
  g_autofree char            *text = sender_rehearsal_dup_endpoints (self->rehearsal);
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new (text, NULL);
  g_autofree char            *senders = g_build_filename (self->folder, "senders", NULL);
  g_autofree char            *database = g_build_filename (self->folder, "h.sqlite", NULL);
  g_autoptr (SenderStore)     store = sender_store_new (senders);
  g_autoptr (SenderHistory)   history = sender_history_new (database);

  return sender_workspace_new (store, history, self->vault, endpoints, NULL);
}

void
publishing_fixture_set_secret (PublishingFixture *self,
                               const char        *kind,
                               const char        *secret)
{
  SenderSecretKey          key = sender_secret_key_make (self->config, kind);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;

  if (secret != NULL)
    {
      given_secret (self->vault, self->config, kind, secret);
      return;
    }
  sender_vault_clear_async (self->vault, &key, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the vault");
  sender_vault_clear_finish (self->vault, result, &error);
  g_assert_no_error (error);
}

void
publishing_fixture_set_up (PublishingFixture *self,
                           gconstpointer      edits)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GError)       error = NULL;

  sender_test_config_edit (config, CONNECTION);
  if (edits != NULL)
    sender_test_config_edit (config, edits);
  self->folder = sender_test_make_dir ();
  self->rehearsal = sender_rehearsal_new ();
  sender_rehearsal_start (self->rehearsal, 0, &error);
  g_assert_no_error (error);
  self->vault = sender_memory_vault_new ();
  self->workspace = make_workspace (self);
  self->document = sender_document_new (config, NULL, FALSE);
  self->config = sender_document_get_config (self->document);
  publishing_fixture_set_secret (self, SENDER_SECRET_KIND_PROVIDER, PUBLISHING_PROVIDER_SECRET);
  publishing_fixture_set_secret (self, SENDER_SECRET_KIND_PINGONE, PUBLISHING_SECRET);
}

void
publishing_fixture_set_up_read (PublishingFixture *self,
                                gconstpointer      edits)
{
  publishing_fixture_set_up (self, edits);
  publishing_fixture_read (self);
}

void
publishing_fixture_set_up_published (PublishingFixture *self,
                                     gconstpointer      edits)
{
  publishing_fixture_set_up_read (self, edits);
  publishing_fixture_run (self);
  publishing_fixture_wait_snapshots (self, 1);
}

/* Whatever is under way keeps it. */
static gboolean
is_let_go (gpointer user_data)
{
  return G_OBJECT (user_data)->ref_count == 1;
}

static void
let_go (PublishingFixture *self)
{
  if (self->publishing != NULL)
    {
      publishing_fixture_wait (self);
      sender_test_wait_until (is_let_go, self->publishing, "what is under way");
      g_assert_finalize_object (self->publishing);
      sender_test_wait_until (is_let_go, self->source, "what is kept");
      g_assert_finalize_object (self->source);
    }
  g_assert_finalize_object (self->document);
}

void
publishing_fixture_tear_down (PublishingFixture *self,
                              gconstpointer      data)
{
  let_go (self);
  g_assert_finalize_object (self->workspace);
  g_object_unref (self->vault);
  sender_rehearsal_stop (self->rehearsal);
  g_assert_finalize_object (self->rehearsal);
  sender_test_remove_tree (self->folder);
  g_free (self->folder);
}

void
publishing_fixture_edit (PublishingFixture *self,
                         const char        *edits)
{
  sender_test_config_edit (self->config, edits);
  sender_document_commit (self->document, "Edit");
}

void
publishing_fixture_save (PublishingFixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;

  sender_workspace_save_async (self->workspace, self->document, FALSE, NULL, sender_test_result_cb,
                               &result);
  sender_test_wait_result (&result, "the document");
  sender_workspace_save_finish (self->workspace, result, &error);
  g_assert_no_error (error);
}

char *
publishing_fixture_dup_kept (PublishingFixture *self)
{
  SenderArchive   *archive = sender_workspace_get_archive (self->workspace);
  g_autofree char *folder =
    sender_archive_dup_folder (archive, sender_config_get_id (self->config));
  g_autofree char *here = sender_connection_dup_environment (self->config);
  g_autofree char *name = g_strdup_printf ("published.%s.json", here);

  return g_build_filename (folder, name, NULL);
}

static gboolean
has_ended (gpointer user_data)
{
  PublishingFixture *self = user_data;

  return !sender_operation_is_running (sender_live_source_get_operation (self->source)) &&
         !sender_operation_is_running (sender_publishing_get_operation (self->publishing));
}

void
publishing_fixture_wait (PublishingFixture *self)
{
  sender_test_wait_until (has_ended, self, "what is live");
}

static gboolean
has_snapshots (gpointer user_data)
{
  PublishingFixture *self = user_data;
  GPtrArray         *snapshots = sender_publishing_get_snapshots (self->publishing);

  return snapshots != NULL && snapshots->len == self->n_snapshots;
}

void
publishing_fixture_wait_snapshots (PublishingFixture *self,
                                   guint              n)
{
  self->n_snapshots = n;
  sender_test_wait_until (has_snapshots, self, "the earlier states");
}

static gboolean
has_begun (gpointer user_data)
{
  return sender_live_source_get_state (user_data) != SENDER_LIVE_STATE_UNREAD;
}

static void
changed_cb (PublishingFixture *self)
{
  self->n_changed++;
}

void
publishing_fixture_read (PublishingFixture *self)
{
  self->source = sender_live_source_for (self->document, self->workspace);
  self->publishing = sender_publishing_for (self->source);
  g_signal_connect_swapped (self->publishing, "changed", G_CALLBACK (changed_cb), self);
  sender_test_wait_until (has_begun, self->source, "the reading to begin");
  publishing_fixture_wait (self);
}

void
publishing_fixture_read_again (PublishingFixture *self)
{
  sender_live_source_read (self->source);
  publishing_fixture_wait (self);
}

void
publishing_fixture_reopen (PublishingFixture *self,
                           const char        *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;

  let_go (self);
  sender_workspace_open_async (self->workspace, path, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the document");
  self->document = sender_workspace_open_finish (self->workspace, result, &error);
  g_assert_no_error (error);
  self->config = sender_document_get_config (self->document);
  publishing_fixture_read (self);
}

void
publishing_fixture_run (PublishingFixture *self)
{
  sender_publishing_run (self->publishing);
  publishing_fixture_wait (self);
}

const SenderChange *
publishing_fixture_find_change (PublishingFixture *self,
                                const char        *path)
{
  const SenderPlan *plan = sender_publishing_get_plan (self->publishing);

  g_assert_nonnull (plan);
  for (guint i = 0; i < plan->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (plan->changes, i);

      if (g_str_equal (change->path, path))
        return change;
    }
  return NULL;
}

SenderJson *
publishing_fixture_control (PublishingFixture *self,
                            const char        *method,
                            const char        *path,
                            const char        *body)
{
  return client_control (self->rehearsal, method, path, body);
}

void
publishing_fixture_tell (PublishingFixture *self,
                         const char        *path,
                         const char        *body)
{
  client_tell (self->rehearsal, path, body);
}

void
publishing_fixture_clear_faults (PublishingFixture *self)
{
  g_autoptr (SenderJson) answer = publishing_fixture_control (self, "DELETE", "faults", NULL);

  g_assert_nonnull (answer);
}

void
publishing_fixture_run_half (PublishingFixture *self)
{
  publishing_fixture_tell (self, "faults",
                           "{\"service\":\"pingone-api\",\"kind\":\"status\",\"method\":\"POST\","
                           "\"status\":403,\"skip\":1}");
  publishing_fixture_run (self);
  publishing_fixture_clear_faults (self);
}

void
publishing_fixture_drift (PublishingFixture *self,
                          const char        *change)
{
  publishing_fixture_tell (self, "pingone/changes", change);
  publishing_fixture_read_again (self);
}

void
publishing_fixture_hide (PublishingFixture *self,
                         const char        *collection)
{
  g_autofree char *environment = sender_connection_dup_environment (self->config);
  g_autofree char *fault = g_strdup_printf (
    "{\"service\":\"pingone-api\",\"kind\":\"status\",\"status\":403,\"method\":\"GET\","
    "\"path\":\"/v1/environments/%s/%s\"}",
    environment, collection);

  publishing_fixture_tell (self, "faults", fault);
  publishing_fixture_read_again (self);
}

void
publishing_fixture_add_policy (PublishingFixture *self)
{
  g_autofree char *body = g_strdup_printf (
    "{\"policies\":[{\"name\":\"Staff\",\"providerConfiguration\":{\"conditions\":["
    "{\"deliveryMethods\":[\"SMS\"],\"fallbackChain\":[{\"id\":\"%s\"}]}]}}]}",
    sender_live_source_get_sender (self->source));

  publishing_fixture_tell (self, "pingone/environments", body);
  publishing_fixture_read_again (self);
}

static gboolean
is_write (SenderJson *request)
{
  return g_strcmp0 (sender_json_get_string_member (request, "method"), "GET") != 0;
}

static gboolean
is_to_platform (SenderJson *request)
{
  return g_strcmp0 (sender_json_get_string_member (request, "service"), "pingone-api") == 0;
}

guint
publishing_fixture_count (PublishingFixture *self,
                          gboolean           writes)
{
  g_autoptr (SenderJson) answer = publishing_fixture_control (self, "GET", "requests", NULL);
  SenderJson            *requests = sender_json_get_member (answer, "requests");
  guint                  n = 0;

  for (guint i = 0; i < sender_json_get_length (requests); i++)
    {
      SenderJson *request = sender_json_get_element (requests, i);

      if (is_to_platform (request) && is_write (request) == writes)
        n++;
    }
  return n;
}

char *
publishing_fixture_dup_written (PublishingFixture *self)
{
  g_autoptr (SenderJson) answer = publishing_fixture_control (self, "GET", "requests", NULL);
  SenderJson            *requests = sender_json_get_member (answer, "requests");

  for (guint i = sender_json_get_length (requests); i > 0; i--)
    {
      SenderJson *request = sender_json_get_element (requests, i - 1);

      if (is_to_platform (request) && is_write (request))
        return g_strdup (sender_json_get_string_member (request, "body"));
    }
  return NULL;
}
