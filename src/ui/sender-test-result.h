/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-test-run.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How one test stands: the state in its words, the timeline, the time it took, and the question
 * that only somebody at the phone can answer. Properties: run (nullable), narrow. Actions used:
 * `test.send`, `test.cancel`, `test.end-active`, `window.go-to`. */

#define SENDER_TYPE_TEST_RESULT (sender_test_result_get_type ())

G_DECLARE_FINAL_TYPE (SenderTestResult, sender_test_result, SENDER, TEST_RESULT, AdwBin)

G_END_DECLS
