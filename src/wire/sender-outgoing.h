/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-request.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* A checked request as libsoup's message, with nothing that libsoup would do by itself. */

SoupMessage *sender_outgoing_new (SenderRequest *request,
                                  GUri          *uri);
gboolean     sender_outgoing_is_safe (SoupMessage *message);

G_END_DECLS
