/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-page.h"

G_BEGIN_DECLS

/* Sends one real message or call and follows it to the handset. */

#define SENDER_TYPE_TEST_PAGE (sender_test_page_get_type ())

G_DECLARE_FINAL_TYPE (SenderTestPage, sender_test_page, SENDER, TEST_PAGE, SenderPage)

G_END_DECLS
