/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What is wrong with the file of a document, over its pages: it could not be saved, somebody else
 * deleted or changed it, a newer version wrote it. Properties: document (nullable), narrow.
 */

#define SENDER_TYPE_FILE_NOTICES (sender_file_notices_get_type ())

G_DECLARE_FINAL_TYPE (SenderFileNotices, sender_file_notices, SENDER, FILE_NOTICES, GtkBox)

/* @text (nullable): why what was typed is not saved; said until the document is. */
void sender_file_notices_set_save_error (SenderFileNotices *self,
                                         const char        *text);

G_END_DECLS
