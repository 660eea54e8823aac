/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/* A configuration as others take it, never with a secret. */

/* PingOne's phone delivery settings, for people to read. (transfer full) */
char *sender_export_dup_pingone (SenderConfig *config);

void     sender_export_pingone_async (SenderConfig       *config,
                                      GFile              *file,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean sender_export_pingone_finish (GAsyncResult *result,
                                       GError      **error);

G_END_DECLS
