/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/* Lists of a sender whose order says nothing, and names whose case does not. */

/* (transfer full) */
SenderJson *sender_pingone_dup_comparable (SenderJson *sender);

G_END_DECLS
