/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-stage.h"

G_BEGIN_DECLS

/*
 * The ports on 127.0.0.1: takes connections, reads whole requests, writes what goes back, with all
 * that a fault does to it. It sees bytes, not a server's idea of them, so that they can be kept as
 * they came and cut where a fault says.
 */

typedef struct _SenderFront SenderFront;

SenderFront *sender_front_new (SenderStage *stage);
/* Closes everything and waits until no connection is left. */
void sender_front_free (SenderFront *self);
/* Listens for every service, from @port on or, if 0, wherever there is room. */
gboolean sender_front_start (SenderFront *self,
                             guint        port,
                             GError     **error);
/* Opens and closes ports as the faults want them. */
void sender_front_update (SenderFront *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderFront, sender_front_free)

G_END_DECLS
