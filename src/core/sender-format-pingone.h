/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-importer.h"

G_BEGIN_DECLS

/* PingOne's phone delivery settings, lossless both ways (reference: PingOne, section 1). */

gboolean sender_format_pingone_is (SenderJson *json);
/* What kind of sender an object is, by its `provider`. */
SenderProviderKind sender_format_pingone_get_kind (SenderJson *settings);

/* What a request is for, by its `deliveryMethod`. */
SenderChannel sender_format_pingone_get_channel (SenderJson *request);

/* One object or a collection (HAL, or an array) into @import. */
gboolean sender_format_pingone_read (SenderJson   *json,
                                     SenderImport *import,
                                     GError      **error);

/* The object as PingOne takes it, never with a secret. (transfer full) */
SenderJson *sender_format_pingone_write (SenderConfig *config);

G_END_DECLS
