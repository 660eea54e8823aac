/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The rows of a form, or the headers, of a channel's request: added, moved, removed, each as one
 * step of the history.
 *
 * Properties: document (nullable); channel; headers: the headers instead of the form.
 */

#define SENDER_TYPE_PAIR_LIST (sender_pair_list_get_type ())

G_DECLARE_FINAL_TYPE (SenderPairList, sender_pair_list, SENDER, PAIR_LIST, GtkBox)

/* Gives the focus to where `sms.body[1].key` is edited. Returns whether it is here. */
gboolean sender_pair_list_reveal (SenderPairList *self,
                                  const char     *path);

G_END_DECLS
