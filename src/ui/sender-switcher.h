/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The name of the open configuration, as a button that opens the list of all of them: search,
 * switch (`library.open`), and what is done with the open one. Properties: document (nullable),
 * library (nullable), recovery (nullable).
 */

#define SENDER_TYPE_SWITCHER (sender_switcher_get_type ())

G_DECLARE_FINAL_TYPE (SenderSwitcher, sender_switcher, SENDER, SWITCHER, AdwBin)

void sender_switcher_popup (SenderSwitcher *self);

G_END_DECLS
