/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/* What every reader of a JSON tree refuses, in the same words: where, what, and why. */

gboolean sender_json_check_kind (SenderJson    *json,
                                 SenderJsonKind kind,
                                 const char    *name,
                                 GError       **error);
void     sender_json_set_error (SenderJson *json,
                                GError    **error,
                                const char *format,
                                ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
