/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "credential-fixture.h"
#include "sender-error.h"
#include "sender-memory-vault.h"
#include "sender-pages.h"
#include "sender-secret-key.h"
#include "sender-session-vault.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "told-vault.h"
#include "widgets.h"

#include <string.h>

/* The secret in the window: where it is, in words, and its change. */

#define OLD "an-old-secret-4711"
#define WRONG "ffffffffffffffffffffffffffffffff"
#define FLOWS "https://studio.twilio.com/v2/Flows/"
#define FLOW FLOWS "FW00000000000000000000000000000001/Executions"

typedef struct
{
  CredentialFixture base;
  SenderVault      *keyring;
  SenderVault      *vault;
  GtkWidget        *window;
  GtkWidget        *page;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->keyring = told_vault_new ();
  told_vault_fail (self->keyring, GPOINTER_TO_INT (data));
  self->vault = sender_session_vault_new (self->keyring);
  credential_fixture_set_up (&self->base, self->vault);
  sender_test_config_edit (sender_document_get_config (self->base.document),
                           "sms.url=" FLOW ";;voice.url=" FLOW);
  sender_document_commit (self->base.document, "Flows");
  credential_fixture_wait (&self->base);
  self->page = g_object_ref_sink (sender_pages_new (SENDER_SECTION_AUTHORIZATION));
  g_object_set (self->page, "workspace", self->base.workspace, "document", self->base.document,
                NULL);
  /* Actions are found from a root on. */
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

/* What still asks the keyring holds it until it has answered. */
static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  gpointer keyring = self->keyring;

  gtk_window_destroy (GTK_WINDOW (self->window));
  g_assert_finalize_object (self->page);
  credential_fixture_tear_down (&self->base);
  g_object_unref (self->vault);
  g_object_add_weak_pointer (G_OBJECT (self->keyring), &keyring);
  g_object_unref (self->keyring);
  sender_test_wait_until (is_gone, &keyring, "the keyring to be finalised");
}

/* What is waited for. */
typedef struct
{
  Fixture    *fixture;
  const char *text;
} Wanted;

static gboolean
is_said (gpointer user_data)
{
  const Wanted *wanted = user_data;

  return widgets_say (wanted->fixture->page, wanted->text);
}

static void
wait_for (Fixture    *self,
          const char *text)
{
  Wanted wanted = { self, text };

  sender_test_wait_until (is_said, &wanted, text);
}

static void
click (Fixture    *self,
       const char *label)
{
  GtkWidget *button = widgets_get_button (self->page, label);

  g_assert_true (widgets_is_shown (button));
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
get_entry (Fixture *self)
{
  return widgets_get_type (self->page, ADW_TYPE_PASSWORD_ENTRY_ROW);
}

static void
type (Fixture    *self,
      const char *username,
      const char *secret)
{
  if (username != NULL)
    gtk_editable_set_text (GTK_EDITABLE (widgets_get_row (self->page, "New User Name")), username);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (self)), secret);
}

static void
assert_kept (Fixture    *self,
             const char *expected)
{
  told_vault_assert (self->keyring, sender_document_get_config (self->base.document),
                     SENDER_SECRET_KIND_PROVIDER, expected);
}

static void
assert_wiped (Fixture *self)
{
  g_assert_cmpstr (widgets_get_secret (get_entry (self)), ==, "");
  g_assert_false (widgets_is_shown (get_entry (self)));
}

/* The entry has dots, and the text only while it is to be seen; both are edited alike. */
static void
test_dots (Fixture      *self,
           gconstpointer data)
{
  GtkEditable *entry = GTK_EDITABLE (get_entry (self));
  GtkText     *text = GTK_TEXT (gtk_editable_get_delegate (entry));
  int          position = 1;

  click (self, "Set…");
  gtk_editable_set_text (entry, "añe");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "•••");
  gtk_editable_insert_text (entry, "bc", -1, &position);
  g_assert_cmpint (position, ==, 3);
  g_assert_cmpstr (widgets_get_secret (get_entry (self)), ==, "abcñe");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "•••••");
  gtk_text_set_visibility (text, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "abcñe");
  gtk_editable_insert_text (entry, "d", -1, &position);
  gtk_editable_delete_text (entry, 4, 5);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "abcde");
  gtk_text_set_visibility (text, FALSE);
  gtk_editable_delete_text (entry, 1, -1);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "•");
  g_assert_cmpstr (widgets_get_secret (get_entry (self)), ==, "a");
}

/* Each thing a keyring may do, in words. */
static void
test_absent (Fixture      *self,
             gconstpointer data)
{
  wait_for (self, "no keyring is running");
  click (self, "Set…");
  type (self, NULL, OLD);
  click (self, "Store Without Verifying");
  wait_for (self, "In memory for this run only");
  assert_wiped (self);
}

static void
test_silent (Fixture      *self,
             gconstpointer data)
{
  wait_for (self, "doesn’t answer");
  told_vault_fail (self->keyring, -1);
  click (self, "Ask Again");
  wait_for (self, "Not stored");
  g_assert_false (widgets_is_shown (widgets_get_button (self->page, "Ask Again")));
}

