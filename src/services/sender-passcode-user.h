/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-platform.h"

G_BEGIN_DECLS

/* Whom a code is made for: @text is an id or a user name, to the letter. */
void sender_passcode_user_find_async (SenderPlatform     *platform,
                                      const char         *text,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
/* The id. SENDER_ERROR_NOT_FOUND if there is no such user, SENDER_ERROR_AMBIGUOUS if there are
 * several; all else is an error of the service. (transfer full) (nullable) */
char *sender_passcode_user_find_finish (SenderPlatform *platform,
                                        GAsyncResult   *result,
                                        GError        **error);

G_END_DECLS
