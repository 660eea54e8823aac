/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-test-run.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Says in a row what a test sends, and where to. */
void sender_test_summary_show (AdwActionRow  *row,
                               SenderTestRun *run);

G_END_DECLS
