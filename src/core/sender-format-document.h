/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

#define SENDER_DOCUMENT_FORMAT "sender-studio"
#define SENDER_DOCUMENT_VERSION 1

/* Our own document: the same model gives the same bytes. (transfer full) */
char *sender_format_document_write (SenderConfig *config);

/* A short digest of that: another model, another digest. (transfer full) */
char *sender_format_document_make_revision (SenderConfig *config);

/* @read_only (out) (optional): a newer version; nothing of it may be written back. */
SenderConfig *sender_format_document_read (SenderJson *json,
                                           gboolean   *read_only,
                                           GError    **error);

gboolean sender_format_document_is (SenderJson *json);

G_END_DECLS
