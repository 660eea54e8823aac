/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "credential-fixture.h"
#include "sender-error.h"
#include "sender-pingone-stand-in.h"
#include "sender-secret-key.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "told-vault.h"

#include <string.h>

/* The secret of the worker application: it goes with the connection it is verified in. */

#define OLD "an-old-secret-4711"
#define WRONG "a-wrong-secret-4711"
#define HANG "{\"kind\":\"hang\",\"service\":\"pingone-auth\"}"
#define CONNECTION                                                                 \
  "environment.id=" SENDER_PINGONE_DEFAULT_ENVIRONMENT ";;environment.region=EU;;" \
  "pingone.client-id=" SENDER_PINGONE_DEFAULT_CLIENT ";;pingone.client-authentication=basic"

typedef struct
{
  CredentialFixture       base;
  SenderVault            *vault;
  SenderCredentialChange *own; /* that of the fixture, of the provider's secret */
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->vault = told_vault_new ();
  credential_fixture_set_up (&self->base, self->vault);
  credential_fixture_wait (&self->base);
  sender_test_config_edit (sender_document_get_config (self->base.document), CONNECTION);
  sender_document_commit (self->base.document, "Connection");
  self->own = self->base.change;
  self->base.change = sender_credential_change_new (SENDER_SECRET_KIND_PINGONE);
  sender_credential_change_set_context (self->base.change, self->base.workspace,
                                        self->base.document);
  credential_fixture_wait (&self->base);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_assert_finalize_object (self->own);
  credential_fixture_tear_down (&self->base);
  g_assert_finalize_object (self->vault);
}

static void
assert_kept (Fixture    *self,
             const char *expected)
{
  told_vault_assert (self->vault, sender_document_get_config (self->base.document),
                     SENDER_SECRET_KIND_PINGONE, expected);
}

static void
assert_said (Fixture             *self,
             SenderOperationState state,
             const char          *fragment)
{
  SenderOperation *operation = sender_credential_change_get_operation (self->base.change);
  const char      *text = state == SENDER_OPERATION_FAILED
                            ? sender_operation_get_error (operation)
                            : sender_operation_get_message (operation);

  g_test_message ("%s", text);
  g_assert_cmpint (sender_operation_get_state (operation), ==, state);
  g_assert_nonnull (strstr (text, fragment));
  g_assert_null (strstr (text, OLD));
  g_assert_null (strstr (text, WRONG));
}

static void
assert_verdict (Fixture                *self,
                SenderConnectionOutcome outcome)
{
  const SenderConnectionVerdict *verdict =
    sender_credential_change_get_verdict (self->base.change);

  g_assert_nonnull (verdict);
  g_assert_cmpint (verdict->outcome, ==, outcome);
}

static void
verify (Fixture    *self,
        const char *secret)
{
  sender_credential_change_verify (self->base.change, NULL, secret);
  credential_fixture_wait (&self->base);
}

static void
store (Fixture    *self,
       const char *secret)
{
  sender_credential_change_store (self->base.change, NULL, secret);
  credential_fixture_wait (&self->base);
}

static void
test_verified (Fixture      *self,
               gconstpointer data)
{
  g_assert_cmpstr (sender_credential_change_get_place_text (self->base.change), ==, "Not stored.");
  store (self, OLD);
  g_assert_null (sender_credential_change_get_verdict (self->base.change));
  verify (self, WRONG);
  assert_said (self, SENDER_OPERATION_FAILED, "in neither way");
  assert_verdict (self, SENDER_CONNECTION_WRONG_PAIR);
  assert_kept (self, OLD);
  verify (self, SENDER_PINGONE_DEFAULT_SECRET);
  assert_said (self, SENDER_OPERATION_DONE, "PingOne accepts this connection");
  assert_said (self, SENDER_OPERATION_DONE, "Stored in the keyring");
  assert_verdict (self, SENDER_CONNECTION_GOOD);
  assert_kept (self, SENDER_PINGONE_DEFAULT_SECRET);
  /* What was said is of what was asked. */
  g_assert_true (sender_credential_change_is_current (self->base.change));
  sender_test_config_edit (sender_document_get_config (self->base.document),
                           "environment.name=Another;;environment.production=true");
  g_assert_true (sender_credential_change_is_current (self->base.change));
  sender_test_config_edit (sender_document_get_config (self->base.document),
                           "environment.region=NA");
  g_assert_false (sender_credential_change_is_current (self->base.change));
}

/* The pair is right, but what was typed is not stored before the connection is good. */
static void
test_wrong_way (Fixture      *self,
                gconstpointer data)
{
  sender_test_config_edit (sender_document_get_config (self->base.document),
                           "pingone.client-authentication=post");
  verify (self, SENDER_PINGONE_DEFAULT_SECRET);
  assert_said (self, SENDER_OPERATION_FAILED, "Choose Basic");
  assert_verdict (self, SENDER_CONNECTION_WRONG_CLIENT_AUTHENTICATION);
  assert_kept (self, NULL);
}

