/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-window.h"

G_BEGIN_DECLS

/* Anything importable, pasted or from a file. What can't be read stays there to be mended. */

#define SENDER_TYPE_IMPORT_DIALOG (sender_import_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SenderImportDialog, sender_import_dialog, SENDER, IMPORT_DIALOG, AdwWindow)

GtkWidget *sender_import_dialog_new (SenderWindow *window);

G_END_DECLS
