/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-live-source.h"

G_BEGIN_DECLS

/* Where the notifications and languages of the table come from, in a sentence. @source is NULL
 * where nothing can be read. (transfer full) */
char *sender_messages_dup_origin (SenderLiveSource *source);

G_END_DECLS
