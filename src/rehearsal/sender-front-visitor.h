/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-stage.h"

G_BEGIN_DECLS

/* One connection. It owns itself and is in @visitors as long as it lives. */

typedef struct _SenderFrontVisitor SenderFrontVisitor;

void sender_front_visitor_start (SenderStage     *stage,
                                 SenderService    service,
                                 GSocket         *socket,
                                 GTlsCertificate *certificate,
                                 GPtrArray       *visitors);
/* Ends it soon: nothing more is read or written. */
void sender_front_visitor_dismiss (SenderFrontVisitor *self);

G_END_DECLS
