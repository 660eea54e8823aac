/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-test-run.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* “Which code did the phone show?” */

#define SENDER_TYPE_TEST_ANSWER_ROW (sender_test_answer_row_get_type ())

G_DECLARE_FINAL_TYPE (SenderTestAnswerRow, sender_test_answer_row, SENDER, TEST_ANSWER_ROW, AdwBin)

/* @run (nullable): what is asked about. */
void sender_test_answer_row_set_run (SenderTestAnswerRow *self,
                                     SenderTestRun       *run);

G_END_DECLS
