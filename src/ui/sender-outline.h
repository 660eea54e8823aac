/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The sections of a document in three groups: set up, prove, go live. Properties: document
 * (nullable); workspace (nullable); section, the selected one. Signal `activated`: one was chosen,
 * maybe the same.
 */

#define SENDER_TYPE_OUTLINE (sender_outline_get_type ())

G_DECLARE_FINAL_TYPE (SenderOutline, sender_outline, SENDER, OUTLINE, AdwBin)

SenderSection sender_outline_get_section (SenderOutline *self);
void          sender_outline_set_section (SenderOutline *self,
                                          SenderSection  section);

G_END_DECLS
