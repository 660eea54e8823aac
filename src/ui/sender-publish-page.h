/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-page.h"

G_BEGIN_DECLS

/* What changes at PingOne. */

#define SENDER_TYPE_PUBLISH_PAGE (sender_publish_page_get_type ())

G_DECLARE_FINAL_TYPE (SenderPublishPage, sender_publish_page, SENDER, PUBLISH_PAGE, SenderPage)

G_END_DECLS
