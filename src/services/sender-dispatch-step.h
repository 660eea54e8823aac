/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-dispatch.h"

G_BEGIN_DECLS

/* @text is taken. */
SenderDispatchStep *sender_dispatch_step_new (const char *stage,
                                              char       *text);
/* Before anybody sees it. */
void sender_dispatch_step_set_parts (SenderDispatchStep *self,
                                     const char         *subject,
                                     const char         *detail);

G_END_DECLS
