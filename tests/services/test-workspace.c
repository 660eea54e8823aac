/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-authorization.h"
#include "sender-error.h"
#include "sender-secret-key.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "sender-workspace.h"
#include "told-vault.h"

#include <string.h>

typedef struct
{
  char            *folder;
  SenderVault     *vault;
  SenderWorkspace *workspace;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new (NULL, NULL);
  g_autoptr (SenderStore)     store = NULL;
  g_autoptr (SenderHistory)   history = NULL;
  g_autofree char            *database = NULL;

  self->folder = sender_test_make_dir ();
  database = g_build_filename (self->folder, "history.sqlite", NULL);
  store = sender_store_new (self->folder);
  history = sender_history_new (database);
  self->vault = told_vault_new ();
  told_vault_answer (self->vault, "secret");
  self->workspace = sender_workspace_new (store, history, self->vault, endpoints, NULL);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE)) /* A look into the keyring may be under way. */
    ;
  g_assert_finalize_object (self->workspace);
  g_object_unref (self->vault);
  sender_test_remove_tree (self->folder);
  g_free (self->folder);
}

static gboolean
save (Fixture        *self,
      SenderDocument *document,
      gboolean        overwrite,
      GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_workspace_save_async (self->workspace, document, overwrite, NULL, sender_test_result_cb,
                               &result);
  sender_test_wait_result (&result, "the saving");
  return sender_workspace_save_finish (self->workspace, result, error);
}

static SenderDocument *
open_again (Fixture    *self,
            const char *path,
            GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_workspace_open_async (self->workspace, path, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the opening");
  return sender_workspace_open_finish (self->workspace, result, error);
}

static void
test_save_and_open (Fixture      *self,
                    gconstpointer data)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);
  g_autoptr (SenderDocument) again = NULL;
  g_autoptr (GError)         error = NULL;

  g_assert_false (sender_workspace_is_simulated (self->workspace));
  g_assert_true (save (self, document, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_SAVED);
  again = open_again (self, sender_document_get_path (document), &error);
  g_assert_no_error (error);
  g_assert_true (sender_record_equal (config, sender_document_get_config (again)));
  g_assert_cmpint (sender_document_get_state (again), ==, SENDER_CONFIG_STATE_SAVED);
}

static void
test_nothing_there (Fixture      *self,
                    gconstpointer data)
{
  g_autofree char   *path = g_build_filename (self->folder, "gone.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (open_again (self, path, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND);
}

/* Two have it open; the second does not overwrite what the first saved unless told. */
static void
test_conflict (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) first = sender_document_new (config, NULL, FALSE);
  g_autoptr (SenderDocument) second = NULL;
  g_autoptr (SenderDocument) third = NULL;
  g_autoptr (GError)         error = NULL;

  g_assert_true (save (self, first, FALSE, &error));
  second = open_again (self, sender_document_get_path (first), &error);
  sender_test_config_set (config, "provider.name=First", NULL);
  g_assert_true (save (self, first, FALSE, &error));
  sender_test_config_set (sender_document_get_config (second), "provider.name=Second", NULL);
  g_assert_false (save (self, second, FALSE, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (sender_document_get_state (second), ==, SENDER_CONFIG_STATE_DRAFT);
  third = open_again (self, sender_document_get_path (first), &error);
  sender_test_config_assert (sender_document_get_config (third), "provider.name", "First");
  g_assert_true (save (self, second, TRUE, &error));
  g_assert_cmpint (sender_document_get_state (second), ==, SENDER_CONFIG_STATE_SAVED);
}

static gboolean
find_secret (Fixture        *self,
             SenderDocument *document,
             GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_workspace_find_secret_async (self->workspace, document, NULL, sender_test_result_cb,
                                      &result);
  sender_test_wait_result (&result, "the keyring");
  return sender_workspace_find_secret_finish (self->workspace, result, error);
}

static void
test_secret (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);
  SenderInspection          *inspection = sender_document_get_inspection (document);
  g_autoptr (GError)         error = NULL;

  g_assert_true (find_secret (self, document, &error));
  g_assert_cmpint (sender_inspection_get_secret_state (inspection), ==,
                   SENDER_SECRET_STATE_PRESENT);
  g_assert_cmpstr (told_vault_get_asked (self->vault), ==, "basic");

  told_vault_answer (self->vault, NULL);
  g_assert_false (find_secret (self, document, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sender_inspection_get_secret_state (inspection), ==,
                   SENDER_SECRET_STATE_MISSING);

  told_vault_fail (self->vault, SENDER_ERROR_KEYRING_LOCKED);
  g_assert_false (find_secret (self, document, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_KEYRING_LOCKED);
  g_assert_cmpint (sender_inspection_get_secret_state (inspection), ==,
                   SENDER_SECRET_STATE_UNKNOWN);
}

/* A platform's secret has no kind of authorization; a provider's has the one that is set. */
static void
test_key (Fixture      *self,
          gconstpointer data)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  SenderSecretKey          key = sender_secret_key_make (config, SENDER_SECRET_KIND_PINGONE);
  g_autofree char         *label = NULL;

  g_assert_cmpstr (key.authorization, ==, "client");
  g_assert_cmpstr (key.configuration, ==, sender_config_get_id (config));
  sender_test_config_set (config, "authorization.kind=bearer", "name=Northwind", NULL);
  key = sender_secret_key_make (config, SENDER_SECRET_KIND_PROVIDER);
  g_assert_cmpstr (key.authorization, ==, "bearer");
  label = sender_secret_key_dup_label (config, SENDER_SECRET_KIND_PROVIDER);
  g_assert_nonnull (strstr (label, "Northwind"));
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/workspace/save-and-open", test_save_and_open);
  ADD ("/workspace/nothing-there", test_nothing_there);
  ADD ("/workspace/conflict", test_conflict);
  ADD ("/workspace/secret", test_secret);
  ADD ("/workspace/key", test_key);
  return g_test_run ();
}
