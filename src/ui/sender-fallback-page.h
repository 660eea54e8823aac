/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-page.h"

G_BEGIN_DECLS

/* What happens when the provider is down. */

#define SENDER_TYPE_FALLBACK_PAGE (sender_fallback_page_get_type ())

G_DECLARE_FINAL_TYPE (SenderFallbackPage, sender_fallback_page, SENDER, FALLBACK_PAGE, SenderPage)

G_END_DECLS
