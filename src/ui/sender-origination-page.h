/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-page.h"

G_BEGIN_DECLS

/* The numbers that codes come from. */

#define SENDER_TYPE_ORIGINATION_PAGE (sender_origination_page_get_type ())

G_DECLARE_FINAL_TYPE (SenderOriginationPage, sender_origination_page,
                      SENDER, ORIGINATION_PAGE, SenderPage)

G_END_DECLS
