/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stub-server.h"

G_BEGIN_DECLS

/* One connection of a StubServer; nothing but stub-server.c needs this. */

typedef struct _StubPeer StubPeer;

/* @received stays the server's; @steps (array of StubStep) NULL: requests get answers. */
StubPeer *stub_peer_start (StubServer        *server,
                           GSocketConnection *connection,
                           GIOStream         *stream,
                           GString           *received,
                           GArray            *steps);
void      stub_peer_leave (StubPeer *self);
void      stub_peer_unref (StubPeer *self);

/* What the connection asks of and tells its server. */
void stub_server_keep_request (StubServer *self,
                               char       *request);
/* What to do about a request (array of StubStep); whether the connection @stays after it. */
GArray *stub_server_take_answer (StubServer *self,
                                 const char *request,
                                 gboolean   *stays);
void    stub_server_peer_left (StubServer *self,
                               StubPeer   *peer);
void    stub_server_peer_gone (StubServer *self);

G_END_DECLS
