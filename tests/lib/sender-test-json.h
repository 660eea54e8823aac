/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/* @text (nullable) as JSON; fails the test if it is none. (transfer full) (nullable) */
SenderJson *sender_test_json (const char *text);

G_END_DECLS
