/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Holds a child that has a wide and a compact layout, and tells by `compact` (read) which of them
 * there is room for. */

#define SENDER_TYPE_COMPACT_BIN (sender_compact_bin_get_type ())

G_DECLARE_FINAL_TYPE (SenderCompactBin, sender_compact_bin, SENDER, COMPACT_BIN, GtkWidget)

G_END_DECLS
