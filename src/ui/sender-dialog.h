/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows a dialog, with the keyboard on its default response where nothing is to be entered. */
void sender_dialog_present (AdwMessageDialog *dialog);

G_END_DECLS
