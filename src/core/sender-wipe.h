/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Memory that held a secret, or text in which there may be one, is overwritten before it is given
 * back: what is freed stays readable until somebody else gets it.
 */

/* A text for `g_auto (SenderWipedText)`. */
typedef char *SenderWipedText;

void sender_wipe_free (char *text);
void sender_wipe_free_string (GString *string);
void sender_wipe_append (GString    *string,
                         const char *text,
                         gsize       length);

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (SenderWipedText, sender_wipe_free, NULL)

G_END_DECLS
