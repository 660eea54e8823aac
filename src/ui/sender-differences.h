/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What two states of a configuration say differently: the place in words, before and after. NULL if
 * they say the same. (transfer floating) */
GtkWidget *sender_differences_new (SenderConfig *before,
                                   SenderConfig *after);
/* What two made of @base, below @text: what can be done. */
GtkWidget *sender_differences_new_both (SenderConfig *base,
                                        SenderConfig *mine,
                                        SenderConfig *theirs,
                                        const char   *text);

G_END_DECLS
