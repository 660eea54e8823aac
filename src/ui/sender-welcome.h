/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What is shown while there is no configuration: Practice first, then New and Import. Properties:
 * low (there is no height for the picture), recovery (nullable).
 */

#define SENDER_TYPE_WELCOME (sender_welcome_get_type ())

G_DECLARE_FINAL_TYPE (SenderWelcome, sender_welcome, SENDER, WELCOME, AdwBin)

G_END_DECLS
