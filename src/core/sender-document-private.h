/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

G_BEGIN_DECLS

/* Makes a step of what was edited since the last one, and checks now. */
void sender_document_settle (SenderDocument *self);

G_END_DECLS
