/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A drop-down for an enumeration whose values begin at 0. A value that is not among its choices,
 * which a newer service may have sent, is shown as unknown and stays until another is chosen.
 *
 * Properties: choices, the labels of the values, for it alone; value; label, its accessible name.
 */

#define SENDER_TYPE_CHOICE (sender_choice_get_type ())

G_DECLARE_FINAL_TYPE (SenderChoice, sender_choice, SENDER, CHOICE, AdwBin)

G_END_DECLS
