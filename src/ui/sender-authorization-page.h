/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-page.h"

G_BEGIN_DECLS

/* How PingOne proves who it is. */

#define SENDER_TYPE_AUTHORIZATION_PAGE (sender_authorization_page_get_type ())

G_DECLARE_FINAL_TYPE (SenderAuthorizationPage, sender_authorization_page,
                      SENDER, AUTHORIZATION_PAGE, SenderPage)

G_END_DECLS
