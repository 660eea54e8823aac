/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Style classes that come and go. */

void sender_css_set_class (gpointer    widget,
                           const char *name,
                           gboolean    has);
/* `error` or `warning`, and the accessible state of what can be edited. */
void sender_css_mark (gpointer       widget,
                      SenderSeverity worst);

G_END_DECLS
