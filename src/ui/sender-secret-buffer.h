/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What an entry for a secret holds. GTK 4.8 gives assistive tools, and with them all who listen on
 * their bus, the text of an entry also while it shows dots, and each letter as it is typed. Here
 * the entry itself has nothing but dots as long as nobody asked to see the text.
 */

#define SENDER_TYPE_SECRET_BUFFER (sender_secret_buffer_get_type ())

G_DECLARE_FINAL_TYPE (SenderSecretBuffer, sender_secret_buffer, SENDER, SECRET_BUFFER,
                      GtkEntryBuffer)

/* Takes the place of what @entry kept its text in. (transfer none) */
SenderSecretBuffer *sender_secret_buffer_put (GtkEditable *entry);
/* (transfer none): until it changes. */
const char *sender_secret_buffer_get_secret (SenderSecretBuffer *self);

G_END_DECLS