static void
test_locked (Fixture      *self,
             gconstpointer data)
{
  wait_for (self, "the keyring is locked");
  /* What can't be stored stays typed. */
  click (self, "Set…");
  type (self, NULL, OLD);
  click (self, "Store Without Verifying");
  wait_for (self, "Nothing was changed");
  g_assert_cmpstr (widgets_get_secret (get_entry (self)), ==, OLD);
  told_vault_fail (self->keyring, -1);
  click (self, "Store Without Verifying");
  wait_for (self, "Stored in the keyring");
  assert_wiped (self);
}

static void
test_dismissed (Fixture      *self,
                gconstpointer data)
{
  wait_for (self, "prompt was dismissed");
  g_assert_true (widgets_is_shown (widgets_get_button (self->page, "Ask Again")));
}

static void
store_old (Fixture *self)
{
  wait_for (self, "Not stored");
  click (self, "Set…");
  type (self, NULL, OLD);
  click (self, "Store Without Verifying");
  wait_for (self, "Stored in the keyring");
  assert_kept (self, OLD);
}

static void
test_change (Fixture      *self,
             gconstpointer data)
{
  SenderConfig *config = sender_document_get_config (self->base.document);

  store_old (self);
  click (self, "Change Account…");
  type (self, CREDENTIAL_SID, WRONG);
  click (self, "Verify and Store");
  wait_for (self, "Nothing was changed");
  g_assert_true (widgets_say (self->page, "401"));
  assert_kept (self, OLD);
  type (self, CREDENTIAL_SID, CREDENTIAL_TOKEN);
  click (self, "Verify and Store");
  wait_for (self, "Twilio accepts");
  assert_kept (self, CREDENTIAL_TOKEN);
  assert_wiped (self);
  sender_test_config_assert (config, "authorization.username", CREDENTIAL_SID);
  g_assert_false (widgets_say (self->page, CREDENTIAL_TOKEN));
}

static void
test_cancel (Fixture      *self,
             gconstpointer data)
{
  store_old (self);
  click (self, "Change Account…");
  type (self, CREDENTIAL_SID, WRONG);
  gtk_widget_activate_action (get_entry (self), "secret.cancel", NULL);
  assert_wiped (self);
  assert_kept (self, OLD);
  /* While it runs, the same action stops it, and nothing typed is lost. */
  credential_fixture_tell (&self->base, "faults", "{\"kind\":\"hang\",\"service\":\"studio\"}");
  click (self, "Change Account…");
  type (self, CREDENTIAL_SID, WRONG);
  click (self, "Verify and Store");
  g_assert_true (widgets_say (self->page, "Verifying…"));
  gtk_widget_activate_action (get_entry (self), "secret.cancel", NULL);
  wait_for (self, "New User Name");
  g_assert_cmpstr (widgets_get_secret (get_entry (self)), ==, WRONG);
  assert_kept (self, OLD);
}

static void
test_nothing_typed (Fixture      *self,
                    gconstpointer data)
{
  wait_for (self, "Not stored");
  click (self, "Set…");
  click (self, "Verify and Store");
  g_assert_true (gtk_widget_has_css_class (get_entry (self), "error"));
  g_assert_true (widgets_say (self->page, "Enter the secret first"));
  assert_kept (self, NULL);
}

static void
test_remove (Fixture      *self,
             gconstpointer data)
{
  store_old (self);
  gtk_widget_activate_action (get_entry (self), "secret.clear", NULL);
  wait_for (self, "It can be put back");
  assert_kept (self, NULL);
  click (self, "Put Back");
  wait_for (self, "Stored in the keyring");
  assert_kept (self, OLD);
}

/* What was typed for one kind is not there for another. */
static void
test_kind_switched (Fixture      *self,
                    gconstpointer data)
{
  SenderConfig *config = sender_document_get_config (self->base.document);

  store_old (self);
  click (self, "Change Account…");
  type (self, NULL, WRONG);
  sender_test_config_edit (config, "authorization.kind=bearer");
  assert_wiped (self);
  wait_for (self, "is not used for this one");
  click (self, "Set…");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_entry (self))), ==,
                   "Token");
  g_assert_false (widgets_is_shown (widgets_get_button (self->page, "Verify and Store")));
  type (self, NULL, "a-token");
  click (self, "Store");
  wait_for (self, "Stored in the keyring");
  assert_kept (self, "a-token");
  sender_test_config_edit (config, "authorization.kind=basic");
  assert_kept (self, OLD);
}

static void
test_other_document (Fixture      *self,
                     gconstpointer data)
{
  wait_for (self, "Not stored");
  click (self, "Set…");
  type (self, NULL, WRONG);
  g_object_set (self->page, "document", NULL, NULL);
  assert_wiped (self);
}

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, code, test)                                                          \
  g_test_add ("/ui/secret-group/" name, Fixture, GINT_TO_POINTER (code), set_up, test, \
              tear_down)
  ADD ("dots", -1, test_dots);
  ADD ("absent", SENDER_ERROR_KEYRING_ABSENT, test_absent);
  ADD ("silent", SENDER_ERROR_KEYRING_TIMEOUT, test_silent);
  ADD ("locked", SENDER_ERROR_KEYRING_LOCKED, test_locked);
  ADD ("dismissed", SENDER_ERROR_KEYRING_DISMISSED, test_dismissed);
  ADD ("change", -1, test_change);
  ADD ("cancel", -1, test_cancel);
  ADD ("nothing-typed", -1, test_nothing_typed);
  ADD ("remove", -1, test_remove);
  ADD ("kind-switched", -1, test_kind_switched);
  ADD ("other-document", -1, test_other_document);
#undef ADD
  return g_test_run ();
}
