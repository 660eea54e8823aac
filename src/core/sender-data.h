/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/* A JSON file of data/ that is built in, such as `explain/twilio.json`. (transfer full) */
SenderJson *sender_data_read (const char *name);

G_END_DECLS
