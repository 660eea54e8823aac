/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"
#include "sender-section.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What stands in the middle of the header bar: the section, and below it the name of the document
 * and its state. Where there is little room the name is cut first, then left out. */

#define SENDER_TYPE_TITLE (sender_title_get_type ())

G_DECLARE_FINAL_TYPE (SenderTitle, sender_title, SENDER, TITLE, GtkWidget)

/* @document (nullable): nothing is shown. @narrow: a long state may be cut, too. */
void sender_title_show (SenderTitle    *self,
                        SenderSection   section,
                        SenderDocument *document,
                        gboolean        narrow);

G_END_DECLS
