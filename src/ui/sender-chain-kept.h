/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-fallback.h"
#include "sender-live.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What stands beside the order of providers: that it names nobody, and whom publishing leaves in
 * the chain though the order does not name them. To read only. */

/* @fallback, @live and @own (nullable). @list is hidden where there is nothing to say. */
void sender_chain_kept_show (GtkListBox     *list,
                             SenderFallback *fallback,
                             SenderLive     *live,
                             const char     *own);

G_END_DECLS
