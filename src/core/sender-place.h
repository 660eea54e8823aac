/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/*
 * Paths in the words of the window: “SMS, body key 2”, “Messages, sign-in code, SMS, English”.
 */

/* @config (nullable): names numbers by themselves instead of by their order. (transfer full) */
char *sender_place_dup (SenderConfig *config,
                        const char   *path);
/* The notification type `strong_authentication`: “sign-in code”. (transfer full) */
char *sender_place_dup_template (const char *name);
/* The locale `en-GB`: “English (GB)”. (transfer full) */
char *sender_place_dup_locale (const char *locale);

G_END_DECLS
