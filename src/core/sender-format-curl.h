/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-importer.h"

G_BEGIN_DECLS

gboolean sender_format_curl_is (const char *text);
gboolean sender_format_curl_read (const char   *text,
                                  SenderImport *import,
                                  GError      **error);
/* A command for a shell; the secret is a reference to a variable. (transfer full) */
char *sender_format_curl_write (SenderConfig         *config,
                                SenderChannelRequest *request,
                                GError              **error);

G_END_DECLS
