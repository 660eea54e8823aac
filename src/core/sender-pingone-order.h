/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/* Lists of a sender whose order says nothing. */

/* (transfer full) */
SenderJson *sender_pingone_dup_ordered (SenderJson *sender);

G_END_DECLS
