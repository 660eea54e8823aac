/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-history.h"
#include "sender-publication.h"

G_BEGIN_DECLS

/* What the history knows of a configuration's last test. */

/* @simulated: whether tests on stand-ins count. */
void             sender_test_record_find_async (SenderHistory      *history,
                                                const char         *configuration,
                                                gboolean            simulated,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
SenderTestRecord sender_test_record_find_finish (SenderHistory *history,
                                                 GAsyncResult  *result,
                                                 GError       **error);

G_END_DECLS
