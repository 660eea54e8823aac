/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-error.h"
#include "sender-memory-vault.h"
#include "sender-test.h"

static const SenderSecretKey basic = { "one", SENDER_SECRET_KIND_PROVIDER, "basic" };
static const SenderSecretKey bearer = { "one", SENDER_SECRET_KIND_PROVIDER, "bearer" };
static const SenderSecretKey other = { "two", SENDER_SECRET_KIND_PROVIDER, "basic" };

static void
store (SenderVault           *vault,
       const SenderSecretKey *key,
       const char            *secret)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_vault_store_async (vault, key, "label", secret, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the vault");
  g_assert_true (sender_vault_store_finish (vault, result, NULL));
}

static void
assert_holds (SenderVault           *vault,
              const SenderSecretKey *key,
              const char            *secret)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;
  char                    *found = NULL;

  sender_vault_lookup_async (vault, key, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the vault");
  found = sender_vault_lookup_finish (vault, result, &error);
  g_assert_cmpstr (found, ==, secret);
  if (secret == NULL)
    g_assert_error (error, SENDER_ERROR, SENDER_ERROR_SECRET_MISSING);
  sender_vault_free_secret (found);
}

static gboolean
clear (SenderVault           *vault,
       const SenderSecretKey *key)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_vault_clear_async (vault, key, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the vault");
  return sender_vault_clear_finish (vault, result, NULL);
}

static void
test_keeps (void)
{
  g_autoptr (SenderVault) vault = sender_memory_vault_new ();

  assert_holds (vault, &basic, NULL);
  store (vault, &basic, "first");
  store (vault, &basic, "second");
  assert_holds (vault, &basic, "second");
  assert_holds (vault, &bearer, NULL);
  assert_holds (vault, &other, NULL);
}

static void
test_clears (void)
{
  const SenderSecretKey   every = { "one", SENDER_SECRET_KIND_PROVIDER, NULL };
  g_autoptr (SenderVault) vault = sender_memory_vault_new ();

  store (vault, &basic, "a");
  store (vault, &bearer, "b");
  store (vault, &other, "c");
  g_assert_true (clear (vault, &basic));
  g_assert_false (clear (vault, &basic));
  store (vault, &basic, "a");
  g_assert_true (clear (vault, &every));
  assert_holds (vault, &basic, NULL);
  assert_holds (vault, &bearer, NULL);
  assert_holds (vault, &other, "c");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/memory-vault/keeps", test_keeps);
  g_test_add_func ("/memory-vault/clears", test_clears);
  return g_test_run ();
}
