/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-flow.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A flow definition as a file, such as Twilio Studio shows and takes under “Flow JSON”. */

void        sender_flow_file_read_async (GFile              *file,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
SenderFlow *sender_flow_file_read_finish (GAsyncResult *result,
                                          GError      **error);
/* Writes the starter flow of @channel for the keys of @message (nullable). */
void     sender_flow_file_write_async (GFile              *file,
                                       SenderChannel       channel,
                                       SenderMessage      *message,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean sender_flow_file_write_finish (GAsyncResult *result,
                                        GError      **error);

G_END_DECLS
