/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-importer.h"

G_BEGIN_DECLS

/* Shared by sender-format-curl.c and sender-format-curl-examples.c only. */

void sender_format_curl_replace_examples (SenderImport         *import,
                                          SenderConfig         *config,
                                          SenderChannelRequest *request);

G_END_DECLS
