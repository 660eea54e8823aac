/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The main menu, wherever a header bar shows it. */

#define SENDER_TYPE_MAIN_MENU (sender_main_menu_get_type ())

G_DECLARE_FINAL_TYPE (SenderMainMenu, sender_main_menu, SENDER, MAIN_MENU, AdwBin)

G_END_DECLS
