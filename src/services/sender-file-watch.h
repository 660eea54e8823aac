/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

G_BEGIN_DECLS

/*
 * Follows the file of an open document, in the library or anywhere, and tells the document when
 * somebody takes the file away or puts it back, or when it says something else. It is what it says
 * that counts: nobody is told of a file that was replaced by the same.
 */

#define SENDER_TYPE_FILE_WATCH (sender_file_watch_get_type ())

G_DECLARE_FINAL_TYPE (SenderFileWatch, sender_file_watch, SENDER, FILE_WATCH, GObject)

SenderFileWatch *sender_file_watch_new (SenderDocument *document);
/* While it is held, what happens to the file is this program's own doing. */
void sender_file_watch_hold (SenderFileWatch *self,
                             gboolean         hold);

G_END_DECLS
