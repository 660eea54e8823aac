/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keyring-fixture.h"
#include "sender-error.h"
#include "sender-keyring.h"
#include "sender-test.h"

/* A keyring that asks its user before it does as told. */

static void
test_unlocks (KeyringFixture *self,
              gconstpointer   data)
{
  stub_keyring_add (self->stub, "one", "basic", SECRET);
  self->stub->is_locked = TRUE;
  self->stub->is_hiding = GPOINTER_TO_INT (data);
  keyring_fixture_assert_found (self, SECRET);
  g_assert_cmpuint (self->stub->n_prompts, ==, 1);
}

/* A locked keyring that turns out to hold nothing is looked into once more, not for ever. */
static void
test_unlocks_for_nothing (KeyringFixture *self,
                          gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  self->stub->is_locked = TRUE;
  g_assert_null (keyring_fixture_look_up (self, &keyring_fixture_key, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_SECRET_MISSING);
  g_assert_cmpuint (self->stub->n_prompts, ==, 1);
}

/* Somebody said no, and is not asked again. */
static void
test_dismissed (KeyringFixture *self,
                gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  stub_keyring_add (self->stub, "one", "basic", SECRET);
  self->stub->is_locked = TRUE;
  self->stub->is_hiding = GPOINTER_TO_INT (data);
  self->stub->prompt = STUB_KEYRING_DISMISSES;
  g_assert_null (keyring_fixture_look_up (self, &keyring_fixture_key, &error));
  sender_test_assert_error (error, SENDER_ERROR_KEYRING_DISMISSED, "unlock it");
  g_assert_cmpuint (self->stub->n_prompts, ==, 1);
}

static void
test_prompt_stays_open (KeyringFixture *self,
                        gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  stub_keyring_add (self->stub, "one", "basic", SECRET);
  self->stub->is_locked = TRUE;
  self->stub->is_hiding = GPOINTER_TO_INT (data);
  self->stub->prompt = STUB_KEYRING_WAITS;
  sender_keyring_set_deadline (SENDER_KEYRING (self->vault), 0.5);
  g_assert_null (keyring_fixture_look_up (self, &keyring_fixture_key, &error));
  sender_test_assert_error (error, SENDER_ERROR_KEYRING_TIMEOUT, "asks for its password");
  g_assert_cmpuint (self->stub->n_prompts, ==, 1);
  /* Unlocked in peace, and found. */
  self->stub->prompt = STUB_KEYRING_ACCEPTS;
  stub_keyring_end_prompt (self->stub);
  keyring_fixture_assert_found (self, SECRET);
}

static void
test_stores_into_locked (KeyringFixture *self,
                         gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  self->stub->is_locked = TRUE;
  g_assert_true (keyring_fixture_store (self, SECRET, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (stub_keyring_get (self->stub, "one"), ==, SECRET);
}

static void
test_stays_locked (KeyringFixture *self,
                   gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  self->stub->is_locked = TRUE;
  self->stub->prompt = STUB_KEYRING_DISMISSES;
  g_assert_false (keyring_fixture_store (self, SECRET, &error));
  sender_test_assert_error (error, SENDER_ERROR_KEYRING_LOCKED, "Unlock it");
  g_assert_null (stub_keyring_get (self->stub, "one"));
}

static void
test_asks_to_store (KeyringFixture *self,
                    gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  self->stub->asks_to_create = TRUE;
  g_assert_true (keyring_fixture_store (self, SECRET, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (stub_keyring_get (self->stub, "one"), ==, SECRET);
  g_assert_cmpuint (self->stub->n_prompts, ==, 1);
}

/* libsecret takes a dismissed prompt for success. */
static void
test_store_dismissed (KeyringFixture *self,
                      gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  self->stub->asks_to_create = TRUE;
  self->stub->prompt = STUB_KEYRING_DISMISSES;
  g_assert_false (keyring_fixture_store (self, SECRET, &error));
  sender_test_assert_error (error, SENDER_ERROR_KEYRING_DISMISSED, "Try again");
  g_assert_null (stub_keyring_get (self->stub, "one"));
}

/* The secret of before, which rotation was to replace, is still what would be sent. */
static void
test_replacing_dismissed (KeyringFixture *self,
                          gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  stub_keyring_add (self->stub, "one", "basic", "an old one");
  self->stub->asks_to_create = TRUE;
  self->stub->prompt = STUB_KEYRING_DISMISSES;
  g_assert_false (keyring_fixture_store (self, SECRET, &error));
  sender_test_assert_error (error, SENDER_ERROR_KEYRING_FAILED, "still gives");
  g_assert_null (strstr (error->message, "an old one"));
  g_assert_null (strstr (error->message, SECRET));
}

static void
test_store_that_cannot_be_verified (KeyringFixture *self,
                                    gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  self->stub->fault = STUB_KEYRING_FAILING;
  self->stub->fault_name = "org.freedesktop.DBus.Error.Failed";
  self->stub->fault_method = "GetSecrets";
  g_assert_false (keyring_fixture_store (self, SECRET, &error));
  sender_test_assert_error (error, SENDER_ERROR_KEYRING_FAILED, "The disk is on fire");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  keyring_fixture_add ("unlocks", GINT_TO_POINTER (FALSE), test_unlocks);
  keyring_fixture_add ("unlocks-what-it-hides", GINT_TO_POINTER (TRUE), test_unlocks);
  keyring_fixture_add ("unlocks-for-nothing", NULL, test_unlocks_for_nothing);
  keyring_fixture_add ("dismissed", GINT_TO_POINTER (FALSE), test_dismissed);
  keyring_fixture_add ("dismissed-while-hiding", GINT_TO_POINTER (TRUE), test_dismissed);
  keyring_fixture_add ("prompt-stays-open", GINT_TO_POINTER (FALSE), test_prompt_stays_open);
  keyring_fixture_add ("prompt-stays-open-while-hiding", GINT_TO_POINTER (TRUE),
                       test_prompt_stays_open);
  keyring_fixture_add ("stores-into-locked", NULL, test_stores_into_locked);
  keyring_fixture_add ("stays-locked", NULL, test_stays_locked);
  keyring_fixture_add ("asks-to-store", NULL, test_asks_to_store);
  keyring_fixture_add ("store-dismissed", NULL, test_store_dismissed);
  keyring_fixture_add ("replacing-dismissed", NULL, test_replacing_dismissed);
  keyring_fixture_add ("store-that-cannot-be-verified", NULL, test_store_that_cannot_be_verified);
  return keyring_fixture_run ();
}
