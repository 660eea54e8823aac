/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-library.h"
#include "sender-outline.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The left part of the window: New, the switcher, the main menu; where it would happen; the
 * outline. Properties: document (nullable), library (nullable), alone (nothing is beside it),
 * recovery (nullable).
 */

#define SENDER_TYPE_SIDEBAR (sender_sidebar_get_type ())

G_DECLARE_FINAL_TYPE (SenderSidebar, sender_sidebar, SENDER, SIDEBAR, AdwBin)

SenderOutline *sender_sidebar_get_outline (SenderSidebar *self);
void           sender_sidebar_popup_switcher (SenderSidebar *self);

G_END_DECLS
