/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keyring-fixture.h"
#include "sender-error.h"
#include "sender-keyring.h"
#include "sender-test.h"

/* What a keyring may do, one situation each. */

/* All that can be asked of it fails in the same way. */
static void
assert_all_fail (KeyringFixture *self,
                 int             code,
                 const char     *fragment)
{
  g_autoptr (GError) of_lookup = NULL;
  g_autoptr (GError) of_store = NULL;
  g_autoptr (GError) of_clear = NULL;

  g_assert_null (keyring_fixture_look_up (self, &keyring_fixture_key, &of_lookup));
  sender_test_assert_error (of_lookup, code, fragment);
  g_assert_false (keyring_fixture_store (self, SECRET, &of_store));
  sender_test_assert_error (of_store, code, fragment);
  g_assert_null (strstr (of_store->message, SECRET));
  g_assert_false (keyring_fixture_clear (self, &keyring_fixture_key, &of_clear));
  sender_test_assert_error (of_clear, code, fragment);
}

static void
test_comes_and_goes (KeyringFixture *self,
                     gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (keyring_fixture_store (self, "an old one", &error));
  g_assert_no_error (error);
  g_assert_true (keyring_fixture_store (self, SECRET, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (self->stub->items->len, ==, 1);
  keyring_fixture_assert_found (self, SECRET);
  g_assert_true (keyring_fixture_clear (self, &keyring_fixture_key, &error));
  g_assert_no_error (error);
  g_assert_null (keyring_fixture_look_up (self, &keyring_fixture_key, &error));
  sender_test_assert_error (error, SENDER_ERROR_SECRET_MISSING, "Enter it first.");
}

/* A Basic password never leaves as a Bearer token, nor a vendor's secret as the platform's. */
static void
test_matches_every_attribute (KeyringFixture *self,
                              gconstpointer   data)
{
  const SenderSecretKey others[] = {
    { "two", SENDER_SECRET_KIND_PROVIDER, "basic" },
    { "one", SENDER_SECRET_KIND_PINGONE, "basic" },
    { "one", SENDER_SECRET_KIND_PROVIDER, "bearer" },
  };

  stub_keyring_add (self->stub, "one", "basic", SECRET);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (keyring_fixture_look_up (self, &others[i], &error));
      g_assert_error (error, SENDER_ERROR, SENDER_ERROR_SECRET_MISSING);
    }
  keyring_fixture_assert_found (self, SECRET);
}

static void
test_clear_of_nothing (KeyringFixture *self,
                       gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (keyring_fixture_clear (self, &keyring_fixture_key, &error));
  g_assert_no_error (error);
}

/* Two items of the same attributes, as another program may leave them. */
static void
test_duplicates (KeyringFixture *self,
                 gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  stub_keyring_add (self->stub, "one", "basic", SECRET);
  stub_keyring_add (self->stub, "one", "basic", SECRET);
  keyring_fixture_assert_found (self, SECRET);
  g_assert_true (keyring_fixture_clear (self, &keyring_fixture_key, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (self->stub->items->len, ==, 0);
}

static void
test_clears_every_authorization (KeyringFixture *self,
                                 gconstpointer   data)
{
  const SenderSecretKey any = { "one", SENDER_SECRET_KIND_PROVIDER, NULL };
  g_autoptr (GError)    error = NULL;

  stub_keyring_add (self->stub, "one", "basic", SECRET);
  stub_keyring_add (self->stub, "one", "bearer", SECRET);
  stub_keyring_add (self->stub, "two", "basic", SECRET);
  g_assert_true (keyring_fixture_clear (self, &any, &error));
  g_assert_no_error (error);
  g_assert_null (stub_keyring_get (self->stub, "one"));
  g_assert_cmpstr (stub_keyring_get (self->stub, "two"), ==, SECRET);
}

static void
test_absent (KeyringFixture *self,
             gconstpointer   data)
{
  assert_all_fail (self, SENDER_ERROR_KEYRING_ABSENT, "and try again.");
}

static void
test_silent (KeyringFixture *self,
             gconstpointer   data)
{
  const char *const methods[] = { "OpenSession", "SearchItems" };

  self->stub->fault = STUB_KEYRING_SILENT;
  sender_keyring_set_deadline (SENDER_KEYRING (self->vault), 0.2);
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (GError) error = NULL;

      self->stub->fault_method = methods[i];
      g_assert_null (keyring_fixture_look_up (self, &keyring_fixture_key, &error));
      sender_test_assert_error (error, SENDER_ERROR_KEYRING_TIMEOUT, "try again");
    }
}

/* The deadline that nobody set. */
static void
test_deadline (KeyringFixture *self,
               gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  gint64             started = g_get_monotonic_time ();
  double             took = 0.0;

  self->stub->fault = STUB_KEYRING_SILENT;
  self->stub->fault_method = "CreateItem";
  g_assert_false (keyring_fixture_store (self, SECRET, &error));
  took = (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC;
  sender_test_assert_error (error, SENDER_ERROR_KEYRING_TIMEOUT, "try again");
  g_assert_cmpfloat (took, >=, 4.9);
  g_assert_cmpfloat (took, <, 6.0);
}

/* Whoever cancels doesn't wait for a silent service. */
static void
test_cancelled (KeyringFixture *self,
                gconstpointer   data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;

  self->stub->fault = STUB_KEYRING_SILENT;
  self->stub->fault_method = "SearchItems";
  sender_vault_lookup_async (self->vault, &keyring_fixture_key, cancellable,
                             sender_test_result_cb, &result);
  g_cancellable_cancel (cancellable);
  sender_test_wait_result (&result, "the cancellation");
  g_assert_null (sender_vault_lookup_finish (self->vault, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
has_call (gpointer user_data)
{
  return ((StubKeyring *) user_data)->unanswered->len > 0;
}

/* What comes after the deadline reaches nobody, and nobody asks twice. */
static void
test_late_answer (KeyringFixture *self,
                  gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  self->stub->fault = STUB_KEYRING_SILENT;
  self->stub->fault_method = "SearchItems";
  sender_keyring_set_deadline (SENDER_KEYRING (self->vault), 0.2);
  g_assert_null (keyring_fixture_look_up (self, &keyring_fixture_key, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_KEYRING_TIMEOUT);
  sender_test_wait_until (has_call, self->stub, "the call to arrive");
  g_dbus_method_invocation_return_value (g_ptr_array_steal_index (self->stub->unanswered, 0),
                                         g_variant_new_parsed ("(@ao [], @ao [])"));
  self->stub->fault = STUB_KEYRING_WELL;
  stub_keyring_add (self->stub, "one", "basic", SECRET);
  keyring_fixture_assert_found (self, SECRET);
  g_assert_cmpuint (self->stub->n_prompts, ==, 0);
}

static void
test_dies (KeyringFixture *self,
           gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  self->stub->fault = STUB_KEYRING_DYING;
  self->stub->fault_method = data;
  g_assert_null (keyring_fixture_look_up (self, &keyring_fixture_key, &error));
  sender_test_assert_error (error, SENDER_ERROR_KEYRING_FAILED, "Try again");
}

/* The text of the service stays, behind what to do; whose error it is doesn't matter. */
static void
test_fails (KeyringFixture *self,
            gconstpointer   data)
{
  self->stub->fault = STUB_KEYRING_FAILING;
  self->stub->fault_name = data;
  self->stub->fault_method = "SearchItems";
  sender_keyring_set_deadline (SENDER_KEYRING (self->vault), 2.0);
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (keyring_fixture_look_up (self, &keyring_fixture_key, &error));
    sender_test_assert_error (error, SENDER_ERROR_KEYRING_FAILED, "The disk is on fire");
    sender_test_assert_error (error, SENDER_ERROR_KEYRING_FAILED, "with its own program");
    g_assert_null (strstr (error->message, "GDBus.Error"));
  }
  {
    g_autoptr (GError) error = NULL;

    self->stub->fault_method = "CreateItem";
    g_assert_false (keyring_fixture_store (self, SECRET, &error));
    sender_test_assert_error (error, SENDER_ERROR_KEYRING_FAILED, "The disk is on fire");
    g_assert_null (strstr (error->message, SECRET));
  }
  {
    g_autoptr (GError) error = NULL;

    self->stub->fault_method = "SearchItems";
    g_assert_false (keyring_fixture_clear (self, &keyring_fixture_key, &error));
    sender_test_assert_error (error, SENDER_ERROR_KEYRING_FAILED, "The disk is on fire");
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  keyring_fixture_add ("absent", NULL, test_absent);
  keyring_fixture_add ("comes-and-goes", NULL, test_comes_and_goes);
  keyring_fixture_add ("matches-every-attribute", NULL, test_matches_every_attribute);
  keyring_fixture_add ("clear-of-nothing", NULL, test_clear_of_nothing);
  keyring_fixture_add ("duplicates", NULL, test_duplicates);
  keyring_fixture_add ("clears-every-authorization", NULL, test_clears_every_authorization);
  keyring_fixture_add ("silent", NULL, test_silent);
  keyring_fixture_add ("deadline", NULL, test_deadline);
  keyring_fixture_add ("cancelled", NULL, test_cancelled);
  keyring_fixture_add ("late-answer", NULL, test_late_answer);
  keyring_fixture_add ("dies-searching", "SearchItems", test_dies);
  keyring_fixture_add ("dies-connecting", "OpenSession", test_dies);
  keyring_fixture_add ("fails-by-its-own-name", "org.example.Broken", test_fails);
  keyring_fixture_add ("fails-by-a-known-name", "org.freedesktop.DBus.Error.Failed", test_fails);
  return keyring_fixture_run ();
}
