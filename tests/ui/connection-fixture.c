/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "connection-fixture.h"

#include "frame-fixture.h"
#include "sender-connection-window.h"
#include "sender-secret-key.h"
#include "sender-session-vault.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "told-vault.h"
#include "widgets.h"

GtkApplication *conn_application;

SenderConfig *
conn_get_config (ConnectionFixture *self)
{
  return sender_document_get_config (self->base.document);
}

void
conn_edit (ConnectionFixture *self,
           const char        *edits)
{
  sender_test_config_edit (conn_get_config (self), edits);
  sender_document_commit (self->base.document, "Edit");
}

void
conn_open_window (ConnectionFixture *self)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->frame), "window.connect", NULL));
  self->window = frame_fixture_wait_window (SENDER_TYPE_CONNECTION_WINDOW);
  widgets_settle ();
}

void
conn_set_up (ConnectionFixture *self,
             gconstpointer      data)
{
  self->keyring = told_vault_new ();
  told_vault_fail (self->keyring, GPOINTER_TO_INT (data));
  self->vault = sender_session_vault_new (self->keyring);
  credential_fixture_set_up (&self->base, self->vault);
  credential_fixture_wait (&self->base);
  conn_edit (self, CONN_EDITS);
  self->frame = sender_window_new (conn_application);
  sender_window_set_workspace (self->frame, self->base.workspace);
  sender_window_set_document (self->frame, self->base.document);
  gtk_window_present (GTK_WINDOW (self->frame));
  conn_open_window (self);
}

gboolean
conn_is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

void
conn_close_window (ConnectionFixture *self)
{
  gpointer window = self->window;

  g_object_add_weak_pointer (G_OBJECT (self->window), &window);
  gtk_window_close (GTK_WINDOW (self->window));
  sender_test_wait_until (conn_is_gone, &window, "the window of the connection to be finalised");
  self->window = NULL;
}

/* What still asks holds them until it is answered. */
void
conn_tear_down (ConnectionFixture *self,
                gconstpointer      data)
{
  gpointer frame = self->frame;
  gpointer keyring = self->keyring;

  if (self->window != NULL)
    conn_close_window (self);
  g_object_add_weak_pointer (G_OBJECT (self->frame), &frame);
  gtk_window_destroy (GTK_WINDOW (self->frame));
  sender_test_wait_until (conn_is_gone, &frame, "the frame to be finalised");
  credential_fixture_tear_down (&self->base);
  g_object_unref (self->vault);
  g_object_add_weak_pointer (G_OBJECT (self->keyring), &keyring);
  g_object_unref (self->keyring);
  sender_test_wait_until (conn_is_gone, &keyring, "the keyring to be finalised");
}

void
conn_click (ConnectionFixture *self,
            const char        *label)
{
  GtkWidget *button = widgets_get_button (self->window, label);

  g_assert_true (widgets_is_shown (button));
  g_signal_emit_by_name (button, "clicked");
}

GtkWidget *
conn_get_entry (ConnectionFixture *self)
{
  return widgets_get_type (self->window, ADW_TYPE_PASSWORD_ENTRY_ROW);
}

void
conn_type (ConnectionFixture *self,
           const char        *secret)
{
  if (!widgets_is_shown (conn_get_entry (self)))
    g_assert_true (gtk_widget_activate_action (conn_get_entry (self), "secret.edit", NULL));
  gtk_editable_set_text (GTK_EDITABLE (conn_get_entry (self)), secret);
}

void
conn_assert_kept (ConnectionFixture *self,
                  const char        *expected)
{
  told_vault_assert (self->keyring, conn_get_config (self), SENDER_SECRET_KIND_PINGONE, expected);
}

void
conn_assert_focus_in (ConnectionFixture *self,
                      GtkWidget         *widget,
                      const char        *what)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  g_test_message ("%s", what);
  g_assert_nonnull (focus);
  g_assert_true (focus == widget || gtk_widget_is_ancestor (focus, widget));
}
