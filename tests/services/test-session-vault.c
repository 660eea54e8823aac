/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-error.h"
#include "sender-secret-place.h"
#include "sender-session-vault.h"
#include "sender-test.h"
#include "told-vault.h"

/* A keyring, and memory where there is none. */

#define SECRET "Zx9+ü/Secret~4711"

static const SenderSecretKey basic = { "one", SENDER_SECRET_KIND_PROVIDER, "basic" };
static const SenderSecretKey bearer = { "one", SENDER_SECRET_KIND_PROVIDER, "bearer" };
static const SenderSecretKey any = { "one", SENDER_SECRET_KIND_PROVIDER, NULL };
static const SenderSecretKey other = { "two", SENDER_SECRET_KIND_PROVIDER, "basic" };

typedef struct
{
  SenderVault *keyring;
  SenderVault *vault;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->keyring = told_vault_new ();
  self->vault = sender_session_vault_new (self->keyring);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_assert_finalize_object (self->vault);
  g_assert_finalize_object (self->keyring);
}

static gboolean
store (Fixture               *self,
       const SenderSecretKey *key,
       const char            *secret,
       GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_vault_store_async (self->vault, key, "One", secret, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "a secret to be kept");
  return sender_vault_store_finish (self->vault, result, error);
}

static char *
look_up (Fixture               *self,
         const SenderSecretKey *key,
         GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_vault_lookup_async (self->vault, key, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "a secret to be looked up");
  return sender_vault_lookup_finish (self->vault, result, error);
}

static gboolean
clear (Fixture               *self,
       const SenderSecretKey *key,
       GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_vault_clear_async (self->vault, key, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "a secret to be forgotten");
  return sender_vault_clear_finish (self->vault, result, error);
}

static void
assert_found (Fixture               *self,
              const SenderSecretKey *key,
              const char            *expected)
{
  g_autoptr (GError) error = NULL;
  char              *secret = look_up (self, key, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (secret, ==, expected);
  sender_vault_free_secret (secret);
}

static SenderSecretPlace
get_place (Fixture               *self,
           const SenderSecretKey *key)
{
  return sender_secret_place_make (self->vault, key, NULL);
}

static void
test_with_keyring (Fixture      *self,
                   gconstpointer data)
{
  char *kept = NULL;

  g_assert_true (store (self, &basic, SECRET, NULL));
  kept = told_vault_dup (self->keyring, &basic);
  g_assert_cmpstr (kept, ==, SECRET);
  sender_vault_free_secret (kept);
  g_assert_cmpint (get_place (self, &basic), ==, SENDER_SECRET_PLACE_KEYRING);
  assert_found (self, &basic, SECRET);
}

static void
test_without_keyring (Fixture      *self,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  told_vault_fail (self->keyring, SENDER_ERROR_KEYRING_ABSENT);
  g_assert_null (look_up (self, &basic, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_KEYRING_ABSENT);
  g_assert_true (store (self, &basic, "an old one", NULL));
  g_assert_true (store (self, &basic, SECRET, NULL));
  assert_found (self, &basic, SECRET);
  g_assert_cmpint (get_place (self, &basic), ==, SENDER_SECRET_PLACE_SESSION);
  g_assert_cmpint (get_place (self, &bearer), ==, SENDER_SECRET_PLACE_KEYRING);
  g_assert_null (told_vault_dup (self->keyring, &basic));
}

/* A keyring that is there and refuses is no reason to keep a secret elsewhere. */
static void
test_refusing_keyring (Fixture      *self,
                       gconstpointer data)
{
  static const int codes[] = { SENDER_ERROR_KEYRING_LOCKED, SENDER_ERROR_KEYRING_DISMISSED,
                               SENDER_ERROR_KEYRING_TIMEOUT, SENDER_ERROR_KEYRING_FAILED };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = NULL;

      told_vault_fail (self->keyring, codes[i]);
      g_assert_false (store (self, &basic, SECRET, &error));
      g_assert_error (error, SENDER_ERROR, codes[i]);
      g_assert_false (sender_session_vault_is_holding (SENDER_SESSION_VAULT (self->vault), &basic));
    }
}

/* What is kept in a keyring that appears later is not shadowed by memory. */
static void
test_keyring_appears (Fixture      *self,
                      gconstpointer data)
{
  told_vault_fail (self->keyring, SENDER_ERROR_KEYRING_ABSENT);
  g_assert_true (store (self, &basic, "in memory", NULL));
  told_vault_fail (self->keyring, -1);
  assert_found (self, &basic, "in memory");
  g_assert_true (store (self, &basic, SECRET, NULL));
  assert_found (self, &basic, SECRET);
  g_assert_cmpint (get_place (self, &basic), ==, SENDER_SECRET_PLACE_KEYRING);
}

static void
test_clear (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  told_vault_fail (self->keyring, SENDER_ERROR_KEYRING_ABSENT);
  g_assert_false (clear (self, &basic, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_KEYRING_ABSENT);
  g_clear_error (&error);
  g_assert_true (store (self, &basic, SECRET, NULL));
  g_assert_true (store (self, &bearer, SECRET, NULL));
  g_assert_true (store (self, &other, SECRET, NULL));
  g_assert_true (clear (self, &basic, &error));
  g_assert_no_error (error);
  assert_found (self, &bearer, SECRET);
  g_assert_true (store (self, &basic, SECRET, NULL));
  g_assert_true (clear (self, &any, &error));
  g_assert_null (look_up (self, &basic, NULL));
  g_assert_null (look_up (self, &bearer, NULL));
  assert_found (self, &other, SECRET);
}

/* Memory is not emptied while the keyring still has an older one that would come back. */
static void
test_clear_refused (Fixture      *self,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  told_vault_fail (self->keyring, SENDER_ERROR_KEYRING_ABSENT);
  g_assert_true (store (self, &basic, SECRET, NULL));
  told_vault_fail (self->keyring, SENDER_ERROR_KEYRING_LOCKED);
  g_assert_false (clear (self, &basic, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_KEYRING_LOCKED);
  assert_found (self, &basic, SECRET);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) \
  g_test_add ("/session-vault/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("with-keyring", test_with_keyring);
  ADD ("without-keyring", test_without_keyring);
  ADD ("refusing-keyring", test_refusing_keyring);
  ADD ("keyring-appears", test_keyring_appears);
  ADD ("clear", test_clear);
  ADD ("clear-refused", test_clear_refused);
#undef ADD
  return g_test_run ();
}
