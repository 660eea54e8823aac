/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-visit.h"

G_BEGIN_DECLS

/* A call of the control interface from inside the process: the answer stands in the request.
 * (transfer full) (nullable): NULL if it is no request */
SenderVisit *sender_control_call (SenderStage *stage,
                                  const char  *method,
                                  const char  *path,
                                  SenderJson  *body);

G_END_DECLS
