/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-dispatch-run.h"

G_BEGIN_DECLS

/* The executions of a list that may be this send’s: to its recipient, and not older than it. Those
 * known to be somebody else’s are left out. @page (nullable). (transfer container) (element-type
 * SenderJson): of @page */
GPtrArray *sender_dispatch_list_candidates (SenderDispatchRun *self,
                                            SenderJson        *page);

G_END_DECLS
