/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-page.h"
#include "sender-secret-group.h"

G_BEGIN_DECLS

/* Which environment of PingOne a configuration is for, and the worker application that signs in
 * there. */

#define SENDER_TYPE_CONNECTION_PAGE (sender_connection_page_get_type ())

G_DECLARE_FINAL_TYPE (SenderConnectionPage, sender_connection_page,
                      SENDER, CONNECTION_PAGE, SenderPage)

/* (transfer none) */
SenderSecretGroup *sender_connection_page_get_secret (SenderConnectionPage *self);

G_END_DECLS
