/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"

G_BEGIN_DECLS

/* One for SMS of each word. `a12` goes to https://x.example/a, with the rows 0=1 and 1=2; a capital
 * to another server, and `a?12` has a query. @words (nullable). (transfer full) (nullable) */
SenderConfig *make_requests (const char *words);

G_END_DECLS
