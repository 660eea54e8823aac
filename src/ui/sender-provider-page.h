/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-page.h"

G_BEGIN_DECLS

/* How PingOne calls this sender. */

#define SENDER_TYPE_PROVIDER_PAGE (sender_provider_page_get_type ())

G_DECLARE_FINAL_TYPE (SenderProviderPage, sender_provider_page, SENDER, PROVIDER_PAGE, SenderPage)

G_END_DECLS
