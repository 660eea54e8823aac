/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "credential-fixture.h"
#include "keyring-fixture.h"
#include "sender-config.h"
#include "sender-keyring.h"
#include "sender-session-vault.h"
#include "sender-test.h"

#include <string.h>

/* Each thing a keyring may do, in the words a window shows. */

typedef struct
{
  const char       *name;
  StubKeyringFault  fault;
  const char       *fault_method;
  gboolean          is_locked;
  StubKeyringPrompt prompt;
  gboolean          has_secret;
  SenderSecretPlace place;
  const char       *fragment;
} Case;

static const Case cases[] = {
  { "absent", 0, NULL, FALSE, 0, FALSE, SENDER_SECRET_PLACE_ABSENT, "no keyring is running" },
  { "found", 0, NULL, FALSE, 0, TRUE, SENDER_SECRET_PLACE_KEYRING, "Stored in the keyring" },
  { "empty", 0, NULL, FALSE, 0, FALSE, SENDER_SECRET_PLACE_NOWHERE, "Not stored" },
  { "silent", STUB_KEYRING_SILENT, "SearchItems", FALSE, 0, TRUE, SENDER_SECRET_PLACE_SILENT,
    "doesn’t answer" },
  { "dismissed", 0, NULL, TRUE, STUB_KEYRING_DISMISSES, TRUE, SENDER_SECRET_PLACE_DISMISSED,
    "dismissed" },
  { "failed", STUB_KEYRING_FAILING, "SearchItems", FALSE, 0, TRUE, SENDER_SECRET_PLACE_FAILED,
    "refused" },
};

static void
prepare (KeyringFixture    *self,
         const Case        *wanted,
         CredentialFixture *fixture)
{
  const char *id = sender_config_get_id (sender_document_get_config (fixture->document));

  if (self->stub == NULL)
    return;
  self->stub->fault = wanted->fault;
  self->stub->fault_method = wanted->fault_method;
  self->stub->fault_name = "org.freedesktop.DBus.Error.Failed";
  self->stub->is_locked = wanted->is_locked;
  self->stub->prompt = wanted->prompt;
  if (wanted->has_secret)
    stub_keyring_add (self->stub, id, "basic", SECRET);
}

static void
test_case (KeyringFixture *self,
           gconstpointer   data)
{
  const Case             *wanted = data;
  CredentialFixture       fixture = { 0 };
  g_autoptr (SenderVault) vault = sender_session_vault_new (self->vault);
  g_autofree char        *text = NULL;

  if (wanted->fault == STUB_KEYRING_SILENT)
    sender_keyring_set_deadline (SENDER_KEYRING (self->vault), 0.2);
  credential_fixture_set_up (&fixture, vault);
  prepare (self, wanted, &fixture);
  sender_credential_change_look (fixture.change);
  credential_fixture_wait (&fixture);
  g_object_get (fixture.change, "place-text", &text, NULL);
  g_assert_cmpint (sender_credential_change_get_place (fixture.change), ==, wanted->place);
  g_assert_nonnull (strstr (text, wanted->fragment));
  g_assert_null (strstr (text, SECRET));
  credential_fixture_tear_down (&fixture);
}

/* Without a keyring the secret is kept for this run, and that is said. */
static void
test_session (KeyringFixture *self,
              gconstpointer   data)
{
  CredentialFixture       fixture = { 0 };
  g_autoptr (SenderVault) vault = sender_session_vault_new (self->vault);
  SenderOperation        *operation = NULL;

  g_clear_pointer (&self->stub, stub_keyring_free);
  credential_fixture_set_up (&fixture, vault);
  credential_fixture_wait (&fixture);
  sender_credential_change_store (fixture.change, NULL, SECRET);
  credential_fixture_wait (&fixture);
  operation = sender_credential_change_get_operation (fixture.change);
  g_assert_cmpint (sender_operation_get_state (operation), ==, SENDER_OPERATION_DONE);
  g_assert_nonnull (strstr (sender_operation_get_message (operation), "this run only"));
  g_assert_cmpint (sender_credential_change_get_place (fixture.change), ==,
                   SENDER_SECRET_PLACE_SESSION);
  credential_fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    keyring_fixture_add (cases[i].name, &cases[i], test_case);
  keyring_fixture_add ("session", NULL, test_session);
  return keyring_fixture_run ();
}
