/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-page.h"

G_BEGIN_DECLS

/* What was sent, and what became of it. */

#define SENDER_TYPE_HISTORY_PAGE (sender_history_page_get_type ())

G_DECLARE_FINAL_TYPE (SenderHistoryPage, sender_history_page, SENDER, HISTORY_PAGE, SenderPage)

G_END_DECLS
