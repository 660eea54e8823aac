/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keyring-fixture.h"

#include "sender-keyring.h"
#include "sender-test.h"

#include <libsecret/secret.h>
#include <string.h>

const SenderSecretKey keyring_fixture_key = { "one", SENDER_SECRET_KIND_PROVIDER, "basic" };

static GTestDBus *bus = NULL;

static void
set_up_absent (KeyringFixture *self,
               gconstpointer   data)
{
  self->vault = sender_keyring_new ();
}

static void
set_up (KeyringFixture *self,
        gconstpointer   data)
{
  set_up_absent (self, data);
  self->stub = stub_keyring_new (g_test_dbus_get_bus_address (bus));
}

static void
tear_down (KeyringFixture *self,
           gconstpointer   data)
{
  g_clear_pointer (&self->stub, stub_keyring_free);
  g_clear_object (&self->vault);
  secret_service_disconnect ();
}

void
keyring_fixture_add (const char   *name,
                     gconstpointer data,
                     void (*test) (KeyringFixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/keyring/", name, NULL);

  g_test_add (path, KeyringFixture, data, strcmp (name, "absent") == 0 ? set_up_absent : set_up,
              test, tear_down);
}

int
keyring_fixture_run (void)
{
  g_autoptr (GDBusConnection) connection = NULL;
  g_autofree char            *daemon = g_find_program_in_path ("dbus-daemon");
  int                         status = 0;

  if (daemon == NULL)
    {
      g_print ("1..0 # SKIP no bus here\n");
      return 0;
    }
  g_unsetenv ("SECRET_BACKEND");
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  status = g_test_run ();
  /* Not by g_test_dbus_down(), which waits for libsecret to let go of its connection. */
  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  if (connection != NULL)
    g_dbus_connection_set_exit_on_close (connection, FALSE);
  g_test_dbus_stop (bus);
  return status;
}

char *
keyring_fixture_look_up (KeyringFixture        *self,
                         const SenderSecretKey *wanted,
                         GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_vault_lookup_async (self->vault, wanted, NULL, sender_test_result_cb,
                             &result);
  sender_test_wait_result (&result, "a secret to be looked up");
  return sender_vault_lookup_finish (self->vault, result, error);
}

gboolean
keyring_fixture_store (KeyringFixture *self,
                       const char     *secret,
                       GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_vault_store_async (self->vault, &keyring_fixture_key, "One", secret, NULL,
                            sender_test_result_cb, &result);
  sender_test_wait_result (&result, "a secret to be kept");
  return sender_vault_store_finish (self->vault, result, error);
}

gboolean
keyring_fixture_clear (KeyringFixture        *self,
                       const SenderSecretKey *wanted,
                       GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_vault_clear_async (self->vault, wanted, NULL, sender_test_result_cb,
                            &result);
  sender_test_wait_result (&result, "a secret to be forgotten");
  return sender_vault_clear_finish (self->vault, result, error);
}

void
keyring_fixture_assert_found (KeyringFixture *self,
                              const char     *expected)
{
  g_autoptr (GError) error = NULL;
  char              *secret = keyring_fixture_look_up (self, &keyring_fixture_key, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (secret, ==, expected);
  sender_vault_free_secret (secret);
}
