/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-page.h"
#include "sender-test-run.h"

G_BEGIN_DECLS

/* Sends one real message or call and follows it to the handset. Actions: `test.send`,
 * `test.cancel`, `test.change` (the form again), `test.end-active`, `test.copy-curl`. */

#define SENDER_TYPE_TEST_PAGE (sender_test_page_get_type ())

G_DECLARE_FINAL_TYPE (SenderTestPage, sender_test_page, SENDER, TEST_PAGE, SenderPage)

/* The newest test, NULL if there is none. (transfer none) */
SenderTestRun *sender_test_page_get_run (SenderTestPage *self);

G_END_DECLS
