/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-error.h"
#include "sender-fingerprint.h"
#include "sender-secret-key.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "told-vault.h"

#include <string.h>

/* Whether a secret is the one that was published, without keeping it. */

#define SECRET "Kept-to-yourself-only"
#define HERE "00000000-0000-4000-8000-0000000000e1"
#define ELSEWHERE "00000000-0000-4000-8000-0000000000e2"

typedef struct
{
  SenderVault  *vault;
  SenderConfig *config;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->vault = told_vault_new ();
  fixture->config = sender_test_config_studio ();
  sender_test_config_edit (fixture->config, "environment.id=" HERE);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_unref (fixture->vault);
  g_object_unref (fixture->config);
}

static gboolean
store (Fixture    *fixture,
       const char *secret,
       GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_fingerprint_store_async (fixture->vault, fixture->config, secret, NULL,
                                  sender_test_result_cb, &result);
  sender_test_wait_result (&result, "keeping");
  return sender_fingerprint_store_finish (fixture->vault, result, error);
}

static void
must_store (Fixture    *fixture,
            const char *secret)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (store (fixture, secret, &error));
  g_assert_no_error (error);
}

static gboolean
check (Fixture    *fixture,
       const char *secret,
       gboolean   *is_same,
       GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_fingerprint_check_async (fixture->vault, fixture->config, secret, NULL,
                                  sender_test_result_cb, &result);
  sender_test_wait_result (&result, "comparing");
  return sender_fingerprint_check_finish (fixture->vault, result, is_same, error);
}

static void
assert_same (Fixture    *fixture,
             const char *secret,
             gboolean    expected)
{
  g_autoptr (GError) error = NULL;
  gboolean           is_same = !expected;

  g_assert_true (check (fixture, secret, &is_same, &error));
  g_assert_no_error (error);
  g_assert_cmpint (is_same, ==, expected);
}

static char *
dup_kept (Fixture *fixture)
{
  const SenderSecretKey key =
    sender_secret_key_make (fixture->config, SENDER_SECRET_KIND_PUBLISHED " " HERE);
  char *kept = told_vault_dup (fixture->vault, &key);
  char *copy = g_strdup (kept);

  g_clear_pointer (&kept, sender_vault_free_secret);
  return copy;
}

static void
test_compare (Fixture      *fixture,
              gconstpointer data)
{
  assert_same (fixture, SECRET, FALSE);
  must_store (fixture, SECRET);
  assert_same (fixture, SECRET, TRUE);
  assert_same (fixture, SECRET "x", FALSE);
  assert_same (fixture, "kept-to-yourself-only", FALSE);
  assert_same (fixture, "", FALSE);
  must_store (fixture, "another");
  assert_same (fixture, SECRET, FALSE);
  assert_same (fixture, "another", TRUE);
  g_assert_cmpuint (told_vault_get_n_held (fixture->vault), ==, 1);
}

/* A secret that was published for another kind of authorization, or by another configuration, is
 * another one. */
static void
test_apart (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (SenderConfig) other = sender_test_config_studio ();

  must_store (fixture, SECRET);
  sender_test_config_edit (fixture->config, "authorization.kind=bearer");
  assert_same (fixture, SECRET, FALSE);
  sender_test_config_edit (fixture->config, "authorization.kind=basic");
  assert_same (fixture, SECRET, TRUE);
  g_assert_cmpstr (sender_config_get_id (other), !=, sender_config_get_id (fixture->config));
  g_set_object (&fixture->config, other);
  assert_same (fixture, SECRET, FALSE);
}

/* Each environment holds the secret that was published to it. */
static void
test_environments (Fixture      *fixture,
                   gconstpointer data)
{
  must_store (fixture, SECRET);
  sender_test_config_edit (fixture->config, "environment.id=" ELSEWHERE);
  assert_same (fixture, SECRET, FALSE);
  must_store (fixture, "another");
  sender_test_config_edit (fixture->config, "environment.id=" HERE);
  assert_same (fixture, SECRET, TRUE);
  assert_same (fixture, "another", FALSE);
}

/* Nobody can tell from what is kept what the secret is, nor that two are the same. */
static void
test_nothing_told (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *plain = g_compute_checksum_for_string (G_CHECKSUM_SHA256, SECRET, -1);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  must_store (fixture, SECRET);
  first = dup_kept (fixture);
  must_store (fixture, SECRET);
  second = dup_kept (fixture);
  g_assert_nonnull (first);
  for (gsize start = 0; start + 4 <= strlen (SECRET); start++)
    {
      g_autofree char *part = g_strndup (&SECRET[start], 4);

      g_assert_null (strstr (first, part));
    }
  g_assert_null (strstr (first, plain));
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpstr (strchr (first, ':'), !=, strchr (second, ':'));
  g_assert_cmpuint (told_vault_get_n_held (fixture->vault), ==, 1);
}

/* What somebody else wrote there is no fingerprint of anything. */
static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const texts[] = { "", ":", "nonsense", "key:", ":digest", SECRET,
                                       SECRET ":" SECRET };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      told_vault_answer (fixture->vault, texts[i]);
      assert_same (fixture, SECRET, FALSE);
    }
}

static void
test_failing_vault (Fixture      *fixture,
                    gconstpointer data)
{
  static const int codes[] = { SENDER_ERROR_KEYRING_LOCKED, SENDER_ERROR_KEYRING_ABSENT,
                               SENDER_ERROR_KEYRING_FAILED };

  must_store (fixture, SECRET);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) checking = NULL;
      g_autoptr (GError) storing = NULL;
      gboolean           is_same = TRUE;

      told_vault_fail (fixture->vault, codes[i]);
      g_assert_false (check (fixture, SECRET, &is_same, &checking));
      g_assert_error (checking, SENDER_ERROR, codes[i]);
      g_assert_false (is_same);
      g_assert_false (store (fixture, "another", &storing));
      g_assert_error (storing, SENDER_ERROR, codes[i]);
    }
  told_vault_fail (fixture->vault, -1);
  assert_same (fixture, SECRET, TRUE);
}

#define ADD(name, test) g_test_add ("/fingerprint/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("compare", test_compare);
  ADD ("apart", test_apart);
  ADD ("environments", test_environments);
  ADD ("nothing-told", test_nothing_told);
  ADD ("damaged", test_damaged);
  ADD ("failing-vault", test_failing_vault);
  return g_test_run ();
}
