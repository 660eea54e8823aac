/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-request.h"
#include "sender-response.h"

G_BEGIN_DECLS

/* An answer as text to show: nothing that was secret in the request stands in it. @request and
 * @secret (nullable). (transfer full) */
char *sender_exchange_text_of_response (SenderResponse *response,
                                        SenderRequest  *request,
                                        const char     *secret);

G_END_DECLS
