/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "credential-fixture.h"
#include "sender-error.h"
#include "sender-secret-key.h"
#include "sender-test-config.h"
#include "sender-test-memory.h"
#include "sender-test.h"
#include "told-vault.h"

#include <string.h>

/* A new secret is verified before the old one is let go. */

#define OLD "an-old-secret-4711"
#define WRONG "ffffffffffffffffffffffffffffffff"
#define FLOWS "https://studio.twilio.com/v2/Flows/"
#define FLOW(n) FLOWS "FW0000000000000000000000000000000" n "/Executions"
#define USERNAME "authorization.username"
#define BEFORE "SK0123456789abcdef0123456789abcdef"
#define REFUSE "{\"kind\":\"refuse\",\"service\":\"studio\"}"
#define HANG "{\"kind\":\"hang\",\"service\":\"studio\"}"

typedef struct
{
  CredentialFixture base;
  SenderVault      *vault;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->vault = told_vault_new ();
  credential_fixture_set_up (&self->base, self->vault);
  sender_test_config_edit (sender_document_get_config (self->base.document),
                           "sms.url=" FLOW ("1") ";;voice.url=" FLOW ("2"));
  sender_document_commit (self->base.document, "Flows");
  credential_fixture_wait (&self->base);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  credential_fixture_tear_down (&self->base);
  g_assert_finalize_object (self->vault);
}

static SenderConfig *
get_config (Fixture *self)
{
  return sender_document_get_config (self->base.document);
}

static SenderOperation *
get_operation (Fixture *self)
{
  return sender_credential_change_get_operation (self->base.change);
}

static void
assert_kept (Fixture    *self,
             const char *expected)
{
  told_vault_assert (self->vault, get_config (self), SENDER_SECRET_KIND_PROVIDER, expected);
}

static void
assert_state (Fixture             *self,
              SenderOperationState state,
              const char          *fragment)
{
  SenderOperation *operation = get_operation (self);
  const char      *text = sender_operation_get_message (operation);

  if (state == SENDER_OPERATION_FAILED)
    text = sender_operation_get_error (operation);
  g_test_message ("%s", text);
  g_assert_cmpint (sender_operation_get_state (operation), ==, state);
  if (fragment != NULL)
    g_assert_nonnull (strstr (text, fragment));
  if (text != NULL)
    g_assert_true (strstr (text, OLD) == NULL && strstr (text, WRONG) == NULL);
}

static void
store (Fixture    *self,
       const char *secret)
{
  sender_credential_change_store (self->base.change, NULL, secret);
  credential_fixture_wait (&self->base);
}

static void
verify (Fixture    *self,
        const char *username,
        const char *secret)
{
  sender_credential_change_verify (self->base.change, username, secret);
  credential_fixture_wait (&self->base);
}

static void
test_verified (Fixture      *self,
               gconstpointer data)
{
  SenderInspection *inspection = sender_document_get_inspection (self->base.document);

  store (self, OLD);
  verify (self, CREDENTIAL_SID, CREDENTIAL_TOKEN);
  assert_state (self, SENDER_OPERATION_DONE, "accepts");
  assert_state (self, SENDER_OPERATION_DONE, "not the secret");
  assert_kept (self, CREDENTIAL_TOKEN);
  sender_test_config_assert (get_config (self), USERNAME, CREDENTIAL_SID);
  g_assert_cmpint (sender_inspection_get_secret_state (inspection), ==,
                   SENDER_SECRET_STATE_PRESENT);
  g_assert_cmpint (sender_credential_change_get_place (self->base.change), ==,
                   SENDER_SECRET_PLACE_KEYRING);
  /* One step, which undoes the user name. */
  sender_document_undo (self->base.document);
  sender_test_config_assert (get_config (self), USERNAME, BEFORE);
}

static void
test_refused (Fixture      *self,
              gconstpointer data)
{
  store (self, OLD);
  verify (self, CREDENTIAL_SID, WRONG);
  assert_state (self, SENDER_OPERATION_FAILED, "401");
  assert_kept (self, OLD);
  sender_test_config_assert (get_config (self), USERNAME, BEFORE);
  g_assert_cmpint (sender_credential_change_get_place (self->base.change), ==,
                   SENDER_SECRET_PLACE_KEYRING);
}

