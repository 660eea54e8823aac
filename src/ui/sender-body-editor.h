/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The body of a channel's request, as Form or Raw. Both are kept; a line says which one PingOne
 * will keep.
 *
 * Properties: document (nullable); channel; format, which of the two is chosen.
 */

#define SENDER_TYPE_BODY_EDITOR (sender_body_editor_get_type ())

G_DECLARE_FINAL_TYPE (SenderBodyEditor, sender_body_editor, SENDER, BODY_EDITOR, AdwBin)

/* Gives the focus to where a path is edited. Returns whether it is here. */
gboolean sender_body_editor_reveal (SenderBodyEditor *self,
                                    const char       *path);

G_END_DECLS
