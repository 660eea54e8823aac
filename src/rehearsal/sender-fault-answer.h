/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-serving.h"
#include "sender-visit.h"

G_BEGIN_DECLS

/* Turns what would go back into what a fault makes of it. */
void sender_fault_answer_apply (SenderVisit     *visit,
                                SenderFaultRule *fault,
                                SenderServing   *delivery);

G_END_DECLS
