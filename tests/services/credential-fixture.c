/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "credential-fixture.h"

#include "client.h"
#include "sender-test-config.h"
#include "sender-test.h"

static SenderWorkspace *
make_workspace (CredentialFixture *self,
                SenderVault       *vault)
{
  g_autofree char            *senders = g_build_filename (self->folder, "senders", NULL);
  g_autofree char            *file = g_build_filename (self->folder, "history.sqlite", NULL);
  g_autofree char            *text = sender_rehearsal_dup_endpoints (self->rehearsal);
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new (text, NULL);
  g_autoptr (SenderStore)     store = sender_store_new (senders);
  g_autoptr (SenderHistory)   history = sender_history_new (file);

  return sender_workspace_new (store, history, vault, endpoints, NULL);
}

void
credential_fixture_tell (CredentialFixture *self,
                         const char        *path,
                         const char        *body)
{
  client_tell (self->rehearsal, path, body);
}

static gboolean
is_settled (gpointer user_data)
{
  CredentialFixture *self = user_data;
  SenderOperation   *operation = sender_credential_change_get_operation (self->change);

  return !sender_operation_is_running (operation) &&
         sender_credential_change_get_place (self->change) != SENDER_SECRET_PLACE_UNKNOWN;
}

void
credential_fixture_wait (CredentialFixture *self)
{
  sender_test_wait_until (is_settled, self, "the change to end");
}

void
credential_fixture_set_up (CredentialFixture *self,
                           SenderVault       *vault)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GError)       error = NULL;

  self->folder = sender_test_make_dir ();
  self->rehearsal = sender_rehearsal_new ();
  sender_rehearsal_start (self->rehearsal, 0, &error);
  g_assert_no_error (error);
  credential_fixture_tell (self, "accounts", "{\"sid\":\"" CREDENTIAL_SID "\"}");
  self->workspace = make_workspace (self, vault);
  self->document = sender_document_new (config, NULL, FALSE);
  self->change = sender_credential_change_new (SENDER_SECRET_KIND_PROVIDER);
  sender_credential_change_set_context (self->change, self->workspace, self->document);
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

/* A look into the keyring holds it until the keyring answers. */
void
credential_fixture_tear_down (CredentialFixture *self)
{
  gpointer change = self->change;

  g_object_add_weak_pointer (G_OBJECT (self->change), &change);
  g_object_unref (self->change);
  sender_test_wait_until (is_gone, &change, "the change to be finalised");
  g_object_unref (self->document);
  g_object_unref (self->workspace);
  sender_rehearsal_stop (self->rehearsal);
  g_object_unref (self->rehearsal);
  sender_test_remove_tree (self->folder);
  g_free (self->folder);
}
