/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include "sender-environment.h"
#include "sender-provider.h"
#include "sender-test.h"

void
store_fixture_set_up (StoreFixture *self,
                      gconstpointer data)
{
  self->folder = sender_test_make_dir ();
  self->store = sender_store_new (self->folder);
}

void
store_fixture_tear_down (StoreFixture *self,
                         gconstpointer data)
{
  g_clear_object (&self->store);
  sender_test_remove_tree (self->folder);
  g_free (self->folder);
}

SenderConfig *
store_fixture_make_config (const char *id,
                           const char *name)
{
  SenderConfig *config = sender_config_new ();

  g_object_set (config, "id", id, "name", name, NULL);
  g_object_set (sender_config_get_provider (config), "name", "Provider", NULL);
  g_object_set (sender_config_get_environment (config), "id", "e", NULL);
  return config;
}

void
store_fixture_save_new (StoreFixture *self,
                        const char   *id,
                        const char   *name)
{
  g_autoptr (SenderConfig) config = store_fixture_make_config (id, name);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;

  sender_store_save_async (self->store, config, NULL, NULL, NULL, NULL, sender_test_result_cb,
                           &result);
  g_assert_true (
    sender_store_save_finish (self->store, sender_test_wait_result (&result, "a save"), &error));
  g_assert_no_error (error);
}