static void
test_kept (Fixture      *self,
           gconstpointer data)
{
  sender_credential_change_verify_kept (self->base.change);
  credential_fixture_wait (&self->base);
  assert_said (self, SENDER_OPERATION_FAILED, "client secret of the worker application is missing");
  g_assert_null (sender_credential_change_get_verdict (self->base.change));
  store (self, SENDER_PINGONE_DEFAULT_SECRET);
  sender_credential_change_verify_kept (self->base.change);
  credential_fixture_wait (&self->base);
  assert_said (self, SENDER_OPERATION_DONE, "PingOne accepts this connection");
  g_assert_cmpuint (told_vault_get_n_stores (self->vault), ==, 1);
}

/* What is missing in the connection is said first, and the keyring is not asked for it. */
static void
test_incomplete (Fixture      *self,
                 gconstpointer data)
{
  sender_test_config_edit (sender_document_get_config (self->base.document), "environment.id=");
  sender_credential_change_verify_kept (self->base.change);
  credential_fixture_wait (&self->base);
  assert_said (self, SENDER_OPERATION_FAILED, "The environment ID is missing.");
  assert_verdict (self, SENDER_CONNECTION_INCOMPLETE);
  g_assert_cmpstr (sender_credential_change_get_verdict (self->base.change)->path, ==,
                   "environment.id");
}

static void
test_silent_keyring (Fixture      *self,
                     gconstpointer data)
{
  store (self, OLD);
  told_vault_fail (self->vault, SENDER_ERROR_KEYRING_TIMEOUT);
  sender_credential_change_verify_kept (self->base.change);
  credential_fixture_wait (&self->base);
  assert_said (self, SENDER_OPERATION_FAILED, "as told");
  g_assert_null (sender_credential_change_get_verdict (self->base.change));
  told_vault_fail (self->vault, -1);
  told_vault_fail_store (self->vault, 1, SENDER_ERROR_KEYRING_LOCKED);
  verify (self, SENDER_PINGONE_DEFAULT_SECRET);
  assert_said (self, SENDER_OPERATION_FAILED, "as told");
  assert_kept (self, OLD);
}

static void
test_cancel (Fixture      *self,
             gconstpointer data)
{
  SenderOperation *operation = sender_credential_change_get_operation (self->base.change);
  gint64           begun = 0;

  store (self, OLD);
  credential_fixture_tell (&self->base, "faults", HANG);
  sender_credential_change_verify (self->base.change, NULL, SENDER_PINGONE_DEFAULT_SECRET);
  g_assert_true (sender_operation_is_running (operation));
  begun = g_get_monotonic_time ();
  sender_operation_cancel (operation);
  credential_fixture_wait (&self->base);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 200 * 1000);
  g_assert_cmpint (sender_operation_get_state (operation), ==, SENDER_OPERATION_CANCELLED);
  g_assert_null (sender_credential_change_get_verdict (self->base.change));
  assert_kept (self, OLD);
}

static gboolean
has_secret (gpointer data)
{
  return sender_secret_place_has_secret (sender_credential_change_get_place (data));
}

static gboolean
has_none (gpointer data)
{
  return sender_credential_change_get_place (data) == SENDER_SECRET_PLACE_NOWHERE;
}

/* Whoever shows the same secret sees it come and go; the provider's is another one. */
static void
test_seen_elsewhere (Fixture      *self,
                     gconstpointer data)
{
  SenderCredentialChange *other = sender_credential_change_new (SENDER_SECRET_KIND_PINGONE);

  sender_credential_change_set_context (other, self->base.workspace, self->base.document);
  sender_test_wait_until (has_none, other, "the first look");
  store (self, OLD);
  sender_test_wait_until (has_secret, other, "the secret");
  g_assert_cmpint (sender_credential_change_get_place (self->own), ==,
                   SENDER_SECRET_PLACE_NOWHERE);
  sender_credential_change_clear (self->base.change);
  sender_test_wait_until (has_none, other, "the secret to go");
  sender_credential_change_restore (self->base.change);
  sender_test_wait_until (has_secret, other, "the secret to come back");
  credential_fixture_wait (&self->base);
  assert_kept (self, OLD);
  g_assert_finalize_object (other);
}

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, test) \
  g_test_add ("/connection-secret/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("verified", test_verified);
  ADD ("wrong-way", test_wrong_way);
  ADD ("kept", test_kept);
  ADD ("incomplete", test_incomplete);
  ADD ("silent-keyring", test_silent_keyring);
  ADD ("cancel", test_cancel);
  ADD ("seen-elsewhere", test_seen_elsewhere);
#undef ADD
  return g_test_run ();
}
