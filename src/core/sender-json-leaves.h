/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

GHashTable *sender_json_list_leaves (SenderJson *self);

G_END_DECLS
