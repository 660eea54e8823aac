/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "credential-fixture.h"
#include "sender-pingone-stand-in.h"
#include "sender-window.h"

G_BEGIN_DECLS

/* The window of the connection over a document that is connected to the stand-in. */

/* What makes it connected. */
#define CONN_EDITS                                                                 \
  "environment.id=" SENDER_PINGONE_DEFAULT_ENVIRONMENT ";;environment.region=EU;;" \
  "pingone.client-id=" SENDER_PINGONE_DEFAULT_CLIENT ";;pingone.client-authentication=basic"

typedef struct
{
  CredentialFixture base;
  SenderVault      *keyring;
  SenderVault      *vault;
  SenderWindow     *frame;
  GtkWidget        *window; /* (nullable): the connection */
} ConnectionFixture;

/* Whose windows they are; made by main(). */
extern GtkApplication *conn_application;

SenderConfig *conn_get_config (ConnectionFixture *self);
void          conn_edit (ConnectionFixture *self, const char *edits);
void          conn_open_window (ConnectionFixture *self);
void          conn_set_up (ConnectionFixture *self, gconstpointer data);
gboolean      conn_is_gone (gpointer user_data);
void          conn_close_window (ConnectionFixture *self);
void          conn_tear_down (ConnectionFixture *self, gconstpointer data);
void          conn_click (ConnectionFixture *self, const char *label);
GtkWidget    *conn_get_entry (ConnectionFixture *self);
void          conn_type (ConnectionFixture *self, const char *secret);
void          conn_assert_kept (ConnectionFixture *self, const char *expected);
void          conn_assert_focus_in (ConnectionFixture *self,
                                    GtkWidget         *widget,
                                    const char        *what);

G_END_DECLS
