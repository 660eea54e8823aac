/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-request.h"

G_BEGIN_DECLS

/* What may leave: nothing that could end a line early, lead elsewhere or go in the clear. */

/**
 * SenderTarget:
 * @uri: where to connect to, each part as it was written
 * @name: for sentences: the host, with the port if one is written
 * @is_loopback: whether it stays on this computer
 *
 * Where a request goes.
 */
typedef struct
{
  GUri    *uri;
  char    *name;
  gboolean is_loopback;
} SenderTarget;

void sender_target_clear (SenderTarget *self);

gboolean sender_guard_check_url (const char   *url,
                                 SenderTarget *target,
                                 GError      **error);
gboolean sender_guard_check_request (SenderRequest *request,
                                     GError       **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderTarget, sender_target_clear)

G_END_DECLS