static void
test_unknown_flow (Fixture      *self,
                   gconstpointer data)
{
  sender_test_config_edit (get_config (self), "sms.url=" FLOW ("9"));
  verify (self, CREDENTIAL_SID, CREDENTIAL_TOKEN);
  assert_state (self, SENDER_OPERATION_DONE, "has no flow FW0000000000000000000000000000000"
                                             "9");
  assert_kept (self, CREDENTIAL_TOKEN);
}

/* Before there is a flow, the account itself is asked. */
static void
test_without_flow (Fixture      *self,
                   gconstpointer data)
{
  sender_test_config_edit (get_config (self),
                           "sms.url=https://studio.twilio.com/v2/Flows/<flowID>/Executions;;"
                           "voice.url=");
  verify (self, CREDENTIAL_SID, WRONG);
  assert_state (self, SENDER_OPERATION_FAILED, "401");
  verify (self, CREDENTIAL_SID, CREDENTIAL_TOKEN);
  assert_state (self, SENDER_OPERATION_DONE, "accepts");
}

static void
test_nobody_to_ask (Fixture      *self,
                    gconstpointer data)
{
  static const struct
  {
    const char *edits;
    const char *username;
    const char *fragment;
  } cases[] = {
    { "sms.url=https://example.com/;;voice.url=https://example.com/", CREDENTIAL_SID, "nobody" },
    { "sms.url=https://studio.twilio.com/v2/Flows/<flowID>/Executions",
      "SK00000000000000000000000000000000", "API key" },
    { "authorization.kind=bearer", NULL, "Only a Basic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      sender_test_config_edit (get_config (self), cases[i].edits);
      credential_fixture_wait (&self->base);
      verify (self, cases[i].username, CREDENTIAL_TOKEN);
      assert_state (self, SENDER_OPERATION_FAILED, cases[i].fragment);
      g_assert_cmpuint (told_vault_get_n_stores (self->vault), ==, 0);
    }
}

/* Offline, the user may store what nobody has verified. */
static void
test_offline (Fixture      *self,
              gconstpointer data)
{
  store (self, OLD);
  credential_fixture_tell (&self->base, "faults", REFUSE);
  verify (self, NULL, CREDENTIAL_TOKEN);
  assert_state (self, SENDER_OPERATION_FAILED, NULL);
  assert_kept (self, OLD);
  store (self, CREDENTIAL_TOKEN);
  assert_state (self, SENDER_OPERATION_DONE, "Stored in the keyring");
  assert_kept (self, CREDENTIAL_TOKEN);
}

static void
test_cancelled (Fixture      *self,
                gconstpointer data)
{
  store (self, OLD);
  credential_fixture_tell (&self->base, "faults", HANG);
  sender_credential_change_verify (self->base.change, NULL, CREDENTIAL_TOKEN);
  sender_operation_cancel (get_operation (self));
  credential_fixture_wait (&self->base);
  assert_state (self, SENDER_OPERATION_CANCELLED, NULL);
  assert_kept (self, OLD);
}

/* What was entered for another kind is not stored for this one. */
static void
test_kind_switched (Fixture      *self,
                    gconstpointer data)
{
  credential_fixture_tell (&self->base, "faults", HANG);
  sender_credential_change_verify (self->base.change, NULL, CREDENTIAL_TOKEN);
  sender_test_config_edit (get_config (self), "authorization.kind=bearer");
  credential_fixture_wait (&self->base);
  assert_state (self, SENDER_OPERATION_CANCELLED, NULL);
  g_assert_cmpuint (told_vault_get_n_stores (self->vault), ==, 0);
}

static void
test_kind_has_own_secret (Fixture      *self,
                          gconstpointer data)
{
  SenderCredentialChange *change = self->base.change;

  store (self, OLD);
  sender_test_config_edit (get_config (self), "authorization.kind=custom-header");
  credential_fixture_wait (&self->base);
  g_assert_cmpint (sender_credential_change_get_place (change), ==, SENDER_SECRET_PLACE_NOWHERE);
  assert_kept (self, NULL);
  sender_test_config_edit (get_config (self), "authorization.kind=basic");
  credential_fixture_wait (&self->base);
  g_assert_cmpint (sender_credential_change_get_place (change), ==, SENDER_SECRET_PLACE_KEYRING);
  assert_kept (self, OLD);
}

static void
test_clear_and_restore (Fixture      *self,
                        gconstpointer data)
{
  SenderCredentialChange *change = self->base.change;

  store (self, OLD);
  sender_credential_change_clear (change);
  credential_fixture_wait (&self->base);
  assert_state (self, SENDER_OPERATION_DONE, "removed");
  assert_kept (self, NULL);
  g_assert_cmpint (sender_credential_change_get_place (change), ==, SENDER_SECRET_PLACE_NOWHERE);
  g_assert_true (sender_credential_change_can_restore (change));
  sender_credential_change_restore (change);
  credential_fixture_wait (&self->base);
  assert_kept (self, OLD);
  g_assert_false (sender_credential_change_can_restore (change));
}

static void
test_clear_fails (Fixture      *self,
                  gconstpointer data)
{
  store (self, OLD);
  told_vault_fail (self->vault, SENDER_ERROR_KEYRING_LOCKED);
  sender_credential_change_clear (self->base.change);
  credential_fixture_wait (&self->base);
  assert_state (self, SENDER_OPERATION_FAILED, "as told");
  g_assert_false (sender_credential_change_can_restore (self->base.change));
  assert_kept (self, OLD);
}

/* A keyring that refuses the new one still has the old one, and the user name belongs to that. */
static void
test_keyring_refuses (Fixture      *self,
                      gconstpointer data)
{
  store (self, OLD);
  told_vault_fail (self->vault, SENDER_ERROR_KEYRING_DISMISSED);
  verify (self, CREDENTIAL_SID, CREDENTIAL_TOKEN);
  assert_state (self, SENDER_OPERATION_FAILED, "as told");
  assert_kept (self, OLD);
  sender_test_config_assert (get_config (self), USERNAME, BEFORE);
}

/* Once it is removed and let go of, nothing of it is left in memory. */
static void
test_wiped (Fixture      *self,
            gconstpointer data)
{
  SenderCredentialChange *change = self->base.change;
  guint8                  mask[SENDER_TEST_SECRET_LENGTH];
  char                   *secret = sender_test_new_secret (mask);

  /* The stand-ins are in this process: what reached them would be theirs to forget. */
  credential_fixture_tell (&self->base, "faults", REFUSE);
  verify (self, CREDENTIAL_SID, secret);
  assert_state (self, SENDER_OPERATION_FAILED, NULL);
  store (self, secret);
  sender_test_wipe (secret);
  g_assert_cmpuint (sender_test_count_in_memory (mask), >, 0);
  sender_credential_change_clear (change);
  credential_fixture_wait (&self->base);
  g_assert_cmpuint (sender_test_count_in_memory (mask), >, 0);
  sender_credential_change_set_context (change, NULL, NULL);
  g_assert_cmpuint (sender_test_count_in_memory (mask), ==, 0);
}

/* Another document begins afresh; what was cleared of the one before is gone. */
static void
test_other_document (Fixture      *self,
                     gconstpointer data)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);
  SenderCredentialChange    *change = self->base.change;

  store (self, OLD);
  sender_credential_change_clear (change);
  credential_fixture_wait (&self->base);
  sender_credential_change_set_context (change, self->base.workspace, document);
  g_assert_false (sender_credential_change_can_restore (change));
  g_assert_null (sender_operation_get_message (get_operation (self)));
  credential_fixture_wait (&self->base);
  g_assert_cmpint (sender_credential_change_get_place (change), ==, SENDER_SECRET_PLACE_NOWHERE);
  sender_credential_change_set_context (change, NULL, NULL);
  g_assert_cmpint (sender_credential_change_get_place (change), ==, SENDER_SECRET_PLACE_UNKNOWN);
}

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) \
  g_test_add ("/credential-change/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("verified", test_verified);
  ADD ("refused", test_refused);
  ADD ("unknown-flow", test_unknown_flow);
  ADD ("without-flow", test_without_flow);
  ADD ("nobody-to-ask", test_nobody_to_ask);
  ADD ("offline", test_offline);
  ADD ("cancelled", test_cancelled);
  ADD ("kind-switched", test_kind_switched);
  ADD ("kind-has-own-secret", test_kind_has_own_secret);
  ADD ("clear-and-restore", test_clear_and_restore);
  ADD ("clear-fails", test_clear_fails);
  ADD ("keyring-refuses", test_keyring_refuses);
  ADD ("wiped", test_wiped);
  ADD ("other-document", test_other_document);
#undef ADD
  return g_test_run ();
}
