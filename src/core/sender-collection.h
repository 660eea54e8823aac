/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/* Lists as PingOne answers them. */

/* @items (out) (nullable) (transfer none): the array, NULL where the collection says that it is
 * empty. FALSE for what is no collection. */
gboolean sender_collection_read (SenderJson  *answer,
                                 SenderJson **items);

G_END_DECLS
