/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-platform-fault.h"
#include "sender-response.h"

G_BEGIN_DECLS

/* An answer of PingOne in words. */

SenderPlatformFault *sender_platform_fault_new (gboolean is_token,
                                                guint    status);
SenderPlatformFault *sender_platform_fault_new_from_response (SenderResponse *response,
                                                              gboolean        is_token,
                                                              GPtrArray      *secrets);

/* What an `innerError` (nullable) says would be right; NULL for nothing. (transfer full) */
char *sender_platform_describe_inner (SenderJson *inner);
/* Sets the error of an answer that is no 2xx. */
void sender_platform_fault_to_error (const SenderPlatformFault *self,
                                     GError                   **error);

G_END_DECLS
