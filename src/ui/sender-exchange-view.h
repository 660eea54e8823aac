/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What left and what came back, as text without the secret. Action used: `test.copy-curl`. */

#define SENDER_TYPE_EXCHANGE_VIEW (sender_exchange_view_get_type ())

G_DECLARE_FINAL_TYPE (SenderExchangeView, sender_exchange_view, SENDER, EXCHANGE_VIEW, AdwBin)

/* Both (nullable). */
void sender_exchange_view_set (SenderExchangeView *self,
                               const char         *request,
                               const char         *response);
/* Opens or closes both; what somebody opened or closed since stays if that is nothing new. */
void sender_exchange_view_set_open (SenderExchangeView *self,
                                    gboolean            open);

G_END_DECLS
