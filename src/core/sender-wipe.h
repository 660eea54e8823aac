/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Memory that held a secret, or text in which there may be one, is overwritten before it is given
 * back: what is freed stays readable until somebody else gets it.
 *
 * Out of reach are the copies of others: the headers and output buffers of libsoup and of TLS, the
 * messages of D-Bus while a secret goes to the keyring or comes from it, the terminal's and the
 * pipe's buffers in the kernel, and registers saved on the stack. They are gone when the process
 * is, and nobody else can read them:
 * see sender-process.h.
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
