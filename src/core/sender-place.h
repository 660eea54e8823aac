/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/*
 * Paths in the words of the window: “SMS, body key 2”, “Messages, Sign-In Code, SMS, English”.
 */

/* @config (nullable): names numbers by themselves instead of by their order. (transfer full) */
char *sender_place_dup (SenderConfig *config,
                        const char   *path);

/* The paths of fields that can be named, without indexes; NULL behind the last. (nullable) */
const char *sender_place_get_field (guint position);

G_END_DECLS
