/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A channel's request as it would leave, and what would be answered. Follows every edit.
 *
 * Properties: document (nullable); channel; decoded, pairs as whoever receives them reads them.
 */

#define SENDER_TYPE_WIRE_PREVIEW (sender_wire_preview_get_type ())

G_DECLARE_FINAL_TYPE (SenderWirePreview, sender_wire_preview, SENDER, WIRE_PREVIEW, AdwBin)

G_END_DECLS
